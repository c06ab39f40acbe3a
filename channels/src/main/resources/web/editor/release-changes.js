// What a release has that the one before it had not, and who wrote it.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, get, segment } from "console/api.js";
import { Latest } from "console/fresh.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { addressWith } from "./place.js";
import { say } from "./publish-words.js";

/** @typedef {import("./types.js").Changed} Changed */

/** @type {Changed["kind"][]} */
const KINDS = ["added", "changed", "removed"];

/** @type {Record<Changed["kind"], string>} */
const TONES = { added: "green", changed: "blue", removed: "red" };

/** @param {Changed["kind"]} kind */
const sayKind = (kind) => say(kind === "removed" ? "entryRemoved" : kind);

/** Where each is looked at. @type {Record<"articles" | "entries" | "documents" | "terms", (one: Changed) => string | null>} */
const WAYS = {
  articles: ({ id, kind }) => (kind === "removed" ? null : addressWith({ view: "articles", article: id })),
  entries: () => addressWith({ view: "catalogue", article: null }),
  documents: () => addressWith({ view: "documents", article: null }),
  terms: () => addressWith({ view: "glossary", article: null }),
};

export class LobbyReleaseChanges extends LitElement {
  static properties = {
    release: { type: String },
    before: { type: String },
    contents: { state: true },
    problem: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    css`
      :host {
        display: grid;
        gap: 6px;
        padding-block-start: 6px;
      }

      ul {
        display: grid;
        gap: 4px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  #asks = new Latest();

  constructor() {
    super();
    followLanguage(this);
    this.release = "";
    this.before = "";
    /** @type {import("./types.js").ReleaseContents | null} */
    this.contents = null;
    /** @type {string | null} */
    this.problem = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("release") || changed.has("before")) this.load();
  }

  async load() {
    const asked = this.#asks.ask();
    this.contents = null;
    this.problem = null;
    try {
      const path = `/console/api/editor/releases/${segment(this.release)}/changes?since=${encodeURIComponent(this.before)}`;
      const contents = await get(path);
      if (this.#asks.accepts(asked)) this.contents = contents;
    } catch (failure) {
      if (this.#asks.accepts(asked)) this.problem = detailOf(failure);
    }
  }

  render() {
    if (this.problem) return html`<p class="quiet" role="status">${this.problem}</p>`;
    if (!this.contents) return html`<p class="quiet" role="status">${say("loading")}</p>`;
    const { articles, entries, documents, terms } = this.contents;
    const all = [...articles, ...entries, ...documents, ...terms];
    if (all.length === 0) return html`<p class="quiet">${say("sameContents")}</p>`;
    const counts = KINDS.map((kind) => ({ kind, count: all.filter((one) => one.kind === kind).length }));
    return html`<p>
        ${counts.map(({ kind, count }) => (count > 0 ? html`<span class="badge" data-tone=${TONES[kind]}>${sayKind(kind)} ${count}</span> ` : nothing))}
      </p>
      ${this.#list("articles", articles)} ${this.#list("entries", entries)} ${this.#list("documents", documents)}
      ${this.#list("terms", terms)}`;
  }

  /** @param {"articles" | "entries" | "documents" | "terms"} what @param {Changed[]} changes */
  #list(what, changes) {
    if (changes.length === 0) return nothing;
    const sorted = KINDS.flatMap((kind) => changes.filter((one) => one.kind === kind));
    return html`<ul>
      ${sorted.map((one) => {
        const way = WAYS[what](one);
        const name = peopleText(one.name[currentLanguage()] || one.id);
        return html`<li data-changed=${one.id}>
          <span class="badge" data-tone=${TONES[one.kind]}>${sayKind(one.kind)}</span>
          ${way ? html`<a href=${way}>${name}</a>` : name} <span class="code quiet">${one.id}</span>
          ${one.by.length > 0 ? html`<span class="quiet">${say("changedBy", { names: one.by.join(", ") })}</span>` : nothing}
        </li>`;
      })}
    </ul>`;
  }
}

customElements.define("lobby-release-changes", LobbyReleaseChanges);
