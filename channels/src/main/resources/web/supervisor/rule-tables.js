// Tables of the page of rules: what a trial found, and the conditions of value rules.

import { css, html, nothing } from "lit";
import { dateAndTime, whole } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { measureWord, ofWord, say, valueWord, whyWord } from "./rules-words.js";

/**
 * @typedef {{why: string, customers: number}} Count
 * @typedef {{
 *   id: string,
 *   name: {zh: string, en: string},
 *   customers: number,
 *   overLimit: boolean,
 *   messages: number,
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
`;

/** @param {{zh: string, en: string}} words */
export const inOwn = (words) => words[currentLanguage() === "zh" ? "zh" : "en"];

/** @param {Count[]} counts */
const counts = (counts) => counts.map(({ why, customers }) => html`<p>${whole(customers)} · ${whyWord(why)}</p>`);

/** @param {PlanTrial} trial */
export function planTrialTable({ now, limit, plans }) {
  return html`<p class="quiet figures">${say("asOf", { at: dateAndTime(now) })}</p>
    <div class="scroller" tabindex="0" role="group" aria-label=${say("contactPlans")}>
      <table data-trial="plans">
        <thead>
          <tr>
            <th scope="col">${say("plan")}</th>
            <th scope="col" class="number">${say("reached")}</th>
            <th scope="col" class="number">${say("messages")}</th>
            <th scope="col">${say("work")}</th>
            <th scope="col">${say("waiting")}</th>
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
                <td class="number figures">${whole(plan.messages)}</td>
                <td class="figures">${counts(plan.work)}</td>
                <td class="figures">${counts(plan.waiting)}</td>
                <td class="figures">${counts(plan.heldBack)}</td>
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
