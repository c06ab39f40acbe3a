// What the assistant says. It is an approved article in the plainest Markdown: blank lines, lines that begin with "- ",
// and **bold**; all else is text. Nobody else's words are read this way.

import { html } from "lit";
import { peopleText } from "./people-text.js";

/** Says what stands in a text where a field does: its name is what is between the braces. @typedef {(name: string) => unknown} Fill */

/** Bold within a line: asterisks without a partner, or next to a space, are text. */
const BOLD = /\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*/;

/** What is filled in when it is sent. */
const FIELD = /\{\{([^{}]*)\}\}/;

/** @param {string} text @param {Fill} [fill] */
function filled(text, fill) {
  if (!fill) return peopleText(text);
  return text.split(FIELD).map((piece, at) => (at % 2 ? fill(piece.trim()) : peopleText(piece)));
}

/** @param {string} line @param {Fill} [fill] */
function rich(line, fill) {
  return line.split(BOLD).map((piece, at) => (at % 2 ? html`<strong>${filled(piece, fill)}</strong>` : filled(piece, fill)));
}

/**
 * Paragraphs and lists.
 * @param {string} text
 * @param {Fill} [fill] for texts whose fields are not filled in yet
 */
export function articleText(text, fill) {
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
      ? html`<ul>${lines.map((line) => html`<li>${rich(line, fill)}</li>`)}</ul>`
      : html`<p>${rich(lines.join("\n"), fill)}</p>`,
  );
}
