// An entry of the catalogue: what it says today, and how it stands.

import { html, nothing } from "lit";
import { dateOnly } from "console/format.js";
import { say, typeWord } from "./catalogue-words.js";

/** @typedef {"product" | "rate" | "fee" | "branch"} Kind */

/**
 * @typedef {{
 *   percent?: string,
 *   amount?: string,
 *   currency?: string,
 *   min?: string,
 *   max?: string,
 *   from: string,
 *   until?: string,
 * }} Period
 */

/**
 * An entry as it is written.
 * @typedef {{
 *   kind: Kind,
 *   id: string,
 *   zh: string,
 *   en: string,
 *   type?: string,
 *   risk?: string,
 *   addressZh?: string,
 *   addressEn?: string,
 *   phone?: string,
 *   hoursZh?: string,
 *   hoursEn?: string,
 *   periods: Period[],
 * }} Entry
 */

/** @typedef {import("./draft-form.js").Touch} Touch */

/**
 * An entry in the list: as customers get it, and what is under way with it; `expiry` says how it ends, drafted or not,
 * when that is soon.
 * @typedef {{
 *   key: string,
 *   stage: "settled" | "waiting" | "returned" | "approved",
 *   revision: string,
 *   released: Entry | null,
 *   draft: Entry | null,
 *   removal: boolean,
 *   authors: string[],
 *   touched: Touch | null,
 *   approved: Touch | null,
 *   returned: Touch | null,
 *   usedBy: {id: string, title: import("./types.js").Both | null}[],
 *   expiry: {past: boolean, last: string, zh: string, en: string} | null,
 * }} Row
 */

/**
 * @typedef {{
 *   article: string,
 *   title: import("./types.js").Both,
 *   field: string,
 *   zh: string,
 *   en: string,
 *   since: string | null,
 *   turns: number,
 * }} Task
 */

/** @typedef {{today: string, entries: Row[], blocked: Task[]}} Catalogue */

/** @type {Kind[]} */
export const KINDS = ["rate", "fee", "product", "branch"];

export const TYPES = ["account", "deposit", "card", "loan", "wealth", "fund", "metal", "insurance", "service"];

export const RISKS = ["R1", "R2", "R3", "R4", "R5"];

/** So long before its last day a value is pointed out. */
const SOON_DAYS = 14;
const DAY_MILLIS = 86_400_000;

/** @param {Row} row @returns {Entry} the draft, or the entry as it is published */
export const shown = (row) => /** @type {Entry} */ (row.draft ?? row.released);

/** @param {Row} row @returns {Kind} */
export const kindOf = (row) => /** @type {Kind} */ (row.key.slice(0, row.key.indexOf(":")));

/** The period that counts today, or the last one there was, or the first to come. @param {Entry} entry @param {string} today */
export function currentPeriod(entry, today) {
  const begun = entry.periods.filter(({ from }) => from <= today);
  return begun.at(-1) ?? entry.periods[0];
}

/** @param {Entry} entry @param {string} today */
export function valueText(entry, today) {
  const period = currentPeriod(entry, today);
  switch (entry.kind) {
    case "rate":
      return `${period.percent}%`;
    case "fee":
      return period.amount
        ? `${period.currency} ${period.amount}`
        : [
            `${period.percent}%`,
            period.min ? `≥ ${period.currency} ${period.min}` : "",
            period.max ? `≤ ${period.currency} ${period.max}` : "",
          ]
            .filter(Boolean)
            .join(", ");
    case "product":
      return [typeWord(entry.type ?? ""), entry.risk].filter(Boolean).join(", ");
    default:
      return [entry.hoursZh, entry.hoursEn].join(" / ");
  }
}

/** @param {Period} period */
export const days = ({ from, until }) =>
  until ? say("until", { from: dateOnly(from), until: dateOnly(until) }) : say("always", { from: dateOnly(from) });

/** @param {string} tone @param {string} text @param {string} state */
const badge = (tone, text, state) => html`<span class="badge" data-tone=${tone} data-state=${state}>${text}</span> `;

/** How it stands with customers, and with editors. @param {Row} row @param {string} today */
export function stateBadges(row, today) {
  const { stage, released } = row;
  return html`${released ? validity(currentPeriod(released, today), today) : badge("grey", say("unpublished"), "unpublished")}
  ${row.removal ? badge("red", say("removal"), "removal") : nothing}
  ${row.draft && row.expiry ? badge("red", say("draftEnds", { day: dateOnly(row.expiry.last) }), "draft-ends") : nothing}
  ${stage === "waiting" ? badge("amber", say("waiting"), "waiting") : nothing}
  ${stage === "returned" ? badge("grey", say("returned"), "returned") : nothing}
  ${stage === "approved" ? badge("blue", say("approved"), "approved") : nothing}`;
}

/** @param {Period} period @param {string} today */
function validity({ from, until }, today) {
  if (from > today) return badge("blue", say("notYet", { day: dateOnly(from) }), "not-yet");
  if (until && until < today) return badge("red", say("expired", { day: dateOnly(until) }), "expired");
  if (until && Date.parse(until) - Date.parse(today) <= SOON_DAYS * DAY_MILLIS) {
    return badge("amber", say("soon", { day: dateOnly(until) }), "soon");
  }
  return badge("green", say("isValid"), "valid");
}
