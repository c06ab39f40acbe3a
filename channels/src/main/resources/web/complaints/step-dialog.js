// Asks for what a step needs and takes it; a refusal is shown beside what was typed, which stays.

import { LitElement, css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { detailOf, post, segment } from "console/api.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { fieldWord, stepHint, stepWord } from "./step-words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("./steps.js").Field} Field */

/** Takes a step. @param {Complaint} complaint @param {Step} step @param {Record<string, string>} body @returns {Promise<Complaint>} */
export const takeStep = ({ number }, { path }, body) => post(`/console/api/complaints/${segment(number)}/${path}`, body);

/** Open with `ask()`; fires "taken" with the complaint as it is then. */
export class LobbyComplaintStep extends LitElement {
  static properties = { step: { state: true }, busy: { state: true }, problem: { state: true } };

  static styles = [
    basics,
    controls,
    css`
      :host {
        display: contents;
      }

      dialog {
        inline-size: min(560px, calc(100vw - 24px));
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 13px;
      }

      h2 {
        font-size: 1.2em;
      }

      input,
      select,
      textarea {
        margin-block-start: 3px;
      }

      textarea {
        min-block-size: 5.2em;
        line-height: 1.55;
        resize: vertical;
      }

      .fault {
        white-space: pre-line;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 10px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {Step | null} */
    this.step = null;
    /** @type {Complaint | null} */
    this.complaint = null;
    /** What is sent along without being asked for. @type {Record<string, string>} */
    this.given = {};
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.asked = 0;
  }

  /** @param {Step} step @param {Complaint} complaint @param {Record<string, string>} [given] */
  async ask(step, complaint, given = {}) {
    this.step = step;
    this.complaint = complaint;
    this.given = given;
    this.problem = null;
    this.asked++;
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  get #dialog() {
    return this.renderRoot.querySelector("dialog");
  }

  render() {
    const { step, complaint } = this;
    return html`<dialog aria-labelledby="title">
      ${step && complaint ? keyed(this.asked, this.#form(step, complaint)) : nothing}
    </dialog>`;
  }

  /** @param {Step} step @param {Complaint} complaint */
  #form(step, complaint) {
    const hint = stepHint(step.id);
    return html`<form @submit=${this.#submit}>
      <h2 id="title">${stepWord(step.id).replace("…", "")} · ${complaint.number}</h2>
      ${hint ? html`<p class="quiet">${hint}</p>` : nothing} ${step.fields.map((field) => this.#field(field, complaint))}
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div class="actions">
        <button type="button" data-action="cancel" @click=${() => this.#dialog?.close()}>${say("cancel")}</button>
        <button type="submit" class="primary" data-action="confirm" ?disabled=${this.busy}>
          ${stepWord(step.id).replace("…", "")}
        </button>
      </div>
    </form>`;
  }

  /** @param {Field} field @param {Complaint} complaint */
  #field({ name, kind, label, from, codes, word }, complaint) {
    const first = from?.(complaint) ?? "";
    const title = fieldWord(label ?? /** @type {import("./step-words.js").FieldWord} */ (name));
    switch (kind) {
      case "choice": {
        const known = codes?.(complaint) ?? [];
        return html`<label
          >${title}<select name=${name} required>
            ${known.length > 1 && !first ? html`<option value=""></option>` : nothing}
            ${first && !known.includes(first) ? html`<option value=${first} selected>${word?.(first)}</option>` : nothing}
            ${known.map((code) => html`<option value=${code} ?selected=${code === first}>${word?.(code)}</option>`)}
          </select></label
        >`;
      }
      case "long":
        return html`<label>${title}<textarea name=${name} maxlength="4000" required></textarea></label>`;
      case "time":
        return html`<label>${title}<input name=${name} type="datetime-local" required /></label>`;
      default:
        return html`<label
          >${title}<input name=${name} maxlength="100" autocomplete="off" spellcheck="false" required value=${first}
        /></label>`;
    }
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { step, complaint } = this;
    if (!step || !complaint || this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const body = { ...this.given };
    for (const { name, kind } of step.fields) {
      const typed = String(form.get(name) ?? "").trim();
      body[name] = kind === "time" ? new Date(typed).toISOString() : typed;
    }
    this.busy = true;
    this.problem = null;
    try {
      const taken = await takeStep(complaint, step, body);
      this.#dialog?.close();
      this.dispatchEvent(new CustomEvent("taken", { detail: { step, complaint: taken } }));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-complaint-step", LobbyComplaintStep);
