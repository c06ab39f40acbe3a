// One complaint: its clocks, the steps that fit, what was done, and what else there is of the customer.

import { LitElement, html, nothing } from "lit";
import { detailOf, segment } from "console/api.js";
import { dateAndTime, exactly, shortId } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { statedFacts } from "console/stated-facts.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, languageWord } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";
import { Fetched } from "supervisor/fetched.js";
import { clockBadge, nextBadge } from "./clocks.js";
import { STAGE_TONES, clockWord, findingWord, productWord, severityWord, stageWord } from "./code-words.js";
import { complaintStyles } from "./complaint-styles.js";
import { sentenceOf, wordsOf } from "./history-words.js";
import { addressOf, addressOfComplaint, place } from "./place.js";
import { takeStep } from "./step-dialog.js";
import { stepWord } from "./step-words.js";
import { APPROVE, STEPS, needsAnother } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./types.js").Clock} Clock */
/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("./step-dialog.js").LobbyComplaintStep} LobbyComplaintStep */

const TICK_MILLIS = 15_000;

/** Give it `number`, and `live`, the server's hints. */
export class LobbyComplaint extends LitElement {
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
    this.fetched = new Fetched(this, () =>
      this.number ? `/console/api/complaints/${segment(this.number)}` : null,
    );
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.get("number")) return;
    this.problem = null;
    this.done = "";
    this.fetched.forget();
    this.fetched.load();
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
      <div role="status">${this.#state()}</div>
      ${value ? this.#complaint(value) : nothing}
      <lobby-complaint-step
        @taken=${(/** @type {CustomEvent<{step: Step, complaint: Complaint}>} */ { detail }) =>
          this.#taken(detail.step, detail.complaint)}
      ></lobby-complaint-step>`;
  }

  #state() {
    if (this.done) return html`<p>${this.done}</p>`;
    return this.fetched.value || this.fetched.problem ? nothing : html`<p class="quiet">${say("loading")}</p>`;
  }

  /** @param {Complaint} complaint */
  #complaint(complaint) {
    return html`<div class="columns">
      <div>${this.#head(complaint)} ${this.#clocks(complaint)} ${this.#history(complaint)}</div>
      <div>${this.#stated(complaint)} ${this.#facts(complaint)} ${this.#conversations(complaint)} ${this.#others(complaint)}</div>
    </div>`;
  }

  /** @param {Complaint} complaint */
  #head(complaint) {
    const { number, severity, stage, escalations, reopenings } = complaint;
    return html`<section class="card">
      <div class="row">
        <h2 class="figures">${number}</h2>
        <span class="badge" data-stage=${stage} data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span>
        <span class="badge" data-tone=${severity === "major" ? "red" : "grey"}>${severityWord(severity)}</span>
        ${escalations > 0
          ? html`<span class="badge" data-tone="amber">${say("escalated", { count: escalations })}</span>`
          : nothing}
        ${reopenings > 0
          ? html`<span class="badge" data-tone="violet">${say("reopened", { count: reopenings })}</span>`
          : nothing}
      </div>
      ${this.#steps(complaint)}
      ${stage === "told" && needsAnother(complaint, this.#me) ? html`<p class="quiet">${say("otherCloses")}</p>` : nothing}
    </section>`;
  }

  /** @param {Complaint} complaint */
  #steps(complaint) {
    const first = STEPS.filter((step) => step.fits(complaint, this.#me) === "first");
    const more = STEPS.filter((step) => step.fits(complaint, this.#me) === "more");
    return html`<div class="row" role="group" aria-label=${say("steps")}>
        ${first.map((step, at) => this.#button(step, complaint, at === 0))}
      </div>
      ${more.length > 0
        ? html`<details>
            <summary>${say("more")}</summary>
            <div class="row">${more.map((step) => this.#button(step, complaint, false))}</div>
          </details>`
        : nothing}`;
  }

  /** @param {Step} step @param {Complaint} complaint @param {boolean} primary */
  #button(step, complaint, primary) {
    return html`<button
      class=${primary ? "primary" : nothing}
      data-step=${step.id}
      ?disabled=${this.busy}
      @click=${() => (step.id === "take" ? this.#take(step, complaint) : this.#ask(step, complaint))}
    >
      ${stepWord(step.id)}
    </button>`;
  }

  /** @param {Complaint} complaint */
  #clocks(complaint) {
    return html`<section class="card" aria-labelledby="clocks">
      <h3 id="clocks">${say("clocks")}</h3>
      <ul class="clocks">
        ${complaint.clocks.map((clock) => this.#clock(clock, complaint))}
      </ul>
    </section>`;
  }

  /** @param {Clock} clock @param {Complaint} complaint */
  #clock(clock, complaint) {
    const { name, law, due, asked } = clock;
    return html`<li>
      <p class="row">
        <span>${clockWord(name)}</span> ${clockBadge(clock)}
        <span class="quiet figures" title=${exactly(due)}
          >${say("due", { at: dateAndTime(due) })} · ${say(law ? "byLaw" : "byBank")}</span
        >
      </p>
      ${asked ? this.#asked(clock, complaint) : nothing}
    </li>`;
  }

  /** @param {Clock} clock @param {Complaint} complaint */
  #asked({ name, asked }, complaint) {
    const supervisor = session.isKnownAs("supervisor");
    const own = asked === this.#me;
    return html`<p class="row" data-asked=${name}>
      <span class="badge" data-tone="amber">${say("askedBy", { by: asked ?? "" })}</span>
      ${supervisor
        ? html`<button
            data-step="approve"
            ?disabled=${own || this.busy}
            aria-describedby=${own ? `own-${name}` : nothing}
            @click=${() => this.#ask(APPROVE, complaint, { clock: name })}
          >
            ${stepWord("approve")}
          </button>`
        : nothing}
      ${own && supervisor
        ? html`<span class="quiet" id="own-${name}">${say("notOwn")}</span>`
        : supervisor
          ? nothing
          : html`<span class="quiet">${say("needsSupervisor")}</span>`}
    </p>`;
  }

  /** @param {Complaint} complaint */
  #history({ history }) {
    return html`<section class="card" aria-labelledby="history">
      <h3 id="history">${say("history")}</h3>
      <ol class="lines">
        ${history.map((line) => {
          const words = wordsOf(line);
          return html`<li data-event=${line.event}>
            <p class="top">
              <span dir="auto">${sentenceOf(line)}</span>
              <time class="quiet figures" datetime=${line.at} title=${exactly(line.at)}>${dateAndTime(line.at)}</time>
            </p>
            ${words.length > 0
              ? html`<div class="words">${words.map((text) => html`<p dir="auto">${peopleText(text)}</p>`)}</div>`
              : nothing}
          </li>`;
        })}
      </ol>
    </section>`;
  }

  /** @param {Complaint} complaint */
  #stated({ stated }) {
    if (stated.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="stated">
      <h3 id="stated">${say("stated")}</h3>
      ${statedFacts(stated)}
    </section>`;
  }

  /** @param {Complaint} complaint */
  #facts(complaint) {
    const { owner, product, cause, channel, language, customer, filedAt, finding, group, score } = complaint;
    const plan = complaint.nextUntil
      ? complaint.history.find(({ event, until }) => event === "complaint.planned" && until === complaint.nextUntil)
      : null;
    /** @type {[string, unknown][]} */
    const facts = [
      [say("owner"), owner ?? say("nobody")],
      [say("product"), product ? productWord(product) : say("notClassified")],
      [say("cause"), cause],
      [say("plan"), plan && html`${peopleText(plan.text)} (${say("planUntil", { at: dateAndTime(plan.until) })})`],
      [say("finding"), finding && findingWord(finding)],
      [say("score"), score && `${score} / 5`],
      [say("group"), group && html`<a href=${addressOfComplaint(group)}>${group}</a>`],
      [say("filed"), dateAndTime(filedAt)],
      [say("channel"), channelWord(channel)],
      [say("language"), languageWord(language)],
      [say("customer"), html`<span class="code" title=${customer}>${shortId(customer)}</span>`],
    ];
    return html`<section class="card" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
    </section>`;
  }

  /** @param {Complaint} complaint */
  #conversations({ conversations }) {
    const readable = session.isKnownAs("supervisor");
    return html`<section class="card" aria-labelledby="conversations">
      <h3 id="conversations">${say("conversations")}</h3>
      <ul class="list">
        ${conversations.map((id) => {
          const name = say("conversation", { id: shortId(id) });
          return html`<li>
            ${readable
              ? html`<a data-conversation=${id} href="/supervisor/#${new URLSearchParams({ conversation: id })}">${name}</a>`
              : html`<span title=${id}>${name}</span>`}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  /** @param {Complaint} complaint */
  #others({ others }) {
    return html`<section class="card" aria-labelledby="others">
      <h3 id="others">${say("others")}</h3>
      ${others.length === 0
        ? html`<p class="quiet">${say("noOthers")}</p>`
        : html`<ul class="list">
            ${others.map(
              (row) =>
                html`<li class="row">
                  <a class="figures" href=${addressOfComplaint(row.number)}>${row.number}</a>
                  <span class="badge" data-tone=${STAGE_TONES[row.stage]}>${stageWord(row.stage)}</span>
                  ${nextBadge(row)}
                </li>`,
            )}
          </ul>`}
    </section>`;
  }

  /** @param {Step} step @param {Complaint} complaint @param {Record<string, string>} [given] */
  #ask(step, complaint, given) {
    this.problem = null;
    const dialog = /** @type {LobbyComplaintStep} */ (this.renderRoot.querySelector("lobby-complaint-step"));
    dialog.ask(step, complaint, given);
  }

  /** @param {Step} step @param {Complaint} complaint */
  async #take(step, complaint) {
    this.busy = true;
    this.problem = null;
    try {
      this.#taken(step, await takeStep(complaint, step, { owner: this.#me }));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Step} step @param {Complaint} now */
  #taken(step, now) {
    this.done = say("done", { step: stepWord(step.id).replace("…", "") });
    this.fetched.become(now);
  }
}

customElements.define("lobby-complaint", LobbyComplaint);
