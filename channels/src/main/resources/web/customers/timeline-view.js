// Every time a customer and the bank dealt with each other, the latest first, as far as one wants to see.

import { LitElement, css, html, nothing } from "lit";
import { kindWord as promiseWord } from "agent/promise.js";
import { productWord, severityWord, stageWord as complaintStage } from "complaints/code-words.js";
import { segment } from "console/api.js";
import { reasonBadge, satisfactionBadge, statusBadge } from "console/badge.js";
import { caseStyles } from "console/case-styles.js";
import { Fetched } from "console/fetched.js";
import { dateAndTime, dueTime, exactly } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfCase } from "console/matters.js";
import { session } from "console/session.js";
import { faultOf, stateOf } from "console/shown.js";
import { staffName } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, outcomeWord } from "console/words.js";
import { kindWord as feedbackKind, stageWord as feedbackStage } from "feedback/code-words.js";
import { stageWord as leadStage } from "leads/code-words.js";
import { resultWord } from "today/words.js";
import { KINDS, KIND_TONES, howWord, kindWord, purposeWord } from "./code-words.js";
import { addressWith, place } from "./place.js";
import { API } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Interaction} Interaction */
/** @typedef {import("./types.js").Timeline} Timeline */

/** How many the server tells at once. */
const PAGE = 30;

const FILTERS = /** @type {const} */ (["kind", "channel", "from", "until"]);

