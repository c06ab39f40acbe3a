// The list of leads, the likeliest to become business first.

import { LitElement, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { boardStyles } from "console/board-styles.js";
import { productWord } from "complaints/code-words.js";
import { dateAndTime, exactly } from "console/format.js";
import { followLanguage } from "console/language.js";
import { PAGE, moreOf } from "console/more.js";
import { session } from "console/session.js";
import { faultOf, stateOf } from "console/shown.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { Fetched } from "console/fetched.js";
import { chance } from "./chance.js";
import { PERMISSION_TONES, STAGE_TONES, allowedOf, amountText, horizonWord, permissionWord, stageWord } from "./code-words.js";
import { fitBadge } from "./fit-badge.js";
import { addressOfLead } from "./place.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {Exclude<import("./place.js").Show, "score">} List */

/** What an empty list says. @type {Record<List, "noneAll" | "noneMine" | "noneUnowned" | "noneEnded">} */
const NONE = { all: "noneAll", mine: "noneMine", unowned: "noneUnowned", ended: "noneEnded" };

/** Give it `live`, the server's hints, and `show`, which ones to list. */
export class LobbyLeadBoard extends LitElement {
  static properties = { live: { attribute: false }, show: { type: String } };

  static styles = [basics, controls, badges, boardStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    /** @type {List} */
    this.show = "all";
    /** How many rows are shown. */
    this.most = PAGE;
    this.board = new Fetched(this, () => `/console/api/leads?${new URLSearchParams({ show: this.show, most: String(this.most) })}`);
  }

  /** @param {import("./types.js").Board} board @returns {Row[]} */
  #rows({ open, ended }) {
    switch (this.show) {
      case "mine":
        return open.filter(({ owner }) => owner === session.user?.username);
      case "unowned":
        return open.filter(({ owner }) => !owner);
      case "ended":
        return ended;
      default:
        return open;
    }
  }

  /** Another list has names and words of its own. @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.get("show")) return;
    this.most = PAGE;
    this.board.load();
  }

  #showMore() {
    this.most += PAGE;
    this.board.load();
  }

  render() {
    const { value } = this.board;
    const rows = value ? this.#rows(value) : [];
    return html`<h2 class="for-readers">${say(this.show)}</h2>
      ${faultOf(this.board)}
      ${stateOf(this.board, rows.length > 0 ? say("count", { count: rows.length }) : null, say(NONE[this.show]))}
      ${rows.length > 0 ? this.#table(rows.slice(0, this.most)) : nothing}
      ${moreOf(rows.length - this.most, () => this.#showMore())}`;
  }

  /** @param {Row[]} rows */
  #table(rows) {
    const heads = /** @type {const} */ ([
      "number",
      "customer",
      "expected",
      "stage",
      "product",
      "amount",
      "horizon",
      "permission",
      "owner",
      "shown",
    ]);
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
  #row(row) {
    const { number, stage, product, owner, lastAt } = row;
    const allowed = allowedOf(row);
    return html`<tr
      data-lead=${number}
      @click=${(/** @type {MouseEvent} */ event) => this.#open(event, number)}
    >
      <td class="number"><a class="figures" href=${addressOfLead(number)}>${number}</a></td>
      <td class="about" data-label=${say("customer")}>
        ${row.name
          ? html`<span dir="auto">${row.name}</span>`
          : row.name === null
            ? html`<span class="quiet">${sayBoth("visitor")}</span>`
            : nothing}
      </td>
      <td class="figures">${row.expected === null ? nothing : chance(row.expected)}</td>
      <td><span class="badge" data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span></td>
      <td class="about">
        ${product ? productWord(product) : html`<span class="quiet">${say("unknownProduct")}</span>`}
        ${row.core ? html`<span class="badge" data-tone="violet">${say("core")}</span>` : nothing}
        ${row.fit && row.fit.match !== "within" ? fitBadge(row.fit) : nothing}
      </td>
      <td>${amountText(row) || nothing}</td>
      <td>${horizonWord(row.horizon) || nothing}</td>
      <td>
        ${allowed ? html`<span class="badge" data-tone=${PERMISSION_TONES[allowed]}>${permissionWord(allowed)}</span>` : nothing}
      </td>
      <td class="owner" data-label=${say("owner")}>
        ${owner ? staffMember(owner) : html`<span class="quiet">${say("nobody")}</span>`}
      </td>
      <td class="when figures" data-label=${say("shown")}>
        <time class="quiet" datetime=${lastAt} title=${exactly(lastAt)}>${dateAndTime(lastAt)}</time>
      </td>
    </tr>`;
  }

  /** A row is as good as its link, unless a text in it is being marked. @param {MouseEvent} event @param {string} number */
  #open(event, number) {
    const inLink = /** @type {Element} */ (event.target).closest("a");
    if (inLink || getSelection()?.toString()) return;
    location.hash = addressOfLead(number);
  }
}

customElements.define("lobby-lead-board", LobbyLeadBoard);
