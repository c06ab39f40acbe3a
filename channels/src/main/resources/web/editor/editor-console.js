// The knowledge console: writing, checking and publishing what the assistant says.

import { LitElement, css, html, nothing } from "lit";
import { Problem, detailOf, get } from "console/api.js";
import { Latest } from "console/fresh.js";
import { followLanguage } from "console/language.js";
import { followSession, session } from "console/session.js";
import "console/sign-in.js";
import { basics, controls } from "console/styles.js";
import "console/top-bar.js";
import "console/view-nav.js";
import { say as sayBoth } from "console/words.js";
import { needsMe } from "./approval.js";
import "./article-editor.js";
import "./article-list.js";
import "./catalogue-view.js";
import "./documents-view.js";
import "./exchange-view.js";
import "./gap-list.js";
import "./glossary-view.js";
import { NEW, VIEWS, addressWith, go, place } from "./place.js";
import "./publish-view.js";
import "./review-queue.js";
import "./try-bench.js";
import { unsavedIds } from "./unsaved.js";
import { say } from "./words.js";

const ROLES = "editor supervisor";

/** How often what others may have changed is fetched anew while somebody looks at it. */
const LOOK_MILLIS = 30_000;

/** Whether keys are letters here rather than commands. @param {KeyboardEvent} event */
const isTyping = (event) =>
  event
    .composedPath()
    .some((at) => at instanceof HTMLElement && at.matches('input:not([type="checkbox"]), textarea, select, dialog'));

export class LobbyEditorConsole extends LitElement {
  static properties = {
    place: { state: true },
    catalogue: { state: true },
    waiting: { state: true },
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
    /** @type {import("./types.js").Waiting | null} */
    this.waiting = null;
    /** @type {string | null} */
    this.problem = null;
    /** @type {string[]} */
    this.unsaved = [];
    session.addEventListener("change", () => this.#fetch());
    addEventListener("hashchange", () => this.#moved());
    addEventListener("popstate", () => this.#moved());
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("visibilitychange", () => this.#look());
    addEventListener("focus", () => this.#look());
    setInterval(() => this.#look(), LOOK_MILLIS);
  }

  get #here() {
    return session.state === "in" && session.isKnownAs(ROLES);
  }

  /** Others decide, too: what waits, and what is published, is another then. */
  #look() {
    if (document.visibilityState !== "visible") return;
    this.#fetch();
    this.renderRoot.querySelector("lobby-publish")?.look();
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
      const [catalogue, waiting] = await Promise.all([
        get("/console/api/editor/articles"),
        get("/console/api/editor/review"),
      ]);
      if (!this.#lists.accepts(asked)) return;
      this.catalogue = catalogue;
      this.waiting = waiting;
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
    if (this.place.view === "gaps") {
      this.#gapKey(event);
      return;
    }
    const list = this.place.article ? null : this.renderRoot.querySelector("lobby-articles");
    /** @type {Record<string, () => void>} */
    const keys = {
      j: () => list?.move(1),
      k: () => list?.move(-1),
      ArrowDown: () => list?.move(1),
      ArrowUp: () => list?.move(-1),
      "/": () => list?.focusSearch(),
      n: () => go({ article: NEW }),
      x: () => list?.pickHere(),
      a: () => list?.pickAll(),
    };
    if (!list || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }

  /** @param {KeyboardEvent} event */
  #gapKey(event) {
    const gaps = this.renderRoot.querySelector("lobby-gaps");
    /** @type {Record<string, () => void>} */
    const keys = {
      j: () => gaps?.move(1),
      k: () => gaps?.move(-1),
      ArrowDown: () => gaps?.move(1),
      ArrowUp: () => gaps?.move(-1),
      d: () => gaps?.dismissHere(),
    };
    if (!Object.hasOwn(keys, event.key)) return;
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
    const waiting = needsMe(this.catalogue, this.waiting, session.user?.username ?? "").length;
    return html`<lobby-view-nav
      .label=${say("views")}
      .views=${VIEWS.map((view) => ({
        href: addressWith({ view, article: null }),
        name: say(view) + (view === "review" && waiting > 0 ? ` (${waiting})` : ""),
        current: view === this.place.view,
      }))}
    ></lobby-view-nav>`;
  }

  #view() {
    const fetch = () => this.#fetch();
    switch (this.place.view) {
      case "review":
        return html`<lobby-review
          .catalogue=${this.catalogue}
          .waiting=${this.waiting}
          .problem=${this.problem}
          @changed=${fetch}
        ></lobby-review>`;
      case "catalogue":
        return html`<lobby-catalogue @changed=${fetch}></lobby-catalogue>`;
      case "glossary":
        return html`<lobby-glossary @changed=${fetch}></lobby-glossary>`;
      case "gaps":
        return html`<lobby-gaps .catalogue=${this.catalogue} @changed=${fetch}></lobby-gaps>`;
      case "try":
        return html`<lobby-try @changed=${fetch}></lobby-try>`;
      case "publish":
        return html`<lobby-publish @changed=${fetch}></lobby-publish>`;
      case "documents":
        return html`<lobby-documents @changed=${fetch}></lobby-documents>`;
      case "exchange":
        return html`<lobby-exchange .catalogue=${this.catalogue} @changed=${fetch}></lobby-exchange>`;
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
