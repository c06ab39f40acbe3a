// Handing back is asked for once: it may come from a key pressed by mistake.

import { LitElement, css, html } from "lit";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { desk } from "./desk.js";
import { say } from "./words.js";

/** Open with `ask()`; fires "confirmed". */
export class LobbyHandBack extends LitElement {
  static styles = [
    basics,
    controls,
    css`
      h2 {
        margin-block-end: 16px;
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
    followLanguage(this);
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  ask() {
    if (desk.isMine && !this.#dialog.open) this.#dialog.showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${say("handBackTitle")}</h2>
      <div class="actions">
        <button data-action="cancel-hand-back" @click=${() => this.#dialog.close()}>${say("cancel")}</button>
        <button class="primary" data-action="confirm-hand-back" autofocus @click=${this.#confirm}>
          ${say("confirmHandBack")}
        </button>
      </div>
    </dialog>`;
  }

  #confirm() {
    this.#dialog.close();
    this.dispatchEvent(new Event("confirmed"));
  }
}

customElements.define("lobby-hand-back", LobbyHandBack);
