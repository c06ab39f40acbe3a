// Where an article stands, and what about it needs an eye.

import { html, nothing } from "lit";
import { dateOnly, today } from "console/format.js";
import { SOON_DAYS, daysLeft } from "./article-order.js";
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

/** Stands where a stage does, for drafts that cannot be submitted as they are. */
export const MUST_CHANGE = "must-change";

/** @param {Stage} stage */
export function stageBadge(stage) {
  return html`<span class="badge" data-stage=${stage} data-tone=${TONES[stage] ?? "grey"}>${stageWord(stage)}</span>`;
}

/** Its last day, and whether its days are over, not yet come, or soon over. @param {{validFrom: string, validUntil: string | null}} row */
export function validityWarning({ validFrom, validUntil }) {
  const day = today();
  if (validUntil && validUntil < day) return warning("red", say("expired", { day: dateOnly(validUntil) }));
  if (validFrom > day) return warning("blue", say("notYet", { day: dateOnly(validFrom) }));
  const days = daysLeft(validUntil);
  if (!validUntil) return nothing;
  if (days > SOON_DAYS) return html`<span class="quiet" data-until>${say("until", { day: dateOnly(validUntil) })}</span>`;
  return warning("amber", say("expiresSoon", { day: dateOnly(validUntil), days }));
}

/** @param {string} tone @param {string} text */
const warning = (tone, text) => html`<span class="badge" data-tone=${tone}>${text}</span>`;
