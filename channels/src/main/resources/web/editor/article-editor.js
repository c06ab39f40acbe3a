// One article: its text, what is to be said about it, its life and its history.

import { LitElement, html, nothing } from "lit";
import { Problem, call, detailOf, get, post, segment } from "console/api.js";
import { Latest } from "console/fresh.js";
import { shortId } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import "./article-form.js";
import "./ask-dialog.js";
import { complaintList, complaintStyles } from "./complaint-list.js";
import { diffStyles, diffView } from "./diff-view.js";
import { editorStyles } from "./editor-styles.js";
import "./life-actions.js";
import { historyList, lifeNotes, noteStyles } from "./life-notes.js";
import { NEW, go } from "./place.js";
import { stageBadge, validityWarning } from "./stage-badge.js";
import { staleNotice, staleStyles } from "./stale-notice.js";
import { emptyArticle, sameContent } from "./article-content.js";
import { keepUnsaved, unsavedOf } from "./unsaved.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Detail} Detail */

/** How long typing must rest before the text is looked at. */
const REST_MILLIS = 500;

/** Fires "changed" when the list of articles is out of date, and "unsaved" when something typed was kept or dropped. */
export class LobbyArticleEditor extends LitElement {
  static properties = {
    articleId: { type: String },
    catalogue: { attribute: false },
    detail: { state: true },
    article: { state: true },
    complaints: { state: true },
    checking: { state: true },
    stale: { state: true },
    busy: { state: true },
    problem: { state: true },
    told: { state: true },
    restored: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    complaintStyles,
    diffStyles,
    noteStyles,
    staleStyles,
    editorStyles,
  ];

  #checks = new Latest();
  /** The revision that was written over; empty for a new article. */
  #basedOn = "";
  /** The article as it was before anything was typed. @type {Article | null} */
  #saved = null;
  #why = "";

  constructor() {
    super();
    followLanguage(this);
    this.articleId = "";
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    this.save = this.save.bind(this);
    this.#forget();
  }

