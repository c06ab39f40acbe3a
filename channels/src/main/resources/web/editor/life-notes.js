// Who did what with an article: the last acts as sentences, and the whole history.

import { css, html, nothing } from "lit";
import { dateAndTime, exactly, shortId } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { eventWord, say } from "./words.js";

/** @typedef {import("./types.js").Detail} Detail */
/** @typedef {import("./types.js").Act} Act */

export const noteStyles = css`
  .notes {
    display: grid;
    gap: 4px;
  }

  .notes q,
  .history q {
    overflow-wrap: anywhere;
  }

  .history li {
    padding: 6px 0;
    border-block-start: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  .history q {
    display: block;
  }
`;

/** @param {string | null} why */
const quoted = (why) =>
  why ? html` <q lang="" class="why">${peopleText(why)}</q>` : nothing;

/** @param {"submittedBy" | "approvedBy" | "returnedBy" | "retirementBy"} key @param {Act | null} act */
const note = (key, act) =>
  act ? html`<li>${say(key, { by: act.by, at: dateAndTime(act.at) })}${quoted(act.why)}</li>` : nothing;

/** @param {Detail} detail */
export function lifeNotes({ heldBack = [], returned, retirement, submitted, approved, accepted, publishFrom }) {
  return html`<ul class="notes">
    ${heldBack.map((gap) => html`<li class="fault">${say("heldBack", { why: gap[currentLanguage()] })}</li>`)}
    ${note("returnedBy", returned)} ${note("retirementBy", retirement)} ${note("submittedBy", submitted)}
    ${submitted && accepted.length > 0 ? html`<li>${say("acceptedNote", { count: accepted.length })}</li>` : nothing}
    ${note("approvedBy", approved)}
    ${publishFrom ? html`<li>${say("publishFrom", { at: dateAndTime(publishFrom) })}</li>` : nothing}
  </ul>`;
}

/** With an approval the time of the publication stands where others have a reason. @param {Detail["history"][number]} entry */
function remark({ event, why }) {
  const time = event === "article.approved" && why && !Number.isNaN(Date.parse(why));
  return time ? html` <span>${say("publishFrom", { at: dateAndTime(why) })}</span>` : quoted(why);
}

/**
 * What happened. What was published and then saved with the same words was made a draft again, as another release answers.
 * @param {Detail["history"]} history the newest first
 * @param {number} at
 */
function what(history, at) {
  const { event, revision } = history[at];
  const before = history.slice(at + 1).find((one) => one.event === "article.published");
  return eventWord(event === "article.drafted" && revision && before?.revision === revision ? "article.taken-back" : event);
}

/** @param {Detail["history"]} history the newest first */
export function historyList(history) {
  if (history.length === 0) return html`<p class="quiet">${say("noHistory")}</p>`;
  const space = currentLanguage() === "zh" ? "" : " ";
  return html`<ol class="history">
    ${history.map(
      (entry, at) =>
        html`<li>
          <time class="quiet figures" datetime=${entry.at} title=${exactly(entry.at)}>${dateAndTime(entry.at)}</time>
          <strong>${entry.by}</strong>${space}${what(history, at)}
          ${entry.revision
            ? html`<span class="code quiet" title=${entry.revision}>${shortId(entry.revision)}</span>`
            : nothing}${remark(entry)}
        </li>`,
    )}
  </ol>`;
}
