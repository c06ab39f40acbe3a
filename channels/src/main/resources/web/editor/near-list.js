// Published articles that answer today what another article is to answer, and drafts that are to.

import { css, html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { answerText } from "./answer-text.js";
import { articleLink } from "./article-link.js";
import { overlapWord } from "./gap-words.js";
import { say } from "./review-words.js";

/** What two answers say differently; the pieces are the words in question. @typedef {{
 *   language: import("./types.js").Language,
 *   kind: string,
 *   own: string,
 *   theirs: string,
 *   ownPiece: string,
 *   theirPiece: string,
 * }} Contradiction */

/** @typedef {{
 *   article: string,
 *   title: import("./types.js").Both | null,
 *   answers?: import("./types.js").Both | null,
 *   draft?: boolean,
 *   duplicate: boolean,
 *   asked: number,
 *   phrasings: string[],
 *   contradictions?: Contradiction[],
 * }} Near */

/** Those that say something else. @param {Near[]} near */
export const contradicting = (near) => near.filter(({ contradictions }) => (contradictions?.length ?? 0) > 0);

/** Said where there was no time to compare all drafts. @param {number} count how many were not compared */
export const draftsNotCompared = (count) =>
  count > 0 ? html`<p class="quiet" data-drafts-left=${count}>${say("draftsLeft", { count })}</p>` : nothing;

/** So many of its questions tell what is meant. */
const SHOWN = 3;

export const nearStyles = css`
  .near {
    display: grid;
    gap: 6px;
  }

  .near li {
    display: grid;
    gap: 2px;
    padding: 7px 10px;
    border-inline-start: 3px solid var(--line-strong);
    border-radius: 4px;
    background: var(--sunken);
    overflow-wrap: anywhere;
  }

  .near li.duplicate {
    border-color: var(--amber);
    background: var(--amber-soft);
  }

  .near li.contradicts {
    border-color: var(--red);
    background: var(--red-soft);
  }

  .near .answer {
    display: grid;
    gap: 6px;
    margin: 4px 0 0;
    white-space: pre-line;
  }

  .near .answer ul {
    padding-inline-start: 1.3em;
    list-style: disc;
  }

  .near .answer li {
    display: list-item;
    padding: 0;
    border: 0;
    background: none;
  }

  .near dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 8px;
    margin: 2px 0;
  }

  .near dd {
    margin: 0;
  }

  .near mark {
    border-radius: 3px;
    background: var(--amber-soft);
    color: inherit;
    font-weight: 700;
  }
`;

/** What is quoted within a quote. @param {string} text */
const within = (text) => text.replaceAll("“", "‘").replaceAll("”", "’");

/** A text with a piece of it marked. @param {string} text @param {string} piece */
function marked(text, piece) {
  const at = piece ? text.indexOf(piece) : -1;
  if (at < 0) return peopleText(text);
  return html`${peopleText(text.slice(0, at))}<mark>${peopleText(piece)}</mark>${peopleText(text.slice(at + piece.length))}`;
}

/** @param {Contradiction} contradiction */
const opposed = ({ language, kind, own, theirs, ownPiece, theirPiece }) =>
  html`<div data-contradiction=${kind}>
    <span class="badge" data-tone="red">${overlapWord("contradiction")} · ${overlapWord(kind)}</span>
    <dl>
      <dt>${say("thisSays")}</dt>
      <dd lang=${language}>${marked(own, ownPiece)}</dd>
      <dt>${say("otherSays")}</dt>
      <dd lang=${language}>${marked(theirs, theirPiece)}</dd>
    </dl>
  </div>`;

/** What is told of one before its questions. @param {Near} near */
function summary({ draft, duplicate, asked, phrasings }) {
  const count = phrasings.length;
  if (count === 0) return say("nearOffered");
  return say(draft ? "nearDraft" : duplicate ? "nearDuplicate" : "nearSome", { asked, count });
}

/**
 * @param {Near[]} near
 * @param {import("./answer-text.js").Values | undefined} values what the fields of their answers say
 * @param {{answers?: boolean, there?: (id: string) => boolean, apart?: boolean}} [how] `answers` is whether what they answer is
 *   shown at once, `there` which of them can be opened, and `apart` whether in a tab of its own
 */
export function nearList(near, values, { answers = false, there = () => true, apart = false } = {}) {
  const gravest = [...contradicting(near), ...near.filter((one) => !one.contradictions?.length)];
  return html`<ul class="near">
      ${gravest.map((one) => {
      const { article, title, answers: theirs, draft, duplicate, phrasings, contradictions = [] } = one;
      const language = theirs?.[currentLanguage()] ? currentLanguage() : theirs?.zh ? "zh" : "en";
      const answer = theirs?.[language];
      const more = phrasings.length - SHOWN;
      return html`<li class=${contradictions.length > 0 ? "contradicts" : duplicate ? "duplicate" : ""} data-near=${article}>
        ${articleLink(article, title?.[currentLanguage()] || title?.zh || title?.en || article, { there: there(article), apart })}
        ${draft ? html`<span><span class="badge" data-tone="grey">${say("nearDraftBadge")}</span></span>` : nothing}
        <span>${summary(one)}</span>
        ${contradictions.map(opposed)}
        ${phrasings.slice(0, SHOWN).map((text) => html`<q dir="auto">${peopleText(within(text))}</q>`)}
        ${more > 0 ? html`<span>${say("moreRemarks", { count: more })}</span>` : nothing}
        ${answer
          ? html`<details ?open=${answers}>
              <summary>${say("theirAnswer")}</summary>
              <div class="answer" lang=${language}>${answerText(answer, language, values)}</div>
            </details>`
          : nothing}
      </li>`;
    })}
    </ul>
    <p class="quiet">${say(contradicting(near).length > 0 ? "nearContradictHint" : "nearHint")}</p>`;
}
