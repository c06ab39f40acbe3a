// Articles that are about the same: near-duplicates, contradictions, phrasings that may be either's.

import { LitElement, css, html, nothing } from "lit";
import { call, detailOf } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { badges, basics, controls } from "console/styles.js";
import { overlapWord, say } from "./gap-words.js";
import { addressWith } from "./place.js";

/** Comparing means embedding some thousand phrasings. */
const PATIENCE_MILLIS = 300_000;

/** @type {Record<string, string>} */
const TONES = { contradiction: "red", duplicate: "amber", "near-phrasings": "grey" };

export class LobbyOverlaps extends LitElement {
  static properties = {
    overlaps: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    css`
      :host {
        display: grid;
        gap: 10px;
        margin-block-start: 12px;
      }

      h2 {
        font-size: 1.15em;
      }

      button {
        justify-self: start;
      }

      ul {
        display: grid;
        gap: 10px;
      }

      li {
        display: grid;
        gap: 6px;
        padding: 10px 14px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
        overflow-wrap: anywhere;
      }

      mark {
        border-radius: 3px;
        background: var(--amber-soft);
        color: inherit;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {import("./types.js").Overlap[] | null} */
    this.overlaps = null;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
  }

  async #fetch() {
    this.busy = true;
    this.problem = null;
    try {
      const told = await call("GET", "/console/api/editor/overlaps", undefined, PATIENCE_MILLIS);
      this.overlaps = told.overlaps;
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<h2>${this.overlaps ? say("overlaps", { count: this.overlaps.length }) : say("overlapsUnknown")}</h2>
      ${this.overlaps
        ? this.#list(this.overlaps)
        : html`<button data-action="overlaps" ?disabled=${this.busy} @click=${this.#fetch}>
            ${say(this.busy ? "overlapsBusy" : "overlapsShow")}
          </button>`}
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}`;
  }

  /** @param {import("./types.js").Overlap[]} overlaps */
  #list(overlaps) {
    if (overlaps.length === 0) return html`<p class="quiet">${say("overlapsNone")}</p>`;
    return html`<ul>
      ${overlaps.map(
        (one) =>
          html`<li>
            <p>
              <span class="badge" data-tone=${TONES[one.kind] ?? "grey"}
                >${overlapWord(one.kind)}${one.value ? ` · ${overlapWord(one.value)}` : nothing}</span
              >
            </p>
            ${[one.one, one.other].map((side) => this.#side(side, one.language))}
          </li>`,
      )}
    </ul>`;
  }

  /** @param {import("./types.js").OverlapSide} side @param {string} language */
  #side(side, language) {
    const title = side.title[currentLanguage()] || side.article;
    return html`<p>
      <a href=${addressWith({ view: "articles", article: side.article })} aria-label=${say("openOne", { title })}
        >${title}</a
      >
      ${side.text ? html`<span lang=${language}>${marked(side.text, side.value)}</span>` : nothing}
    </p>`;
  }
}

/** A text with a piece of it marked. @param {string} text @param {string} piece */
function marked(text, piece) {
  const at = piece ? text.indexOf(piece) : -1;
  return at < 0
    ? text
    : html`${text.slice(0, at)}<mark>${piece}</mark>${text.slice(at + piece.length)}`;
}

customElements.define("lobby-overlaps", LobbyOverlaps);