  #forget() {
    /** @type {Detail | null} */
    this.detail = null;
    /** What stands in the form. @type {Article | null} */
    this.article = null;
    /** @type {import("./types.js").Complaint[] | null} */
    this.complaints = null;
    this.checking = false;
    /** @type {import("./types.js").Stale | null} */
    this.stale = null;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    /** What went well. @type {string} */
    this.told = "";
    /** @type {"" | "restored" | "restoredOlder"} */
    this.restored = "";
    this.#why = "";
    this.#checks.overtake();
    clearTimeout(this.resting);
  }

  get #owner() {
    return session.user?.username ?? "";
  }

  get #isNew() {
    return this.articleId === NEW;
  }

  get #dirty() {
    return this.article !== null && this.#saved !== null && !sameContent(this.article, this.#saved);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("articleId")) return;
    this.#forget();
    this.load();
  }

  async load() {
    const id = this.articleId;
    if (!id || !this.#owner) return;
    if (this.#isNew) return this.#open(null, emptyArticle(this.catalogue), "");
    try {
      /** @type {Detail} */
      const detail = await get(`/console/api/editor/articles/${segment(id)}`);
      if (id !== this.articleId) return;
      this.problem = null;
      const shown = detail.draft ?? detail.released ?? { ...emptyArticle(this.catalogue), id };
      if (this.#dirty) this.detail = detail;
      else this.#open(detail, shown, detail.revision);
    } catch (failure) {
      if (id === this.articleId) this.problem = detailOf(failure);
    }
  }

  /** Takes up what is saved, and over it what this editor had typed before. @param {Detail | null} detail @param {Article} saved @param {string} revision */
  #open(detail, saved, revision) {
    const kept = unsavedOf(this.#owner, this.articleId);
    this.detail = detail;
    this.#saved = saved;
    this.article = kept?.article ?? saved;
    this.#basedOn = kept?.basedOn ?? revision;
    this.restored = kept ? (kept.basedOn === revision ? "restored" : "restoredOlder") : "";
    this.stale = null;
    this.complaints = kept || !detail ? null : detail.complaints;
    if (this.complaints === null) this.#check();
  }

  /** @param {CustomEvent<Article>} event */
  #edited({ detail: article }) {
    this.article = article;
    this.told = "";
    this.#keep();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#check(), REST_MILLIS);
  }

  #keep() {
    const article = this.article;
    keepUnsaved(this.#owner, this.articleId, article && this.#dirty ? { article, basedOn: this.#basedOn } : null);
    this.dispatchEvent(new Event("unsaved"));
  }

  async #check() {
    const article = this.article;
    if (!article) return;
    const asked = this.#checks.ask();
    this.checking = true;
    try {
      const { complaints } = await post("/console/api/editor/articles/check", { article });
      if (this.#checks.accepts(asked)) this.complaints = complaints;
    } catch {
      // It is looked at again with the next letter, and when it is saved.
    } finally {
      this.checking = false;
    }
  }

  async save() {
    const article = this.article;
    if (!article || this.busy || !this.#dirty) return;
    this.busy = true;
    this.problem = null;
    try {
      const given = { article, basedOn: this.#basedOn, why: this.#why };
      /** @type {Detail} */
      const detail = await call("PUT", `/console/api/editor/articles/${segment(article.id)}/draft`, given);
      this.#savedAs(detail, article);
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 409 && failure.body.theirs) this.#overtaken(failure.body);
      else this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  /** What was typed while it was being saved stays unsaved. @param {Detail} detail @param {Article} sent */
  #savedAs(detail, sent) {
    this.detail = detail;
    this.stale = null;
    this.restored = "";
    this.#saved = sent;
    this.#basedOn = detail.revision;
    this.#why = "";
    this.told = say("saved", { revision: shortId(detail.revision) });
    this.#keep();
    this.dispatchEvent(new Event("changed"));
    if (this.#isNew) go({ article: detail.id }, true);
  }

  /** @param {any} stale */
  async #overtaken(stale) {
    this.stale = stale;
    await this.updateComplete;
    const notice = this.renderRoot.querySelector(".stale");
    if (notice instanceof HTMLElement) notice.focus();
  }

  #saveMine() {
    this.#basedOn = this.stale?.current ?? this.#basedOn;
    this.stale = null;
    this.save();
  }

  async #drop() {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const sure = await ask.ask({ title: say("dropTitle"), confirm: say("dropUnsaved"), reason: "none" });
    if (sure) this.#takeTheirs();
  }

  #takeTheirs() {
    keepUnsaved(this.#owner, this.articleId, null);
    this.dispatchEvent(new Event("unsaved"));
    this.#forget();
    this.load();
  }

  /** @param {CustomEvent<Detail>} event */
  #changed({ detail }) {
    this.dispatchEvent(new Event("changed"));
    if (!detail.stage) return go({ article: null });
    this.#open(detail, detail.draft ?? detail.released ?? this.#saved ?? emptyArticle(this.catalogue), detail.revision);
  }

  render() {
    return html`${this.#head()}
      <div role="alert">
        ${this.problem
          ? html`<p class="fault">
              ${this.problem}
              ${this.article ? nothing : html`<button @click=${() => this.load()}>${say("tryAgain")}</button>`}
            </p>`
          : nothing}
      </div>
      ${this.article && this.catalogue
        ? this.#body(this.article)
        : this.problem
          ? nothing
          : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  #head() {
    const article = this.article;
    const title = article && (article.titles[currentLanguage()] || article.titles.zh || article.titles.en || article.id);
    return html`<header>
      <button class="plain" data-action="leave" @click=${() => go({ article: null })}>← ${say("back")}</button>
      <h2>${title || (this.#isNew ? say("newArticle") : this.articleId)}</h2>
      ${this.#isNew ? nothing : html`<span class="code quiet">${this.articleId}</span>`}
      ${this.detail ? stageBadge(this.detail.stage) : nothing} ${article ? validityWarning(article) : nothing}
      ${this.detail?.revision
        ? html`<span class="quiet"
            >${say("revision")} <span class="code" title=${this.detail.revision}>${shortId(this.detail.revision)}</span></span
          >`
        : nothing}
    </header>`;
  }

  /** @param {Article} article */
  #body(article) {
    return html`<div class="columns">
      <div class="text">
        ${this.stale
          ? staleNotice(this.stale, {
              mine: () => this.#saveMine(),
              theirs: () => this.#takeTheirs(),
              later: () => (this.stale = null),
            })
          : nothing}
        ${this.restored
          ? html`<p class="restored" role="status">
              ${say(this.restored)} <button data-action="drop" @click=${this.#drop}>${say("dropUnsaved")}</button>
            </p>`
          : nothing}
        <lobby-article-form
          .article=${article}
          .catalogue=${this.catalogue}
          ?isNew=${this.#isNew}
          @edited=${this.#edited}
        ></lobby-article-form>
        ${this.#saving()}
      </div>
      ${this.#side()}
    </div>`;
  }

  #saving() {
    const dirty = this.#dirty;
    return html`<form class="saving" @submit=${this.#submitted}>
      <input
        type="text"
        name="why"
        maxlength="500"
        autocomplete="off"
        aria-label=${say("why")}
        placeholder=${say("why")}
        .value=${this.#why}
        @input=${(/** @type {Event} */ event) => (this.#why = /** @type {HTMLInputElement} */ (event.target).value)}
      />
      <button type="submit" class="primary" data-action="save" ?disabled=${this.busy || !dirty}>
        ${say(this.busy ? "saving" : "save")} <kbd aria-hidden="true">Ctrl+S</kbd>
      </button>
      <p class="quiet" role="status">${this.told || say(dirty ? "unsaved" : "allSaved")}</p>
    </form>`;
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    this.save();
  }

  #side() {
    const complaints = this.complaints ?? [];
    const form = /** @type {import("./article-form.js").LobbyArticleForm | null} */ (
      this.renderRoot.querySelector("lobby-article-form")
    );
    return html`<aside>
      ${this.detail
        ? html`<section>
            ${lifeNotes(this.detail)}
            <lobby-life
              .detail=${this.detail}
              .complaints=${complaints}
              ?dirty=${this.#dirty}
              @changed=${this.#changed}
              @again=${() => this.load()}
            ></lobby-life>
          </section>`
        : nothing}
      <section aria-busy=${this.checking ? "true" : "false"}>
        <h3>${say("complaints", { count: complaints.length })}</h3>
        <div role="status">
          ${this.complaints === null
            ? html`<p class="quiet">${say("checking")}</p>`
            : complaints.length === 0
              ? html`<p class="quiet">${say("noComplaints")}</p>`
              : complaintList(complaints, (complaint) => form?.show(complaint))}
        </div>
      </section>
      ${this.detail ? this.#past(this.detail) : nothing}
    </aside>`;
  }

  /** @param {Detail} detail */
  #past({ changes, history }) {
    return html`${changes
        ? html`<details open>
            <summary>${say("changes")}</summary>
            ${diffView(changes)}
          </details>`
        : nothing}
      <details ?open=${!changes}>
        <summary>${say("history")} <span class="quiet">(${history.length})</span></summary>
        ${historyList(history)}
      </details>`;
  }
}

customElements.define("lobby-article-editor", LobbyArticleEditor);
