// One follow-up: what was promised, the steps, and what was done.

import { LitElement, html, nothing } from "lit";
import { kindWord } from "agent/promise.js";
import { complaintStyles } from "complaints/complaint-styles.js";
import { detailOf, segment } from "console/api.js";
import { dateAndTime, exactly, shortId } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { plainly, takeStep } from "console/step-dialog.js";
import { badges, basics, controls } from "console/styles.js";
import { pageStyles } from "editor/page-styles.js";
import { Fetched } from "supervisor/fetched.js";
import { addressOf, place } from "./place.js";
import { API, ASSIGN, END, PUT_OFF, STEP_WORDS, TAKE } from "./steps.js";
import { resultWord, say, sentence } from "./words.js";

/** @typedef {import("console/step-dialog.js").Step} Step */
/** @typedef {import("console/step-dialog.js").LobbyStepDialog} LobbyStepDialog */

/** @typedef {Record<string, any> & {number: string, history: (Record<string, any> & {event: string, at: string})[]}} FollowUp */

/** @type {Record<string, (code: string) => string>} */
const WORDS = { due: dateAndTime, result: resultWord };

/** @param {FollowUp["history"][0]} line */
function sentenceOf(line) {
  const name = line.event === "follow-up.promised" && line.by === "rule" ? "follow-up.ruled" : line.event;
  return sentence(name).replace(/\{(\w+)\}/g, (whole, field) => {
    const said = line[field];
    if (said === undefined || said === null) return whole;
    return WORDS[field] ? WORDS[field](String(said)) : String(said);
  });
}

/** Where what it is about is looked at: complaints and leads have pages of their own. @param {string} number */
const addressOfAbout = (number) =>
  `${number.startsWith("L-") ? "/leads/" : "/complaints/"}#${new URLSearchParams({ number })}`;

/** Give it `number`, and `live`, the server's hints. */
export class LobbyFollowUp extends LitElement {
  static properties = {
    live: { attribute: false },
    number: { type: String },
    problem: { state: true },
    done: { state: true },
    busy: { state: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, pageStyles, complaintStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.number = "";
    this.fetched = new Fetched(this, () => (this.number ? `${API}/${segment(this.number)}` : null));
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
    this.busy = false;
  }

  get #me() {
    return session.user?.username ?? "";
  }

  render() {
    const { value, problem } = this.fetched;
    return html`<p>
        <a data-action="back" href=${addressOf({ show: place().show })}>← ${say("back")}</a>
      </p>
      ${problem
        ? html`<p class="fault" role="alert">
            ${problem} ${value ? say("stale") : nothing}
            <button @click=${() => this.fetched.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div role="status">
        ${this.done
          ? html`<p>${this.done}</p>`
          : value || problem
            ? nothing
            : html`<p class="quiet">${say("loading")}</p>`}
      </div>
      ${value ? this.#followUp(value) : nothing}
      <lobby-step-dialog
        api=${API}
        .words=${STEP_WORDS}
        @taken=${(/** @type {CustomEvent<{step: Step, now: FollowUp}>} */ { detail }) =>
          this.#taken(detail.step, detail.now)}
      ></lobby-step-dialog>`;
  }

  /** @param {FollowUp} followUp */
  #followUp(followUp) {
    const { number, kind, overdue, result } = followUp;
    return html`<div class="columns">
      <div>
        <section class="card">
          <div class="row">
            <h2 class="figures">${number}</h2>
            <span class="badge" data-tone="blue">${kindWord(kind)}</span>
            ${result ? html`<span class="badge" data-result=${result} data-tone="green">${resultWord(result)}</span>` : nothing}
            ${overdue ? html`<span class="badge" data-tone="red">${say("overdue")}</span>` : nothing}
          </div>
          ${result ? nothing : this.#steps(followUp)}
        </section>
        ${this.#history(followUp)}
      </div>
      <div>${this.#facts(followUp)}</div>
    </div>`;
  }

  /** @param {FollowUp} followUp */
  #steps(followUp) {
    const steps = followUp.owner === this.#me ? [END, PUT_OFF, ASSIGN] : [TAKE, END, PUT_OFF, ASSIGN];
    return html`<div class="row" role="group" aria-label=${say("steps")}>
      ${steps.map(
        (step, at) =>
          html`<button
            class=${at === 0 ? "primary" : nothing}
            data-step=${step.id}
            ?disabled=${this.busy}
            @click=${() => (step === TAKE ? this.#take(followUp) : this.#ask(step, followUp))}
          >
            ${STEP_WORDS.step(step.id)}
          </button>`,
      )}
    </div>`;
  }

  /** @param {FollowUp} followUp */
  #history({ history }) {
    return html`<section class="card" aria-labelledby="history">
      <h3 id="history">${say("history")}</h3>
      <ol class="lines">
        ${history.map(
          (line) =>
            html`<li data-event=${line.event}>
              <p class="top">
                <span dir="auto">${sentenceOf(line)}</span>
                <time class="quiet figures" datetime=${line.at} title=${exactly(line.at)}>${dateAndTime(line.at)}</time>
              </p>
              ${line.text ? html`<div class="words"><p dir="auto">${peopleText(line.text)}</p></div>` : nothing}
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** @param {FollowUp} followUp */
  #facts(followUp) {
    const { owner, due, promisedAt, moved, about, conversation, result, score } = followUp;
    /** @type {[string, unknown][]} */
    const facts = [
      [say("owner"), owner ?? say("nobody")],
      [say("due"), dateAndTime(due)],
      [say("promisedAt"), dateAndTime(promisedAt)],
      ["", moved > 0 && say("moved", { count: moved })],
      ["", about && html`<a href=${addressOfAbout(about)}>${say("about", { number: about })}</a>`],
      ["", conversation && html`<span title=${conversation}>${say("conversation", { id: shortId(conversation) })}</span>`],
      [say("result"), result && resultWord(result)],
      [say("score"), score && `${score} / 5`],
    ];
    return html`<section class="card" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
    </section>`;
  }

  /** @param {Step} step @param {FollowUp} followUp */
  #ask(step, followUp) {
    this.problem = null;
    /** @type {LobbyStepDialog} */ (this.renderRoot.querySelector("lobby-step-dialog")).ask(step, followUp);
  }

  /** @param {FollowUp} followUp */
  async #take(followUp) {
    this.busy = true;
    this.problem = null;
    try {
      this.#taken(TAKE, await takeStep(API, followUp, TAKE, { owner: this.#me }));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Step} step @param {FollowUp} now */
  #taken(step, now) {
    this.done = say("done", { step: plainly(STEP_WORDS.step(step.id)) });
    this.fetched.become(now);
  }
}

customElements.define("lobby-follow-up", LobbyFollowUp);
