// The few things about a customer that matter now, each with the way to it.

import { css, html, nothing } from "lit";
import { dueBadge } from "./due.js";
import { currentLanguage, words } from "./language.js";
import { peopleText } from "./people-text.js";
import { staffName } from "./staff-names.js";

/**
 * `kind` says what it is, `number` which one; `count` is how many of the kind there are, and `member`
 * the user name that is told in it, and `promised` what a follow-up is about, in the words of who promised it.
 * @typedef {{
 *   kind: "waiting" | "complaint" | "follow-up" | "deposit" | "rating" | "risk" | "lead" | "manager" | "consent" | "language",
 *   number: string | null,
 *   due: string | null,
 *   count: number,
 *   zh: string,
 *   en: string,
 *   member?: string | null,
 *   promised?: string | null,
 * }} Matter
 */

const say = words({
  en: { more: "and {count} more" },
  zh: { more: "另有 {count} 项" },
});

/** The boards on which things with a number are. @type {Record<string, string>} */
const BOARDS = { complaint: "/complaints/", "follow-up": "/today/", lead: "/leads/", feedback: "/feedback/" };

/** Where on a customer's page the others are, unless at its head. @type {Record<string, string>} */
const PARTS = { waiting: "open", risk: "value", manager: "facts", consent: "consents", language: "timeline" };

/** The page of one complaint, follow-up, lead or suggestion. @param {string} kind @param {string} number */
export const addressOfCase = (kind, number) => `${BOARDS[kind]}#${new URLSearchParams({ number })}`;

/** The page of one customer, at one of its parts if told. @param {string} id @param {string} [part] */
export const addressOfRecord = (id, part) =>
  `/customers/#${new URLSearchParams(part ? { id, part } : { id })}`;

export const mattersStyles = css`
  .matters {
    display: grid;
    gap: 6px;
    padding-inline-start: 1.5em;
    list-style: decimal;
    overflow-wrap: anywhere;
  }

  .matters li::marker {
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * Whoever is told by their user name, which stands at the end, is named.
 * @param {string} text
 * @param {string | null} [member]
 */
const named = (text, member) => (member && text.endsWith(member) ? text.slice(0, -member.length) + staffName(member) : text);

/** @param {Matter[]} matters @param {string} customer the id of the customer's record */
export function mattersList(matters, customer) {
  return html`<ol class="matters">
    ${matters.map(
      ({ kind, number, due, count, zh, en, member, promised }) =>
        html`<li data-matter=${kind}>
          <a
            href=${number && BOARDS[kind] ? addressOfCase(kind, number) : addressOfRecord(customer, PARTS[kind] ?? "head")}
            >${named(currentLanguage() === "zh" ? zh : en, member)}</a
          >
          ${promised ? html`<span data-part="promised" dir="auto">${peopleText(promised)}</span>` : nothing}
          ${due ? dueBadge(due) : nothing}
          ${count > 1 ? html`<span class="quiet">${say("more", { count: count - 1 })}</span>` : nothing}
        </li>`,
    )}
  </ol>`;
}
