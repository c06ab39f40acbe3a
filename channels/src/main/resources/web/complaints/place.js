// Where on the board one is, kept in the address so that a reload or a bookmark finds it again.

/** @typedef {"all" | "mine" | "unowned" | "closed"} Show */

/** @typedef {{show: Show, number: string | null}} Place */

/** @type {Show[]} */
export const SHOWS = ["all", "mine", "unowned", "closed"];

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  const show = /** @type {Show} */ (given.get("show") ?? "all");
  return { show: SHOWS.includes(show) ? show : "all", number: given.get("number") || null };
}

/** Whether somebody comes to register a complaint of who has no record. */
export const registers = () => new URLSearchParams(location.hash.slice(1)).has("register");

/** @param {Partial<Place>} to */
export function addressOf({ show, number }) {
  const given = new URLSearchParams();
  if (show && show !== "all") given.set("show", show);
  if (number) given.set("number", number);
  return `#${given}`;
}

/** The page of one complaint, from which the way back leads to the same list. @param {string} number */
export function addressOfComplaint(number) {
  return addressOf({ show: place().show, number });
}
