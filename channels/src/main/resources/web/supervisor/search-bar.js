// Search words, and the filters by status and by what customers said of answers.

import { LitElement, css, html } from "lit";
import { live } from "lit/directives/live.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { ratingWord, statusWord } from "console/words.js";
import { say } from "./words.js";

/** How long typing must rest before a search. */
const REST_MILLIS = 350;
const RATINGS = ["not-helpful", "helpful"];
const STATUSES = ["BOT", "QUEUED", "HUMAN", "RESOLVED"];

/** Fires "search" (detail: `{query, status, rating}`). */
export class LobbySearch extends LitElement {
  static properties = { query: { type: String }, status: { type: String }, rating: { type: String } };

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

      /* Or what is searched for could not be read beside the two lists. */
      @media (width < 700px) {
        form {
          flex-wrap: wrap;
        }

        input {
          flex-basis: 100%;
        }

        select {
          flex: 1;
          max-inline-size: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    this.query = "";
    this.status = "";
    this.rating = "";
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
      <select name="status" aria-label=${say("status")} .value=${live(this.status)} @change=${this.#search}>
        <option value="">${say("anyStatus")}</option>
        ${STATUSES.map(
          (status) => html`<option value=${status} ?selected=${status === this.status}>${statusWord(status)}</option>`,
        )}
      </select>
      <select name="rating" aria-label=${say("rating")} .value=${live(this.rating)} @change=${this.#search}>
        <option value="">${say("anyRating")}</option>
        ${RATINGS.map(
          (rating) => html`<option value=${rating} ?selected=${rating === this.rating}>${ratingWord(rating)}</option>`,
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
    this.resting = setTimeout(() => this.#search(), REST_MILLIS);
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#search();
  }

  #search() {
    clearTimeout(this.resting);
    const [status, rating] = [...this.renderRoot.querySelectorAll("select")].map((one) => one.value);
    this.dispatchEvent(new CustomEvent("search", { detail: { query: this.typed.trim(), status, rating } }));
  }
}

customElements.define("lobby-search", LobbySearch);
