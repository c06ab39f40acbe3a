// The list of conversations, the latest active first; on a narrow page each row becomes a card.

import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ratingBadge, reasonBadge, satisfactionBadge, statusBadge } from "console/badge.js";
import { dateAndTime, exactly, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, languageWord, outcomeWord, say as sayBoth } from "console/words.js";
import { tierWord } from "customers/code-words.js";
import { addressWith, go } from "./place.js";
import { tableStyles } from "./table-styles.js";
import { say } from "./words.js";

/** @typedef {import("console/types.js").ConversationRow} ConversationRow */

/** How many conversations one page shows. */
export const PAGE = 50;

export class LobbyConversations extends LitElement {
  static properties = {
    rows: { attribute: false },
    total: { type: Number },
    offset: { type: Number },
    filtered: { type: Boolean },
    loaded: { type: Boolean },
    busy: { type: Boolean },
    problem: { type: String },
  };

  static styles = [basics, controls, badges, peopleTextStyles, tableStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {ConversationRow[]} */
    this.rows = [];
    this.total = 0;
    this.offset = 0;
    /** A search or filter is on. */
    this.filtered = false;
    this.loaded = false;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
  }

  render() {
    return html`${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div class="scroller" aria-busy=${this.busy ? "true" : "false"}>
        ${this.rows.length > 0 ? this.#table() : this.#nothing()}
      </div>
      ${this.total > 0 ? this.#pages() : nothing}`;
  }

  #nothing() {
    if (this.problem) return nothing;
    if (!this.loaded) return html`<p class="nothing quiet">${say("loading")}</p>`;
    return html`<p class="nothing quiet" role="status">${say(this.filtered ? "none" : "noneYet")}</p>`;
  }

  #table() {
    // Only a search says what was said.
    const snippets = this.rows.some((row) => row.snippet);
    const rated = this.rows.some((row) => row.helpful + row.notHelpful > 0 || row.satisfaction);
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say("lastActivity")}</th>
          <th scope="col">${say("customer")}</th>
          <th scope="col">${say("channel")}</th>
          <th scope="col">${say("language")}</th>
          <th scope="col">${say("status")}</th>
          <th scope="col">${say("handoff")}</th>
          <th scope="col">${say("outcome")}</th>
          <th scope="col">${say("agent")}</th>
          <th scope="col" class="number">${say("messages")}</th>
          ${rated ? html`<th scope="col">${say("rating")}</th>` : nothing}
          ${snippets ? html`<th scope="col">${say("snippet")}</th>` : nothing}
        </tr>
      </thead>
      <tbody @keydown=${this.#key}>
        ${repeat(
          this.rows,
          (row) => row.id,
          (row) => this.#row(row, snippets, rated),
        )}
      </tbody>
    </table>`;
  }

  /** @param {ConversationRow} row @param {boolean} snippets @param {boolean} rated */
  #row(row, snippets, rated) {
    return html`<tr data-conversation=${row.id} @click=${(/** @type {MouseEvent} */ event) => this.#open(event, row)}>
      <td class="last figures">
        <a href=${addressWith({ conversation: row.id })} title=${exactly(row.lastAt)}
          >${dateAndTime(row.lastAt)}</a
        >
      </td>
      <td class="customer">
        <span class="name" dir="auto" title=${row.customer.name ?? nothing}>${row.customer.name ?? sayBoth("visitor")}</span>
        ${row.customer.tier ? html`<span class="quiet tier" dir="auto">${tierWord(row.customer.tier)}</span>` : nothing}
      </td>
      <td class="channel">${channelWord(row.channel)}</td>
      <td class="language">${languageWord(row.language)}</td>
      <td class="status">${statusBadge(row.status)}</td>
      <td class="handoff">${reasonBadge(row.handoff)}</td>
      <td class="outcome">${row.outcome ? outcomeWord(row.outcome) : nothing}</td>
      <td class="agent" dir="auto">${row.agent ?? nothing}</td>
      <td class="messages number figures">${whole(row.messages)}</td>
      ${rated
        ? html`<td class="rating">
            ${ratingBadge("not-helpful", row.notHelpful)} ${ratingBadge("helpful", row.helpful)}
            ${satisfactionBadge(row.satisfaction)}
          </td>`
        : nothing}
      ${snippets
        ? html`<td class="snippet"><p dir="auto">${row.snippet ? peopleText(row.snippet) : nothing}</p></td>`
        : nothing}
    </tr>`;
  }

  #pages() {
    const from = this.offset + 1;
    const to = this.offset + this.rows.length;
    const counts = { from: whole(from), to: whole(to), total: whole(this.total) };
    return html`<nav>
      <button
        data-action="earlier-page"
        ?disabled=${this.offset === 0}
        @click=${() => this.#turn(Math.max(0, this.offset - PAGE))}
      >
        ← ${say("earlierPage")}
      </button>
      <span class="figures" role="status">${this.rows.length > 0 ? say("found", counts) : nothing}</span>
      <button data-action="later-page" ?disabled=${to >= this.total} @click=${() => this.#turn(this.offset + PAGE)}>
        ${say("laterPage")} →
      </button>
    </nav>`;
  }

  /** @param {number} offset */
  #turn(offset) {
    go({ offset });
    this.renderRoot.querySelector(".scroller")?.scrollTo(0, 0);
  }

  /** @param {MouseEvent} event @param {ConversationRow} row */
  #open(event, row) {
    // The link does it by itself, also into another tab; marking text in a row opens nothing.
    const onLink = event.composedPath().some((node) => node instanceof HTMLAnchorElement);
    if (onLink || getSelection()?.type === "Range") return;
    go({ conversation: row.id });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...this.renderRoot.querySelectorAll("tbody a")];
    const at = links.findIndex((link) => link === event.target);
    const to = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !(to instanceof HTMLElement)) return;
    event.preventDefault();
    to.focus();
  }

  /** Puts the focus on a conversation's row. @param {string} id */
  focusRow(id) {
    const row = [...this.renderRoot.querySelectorAll("tr")].find((it) => it.dataset.conversation === id);
    row?.querySelector("a")?.focus();
  }
}

customElements.define("lobby-conversations", LobbyConversations);
