// Published articles that answer today what another article is to answer, and drafts that are to.

import { css, html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { addressWith } from "./place.js";
import { say } from "./review-words.js";

/** @typedef {{
 *   article: string,
 *   title: import("./types.js").Both | null,
 *   answers?: import("./types.js").Both | null,
 *   draft?: boolean,
 *   duplicate: boolean,
 *   asked: number,
 *   phrasings: string[],
 * }} Near */

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

  .near .answer {
    margin: 4px 0 0;
    white-space: pre-line;
  }
`;

/** What is quoted within a quote. @param {string} text */
const within = (text) => text.replaceAll("“", "‘").replaceAll("”", "’");

/**
 * @param {Near[]} near
 * @param {boolean} [answers] whether what they answer is shown at once
 */
export function nearList(near, answers = false) {
  return html`<ul class="near">
      ${near.map(({ article, title, answers: theirs, draft, duplicate, asked, phrasings }) => {
      const answer = theirs?.[currentLanguage()] || theirs?.zh || theirs?.en;
      const more = phrasings.length - SHOWN;
      return html`<li class=${duplicate ? "duplicate" : ""} data-near=${article}>
        <a href=${addressWith({ view: "articles", article })}>${peopleText(title?.[currentLanguage()] || title?.zh || title?.en || article)}</a>
        ${draft ? html`<span><span class="badge" data-tone="grey">${say("nearDraftBadge")}</span></span>` : nothing}
        <span>${say(draft ? "nearDraft" : duplicate ? "nearDuplicate" : "nearSome", { asked, count: phrasings.length })}</span>
        ${phrasings.slice(0, SHOWN).map((text) => html`<q dir="auto">${peopleText(within(text))}</q>`)}
        ${more > 0 ? html`<span>${say("moreRemarks", { count: more })}</span>` : nothing}
        ${answer
          ? html`<details ?open=${answers}>
              <summary>${say("theirAnswer")}</summary>
              <p class="answer" dir="auto">${peopleText(answer)}</p>
            </details>`
          : nothing}
      </li>`;
    })}
    </ul>
    <p class="quiet">${say("nearHint")}</p>`;
}
