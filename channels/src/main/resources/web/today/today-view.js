// The list of what there is to do, what must be done first first: whose it is, why, what comes next, and how they are reached.

import { LitElement, css, html, nothing } from "lit";
import { kindWord } from "agent/promise.js";
import { severityWord } from "complaints/code-words.js";
import { dangerBadge } from "complaints/danger.js";
import { serverNow } from "console/api.js";
import { dueBadge } from "console/due.js";
import { Fetched } from "console/fetched.js";
import { momentOf, shortId, today } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfCase, addressOfRecord } from "console/matters.js";
import { PAGE, moreOf } from "console/more.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { ratingOf, reachOf } from "console/reach.js";
import { session } from "console/session.js";
import { staffName } from "console/staff-names.js";
import { faultOf, stateOf } from "console/shown.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { tierWord } from "customers/code-words.js";
import { pageStyles } from "editor/page-styles.js";
import { fitBadge } from "leads/fit-badge.js";
import { addressOf, addressOfFollowUp } from "./place.js";
import { reachedBy } from "./reached-by.js";
import { nextOf, textOf, whyOf } from "./reasons.js";
import { say } from "./words.js";

/**
 * One thing to do; `what` says which of the other fields it has.
 * @typedef {Record<string, any> & {
 *   what: "follow-up" | "complaint" | "lead" | "waiting",
 *   number: string,
 *   client: import("console/reach.js").Client | null,
 *   due: string | null,
 *   overdue: boolean,
 * }} Item
 */

/** @typedef {"overdue" | "today" | "tomorrow" | "later" | "anytime" | "weeks"} When */

const TICK_MILLIS = 15_000;
const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** @type {When[]} */
const WHENS = ["overdue", "today", "anytime", "tomorrow", "later"];

/** What is due after so many days more is folded away, so that it does not hide what is near. */
const NEAR_DAYS = 7;

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
  if (at <= tonight + DAY_MILLIS) return "tomorrow";
  return at <= tonight + NEAR_DAYS * DAY_MILLIS ? "later" : "weeks";
}

/**
 * What is of one customer, together where the first of it stands; the server lists it so.
 * @param {Item[]} items
 */
