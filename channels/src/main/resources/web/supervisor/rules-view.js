// The rules in force, contact plans and customer value, and a dry run of others.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, post, segment } from "console/api.js";
import { Fetched } from "console/fetched.js";
import { dateAndTime, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { staffMember, staffName } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import "editor/ask-dialog.js";
import { pageStyles } from "editor/page-styles.js";
import { inOwn, planTrialTable, reachList, reachLists, tableStyles, valueRulesTable, valueTrialTable } from "./rule-tables.js";
import "./rule-trial.js";
import { actWord, ownerWord, purposeWord, say, spanWord, triggerWord } from "./rules-words.js";

const PLANS = "/console/api/supervisor/contact-plans";
const VALUE = "/console/api/customers/value-rules";

/**
 * What customers answered in so many months; shares in percent, null where there is none.
 * @typedef {{months: number, asked: number, toAsk: number, answered: number, responseRate: number | null, promoters: number,
 *   passives: number, detractors: number, nps: number | null}} Survey
 */

/**
 * @typedef {{
 *   id: string,
 *   version: string,
 *   name: {zh: string, en: string},
 *   trigger: string,
 *   after: string | null,
 *   due: string,
 *   do: string,
 *   to: string,
 *   team: string[],
 *   purpose: string,
 *   cap: {messages: number, days: number},
 *   quietHours: {from: string, to: string, daysOff: boolean},
 *   text: {zh: string, en: string} | null,
 *   survey: Survey | null,
 *   tooLate: number | null,
 *   reach: import("./rule-tables.js").Reach | null,
 *   held: boolean,
 *   heldAt: string | null,
 *   customers: number,
 *   confirmedBy: string | null,
 *   confirmedAt: string | null,
 * }} Plan
 */

/** @param {string} span such as `3 working-days` */
function spanText(span) {
  const [count, unit] = span.split(" ");
  return spanWord(unit).replace("{count}", count);
}

/** @param {string} trigger such as `rating-expires 30` */
function triggerText(trigger) {
  const [name, value] = trigger.split(" ");
  return name === "class" ? triggerWord(trigger) : triggerWord(name).replace("{days}", value ?? "");
}

/** @param {Survey} survey */
function surveyText({ nps, asked, toAsk, answered, responseRate, promoters, passives, detractors }) {
  const counts = { asked: whole(asked), answered: whole(answered), rate: responseRate ?? 0 };
  return html`<p>
      <strong class="figures" data-nps=${nps ?? ""}>${nps === null ? "–" : nps > 0 ? `+${nps}` : nps}</strong>
      ${say("surveyed", counts)}
      ${toAsk > 0 ? html`<span data-to-ask=${toAsk}>${say("toAsk", { toAsk: whole(toAsk) })}</span>` : nothing}
    </p>
    <p class="quiet">
      ${say("promoters", {
        promoters: whole(promoters),
        passives: whole(passives),
        detractors: whole(detractors),
      })}
    </p>`;
}

/** Give it `live`, the server's hints. */
export class LobbyRules extends LitElement {
  static properties = {
    live: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    done: { state: true },
    planTrial: { state: true },
    valueTrial: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    pageStyles,
    tableStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 4px 14px;
        margin: 0;
      }

      dt {
        color: var(--quiet);
      }

      dd {
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.plans = new Fetched(this, () => PLANS);
    this.value = new Fetched(this, () => VALUE, false);
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
    /** @type {import("./rule-tables.js").PlanTrial | null} */
    this.planTrial = null;
    /** @type {import("./rule-tables.js").ValueTrial | null} */
    this.valueTrial = null;
  }

  render() {
    return html`<h2>${say("rules")}</h2>
      <p class="quiet">${say("rulesLead")}</p>
      <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <section class="cards" aria-labelledby="contact-plans">
        <h3 id="contact-plans">${say("contactPlans")}</h3>
        ${this.#fetched(this.plans, (value) => this.#plans(value))}
      </section>
      <section class="cards" aria-labelledby="value-rules">
        <h3 id="value-rules">${say("valueRules")}</h3>
        ${this.#fetched(this.value, (value) => this.#valueRules(value))}
      </section>
      <lobby-ask></lobby-ask>`;
  }

  /** @param {Fetched} fetched @param {(value: any) => unknown} show */
  #fetched(fetched, show) {
    if (fetched.problem)
      return html`<p class="fault" role="alert">
        ${fetched.problem} <button @click=${() => fetched.load()}>${say("tryAgain")}</button>
      </p>`;
    return fetched.value ? show(fetched.value) : html`<p class="quiet">${say("loading")}</p>`;
  }

  /** @param {{text: string, limit: number, plans: Plan[]}} value */
  #plans({ text, limit, plans }) {
    return html`<p class="quiet">${say("contactPlansLead", { limit: whole(limit) })}</p>
      ${plans.length === 0
        ? html`<p class="quiet">${say("noPlans")}</p>`
        : html`<ul class="cards">
            ${plans.map((plan) => this.#plan(plan))}
          </ul>`}
      <div class="card">
        <lobby-rule-trial
          data-trial-of="plans"
          .text=${text}
          .path=${`${PLANS}/trial`}
          .field=${"plans"}
          .name=${say("contactPlans")}
          @tried=${(/** @type {CustomEvent} */ event) => (this.planTrial = event.detail)}
        ></lobby-rule-trial>
        <div role="status">${this.planTrial ? planTrialTable(this.planTrial) : nothing}</div>
      </div>`;
  }

  /** @param {Plan} plan */
  #plan(plan) {
    const quiet = plan.quietHours.daysOff ? "quietDaysOff" : "quietOf";
    return html`<li class="card" data-plan=${plan.id}>
      <div class="row">
        <h4>${inOwn(plan.name)}</h4>
        <span class="badge" data-tone=${plan.held ? "amber" : "green"}>${say(plan.held ? "held" : "inForce")}</span>
        <span class="code quiet">${plan.id}</span>
      </div>
      ${plan.held && plan.heldAt
        ? html`<p>${say("heldSince", { at: dateAndTime(plan.heldAt), customers: whole(plan.customers) })}</p>
            ${plan.reach
              ? html`<details class="reach" data-reach-of=${plan.id} open>
                  <summary>${say("reachNow", { customers: whole(plan.reach.customers), notContacted: whole(plan.reach.notContacted) })}</summary>
                  ${reachList(plan.reach)}
                </details>`
              : nothing}
            <p class="row">
              <button data-action="confirm-plan" ?disabled=${this.busy} @click=${() => this.#confirm(plan)}>
                ${say("confirm")}
              </button>
            </p>`
        : nothing}
      ${plan.confirmedBy && plan.confirmedAt
        ? html`<p class="quiet">${say("confirmedBy", { by: staffName(plan.confirmedBy), at: dateAndTime(plan.confirmedAt) })}</p>`
        : nothing}
      <dl>
        <dt>${say("when")}</dt>
        <dd>${triggerText(plan.trigger)}</dd>
        ${plan.after
          ? html`<dt>${say("after")}</dt>
              <dd>${spanText(plan.after)}</dd>`
          : nothing}
        <dt>${say("due")}</dt>
        <dd>${spanText(plan.due)}</dd>
        <dt>${say("does")}</dt>
        <dd>${actWord(plan.do)}</dd>
        <dt>${say("goesTo")}</dt>
        <dd>${ownerWord(plan.to)} ${plan.team.map((/** @type {string} */ one) => html`${staffMember(one)} `)}</dd>
        <dt>${say("needs")}</dt>
        <dd>${purposeWord(plan.purpose)}</dd>
        ${plan.do !== "work-item"
          ? html`<dt>${say("cap")}</dt>
              <dd>${say(plan.cap.apart ? "capApart" : "capOf", plan.cap)}</dd>
              <dt>${say("quiet")}</dt>
              <dd>${say(quiet, { from: plan.quietHours.from, to: plan.quietHours.to })}</dd>`
          : nothing}
        ${plan.tooLate
          ? html`<dt>${say("missed")}</dt>
              <dd class="figures" data-too-late=${plan.tooLate}>${say("tooLate", { count: whole(plan.tooLate) })}</dd>`
          : nothing}
        ${plan.survey
          ? html`<dt>${say("nps", { months: plan.survey.months })}</dt>
              <dd>${surveyText(plan.survey)}</dd>`
          : nothing}
        ${plan.text
          ? html`<dt>${say("text")}</dt>
              <dd>
                <p lang="zh">${plan.text.zh}</p>
                <p lang="en">${plan.text.en}</p>
              </dd>`
          : nothing}
      </dl>
    </li>`;
  }

  /** @param {{rules: string, shown: import("./rule-tables.js").Rule[]}} value */
  #valueRules({ rules, shown }) {
    return html`<p class="quiet">${say("valueRulesLead")}</p>
      <div class="card">${valueRulesTable(shown)}</div>
      <div class="card">
        <lobby-rule-trial
          data-trial-of="value"
          .text=${rules}
          .path=${`${VALUE}/trial`}
          .field=${"rules"}
          .name=${say("valueRules")}
          @tried=${(/** @type {CustomEvent} */ event) => (this.valueTrial = event.detail)}
        ></lobby-rule-trial>
        <div role="status">${this.valueTrial ? valueTrialTable(this.valueTrial) : nothing}</div>
      </div>`;
  }

  /** @param {Plan} plan */
  async #confirm({ id, version, name, customers, reach }) {
    const ask = /** @type {import("editor/ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask({
      title: say("confirmTitle", { name: inOwn(name), customers: whole(customers) }),
      text: say("confirmText"),
      confirm: say("confirm"),
      reason: "none",
      check: say("confirmCheck"),
      lists: reach ? reachLists(reach) : undefined,
    });
    if (!answer) return;
    this.busy = true;
    this.problem = null;
    try {
      this.plans.become(await post(`${PLANS}/${segment(id)}/confirmation`, { version }));
      this.done = say("confirmed");
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-rules", LobbyRules);
