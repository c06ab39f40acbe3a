// Where on the board one is, kept in the address so that a reload or a bookmark finds it again.

/** @typedef {"all" | "mine" | "suggestions" | "praise" | "ended"} Show */

/** @typedef {{show: Show, number: string | null}} Place */

/** @type {Show[]} */
export const SHOWS = ["all", "mine", "suggestions", "praise", "ended"];

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  const show = /** @type {Show} */ (given.get("show") ?? "all");
  return { show: SHOWS.includes(show) ? show : "all", number: given.get("number") || null };
}

/** @param {Partial<Place>} to */
export function addressOf({ show, number }) {
  const given = new URLSearchParams();
  if (show && show !== "all") given.set("show", show);
  if (number) given.set("number", number);
  return `#${given}`;
}

/** The page of one, from which the way back leads to the same list. @param {string} number */
export const addressOfOne = (number) => addressOf({ show: place().show, number });
