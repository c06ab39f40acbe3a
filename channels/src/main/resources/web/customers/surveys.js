// How likely a customer said they recommend the bank, each time they were asked; whoever asked them enters what they said.

import { html, nothing } from "lit";
import { surveyBadge } from "console/badge.js";
import { dateAndTime, exactly } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { addressOfCase } from "console/matters.js";
import { peopleText } from "console/people-text.js";
import { staffName } from "console/staff-names.js";
import { resultWord } from "today/words.js";
import { SURVEY } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */
/** @typedef {import("./holdings.js").Steps} Steps */

/** @param {import("./types.js").Survey} survey */
const nameOf = ({ name, plan }) => (name ? name[currentLanguage() === "zh" ? "zh" : "en"] : plan);

/** @param {import("./types.js").Survey} survey */
function answerOf({ score, by, conversation, answeredAt, end }) {
  if (score === null && end) return say("surveyEnded", { result: resultWord(end) });
  if (score === null) return say(conversation ? "surveyNoAnswer" : "surveyToAsk");
  return say(by ? "surveyEntered" : "surveyAnswered", { by: staffName(by ?? ""), at: answeredAt ? dateAndTime(answeredAt) : "" });
}

/** @param {import("./types.js").Survey} survey @param {Steps} steps */
const line = (survey, steps) =>
  html`<li data-survey=${survey.number}>
    <p class="top">
      <span dir="auto">${surveyBadge(survey.score)} ${nameOf(survey)}</span>
      <time class="quiet figures" datetime=${survey.askedAt} title=${exactly(survey.askedAt)}
        >${dateAndTime(survey.askedAt)}</time
      >
    </p>
    <p class="quiet">${answerOf(survey)}</p>
    ${survey.reason ? html`<div class="words"><p dir="auto">${peopleText(survey.reason)}</p></div>` : nothing}
    ${survey.conversation
      ? nothing
      : html`<p class="row">
          ${steps.button(SURVEY, { number: survey.number })}
          ${survey.followUp && survey.score === null && !survey.end
            ? html`<a data-action="end-survey" href=${addressOfCase("follow-up", survey.followUp)}>${say("surveyToEnd")}</a>`
            : nothing}
        </p>`}
  </li>`;

/** @param {Customer} customer @param {Steps} steps */
export function surveys({ surveys: all }, steps) {
  return html`<section class="card" data-part="surveys" tabindex="-1" aria-labelledby="surveys">
    <h3 id="surveys">${say("surveys")}</h3>
    ${all.length === 0
      ? html`<p class="quiet">${say("noSurveys")}</p>`
      : html`<ol class="lines">
          ${all.map((survey) => line(survey, steps))}
        </ol>`}
  </section>`;
}
