// Where an article stands, and what about it needs an eye.

import { html, nothing } from "lit";
import { dateOnly } from "console/format.js";
import { say, stageWord } from "./words.js";

/** @typedef {import("./types.js").ArticleRow} ArticleRow */
/** @typedef {import("./types.js").Stage} Stage */

/** @type {Record<Stage, string>} */
const TONES = {
  settled: "green",
  draft: "grey",
  "in-review": "amber",
  approved: "blue",
  "retirement-proposed": "amber",
  "retirement-approved": "violet",
  retired: "grey",
};

/** So long before its last day an article is pointed out. */
const SOON_DAYS = 30;
const DAY_MILLIS = 86_400_000;

/** @param {Stage} stage */
export function stageBadge(stage) {
  return html`<span class="badge" data-stage=${stage} data-tone=${TONES[stage] ?? "grey"}>${stageWord(stage)}</span>`;
}

/** Whether its days are over, not yet come, or soon over. @param {{validFrom: string, validUntil: string | null}} row */
export function validityWarning({ validFrom, validUntil }) {
  const today = new Date().toISOString().slice(0, 10);
  if (validUntil && validUntil < today) return warning("red", say("expired", { day: dateOnly(validUntil) }));
  if (validFrom > today) return warning("blue", say("notYet", { day: dateOnly(validFrom) }));
  const soon = validUntil && Date.parse(validUntil) - Date.parse(today) <= SOON_DAYS * DAY_MILLIS;
  return soon ? warning("amber", say("expiresSoon", { day: dateOnly(validUntil) })) : nothing;
}

/** @param {string} tone @param {string} text */
const warning = (tone, text) => html`<span class="badge" data-tone=${tone}>${text}</span>`;
