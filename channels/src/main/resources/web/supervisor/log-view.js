// The log: every conversation, and why the assistant said what it said.

import { LitElement, css, html, nothing } from "lit";
import { Problem, detailOf, get, segment } from "console/api.js";
import { Latest, gathered } from "console/fresh.js";
import { followLanguage } from "console/language.js";
import { followSession, session } from "console/session.js";
import { basics } from "console/styles.js";
import "./conversation-detail.js";
import { PAGE } from "./conversation-table.js";
import { go, place } from "./place.js";
import "./search-bar.js";

/** @typedef {import("./conversation-table.js").LobbyConversations} LobbyConversations */
/** @typedef {import("console/types.js").ConversationRow} ConversationRow */
/** @typedef {import("console/types.js").ConversationView} ConversationView */

/** Reading does not need the agent's haste. */
const REFRESH_MILLIS = 2_000;

/** The sign-in form says it already. @param {unknown} failure */
const isSignedOut = (failure) => failure instanceof Problem && failure.status === 401;

/** Give it `live`, the server's hints. */
export class LobbyLog extends LitElement {
  static properties = {
    live: { attribute: false },
    place: { state: true },
    rows: { state: true },
    total: { state: true },
    loaded: { state: true },
    busy: { state: true },
    listProblem: { state: true },
    view: { state: true },
    viewProblem: { state: true },
  };

  static styles = [
    basics,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto minmax(0, 1fr);
        min-block-size: 0;
      }

      .tools {
        padding: 8px 14px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }

      .sides {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        min-block-size: 0;
      }
    `,
  ];

  #lists = new Latest();
  #views = new Latest();
  /** The search whose rows are shown. */
  #listed = "";

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    this.place = place();
    /** @type {ConversationRow[]} */
    this.rows = [];
    this.total = 0;
    this.loaded = false;
    this.busy = false;
    /** @type {string | null} */
    this.listProblem = null;
    /** @type {ConversationView | null} */
    this.view = null;
    /** @type {string | null} */
    this.viewProblem = null;
    /** @type {EventTarget | null} */
    this.live = null;
    this.refresh = gathered(() => this.#refresh(), REFRESH_MILLIS);
    this.arrived = () => this.#arrived();
    this.moved = () => this.#moved();
  }

  connectedCallback() {
    super.connectedCallback();
    this.live?.addEventListener("change", this.refresh);
    session.addEventListener("change", this.arrived);
    addEventListener("hashchange", this.moved);
    addEventListener("popstate", this.moved);
    this.place = place();
    this.#arrived();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.live?.removeEventListener("change", this.refresh);
    session.removeEventListener("change", this.arrived);
    removeEventListener("hashchange", this.moved);
    removeEventListener("popstate", this.moved);
  }

  get #here() {
    return session.state === "in" && session.user?.role === "supervisor";
  }

  #arrived() {
    this.#fetchList();
    this.#fetchView();
  }

  #moved() {
    const from = this.place;
    const to = place();
    if (to.view !== "log") return;
    this.place = to;
    const sameList = from.query === to.query && from.status === to.status && from.rating === to.rating && from.offset === to.offset;
    if (!sameList || (from.conversation && !to.conversation)) this.#fetchList();
    if (from.conversation === to.conversation) return;
    this.view = null;
    this.viewProblem = null;
    this.#fetchView();
    if (from.conversation && !to.conversation) this.#focusRow(from.conversation);
  }

  /** @param {string} id */
  async #focusRow(id) {
    await this.updateComplete;
    const table = /** @type {LobbyConversations | null} */ (this.renderRoot.querySelector("lobby-conversations"));
    table?.focusRow(id);
  }

  async #refresh() {
    await (this.place.conversation ? this.#fetchView() : this.#fetchList());
  }

  async #fetchList() {
    if (!this.#here) return;
    const { query, status, rating, offset } = this.place;
    const asked = this.#lists.ask();
    const given = new URLSearchParams({ query, status, rating, limit: String(PAGE), offset: String(offset) });
    this.busy = true;
    try {
      const { total, conversations } = await get(`/console/api/supervisor/conversations?${given}`);
      if (!this.#lists.accepts(asked)) return;
      this.#list(String(given), total, conversations);
      this.loaded = true;
      this.listProblem = null;
      // A page that no longer exists: conversations may have been erased, or the address is old.
      if (conversations.length === 0 && total > 0 && offset > 0) go({ offset: 0 }, true);
    } catch (failure) {
      if (!this.#lists.accepts(asked) || isSignedOut(failure)) return;
      this.listProblem = detailOf(failure);
      // What another search found may not stand under this one.
      if (this.#listed !== String(given)) this.#list(String(given), 0, []);
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} search @param {number} total @param {ConversationRow[]} rows */
  #list(search, total, rows) {
    this.#listed = search;
    this.total = total;
    this.rows = rows;
  }

  async #fetchView() {
    const id = this.place.conversation;
    if (!id || !this.#here) return;
    const asked = this.#views.ask();
    try {
      const view = await get(`/console/api/supervisor/conversations/${segment(id)}`);
      if (id !== this.place.conversation || !this.#views.accepts(asked)) return;
      this.view = view;
      this.viewProblem = null;
    } catch (failure) {
      if (id !== this.place.conversation || isSignedOut(failure)) return;
      this.viewProblem = detailOf(failure);
    }
  }

  render() {
    const { query, status, rating, offset, conversation } = this.place;
    const at = this.rows.findIndex((row) => row.id === conversation);
    return html`<div class="tools">
        <lobby-search
          .query=${query}
          .status=${status}
          .rating=${rating}
          @search=${(/** @type {CustomEvent} */ event) => this.#search(event.detail)}
        ></lobby-search>
      </div>
      <div class="sides">
        <lobby-conversations
          ?hidden=${conversation !== null}
          .rows=${this.rows}
          .total=${this.total}
          .offset=${offset}
          .filtered=${query !== "" || status !== "" || rating !== ""}
          .loaded=${this.loaded}
          .busy=${this.busy}
          .problem=${this.listProblem}
        ></lobby-conversations>
        ${conversation
          ? html`<lobby-conversation-detail
              .view=${this.view}
              .problem=${this.viewProblem}
              .query=${query}
              .first=${at <= 0}
              .last=${at < 0 || at === this.rows.length - 1}
              @leave=${() => go({ conversation: null })}
              @before=${() => go({ conversation: this.rows[at - 1].id }, true)}
              @after=${() => go({ conversation: this.rows[at + 1].id }, true)}
            ></lobby-conversation-detail>`
          : nothing}
      </div>`;
  }

  /** @param {{query: string, status: string, rating: string}} wanted */
  #search(wanted) {
    const { query, status, rating } = this.place;
    const same = wanted.query === query && wanted.status === status && wanted.rating === rating;
    if (same && !this.place.conversation) this.#fetchList();
    else go({ ...wanted, offset: 0, conversation: null }, !this.place.conversation);
  }
}

customElements.define("lobby-log", LobbyLog);
