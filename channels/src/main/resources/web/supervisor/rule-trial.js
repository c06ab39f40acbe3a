// Rules that are edited and tried: what is wrong in them is told by line, and a line leads to its place in the text.

import { LitElement, css, html, nothing } from "lit";
import { call, detailOf } from "console/api.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { pageStyles } from "editor/page-styles.js";
import { say } from "./rules-words.js";

/** A bank's customers are many. */
const PATIENCE_MILLIS = 180_000;

/** Give it `text`, the rules in force, `path`, where they are tried, and `field`; it tells `tried` with the answer. */
export class LobbyRuleTrial extends LitElement {
  static properties = {
    text: { attribute: false },
    path: { attribute: false },
    field: { attribute: false },
    name: { attribute: false },
    edited: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  static styles = [
    basics,
    controls,
    pageStyles,
    css`
      :host {
        padding: 0;
        overflow: visible;
      }

      textarea {
        min-block-size: 18em;
        margin-block-start: 3px;
        font-family: var(--mono);
        font-size: 0.92em;
        resize: vertical;
        white-space: pre;
        overflow: auto;
      }

      .fault ul {
        display: grid;
        gap: 4px;
        margin-block-start: 4px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    this.text = "";
    this.path = "";
    this.field = "rules";
    this.name = "";
    /** @type {string | null} */
    this.edited = null;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
  }

  render() {
    return html`<h4>${say("trial")} · ${this.name}</h4>
      <p class="quiet">${say("trialHint")}</p>
      <label>
        ${say("trialText")}
        <textarea
          name=${this.field}
          spellcheck="false"
          autocapitalize="off"
          .value=${this.edited ?? this.text}
          @input=${this.#edit}
        ></textarea>
      </label>
      <p class="row">
        <button class="primary" data-action="try" ?disabled=${this.busy} @click=${this.#try}>
          ${say(this.busy ? "trying" : "try")}
        </button>
        <button
          data-action="take-in-force"
          ?disabled=${this.edited === null || this.edited === this.text}
          @click=${() => (this.edited = null)}
        >
          ${say("takeInForce")}
        </button>
      </p>
      ${this.problem ? this.#fault(this.problem) : nothing}`;
  }

  /** @param {string} problem */
  #fault(problem) {
    const lines = problem.split("\n");
    const told = lines.map((line) => /^[\w-]+:(\d+): (.*)$/su.exec(line));
    if (told.some((one) => one === null)) return html`<p class="fault" role="alert">${problem}</p>`;
    return html`<div class="fault" role="alert">
      <p>${say("wrong")}</p>
      <ul>
        ${told.map(
          (one) =>
            html`<li>
              <button data-line=${one?.[1] ?? ""} @click=${() => this.#goTo(Number(one?.[1]))}>
                ${say("toLine", { line: one?.[1] ?? "" })}
              </button>
              ${one?.[2]}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  get #area() {
    return /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("textarea"));
  }

  #edit() {
    this.edited = this.#area.value;
  }

  /** Selects a line of the text. @param {number} line */
  #goTo(line) {
    const area = this.#area;
    const lines = area.value.split("\n");
    const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(from, from + (lines[line - 1] ?? "").length);
    area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 3);
  }

  async #try() {
    this.busy = true;
    this.problem = null;
    this.#tell(null);
    try {
      this.#tell(await call("POST", this.path, { [this.field]: this.#area.value }, PATIENCE_MILLIS));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {any} answer null while there is none */
  #tell(answer) {
    this.dispatchEvent(new CustomEvent("tried", { detail: answer }));
  }
}

customElements.define("lobby-rule-trial", LobbyRuleTrial);
