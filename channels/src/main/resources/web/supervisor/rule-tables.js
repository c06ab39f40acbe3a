// Tables of the page of rules: what a trial found, and the conditions of value rules.

import { css, html, nothing } from "lit";
import { dateAndTime, shortId, whole } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { addressOfRecord } from "console/matters.js";
import { measureWord, ofWord, purposeWord, say, valueWord, whyWord } from "./rules-words.js";

/**
 * A customer of a count; of each count the first are told.
 * @typedef {{id: string, number: string | null, name: string | null}} Who
 * @typedef {{why: string, customers: number, who: Who[]}} Count
 * @typedef {{
 *   id: string,
 *   name: {zh: string, en: string},
 *   customers: number,
 *   notContacted: number,
 *   purpose: string,
 *   overLimit: boolean,
 *   messages: number,
 *   messaged: Who[],
 *   work: Count[],
 *   waiting: Count[],
 *   heldBack: Count[],
 * }} Reach
 * @typedef {{now: string, limit: number, plans: Reach[]}} PlanTrial
 * @typedef {{of: string, from: string, to: string, customers: number}} Move
 * @typedef {{customers: number, changingClass: number, moves: Move[]}} ValueTrial
 * @typedef {{measure: string, atLeast: number | null, atMost: number | null}} Condition
 * @typedef {{of: string, name: string | null, needs: number, conditions: Condition[]}} Rule
 */

export const tableStyles = css`
  .scroller {
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 5px 8px;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }

  thead th {
    color: var(--quiet);
    white-space: nowrap;
  }

  .number {
    text-align: end;
  }

  summary {
    cursor: pointer;
    color: var(--accent);
  }

  .who {
    max-block-size: 12em;
    margin-block: 3px;
    padding-inline-start: 0.8em;
    overflow: auto;
    overflow-wrap: anywhere;
  }
`;

/** @param {{zh: string, en: string}} words */
export const inOwn = (words) => words[currentLanguage() === "zh" ? "zh" : "en"];

/** The customers of a count, each with the way to their record. @param {number} count @param {Who[]} who */
const whom = (count, who) => html`<ul class="who">
  ${who.map(
    ({ id, number, name }) =>
      html`<li><a dir="auto" href=${addressOfRecord(id)}>${name ?? number ?? shortId(id)}</a>${name && number ? html` <span class="quiet">${number}</span>` : nothing}</li>`,
  )}
  ${count > who.length ? html`<li class="quiet">${say("moreCustomers", { count: whole(count - who.length) })}</li>` : nothing}
</ul>`;

/** How many, and folded away who. @param {number} count @param {Who[]} who @param {unknown} words */
const folded = (count, who, words) =>
  count === 0
    ? html`<p>${words}</p>`
    : html`<details>
        <summary>${words}</summary>
        ${whom(count, who)}
      </details>`;

/** Why, with which consent it is about. @param {string} why @param {string} purpose */
const whyOf = (why, purpose) =>
  ["no-consent", "refused", "opted-out"].includes(why)
    ? say("whyOf", { why: whyWord(why), purpose: purposeWord(purpose) })
    : whyWord(why);

/** @param {Count[]} counts @param {string} purpose */
const counts = (counts, purpose) =>
  counts.map(({ why, customers, who }) => folded(customers, who, `${whole(customers)} · ${whyOf(why, purpose)}`));

/** Work items to contact somebody. @param {Count[]} work */
const reached = (work) => work.filter(({ why }) => why !== "refused");

/** Work items that say not to. @param {Count[]} work */
const unreached = (work) => work.filter(({ why }) => why === "refused");

/** Whom a plan reaches and whom not, with who they are. @param {Reach} plan */
export function reachList({ purpose, messages, messaged, work, waiting, heldBack }) {
  /** @type {[string, unknown][]} */
  const rows = [
    [say("messages"), messages > 0 && folded(messages, messaged, whole(messages))],
    [say("work"), reached(work).length > 0 && counts(reached(work), purpose)],
    [say("waiting"), waiting.length > 0 && counts(waiting, purpose)],
    [say("notContacted"), unreached(work).length > 0 && counts(unreached(work), purpose)],
    [say("heldBack"), heldBack.length > 0 && counts(heldBack, purpose)],
  ];
  return html`<dl>
    ${rows.filter(([, row]) => row).map(([name, row]) => html`<dt>${name}</dt><dd class="figures">${row}</dd>`)}
  </dl>`;
}

