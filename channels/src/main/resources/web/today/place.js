// Where one is, kept in the address so that a reload or a bookmark finds it again.

/** @typedef {"mine" | "unowned"} Show */

/** `number` is that of a follow-up that is looked at. @typedef {{show: Show, number: string | null}} Place */

/** @type {Show[]} */
export const SHOWS = ["mine", "unowned"];

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  return { show: given.get("show") === "unowned" ? "unowned" : "mine", number: given.get("number") || null };
}

/** @param {Partial<Place>} to */
export function addressOf({ show, number }) {
  const given = new URLSearchParams();
  if (show && show !== "mine") given.set("show", show);
  if (number) given.set("number", number);
  return `#${given}`;
}

/** The page of one follow-up, from which the way back leads to the same list. @param {string} number */
export const addressOfFollowUp = (number) => addressOf({ show: place().show, number });
