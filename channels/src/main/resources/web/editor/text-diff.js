// Where two texts differ: line by line, and within a line that was changed, between its same beginning and end.

/** A piece of a text; `other` when the other text does not have it. @typedef {{text: string, other: boolean}} Piece */

/** For longer texts the table would be large, and nobody reads the marks. */
const MOST_LINES = 400;

/**
 * The pieces of one text, with those marked that another does not have.
 * @param {string} one
 * @param {string} other
 * @returns {Piece[]}
 */
export function compared(one, other) {
  const [lines, others] = [one.split("\n"), other.split("\n")];
  if (lines.length > MOST_LINES || others.length > MOST_LINES) return [{ text: one, other: false }];
  /** @type {Piece[]} */
  const pieces = [];
  for (const [at, partner] of partners(lines, others).entries()) {
    if (at > 0) pieces.push({ text: "\n", other: false });
    if (partner === lines[at]) pieces.push({ text: lines[at], other: false });
    else pieces.push(...within(lines[at], partner ?? ""));
  }
  return pieces;
}

/**
 * For every line the same line of the other text, or what stands in its place there, or null.
 * @param {string[]} lines
 * @param {string[]} others
 */
function partners(lines, others) {
  const common = lengths(lines, others);
  /** @type {(string | null)[]} */
  const found = [];
  let at = 0;
  let there = 0;
  while (at < lines.length) {
    if (lines[at] === others[there]) {
      found.push(others[there++]);
      at++;
      continue;
    }
    const keeps = there < others.length && common[at + 1][there + 1] === common[at][there];
    if (keeps) {
      // Neither is needed for what both have: one was changed into the other.
      found.push(others[there++]);
      at++;
    } else if (there < others.length && common[at][there + 1] >= common[at + 1][there]) there++;
    else {
      found.push(null);
      at++;
    }
  }
  return found;
}

/** The longest common subsequence from each pair of lines on. @param {string[]} lines @param {string[]} others */
function lengths(lines, others) {
  const table = Array.from({ length: lines.length + 1 }, () => new Array(others.length + 1).fill(0));
  for (let at = lines.length - 1; at >= 0; at--) {
    for (let there = others.length - 1; there >= 0; there--) {
      table[at][there] =
        lines[at] === others[there]
          ? table[at + 1][there + 1] + 1
          : Math.max(table[at + 1][there], table[at][there + 1]);
    }
  }
  return table;
}

/** @param {string} one @param {string} other @returns {Piece[]} */
function within(one, other) {
  // By whole characters: half of a pair of code units cannot be shown.
  const [mine, theirs] = [[...one], [...other]];
  const most = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < most && mine[start] === theirs[start]) start++;
  let end = 0;
  while (end < most - start && mine.at(-1 - end) === theirs.at(-1 - end)) end++;
  const middle = mine.length - end;
  return [
    { text: mine.slice(0, start).join(""), other: false },
    { text: mine.slice(start, middle).join(""), other: true },
    { text: mine.slice(middle).join(""), other: false },
  ].filter(({ text }) => text);
}
