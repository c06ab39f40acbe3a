// Which of a customer's leads goes on where two are merged.

/** @typedef {import("./types.js").Lead} Lead */

/** @param {{stage: string}} lead */
export const goesOn = ({ stage }) => stage === "open" || stage === "assigned" || stage === "contacted";

/** @type {Record<string, number>} */
const FAR = { contacted: 2, assigned: 1 };

/** Negative where one lead is to go on rather than another: the one further on, with an owner, the older. @param {any} one @param {any} other */
const ahead = (one, other) =>
  (FAR[other.stage] ?? 0) - (FAR[one.stage] ?? 0) ||
  Number(Boolean(other.owner)) - Number(Boolean(one.owner)) ||
  one.openedAt.localeCompare(other.openedAt);

/** Stands before the number of another lead that ends in this one. */
const ENDS = "-";

/** The ways to merge a lead with the customer's others, the one first by which the lead goes on that is ahead. @param {Lead} lead @returns {string[]} */
export const mergesOf = (lead) => {
  const ways = lead.others
    .filter(goesOn)
    .flatMap((row) => [
      { way: row.number, survivor: row },
      { way: ENDS + row.number, survivor: /** @type {any} */ (lead) },
    ]);
  return ways.sort((one, other) => ahead(one.survivor, other.survivor)).map(({ way }) => way);
};

/** What is sent for a way to merge. @param {string} way */
export const mergeOf = (way) => (way.startsWith(ENDS) ? { from: way.slice(ENDS.length) } : { into: way });
