// Search words and the status filter.

import { LitElement, css, html } from "lit";
import { live } from "lit/directives/live.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { statusWord } from "console/words.js";
import { say } from "./words.js";

/** How long typing must rest before a search. */
const REST_MILLIS = 350;
const STATUSES = ["BOT", "QUEUED", "HUMAN", "RESOLVED"];

/** Fires "search" (detail: `{query, status}`). */
export class LobbySearch extends LitElement {
  static properties = { query: { type: String }, status: { type: String } };

  static styles = [
    basics,
    controls,
    css`
      form {
        display: flex;
        gap: 8px;
        max-inline-size: 720px;
        margin-inline: auto;
      }

      input {
        flex: 1;
        min-inline-size: 0;
      }

      select {
        inline-size: auto;
        min-inline-size: 0;
        max-inline-size: 11em;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    this.query = "";
    this.status = "";
    /** What stands in the box, which may not have been searched for yet. */
    this.typed = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("query")) this.typed = this.query;
  }

  render() {
    return html`<form role="search" @submit=${this.#submit}>
      <input
        type="search"
        name="query"
        autocomplete="off"
        aria-label=${say("search")}
        placeholder=${say("searchHint")}
        .value=${live(this.typed)}
        @input=${this.#typed}
        @compositionend=${this.#typed}
      />
      <select name="status" aria-label=${say("status")} .value=${live(this.status)} @change=${this.#chosen}>
        <option value="">${say("anyStatus")}</option>
        ${STATUSES.map(
          (status) => html`<option value=${status} ?selected=${status === this.status}>${statusWord(status)}</option>`,
        )}
      </select>
    </form>`;
  }

  /** @param {InputEvent | CompositionEvent} event */
  #typed(event) {
    this.typed = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.resting);
    // Half a syllable is not a word yet.
    if (event instanceof InputEvent && event.isComposing) return;
    this.resting = setTimeout(() => this.#search(this.status), REST_MILLIS);
  }

  /** @param {Event} event */
  #chosen(event) {
    this.#search(/** @type {HTMLSelectElement} */ (event.target).value);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#search(this.status);
  }

  /** @param {string} status */
  #search(status) {
    clearTimeout(this.resting);
    this.dispatchEvent(new CustomEvent("search", { detail: { query: this.typed.trim(), status } }));
  }
}

customElements.define("lobby-search", LobbySearch);
