// The list of complaints, the one whose time ends next first.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { detailOf, post, segment } from "console/api.js";
import { dateAndTime, exactly } from "console/format.js";
import { followLanguage } from "console/language.js";
import { PAGE, moreOf } from "console/more.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { faultOf, stateOf } from "console/shown.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { Fetched } from "console/fetched.js";
import { boardStyles } from "console/board-styles.js";
import { say as sayBoth } from "console/words.js";
import "console/step-dialog.js";
import "./report-form.js";
import { nextBadge, nextClock } from "./clocks.js";
import { dangerBadge } from "./danger.js";
import { STAGE_TONES, endingWord, productWord, severityWord, stageWord, wishWord } from "./code-words.js";
import { addressOf, addressOfComplaint, registers } from "./place.js";
import { REGISTER_FOR, REGISTER_FOR_WORDS, nobody } from "./register-for.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./place.js").Show} Show */

const TICK_MILLIS = 15_000;

/** What an empty list says. @type {Record<Show, "noneAll" | "noneMine" | "noneUnowned" | "noneClosed">} */
const NONE = { all: "noneAll", mine: "noneMine", unowned: "noneUnowned", closed: "noneClosed" };

/** Give it `live`, the server's hints, and `show`, which ones to list. */
export class LobbyComplaintBoard extends LitElement {
  static properties = {
    live: { attribute: false },
    show: { type: String },
    problem: { state: true },
    busy: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    boardStyles,
    css`
      .register {
        padding: 8px 16px;
      }

      .what {
        display: -webkit-box;
        overflow: hidden;
        max-inline-size: 46ch;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow-wrap: anywhere;
      }

      .who {
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    /** @type {Show} */
    this.show = "all";
    /** @type {string | null} */
    this.problem = null;
    this.busy = false;
    /** How many rows are shown. */
    this.most = PAGE;
    this.board = new Fetched(this, () => `/console/api/complaints?${new URLSearchParams({ show: this.show, most: String(this.most) })}`);
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  firstUpdated() {
    if (registers()) this.#registerFor();
  }

  #registerFor() {
    /** @type {import("console/step-dialog.js").LobbyStepDialog | null} */ (this.renderRoot.querySelector("lobby-step-dialog"))?.ask(REGISTER_FOR, nobody());
  }

  /** @param {CustomEvent<{now: {number: string}}>} event */
  #registered({ detail }) {
    location.hash = addressOf({ number: detail.now.number });
  }

  /** @param {import("./types.js").Board} board @returns {Row[]} */
  #rows({ open, closed }) {
    switch (this.show) {
      case "mine":
        return open.filter(({ owner }) => owner === session.user?.username);
      case "unowned":
        return open.filter(({ owner }) => !owner);
      case "closed":
        return closed;
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
      <p class="register"><a data-action="register" href="/customers/">${say("register")}…</a> <span class="quiet">${say("registerHint")}</span>
        <button data-action="register-for" @click=${this.#registerFor}>${say("registerFor")}…</button></p>
      <lobby-step-dialog api="/console/api" .words=${REGISTER_FOR_WORDS} @taken=${this.#registered}></lobby-step-dialog>
      ${faultOf(this.board)}
      ${stateOf(this.board, rows.length > 0 ? say("count", { count: rows.length }) : null, say(NONE[this.show]))}
      ${value && this.show === "all" ? this.#groups(value.groups) : nothing}
      ${rows.length > 0 ? this.#table(rows.slice(0, this.most)) : nothing}
      ${moreOf(rows.length - this.most, () => this.#showMore())}
      ${value && this.show === "closed" && session.isKnownAs("supervisor")
        ? html`<lobby-complaint-report></lobby-complaint-report>`
        : nothing}`;
  }

