// Asks for a reason, and for whatever else a step needs, before it is taken.

import { LitElement, css, html, nothing } from "lit";
import { byWhichClock, momentOf } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { sayRequired } from "console/required.js";
import { basics, controls } from "console/styles.js";
import { say } from "./words.js";

/**
 * What is asked: `reason` says whether one must be given; `check` is a sentence to be ticked first; `time` asks for a
 * moment, which may stay empty; `lists` name what it is about.
 * @typedef {{
 *   title: string,
 *   text?: string,
 *   confirm: string,
 *   reason: "needed" | "welcome" | "none",
 *   label?: string,
 *   check?: string,
 *   time?: string,
 *   lists?: {heading: string, names: string[]}[],
 * }} Question
 */

/** @typedef {{reason: string, time: string | null}} Answer */

/** Open with `ask()`. */
export class LobbyAsk extends LitElement {
  static properties = { question: { state: true } };

  static styles = [
    basics,
    controls,
    peopleTextStyles,
    css`
      :host {
        display: contents;
      }

      form {
        display: grid;
        gap: 14px;
      }

      h2 {
        font-size: 1.2em;
        overflow-wrap: anywhere;
      }

      textarea {
        min-block-size: 5em;
        margin-block-start: 3px;
        resize: vertical;
      }

      h3 {
        font-size: 1em;
      }

      ul {
        max-block-size: 9em;
        margin-block: 3px 0;
        padding: 4px 10px;
        border: 1px solid var(--line);
        border-radius: 6px;
        overflow: auto;
        overflow-wrap: anywhere;
      }

      .check {
        display: flex;
        gap: 8px;
        align-items: baseline;
      }

      .check input {
        inline-size: auto;
      }

      .actions {
        display: flex;
        justify-content: flex-end;
        gap: 10px;
      }
    `,
  ];

  /** @type {((answer: Answer | null) => void) | null} */
  #answered = null;

  constructor() {
    super();
    followLanguage(this);
    sayRequired(this);
    /** @type {Question | null} */
    this.question = null;
  }

  /** @param {Question} question @returns {Promise<Answer | null>} null when it is not to be done */
  async ask(question) {
    this.#settle(null);
    this.question = question;
    await this.updateComplete;
    this.renderRoot.querySelector("form")?.reset();
    this.renderRoot.querySelector("dialog")?.showModal();
    return new Promise((resolve) => (this.#answered = resolve));
  }

  /** @param {Answer | null} answer */
  #settle(answer) {
    this.#answered?.(answer);
    this.#answered = null;
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog?.open) dialog.close();
  }

  render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.#settle(null)}>
      ${this.question ? this.#form(this.question) : nothing}
    </dialog>`;
  }

  /** @param {Question} question */
  #form({ title, text, confirm, reason, label, check, time, lists = [] }) {
    return html`<form @submit=${this.#submit}>
      <h2 id="title">${title}</h2>
      ${text ? html`<p>${text}</p>` : nothing}
      ${lists
        .filter(({ names }) => names.length > 0)
        .map(
          ({ heading, names }) =>
            html`<div>
              <h3>${heading}</h3>
              <ul tabindex="0" aria-label=${heading}>
                ${names.map((name) => html`<li>${peopleText(name)}</li>`)}
              </ul>
            </div>`,
        )}
      ${check ? html`<label class="check"><input type="checkbox" required /> <span>${check}</span></label>` : nothing}
      ${time ? html`<label>${time}${byWhichClock()}<input name="time" type="datetime-local" /></label>` : nothing}
      ${reason === "none"
        ? nothing
        : html`<label
            >${label ?? say(reason === "needed" ? "reason" : "reasonWelcome")}
            ${reason === "needed" ? html`<span class="quiet">${say("reasonNeeded")}</span>` : nothing}<textarea
              name="reason"
              maxlength="500"
              ?required=${reason === "needed"}
              ?autofocus=${reason === "needed" && !check}
            ></textarea>
          </label>`}
      <div class="actions">
        <button type="button" data-action="cancel" @click=${() => this.#settle(null)}>${say("cancel")}</button>
        <button type="submit" class="primary" data-action="confirm">${confirm}</button>
      </div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const reason = String(given.get("reason") ?? "").trim();
    if (this.question?.reason === "needed" && !reason) return;
    const time = String(given.get("time") ?? "");
    this.#settle({ reason, time: time ? momentOf(time).toISOString() : null });
  }
}

customElements.define("lobby-ask", LobbyAsk);
