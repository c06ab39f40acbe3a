// Who may approve what. The server decides; this only tells people before they try.

/** @typedef {{needsSecondPerson: boolean, authors?: string[], retirement?: {by: string} | null}} UnderWay */

/**
 * Whether somebody has a hand in what is to be approved and it needs another person.
 * @param {UnderWay} life
 * @param {string} who a user name
 */
export function needsOther({ needsSecondPerson, authors, retirement }, who) {
  const hands = retirement ? [retirement.by] : (authors ?? []);
  return needsSecondPerson && hands.includes(who);
}

/** Whether it waits for a review. @param {import("./types.js").Stage} stage */
export const waits = (stage) => stage === "in-review" || stage === "retirement-proposed";
