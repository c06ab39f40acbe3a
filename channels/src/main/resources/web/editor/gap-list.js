// What customers asked in vain, the most pressing first, and what an editor does about it.

import { LitElement, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { call, detailOf, post, segment } from "console/api.js";
import { dateAndTime, percent, whole } from "console/format.js";
import { Latest } from "console/fresh.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import "./ask-dialog.js";
import "./gap-closing.js";
import { gapStyles } from "./gap-styles.js";
import { direction, trendLine } from "./gap-trend.js";
import { causeWord, say } from "./gap-words.js";
import "./overlap-list.js";
import { pageStyles } from "./page-styles.js";
import { go } from "./place.js";

/** @typedef {import("./types.js").Gap} Gap */

const DAYS = [7, 14, 30, 90];
const STATES = /** @type {const} */ (["open", "settled", "answered"]);

/** How many other wordings are shown before a gap is opened. */
const GLANCED_AT = 3;

/** Reading weeks of conversations takes a while. */
const PATIENCE_MILLIS = 180_000;

/** Fires "changed" when the list of articles is out of date. */
export class LobbyGaps extends LitElement {
  static properties = {
    catalogue: { attribute: false },
    days: { state: true },
    shown: { state: true },
    found: { state: true },
    problem: { state: true },
    open: { state: true },
    told: { state: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, pageStyles, gapStyles];

  #asks = new Latest();

  constructor() {
    super();
    followLanguage(this);
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    this.days = 14;
    /** @type {"open" | "settled" | "answered"} */
    this.shown = "open";
    /** @type {import("./types.js").Gaps | null} */
    this.found = null;
    /** @type {string | null} */
    this.problem = null;
    /** Which one is looked at, with all its questions. @type {Gap | null} */
    this.open = null;
    this.told = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#fetch();
  }

  async #fetch() {
    const asked = this.#asks.ask();
    this.problem = null;
    try {
      const found = await call(
        "GET",
        `/console/api/editor/gaps?days=${this.days}`,
        undefined,
        PATIENCE_MILLIS,
      );
      if (this.#asks.accepts(asked)) this.found = found;
    } catch (failure) {
      if (this.#asks.accepts(asked)) this.problem = detailOf(failure);
    }
  }

  get #gaps() {
    return this.found?.gaps.filter((gap) => gap.state === this.shown) ?? [];
  }

  /** Moves to another gap of the list. @param {number} by */
  move(by) {
    const rows = /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll("button.heading")]);
    const at = rows.indexOf(/** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]?.focus();
  }

  /** Dismisses the gap that is opened or under the cursor. */
  dismissHere() {
    const active = /** @type {ShadowRoot} */ (this.renderRoot).activeElement;
    const id = active?.closest("[data-gap]")?.getAttribute("data-gap") ?? this.open?.id;
    const gap = this.#gaps.find((one) => one.id === id);
    if (gap) this.#dismiss(gap);
  }

  render() {
    return html`<div class="filters">
        <h2>${this.found ? say("heading", { count: this.#gaps.length }) : say("headingAlone")}</h2>
        <label
          >${say("days")}
          <select
            name="days"
            @change=${(/** @type {Event} */ event) => {
              this.days = Number(/** @type {HTMLSelectElement} */ (event.target).value);
              this.found = null;
              this.open = null;
              this.#fetch();
            }}
          >
            ${DAYS.map(
              (days) =>
                html`<option value=${days} ?selected=${days === this.days}>${say("lastDays", { days })}</option>`,
            )}
          </select>
        </label>
        <label
          >${say("show")}
          <select
            name="state"
            .value=${live(this.shown)}
            @change=${(/** @type {Event} */ event) => {
              this.shown = /** @type {typeof this.shown} */ (/** @type {HTMLSelectElement} */ (event.target).value);
              this.open = null;
            }}
          >
            ${STATES.map(
              (state) => html`<option value=${state} ?selected=${state === this.shown}>${say(state)}</option>`,
            )}
          </select>
        </label>
        <p class="keys quiet">${say("keysHint")}</p>
      </div>
      <p role="status">${this.told}</p>
      ${this.problem
        ? html`<p class="fault" role="alert">
            ${this.problem} <button @click=${() => this.#fetch()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${this.found ? this.#list(this.found) : this.problem ? nothing : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-overlaps></lobby-overlaps>
      <lobby-ask></lobby-ask>`;
  }

  /** @param {import("./types.js").Gaps} found */
  #list(found) {
    return html`<p class="quiet">
        ${say("summary", { questions: whole(found.questions), days: found.days })}
        ${found.cut > 0 ? say("cut", { cut: whole(found.cut) }) : nothing}
        ${found.more > 0 ? say("more", { more: whole(found.more) }) : nothing} ${say("costHint", found.costs)}
      </p>
      ${this.#gaps.length > 0
        ? html`<ul class="cards">
            ${this.#gaps.map((gap) => this.#card(gap))}
          </ul>`
        : html`<p class="nothing quiet">${say(this.shown === "open" ? "noneOpen" : "noneHere")}</p>`}`;
  }

  /** @param {Gap} gap */
  #card(gap) {
    const open = this.open?.id === gap.id;
    const at = dateAndTime;
    return html`<li class="card" data-gap=${gap.id}>
      <h3>
        <button class="heading" aria-expanded=${open ? "true" : "false"} @click=${() => this.#toggle(gap)}>
          <span class="name" dir="auto" lang=${gap.language}>${peopleText(gap.title)}</span>
          ${gap.causes.failed > 0
            ? html`<span class="badge" data-tone="red" data-cause="failed">${causeWord("failed")} ${gap.causes.failed}</span>`
            : nothing}
          ${gap.terms.map((term) => html`<span class="badge" data-tone="grey">${peopleText(term)}</span>`)}
          <span class="facts">
            <span class="cost figures">${say("cost", { cost: whole(Math.round(gap.cost * 10) / 10) })}</span>
            <span class="figures">${say("counts", { times: whole(gap.times), customers: whole(gap.customers) })}</span>
            ${gap.persons > 0 ? html`<span class="figures">${say("persons", { persons: gap.persons })}</span>` : nothing}
            ${trendLine(gap.perDay)} <span>${say(direction(gap.perDay))}</span>
          </span>
        </button>
      </h3>
      ${gap.before
        ? html`<p class="quiet">
            ${say("before", { what: causeWord(gap.before.kind), by: gap.before.by, at: at(gap.before.at) })}
            ${gap.before.article ? html`<span class="code">${gap.before.article}</span>` : nothing}
            ${gap.before.why ? html`“${peopleText(gap.before.why)}”` : nothing} · ${say("fresh", { fresh: gap.fresh })}
          </p>`
        : nothing}
      ${open
        ? html`<lobby-gap-closing
            .gap=${/** @type {Gap} */ (this.open)}
            .catalogue=${this.catalogue}
            .days=${this.days}
            @closed=${(/** @type {CustomEvent} */ event) => this.#closed(event.detail)}
            @look=${(/** @type {CustomEvent<string>} */ event) => this.#open(event.detail)}
            @dismiss=${() => this.#dismiss(gap)}
            @dismiss-reply=${(/** @type {CustomEvent} */ event) => this.#dismissReply(gap, event.detail)}
            @again=${() => this.#again(gap)}
          ></lobby-gap-closing>`
        : this.#glance(gap)}
    </li>`;
  }

  /** @param {Gap} gap */
  #glance({ examples, title, language, closest }) {
    const others = examples.filter((one) => one.text !== title).slice(0, GLANCED_AT);
    return html`${others.length > 0
        ? html`<ul class="glance" lang=${language}>
            ${others.map((one) => html`<li dir="auto">${peopleText(one.text)}</li>`)}
          </ul>`
        : nothing}
      <p class="quiet">
        ${say("closest")}:
        ${closest
          ? html`${closest.title} · ${closest.byVerdict ? say("byVerdict") : say("probability", { share: percent(closest.probability) })}`
          : say("closestNone")}
      </p>`;
  }

  /** @param {Gap} gap */
  async #toggle(gap) {
    if (this.open?.id === gap.id) {
      this.open = null;
      return;
    }
    this.told = "";
    await this.#look(gap);
  }

  /** Opens another gap, in whichever list it is, and leads there. @param {string} id */
  async #open(id) {
    const gap = this.found?.gaps.find((one) => one.id === id);
    if (!gap) return;
    this.shown = gap.state;
    await this.#look(gap);
    await this.updateComplete;
    const card = this.renderRoot.querySelector(`[data-gap="${CSS.escape(id)}"]`);
    card?.scrollIntoView({ block: "start" });
    /** @type {HTMLElement | null | undefined} */ (card?.querySelector("button.heading"))?.focus({ preventScroll: true });
  }

  /** @param {Gap} gap */
  async #look(gap) {
    try {
      this.open = await call(
        "GET",
        `/console/api/editor/gaps/${segment(gap.id)}?days=${this.days}`,
        undefined,
        PATIENCE_MILLIS,
      );
    } catch (failure) {
      this.problem = detailOf(failure);
      this.open = null;
    }
  }

  /** @param {Gap} gap */
  async #again(gap) {
    await this.#fetch();
    await this.#look(gap);
  }

  /** @param {{article: string, isNew: boolean}} done */
  #closed({ article, isNew }) {
    this.open = null;
    this.told = say(isNew ? "drafted" : "added", { article });
    this.dispatchEvent(new Event("changed"));
    go({ view: "articles", article });
  }

  /** @param {Gap} gap */
  async #dismiss(gap) {
    const answer = await this.#ask(say("dismissTitle", { count: this.found?.backAfter ?? 1 }), say("dismiss"), gap.title);
    if (answer) await this.#post(`gaps/${segment(gap.id)}/dismiss`, answer.reason);
  }

  /** @param {Gap} gap the one that is open @param {{gap: string, reply: string}} dismissed which answer of which gap */
  async #dismissReply(gap, dismissed) {
    const answer = await this.#ask(say("notThisTitle"), say("notThis"), "");
    if (!answer) return;
    await this.#post(`gaps/${segment(dismissed.gap)}/replies/${segment(dismissed.reply)}/dismiss`, answer.reason);
    if (!this.problem) await this.#look(gap);
  }

  /** @param {string} title @param {string} confirm @param {string} text */
  #ask(title, confirm, text) {
    const dialog = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    return dialog.ask({ title, text, confirm: confirm.replace("…", ""), reason: "needed" });
  }

  /** @param {string} path @param {string} why */
  async #post(path, why) {
    try {
      await post(`/console/api/editor/${path}?days=${this.days}`, { why });
      this.told = say("dismissed");
      this.open = null;
      await this.#fetch();
    } catch (failure) {
      this.problem = detailOf(failure);
    }
  }
}

customElements.define("lobby-gaps", LobbyGaps);