/** Give it `live`, the server's hints, the `record`'s id, and the `channels` they came in by. */
export class LobbyCustomerTimeline extends LitElement {
  static properties = {
    live: { attribute: false },
    record: { type: String },
    channels: { attribute: false },
    path: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    caseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
      }

      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
        gap: 8px 12px;
      }

      .nothing {
        padding: 12px;
        text-align: center;
      }

      .what,
      .pages {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 3px 9px;
        overflow-wrap: anywhere;
      }

      .what {
        min-inline-size: 0;
      }

      /* A place for announcements takes no room before there is one. */
      [role]:empty {
        position: absolute;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.record = "";
    /** @type {string[]} */
    this.channels = [];
    this.path = "";
    this.fetched = new Fetched(this, () => this.path || null);
    this.moved = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.moved);
    addEventListener("popstate", this.moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.moved);
    removeEventListener("popstate", this.moved);
  }

  willUpdate() {
    const { id, kind, channel, from, until, offset } = place();
    // While one leaves the page the address is another's already.
    if (!this.record || !id) return;
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries({ kind, channel, from, until, offset })) {
      if (value) given.set(name, String(value));
    }
    const path = `${API}/${segment(this.record)}/timeline?${given}`;
    if (path === this.path) return;
    this.path = path;
    this.fetched.forget();
    this.fetched.load();
  }

  render() {
    /** @type {Timeline | null} */
    const timeline = this.fetched.value;
    const { offset } = place();
    const total = timeline?.total ?? 0;
    const until = offset + (timeline?.interactions.length ?? 0);
    const shown = say("timelineCount", { from: Math.min(offset + 1, total), to: until, total });
    return html`${this.#filters()} ${faultOf(this.fetched)}
      ${stateOf(this.fetched, total > 0 ? shown : null, say("noneOnTimeline"))}
      ${timeline?.interactions.length
        ? html`<ol class="lines">
            ${timeline.interactions.map((one) => this.#line(one))}
          </ol>`
        : nothing}
      ${total > PAGE || offset > 0
        ? html`<p class="pages">
            <span class="quiet figures" aria-hidden="true">${shown}</span>
            ${offset > 0
              ? html`<a data-action="newer" href=${addressWith({ offset: Math.max(0, offset - PAGE) })}>← ${say("newer")}</a>`
              : nothing}
            ${until < total
              ? html`<a data-action="older" href=${addressWith({ offset: offset + PAGE })}>${say("older")} →</a>`
              : nothing}
          </p>`
        : nothing}`;
  }

  #filters() {
    const { kind, channel, from, until } = place();
    const channels = channel && !this.channels.includes(channel) ? [...this.channels, channel] : this.channels;
    return html`<form @change=${this.#narrowed} @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
      <label
        >${say("kind")}<select name="kind">
          <option value="" ?selected=${!kind}>${say("any")}</option>
          ${KINDS.map((one) => html`<option value=${one} ?selected=${one === kind}>${kindWord(one)}</option>`)}
        </select></label
      >
      <label
        >${say("channel")}<select name="channel">
          <option value="" ?selected=${!channel}>${say("any")}</option>
          ${channels.map((one) => html`<option value=${one} ?selected=${one === channel}>${channelWord(one)}</option>`)}
        </select></label
      >
      <label>${say("from")}<input name="from" type="date" .value=${from} /></label>
      <label>${say("until")}<input name="until" type="date" .value=${until} /></label>
    </form>`;
  }

  /** @param {Event} event */
  #narrowed(event) {
    const given = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const [kind, channel, from, until] = FILTERS.map((name) => String(given.get(name) ?? ""));
    // The browser's "back" leads to the list, not through every day that was typed.
    history.replaceState(null, "", addressWith({ kind, channel, from, until, offset: 0 }));
    dispatchEvent(new HashChangeEvent("hashchange"));
  }

  /** @param {Interaction} one */
  #line(one) {
    const { kind, at } = one;
    return html`<li data-kind=${kind}>
      <p class="top">
        <span class="what">
          <span class="badge" data-tone=${KIND_TONES[kind] ?? "grey"}>${kindWord(kind)}</span>
          ${this.#what(one)}
        </span>
        <time class="quiet figures" datetime=${at} title=${exactly(at)}>${dateAndTime(at)}</time>
      </p>
    </li>`;
  }

  /** @param {Interaction} one */
  #what(one) {
    switch (one.kind) {
      case "conversation":
        return this.#conversation(one);
      case "complaint":
        return html`${this.#case(one)} <span>${say(one.told ? "told" : "complained")}</span>
          ${one.product ? html`<span>${productWord(one.product)}</span>` : nothing}
          ${one.severity === "major" ? html`<span class="badge" data-tone="red">${severityWord("major")}</span>` : nothing}
          <span class="quiet">${complaintStage(one.stage)}</span>`;
      case "lead":
        return html`${this.#case(one)} <span>${say(one.contacted ? "contactedAbout" : "interested")}</span>
          ${one.product ? html`<span>${productWord(one.product)}</span>` : nothing}
          <span class="quiet">${leadStage(one.stage)}</span>`;
      case "feedback":
        return html`${this.#case(one)} <span>${feedbackKind(one.feedback)}</span>
          ${one.product ? html`<span>${productWord(one.product)}</span>` : nothing}
          <span class="quiet">${feedbackStage(one.stage)}</span>`;
      case "follow-up": {
        const promise = promiseWord(one.promise);
        return html`${this.#case(one)}
          <span
            >${one.ended
              ? say("ended", { kind: promise, result: resultWord(one.result) })
              : say("promised", { kind: promise, due: dueTime(one.due) })}</span
          >`;
      }
      case "consent":
        return html`<span>${say(one.given ? "allowed" : "refused", { purpose: purposeWord(one.purpose) })}</span>
          <span class="quiet" dir="auto">${say("noted", { how: howWord(one.how), by: staffName(one.by) })}</span>`;
      case "disclosure":
        return html`<span dir="auto">${say("disclosed", { what: one.what })}</span>
          <span class="quiet" dir="auto">${say("noted", { how: howWord(one.how), by: staffName(one.by) })}</span>`;
      default:
        return nothing;
    }
  }

  /** @param {Interaction} one */
  #case({ kind, number }) {
    return html`<a class="figures" href=${addressOfCase(kind, number)}>${number}</a>`;
  }

  /** @param {Interaction} one */
  #conversation({ conversation, channel, status, messages, intents, handoff, outcome, agent, satisfaction }) {
    const desk = session.isKnownAs("supervisor") ? "/supervisor/" : "/agent/";
    return html`<a href="${desk}#${new URLSearchParams({ conversation })}">${channelWord(channel ?? "")}</a>
      ${statusBadge(status)} ${reasonBadge(handoff)}
      <span class="quiet figures">${say("talked", { count: messages })}</span>
      ${intents.map((/** @type {{title: string}} */ { title }) => html`<span dir="auto">${title}</span>`)}
      ${outcome ? html`<span>${outcomeWord(outcome)}</span>` : nothing}
      ${agent ? html`<span class="quiet" dir="auto">${say("withAgent", { agent: staffName(agent) })}</span>` : nothing}
      ${satisfactionBadge(satisfaction)}`;
  }
}

customElements.define("lobby-customer-timeline", LobbyCustomerTimeline);
