// What waits for a review: for the one signed in first, each with what it would change.

import { LitElement, html, nothing } from "lit";
import { detailOf, get, segment } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { followSession, session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import { needsOther, waits } from "./approval.js";
import { complaintList, complaintStyles } from "./complaint-list.js";
import { diffStyles, diffView } from "./diff-view.js";
import "./life-actions.js";
import { lifeNotes, noteStyles } from "./life-notes.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";
import { stageBadge } from "./stage-badge.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").ArticleRow} ArticleRow */
/** @typedef {import("./types.js").Detail} Detail */

/** Fires "changed" when the list of articles is out of date. */
export class LobbyReview extends LitElement {
  static properties = {
    catalogue: { attribute: false },
    problem: { type: String },
    open: { state: true },
    detail: { state: true },
    detailProblem: { state: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, complaintStyles, diffStyles, noteStyles, pageStyles];

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    /** @type {string | null} */
    this.problem = null;
    /** Which one is looked at. @type {string | null} */
    this.open = null;
    /** @type {Detail | null} */
    this.detail = null;
    /** @type {string | null} */
    this.detailProblem = null;
  }

  render() {
    const waiting = this.catalogue?.articles.filter(({ stage }) => waits(stage)) ?? [];
    const me = session.user?.username ?? "";
    // Who wants something taken out is known only once it is opened.
    const others = waiting.filter((row) => row.stage === "in-review" && needsOther(row, me));
    const mine = waiting.filter((row) => !others.includes(row));
    return html`${this.problem
        ? html`<p class="fault" role="alert">
            ${this.problem} <button @click=${() => this.#again()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${this.catalogue
        ? html`<h2>${say("reviewWaiting", { count: mine.length })}</h2>
            ${mine.length > 0 ? this.#list(mine) : html`<p class="nothing quiet">${say("reviewNone")}</p>`}
            ${others.length > 0 ? html`<h2>${say("reviewMine")}</h2>${this.#list(others)}` : nothing}`
        : this.problem
          ? nothing
          : html`<p class="nothing quiet">${say("loading")}</p>`}`;
  }

  #again() {
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {ArticleRow[]} rows */
  #list(rows) {
    return html`<ul class="cards">
      ${rows.map((row) => {
        const open = this.open === row.id;
        return html`<li class="card" data-article=${row.id}>
          <h3>
            <button class="heading" aria-expanded=${open ? "true" : "false"} @click=${() => this.#toggle(row.id)}>
              <span class="name">${peopleText(row.title[currentLanguage()] || row.id)}</span>
              ${stageBadge(row.stage)}
              ${row.needsSecondPerson
                ? html`<span class="badge" data-tone="grey">${say("second")}</span>`
                : nothing}
              ${row.stage === "in-review"
                ? html`<span class="quiet">${say("writtenBy", { names: row.authors?.join(", ") || "–" })}</span>`
                : nothing}
            </button>
          </h3>
          ${open ? this.#looked(row.id) : nothing}
        </li>`;
      })}
    </ul>`;
  }

  /** @param {string} id */
  #looked(id) {
    if (this.detailProblem) return html`<p class="fault" role="alert">${this.detailProblem}</p>`;
    const detail = this.detail;
    if (!detail) return html`<p class="quiet" role="status">${say("loading")}</p>`;
    return html`${lifeNotes(detail)} ${detail.complaints.length > 0 ? complaintList(detail.complaints) : nothing}
      ${detail.draft ? html`<h4>${say("changes")}</h4>` : nothing}
      ${detail.draft ? diffView(detail.changes ?? whole(detail.draft)) : nothing}
      <lobby-life
        deciding
        .detail=${detail}
        .complaints=${detail.complaints}
        @changed=${() => this.#decided()}
        @again=${() => this.#fetch(id)}
      ></lobby-life>
      <p><a href=${addressWith({ view: "articles", article: id })}>${say("openArticle")}</a></p>`;
  }

  /** @param {string} id */
  #toggle(id) {
    this.open = this.open === id ? null : id;
    this.detail = null;
    if (this.open) this.#fetch(id);
  }

  #decided() {
    this.open = null;
    this.detail = null;
    this.#again();
  }

  /** @param {string} id */
  async #fetch(id) {
    this.detailProblem = null;
    try {
      const detail = await get(`/console/api/editor/articles/${segment(id)}`);
      if (this.open === id) this.detail = detail;
    } catch (failure) {
      if (this.open === id) this.detailProblem = detailOf(failure);
    }
  }
}

/** All of an article that customers do not get yet. @param {import("./types.js").Article} article @returns {import("./types.js").Diff} */
function whole({ titles, answers, phrasings }) {
  /** @type {import("./types.js").Language[]} */
  const languages = ["zh", "en"];
  return {
    fields: languages.flatMap((language) => [
      { field: "title", language, before: "", after: titles[language] },
      { field: "answer", language, before: "", after: answers[language] },
    ]),
    phrasings: languages.map((language) => ({ language, added: phrasings[language], removed: [] })),
  };
}

customElements.define("lobby-review", LobbyReview);
