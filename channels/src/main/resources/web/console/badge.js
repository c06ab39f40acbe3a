// Small coloured words. The word always says it too: colour alone says nothing to many people.

import { html, nothing } from "lit";
import { ratingWord, reasonWord, say, statusWord } from "./words.js";

/** @type {Record<string, string>} */
const REASON_TONES = {
  "self-harm": "red",
  fraud: "red",
  "lost-card": "red",
  hardship: "amber",
  complaint: "amber",
  person: "blue",
  "no-answer": "violet",
  failed: "grey",
  lead: "green",
};

/** @type {Record<string, string>} */
const STATUS_TONES = { BOT: "grey", QUEUED: "amber", HUMAN: "blue", RESOLVED: "green" };

/** @param {string | null | undefined} reason */
export function reasonBadge(reason) {
  if (!reason) return nothing;
  return html`<span class="badge" data-reason=${reason} data-tone=${REASON_TONES[reason] ?? "grey"}
    >${reasonWord(reason)}</span
  >`;
}

/** @param {string} status */
export function statusBadge(status) {
  return html`<span class="badge" data-status=${status} data-tone=${STATUS_TONES[status] ?? "grey"}
    >${statusWord(status)}</span
  >`;
}

/** What a customer said of an answer, or of so many. @param {string} rating @param {number} [count] */
export function ratingBadge(rating, count) {
  if (rating === "none" || count === 0) return nothing;
  return html`<span class="badge" data-rating=${rating} data-tone=${rating === "helpful" ? "green" : "red"}
    >${ratingWord(rating)}${count === undefined ? nothing : ` ${count}`}</span
  >`;
}

/** How likely a customer recommends the bank. @param {number | null | undefined} score */
export function surveyBadge(score) {
  if (score === null || score === undefined) return nothing;
  return html`<span class="badge" data-survey-score=${score} data-tone=${score > 8 ? "green" : score > 6 ? "amber" : "red"}
    >${say("recommends", { score })}</span
  >`;
}

/** How satisfied a customer is with how a person served them. @param {number | null | undefined} score */
export function satisfactionBadge(score) {
  if (!score) return nothing;
  return html`<span class="badge" data-satisfaction=${score} data-tone=${score > 3 ? "green" : score > 2 ? "amber" : "red"}
    >${say("satisfaction", { score })}</span
  >`;
}
