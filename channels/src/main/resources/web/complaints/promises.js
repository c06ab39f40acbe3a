// What was promised to the customer of a complaint or lead, and what came of it.

import { html, nothing } from "lit";
import { kindWord } from "agent/promise.js";
import { dueBadge } from "console/due.js";
import { dueTime } from "console/format.js";
import { peopleText } from "console/people-text.js";
import { staffName } from "console/staff-names.js";
import { resultWord } from "today/words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").PromiseMade} PromiseMade */

/** From 1 to 5; whoever gives this or less is not content. */
const POOR = 2;

/** @param {string} number */
const addressOfFollowUp = (number) => `/today/#${new URLSearchParams({ number })}`;

/** @param {{promises: PromiseMade[]}} about */
export function promisesOf({ promises }) {
  if (promises.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="promises">
    <h3 id="promises">${say("promises")}</h3>
    <ul class="list">
      ${promises.map(promiseLine)}
    </ul>
  </section>`;
}

/** @param {PromiseMade} promise */
function promiseLine({ number, kind, owner, due, overdue, result, score, text, ending }) {
  return html`<li data-promise=${number}>
    <p class="row">
      <a class="figures" href=${addressOfFollowUp(number)}>${number}</a>
      <span class="badge" data-tone="blue">${kindWord(kind)}</span>
      ${result ? html`<span class="badge">${resultWord(result)}</span>` : html`${dueBadge(due, overdue)} <span class="quiet">${say("due", { at: dueTime(due) })}</span>`}
      ${score ? html`<span class="badge" data-score=${score} data-tone=${score <= POOR ? "red" : "grey"}>${say("scored", { score })}</span>` : nothing}
      <span class="quiet">${owner ? staffName(owner) : say("nobody")}</span>
    </p>
    ${text ? html`<p dir="auto">${peopleText(text)}</p>` : nothing}
    ${ending ? html`<p class="quiet" dir="auto">${peopleText(ending)}</p>` : nothing}
  </li>`;
}
