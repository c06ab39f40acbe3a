// Incidents: what is answered in place of articles now, and putting such an answer in force.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { detailOf, get, post, segment, serverNow } from "console/api.js";
import { clock, dateAndTime, exactly } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import "editor/ask-dialog.js";
import { pageStyles } from "editor/page-styles.js";
import { articleName, followArticles } from "./articles.js";
import { Fetched } from "console/fetched.js";
import "./incident-form.js";
import { say } from "./incident-words.js";
import "./told-table.js";

/**
 * @typedef {{
 *   id: string,
 *   by: string,
 *   since: string,
 *   until: string,
 *   inForce: boolean,
 *   articles: string[],
 *   keywords: string[],
 *   zh: string,
 *   en: string,
 *   bannerZh: string | null,
 *   bannerEn: string | null,
 *   confirmation: "confirmed" | "unconfirmed" | "overdue",
 *   confirmedBy: string | null,
 *   endedBy: string | null,
 *   reason: string | null,
 * }} Incident
 */

const ROOT = "/console/api/supervisor/incidents";

/** @type {Record<Incident["confirmation"], string>} */
const TONES = { confirmed: "green", unconfirmed: "amber", overdue: "red" };

/** Give it `live`, the server's hints. */
export class LobbyIncidents extends LitElement {
  static properties = {
    live: { attribute: false },
    problem: { state: true },
    done: { state: true },
    busy: { state: true },
    opened: { state: true },
    told: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    css`
      .topics {
        font-weight: 600;
      }

      .clock {
        font-size: 1.15em;
        font-weight: 600;
      }

      .card[data-overdue] {
        border-color: var(--red);
      }

      details > .cards {
        margin-block-start: 10px;
      }

      summary {
        cursor: pointer;
      }

      .row button:first-of-type {
        margin-inline-start: auto;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followArticles(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.list = new Fetched(this, () => ROOT);
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
    this.busy = false;
    /** The incident whose list of people is open. @type {string | null} */
    this.opened = null;
    /** @type {import("./told-table.js").Recalled | null} */
    this.told = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.#tick(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  get #incidents() {
    return /** @type {Incident[]} */ (this.list.value?.incidents ?? []);
  }

  /** The clocks run, and what has run out is over. */
  #tick() {
    if (this.#incidents.some((one) => one.inForce)) this.requestUpdate();
  }

  /** @param {Incident} incident */
  #left({ until }) {
    return Date.parse(until) - serverNow();
  }

  render() {
    const running = this.#incidents.filter((one) => one.inForce && this.#left(one) > 0);
    const past = this.#incidents.filter((one) => !running.includes(one));
    return html`<h2>${say("title")}</h2>
      <p class="quiet">${say("lead")}</p>
      ${this.list.problem ? this.#fault(this.list.problem) : nothing}
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
      <h3>${say("running", { count: running.length })}</h3>
      ${this.#running(running)}
      <section class="card" aria-labelledby="declare">
        <h3 id="declare">${say("declare")}</h3>
        <lobby-incident-form
          .running=${running.map(({ id }) => id)}
          @declared=${() => this.list.load()}
        ></lobby-incident-form>
      </section>
      ${past.length > 0
        ? html`<details>
            <summary>${say("past", { count: past.length })}</summary>
            <ol class="cards">
              ${repeat(past, ({ id }) => id, (one) => this.#card(one, false))}
            </ol>
          </details>`
        : nothing}
      <lobby-ask></lobby-ask>`;
  }

  /** @param {string} problem */
  #fault(problem) {
    return html`<p class="fault" role="alert">
      ${problem} ${this.list.value ? say("stale") : nothing}
      <button @click=${() => this.list.load()}>${say("tryAgain")}</button>
    </p>`;
  }

  /** @param {Incident[]} running */
  #running(running) {
    if (!this.list.value) return this.list.problem ? nothing : html`<p class="quiet">${say("loading")}</p>`;
    if (running.length === 0) return html`<p class="quiet">${say("noneRunning")}</p>`;
    return html`<ol class="cards">
      ${repeat(running, ({ id }) => id, (one) => this.#card(one, true))}
    </ol>`;
  }

  /** @param {Incident} incident @param {boolean} running */
  #card(incident, running) {
    const { id, by, since, until, articles, keywords, confirmation, confirmedBy, endedBy, reason } = incident;
    const own = by === session.user?.username;
    return html`<li class="card" data-incident=${id} ?data-overdue=${confirmation === "overdue"}>
      <p class="row">
        ${running
          ? html`<span class="clock figures" role="timer">${say("endsIn", { clock: clock(this.#left(incident)) })}</span>
              <time class="quiet figures" datetime=${until} title=${exactly(until)}
                >${say("endsAt", { at: dateAndTime(until) })}</time
              >`
          : html`<span class="quiet figures">${say("ended", { at: dateAndTime(until) })}</span>`}
        <span class="badge" data-tone=${TONES[confirmation]}
          >${confirmation === "confirmed" ? say("confirmedBy", { by: confirmedBy ?? "" }) : say(confirmation)}</span
        >
        <span class="quiet">${say("declaredBy", { by, at: dateAndTime(since) })}</span>
        <span class="code quiet">${id}</span>
      </p>
      <p>
        <span class="topics" dir="auto">${articles.map(articleName).join(" · ")}</span>
        ${keywords.length > 0 ? html`<span>${say("words", { words: keywords.join(", ") })}</span>` : nothing}
      </p>
      <div class="pair">
        ${this.#said("zh-CN", incident.zh, incident.bannerZh)} ${this.#said("en", incident.en, incident.bannerEn)}
      </div>
      ${endedBy ? html`<p class="quiet">${say("endedBy", { by: endedBy, reason: reason ?? "" })}</p>` : nothing}
      <p class="row">
        <button data-action="told" aria-expanded=${this.opened === id ? "true" : "false"} @click=${() => this.#people(incident)}>
          ${say(this.opened === id ? "hideTold" : "told")}<span class="for-readers"> ${id}</span>
        </button>
        ${confirmation === "confirmed"
          ? nothing
          : html`<button
              data-action="confirm-incident"
              ?disabled=${own || this.busy}
              aria-describedby=${own ? `own-${id}` : nothing}
              @click=${() => this.#confirm(incident)}
            >
              ${say("confirm")}<span class="for-readers"> ${id}</span>
            </button>`}
        ${running
          ? html`<button data-action="end" ?disabled=${this.busy} @click=${() => this.#end(incident)}>
              ${say("end")}<span class="for-readers"> ${id}</span>
            </button>`
          : nothing}
      </p>
      ${running && confirmation !== "confirmed" ? html`<p class="quiet">${say("staysInForce")}</p>` : nothing}
      ${own && confirmation !== "confirmed" ? html`<p class="quiet" id="own-${id}">${say("ownConfirm")}</p>` : nothing}
      ${this.opened === id
        ? this.told
          ? html`<lobby-told .recalled=${this.told}></lobby-told>`
          : html`<p class="quiet">${say("loading")}</p>`
        : nothing}
    </li>`;
  }

  /** @param {string} language @param {string} answer @param {string | null} banner */
  #said(language, answer, banner) {
    return html`<div class="said" lang=${language}>
      ${banner ? html`<p><strong>${say("banner")}</strong> ${peopleText(banner)}</p>` : nothing}
      <p>${peopleText(answer)}</p>
    </div>`;
  }

  /** @param {Incident} incident */
  async #people({ id, since }) {
    if (this.opened === id) {
      this.opened = null;
      return;
    }
    this.opened = id;
    this.told = null;
    this.problem = null;
    // It cannot have been told before it was in force, nor after now.
    const to = new Date(serverNow() + 60_000).toISOString();
    const asked = new URLSearchParams({ article: id, from: since, to });
    try {
      const told = await get(`/console/api/supervisor/recall?${asked}`);
      if (this.opened === id) this.told = told;
    } catch (failure) {
      if (this.opened !== id) return;
      this.opened = null;
      this.problem = detailOf(failure);
    }
  }

  /** @param {Incident} incident */
  async #confirm({ id }) {
    const answer = await this.#ask({
      title: say("confirmTitle"),
      text: say("confirmText"),
      confirm: say("confirm"),
      reason: "none",
    });
    if (answer) await this.#take(`${ROOT}/${segment(id)}/confirmation`, {}, say("confirmed"));
  }

  /** @param {Incident} incident */
  async #end({ id }) {
    const answer = await this.#ask({ title: say("endTitle"), confirm: say("end"), reason: "needed" });
    if (answer) await this.#take(`${ROOT}/${segment(id)}/end`, { reason: answer.reason }, say("endedNow"));
  }

  /** @param {import("editor/ask-dialog.js").Question} question */
  #ask(question) {
    const ask = /** @type {import("editor/ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    return ask.ask(question);
  }

  /** @param {string} path @param {unknown} body @param {string} done */
  async #take(path, body, done) {
    this.busy = true;
    this.problem = null;
    this.done = "";
    try {
      await post(path, body);
      this.done = done;
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
    await this.list.load();
  }
}

customElements.define("lobby-incidents", LobbyIncidents);
