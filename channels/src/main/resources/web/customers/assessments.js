// For how much risk a customer was assessed, each time, and who may enters another one.

import { html, nothing } from "lit";
import { dateAndTime, exactly } from "console/format.js";
import { staffName } from "console/staff-names.js";
import { ratingBadge } from "./rating-badge.js";
import { ASSESS } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */

/** @param {import("./types.js").Assessment} assessment */
const line = ({ id, by, at, rating }) =>
  html`<li data-assessment=${id}>
    <p class="top">
      <span dir="auto">${rating ? ratingBadge(rating) : nothing} ${say("assessmentLine", { id, by: staffName(by) })}</span>
      <time class="quiet figures" datetime=${at} title=${exactly(at)}>${dateAndTime(at)}</time>
    </p>
  </li>`;

/** @param {Customer} customer @param {import("./holdings.js").Steps} steps */
export function assessments({ assessments: all, rating }, steps) {
  return html`<section class="card" data-part="assessments" tabindex="-1" aria-labelledby="assessments">
    <h3 id="assessments">${say("assessments")}</h3>
    ${all.length === 0
      ? html`<p class="quiet">${say(rating ? "ratingFromBank" : "noAssessments")}</p>`
      : html`<ol class="lines">
          ${all.toReversed().map(line)}
        </ol>`}
    <p>${steps.button(ASSESS)}</p>
  </section>`;
}
