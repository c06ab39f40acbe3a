// The list of what there is to do, what is overdue first.

import { LitElement, css, html, nothing } from "lit";
import { kindWord } from "agent/promise.js";
import { clockWord, productWord, severityWord } from "complaints/code-words.js";
import { serverNow } from "console/api.js";
import { dueBadge } from "console/due.js";
import { Fetched } from "console/fetched.js";
import { momentOf, today } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { faultOf, stateOf } from "console/shown.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";
import { chance } from "leads/chance.js";
import { addressOfFollowUp } from "./place.js";
import { say } from "./words.js";

/**
 * One thing to do; `what` says which of the other fields it has.
 * @typedef {Record<string, any> & {
 *   what: "follow-up" | "complaint" | "lead",
 *   number: string,
 *   name: string | null,
 *   due: string | null,
 *   overdue: boolean,
 * }} Item
 */

/** @typedef {"overdue" | "today" | "tomorrow" | "later" | "anytime"} When */

const TICK_MILLIS = 15_000;
const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** @type {When[]} */
const WHENS = ["overdue", "today", "tomorrow", "later", "anytime"];

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
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 10px;
        padding: 10px 13px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
      }

      ul {
        display: grid;
        gap: 8px;
      }

      .number {
        font-weight: 600;
      }

      .due {
        margin-inline-start: auto;
      }

      .name {
        max-inline-size: 100%;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .promised {
        display: -webkit-box;
        flex: 1 0 100%;
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
    return html`${faultOf(this.today)}
      ${stateOf(
        this.today,
        items.length > 0 ? say("count", { count: items.length }) : null,
        say(this.show === "mine" ? "noneMine" : "noneUnowned"),
      )}
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
        return this.#line(item, `/complaints/#${new URLSearchParams({ number: item.number })}`, [
          html`<span class="badge" data-tone=${item.severity === "major" ? "red" : "grey"}
            >${say("complaint")} · ${severityWord(item.severity)}</span
          >`,
          item.product ? productWord(item.product) : nothing,
          item.clock ? html`<span class="quiet">${clockWord(item.clock)}</span>` : nothing,
        ]);
      case "lead":
        return this.#line(item, `/leads/#${new URLSearchParams({ number: item.number })}`, [
          html`<span class="badge" data-tone="violet">${say("lead")}</span>`,
          item.product ? productWord(item.product) : nothing,
          html`<span class="figures">${say("chance", { chance: chance(item.expected) })}</span>`,
          item.permission === "unknown"
            ? html`<span class="quiet">${say("notAsked")}</span>`
            : item.due
              ? nothing
              : html`<span class="quiet">${say("noPlan")}</span>`,
        ]);
      default:
        return this.#line(item, addressOfFollowUp(item.number), [
          html`<span class="badge" data-tone="blue">${kindWord(item.kind)}</span>`,
          item.about ? say("about", { number: item.about }) : nothing,
          item.moved > 0 ? html`<span class="quiet">${say("moved", { count: item.moved })}</span>` : nothing,
        ]);
    }
  }

  /** @param {Item} item @param {string} address @param {unknown[]} parts */
  #line({ number, due, what, overdue, name, customer, text }, address, parts) {
    return html`<li data-what=${what} data-number=${number}>
      <a class="number figures" href=${address}>${number}</a>
      <a class="name" dir="auto" href="/customers/#${new URLSearchParams({ id: customer })}">${name ?? sayBoth("visitor")}</a>
      ${parts} ${due ? dueBadge(due, overdue) : nothing}
      ${text ? html`<p class="promised" dir="auto">${peopleText(text)}</p>` : nothing}
    </li>`;
  }
}

customElements.define("lobby-today", LobbyToday);
