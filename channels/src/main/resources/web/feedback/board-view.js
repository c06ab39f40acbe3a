// The list of suggestions and praise, the first given first.

import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { productWord } from "complaints/code-words.js";
import { boardStyles } from "console/board-styles.js";
import { Fetched } from "console/fetched.js";
import { dateAndTime, exactly } from "console/format.js";
import { followLanguage } from "console/language.js";
import { session } from "console/session.js";
import { faultOf, stateOf } from "console/shown.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { STAGE_TONES, kindWord, stageWord } from "./code-words.js";
import { addressOfOne } from "./place.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./place.js").Show} Show */

/** What an empty list says. @type {Record<Show, "noneAll" | "noneMine" | "noneSuggestions" | "nonePraise" | "noneEnded">} */
const NONE = {
  all: "noneAll",
  mine: "noneMine",
  suggestions: "noneSuggestions",
  praise: "nonePraise",
  ended: "noneEnded",
};

/** Give it `live`, the server's hints, and `show`, which ones to list. */
export class LobbyFeedbackBoard extends LitElement {
  static properties = { live: { attribute: false }, show: { type: String } };

  static styles = [basics, controls, badges, boardStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    /** @type {Show} */
    this.show = "all";
    this.board = new Fetched(this, () => "/console/api/feedback");
  }

  /** @param {import("./types.js").Board} board @returns {Row[]} */
  #rows({ open, ended }) {
    switch (this.show) {
      case "mine":
        return open.filter(({ owner }) => owner === session.user?.username);
      case "suggestions":
        return open.filter(({ kind }) => kind === "suggestion");
      case "praise":
        return open.filter(({ kind }) => kind === "praise");
      case "ended":
        return ended;
      default:
        return open;
    }
  }

  render() {
    const { value } = this.board;
    const rows = value ? this.#rows(value) : [];
    return html`<h2 class="for-readers">${say(this.show)}</h2>
      ${faultOf(this.board)}
      ${stateOf(this.board, rows.length > 0 ? say("count", { count: rows.length }) : null, say(NONE[this.show]))}
      ${rows.length > 0 ? this.#table(rows) : nothing}`;
  }

  /** @param {Row[]} rows */
  #table(rows) {
    const heads = /** @type {const} */ (["number", "kind", "stage", "product", "team", "owner", "received"]);
    return html`<table>
      <thead>
        <tr>
          ${heads.map((name) => html`<th scope="col">${say(name)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(rows, ({ number }) => number, (row) => this.#row(row))}
      </tbody>
    </table>`;
  }

  /** @param {Row} row */
  #row({ number, kind, stage, product, team, owner, receivedAt }) {
    return html`<tr
      data-feedback=${number}
      @click=${(/** @type {MouseEvent} */ event) => this.#open(event, number)}
    >
      <td class="number"><a class="figures" href=${addressOfOne(number)}>${number}</a></td>
      <td>${kindWord(kind)}</td>
      <td><span class="badge" data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span></td>
      <td class="about">
        ${product ? productWord(product) : html`<span class="quiet">${say("unknownProduct")}</span>`}
      </td>
      <td dir="auto">${team ?? html`<span class="quiet">${say("noTeam")}</span>`}</td>
      <td class="owner" data-label=${say("owner")}>
        ${owner ? staffMember(owner) : html`<span class="quiet">${say("nobody")}</span>`}
      </td>
      <td class="when figures" data-label=${say("received")}>
        <time class="quiet" datetime=${receivedAt} title=${exactly(receivedAt)}>${dateAndTime(receivedAt)}</time>
      </td>
    </tr>`;
  }

  /** A row is as good as its link, unless a text in it is being marked. @param {MouseEvent} event @param {string} number */
  #open(event, number) {
    const inLink = /** @type {Element} */ (event.target).closest("a");
    if (inLink || getSelection()?.toString()) return;
    location.hash = addressOfOne(number);
  }
}

customElements.define("lobby-feedback-board", LobbyFeedbackBoard);
