// The article somebody is writing: what is saved, what stands in the form, and what the server says about it.

import { Problem, call, detailOf, get, post, segment } from "console/api.js";
import { Latest } from "console/fresh.js";
import { shortId } from "console/format.js";
import { emptyArticle, sameContent } from "./article-content.js";
import { NEW } from "./place.js";
import { keepUnsaved, unsavedOf } from "./unsaved.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Detail} Detail */
/** @typedef {import("./types.js").Catalogue} Catalogue */

/** How long typing must rest before the text is looked at. */
const REST_MILLIS = 500;

/** What an address can hold; the server knows the rest. */
const ID = /^[a-z0-9][a-z0-9-]*$/;

/** Fires "change" whenever something about it is another, "saved" once it is saved, "unsaved" when typing was kept or dropped. */
export class ArticleDraft extends EventTarget {
  /** @type {Detail | null} */
  detail = null;
  /** What stands in the form; null while it is being fetched. @type {Article | null} */
  article = null;
  /** What is to be looked at; null before it is known. @type {import("./types.js").Complaint[] | null} */
  complaints = null;
  checking = false;
  /** Published articles that answer its questions today; null before it is known. @type {import("./near-list.js").Near[] | null} */
  near = null;
  /** How many drafts it could not be compared with in time. */
  draftsLeft = 0;
  /** @type {import("./types.js").Stale | null} */
  stale = null;
  busy = false;
  /** @type {string | null} */
  problem = null;
  /** What went well. */
  told = "";
  /** @type {"" | "restored" | "restoredOlder"} */
  restored = "";
  /** What it is changed for, as far as that is written. */
  why = "";

  /** The article as it was before anything was typed. @type {Article | null} */
  #saved = null;
  /** The revision that was written over; empty for a new article. */
  #basedOn = "";
  #checks = new Latest();
  #nears = new Latest();
  /** The titles, phrasings and answers that were asked about last. */
  #asked = "";
  /** The problem is that what stands in the form cannot be read. */
  #unreadable = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /** @param {string} id @param {string} owner a user name @param {Catalogue} catalogue */
  constructor(id, owner, catalogue) {
    super();
    this.id = id;
    this.owner = owner;
    this.catalogue = catalogue;
  }

  get isNew() {
    return this.id === NEW;
  }

  /** Something is typed and not saved. */
  get dirty() {
    return this.article !== null && this.#saved !== null && !sameContent(this.article, this.#saved);
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }

  async load() {
    if (this.isNew) return this.#open(null, emptyArticle(this.catalogue), "");
    try {
      this.take(await get(`/console/api/editor/articles/${segment(this.id)}`));
    } catch (failure) {
      this.problem = detailOf(failure);
      this.#changed();
    }
  }

  /** Takes up what the server knows now; what is typed stays. @param {Detail} detail */
  take(detail) {
    this.problem = null;
    const shown = detail.draft ?? detail.released ?? this.#saved ?? { ...emptyArticle(this.catalogue), id: this.id };
    if (!this.dirty) return this.#open(detail, shown, detail.revision);
    this.detail = detail;
    this.#changed();
  }

  /** Over what is saved comes what this editor had typed before. @param {Detail | null} detail @param {Article} saved @param {string} revision */
  #open(detail, saved, revision) {
    const kept = unsavedOf(this.owner, this.id);
    this.detail = detail;
    this.#saved = saved;
    this.article = kept?.article ?? saved;
    this.#basedOn = kept?.basedOn ?? revision;
    this.restored = kept ? (kept.basedOn === revision ? "restored" : "restoredOlder") : "";
    this.stale = null;
    this.complaints = kept || !detail ? null : detail.complaints;
    if (this.complaints === null) this.#check();
    this.#compare();
    this.#changed();
  }

  /** Asks who answers its questions today, unless that was asked already. */
  async #compare() {
    const article = this.article;
    if (!article) return;
    const words = JSON.stringify([article.id, article.titles, article.phrasings, article.answers]);
    if (words === this.#asked) return;
    this.#asked = words;
    const asked = this.#nears.ask();
    try {
      const { near, draftsLeft } = await post("/console/api/editor/articles/near", { article });
      if (!this.#nears.accepts(asked)) return;
      this.near = near;
      this.draftsLeft = draftsLeft;
    } catch {
      // It is asked again with the next save; what stands in the way of one is told by the check.
      this.#asked = "";
    }
    this.#changed();
  }

  /** @param {Article} article as it stands in the form now */
  edit(article) {
    this.article = article;
    this.told = "";
    this.#keep();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#check(), REST_MILLIS);
    this.#changed();
  }

  #keep() {
    const article = this.article;
    keepUnsaved(this.owner, this.id, article && this.dirty ? { article, basedOn: this.#basedOn } : null);
    this.dispatchEvent(new Event("unsaved"));
  }

  async #check() {
    const article = this.article;
    if (!article) return;
    const asked = this.#checks.ask();
    this.checking = true;
    try {
      const { complaints } = await post("/console/api/editor/articles/check", { article });
      if (this.#checks.accepts(asked)) {
        this.complaints = complaints;
        if (this.#unreadable) this.problem = null;
        this.#unreadable = false;
      }
    } catch (failure) {
      // What is no article yet is told; all else is looked at again with the next letter, and when it is submitted.
      if (failure instanceof Problem && failure.status === 400 && this.#checks.accepts(asked)) {
        this.problem = detailOf(failure);
        this.#unreadable = true;
      }
    }
    this.checking = false;
    this.#changed();
  }

  async save() {
    const article = this.article;
    if (!article || this.busy || !this.dirty) return;
    if (this.isNew && !ID.test(article.id)) {
      this.problem = say("idHint");
      return this.#changed();
    }
    this.busy = true;
    this.problem = null;
    this.#changed();
    try {
      const given = { article, basedOn: this.#basedOn, why: this.why.trim() };
      this.#savedAs(await call("PUT", `/console/api/editor/articles/${segment(article.id)}/draft`, given), article);
    } catch (failure) {
      if (failure instanceof Problem && failure.body.theirs) this.stale = /** @type {any} */ (failure.body);
      else this.problem = detailOf(failure);
    }
    this.busy = false;
    this.#changed();
  }

  /** What was typed while it was being saved stays unsaved. @param {Detail} detail @param {Article} sent */
  #savedAs(detail, sent) {
    this.detail = detail;
    this.stale = null;
    this.restored = "";
    this.#saved = sent;
    this.#basedOn = detail.revision;
    this.why = "";
    this.told = say("saved", { revision: shortId(detail.revision) });
    this.#compare();
    this.#keep();
    this.dispatchEvent(new Event("saved"));
  }

  /** Saves over what somebody else saved meanwhile. */
  saveMine() {
    this.#basedOn = this.stale?.current ?? this.#basedOn;
    this.later();
    this.save();
  }

  /** Saves what both changed, where they changed different things. */
  saveBoth() {
    const { both, current } = this.stale ?? {};
    if (!both || current === undefined) return;
    this.article = both;
    this.#basedOn = current;
    this.#keep();
    this.later();
    this.save();
  }

  /** Leaves both as they are. */
  later() {
    this.stale = null;
    this.#changed();
  }

  /** Forgets what was typed and takes up what is saved. */
  drop() {
    this.article = this.#saved;
    this.#keep();
    this.load();
  }
}
