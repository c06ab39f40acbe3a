// The left column: the agent's own conversations, then everybody waiting, in the order they should be taken.

import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { serverNow } from "console/api.js";
import { reasonBadge } from "console/badge.js";
import { clock, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics } from "console/styles.js";
import { languageWord, say as sayBoth } from "console/words.js";
import { severityWord } from "complaints/code-words.js";
import { tierWord } from "customers/code-words.js";
import { desk, followDesk } from "./desk.js";
import { queueStyles } from "./queue-styles.js";
import { say } from "./words.js";

/** @typedef {import("console/types.js").Ticket} Ticket */

/** How long the arrow keys must rest before a conversation is fetched. */
const REST_MILLIS = 150;

/** Fires "chosen" (detail: the ticket) on a click, and "entered" (detail: the ticket) on Enter. */
export class LobbyQueue extends LitElement {
  static properties = { now: { state: true } };
  static styles = [basics, badges, peopleTextStyles, queueStyles];

  constructor() {
    super();
    this.desk = desk;
    followLanguage(this);
    followDesk(this);
    this.now = serverNow();
    /** The row with the focus before a render, to give it back after. @type {{id: string, place: number} | null} */
    this.focused = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.ticking = setInterval(() => (this.now = serverNow()), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  get rows() {
    return /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll("[data-ticket]")]);
  }

  willUpdate() {
    const row = /** @type {ShadowRoot} */ (this.renderRoot).activeElement;
    this.focused =
      row instanceof HTMLElement && row.dataset.ticket
        ? { id: row.dataset.ticket, place: this.rows.indexOf(row) }
        : null;
  }

  updated() {
    const focused = this.focused;
    if (!focused) return;
    const rows = this.rows;
    const same = rows.find((row) => row.dataset.ticket === focused.id);
    (same ?? rows[Math.min(focused.place, rows.length - 1)])?.focus({ preventScroll: true });
  }

  /** Puts the focus on the first of the agent's own conversations, or their heading: never on a waiting customer. */
  async focusMine() {
    await this.updateComplete;
    const own = this.renderRoot.querySelector(".mine [data-ticket]") ?? this.renderRoot.querySelector("#mine");
    if (own instanceof HTMLElement) own.focus();
  }

  render() {
    const { mine, tickets } = desk.queue;
    // One row of the whole column is in the tab order; the arrow keys reach the others.
    const all = [...mine, ...tickets];
    const selected = all.find((ticket) => ticket.conversation === desk.selected);
    const stop = (selected ?? mine[0] ?? tickets[0])?.id;
    return html`${desk.queueProblem ? html`<p class="fault" role="alert">${desk.queueProblem}</p>` : nothing}
      <section class="mine" aria-labelledby="mine">
        <h2 id="mine" tabindex="-1">${say("mine")} <span class="count">${whole(mine.length)}</span></h2>
        ${this.#list(mine, stop, "mine", say("nothingMine"))}
      </section>
      <section class="waiting" aria-labelledby="waiting">
        <h2 id="waiting">${say("waiting")} <span class="count">${whole(tickets.length)}</span></h2>
        ${this.#list(tickets, stop, "waiting", say("nobodyWaiting"))}
      </section>
      <p class="keys quiet">${say("queueKeys")}</p>`;
  }

  /** @param {Ticket[]} tickets @param {string | undefined} stop @param {string} label @param {string} empty */
  #list(tickets, stop, label, empty) {
    if (tickets.length === 0) return html`<p class="empty quiet">${desk.loaded ? empty : say("loading")}</p>`;
    // A list that scrolls is reached by the keyboard, also where the stop is in the other one.
    const reached = tickets.some((ticket) => ticket.id === stop);
    return html`<div class="rows" role="listbox" aria-labelledby=${label} tabindex=${reached ? nothing : 0} @keydown=${this.#key}>
      ${repeat(
        tickets,
        (ticket) => ticket.id,
        (ticket) => this.#row(ticket, ticket.id === stop),
      )}
    </div>`;
  }

  /** @param {Ticket} ticket @param {boolean} isStop */
  #row(ticket, isStop) {
    const own = ticket.status === "claimed";
    const unread = own && desk.isUnread(ticket);
    return html`<div
      class="row ${unread ? "unread" : ""}"
      role="option"
      data-ticket=${ticket.id}
      aria-selected=${ticket.conversation === desk.selected ? "true" : "false"}
      tabindex=${isStop ? 0 : -1}
      @click=${() => this.#tell("chosen", ticket)}
    >
      <p class="line">
        ${ticket.reasons.map(reasonBadge)}
        ${ticket.major ? html`<span class="badge" data-major data-tone="red">${severityWord("major")}</span>` : nothing}
        ${ticket.vulnerable ? html`<span class="badge" data-vulnerable data-tone="violet">${say("vulnerable")}</span>` : nothing}
        ${ticket.missing ? html`<span class="badge" data-missing data-tone="amber">${say("missing")}</span>` : nothing}
        ${ticket.withdraws ? html`<span class="badge" data-withdraws data-tone="grey">${say("withdraws")}</span>` : nothing}
        ${ticket.disputes ? html`<span class="badge" data-disputes=${ticket.disputes} data-tone="amber">${say("disputes", { number: ticket.disputes })}</span>` : nothing}
        ${ticket.number ? html`<span class="code quiet number">${ticket.number}</span>` : nothing}
        ${unread ? html`<span class="for-readers">${say("unread")}</span>` : nothing}
        ${own && desk.isDue(ticket) ? html`<strong class="mark">${say("answerDue")}</strong>` : nothing}
        ${ticket.status === "open" ? this.#clock(ticket) : nothing}
      </p>
      <p class="line">
        <strong class="name" dir="auto">${ticket.customer.name ?? sayBoth("visitor")}</strong>
        ${ticket.customer.tier ? html`<span class="quiet tier" dir="auto">${tierWord(ticket.customer.tier)}</span>` : nothing}
        <span class="quiet language">${languageWord(ticket.language)}</span>
      </p>
      ${
        ticket.pressing
          ? html`<p class="excerpt pressing" dir="auto" lang=${ticket.language === "zh" ? "zh-CN" : "en"}>
              ${peopleText(ticket.pressing)}
            </p>`
          : nothing
      }
      <p class="excerpt" dir="auto" lang=${ticket.language === "zh" ? "zh-CN" : "en"}>
        ${peopleText(ticket.lastMessage)}
      </p>
    </div>`;
  }

  /** @param {Ticket} ticket */
  #clock(ticket) {
    const over = this.now - Date.parse(ticket.dueAt);
    const words =
      over > 0
        ? say("lateBy", { clock: clock(over) })
        : say("waited", { clock: clock(this.now - Date.parse(ticket.openedAt)) });
    return html`<span class="clock ${over > 0 ? "late" : ""}">${words}</span>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
    const rows = this.rows;
    const at = rows.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
      row.focus();
      this.#rest(row);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      clearTimeout(this.resting);
      const ticket = this.#ticket(event.target);
      if (ticket && !event.repeat) this.#tell(event.key === "Enter" ? "entered" : "chosen", ticket);
    }
  }

  /** @param {HTMLElement} row */
  #rest(row) {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const ticket = this.#ticket(row);
      if (ticket) desk.select(ticket.conversation);
    }, REST_MILLIS);
  }

  /** @param {HTMLElement} row */
  #ticket(row) {
    return [...desk.queue.mine, ...desk.queue.tickets].find((ticket) => ticket.id === row.dataset.ticket);
  }

  /** @param {string} type @param {Ticket} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define("lobby-queue", LobbyQueue);
