// What is different between two states of an article.

import { css, html, nothing } from "lit";
import { peopleText } from "console/people-text.js";
import { languageWord } from "console/words.js";
import { compared } from "./text-diff.js";
import { codeWord, fieldWord, say } from "./words.js";

/** @typedef {import("./types.js").Diff} Diff */

export const diffStyles = css`
  .diff {
    display: grid;
    gap: 12px;
  }

  .diff h4 {
    margin: 0 0 4px;
    font-size: 0.93em;
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 8px;
  }

  del,
  ins {
    display: block;
    padding: 5px 9px;
    border-radius: 4px;
    overflow-wrap: anywhere;
    text-decoration: none;
    white-space: pre-wrap;
  }

  del {
    background: var(--red-soft);
  }

  ins {
    background: var(--green-soft);
  }

  del .mark,
  ins .mark {
    font-weight: 700;
  }

  .diff mark {
    border-radius: 2px;
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  @media (width < 700px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** Lists come as codes with commas between them; whatever is no code stays as it is. @param {unknown} value */
function text(value) {
  if (value === null || value === undefined || value === "") return say("empty");
  return /^[a-z-]+(, [a-z-]+)*$/.test(String(value))
    ? String(value).split(", ").map(codeWord).join(", ")
    : String(value);
}

/** @param {string} name @param {import("./types.js").Language | null} language */
const heading = (name, language) =>
  html`<h4>${name}${language ? html` <span class="quiet">(${languageWord(language)})</span>` : nothing}</h4>`;

/** @param {import("./text-diff.js").Piece[]} pieces */
const shown = (pieces) =>
  pieces.map(({ text, other }) => (other ? html`<mark>${peopleText(text)}</mark>` : peopleText(text)));

/** @param {unknown} content */
const gone = (content) =>
  html`<del dir="auto"><span class="mark" aria-hidden="true">− </span><span class="for-readers">${say("was")} </span>${content}</del>`;

/** @param {unknown} content */
const come = (content) =>
  html`<ins dir="auto"><span class="mark" aria-hidden="true">+ </span><span class="for-readers">${say("is")} </span>${content}</ins>`;

/** @param {Diff | null} diff */
export function diffView(diff) {
  const phrasings = diff?.phrasings.filter(({ added, removed }) => added.length + removed.length > 0) ?? [];
  if (!diff || diff.fields.length + phrasings.length === 0) return html`<p class="quiet">${say("noChanges")}</p>`;
  return html`<div class="diff">
    ${diff.fields.map(({ field, language, before, after }) => {
      const [was, is] = [text(before), text(after)];
      return html`<section>
        ${heading(field.replace(/^[a-z.-]+(?= \(|$)/, (word) => fieldWord(word)), language)}
        <div class="sides">${gone(shown(compared(was, is)))} ${come(shown(compared(is, was)))}</div>
      </section>`;
    })}
    ${phrasings.map(
      ({ language, added, removed }) =>
        html`<section>
          ${heading(fieldWord("phrasings"), language)} ${removed.map((phrasing) => gone(peopleText(phrasing)))}
          ${added.map((phrasing) => come(peopleText(phrasing)))}
        </section>`,
    )}
  </div>`;
}
