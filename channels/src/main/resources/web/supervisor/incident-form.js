// Puts an override in force: what about, what is answered, until when.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, post, serverNow } from "console/api.js";
import { byWhichClock, dateAndTime, fieldTime, momentOf, today } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import "./article-picker.js";
import { TEXTS, say } from "./incident-words.js";

/** @type {["in30" | "in60" | "in120", number][]} */
const SOON = [
  ["in30", 30],
  ["in60", 60],
  ["in120", 120],
];
const MINUTE_MILLIS = 60_000;

/** What the end begins with that somebody chooses. */
const OTHER_MILLIS = 120 * MINUTE_MILLIS;

/** The last minute of the bank's day. */
const tonight = () => momentOf(`${today()}T23:59`);

/** Words between commas of either language. @param {string} text */
const listed = (text) =>
  text
    .split(/[,，、;；\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** Give it `running`, the ids of what is in force. Fires "declared" when it is in force. */
export class LobbyIncidentForm extends LitElement {
  static properties = {
    running: { attribute: false },
    articles: { state: true },
    until: { state: true },
    busy: { state: true },
    problem: { state: true },
    told: { state: true },
  };

  static styles = [
    basics,
    controls,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }

      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 10px 14px;
      }

      label > :is(input, select, textarea) {
        margin-block-start: 3px;
      }

      textarea {
        min-block-size: 6.5em;
        line-height: 1.55;
        resize: vertical;
      }

      .start {
        max-inline-size: 280px;
      }

      fieldset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 16px;
        min-inline-size: 0;
        margin: 0;
        padding: 6px 12px 10px;
        border: 1px solid var(--line);
        border-radius: 8px;
      }

      fieldset input[type="radio"] {
        inline-size: auto;
        margin: 0 3px 0 0;
        vertical-align: -1px;
      }

      fieldset input[type="datetime-local"] {
        inline-size: auto;
        max-inline-size: 100%;
      }

      .done {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
      }

      @media (width < 700px) {
        .pair {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {string[]} */
    this.running = [];
    /** What was put in force here last. @type {string | null} */
    this.declared = null;
    /** The end that is chosen begins with it. */
    this.otherTime = "";
    /** @type {string[]} */
    this.articles = [];
    this.until = "in60";
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.told = "";
  }

  /** What is over is not told to be in force. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {string[] | undefined} */ (changed.get("running")) ?? [];
    if (this.declared && before.includes(this.declared) && !this.running.includes(this.declared)) {
      this.declared = null;
      this.told = "";
    }
  }

  render() {
    return html`<form @submit=${this.#submit}>
      <lobby-article-picker
        many
        .label=${say("topic")}
        .chosen=${this.articles}
        @chosen=${(/** @type {CustomEvent<string[]>} */ event) => (this.articles = event.detail)}
      ></lobby-article-picker>
      <label>${say("keywords")}<input name="keywords" autocomplete="off" placeholder=${say("keywordsHint")} /></label>
      <select class="start" aria-label=${say("start")} @change=${this.#begin}>
        <option value="">${say("start")}</option>
        ${TEXTS.map(({ name }, at) => html`<option value=${at}>${name[currentLanguage()]}</option>`)}
      </select>
      <div class="pair">
        <label>${say("answerZh")}<textarea name="zh" lang="zh-CN" maxlength="4000" required></textarea></label>
        <label>${say("answerEn")}<textarea name="en" lang="en" maxlength="4000" required></textarea></label>
        <label>${say("bannerZh")}<input name="bannerZh" lang="zh-CN" maxlength="300" autocomplete="off" /></label>
        <label>${say("bannerEn")}<input name="bannerEn" lang="en" maxlength="300" autocomplete="off" /></label>
      </div>
      <fieldset>
        <legend>${say("until")}</legend>
        ${SOON.map(([name]) => this.#time(name))} ${this.#time("tonight")} ${this.#time("other")}
        ${this.until === "other"
          ? html`<input
              type="datetime-local"
              name="other"
              aria-label=${say("otherTime") + byWhichClock()}
              required
              .value=${this.otherTime}
            /><span class="quiet">${byWhichClock()}</span>`
          : nothing}
      </fieldset>
      <p class="done">
        <button type="submit" class="primary" data-action="declare" ?disabled=${this.busy}>
          ${say(this.busy ? "putting" : "put")}
        </button>
        <span role="status">${this.told}</span>
      </p>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
    </form>`;
  }

  /** @param {"in30" | "in60" | "in120" | "tonight" | "other"} name */
  #time(name) {
    return html`<label
      ><input
        type="radio"
        name="until"
        value=${name}
        ?checked=${this.until === name}
        @change=${() => this.#choose(name)}
      />${say(name)}</label
    >`;
  }

  /** @param {string} name */
  #choose(name) {
    this.until = name;
    if (name === "other") this.otherTime = fieldTime(serverNow() + OTHER_MILLIS);
  }

  /** @param {string} name @returns {HTMLInputElement | HTMLTextAreaElement | null} */
  #field(name) {
    return this.renderRoot.querySelector(`[name=${name}]`);
  }

  /** @param {Event} event */
  #begin(event) {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const text = TEXTS[Number(select.value)];
    if (select.value && text) {
      for (const language of /** @type {const} */ (["zh", "en"])) {
        const field = this.#field(language);
        if (field) field.value = text[language];
      }
      this.#field(currentLanguage())?.focus();
    }
    select.value = "";
  }

  /** @param {string} other */
  #end(other) {
    const minutes = SOON.find(([name]) => name === this.until)?.[1];
    if (minutes) return new Date(serverNow() + minutes * MINUTE_MILLIS);
    return this.until === "tonight" ? tonight() : momentOf(other);
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const text = (/** @type {string} */ name) => String(given.get(name) ?? "").trim();
    const keywords = listed(text("keywords"));
    const until = this.#end(text("other"));
    this.told = "";
    this.problem = null;
    if (this.articles.length + keywords.length === 0) this.problem = say("noTopic");
    else if (Number.isNaN(until.getTime())) this.problem = say("noTime");
    else if (until.getTime() <= serverNow()) {
      this.problem = say("isPast", { at: dateAndTime(until.toISOString()), now: dateAndTime(new Date(serverNow()).toISOString()) });
    }
    if (this.problem) return;
    this.busy = true;
    try {
      const { id } = await post("/console/api/supervisor/incidents", {
        articles: this.articles,
        keywords,
        zh: text("zh"),
        en: text("en"),
        bannerZh: text("bannerZh") || null,
        bannerEn: text("bannerEn") || null,
        until: until.toISOString(),
      });
      form.reset();
      this.articles = [];
      this.until = "in60";
      this.declared = id;
      this.told = say("isIn");
      this.dispatchEvent(new Event("declared"));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-incident-form", LobbyIncidentForm);
