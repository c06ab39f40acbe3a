// The page of one article: its text, what is to be said about it, its life and its history.

import { LitElement, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { shortId } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import { ArticleDraft } from "./article-draft.js";
import "./article-form.js";
import "./ask-dialog.js";
import { complaintList, complaintStyles } from "./complaint-list.js";
import { diffStyles, diffView } from "./diff-view.js";
import { editorStyles } from "./editor-styles.js";
import "./life-actions.js";
import { historyList, lifeNotes, noteStyles } from "./life-notes.js";
import { draftsNotCompared, nearList, nearStyles } from "./near-list.js";
import { go } from "./place.js";
import { say as sayReview } from "./review-words.js";
import { stageBadge, validityWarning } from "./stage-badge.js";
import { staleNotice, staleStyles } from "./stale-notice.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Detail} Detail */

/** Fires "changed" when the list of articles is out of date, and "unsaved" when something typed was kept or dropped. */
export class LobbyArticleEditor extends LitElement {
  static properties = { articleId: { type: String }, catalogue: { attribute: false } };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    complaintStyles,
    diffStyles,
    noteStyles,
    nearStyles,
    staleStyles,
    editorStyles,
  ];

  /** @type {ArticleDraft | null} */
  #draft = null;

  constructor() {
    super();
    followLanguage(this);
    this.articleId = "";
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("articleId") && this.catalogue) this.#take(this.articleId, this.catalogue);
  }

  /** @param {string} id @param {import("./types.js").Catalogue} catalogue */
  #take(id, catalogue) {
    const draft = new ArticleDraft(id, session.user?.username ?? "", catalogue);
    this.#draft = draft;
    draft.addEventListener("change", () => this.requestUpdate());
    draft.addEventListener("unsaved", () => this.dispatchEvent(new Event("unsaved")));
    draft.addEventListener("saved", () => {
      this.dispatchEvent(new Event("changed"));
      if (draft.isNew && draft.detail && this.#draft === draft) go({ article: draft.detail.id }, true);
    });
    draft.load();
  }

  save() {
    this.#draft?.save();
  }

  async #drop() {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    if (await ask.ask({ title: say("dropTitle"), confirm: say("dropUnsaved"), reason: "none" })) this.#draft?.drop();
  }

  /** @param {CustomEvent<Detail>} event */
  #changed({ detail }) {
    this.dispatchEvent(new Event("changed"));
    // Of a new article that was given up nothing is left.
    if (detail.stage) this.#draft?.take(detail);
    else go({ article: null });
  }

  updated() {
    const notice = this.renderRoot.querySelector(".stale");
    if (notice instanceof HTMLElement && notice !== this.noticed) notice.focus();
    this.noticed = notice;
  }

  render() {
    const draft = this.#draft;
    if (!draft) return nothing;
    return html`${this.#head(draft)}
      <div role="alert"
        >${draft.problem
          ? html`<p class="fault">
              ${draft.problem}
              ${draft.article ? nothing : html`<button @click=${() => draft.load()}>${say("tryAgain")}</button>`}
            </p>`
          : nothing}</div
      >
      ${draft.article
        ? this.#body(draft, draft.article)
        : draft.problem
          ? nothing
          : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  /** @param {ArticleDraft} draft */
  #head({ article, detail, isNew, id }) {
    const title = article && (article.titles[currentLanguage()] || article.titles.zh || article.titles.en);
    return html`<header>
      <button class="plain" data-action="leave" @click=${() => go({ article: null })}>← ${say("back")}</button>
      <h2>${title || (isNew ? say("newArticle") : id)}</h2>
      ${isNew ? nothing : html`<span class="code quiet">${id}</span>`} ${detail ? stageBadge(detail.stage) : nothing}
      ${detail?.needsSecondPerson
        ? html`<span class="badge" data-tone="grey" title=${say("secondHint")}>${say("second")}</span>`
        : nothing}
      ${article ? validityWarning(article) : nothing}
      ${detail?.revision
        ? html`<span class="quiet"
            >${say("revision")} <span class="code" title=${detail.revision}>${shortId(detail.revision)}</span></span
          >`
        : nothing}
    </header>`;
  }

  /** @param {ArticleDraft} draft @param {Article} article */
  #body(draft, article) {
    return html`<div class="columns">
      <div class="text">
        ${draft.stale
          ? staleNotice(draft.stale, {
              both: () => draft.saveBoth(),
              mine: () => draft.saveMine(),
              theirs: () => draft.drop(),
              later: () => draft.later(),
            })
          : nothing}
        ${draft.restored
          ? html`<p class="restored" role="status">
              ${say(draft.restored)} <button data-action="drop" @click=${this.#drop}>${say("dropUnsaved")}</button>
            </p>`
          : nothing}
        <lobby-article-form
          .article=${article}
          .catalogue=${this.catalogue}
          ?isNew=${draft.isNew}
          @edited=${(/** @type {CustomEvent<Article>} */ event) => draft.edit(event.detail)}
        ></lobby-article-form>
        ${this.#saving(draft)}
      </div>
      ${this.#side(draft)}
    </div>`;
  }

  /** @param {ArticleDraft} draft */
  #saving(draft) {
    const { busy, dirty, told, why } = draft;
    return html`<form class="saving" @submit=${this.#submitted}>
      <input
        type="text"
        name="why"
        maxlength="500"
        autocomplete="off"
        aria-label=${say("why")}
        placeholder=${say("why")}
        .value=${live(why)}
        @input=${(/** @type {Event} */ event) => (draft.why = /** @type {HTMLInputElement} */ (event.target).value)}
      />
      <button type="submit" class="primary" data-action="save" ?disabled=${busy || !dirty}>
        ${say(busy ? "saving" : "save")} <kbd aria-hidden="true">Ctrl+S</kbd>
      </button>
      <p class="quiet" role="status">${told || say(dirty ? "unsaved" : "allSaved")}</p>
    </form>`;
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    this.save();
  }

  /** @param {ArticleDraft} draft */
  #side(draft) {
    const complaints = draft.complaints ?? [];
    return html`<aside aria-label=${say("stage")}>
      ${draft.detail
        ? html`<section>
            ${lifeNotes(draft.detail)}
            <lobby-life
              .detail=${draft.detail}
              .complaints=${complaints}
              ?dirty=${draft.dirty}
              @changed=${this.#changed}
              @again=${() => draft.load()}
            ></lobby-life>
          </section>`
        : nothing}
      <section aria-busy=${draft.checking ? "true" : "false"}>
        <h3>${say("complaints", { count: complaints.length })}</h3>
        <div role="status">
          ${draft.complaints === null
            ? html`<p class="quiet">${say("checking")}</p>`
            : complaints.length === 0
              ? html`<p class="quiet">${say("noComplaints")}</p>`
              : complaintList(complaints, (complaint) =>
                  this.renderRoot.querySelector("lobby-article-form")?.show(complaint),
                )}
        </div>
      </section>
      ${draft.near?.length
        ? html`<section aria-label=${sayReview("near", { count: draft.near.length })}>
            <h3>${sayReview("near", { count: draft.near.length })}</h3>
            ${nearList(draft.near, this.catalogue?.values)}
          </section>`
        : nothing}
      ${draftsNotCompared(draft.draftsLeft)}
      ${draft.detail ? past(draft.detail) : nothing}
    </aside>`;
  }
}

/** @param {Detail} detail */
function past({ changes, history }) {
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

customElements.define("lobby-article-editor", LobbyArticleEditor);
