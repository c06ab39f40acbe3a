// The form of one entry of the catalogue.

import { LitElement, css, html, nothing } from "lit";
import { segment } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleTextStyles } from "console/people-text.js";
import { basics, controls } from "console/styles.js";
import { RISKS, TYPES, days, shown, valueText } from "./catalogue-entry.js";
import { say, typeWord } from "./catalogue-words.js";
import { draftFormStyles, faultsOf, saveDraft, staleOf } from "./draft-form.js";

/** @typedef {import("./catalogue-entry.js").Entry} Entry */
/** @typedef {import("./catalogue-entry.js").Period} Period */
/** @typedef {import("./catalogue-entry.js").Row} Row */

/** Fires "saved" with the entry as it stands then, "closed", and "theirs" when what somebody else saved is wanted. */
export class LobbyCatalogueForm extends LitElement {
  static properties = {
    row: { attribute: false },
    kind: { attribute: false },
    today: { attribute: false },
    periods: { state: true },
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
      fieldset {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }

      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr));
        gap: 10px 14px;
      }

      .wide {
        grid-column: 1 / -1;
      }

      label > input,
      label > select {
        margin-block-start: 3px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** The entry that is edited; null for a new one. @type {Row | null} */
    this.row = null;
    /** @type {import("./catalogue-entry.js").Kind} */
    this.kind = "rate";
    this.today = "";
    /** @type {Period[]} */
    this.periods = [];
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
    this.periods = this.row ? shown(this.row).periods.map((period) => ({ ...period })) : [{ from: this.today }];
  }

  firstUpdated() {
    this.renderRoot.querySelector(this.row ? "input[name=zh]" : "input[name=id]")?.focus();
  }

  render() {
    const entry = this.row ? shown(this.row) : null;
    const heading = entry
      ? say("editOf", { name: currentLanguage() === "zh" ? entry.zh : entry.en })
      : say("newOf", { kind: say(this.kind) });
    return html`<form @submit=${this.#submit} novalidate>
      <p><button type="button" class="plain" data-action="back" @click=${this.#close}>← ${say("back")}</button></p>
      <h2>${heading}</h2>
      ${this.row?.released && this.row.draft
        ? html`<p class="quiet">
            ${say("published")}: ${valueText(this.row.released, this.today)}
            (${this.row.released.periods.map(days).join("; ")})
          </p>`
        : nothing}
      <div class="fields">
        ${this.row
          ? nothing
          : html`<label class="wide"
              >${say("id")}<input name="id" autocomplete="off" spellcheck="false" required aria-describedby="id-hint" /><span
                id="id-hint"
                class="quiet"
                >${say("idHint", { field: `{{${this.kind}:…}}` })}</span
              ></label
            >`}
        ${this.#text("zh", say("zh"), entry?.zh)} ${this.#text("en", say("enName"), entry?.en)}
        ${this.kind === "product" ? this.#product(entry) : nothing} ${this.kind === "branch" ? this.#branch(entry) : nothing}
      </div>
      ${this.periods.map((period, at) => this.#period(period, at))}
      ${this.kind === "rate" || this.kind === "fee"
        ? html`<p><button type="button" data-action="add-period" @click=${this.#addPeriod}>${say("addPeriod")}</button></p>`
        : nothing}
      ${this.#text("why", say("why"), "")}
      <div role="alert">${faultsOf(this, say)}</div>
      ${staleOf(this, say, (basedOn) => this.#save(basedOn))}
      <p class="steps">
        <button type="submit" class="primary" data-action="save" ?disabled=${this.busy}>${say(this.busy ? "saving" : "save")}</button>
      </p>
    </form>`;
  }

  /** @param {string} name @param {string} label @param {string | undefined} value */
  #text(name, label, value) {
    return html`<label>${label}<input name=${name} .defaultValue=${value ?? ""} autocomplete="off" /></label>`;
  }

  /** @param {Entry | null} entry */
  #product(entry) {
    return html`<label
        >${say("type")}<select name="type">
          ${TYPES.map((type) => html`<option value=${type} ?selected=${type === entry?.type}>${typeWord(type)}</option>`)}
        </select></label
      >
      <label
        >${say("risk")}<select name="risk">
          <option value="">${say("noRisk")}</option>
          ${RISKS.map((risk) => html`<option ?selected=${risk === entry?.risk}>${risk}</option>`)}
        </select></label
      >`;
  }

  /** @param {Entry | null} entry */
  #branch(entry) {
    return html`${this.#text("addressZh", say("addressZh"), entry?.addressZh)}
    ${this.#text("addressEn", say("addressEn"), entry?.addressEn)} ${this.#text("phone", say("phone"), entry?.phone)}
    ${this.#text("hoursZh", say("hoursZh"), entry?.hoursZh)} ${this.#text("hoursEn", say("hoursEn"), entry?.hoursEn)}`;
  }

  /** @param {Period} period @param {number} at */
  #period(period, at) {
    const number = at + 1;
    const many = this.kind === "rate" || this.kind === "fee";
    /** @type {(keyof Period)[]} */
    const names =
      this.kind === "rate" ? ["percent"] : this.kind === "fee" ? ["amount", "percent", "min", "max", "currency"] : [];
    return html`<fieldset>
      <legend>${many ? say("period", { number }) : say("valid")}</legend>
      ${this.kind === "fee" ? html`<p class="quiet">${say("feeHint")}</p>` : nothing}
      <div class="fields">
        ${names.map((name) => this.#value(period, at, name, say(/** @type {"percent"} */ (name)), "text"))}
        ${this.#value(period, at, "from", say("from"), "date")} ${this.#value(period, at, "until", say("untilDay"), "date")}
      </div>
      ${this.periods.length > 1
        ? html`<button type="button" @click=${() => this.#dropPeriod(at)}>${say("dropPeriod", { number })}</button>`
        : nothing}
    </fieldset>`;
  }

  /** @param {Period} period @param {number} at @param {keyof Period} name @param {string} label @param {string} type */
  #value(period, at, name, label, type) {
    return html`<label
      >${label}<input
        type=${type}
        data-period=${at + 1}
        data-value=${name}
        autocomplete="off"
        .value=${period[name] ?? ""}
        @input=${(/** @type {InputEvent} */ event) => this.#write(at, name, event)}
    /></label>`;
  }

  /** @param {number} at @param {keyof Period} name @param {InputEvent} event */
  #write(at, name, event) {
    const value = /** @type {HTMLInputElement} */ (event.target).value.trim();
    this.periods = this.periods.map((period, i) => (i === at ? { ...period, [name]: value } : period));
  }

  #addPeriod() {
    const last = this.periods.at(-1);
    this.periods = [...this.periods, last?.currency ? { currency: last.currency, from: "" } : { from: "" }];
  }

  /** @param {number} at */
  #dropPeriod(at) {
    this.periods = this.periods.filter((period, i) => i !== at);
  }

  #close() {
    this.dispatchEvent(new Event("closed"));
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#save(this.row?.revision ?? "");
  }

  /** @returns {Entry} */
  #written() {
    const given = new FormData(/** @type {HTMLFormElement} */ (this.renderRoot.querySelector("form")));
    /** @type {Record<string, string>} */
    const texts = {};
    for (const [name, value] of given) {
      const text = String(value).trim();
      if (name !== "why" && (text || name === "zh" || name === "en")) texts[name] = text;
    }
    const periods = this.periods.map(
      (period) => /** @type {Period} */ (Object.fromEntries(Object.entries(period).filter(([name, text]) => text || name === "from"))),
    );
    const id = this.row ? this.row.key.slice(this.kind.length + 1) : (texts.id ?? "");
    return /** @type {Entry} */ ({ ...texts, kind: this.kind, id, periods });
  }

  /** @param {string} basedOn */
  async #save(basedOn) {
    const entry = this.#written();
    const key = `${entry.kind}:${entry.id}`;
    await saveDraft(this, `/console/api/editor/catalogue/${segment(key)}/draft`, { entry, basedOn });
  }
}

customElements.define("lobby-catalogue-form", LobbyCatalogueForm);
