// The bank's terms and what customers say for them: as they stand, and what a draft changes of them.

import { css, html, nothing } from "lit";
import { peopleText } from "console/people-text.js";
import { languageWord } from "console/words.js";
import { say } from "./glossary-words.js";

/** @typedef {{language: "zh" | "en", term: string, synonyms: string[]}} Term */
/** @typedef {import("./draft-form.js").Touch} Touch */

/**
 * The glossary as customers are read, and what is under way with it.
 * @typedef {{
 *   stage: "settled" | "waiting" | "returned" | "approved",
 *   revision: string,
 *   released: Term[],
 *   draft: Term[] | null,
 *   authors: string[],
 *   touched: Touch | null,
 *   approved: Touch | null,
 *   returned: Touch | null,
 * }} Glossary
 */

/** @typedef {{kind: "added" | "changed" | "removed", language: "zh" | "en", term: string, came: string[], went: string[]}} TermChange */

const TONES = { added: "green", changed: "blue", removed: "red" };

/** @type {("zh" | "en")[]} */
export const LANGUAGES = ["zh", "en"];

export const termStyles = css`
  .terms {
    display: grid;
    gap: 4px;
    overflow-wrap: anywhere;
  }
`;

/** @param {string[]} words */
const listed = (words) => peopleText(words.join(say("between")));

/** What a draft changes. @param {Term[]} before @param {Term[]} after @returns {TermChange[]} */
export function termChanges(before, after) {
  /** @param {Term} one */
  const key = ({ language, term }) => `${language} ${term}`;
  const was = new Map(before.map((one) => [key(one), one.synonyms]));
  const is = new Map(after.map((one) => [key(one), one.synonyms]));
  /** @type {TermChange[]} */
  const changes = [];
  for (const one of after) {
    const had = was.get(key(one));
    const came = one.synonyms.filter((word) => !had?.includes(word));
    const went = (had ?? []).filter((word) => !one.synonyms.includes(word));
    if (!had || came.length + went.length > 0) {
      changes.push({ kind: had ? "changed" : "added", language: one.language, term: one.term, came, went });
    }
  }
  for (const one of before) {
    if (!is.has(key(one))) {
      changes.push({ kind: "removed", language: one.language, term: one.term, came: [], went: one.synonyms });
    }
  }
  return changes;
}

/** @param {Glossary} glossary */
export function changeList({ released, draft }) {
  const changes = termChanges(released, draft ?? []);
  if (changes.length === 0) return html`<p class="quiet">${say("noChanges")}</p>`;
  return html`<ul class="terms">
    ${changes.map(
      ({ kind, language, term, came, went }) =>
        html`<li data-term=${term}>
          <span class="badge" data-tone=${TONES[kind]}>${say(kind)}</span>
          <span class="quiet">${languageWord(language)}</span> <strong>${peopleText(term)}</strong>
          ${came.length > 0 ? html`<ins>+ ${listed(came)}</ins>` : nothing}
          ${went.length > 0 ? html`<del>− ${listed(went)}</del>` : nothing}
        </li>`,
    )}
  </ul>`;
}

/** @param {Term[]} terms those of one language */
export function termTable(terms) {
  if (terms.length === 0) return html`<p class="quiet">${say("none")}</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say("term")}</th>
        <th scope="col">${say("synonyms")}</th>
      </tr>
    </thead>
    <tbody>
      ${terms.map(
        ({ term, synonyms }) =>
          html`<tr data-term=${term}>
            <th scope="row">${peopleText(term)}</th>
            <td>${listed(synonyms)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
