// Asks for what a step on something needs and takes it; a refusal is shown beside what was typed, which stays. What was
// refused because somebody else was faster, or until one is sure, is sent again by the same button.

import { LitElement, css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { Problem, detailOf, newId, post, segment } from "./api.js";
import { byWhichClock, momentOf } from "./format.js";
import { followLanguage, words } from "./language.js";
import { sayRequired } from "./required.js";
import { basics, controls } from "./styles.js";

/**
 * What steps are taken on; `title` is what it is called where its number says nothing, and `version` how far it had come
 * when it was looked at, where the server wants to know.
 * @typedef {{number: string, title?: string, version?: number}} Thing
 */

/**
 * One thing a step asks for: a `choice` among codes, a short `text`, which codes hint at, `long` words, a `day` or a
 * `time`.
 * @typedef {{
 *   name: string,
 *   kind: "choice" | "text" | "long" | "day" | "time",
 *   label?: string,
 *   optional?: boolean,
 *   from?: (thing: any) => string | null,
 *   codes?: (thing: any) => string[],
 *   word?: (code: string, thing: any) => string,
 *   value?: (typed: string) => unknown,
 * }} Field
 */

/**
 * `path` is where it is sent, `sent` what of what was typed, `shown` what is to be read before, each by the name of a field, and `once` whether it makes something
 * that is to be there once, however often it is sent.
 * @typedef {{id: string, path: string, fields: Field[], once?: boolean, sent?: (typed: Record<string, any>) => Record<string, unknown>, shown?: {name: string, text: (thing: any) => string | null}[]}} Step
 */

/**
 * What steps and what they ask for are called; a hint is a sentence above them, empty for none.
 * @typedef {{step: (id: string) => string, hint: (id: string) => string, field: (name: string) => string}} StepWords
 */

const say = words({
  en: { cancel: "Cancel", sure: "I am sure: {step}" },
  zh: { cancel: "取消", sure: "确认{step}" },
});

/** The name of a step without the dots that say it asks for more. @param {string} name */
export const plainly = (name) => name.replace("…", "");

/** Takes a step. @param {string} api @param {Thing} thing @param {Step} step @param {Record<string, unknown>} body @returns {Promise<any>} */
export const takeStep = (api, { number, version }, { path }, body) =>
  post(`${api}/${segment(number)}/${path}`, version === undefined ? body : { version, ...body });

/**
 * Give it `api` and `words`, and open it with `ask()`; fires "taken" with the thing as it is then, and "refused" where it
 * may have changed: whoever holds it looks again and calls `renew()`.
 */
export class LobbyStepDialog extends LitElement {
  static properties = {
    api: { type: String },
    words: { attribute: false },
    step: { state: true },
    busy: { state: true },
    problem: { state: true },
    sure: { state: true },
    // Or the same step asked again would find the form of before, and lose what is typed into it when it is sent.
    asked: { state: true },
  };

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

      .fault,
      .shown {
        white-space: pre-line;
      }

      .shown {
        max-block-size: min(300px, 40vh);
        margin-block-start: 3px;
        padding: 9px 11px;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--page);
        line-height: 1.55;
        overflow-wrap: anywhere;
        overflow-y: auto;
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
    sayRequired(this);
    /** @type {Step | null} */
    this.step = null;
    this.api = "";
    /** @type {StepWords} */
    this.words = { step: (id) => id, hint: () => "", field: (name) => name };
    /** @type {Thing | null} */
    this.thing = null;
    /** What is sent along without being asked for. @type {Record<string, unknown>} */
    this.given = {};
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    /** What one was asked whether one is sure of. @type {string[]} */
    this.sure = [];
    this.asked = 0;
  }

  /** @param {Step} step @param {Thing} thing @param {Record<string, unknown>} [given] */
  async ask(step, thing, given = {}) {
    this.step = step;
    this.thing = thing;
    this.given = step.once ? { ...given, clientRequestId: newId() } : given;
    this.problem = null;
    this.sure = [];
    this.asked++;
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  /** It is looked at as it is now; what was typed stays. @param {Thing} now */
  renew(now) {
    this.thing = { ...now, number: this.thing?.number ?? now.number, title: this.thing?.title };
    this.requestUpdate();
  }

  get #dialog() {
    return this.renderRoot.querySelector("dialog");
  }

  render() {
    const { step, thing } = this;
    return html`<dialog aria-labelledby="title">
      ${step && thing ? keyed(this.asked, this.#form(step, thing)) : nothing}
    </dialog>`;
  }

  /** @param {Step} step @param {Thing} thing */
  #form(step, thing) {
    const hint = this.words.hint(step.id);
    const name = plainly(this.words.step(step.id));
    return html`<form @submit=${this.#submit} @input=${() => (this.sure = [])}>
      <h2 id="title">${name} · ${thing.title ?? thing.number}</h2>
      ${hint ? html`<p class="quiet">${hint}</p>` : nothing} ${step.shown?.map((one) => this.#shown(one, thing))} ${step.fields.map((field) => this.#field(field, thing))}
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div class="actions">
        <button type="button" data-action="cancel" @click=${() => this.#dialog?.close()}>${say("cancel")}</button>
        <button type="submit" class="primary" data-action="confirm" ?disabled=${this.busy}>
          ${this.sure.length > 0 ? say("sure", { step: name }) : name}
        </button>
      </div>
    </form>`;
  }

  /** @param {NonNullable<Step["shown"]>[number]} shown @param {Thing} thing */
  #shown(shown, thing) {
    const text = shown.text(thing);
    if (!text) return nothing;
    const name = this.words.field(shown.name);
    return html`<div>
      ${name}
      <div class="shown" data-shown=${shown.name} role="region" aria-label=${name} tabindex="0" dir="auto">${text}</div>
    </div>`;
  }

  /** @param {Field} field @param {Thing} thing */
  #field({ name, kind, label, optional, from, codes, word }, thing) {
    const first = from?.(thing) ?? "";
    const title = this.words.field(label ?? name);
    switch (kind) {
      case "choice": {
        const known = codes?.(thing) ?? [];
        return html`<label
          >${title}<select name=${name} ?required=${!optional}>
            ${known.length > 1 && !first ? html`<option value=""></option>` : nothing}
            ${first && !known.includes(first) ? html`<option value=${first} selected>${word?.(first, thing)}</option>` : nothing}
            ${known.map((code) => html`<option value=${code} ?selected=${code === first}>${word?.(code, thing)}</option>`)}
          </select></label
        >`;
      }
      case "long":
        return html`<label>${title}<textarea
            name=${name}
            maxlength="4000"
            ?required=${!optional}
            .defaultValue=${first}
          ></textarea></label>`;
      case "day":
        return html`<label>${title}<input name=${name} type="date" ?required=${!optional} value=${first} /></label>`;
      case "time":
        return html`<label>${title}${byWhichClock()}<input name=${name} type="datetime-local" required value=${first} /></label>`;
      default: {
        const hints = codes?.(thing) ?? [];
        return html`<label
            >${title}<input
              name=${name}
              list=${hints.length > 0 ? `${name}-hints` : nothing}
              maxlength="100"
              autocomplete="off"
              spellcheck="false"
              ?required=${!optional}
              value=${first}
          /></label>
          ${hints.length > 0
            ? html`<datalist id=${`${name}-hints`}>
                ${hints.map((code) => html`<option value=${word?.(code) ?? code}></option>`)}
              </datalist>`
            : nothing}`;
      }
    }
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { step, thing } = this;
    if (!step || !thing || this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    /** @type {Record<string, unknown>} */
    const body = { ...this.given };
    if (this.sure.length > 0) body.confirm = this.sure;
    for (const { name, kind, value } of step.fields) {
      const typed = String(form.get(name) ?? "").trim();
      body[name] = kind === "time" ? momentOf(typed).toISOString() : value ? value(typed) : typed;
    }
    this.busy = true;
    this.problem = null;
    try {
      const now = await takeStep(this.api, thing, step, step.sent ? step.sent(body) : body);
      this.#dialog?.close();
      this.dispatchEvent(new CustomEvent("taken", { detail: { step, now } }));
    } catch (failure) {
      this.problem = detailOf(failure);
      this.sure = failure instanceof Problem ? (failure.body.confirm ?? []) : [];
      if (failure instanceof Problem && failure.status === 409) this.dispatchEvent(new CustomEvent("refused"));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-step-dialog", LobbyStepDialog);
