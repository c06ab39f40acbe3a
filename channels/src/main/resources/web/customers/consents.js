// What a customer allowed, by purpose and with its history, and what they were told that they must be told.

import { html, nothing } from "lit";
import { dateAndTime, exactly } from "console/format.js";
import { peopleText } from "console/people-text.js";
import { staffName } from "console/staff-names.js";
import { PURPOSES, answerWord, howWord, purposeWord } from "./code-words.js";
import { CONSENT, DISCLOSE } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */
/** @typedef {import("./holdings.js").Steps} Steps */

/** @param {boolean | null} given */
const answerOf = (given) => (given === null ? say("notSaid") : answerWord(given ? "yes" : "no"));

/** @param {boolean | null} given */
const toneOf = (given) => (given === null ? "grey" : given ? "green" : "red");

/** @param {string} at @param {unknown} sentence @param {string | null} words */
const line = (at, sentence, words) =>
  html`<li>
    <p class="top">
      <span dir="auto">${sentence}</span>
      <time class="quiet figures" datetime=${at} title=${exactly(at)}>${dateAndTime(at)}</time>
    </p>
    ${words ? html`<div class="words"><p dir="auto">${peopleText(words)}</p></div>` : nothing}
  </li>`;

/** @param {Customer} customer @param {Steps} steps */
export function consents({ consents: now, consentHistory }, steps) {
  return html`<section class="card" data-part="consents" tabindex="-1" aria-labelledby="consents">
    <h3 id="consents">${say("consents")}</h3>
    <dl>
      ${PURPOSES.map(
        (purpose) =>
          html`<dt>${purposeWord(purpose)}</dt>
            <dd>
              <span class="badge" data-consent=${purpose} data-tone=${toneOf(now[purpose] ?? null)}
                >${answerOf(now[purpose] ?? null)}</span
              >
            </dd>`,
      )}
    </dl>
    <p>${steps.button(CONSENT)}</p>
    ${consentHistory.length > 0
      ? html`<details data-history>
          <summary>${say("consentHistory")}</summary>
          <ol class="lines">
            ${consentHistory.map(({ purpose, given, how, by, note, at }) =>
              line(
                at,
                say("consentLine", { purpose: purposeWord(purpose), answer: answerOf(given), how: howWord(how), by: staffName(by) }),
                note,
              ),
            )}
          </ol>
        </details>`
      : nothing}
  </section>`;
}

/** @param {Customer} customer @param {Steps} steps */
export function disclosures({ disclosures: all }, steps) {
  return html`<section class="card" data-part="disclosures" aria-labelledby="disclosures">
    <h3 id="disclosures">${say("disclosures")}</h3>
    ${all.length === 0
      ? html`<p class="quiet">${say("noDisclosures")}</p>`
      : html`<ol class="lines">
          ${all
            .toReversed()
            .map(({ what, how, by, at }) => line(at, say("disclosureLine", { what, how: howWord(how), by: staffName(by) }), null))}
        </ol>`}
    <p>${steps.button(DISCLOSE)}</p>
  </section>`;
}
