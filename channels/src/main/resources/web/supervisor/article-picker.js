// Chooses articles by typing a part of their names.

import { LitElement, css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { codeWord } from "editor/code-words.js";
import {
  articleName,
  followArticles,
  learnRecallable,
  recallableArticles,
  releasedArticles,
  soughtArticles,
} from "./articles.js";
import { say } from "./picker-words.js";

/** How many are offered at a time. */
const OFFERED = 8;

/**
 * `chosen` holds the ids, one at most unless `many`. Offers what customers get; with `recall` all that they ever got or
 * may get. Fires "chosen" (detail: the ids).
 */
export class LobbyArticlePicker extends LitElement {
  static properties = {
    label: { type: String },
    chosen: { attribute: false },
    many: { type: Boolean },
    recall: { type: Boolean },
    typed: { state: true },
    at: { state: true },
    open: { state: true },
  };

  static styles = [
    basics,
    controls,
    css`
      :host {
        display: block;
        position: relative;
      }

      label {
        margin-block-end: 3px;
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block-end: 6px;
      }

      .chips li {
        display: flex;
        align-items: center;
        gap: 2px;
        max-inline-size: 100%;
        padding-inline-start: 9px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--selected);
        overflow-wrap: anywhere;
      }

      .entry {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .entry input {
        flex: 1 1 220px;
      }

      .entry select {
        flex: 0 1 auto;
        inline-size: auto;
        max-inline-size: 100%;
      }

      [role="listbox"] {
        position: absolute;
        z-index: 2;
        inset-inline: 0;
        max-block-size: 260px;
        padding: 4px;
        border: 1px solid var(--line-strong);
        border-radius: 6px;
        background: var(--surface);
        box-shadow: 0 6px 20px rgb(0 0 0 / 22%);
        overflow-y: auto;
      }

      [role="option"] {
        padding: 5px 8px;
        border-radius: 4px;
        cursor: pointer;
        overflow-wrap: anywhere;
      }

      [role="option"][aria-selected="true"] {
        background: var(--selected);
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followArticles(this);
    this.label = "";
    /** @type {string[]} */
    this.chosen = [];
    this.many = false;
    this.recall = false;
    this.typed = "";
    /** Which of those offered Enter takes. */
    this.at = 0;
    this.open = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.recall) learnRecallable();
  }

  /** What is chosen from; null as long as nobody knows. */
  get #all() {
    return this.recall ? recallableArticles() : releasedArticles();
  }

  get #offered() {
    return soughtArticles(this.typed, this.#all ?? [])
      .map(({ id }) => id)
      .filter((id) => !this.chosen.includes(id))
      .slice(0, OFFERED);
  }

  render() {
    const offered = this.open ? this.#offered : [];
    return html`<label for="entry">${this.label}</label>
      ${this.chosen.length > 0
        ? html`<ul class="chips">
            ${this.chosen.map(
              (id) =>
                html`<li data-article=${id}>
                  <span dir="auto">${articleName(id)}</span>
                  <button
                    type="button"
                    class="plain"
                    aria-label=${say("remove", { name: articleName(id) })}
                    @click=${() => this.#choose(this.chosen.filter((other) => other !== id))}
                  >
                    ✕
                  </button>
                </li>`,
            )}
          </ul>`
        : nothing}
      ${this.many || this.chosen.length === 0 ? this.#entry(offered) : nothing}`;
  }

  /** @param {string[]} offered */
  #entry(offered) {
    const none = this.open && this.typed.trim() !== "" && offered.length === 0 && this.#all !== null;
    const now = new Set(releasedArticles().map(({ id }) => id));
    const areas = [...new Set(releasedArticles().map(({ area }) => area ?? ""))].filter(Boolean).sort();
    return html`<div class="entry">
        <input
          id="entry"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-controls="offered"
          aria-expanded=${offered.length > 0 ? "true" : "false"}
          aria-activedescendant=${offered.length > 0 ? `option-${this.at}` : nothing}
          placeholder=${say("hint")}
          .value=${live(this.typed)}
          @input=${this.#typed}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event, offered)}
          @focus=${() => (this.open = true)}
          @blur=${() => (this.open = false)}
        />
        ${this.many
          ? html`<select aria-label=${say("area")} @change=${this.#area}>
              <option value="">${say("area")}</option>
              ${areas.map((area) => html`<option value=${area}>${codeWord(area)}</option>`)}
            </select>`
          : nothing}
      </div>
      <div id="offered" role="listbox" aria-label=${this.label} ?hidden=${offered.length === 0}>
        ${offered.map(
          (id, at) =>
            html`<div
              id="option-${at}"
              role="option"
              data-article=${id}
              aria-selected=${at === this.at ? "true" : "false"}
              @pointerdown=${(/** @type {Event} */ event) => this.#take(event, id)}
            >
              <span dir="auto">${articleName(id)}</span> <span class="code quiet">${id}</span>
              ${now.has(id) ? nothing : html`<span class="quiet">${say("notReleased")}</span>`}
            </div>`,
        )}
      </div>
      <div role="status">${none ? html`<p class="quiet">${say("none", { typed: this.typed.trim() })}</p>` : nothing}</div>`;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.typed = /** @type {HTMLInputElement} */ (event.target).value;
    this.at = 0;
    this.open = true;
    if (!this.#all) learnRecallable();
  }

  /** @param {KeyboardEvent} event @param {string[]} offered */
  #key(event, offered) {
    // Half a syllable is not a word yet.
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const id = offered[this.at];
      if (id) this.#choose(this.many ? [...this.chosen, id] : [id]);
    } else if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      this.open = false;
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && offered.length > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : offered.length - 1;
      this.at = (this.at + step) % offered.length;
    }
  }

  /** Before the field loses the focus, and with it the list. @param {Event} event @param {string} id */
  #take(event, id) {
    event.preventDefault();
    this.#choose(this.many ? [...this.chosen, id] : [id]);
  }

  /** @param {Event} event */
  #area(event) {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const ids = releasedArticles()
      .filter(({ area }) => area === select.value)
      .map(({ id }) => id);
    select.value = "";
    this.#choose([...new Set([...this.chosen, ...ids])]);
  }

  /** @param {string[]} ids */
  #choose(ids) {
    this.chosen = ids;
    this.typed = "";
    this.at = 0;
    this.dispatchEvent(new CustomEvent("chosen", { detail: ids }));
  }
}

customElements.define("lobby-article-picker", LobbyArticlePicker);
