// What the assistant says. It is an approved article in the plainest Markdown: blank lines, lines that begin with "- ",
// and **bold**; all else is text. Nobody else's words are read this way.

import { html } from "lit";
import { peopleText } from "./people-text.js";

/** Bold within a line: asterisks without a partner, or next to a space, are text. */
const BOLD = /\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*/;

/** @param {string} line */
function rich(line) {
  return line
    .split(BOLD)
    .map((piece, at) => (at % 2 ? html`<strong>${peopleText(piece)}</strong>` : peopleText(piece)));
}

/**
 * Paragraphs and lists.
 * @param {string} text
 */
export function articleText(text) {
  /** @type {{list: boolean, lines: string[]}[]} */
  const blocks = [];
  for (const part of text.split(/\n\s*\n/)) {
    /** @type {{list: boolean, lines: string[]} | undefined} */
    let block;
    for (const line of part.split("\n")) {
      const list = line.startsWith("- ");
      if (block?.list !== list) blocks.push((block = { list, lines: [] }));
      block.lines.push(list ? line.slice(2) : line);
    }
  }
  return blocks.map(({ list, lines }) =>
    list
      ? html`<ul>${lines.map((line) => html`<li>${rich(line)}</li>`)}</ul>`
      : html`<p>${rich(lines.join("\n"))}</p>`,
  );
}