  /** @param {import("./types.js").Group[]} groups */
  #groups(groups) {
    if (groups.length === 0) return nothing;
    return html`<section class="groups" aria-labelledby="groups">
      <h3 id="groups">${say("groups")}</h3>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <ul>
        ${groups.map(
          (group) =>
            html`<li data-group=${group.head}>
              <span dir="auto">${productWord(group.product)} · ${group.cause}</span>
              <span class="badge" data-tone="amber">${say("groupCount", group)}</span>
              ${group.apart.length > 0
                ? html`<button data-action="group" ?disabled=${this.busy} @click=${() => this.#together(group)}>
                    ${say("groupTogether", { count: group.apart.length, head: group.head })}
                  </button>`
                : html`<span class="quiet">${say("grouped", group)}</span>`}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {import("./types.js").Group} group */
  async #together({ head, apart }) {
    this.busy = true;
    this.problem = null;
    try {
      for (const number of apart) {
        await post(`/console/api/complaints/${segment(number)}/group`, { group: head });
      }
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
      this.board.load();
    }
  }

  /** @param {Row[]} rows */
  #table(rows) {
    const heads = /** @type {const} */ ([
      "number",
      "who",
      "next",
      "severity",
      "stage",
      "product",
      "owner",
      "escalations",
      "filed",
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
    const { number, severity, stage, product, cause, owner, escalations, filedAt, joinedTo, duplicates, ending, group } = row;
    const about = [product ? productWord(product) : null, cause].filter(Boolean).join(" · ");
    return html`<tr
      data-complaint=${number}
      data-state=${nextClock(row)?.state ?? nothing}
      @click=${(/** @type {MouseEvent} */ event) => this.#open(event, number)}
    >
      <td class="number"><a class="figures" href=${addressOfComplaint(number)}>${number}</a></td>
      <td class="who" data-part="who" dir="auto">${row.name ?? (row.name === null ? html`<span class="quiet">${sayBoth("visitor")}</span>` : nothing)}</td>
      <td class="next">${nextBadge(row)}</td>
      <td>
        <span class="badge" data-tone=${severity === "major" ? "red" : "grey"}>${severityWord(severity)}</span>
        ${dangerBadge(row.danger)}
      </td>
      <td>
        <span class="badge" data-tone=${STAGE_TONES[stage]}>${ending ? endingWord(ending) : stageWord(stage)}</span>
        ${row.wishes.map((wish) => html`<span class="badge" data-wish=${wish} data-tone=${wish === "acceptance" ? "green" : "amber"}>${wishWord(wish)}</span>`)}
        ${row.clocks.some(({ extended }) => extended)
          ? html`<span class="badge" data-asks-time data-tone="amber">${say("asksTime")}</span>`
          : nothing}
        ${joinedTo ? html`<a class="figures" href=${addressOfComplaint(joinedTo)}>${joinedTo}</a>` : nothing}
        ${duplicates > 0 ? html`<span class="badge">${say("withDuplicates", { count: duplicates })}</span>` : nothing}
      </td>
      <td class="about">
        <span dir="auto">${about || html`<span class="quiet">${say("notClassified")}</span>`}</span>
        ${group ? html`<a class="badge" data-part="group" href=${addressOfComplaint(group)}>${say("group")} ${group}</a>` : nothing}
        ${row.what ? html`<p class="quiet what" data-part="what" dir="auto">${peopleText(row.what)}</p>` : nothing}
      </td>
      <td class="owner" data-label=${say("owner")}>
        ${owner ? staffMember(owner) : html`<span class="quiet">${say("nobody")}</span>`}
      </td>
      <td class="figures" data-label=${escalations > 0 ? say("escalations") : nothing}>${escalations > 0 ? say("times", { count: escalations }) : nothing}</td>
      <td class="when figures" data-label=${say("filed")}>
        <time class="quiet" datetime=${filedAt} title=${exactly(filedAt)}>${dateAndTime(filedAt)}</time>
      </td>
    </tr>`;
  }

  /** A row is as good as its link, unless a text in it is being marked. @param {MouseEvent} event @param {string} number */
  #open(event, number) {
    const inLink = /** @type {Element} */ (event.target).closest("a");
    if (inLink || getSelection()?.toString()) return;
    location.hash = addressOfComplaint(number);
  }
}

customElements.define("lobby-complaint-board", LobbyComplaintBoard);
