// What is open between a customer and the bank, each with the way to its board.

import { html, nothing } from "lit";
import { kindWord as promiseWord } from "agent/promise.js";
import { STAGE_TONES as COMPLAINT_TONES, productWord, severityWord, stageWord as complaintStage } from "complaints/code-words.js";
import { dueBadge } from "console/due.js";
import { dateAndTime } from "console/format.js";
import { addressOfCase } from "console/matters.js";
import { peopleText } from "console/people-text.js";
import { staffMember } from "console/staff-names.js";
import { reasonWord } from "console/words.js";
import { STAGE_TONES as FEEDBACK_TONES, kindWord as feedbackKind, stageWord as feedbackStage } from "feedback/code-words.js";
import { chance } from "leads/chance.js";
import { fitBadge } from "leads/fit-badge.js";
import { STAGE_TONES as LEAD_TONES, stageWord as leadStage } from "leads/code-words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */

/** @param {"complaint" | "lead" | "feedback" | "follow-up"} what @param {{number: string, owner: string | null}} item @param {unknown[]} parts */
const line = (what, { number, owner }, parts) =>
  html`<li class="row" data-open=${what} data-number=${number}>
    <a class="figures" href=${addressOfCase(what, number)}>${number}</a>
    ${parts}
    <span class="quiet" dir="auto">${owner ? staffMember(owner) : say("nobody")}</span>
  </li>`;

/** @param {Customer} customer */
export function openItems({ waiting, openComplaints, openLeads, openFeedback, openFollowUps }) {
  if (waiting.length + openComplaints.length + openLeads.length + openFeedback.length + openFollowUps.length === 0) {
    return html`<p class="quiet">${say("noneOpen")}</p>`;
  }
  return html`<ul class="list">
    ${waiting.map(
      ({ conversation, reason, since, due }) =>
        html`<li class="row" data-open="waiting">
          <a href="/agent/#${new URLSearchParams({ conversation })}">${say("waitsNow")}</a>
          <span class="badge" data-tone="amber">${reasonWord(reason)}</span>
          <span class="quiet">${say("waitsSince", { at: dateAndTime(since) })}</span>
          ${dueBadge(due)}
        </li>`,
    )}
    ${openComplaints.map((one) =>
      line("complaint", one, [
        html`<span class="badge" data-tone=${one.severity === "major" ? "red" : "grey"}>${severityWord(one.severity)}</span>`,
        html`<span class="badge" data-tone=${COMPLAINT_TONES[one.stage]}>${complaintStage(one.stage)}</span>`,
        one.product ? productWord(one.product) : nothing,
        one.due ? dueBadge(one.due) : nothing,
      ]),
    )}
    ${openFollowUps.map((one) =>
      line("follow-up", one, [
        html`<span class="badge" data-tone="blue">${promiseWord(one.kind)}</span>`,
        dueBadge(one.due, one.overdue),
        one.text ? html`<span dir="auto">${peopleText(one.text)}</span>` : nothing,
      ]),
    )}
    ${openLeads.map((one) =>
      line("lead", one, [
        html`<span class="badge" data-tone=${LEAD_TONES[one.stage]}>${leadStage(one.stage)}</span>`,
        one.product ? productWord(one.product) : nothing,
        html`<span class="figures">${say("chance", { chance: chance(one.expected) })}</span>`,
        fitBadge(one.fit),
        one.due ? dueBadge(one.due) : nothing,
      ]),
    )}
    ${openFeedback.map((one) =>
      line("feedback", one, [
        html`<span class="badge" data-tone=${FEEDBACK_TONES[one.stage]}>${feedbackStage(one.stage)}</span>`,
        feedbackKind(one.kind),
        one.product ? productWord(one.product) : nothing,
      ]),
    )}
  </ul>`;
}
