// One conversation: what was said on one side, why the assistant did what it did on the other.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { reasonBadge, statusBadge } from "console/badge.js";
import { dateAndTime, dateOnly, exactly } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import "console/transcript.js";
import { channelWord, decisionWord, languageWord, outcomeWord, reasonWord, say as sayBoth } from "console/words.js";
import { tierWord } from "customers/code-words.js";
import { foundMessage } from "./found-message.js";
import "./trace-view.js";
import { say } from "./words.js";

/** @typedef {import("console/types.js").ConversationView} ConversationView */
/** @typedef {import("console/types.js").Resolution} Resolution */

/** Fires "leave", "before" and "after" for its buttons. */
export class LobbyConversationDetail extends LitElement {
  static properties = {
    view: { attribute: false },
    problem: { type: String },
    query: { type: String },
    first: { type: Boolean },
    last: { type: Boolean },
    chosen: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        padding: 8px 16px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }

      .who {
        flex: 1 1 320px;
        min-inline-size: 0;
      }

      h2 {
        font-size: 1.1em;
        overflow-wrap: anywhere;
        text-align: match-parent;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 10px;
      }

      .note {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      .fault {
        margin: 12px 16px;
      }

      .nothing {
        padding: 48px 24px;
        text-align: center;
      }

      .sides {
        display: grid;
        flex: 1;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        min-block-size: 0;
      }

      lobby-transcript {
        border-inline-end: 1px solid var(--line);
      }

      .whys {
        min-block-size: 0;
        padding: 14px 16px;
        overflow-y: auto;
      }

      .whys h2 {
        margin-block-end: 8px;
      }

      .whys li {
        margin-block-end: 10px;
      }

      @media (width < 900px) {
        :host {
          overflow-y: auto;
        }

        .sides {
          display: block;
          flex: none;
        }

        lobby-transcript {
          border-inline-end: 0;
          border-block-end: 1px solid var(--line);
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {ConversationView | null} */
    this.view = null;
    /** @type {string | null} */
    this.problem = null;
    /** What was searched for when it was opened. */
    this.query = "";
    /** It is the first, or last, of the list it was opened from. */
    this.first = true;
    this.last = true;
    /** The sequence number of the message whose explanation is open. @type {number | null} */
    this.chosen = null;
    /** The sequence number of the message that was searched for. @type {number | null} */
    this.found = null;
    /** @type {string | null} */
    this.shown = null;
  }

  /** The focus would be lost with the row it was on. */
  firstUpdated() {
    const back = this.renderRoot.querySelector("[data-action=back]");
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  }

  willUpdate() {
    const id = this.view?.id ?? null;
    if (id === this.shown) return;
    this.shown = id;
    this.chosen = this.view?.turns?.[0]?.seq ?? null;
    this.found = foundMessage(this.view?.messages ?? [], this.query);
  }

  render() {
    const view = this.view;
    return html`<header>
        <button class="plain" data-action="back" @click=${() => this.#tell("leave")}>← ${say("toList")}</button>
        ${view ? this.#who(view) : html`<span class="who"></span>`}
        <button data-action="before" ?disabled=${this.first} @click=${() => this.#tell("before")}>
          ↑ ${say("before")}
        </button>
        <button data-action="after" ?disabled=${this.last} @click=${() => this.#tell("after")}>↓ ${say("after")}</button>
      </header>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      ${view ? this.#sides(view) : this.problem ? nothing : html`<p class="nothing quiet">${say("loading")}</p>`}`;
  }

  /** @param {ConversationView} view */
  #who(view) {
    const { customer, ticket } = view;
    return html`<div class="who">
      <h2 dir="auto">${customer.name ?? sayBoth("visitor")}</h2>
      <p class="facts">
        ${statusBadge(view.status)} ${ticket?.reasons.map(reasonBadge)}
        ${ticket?.number ? html`<span class="code">${ticket.number}</span>` : nothing}
        ${customer.tier ? html`<span dir="auto">${tierWord(customer.tier)}</span>` : nothing}
        <span>${say(customer.verified ? "verified" : "notVerified")}</span>
        <span class="quiet">${say("since", { date: dateOnly(customer.since) })}</span>
        <span class="quiet">${channelWord(view.channel)} · ${languageWord(view.language)}</span>
        ${view.agent ? html`<span class="quiet">${say("withAgent", { agent: view.agent })}</span>` : nothing}
        <span class="quiet code">${say("conversationId", { id: view.id })}</span>
      </p>
      ${view.resolution ? this.#resolution(view.resolution) : nothing}
    </div>`;
  }

  /** @param {Resolution} resolution */
  #resolution({ agent, wrapUp, note, at }) {
    return html`<p class="facts" data-resolution=${wrapUp}>
      <span>${say("resolvedAs")} <strong>${outcomeWord(wrapUp)}</strong></span>
      <time class="quiet" datetime=${at} title=${exactly(at)}>${say("resolvedBy", { agent, at: dateAndTime(at) })}</time>
      ${note ? html`<span><span class="quiet">${say("note")}</span> <span class="note" dir="auto">${peopleText(note)}</span></span>` : nothing}
    </p>`;
  }

  /** @param {ConversationView} view */
  #sides(view) {
    const turns = view.turns ?? [];
    const texts = new Map(view.messages.map((message) => [message.seq, message.text]));
    const labels = new Map(
      turns.map(({ seq, trace }) => {
        const decision = trace.outcome === "failed" ? reasonWord("failed") : decisionWord(trace.decision.say);
        return [seq, say("why", { decision })];
      }),
    );
    return html`<div class="sides">
      <lobby-transcript
        from-start
        .conversation=${view.id}
        .messages=${view.messages}
        .language=${view.language}
        .explained=${labels}
        .chosen=${this.chosen}
        .found=${this.found}
        @why=${(/** @type {CustomEvent<number>} */ event) => this.#choose(event.detail)}
      ></lobby-transcript>
      <section class="whys" tabindex="0" aria-labelledby="whys">
        <h2 id="whys">${say("whyTitle")}</h2>
        ${turns.length === 0 ? html`<p class="quiet">${say("noTurns")}</p>` : nothing}
        <ol>
          ${repeat(
            turns,
            (turn) => turn.seq,
            (turn) =>
              html`<li>
                <lobby-trace
                  .turn=${turn}
                  .text=${texts.get(turn.seq) ?? ""}
                  ?open=${turn.seq === this.chosen}
                  @toggle-trace=${this.#toggled}
                ></lobby-trace>
              </li>`,
          )}
        </ol>
      </section>
    </div>`;
  }

  /** @param {CustomEvent<number>} event */
  #toggled(event) {
    this.chosen = event.detail === this.chosen ? null : event.detail;
  }

  /** @param {number} seq */
  async #choose(seq) {
    this.chosen = seq;
    await this.updateComplete;
    const traces = /** @type {LitElement[]} */ ([...this.renderRoot.querySelectorAll("lobby-trace")]);
    await Promise.all(traces.map((trace) => trace.updateComplete));
    traces.find((trace) => trace.hasAttribute("open"))?.scrollIntoView({ block: "start" });
  }

  /** @param {string} type */
  #tell(type) {
    this.dispatchEvent(new Event(type));
  }
}

customElements.define("lobby-conversation-detail", LobbyConversationDetail);