/** The same by name alone, as somebody confirms it. @param {Reach} plan */
export function reachLists({ customers, notContacted, messaged, work, waiting }) {
  /** @param {string} heading @param {number} count @param {Who[]} who */
  const list = (heading, count, who) => ({
    heading: `${heading} · ${whole(count)}`,
    names: [
      ...who.map(({ id, number, name }) => [name, number ?? (name ? null : shortId(id))].filter(Boolean).join(" · ")),
      ...(count > who.length ? [say("moreCustomers", { count: whole(count - who.length) })] : []),
    ],
  });
  return [
    list(say("toBeContacted"), customers, [...messaged, ...[...reached(work), ...waiting].flatMap(({ who }) => who)]),
    list(say("notContacted"), notContacted, unreached(work).flatMap(({ who }) => who)),
  ].filter(({ names }) => names.length > 0);
}

/** @param {PlanTrial} trial */
export function planTrialTable({ now, limit, plans }) {
  return html`<p class="quiet figures">${say("asOf", { at: dateAndTime(now) })}</p>
    <div class="scroller" tabindex="0" role="group" aria-label=${say("contactPlans")}>
      <table data-trial="plans">
        <thead>
          <tr>
            <th scope="col">${say("plan")}</th>
            <th scope="col" class="number">${say("reached")}</th>
            <th scope="col">${say("messages")}</th>
            <th scope="col">${say("work")}</th>
            <th scope="col">${say("waiting")}</th>
            <th scope="col">${say("notContacted")}</th>
            <th scope="col">${say("heldBack")}</th>
          </tr>
        </thead>
        <tbody>
          ${plans.map(
            (plan) =>
              html`<tr data-reach=${plan.id}>
                <th scope="row">
                  ${inOwn(plan.name)}
                  ${plan.overLimit
                    ? html`<p>
                        <span class="badge" data-tone="amber">${say("overLimit", { limit: whole(limit) })}</span>
                      </p>`
                    : nothing}
                </th>
                <td class="number figures">${whole(plan.customers)}</td>
                <td class="figures">${folded(plan.messages, plan.messaged, whole(plan.messages))}</td>
                <td class="figures">${counts(reached(plan.work), plan.purpose)}</td>
                <td class="figures">${counts(plan.waiting, plan.purpose)}</td>
                <td class="figures">${counts(unreached(plan.work), plan.purpose)}</td>
                <td class="figures">${counts(plan.heldBack, plan.purpose)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** @param {ValueTrial} trial */
export function valueTrialTable({ customers, changingClass, moves }) {
  return html`<p class="figures">
      ${say("changing", { changing: whole(changingClass), customers: whole(customers) })}
    </p>
    <div class="scroller" tabindex="0" role="group" aria-label=${say("valueRules")}>
      <table data-trial="value">
        <thead>
          <tr>
            <th scope="col">${say("what")}</th>
            <th scope="col">${say("from")}</th>
            <th scope="col">${say("to")}</th>
            <th scope="col" class="number">${say("customers")}</th>
          </tr>
        </thead>
        <tbody>
          ${moves.map(
            (move) =>
              html`<tr>
                <th scope="row">${ofWord(move.of)}</th>
                <td>${valueWord(move.from)}</td>
                <td>${move.from === move.to ? html`<span class="quiet">${say("same")}</span>` : valueWord(move.to)}</td>
                <td class="number figures">${whole(move.customers)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** @param {Condition} condition */
function limit({ atLeast, atMost }) {
  if (atLeast === null) return say("atMost", { value: atMost ?? "" });
  if (atMost === null) return say("atLeast", { value: atLeast });
  return say("between", { least: atLeast, most: atMost });
}

/** @param {Rule[]} rules */
export function valueRulesTable(rules) {
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${say("valueRules")}>
    <table data-rules="value">
      <thead>
        <tr>
          <th scope="col">${say("what")}</th>
          <th scope="col">${say("rule")}</th>
          <th scope="col">${say("asks")}</th>
        </tr>
      </thead>
      <tbody>
        ${rules.map(
          (rule) =>
            html`<tr>
              <th scope="row">${ofWord(rule.of)}</th>
              <td>${rule.name ? valueWord(rule.name) : valueWord("yes")}</td>
              <td>
                ${rule.conditions.length === 0
                  ? html`<span class="quiet">${say("others")}</span>`
                  : html`<p class="quiet">
                        ${rule.needs === rule.conditions.length
                          ? say("allOf")
                          : say("someOf", { needs: rule.needs })}
                      </p>
                      ${rule.conditions.map(
                        (one) => html`<p>${measureWord(one.measure)} <span class="figures">${limit(one)}</span></p>`,
                      )}`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
