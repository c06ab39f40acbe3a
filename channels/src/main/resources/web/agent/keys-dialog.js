// The list of keys, for "?".

import { LitElement, css, html } from "lit";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { say } from "./words.js";

/** Open with `show()`. */
export class LobbyKeys extends LitElement {
  static styles = [
    basics,
    controls,
    css`
      h2 {
        margin-block-end: 12px;
        font-size: 1.2em;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 16px;
        margin-block-end: 18px;
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

  show() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${say("keysTitle")}</h2>
      <dl>
        <dt><kbd>↑</kbd> <kbd>↓</kbd></dt>
        <dd>${say("keyArrows")}</dd>
        <dt><kbd>Enter</kbd></dt>
        <dd>${say("keyEnter")}</dd>
        <dt><kbd>Enter</kbd></dt>
        <dd>${say("keySend")}</dd>
        <dt><kbd>Shift</kbd>+<kbd>Enter</kbd></dt>
        <dd>${say("keyNewLine")}</dd>
        <dt><kbd>Alt</kbd>+<kbd>R</kbd></dt>
        <dd>${say("keyResolve")}</dd>
        <dt><kbd>Alt</kbd>+<kbd>P</kbd></dt>
        <dd>${say("keyPromise")}</dd>
        <dt><kbd>Alt</kbd>+<kbd>C</kbd></dt>
        <dd>${say("keyComplain")}</dd>
        <dt><kbd>Alt</kbd>+<kbd>H</kbd></dt>
        <dd>${say("keyHandBack")}</dd>
        <dt><kbd>?</kbd></dt>
        <dd>${say("keyHelp")}</dd>
      </dl>
      <form method="dialog"><button class="primary" data-action="close-keys">${sayBoth("close")}</button></form>
    </dialog>`;
  }
}

customElements.define("lobby-keys", LobbyKeys);
