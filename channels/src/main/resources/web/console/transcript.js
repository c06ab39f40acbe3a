// A conversation as it was said, oldest first, staying at its end unless the reader has scrolled away.

import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { day, exactly, timeOfDay } from "./format.js";
import { followLanguage } from "./language.js";
import { articleText } from "./article-text.js";
import { ratingBadge, satisfactionBadge, surveyBadge } from "./badge.js";
import { peopleText, peopleTextStyles } from "./people-text.js";
import { staffName } from "./staff-names.js";
import { badges, basics, controls } from "./styles.js";
import { transcriptStyles } from "./transcript-styles.js";
import { authorWord, say } from "./words.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Outgoing} Outgoing */

/**
 * A link as the customer had it. A path is one of the bank's own site, which need not be where this page is.
 * @param {string} label @param {string} address
 */
const linkTo = (label, address) =>
  address.startsWith("https://")
    ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${label}</a> <span class="code quiet">${address}</span>`
    : html`${label} <span class="code quiet">${address}</span>`;

/** How far from the end, in pixels, still counts as being at the end. */
const NEAR = 60;

/**
 * Fires "retry" and "discard" (detail: the client message id) for messages that failed, and "why" (detail: the
 * sequence number) for messages listed in `explained`.
 */
export class LobbyTranscript extends LitElement {
  static properties = {
    conversation: { type: String },
    messages: { attribute: false },
    outgoing: { attribute: false },
    explained: { attribute: false },
    chosen: { type: Number },
    found: { type: Number },
    language: { type: String },
    fromStart: { type: Boolean, attribute: "from-start" },
    since: { attribute: false },
    sinceWord: { attribute: false },
    behind: { state: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, transcriptStyles];

  constructor() {
    super();
    followLanguage(this);
    this.conversation = "";
    /** @type {Message[]} */
    this.messages = [];
    /** @type {Outgoing[]} */
    this.outgoing = [];
    /** What the button beside a customer's message says, by sequence number. @type {Map<number, string>} */
    this.explained = new Map();
    /** The sequence number whose explanation is open. @type {number | null} */
    this.chosen = null;
    /** The sequence number of the message to open at, if not the first or last. @type {number | null} */
    this.found = null;
    this.language = "";
    /** Opens at the first message rather than the last. */
    this.fromStart = false;
    /** What came after this moment stands below a line that says `sinceWord`. @type {string | null} */
    this.since = null;
    this.sinceWord = "";
    /** Something new is below what is in view. */
    this.behind = false;
    this.atEnd = true;
    this.top = 0;
    this.length = 0;
    // The composer below grows and shrinks with what is typed.
    this.resized = new ResizeObserver(() => this.atEnd && this.toEnd());
  }

  get #log() {
    return this.renderRoot.querySelector(".log");
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // Whoever has just written wants to see it.
    const echoes = changed.get("outgoing");
    if (Array.isArray(echoes) && echoes.length < this.outgoing.length) this.atEnd = true;
    if (!changed.has("conversation")) return;
    this.atEnd = !this.fromStart;
    this.behind = false;
    this.length = this.messages.length;
    const log = this.#log;
    if (log) log.scrollTop = 0;
  }

  firstUpdated() {
    const log = this.#log;
    if (log) this.resized.observe(log);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    const length = this.messages.length;
    if (this.atEnd) this.toEnd();
    else if (length > this.length && this.length > 0) this.behind = true;
    this.length = length;
    if (changed.has("chosen") && this.chosen !== null) {
      this.renderRoot.querySelector(`[data-seq="${this.chosen}"]`)?.scrollIntoView({ block: "nearest" });
    }
    if (changed.has("conversation") && this.found !== null) {
      this.renderRoot.querySelector(`[data-seq="${this.found}"]`)?.scrollIntoView({ block: "center" });
    }
  }

  toEnd() {
    const log = this.#log;
    if (log) {
      log.scrollTop = log.scrollHeight;
      this.top = log.scrollTop;
    }
    this.atEnd = true;
    this.behind = false;
  }

  render() {
    let last = "";
    const { since } = this;
    const first = since ? this.messages.find(({ at }) => Date.parse(at) > Date.parse(since)) : null;
    const lines = repeat(
      this.messages,
      (message) => message.seq,
      (message) => {
        const date = day(message.at);
        const line = date === last ? nothing : html`<p class="day">${date}</p>`;
        last = date;
        const mark = message === first ? html`<p class="since">${this.sinceWord}</p>` : nothing;
        return html`${line}${mark}${this.#message(message)}`;
      },
    );
    return html`<div
        class="log"
        role="log"
        tabindex="0"
        aria-label=${say("transcript")}
        lang=${this.language === "zh" ? "zh-CN" : this.language || "en"}
        @scroll=${this.#scrolled}
      >
        ${lines}
        ${repeat(
          this.outgoing,
          (one) => one.clientMessageId,
          (one) => this.#echo(one),
        )}
        ${this.messages.length + this.outgoing.length === 0
          ? html`<p class="day">${say("noMessages")}</p>`
          : nothing}
      </div>
      ${this.behind
        ? html`<button class="primary jump" @click=${this.toEnd}>↓ ${say("newMessages")}</button>`
        : nothing}`;
  }

  #scrolled() {
    const log = this.#log;
    if (!log) return;
    // A log that has become lower is away from its end too, but only its reader scrolls up.
    if (log.scrollHeight - log.scrollTop - log.clientHeight < NEAR) this.atEnd = true;
    else if (log.scrollTop < this.top) this.atEnd = false;
    this.top = log.scrollTop;
    if (this.atEnd) this.behind = false;
  }

  /** @param {Message} message */
  #message(message) {
    const { seq, author, agent, outcome, progress } = message;
    const words = author === "assistant" ? articleText(message.text) : peopleText(message.text);
    const whose = outcome ? say("outcomeOf", { number: outcome }) : progress ? say("progressOf", { number: progress }) : authorWord(author);
    const who = agent && (author === "agent" || outcome || progress) ? `${whose} · ${staffName(agent)}` : whose;
    return html`<article
      data-seq=${seq}
      data-author=${author}
      data-outcome=${outcome ?? nothing}
      data-progress=${progress ?? nothing}
      class="${this.chosen === seq ? "chosen" : ""} ${this.found === seq ? "found" : ""}"
    >
      <p class="head">
        <span class="author" dir="auto">${who}</span>
        <time datetime=${message.at} title=${exactly(message.at)}>${timeOfDay(message.at)}</time>
        ${this.#whyButton(seq)} ${ratingBadge(message.rating ?? "none")} ${satisfactionBadge(message.satisfaction)}
        ${surveyBadge(message.survey?.score)}
      </p>
      <div class="text" dir="auto">${words}</div>
      ${message.links?.length
        ? html`<ul class="links">
            <li class="quiet">${say("linked")}</li>
            ${message.links.map(({ label, address }) => html`<li dir="auto">${linkTo(label, address)}</li>`)}
          </ul>`
        : nothing}
      ${message.choices?.length
        ? html`<ul class="choices">
            <li class="quiet">${say("offered")}</li>
            ${message.choices.map((choice) => html`<li class="choice" dir="auto">${peopleText(choice.text)}</li>`)}
          </ul>`
        : nothing}
      ${message.citations?.length
        ? html`<ul class="citations">
            ${message.citations.map(
              (one) =>
                html`<li>
                  <span class="quiet">${say("source")}</span> <span dir="auto">${one.title}</span>
                  <span class="code quiet">${one.article}@${one.version}</span>
                </li>`,
            )}
          </ul>`
        : nothing}
    </article>`;
  }

  /** @param {number} seq */
  #whyButton(seq) {
    const label = this.explained.get(seq);
    if (label === undefined) return nothing;
    return html`<button
      class="plain why"
      data-action="why"
      aria-pressed=${this.chosen === seq ? "true" : "false"}
      @click=${() => this.#tell("why", seq)}
    >
      ${label}
    </button>`;
  }

  /** @param {Outgoing} one */
  #echo(one) {
    const failed = one.state === "failed";
    return html`<article data-author="agent" data-pending=${one.state} class=${failed ? "failed" : "sending"}>
      <p class="head">
        <span class="author">${authorWord("agent")}</span>
        <time datetime=${one.at}>${timeOfDay(one.at)}</time>
        ${failed ? nothing : html`<span>${say("sending")}</span>`}
      </p>
      <div class="text" dir="auto">${peopleText(one.text)}</div>
      ${failed
        ? html`<div class="mishap" role="alert">
            <p><strong>${say("notSent")}</strong> ${one.error}</p>
            <button data-action="retry" @click=${() => this.#tell("retry", one.clientMessageId)}>
              ${say("retry")}
            </button>
            <button class="plain" data-action="discard" @click=${() => this.#tell("discard", one.clientMessageId)}>
              ${say("discard")}
            </button>
          </div>`
        : nothing}
    </article>`;
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("lobby-transcript", LobbyTranscript);
