// Finding a customer, and lists of them: all, those one looks after, and those of whom two claim the same.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { boardStyles } from "console/board-styles.js";
import { Fetched } from "console/fetched.js";
import { whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { session } from "console/session.js";
import { faultOf, stateOf } from "console/shown.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { CLASSES, tierWord, valueWord } from "./code-words.js";
import { addressOf, addressOfCustomer } from "./place.js";
import { ratingBadge } from "./rating-badge.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Row} Row */

const API = "/console/api/customers";

/** Whether somebody looks for a number and no name. @param {string} find */
const isNumber = (find) => /^[+\d\s()-]+$/.test(find);

/** Give it `live`, the server's hints, and from the address `show`, `find`, `tier`, `valueClass`, `risk` and `after`. */
export class LobbyCustomerList extends LitElement {
  static properties = {
    live: { attribute: false },
    show: { type: String },
    find: { type: String },
    tier: { type: String },
    valueClass: { type: String },
    risk: { type: String },
    after: { type: String },
  };

  static styles = [
    basics,
    controls,
    badges,
    boardStyles,
    css`
      .seek {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 12px;
        padding: 10px 16px 12px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }

      .seek label {
        flex: 1 1 300px;
        max-inline-size: 560px;
      }

      .seek label.tier {
        flex: 0 1 160px;
      }

      .seek label.check {
        display: flex;
        flex: 0 0 auto;
        gap: 6px;
        align-items: center;
        padding-block-end: 6px;
      }

      .check input {
        inline-size: auto;
      }

      h3 {
        margin: 14px 16px 6px;
      }

      h3 + p {
        margin: 0 16px 8px;
      }

      .name {
        max-inline-size: 420px;
        overflow-wrap: anywhere;
      }

      .name a {
        font-weight: 600;
      }

      .pages {
        padding: 10px 16px;
      }

      tbody + tbody tr:first-child td {
        border-block-start: 3px solid var(--line);
      }

      @media (width < 900px) {
        td.name {
          flex: 1 0 100%;
          max-inline-size: 100%;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    /** @type {import("./place.js").Show} */
    this.show = "all";
    this.find = "";
    this.tier = "";
    this.valueClass = "";
    this.risk = "";
    /** What was just looked for, as long as its answer is not there. @type {string | null} */
    this.sought = null;
    this.after = "";
    this.list = new Fetched(this, () => this.#path());
  }

  #path() {
    if (this.find) return `${API}?${new URLSearchParams({ find: this.find })}`;
    if (this.show === "attention") return `${API}/attention`;
    const given = new URLSearchParams();
    if (this.show === "mine") given.set("manager", session.user?.username ?? "");
    if (this.tier) given.set("tier", this.tier);
    if (this.valueClass) given.set("class", this.valueClass);
    if (this.risk) given.set("risk", this.risk);
    if (this.after) given.set("after", this.after);
    return `${API}?${given}`;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.hasUpdated) return;
    if (["show", "find", "tier", "valueClass", "risk", "after"].some((name) => changed.has(name))) {
      this.list.forget();
      this.list.load();
    }
  }

  /** Whoever looked for one customer and found them is at their record. */
  updated() {
    const { value } = this.list;
    if (this.sought === null || this.sought !== this.find || !value) return;
    this.sought = null;
    if (value.customers?.length === 1) location.hash = addressOfCustomer(value.customers[0].id);
  }

  render() {
    return html`<h2 class="for-readers">${say(this.find ? "found" : this.show)}</h2>
      ${this.#seek()} ${faultOf(this.list)}
      ${this.show === "attention" && !this.find ? this.#attention() : this.#customers()}`;
  }

  #seek() {
    return html`<form class="seek" role="search" @submit=${this.#sought}>
      <label
        >${say("find")}<input
          name="find"
          type="search"
          maxlength="200"
          autocomplete="off"
          spellcheck="false"
          placeholder=${say("findHint")}
          .value=${this.find}
      /></label>
      ${this.show === "attention"
        ? nothing
        : html`<label class="tier"
            >${say("tier")}<input name="tier" maxlength="60" autocomplete="off" spellcheck="false" .value=${this.tier}
            /></label>
            <label class="tier"
              >${say("valueClass")}<select name="valueClass">
                <option value="">${say("anyClass")}</option>
                ${CLASSES.map(
                  (one) => html`<option value=${one} ?selected=${one === this.valueClass}>${valueWord(one)}</option>`,
                )}
              </select></label
            >
            <label class="check"><input type="checkbox" name="risk" value="yes" .checked=${this.risk !== ""} />${say("atRisk")}</label>`}
      <button type="submit" class="primary" data-action="find">${say("search")}</button>
      ${this.find || this.tier || this.valueClass || this.risk ? html`<a data-action="clear" href=${addressOf({ show: this.show })}>${say("clear")}</a>` : nothing}
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #sought(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const find = String(given.get("find") ?? "").trim();
    const tier = find ? "" : String(given.get("tier") ?? "").trim();
    const valueClass = find ? "" : String(given.get("valueClass") ?? "");
    const risk = find ? "" : String(given.get("risk") ?? "");
    this.sought = find || null;
    const address = addressOf({ show: this.show, find, tier, valueClass, risk });
    // The same once more is asked again.
    if (address === (location.hash || "#")) this.list.load();
    else location.hash = address;
  }

  #customers() {
    const { value } = this.list;
    /** @type {Row[]} */
    const rows = value?.customers ?? [];
    const none = say(this.find ? (isNumber(this.find) ? "noneFoundByNumber" : "noneFound") : this.tier || this.valueClass || this.risk ? "noneOfTier" : this.show === "mine" ? "noneMine" : "noneAll");
    return html`${stateOf(this.list, rows.length > 0 ? this.#count(rows.length) : null, none)}
      ${this.find && value && rows.length === 0
        ? html`<p><a data-action="register-for" href="/complaints/#register">${say("registerFor")}</a></p>`
        : nothing}
      ${rows.length > 0 ? this.#table([rows]) : nothing}
      ${value?.more || this.after
        ? html`<p class="pages">
            ${rows.length > 0 ? html`<span class="quiet">${this.#count(rows.length)}</span>` : nothing}
            ${this.after ? html`<a data-action="first" href=${addressOf(this.#narrowed)}>${say("firstPage")}</a>` : nothing}
            ${value?.more
              ? html`<a data-action="next" href=${addressOf({ ...this.#narrowed, after: value.more })}
                  >${say("nextPage")}</a
                >`
              : nothing}
          </p>`
        : nothing}`;
  }

  get #narrowed() {
    const { show, tier, valueClass, risk } = this;
    return { show, tier, valueClass, risk };
  }

  /** How many there are, and how many of them stand here. @param {number} here */
  #count(here) {
    const { total, uncounted } = this.list.value;
    if (!uncounted && total === here) return say("count", { count: whole(here) });
    return say(uncounted ? "countOfMore" : "countOf", { total: whole(total), here: whole(here) });
  }

  #attention() {
    const { value } = this.list;
    /** @type {Row[][]} */
    const twice = value?.claimedTwice ?? [];
    /** @type {Row[]} */
    const contested = value?.contested ?? [];
    const count = twice.length + contested.length;
    return html`${stateOf(this.list, count > 0 ? say("attentionCount", { count }) : null, say("noneAttention"))}
      ${contested.length > 0
        ? html`<h3>${say("contested")}</h3>
            <p class="quiet">${say("contestedLead")}</p>
            ${this.#table([contested])}`
        : nothing}
      ${twice.length > 0
        ? html`<h3>${say("claimedTwice")}</h3>
            <p class="quiet">${say("claimedTwiceLead")}</p>
            ${this.#table(twice)}`
        : nothing}`;
  }

  /** @param {Row[][]} groups each a body of its own */
  #table(groups) {
    const heads = /** @type {const} */ (["name", "number", "tier", "manager", "rating", "identity"]);
    return html`<table>
      <thead>
        <tr>
          ${heads.map((name) => html`<th scope="col">${say(name)}</th>`)}
        </tr>
      </thead>
      ${groups.map(
        (rows) =>
          html`<tbody>
            ${repeat(rows, ({ id }) => id, (row) => this.#row(row))}
          </tbody>`,
      )}
    </table>`;
  }

  /** @param {Row} row */
  #row({ id, name, number, tier, manager, rating, verified, value }) {
    return html`<tr data-customer=${id} @click=${(/** @type {MouseEvent} */ event) => this.#open(event, id)}>
      <td class="name"><a dir="auto" href=${addressOfCustomer(id)}>${name ?? sayBoth("visitor")}</a></td>
      <td class="number figures" dir="auto">${number ?? nothing}</td>
      <td>
        ${tier ? html`<span class="badge" dir="auto">${tierWord(tier)}</span>` : nothing}
        ${value?.class ? html`<span class="badge" data-class=${value.class}>${valueWord(value.class)}</span>` : nothing}
        ${value?.atRisk ? html`<span class="badge" data-tone="red">${say("atRisk")}</span>` : nothing}
      </td>
      <td class="owner" data-label=${manager ? say("manager") : nothing}>
        ${manager ? staffMember(manager) : nothing}
      </td>
      <td>${rating ? ratingBadge(rating) : nothing}</td>
      <td>
        <span class="badge" data-tone=${verified ? "green" : "amber"}>${say(verified ? "verified" : "notVerified")}</span>
      </td>
    </tr>`;
  }

  /** A row is as good as its link, unless a text in it is being marked. @param {MouseEvent} event @param {string} id */
  #open(event, id) {
    const inLink = /** @type {Element} */ (event.target).closest("a");
    if (inLink || getSelection()?.toString()) return;
    location.hash = addressOfCustomer(id);
  }
}

customElements.define("lobby-customer-list", LobbyCustomerList);
