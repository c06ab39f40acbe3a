// Where the agent writes. Enter sends, except while an input method is still composing a word.

import { LitElement, css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { say } from "./words.js";

/** The longest message Lobby takes, in characters. */
const MOST = 4000;

/** Fires "write" (detail: the text so far) and "send" (detail: the text). */
export class LobbyComposer extends LitElement {
  static properties = { text: { type: String } };

  static styles = [
    basics,
    controls,
    css`
      form {
        display: flex;
        align-items: flex-end;
        gap: 10px;
        padding: 10px 18px 12px;
        border-block-start: 1px solid var(--line);
        background: var(--surface);
      }

      .field {
        flex: 1;
        min-inline-size: 0;
      }

      textarea {
        display: block;
        field-sizing: content;
        min-block-size: 4.9em;
        max-block-size: 34vh;
        resize: none;
        line-height: 1.5;
      }

      .count {
        color: var(--red);
      }

      button {
        padding-block: 8px;
      }

      @media (height < 560px) {
        textarea {
          min-block-size: 3.6em;
          max-block-size: 26vh;
        }
      }

      @media (width < 700px) {
        form {
          gap: 8px;
          padding: 8px 10px;
        }

        textarea {
          min-block-size: 3.6em;
          font-size: 16px;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    this.text = "";
  }

  focus() {
    this.renderRoot.querySelector("textarea")?.focus();
  }

  get #sendable() {
    return this.text.trim() !== "" && this.text.length <= MOST;
  }

  render() {
    const count = this.text.length;
    return html`<form @submit=${this.#submit}>
      <div class="field">
        <textarea
          name="reply"
          rows="3"
          dir="auto"
          aria-label=${say("reply")}
          placeholder=${say("replyHint")}
          .value=${live(this.text)}
          @input=${this.#input}
          @keydown=${this.#key}
        ></textarea>
        ${count > MOST
          ? html`<p class="count figures" role="status">
              ${say("tooLong", { count: whole(count), most: whole(MOST) })}
            </p>`
          : nothing}
      </div>
      <button class="primary" type="submit" data-action="send" ?disabled=${!this.#sendable}>${say("send")}</button>
    </form>`;
  }

  /** @param {InputEvent} event */
  #input(event) {
    this.text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    this.dispatchEvent(new CustomEvent("write", { detail: this.text }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // Some browsers end the composition before this key; 229 is how they tell.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) this.#send();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#send();
    this.focus();
  }

  #send() {
    if (!this.#sendable) return;
    const text = this.text.trim();
    this.text = "";
    this.dispatchEvent(new CustomEvent("send", { detail: text }));
  }
}

customElements.define("lobby-composer", LobbyComposer);