function byCustomer(items) {
  /** @type {Map<string, [Item, ...Item[]]>} */
  const groups = new Map();
  for (const item of items) {
    const whose = item.client?.id ?? item.customer;
    const group = groups.get(whose);
    if (group) group.push(item);
    else groups.set(whose, [item]);
  }
  return [...groups.values()];
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

      summary {
        font-size: 1.05em;
        font-weight: 600;
        cursor: pointer;
      }

      details[open] summary {
        margin-block-end: 8px;
      }

      li {
        display: grid;
        gap: 4px;
      }

      .client {
        gap: 8px;
        padding: 10px 13px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
      }

      .client li + li {
        padding-block-start: 8px;
        border-block-start: 1px solid var(--line);
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
    /** How many things of each list are shown. */
    this.most = PAGE;
    this.today = new Fetched(this, () => `/console/api/today?${new URLSearchParams({ most: String(this.most) })}`);
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
    const confirm = value && this.show === "mine" ? value.confirm.length + value.more.confirm : 0;
    const count = items.length + (value?.more[this.show] ?? 0) + confirm;
    const elsewhere = value && this.show === "mine" && items.length === 0 ? value.unowned.length + value.more.unowned : 0;
    return html`${faultOf(this.today)}
      ${stateOf(
        this.today,
        count > 0 ? say("count", { count }) : null,
        say(this.show === "mine" ? "noneMine" : "noneUnowned"),
      )}
      ${elsewhere > 0
        ? html`<p><a href=${addressOf({ show: "unowned" })}>${say("othersUnowned", { count: elsewhere })}</a></p>`
        : nothing}
      ${this.show === "mine" && value ? this.#group("waiting", byCustomer(value.waiting)) : nothing}
      ${WHENS.map((when) => this.#group(when, byCustomer(items).filter(([first]) => whenOf(first) === when)))}
      ${this.#weeks(byCustomer(items).filter(([first]) => whenOf(first) === "weeks"))}
      ${moreOf(value?.more[this.show] ?? 0, () => this.#showMore())}
      ${this.show === "mine" && value ? this.#group("confirm", byCustomer(value.confirm)) : nothing}
      ${this.show === "mine" ? moreOf(value?.more.confirm ?? 0, () => this.#showMore()) : nothing}
      ${this.show === "mine" && value ? this.#group("theirs", byCustomer(value.theirs)) : nothing}
      ${this.show === "mine" ? moreOf(value?.more.theirs ?? 0, () => this.#showMore()) : nothing}`;
  }

  #showMore() {
    this.most += PAGE;
    this.today.load();
  }

  /** @param {When | "waiting" | "confirm" | "theirs"} name @param {[Item, ...Item[]][]} groups what is of one customer each */
  #group(name, groups) {
    if (groups.length === 0) return nothing;
    return html`<section aria-labelledby=${name} data-list=${name}>
      <h2 id=${name}>${say(name)}</h2>
      <ul>
        ${groups.map((items) => this.#customer(items))}
      </ul>
    </section>`;
  }

  /** What is due in weeks, under one line. @param {[Item, ...Item[]][]} groups what is of one customer each */
  #weeks(groups) {
    if (groups.length === 0) return nothing;
    const count = groups.reduce((sum, { length }) => sum + length, 0);
    return html`<details data-list="weeks">
      <summary>${say("weeks", { count, days: NEAR_DAYS })}</summary>
      <ul>
        ${groups.map((items) => this.#customer(items))}
      </ul>
    </details>`;
  }

  /** Whose it is, once, and all that is of them. @param {[Item, ...Item[]]} items */
  #customer(items) {
    const [{ client, customer }] = items;
    return html`<li class="client" data-customer=${customer}>
      <p class="top">
        <a class="name" dir="auto" href=${addressOfRecord(customer)}>${client?.name ?? sayBoth("visitor")}</a>
        ${client?.tier ? html`<span class="badge" data-tone="grey" dir="auto">${tierWord(client.tier)}</span>` : nothing}
        ${reachOf(client, items.some(({ phone, reach }) => phone || reach))}
        ${items.length > 1 ? html`<span class="quiet">${say("alsoOf", { count: items.length })}</span>` : nothing}
      </p>
      <ul>
        ${items.map((item) => this.#item(item))}
      </ul>
    </li>`;
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
          >${dangerBadge(item.danger)}${this.#handledBy(item)}`,
        );
      case "waiting":
        return this.#line(
          item,
          `/agent/#${new URLSearchParams({ conversation: item.conversation })}`,
          html`<span class="badge" data-tone="amber">${say("waits")}</span>`,
        );
      case "lead":
        return this.#line(
          item,
          addressOfCase("lead", item.number),
          html`<span class="badge" data-tone="violet">${say("lead")}</span> ${ratingOf(item.client)} ${fitBadge(item.fit)}`,
        );
      default:
        return this.#line(
          item,
          addressOfFollowUp(item.number),
          html`<span class="badge" data-tone="blue">${kindWord(item.kind)}</span>
            ${item.moved > 0 ? html`<span class="quiet">${say("moved", { count: item.moved })}</span>` : nothing}
            ${item.tried > 0 ? html`<span class="quiet" data-tried>${say("tried", { count: item.tried })}</span>` : nothing}`,
        );
    }
  }

  /** Of what is not the reader's own. @param {Item} item */
  #handledBy({ owner }) {
    if (this.show !== "mine" || owner === session.user?.username) return nothing;
    return html`<span class="quiet" data-part="owner">${owner ? say("handledBy", { owner: staffName(owner) }) : say("handledByNobody")}</span>`;
  }

  /** @param {Item} item @param {string} address @param {unknown} badge */
  #line(item, address, badge) {
    const { number, due, what, overdue, conversation } = item;
    const text = textOf(item);
    return html`<li data-what=${what} data-number=${number}>
      <p class="top">
        <span class="why" data-part="why">${whyOf(item)}</span>
        ${reachedBy(item)}
        ${due ? dueBadge(due, overdue) : nothing}
      </p>
      <p data-part="next"><span class="quiet">${say("next")}</span> <span dir="auto">${peopleText(nextOf(item))}</span></p>
      ${text ? html`<p class="promised" dir="auto">${peopleText(text)}</p>` : nothing}
      <p class="top">
        ${badge}
        <a class="number figures" href=${address}>${number ?? shortId(conversation)}</a>
      </p>
    </li>`;
  }
}

customElements.define("lobby-today", LobbyToday);
