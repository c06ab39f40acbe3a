// Handing back is asked for once: it may come from a key pressed by mistake.

import { LitElement, css, html } from "lit";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { desk, followDesk } from "./desk.js";
import { unanswered, unansweredStyles } from "./unanswered.js";
import { say } from "./words.js";

/** Open with `ask()`; fires "confirmed". */
export class LobbyHandBack extends LitElement {
  static styles = [
    basics,
    controls,
    unansweredStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }

      h2 {
        font-size: 1.2em;
      }

      .actions {
        display: flex;
        justify-content: flex-end;
        gap: 10px;
      }
    `,
  ];

  constructor() {
    super();
    this.desk = desk;
    followLanguage(this);
    followDesk(this);
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  ask() {
    if (!desk.isMine || this.#dialog.open) return;
    this.renderRoot.querySelector("form")?.reset();
    this.#dialog.showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.#confirm}>
        <h2 id="title">${say("handBackTitle")}</h2>
        ${unanswered()}
        <div class="actions">
          <button type="button" data-action="cancel-hand-back" @click=${() => this.#dialog.close()}>
            ${say("cancel")}
          </button>
          <button type="submit" class="primary" data-action="confirm-hand-back" autofocus>
            ${say("confirmHandBack")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {SubmitEvent} event */
  #confirm(event) {
    event.preventDefault();
    this.#dialog.close();
    this.dispatchEvent(new Event("confirmed"));
  }
}

customElements.define("lobby-hand-back", LobbyHandBack);
