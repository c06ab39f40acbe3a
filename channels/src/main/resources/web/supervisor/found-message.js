// Which message of a conversation a search meant.

/** @typedef {import("console/types.js").Message} Message */

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase();

/** Words by their spaces; Chinese, which has none, by its pairs of characters. @param {string} query */
function terms(query) {
  const runs = query.match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
  return new Set(
    runs.flatMap((run) => {
      if (!/\p{Script=Han}/u.test(run)) return [run];
      const signs = [...run];
      return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
    }),
  );
}

/**
 * The first of the messages that hold most of what was searched for, best as it was written.
 * @param {Message[]} messages
 * @param {string} query
 * @returns {number | null} its sequence number, or null when none holds any of it
 */
export function foundMessage(messages, query) {
  const wanted = plain(query).trim();
  const words = terms(wanted);
  let best = 0;
  let found = null;
  for (const { seq, text } of messages) {
    const said = plain(text);
    const held = [...words].filter((word) => said.includes(word)).length;
    const score = held + (wanted && said.includes(wanted) ? 1 : 0);
    if (score <= best) continue;
    best = score;
    found = seq;
  }
  return found;
}
