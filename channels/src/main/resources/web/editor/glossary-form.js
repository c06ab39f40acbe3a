// The form of the whole glossary.

import { LitElement, css, html, nothing } from "lit";
import { followLanguage } from "console/language.js";
import { peopleTextStyles } from "console/people-text.js";
import { basics, controls } from "console/styles.js";
import { languageWord } from "console/words.js";
import { draftFormStyles, faultsOf, saveDraft, staleOf } from "./draft-form.js";
import { LANGUAGES } from "./glossary-terms.js";
import { say } from "./glossary-words.js";

/** @typedef {import("./glossary-terms.js").Glossary} Glossary */
/** A term as it is typed. @typedef {{language: "zh" | "en", term: string, synonyms: string}} Row */

/** Fires "saved" with the glossary as it stands then, "closed", and "theirs" when what somebody else saved is wanted. */
export class LobbyGlossaryForm extends LitElement {
  static properties = {
    glossary: { attribute: false },
    rows: { state: true },
    busy: { state: true },
    problem: { state: true },
    problems: { state: true },
    stale: { state: true },
  };

  static styles = [
    basics,
    controls,
    peopleTextStyles,
    draftFormStyles,
    css`
      form,
      fieldset,
      .rows {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
      }

      .term {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) auto;
        gap: 8px;
      }

      @media (width < 700px) {
        .term {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        .term > :nth-child(2) {
          grid-area: 2 / 1 / 3 / 3;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {Glossary | null} */
    this.glossary = null;
    /** @type {Row[]} */
    this.rows = [];
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    /** @type {import("./draft-form.js").Fault[]} */
    this.problems = [];
    /** @type {import("./draft-form.js").Stale | null} */
    this.stale = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const terms = this.glossary?.draft ?? this.glossary?.released ?? [];
    this.rows = terms.map(({ language, term, synonyms }) => ({ language, term, synonyms: synonyms.join(say("between")) }));
  }

  firstUpdated() {
    this.renderRoot.querySelector("input")?.focus();
  }

  render() {
    return html`<form @submit=${this.#submit} novalidate>
      <p class="quiet">${say("hint")}</p>
      ${LANGUAGES.map((language) => this.#language(language))}
      <label>${say("why")}<input name="why" maxlength="500" autocomplete="off" /></label>
      <div role="alert">${faultsOf(this, say)}</div>
      ${staleOf(this, say, (basedOn) => this.#save(basedOn))}
      <p class="steps">
        <button type="submit" class="primary" data-action="save" ?disabled=${this.busy}>${say(this.busy ? "saving" : "save")}</button>
        <button type="button" data-action="close" @click=${() => this.dispatchEvent(new Event("closed"))}>${say("cancel")}</button>
      </p>
    </form>`;
  }

  /** @param {"zh" | "en"} language */
  #language(language) {
    return html`<fieldset>
      <legend>${languageWord(language)}</legend>
      <div class="rows">
        ${this.rows.map((row, at) => (row.language === language ? this.#row(row, at) : nothing))}
      </div>
      <button type="button" data-action="add-term" data-language=${language} @click=${() => this.#add(language)}>
        ${say("addTerm")}<span class="for-readers"> ${languageWord(language)}</span>
      </button>
    </fieldset>`;
  }

  /** @param {Row} row @param {number} at */
  #row({ term, synonyms }, at) {
    const name = term || say("termNumber", { number: at + 1 });
    return html`<div class="term" data-row=${at}>
      <input
        name="term"
        autocomplete="off"
        aria-label=${say("termNumber", { number: at + 1 })}
        placeholder=${say("term")}
        .value=${term}
        @input=${(/** @type {Event} */ event) => this.#write(at, "term", event)}
      />
      <input
        name="synonyms"
        autocomplete="off"
        aria-label=${say("synonymsOf", { term: name })}
        placeholder=${say("synonyms")}
        .value=${synonyms}
        @input=${(/** @type {Event} */ event) => this.#write(at, "synonyms", event)}
      />
      <button type="button" data-action="drop" @click=${() => (this.rows = this.rows.filter((row, i) => i !== at))}>
        ${say("drop")}<span class="for-readers"> ${name}</span>
      </button>
    </div>`;
  }

  /** @param {number} at @param {"term" | "synonyms"} name @param {Event} event */
  #write(at, name, event) {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    this.rows = this.rows.map((row, i) => (i === at ? { ...row, [name]: value } : row));
  }

  /** @param {"zh" | "en"} language */
  async #add(language) {
    this.rows = [...this.rows, { language, term: "", synonyms: "" }];
    await this.updateComplete;
    const fields = /** @type {NodeListOf<HTMLElement>} */ (this.renderRoot.querySelectorAll(`[data-row="${this.rows.length - 1}"] input`));
    fields[0]?.focus();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#save(this.glossary?.revision ?? "");
  }

  /** @param {string} basedOn */
  async #save(basedOn) {
    const terms = this.rows
      .map(({ language, term, synonyms }) => ({
        language,
        term: term.trim(),
        synonyms: synonyms
          .split(/[,，、;；]/u)
          .map((word) => word.trim())
          .filter(Boolean),
      }))
      .filter(({ term, synonyms }) => term || synonyms.length > 0);
    await saveDraft(this, "/console/api/editor/glossary/draft", { terms, basedOn });
  }
}

customElements.define("lobby-glossary-form", LobbyGlossaryForm);
