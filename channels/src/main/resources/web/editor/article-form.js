// The text of an article, Chinese and English side by side, and its settings.

import { LitElement, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { followLanguage } from "console/language.js";
import { peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { languageWord } from "console/words.js";
import { answerText } from "./answer-text.js";
import { formStyles } from "./form-styles.js";
import { linkPreview } from "./link-preview.js";
import { codeWord, say } from "./words.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Catalogue} Catalogue */
/** @typedef {import("./types.js").Language} Language */

/** @type {Language[]} */
const LANGUAGES = ["zh", "en"];

/** @param {string} text one phrasing or link a line */
const linesOf = (text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Whether its last day is before its first. @param {Article} article */
const isBackwards = ({ validFrom, validUntil }) => Boolean(validUntil && validFrom && validUntil < validFrom);

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement} */ (event.target).value;

/** Fires "edited" (detail: the article as it stands in the form). */
export class LobbyArticleForm extends LitElement {
  static properties = {
    article: { attribute: false },
    catalogue: { attribute: false },
    isNew: { type: Boolean },
    frozen: { type: Boolean },
  };

  static styles = [basics, controls, badges, peopleTextStyles, formStyles];

  /** What stands in the boxes for phrasings and links, which may have empty lines. */
  #lines = { zh: "", en: "" };
  #notThis = { zh: "", en: "" };
  #links = { zh: "", en: "" };
  /** What stands in the field for the next questions. */
  #choices = "";
  /** The article last handed out. @type {Article | null} */
  #given = null;

  constructor() {
    super();
    followLanguage(this);
    /** @type {Article | null} */
    this.article = null;
    /** @type {Catalogue | null} */
    this.catalogue = null;
    /** Its id can still be chosen. */
    this.isNew = false;
    /** It can be read but not written. */
    this.frozen = false;
  }

  willUpdate() {
    if (!this.article || this.article === this.#given) return;
    this.#given = this.article;
    for (const language of LANGUAGES) {
      this.#lines[language] = this.article.phrasings[language].join("\n");
      this.#notThis[language] = (this.article.notThis?.[language] ?? []).join("\n");
      this.#links[language] = (this.article.links?.[language] ?? []).join("\n");
    }
    this.#choices = (this.article.choices ?? []).join(", ");
  }

  /**
   * Puts the cursor on the words a complaint is about, or into the field that lacks them.
   * @param {import("./types.js").Complaint} complaint
   */
  show({ language, piece, kind }) {
    const where = language ? `[data-language="${language}"]` : ".settings";
    const fields = /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([
      ...this.renderRoot.querySelectorAll(`${where} :is(input[type="text"], textarea)`),
    ]);
    const holder = piece ? fields.find((field) => field.value.includes(piece)) : undefined;
    const box = kind === "not-this" ? "notThis" : /phrasing|repeated/.test(kind) ? "phrasings" : "";
    const likely = box ? fields.find((field) => field.name === box) : fields.find((field) => !field.value) ?? fields[0];
    const field = holder ?? likely ?? this.renderRoot.querySelector(".settings :is(input, select)");
    if (!(field instanceof HTMLElement)) return;
    field.scrollIntoView({ block: "center" });
    if (holder) {
      const at = holder.value.indexOf(piece);
      // Before the focus: what is selected then is scrolled to.
      holder.setSelectionRange(at, at + piece.length);
    }
    field.focus();
  }

  render() {
    const article = this.article;
    if (!article) return nothing;
    return html`${this.isNew ? this.#idField(article) : nothing}
      <div class="languages">${LANGUAGES.map((language) => this.#column(article, language))}</div>
      ${this.#settings(article)}`;
  }

  /** @param {Article} article */
  #idField(article) {
    return html`<label class="id"
      >${say("id")}<input
        type="text"
        name="id"
        class="code"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="64"
        aria-describedby="id-hint"
        .value=${live(article.id)}
        @input=${(/** @type {Event} */ event) => this.#edit({ id: valueOf(event).trim() })}
      /><span id="id-hint" class="quiet hint">${say("idHint")}</span></label
    >`;
  }

  /** @param {Article} article @param {Language} language */
  #column(article, language) {
    const lang = language === "zh" ? "zh-CN" : "en";
    return html`<section data-language=${language} aria-label=${languageWord(language)}>
      <h3>${languageWord(language)}</h3>
      <label
        >${say("question")}<input
          type="text"
          name="title"
          lang=${lang}
          ?readonly=${this.frozen}
          .value=${live(article.titles[language])}
          @input=${(/** @type {Event} */ event) => this.#text("titles", language, event)}
      /></label>
      <label
        >${say("answer")}<textarea
          name="answer"
          lang=${lang}
          rows="11"
          aria-describedby="answer-hint-${language}"
          ?readonly=${this.frozen}
          .value=${live(article.answers[language])}
          @input=${(/** @type {Event} */ event) => this.#text("answers", language, event)}
        ></textarea>
      </label>
      <p id="answer-hint-${language}" class="quiet hint">${say("answerHint")}</p>
      <h4 id="preview-${language}">${say("preview")}</h4>
      <div class="shown" lang=${lang} role="group" aria-labelledby="preview-${language}">
        <div class="preview">
          ${article.answers[language].trim()
            ? answerText(article.answers[language], language, this.catalogue?.values)
            : html`<p class="quiet">${say("empty")}</p>`}
        </div>
        ${linkPreview(article.links?.[language] ?? [])}
      </div>
      <label
        >${say("links")}<textarea
          name="links"
          lang=${lang}
          rows="2"
          spellcheck="false"
          aria-describedby="links-hint-${language}"
          ?readonly=${this.frozen}
          .value=${live(this.#links[language])}
          @input=${(/** @type {Event} */ event) => this.#link(language, event)}
        ></textarea>
      </label>
      <p id="links-hint-${language}" class="quiet hint">${say("linksHint")}</p>
      <label
        >${say("phrasings", { count: article.phrasings[language].length })}<textarea
          name="phrasings"
          lang=${lang}
          rows="10"
          aria-describedby="phrasings-hint-${language}"
          ?readonly=${this.frozen}
          .value=${live(this.#lines[language])}
          @input=${(/** @type {Event} */ event) => this.#phrasings(language, event)}
        ></textarea>
      </label>
      <p id="phrasings-hint-${language}" class="quiet hint">${say("phrasingsHint")}</p>
      <label
        >${say("notThis", { count: article.notThis?.[language].length ?? 0 })}<textarea
          name="notThis"
          lang=${lang}
          rows="3"
          aria-describedby="not-this-hint-${language}"
          ?readonly=${this.frozen}
          .value=${live(this.#notThis[language])}
          @input=${(/** @type {Event} */ event) => this.#notThese(language, event)}
        ></textarea>
      </label>
      <p id="not-this-hint-${language}" class="quiet hint">${say("notThisHint")}</p>
    </section>`;
  }

  /** @param {Article} article */
  #settings(article) {
    const known = this.catalogue;
    return html`<fieldset class="settings" ?disabled=${this.frozen}>
      <legend>${say("settings")}</legend>
      <div class="fields">
        ${this.#choice("area", say("area"), known?.areas ?? [], article)}
        ${this.#choice("audience", say("audience"), known?.audiences ?? [], article)}
        ${this.#choice("sensitivity", say("sensitivity"), known?.sensitivities ?? [], article)}
        <label
          >${say("validFrom")}<input
            type="date"
            name="validFrom"
            required
            .value=${live(article.validFrom)}
            @change=${(/** @type {Event} */ event) => this.#edit({ validFrom: valueOf(event) })}
        /></label>
        <label
          >${say("validUntil")}<input
            type="date"
            name="validUntil"
            aria-invalid=${isBackwards(article) ? "true" : "false"}
            aria-describedby="validity-wrong"
            .value=${live(article.validUntil ?? "")}
            @change=${(/** @type {Event} */ event) => this.#edit({ validUntil: valueOf(event) || null })}
        /></label>
      </div>
      <p id="validity-wrong" class=${isBackwards(article) ? "fault" : ""} role="status">
        ${isBackwards(article) ? say("validityWrong", { from: article.validFrom, until: article.validUntil ?? "" }) : nothing}
      </p>
      ${this.#signals("signals", article)} ${this.#signals("maySignal", article)}
      <label
        >${say("choices")}<input
          type="text"
          name="choices"
          class="code"
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="choices-hint"
          .value=${live(this.#choices)}
          @input=${this.#choose}
        /><span id="choices-hint" class="quiet hint">${say("choicesHint")}</span></label
      >
      ${this.#variants(article)}
    </fieldset>`;
  }

  /** @param {"area" | "audience" | "sensitivity"} key @param {string} name @param {string[]} codes @param {Article} article */
  #choice(key, name, codes, article) {
    return html`<label
      >${name}<select name=${key} @change=${(/** @type {Event} */ event) => this.#edit({ [key]: valueOf(event) })}>
        ${codes.map((code) => html`<option value=${code} ?selected=${code === article[key]}>${codeWord(code)}</option>`)}
      </select></label
    >`;
  }

  /** @param {"signals" | "maySignal"} key @param {Article} article */
  #signals(key, article) {
    const chosen = article[key];
    return html`<details ?open=${chosen.length > 0}>
      <summary>${say(key)} <span class="quiet">${chosen.map(codeWord).join(", ") || "–"}</span></summary>
      <div class="ticks">
        ${this.catalogue?.signals.map(
          (signal) =>
            html`<label
              ><input
                type="checkbox"
                .checked=${live(chosen.includes(signal))}
                @change=${() =>
                  this.#edit({
                    [key]: chosen.includes(signal) ? chosen.filter((one) => one !== signal) : [...chosen, signal],
                  })}
              />
              ${codeWord(signal)}</label
            >`,
        )}
      </div>
    </details>`;
  }

  /** @param {"titles" | "answers"} key @param {Language} language @param {Event} event */
  #text(key, language, event) {
    if (this.article) this.#edit({ [key]: { ...this.article[key], [language]: valueOf(event) } });
  }

  /** @param {Language} language @param {Event} event */
  #phrasings(language, event) {
    if (!this.article) return;
    this.#lines[language] = valueOf(event);
    this.#edit({ phrasings: { ...this.article.phrasings, [language]: linesOf(valueOf(event)) } });
  }

  /** @param {Language} language @param {Event} event */
  #notThese(language, event) {
    if (!this.article) return;
    this.#notThis[language] = valueOf(event);
    const before = this.article.notThis ?? { zh: [], en: [] };
    this.#edit({ notThis: { ...before, [language]: linesOf(valueOf(event)) } });
  }

  /** @param {Language} language @param {Event} event */
  #link(language, event) {
    if (!this.article) return;
    this.#links[language] = valueOf(event);
    const before = this.article.links ?? { zh: [], en: [] };
    this.#edit({ links: { ...before, [language]: linesOf(valueOf(event)) } });
  }

  /** @param {Event} event */
  #choose(event) {
    this.#choices = valueOf(event);
    this.#edit({ choices: this.#choices.split(/[\s,，、]+/).filter(Boolean) });
  }

  /** The answers for some alone. @param {Article} article */
  #variants(article) {
    const variants = article.variants ?? [];
    /** @param {number} at @param {Partial<import("./types.js").Variant>} change */
    const change = (at, change) =>
      this.#edit({ variants: variants.map((one, index) => (index === at ? { ...one, ...change } : one)) });
    return html`<details ?open=${variants.length > 0} data-part="variants">
      <summary>${say("variants")} <span class="quiet">${variants.map((one) => one.readers).join("; ") || "–"}</span></summary>
      <p class="quiet hint" id="variants-hint">${say("variantsHint")}</p>
      ${variants.map(
        (variant, at) =>
          html`<fieldset class="variant">
            <legend>${variant.readers || say("variantNew")}</legend>
            <label
              >${say("readers")}<input
                type="text"
                name="readers"
                class="code"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby="variants-hint"
                .value=${live(variant.readers)}
                @input=${(/** @type {Event} */ event) => change(at, { readers: valueOf(event) })}
            /></label>
            ${LANGUAGES.map(
              (language) =>
                html`<label
                  >${say("answer")} (${languageWord(language)})<textarea
                    name="variant-${language}"
                    lang=${language === "zh" ? "zh-CN" : "en"}
                    rows="4"
                    .value=${live(variant.answers[language])}
                    @input=${(/** @type {Event} */ event) =>
                      change(at, { answers: { ...variant.answers, [language]: valueOf(event) } })}
                  ></textarea>
                </label>`,
            )}
            <button
              type="button"
              data-action="remove-variant"
              @click=${() => this.#edit({ variants: variants.filter((_, index) => index !== at) })}
            >
              ${say("variantRemove")}
            </button>
          </fieldset>`,
      )}
      <button
        type="button"
        data-action="add-variant"
        @click=${() => this.#edit({ variants: [...variants, { readers: "", answers: { zh: "", en: "" } }] })}
      >
        ${say("variantAdd")}
      </button>
    </details>`;
  }

  /** @param {Partial<Article>} change */
  #edit(change) {
    if (!this.article) return;
    this.#given = { ...this.article, ...change };
    this.article = this.#given;
    this.dispatchEvent(new CustomEvent("edited", { detail: this.#given }));
  }
}

customElements.define("lobby-article-form", LobbyArticleForm);
