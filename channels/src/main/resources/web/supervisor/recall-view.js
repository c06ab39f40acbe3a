// Recall: who was told something, and the correction.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, get, post, serverNow } from "console/api.js";
import { byWhichClock, fieldTime, momentOf } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { badges, basics, controls } from "console/styles.js";
import { pageStyles } from "editor/page-styles.js";
import "./article-picker.js";
import "./correction-list.js";
import { download } from "./csv.js";
import { Fetched } from "console/fetched.js";
import { go, place } from "./place.js";
import { say } from "./recall-words.js";
import "./told-table.js";

const ROOT = "/console/api/supervisor/recall";
const WEEK_MILLIS = 7 * 24 * 3600 * 1000;

/** What is asked for, as the server wants it; null when nothing is. */
function asked() {
  const { article, version, from, to } = place();
  if (!article || !from || !to) return null;
  const given = new URLSearchParams({ article, from, to });
  if (version) given.set("version", version);
  return String(given);
}

/** Give it `live`, the server's hints. */
export class LobbyRecall extends LitElement {
  static properties = {
    live: { attribute: false },
    article: { state: true },
    draft: { state: true },
    busy: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    pageStyles,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
      }

      .times {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
        gap: 10px 14px;
      }

      label > :is(input, textarea) {
        margin-block-start: 3px;
      }

      textarea {
        min-block-size: 11em;
        line-height: 1.55;
        resize: vertical;
      }

      .warning {
        padding: 8px 12px;
        border: 1px solid var(--amber);
        border-radius: 6px;
        background: var(--amber-soft);
        color: var(--amber);
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    // A recall is on record in the audit: it is asked when somebody asks it.
    this.recalled = new Fetched(this, () => (asked() ? `${ROOT}?${asked()}` : null), false);
    /** @type {string[]} */
    this.article = [];
    /** @type {{zh: string, en: string, warning: {zh: string, en: string} | null} | null} */
    this.draft = null;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
    /** What the fields for the times begin with. */
    this.times = { from: "", to: "" };
    this.moved = () => this.#moved();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#fill();
    addEventListener("hashchange", this.moved);
    addEventListener("popstate", this.moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.moved);
    removeEventListener("popstate", this.moved);
  }

  #fill() {
    const { article, from, to } = place();
    this.article = article ? [article] : [];
    this.times = { from: fieldTime(from || serverNow() - WEEK_MILLIS), to: fieldTime(to || serverNow() + 60_000) };
  }

  #moved() {
    if (place().view !== "recall") return;
    this.#fill();
    this.draft = null;
    this.recalled.forget();
    this.recalled.load();
  }

  render() {
    const { version } = place();
    const { value, problem } = this.recalled;
    return html`<h2>${say("title")}</h2>
      <p class="quiet">${say("lead")}</p>
      <section class="card">
        <form @submit=${this.#find}>
          <lobby-article-picker
            recall
            .label=${say("article")}
            .chosen=${this.article}
            @chosen=${(/** @type {CustomEvent<string[]>} */ event) => (this.article = event.detail)}
          ></lobby-article-picker>
          <div class="times">
            <label>${say("from")}${byWhichClock()}<input type="datetime-local" name="from" required .value=${this.times.from} /></label>
            <label>${say("to")}${byWhichClock()}<input type="datetime-local" name="to" required .value=${this.times.to} /></label>
            <label>${say("version")}<input name="version" autocomplete="off" spellcheck="false" .value=${version} /></label>
          </div>
          <p><button type="submit" class="primary" data-action="find">${say("find")}</button></p>
        </form>
        ${problem ? html`<p class="fault" role="alert">${problem}</p>` : nothing}
        ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
        <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
        ${asked() && !value && !problem ? html`<p class="quiet">${say("finding")}</p>` : nothing}
        ${value ? this.#found(value) : nothing}
      </section>
      <lobby-corrections .live=${this.live} @changed=${() => this.recalled.load()}></lobby-corrections>`;
  }

  /** @param {import("./told-table.js").Recalled} recalled */
  #found(recalled) {
    return html`${recalled.told.length > 0
        ? html`<p class="row">
            <button data-action="draft" ?disabled=${this.busy} @click=${this.#begin}>${say("draft")}</button>
            <button
              data-action="evidence"
              title=${say("evidenceHint")}
              ?disabled=${this.busy}
              @click=${this.#evidence}
            >
              ${say("evidence")}
            </button>
          </p>`
        : nothing}
      ${this.draft ? this.#form(this.draft) : nothing} <lobby-told .recalled=${recalled}></lobby-told>`;
  }

  /** @param {{zh: string, en: string, warning: {zh: string, en: string} | null}} draft */
  #form({ zh, en, warning }) {
    return html`<form class="card" aria-labelledby="correction" @submit=${this.#propose}>
      <h3 id="correction">${say("correction")}</h3>
      <p class="quiet">${say("correctionHint")}</p>
      ${warning ? html`<p class="warning">${warning[currentLanguage()]}</p>` : nothing}
      <div class="pair">
        <label>${say("zh")}<textarea name="zh" lang="zh-CN" maxlength="4000" required .value=${zh}></textarea></label>
        <label>${say("en")}<textarea name="en" lang="en" maxlength="4000" required .value=${en}></textarea></label>
      </div>
      <p class="row">
        <button type="submit" class="primary" data-action="propose" ?disabled=${this.busy}>${say("propose")}</button>
        <button type="button" @click=${() => (this.draft = null)}>${say("cancel")}</button>
      </p>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #find(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [from, to] = ["from", "to"].map((name) => momentOf(String(given.get(name) ?? "")));
    this.problem = null;
    this.done = "";
    if (!this.article[0]) this.problem = say("noArticle");
    else if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) this.problem = say("noTime");
    if (this.problem) return;
    const before = asked();
    go({
      article: this.article[0],
      version: String(given.get("version") ?? "").trim(),
      from: from.toISOString(),
      to: to.toISOString(),
    });
    if (asked() === before) this.#moved();
  }

  async #begin() {
    await this.#take(async () => {
      this.draft = await get(`${ROOT}/draft?${asked()}`);
    });
    await this.updateComplete;
    const field = this.renderRoot.querySelector("textarea");
    field?.focus();
    field?.setSelectionRange(0, 0);
    field?.scrollTo(0, 0);
    field?.scrollIntoView({ block: "center" });
  }

  async #evidence() {
    await this.#take(async () => {
      const file = await get(`${ROOT}/evidence?${asked()}`);
      download(`recall-${place().article}.json`, "application/json", `${JSON.stringify(file, null, 2)}\n`);
    });
  }

  /** @param {SubmitEvent} event */
  async #propose(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const { article, version, from, to } = place();
    await this.#take(async () => {
      const words = { zh: String(given.get("zh")), en: String(given.get("en")) };
      await post(`${ROOT}/corrections`, { article, version: version || null, from, to, ...words });
      this.draft = null;
      this.done = say("proposed");
    });
    /** @type {import("./correction-list.js").LobbyCorrections | null} */ (
      this.renderRoot.querySelector("lobby-corrections")
    )?.load();
  }

  /** @param {() => Promise<void>} step */
  async #take(step) {
    this.busy = true;
    this.problem = null;
    this.done = "";
    try {
      await step();
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-recall", LobbyRecall);
