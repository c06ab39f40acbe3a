// The middle: what was said, and either the claim button or the composer.

import { LitElement, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { serverNow } from "console/api.js";
import { reasonBadge, statusBadge } from "console/badge.js";
import { clock } from "console/format.js";
import { followLanguage } from "console/language.js";
import { staffName } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import "console/transcript.js";
import { channelWord, languageWord, say as sayBoth } from "console/words.js";
import "./composer.js";
import { desk, followDesk } from "./desk.js";
import { paneStyles } from "./pane-styles.js";
import { say } from "./words.js";

/** @typedef {import("console/types.js").ConversationView} ConversationView */

/** Fires "leave", "claim", "complain", "promise", "hand-back", "resolve" and "show-customer" for its buttons. */
export class LobbyConversation extends LitElement {
  static styles = [basics, controls, badges, paneStyles];

  constructor() {
    super();
    this.desk = desk;
    followLanguage(this);
    followDesk(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => desk.claimable && this.requestUpdate(), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  /** The end of the transcript in view and the cursor below it. */
  async startAnswering() {
    await this.updateComplete;
    this.renderRoot.querySelector("lobby-transcript")?.toEnd();
    const composer = this.renderRoot.querySelector("lobby-composer");
    if (composer instanceof LitElement) {
      await composer.updateComplete;
      composer.focus();
    }
  }

  render() {
    const view = desk.view;
    if (!desk.selected) {
      return html`${this.#notice()}
        <div class="nothing">
          <p>${say("chooseOne")}</p>
          <p class="quiet">${say("chooseOneHint")}</p>
        </div>`;
    }
    return html`<header>
        <button class="plain back" data-action="back" @click=${() => this.#tell("leave")}>← ${sayBoth("back")}</button>
        ${view ? this.#heading(view) : nothing}
      </header>
      ${this.#notice()}
      ${desk.viewProblem ? html`<p class="fault" role="alert">${desk.viewProblem}</p>` : nothing}
      ${view ? this.#conversation(view) : this.#waiting()}`;
  }

  #waiting() {
    return desk.viewProblem ? nothing : html`<p class="nothing quiet">${say("loading")}</p>`;
  }

  /** @param {ConversationView} view */
  #heading(view) {
    const ticket = view.ticket;
    return html`<div class="who">
        <h2 dir="auto">${view.customer.name ?? sayBoth("visitor")}</h2>
        <p class="facts">
          ${ticket?.reasons.map(reasonBadge)} ${statusBadge(view.status)}
          ${ticket?.number ? html`<span class="code">${ticket.number}</span>` : nothing}
          <span class="quiet">${channelWord(view.channel)} · ${languageWord(view.language)}</span>
        </p>
      </div>
      <div class="actions">
        <button class="card" data-action="show-customer" @click=${() => this.#tell("show-customer")}>
          ${say("showCustomer")}
        </button>
        ${desk.mayComplain
          ? html`<button
              data-action="complain"
              aria-keyshortcuts="Alt+C"
              title="${say("keyComplain")} (Alt+C)"
              ?disabled=${desk.busy}
              @click=${() => this.#tell("complain")}
            >
              ${say("complain")}
            </button>`
          : nothing}
        ${desk.isMine
          ? html`<button
                data-action="promise"
                aria-keyshortcuts="Alt+P"
                title="${say("keyPromise")} (Alt+P)"
                ?disabled=${desk.busy}
                @click=${() => this.#tell("promise")}
              >
                ${say("promise")}
              </button>
              <button
                data-action="hand-back"
                aria-keyshortcuts="Alt+H"
                title="${say("keyHandBack")} (Alt+H)"
                ?disabled=${desk.busy}
                @click=${() => this.#tell("hand-back")}
              >
                ${say("handBack")}
              </button>
              <button
                data-action="resolve"
                aria-keyshortcuts="Alt+R"
                title="Alt+R"
                ?disabled=${desk.busy}
                @click=${() => this.#tell("resolve")}
              >
                ${say("resolve")}
              </button>`
          : nothing}
      </div>`;
  }

  #notice() {
    const notice = desk.notice;
    return html`<div role=${notice?.kind === "fault" ? "alert" : "status"}>
      ${notice
        ? html`<p class="notice ${notice.kind}">
            <span>${notice.title ? html`<strong>${notice.title}</strong>` : nothing} ${notice.text}</span>
            <button class="plain" data-action="dismiss" @click=${() => desk.tell(null)}>${sayBoth("dismiss")}</button>
          </p>`
        : nothing}
    </div>`;
  }

  /** @param {ConversationView} view */
  #conversation(view) {
    const outbox = desk.outbox;
    return html`<lobby-transcript
        .conversation=${view.id}
        .messages=${view.messages}
        .outgoing=${outbox.of(view.id)}
        .language=${view.language}
        @retry=${(/** @type {CustomEvent} */ event) => outbox.retry(view.id, event.detail)}
        @discard=${(/** @type {CustomEvent} */ event) => outbox.discard(view.id, event.detail)}
      ></lobby-transcript>
      ${desk.isMine ? this.#composer(view.id) : this.#reading(view)}`;
  }

  /** A composer of its own for each conversation: no word may end up with another customer. @param {string} id */
  #composer(id) {
    return keyed(
      id,
      html`<lobby-composer
        .text=${live(desk.draft)}
        @write=${(/** @type {CustomEvent} */ event) => desk.write(id, event.detail)}
        @send=${(/** @type {CustomEvent} */ event) => desk.send(id, event.detail)}
      ></lobby-composer>`,
    );
  }

  /** @param {ConversationView} view */
  #reading(view) {
    const ticket = desk.claimable;
    const kept = desk.draft.trim();
    const left = kept
      ? html`<p class="kept quiet">${say("keptText")} <span dir="auto">${kept}</span></p>`
      : nothing;
    if (!ticket) return html`<div class="foot"><p>${this.#whose(view)}</p>${left}</div>`;
    const now = serverNow();
    const late = now > Date.parse(ticket.dueAt);
    return html`<div class="foot claim">
      <div>
        <p class="figures ${late ? "late" : ""}">
          ${say("waitingFor", { clock: clock(now - Date.parse(ticket.openedAt)) })}
          ${late ? sayBoth("late") : nothing}
        </p>
        <p class="quiet">${say("claimHint")}</p>
        ${left}
      </div>
      <button class="primary" data-action="claim" ?disabled=${desk.busy} @click=${() => this.#tell("claim")}>
        ${say(desk.busy ? "claiming" : "claim")}
      </button>
    </div>`;
  }

  /** @param {ConversationView} view */
  #whose(view) {
    if (view.status === "RESOLVED") return say("isResolved");
    if (view.status === "BOT") return say("withAssistant");
    if (view.status === "QUEUED") return say("notWaiting");
    return view.agent ? say("takenBy", { agent: staffName(view.agent) }) : say("takenByAnother");
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}

customElements.define("lobby-conversation", LobbyConversation);
