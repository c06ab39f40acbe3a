// The knowledge console: writing, checking and publishing what the assistant says.

import { LitElement, css, html, nothing } from "lit";
import { Problem, detailOf, get } from "console/api.js";
import { Latest } from "console/fresh.js";
import { followLanguage } from "console/language.js";
import { followSession, session } from "console/session.js";
import "console/sign-in.js";
import { basics, controls } from "console/styles.js";
import "console/top-bar.js";
import { say as sayBoth } from "console/words.js";
import { needsOther } from "./approval.js";
import "./article-editor.js";
import "./article-list.js";
import "./documents-view.js";
import "./exchange-view.js";
import { NEW, VIEWS, addressWith, go, place } from "./place.js";
import "./publish-view.js";
import "./review-queue.js";
import "./try-bench.js";
import { unsavedIds } from "./unsaved.js";
import { say } from "./words.js";

const ROLES = "editor supervisor";

/** How often the list is fetched anew while somebody looks at it. */
const LOOK_MILLIS = 30_000;

/** Whether keys are letters here rather than commands. @param {KeyboardEvent} event */
const isTyping = (event) =>
  event.composedPath().some((at) => at instanceof HTMLElement && at.matches("input, textarea, select, dialog"));

export class LobbyEditorConsole extends LitElement {
  static properties = {
    place: { state: true },
    catalogue: { state: true },
    problem: { state: true },
    unsaved: { state: true },
  };

  static styles = [
    basics,
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto minmax(0, 1fr);
        block-size: 100dvh;
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        min-block-size: 0;
      }

      nav ul {
        display: flex;
        gap: 2px;
        overflow-x: auto;
      }

      nav a {
        display: block;
        padding: 5px 10px;
        border-radius: 6px;
        color: inherit;
        text-decoration: none;
        white-space: nowrap;
      }

      nav a:hover {
        color: var(--accent);
      }

      nav a:focus-visible {
        outline-offset: -2px;
      }

      nav a[aria-current] {
        background: var(--selected);
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  #lists = new Latest();

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    this.place = place();
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    /** @type {string | null} */
    this.problem = null;
    /** @type {string[]} */
    this.unsaved = [];
    session.addEventListener("change", () => this.#fetch());
    addEventListener("hashchange", () => this.#moved());
    addEventListener("popstate", () => this.#moved());
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("visibilitychange", () => this.#look());
    setInterval(() => this.#look(), LOOK_MILLIS);
  }

  get #here() {
    return session.state === "in" && session.isKnownAs(ROLES);
  }

  #look() {
    if (document.visibilityState === "visible" && !this.place.article) this.#fetch();
  }

  #moved() {
    const from = this.place;
    this.place = place();
    if (from.article && !this.place.article) {
      this.#fetch();
      if (this.place.view === "articles") this.#focusRow(from.article);
    } else if (from.view !== this.place.view) this.#fetch();
  }

  /** @param {string} id */
  async #focusRow(id) {
    await this.updateComplete;
    this.renderRoot.querySelector("lobby-articles")?.focusRow(id);
  }

  async #fetch() {
    if (!this.#here) return;
    this.unsaved = unsavedIds(session.user?.username ?? "");
    const asked = this.#lists.ask();
    try {
      const catalogue = await get("/console/api/editor/articles");
      if (!this.#lists.accepts(asked)) return;
      this.catalogue = catalogue;
      this.problem = null;
    } catch (failure) {
      // The sign-in form says it already when nobody is signed in.
      if (failure instanceof Problem && failure.status === 401) return;
      this.problem = detailOf(failure);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && this.place.article) {
      event.preventDefault();
      this.renderRoot.querySelector("lobby-article-editor")?.save();
      return;
    }
    if (!this.#here || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const list = this.place.article ? null : this.renderRoot.querySelector("lobby-articles");
    /** @type {Record<string, () => void>} */
    const keys = {
      j: () => list?.move(1),
      k: () => list?.move(-1),
      ArrowDown: () => list?.move(1),
      ArrowUp: () => list?.move(-1),
      "/": () => list?.focusSearch(),
      n: () => go({ article: NEW }),
    };
    if (!list || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }

  updated() {
    document.title = `${sayBoth("editorConsole")} · Lobby`;
  }

  render() {
    const known = session.isKnownAs(ROLES);
    return html`<lobby-top-bar wide .heading=${sayBoth("editorConsole")}>
        ${known ? this.#views() : nothing}
      </lobby-top-bar>
      <main>${known ? this.#view() : nothing}</main>
      <lobby-sign-in for-role=${ROLES} .heading=${sayBoth("editorConsole")}></lobby-sign-in>`;
  }

  #views() {
    const me = session.user?.username ?? "";
    const waiting =
      this.catalogue?.articles.filter(
        (row) => row.stage === "retirement-proposed" || (row.stage === "in-review" && !needsOther(row, me)),
      ).length ?? 0;
    return html`<nav aria-label=${say("views")}>
      <ul>
        ${VIEWS.map(
          (view) =>
            html`<li>
              <a
                href=${addressWith({ view, article: null })}
                aria-current=${view === this.place.view ? "page" : nothing}
                >${say(view)}${view === "review" && waiting > 0 ? ` (${waiting})` : nothing}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #view() {
    const fetch = () => this.#fetch();
    switch (this.place.view) {
      case "review":
        return html`<lobby-review .catalogue=${this.catalogue} .problem=${this.problem} @changed=${fetch}></lobby-review>`;
      case "try":
        return html`<lobby-try></lobby-try>`;
      case "publish":
        return html`<lobby-publish @changed=${fetch}></lobby-publish>`;
      case "documents":
        return html`<lobby-documents @changed=${fetch}></lobby-documents>`;
      case "exchange":
        return html`<lobby-exchange @changed=${fetch}></lobby-exchange>`;
      default:
        return this.#articles(fetch);
    }
  }

  /** @param {() => void} fetch */
  #articles(fetch) {
    const { article } = this.place;
    if (article && this.catalogue) {
      return html`<lobby-article-editor
        .articleId=${article}
        .catalogue=${this.catalogue}
        @changed=${fetch}
        @unsaved=${() => (this.unsaved = unsavedIds(session.user?.username ?? ""))}
      ></lobby-article-editor>`;
    }
    return html`<lobby-articles
      .catalogue=${this.catalogue}
      .place=${this.place}
      .unsaved=${this.unsaved}
      .problem=${this.problem}
      @again=${fetch}
    ></lobby-articles>`;
  }
}

customElements.define("lobby-editor-console", LobbyEditorConsole);
