// The list of what there is to do, what must be done first first: whose it is, why, what comes next, and how they are reached.

import { LitElement, css, html, nothing } from "lit";
import { kindWord } from "agent/promise.js";
import { severityWord } from "complaints/code-words.js";
import { serverNow } from "console/api.js";
import { dueBadge } from "console/due.js";
import { Fetched } from "console/fetched.js";
import { momentOf, today } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfCase, addressOfRecord } from "console/matters.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { faultOf, stateOf } from "console/shown.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { tierWord } from "customers/code-words.js";
import { pageStyles } from "editor/page-styles.js";
import { addressOf, addressOfFollowUp } from "./place.js";
import { nextOf, textOf, whyOf } from "./reasons.js";
import { say } from "./words.js";

/**
 * One thing to do; `what` says which of the other fields it has.
 * @typedef {Record<string, any> & {
 *   what: "follow-up" | "complaint" | "lead",
 *   number: string,
 *   client: import("leads/types.js").Client | null,
 *   due: string | null,
 *   overdue: boolean,
 * }} Item
 */

/** @typedef {"overdue" | "today" | "tomorrow" | "later" | "anytime"} When */

const TICK_MILLIS = 15_000;
const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** @type {When[]} */
const WHENS = ["overdue", "today", "anytime", "tomorrow", "later"];

/** @param {Item} item @returns {When} */
function whenOf({ due, overdue }) {
  if (!due) return "anytime";
  if (overdue) return "overdue";
  const now = serverNow();
  const at = Date.parse(due);
  if (at <= now) return "overdue";
  const tonight = momentOf(`${today()}T24:00`).getTime();
  // What is due at midnight is due at the end of the day before.
  if (at <= tonight) return "today";
  return at <= tonight + DAY_MILLIS ? "tomorrow" : "later";
}

/** Give it `live`, the server's hints, and `show`, whose things to list. */
export class LobbyToday extends LitElement {
  static properties = { live: { attribute: false }, show: { type: String } };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    css`
      section {
        display: grid;
        gap: 8px;
      }

      h2 {
        font-size: 1.05em;
      }

      li {
        display: grid;
        gap: 4px;
        padding: 10px 13px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
      }

      ul {
        display: grid;
        gap: 8px;
      }

      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 10px;
      }

      .number {
        color: var(--quiet);
      }

      .due {
        margin-inline-start: auto;
      }

      .name {
        max-inline-size: 100%;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .why {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .promised {
        display: -webkit-box;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        line-clamp: 3;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    /** @type {import("./place.js").Show} */
    this.show = "mine";
    this.today = new Fetched(this, () => "/console/api/today");
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    const { value } = this.today;
    /** @type {Item[]} */
    const items = value ? value[this.show] : [];
    const elsewhere = value && this.show === "mine" && items.length === 0 ? value.unowned.length : 0;
    return html`${faultOf(this.today)}
      ${stateOf(
        this.today,
        items.length > 0 ? say("count", { count: items.length }) : null,
        say(this.show === "mine" ? "noneMine" : "noneUnowned"),
      )}
      ${elsewhere > 0
        ? html`<p><a href=${addressOf({ show: "unowned" })}>${say("othersUnowned", { count: elsewhere })}</a></p>`
        : nothing}
      ${WHENS.map((when) => this.#group(when, items.filter((item) => whenOf(item) === when)))}`;
  }

  /** @param {When} when @param {Item[]} items */
  #group(when, items) {
    if (items.length === 0) return nothing;
    return html`<section aria-labelledby=${when}>
      <h2 id=${when}>${say(when)}</h2>
      <ul>
        ${items.map((item) => this.#item(item))}
      </ul>
    </section>`;
  }

  /** @param {Item} item */
  #item(item) {
    switch (item.what) {
      case "complaint":
        return this.#line(
          item,
          addressOfCase("complaint", item.number),
          html`<span class="badge" data-tone=${item.severity === "major" ? "red" : "grey"}
            >${say("complaint")} · ${severityWord(item.severity)}</span
          >`,
        );
      case "lead":
        return this.#line(
          item,
          addressOfCase("lead", item.number),
          html`<span class="badge" data-tone="violet">${say("lead")}</span>`,
        );
      default:
        return this.#line(
          item,
          addressOfFollowUp(item.number),
          html`<span class="badge" data-tone="blue">${kindWord(item.kind)}</span>
            ${item.moved > 0 ? html`<span class="quiet">${say("moved", { count: item.moved })}</span>` : nothing}`,
        );
    }
  }

  /** @param {Item} item @param {string} address @param {unknown} badge */
  #line(item, address, badge) {
    const { number, due, what, overdue, client, customer } = item;
    const text = textOf(item);
    return html`<li data-what=${what} data-number=${number}>
      <p class="top">
        <a class="name" dir="auto" href=${addressOfRecord(customer)}>${client?.name ?? sayBoth("visitor")}</a>
        ${client?.tier ? html`<span class="badge" data-tone="grey" dir="auto">${tierWord(client.tier)}</span>` : nothing}
        ${client?.phone
          ? html`<a class="figures" data-part="phone" title=${say("wholePhone")} href=${addressOfRecord(customer, "contacts")}
              >${say("phone", { phone: client.phone })}</a
            >`
          : item.reach
            ? nothing
            : html`<span class="quiet">${say("noPhone")}</span>`}
        ${item.reach
          ? html`<span data-part="reach">${say("reach")} <span dir="auto">${peopleText(item.reach)}</span></span>`
          : nothing}
        ${due ? dueBadge(due, overdue) : nothing}
      </p>
      <p class="why" data-part="why">${whyOf(item)}</p>
      <p data-part="next"><span class="quiet">${say("next")}</span> ${nextOf(item)}</p>
      ${text ? html`<p class="promised" dir="auto">${peopleText(text)}</p>` : nothing}
      <p class="top">
        ${badge}
        <a class="number figures" href=${address}>${number}</a>
      </p>
    </li>`;
  }
}

customElements.define("lobby-today", LobbyToday);
