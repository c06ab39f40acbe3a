// Who was told something, when, and in which words.

import { LitElement, css, html, nothing } from "lit";
import { dateAndTime, exactly, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord } from "console/words.js";
import { csv, download } from "./csv.js";
import { addressOf } from "./place.js";
import { say } from "./told-words.js";

/**
 * One answer that one customer was given; `customer` is "erased" when nobody knows any more, and so are `words` then.
 * @typedef {{
 *   customer: string,
 *   conversation: string,
 *   channel: string,
 *   language: string,
 *   seq: number,
 *   at: string,
 *   version: string,
 *   words: string,
 *   laterVersion: string | null,
 *   correctedAt: string | null,
 *   sequence: number,
 * }} Telling
 */

/** @typedef {{article: string, customers: number, told: Telling[]}} Recalled */

/** How many are shown at once; the file has them all. */
const PAGE = 20;

export class LobbyTold extends LitElement {
  static properties = { recalled: { attribute: false }, shown: { state: true } };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
      }

      ol {
        display: grid;
        gap: 8px;
      }

      li {
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
        overflow-wrap: anywhere;
      }

      blockquote {
        margin: 6px 0 0;
        padding-inline-start: 10px;
        border-inline-start: 3px solid var(--line-strong);
        white-space: pre-line;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {Recalled | null} */
    this.recalled = null;
    this.shown = PAGE;
  }

  render() {
    if (!this.recalled) return nothing;
    const { customers, told } = this.recalled;
    if (told.length === 0) return html`<p class="quiet" role="status">${say("nobody")}</p>`;
    return html`<p class="row">
        <strong role="status">${say("counts", { customers: whole(customers), times: whole(told.length) })}</strong>
        <button type="button" data-action="csv" @click=${this.#file}>${say("csv")}</button>
      </p>
      <ol>
        ${told.slice(0, this.shown).map((telling) => this.#telling(telling))}
      </ol>
      ${told.length > this.shown
        ? html`<button type="button" @click=${() => (this.shown += PAGE)}>
            ${say("more", { count: whole(told.length - this.shown) })}
          </button>`
        : nothing}`;
  }

  /** @param {Telling} telling */
  #telling({ customer, conversation, channel, at, version, words, laterVersion, correctedAt }) {
    const erased = customer === "erased";
    return html`<li data-told=${conversation}>
      <p class="row">
        <time class="figures" datetime=${at} title=${exactly(at)}>${dateAndTime(at)}</time>
        ${erased
          ? html`<span class="badge" data-tone="grey">${say("erased")}</span>`
          : html`<a href=${addressOf({ view: "people", person: customer })} class="code">${customer}</a>`}
        <a href=${addressOf({ view: "log", conversation })}>${say("conversation")}</a>
        <span class="quiet">${channelWord(channel)}</span>
        <span class="code quiet">${say("version", { version })}</span>
        ${correctedAt
          ? html`<span class="badge" data-tone="green">${say("corrected", { at: dateAndTime(correctedAt) })}</span>`
          : nothing}
        ${laterVersion
          ? html`<span class="badge" data-tone="blue">${say("later", { version: laterVersion })}</span>`
          : nothing}
      </p>
      ${erased ? nothing : html`<blockquote dir="auto">${peopleText(words)}</blockquote>`}
    </li>`;
  }

  #file() {
    if (!this.recalled) return;
    const { article, told } = this.recalled;
    const rows = told.map((one) => [
      one.at,
      one.customer,
      one.conversation,
      one.seq,
      one.channel,
      one.language,
      one.version,
      one.words,
      one.laterVersion,
      one.correctedAt,
      one.sequence,
    ]);
    const names =
      "at,customer,conversation,seq,channel,language,version,words,later_version,corrected_at,frame".split(",");
    download(`told-${article}.csv`, "text/csv;charset=utf-8", csv([names, ...rows]));
  }
}

customElements.define("lobby-told", LobbyTold);
