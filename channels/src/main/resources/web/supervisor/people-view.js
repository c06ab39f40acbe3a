// People's data: finding a person, and what they may demand.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, get } from "console/api.js";
import { dateAndTime, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";
import { say } from "./desk-words.js";
import { Fetched } from "console/fetched.js";
import "./person-card.js";
import { addressWith, go, place } from "./place.js";
import "./retention-plan.js";

/** @typedef {import("./person-card.js").Erasure} Erasure */
/** @typedef {{id: string, name: string | null, tier: string | null, count: number, lastAt: string}} Found */

/** Give it `live`, the server's hints. */
export class LobbyPeople extends LitElement {
  static properties = {
    live: { attribute: false },
    person: { state: true },
    found: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    pageStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px;
      }

      form label {
        flex: 1 1 260px;
      }

      summary {
        cursor: pointer;
      }

      details > .cards {
        margin-block-start: 10px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.list = new Fetched(this, () => "/console/api/supervisor/erasures");
    this.person = place().person;
    /** @type {Found[] | null} */
    this.found = null;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.moved = () => {
      if (place().view === "people") this.person = place().person;
    };
  }

  connectedCallback() {
    super.connectedCallback();
    this.moved();
    addEventListener("hashchange", this.moved);
    addEventListener("popstate", this.moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.moved);
    removeEventListener("popstate", this.moved);
  }

  render() {
    return html`<h2>${say("people")}</h2>
      <p class="quiet">${say("peopleLead")}</p>
      <section class="card">
        <form role="search" @submit=${this.#seek}>
          <label>${say("find")}<input name="words" type="search" autocomplete="off" required placeholder=${say("findHint")} /></label>
          <button type="submit" class="primary" data-action="find" ?disabled=${this.busy}>${say("search")}</button>
        </form>
        ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
        <div role="status">${this.found?.length === 0 ? html`<p>${say("nobody")}</p>` : nothing}</div>
        ${this.found?.length ? this.#people(this.found) : nothing}
      </section>
      ${this.person
        ? html`<lobby-person
            .person=${this.person}
            .live=${this.live}
            @changed=${() => this.list.load()}
          ></lobby-person>`
        : nothing}
      ${this.#open()} <lobby-retention></lobby-retention>`;
  }

  /** @param {Found[]} found */
  #people(found) {
    return html`<ul class="cards">
      ${found.map(
        ({ id, name, tier, count, lastAt }) =>
          html`<li class="row" data-person=${id}>
            <a href=${addressWith({ person: id })}><strong dir="auto">${name ?? sayBoth("visitor")}</strong></a>
            ${tier ? html`<span dir="auto">${tier}</span>` : nothing}
            ${count > 0
              ? html`<span class="quiet figures">${say("conversations", { count: whole(count) })}</span>
                  <span class="quiet figures">${dateAndTime(lastAt)}</span>`
              : nothing}
            <span class="code quiet">${id}</span>
          </li>`,
      )}
    </ul>`;
  }

  #open() {
    const { value, problem } = this.list;
    if (problem) {
      return html`<p class="fault" role="alert">
        ${problem} <button @click=${() => this.list.load()}>${say("tryAgain")}</button>
      </p>`;
    }
    if (!value) return html`<p class="quiet">${say("loading")}</p>`;
    /** @type {Erasure[]} */
    const all = value.erasures;
    const open = all.filter((one) => !one.receipt && (one.hold || one.request));
    const closed = all.filter((one) => one.receipt);
    return html`<h3>${say("open", { count: whole(open.length) })}</h3>
      ${open.length > 0
        ? html`<ul class="cards">
            ${open.map((one) => this.#line(one))}
          </ul>`
        : html`<p class="quiet">${say("noneOpen")}</p>`}
      ${closed.length > 0
        ? html`<details>
            <summary>${say("closed", { count: whole(closed.length) })}</summary>
            <ul class="cards">
              ${closed.map((one) => this.#line(one))}
            </ul>
          </details>`
        : nothing}`;
  }

  /** @param {Erasure} erasure */
  #line({ person, hold, request, receipt }) {
    return html`<li class="card" data-erasure=${person}>
      <p class="row">
        <a class="code" href=${addressWith({ person })}>${person}</a>
        ${hold && !receipt ? html`<span class="badge" data-tone="amber">${say("onHold")}</span>` : nothing}
        ${request && !receipt ? html`<span class="badge" data-tone="red">${say("requested")}</span>` : nothing}
        ${receipt
          ? html`<span class="badge" data-tone="grey">${say("erased", { at: dateAndTime(receipt.at) })}</span>`
          : nothing}
        ${request ? html`<span class="quiet">${request.by}: ${request.reason}</span>` : nothing}
      </p>
    </li>`;
  }

  /** @param {SubmitEvent} event */
  async #seek(event) {
    event.preventDefault();
    const words = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("words") ?? "").trim();
    if (!words || this.busy) return;
    this.busy = true;
    this.problem = null;
    this.found = null;
    try {
      /** @type {Map<string, Found>} */
      const people = new Map();
      const { people: known } = await get(`/console/api/supervisor/people?${new URLSearchParams({ find: words })}`);
      for (const one of known) people.set(one.id, { ...one, count: 0, lastAt: "" });
      if (people.size === 0) await this.#inConversations(words, people);
      this.found = [...people.values()];
      if (people.size === 1) go({ person: this.found[0].id });
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} query @param {Map<string, Found>} people */
  async #inConversations(query, people) {
    const given = new URLSearchParams({ query, limit: "200" });
    /** @type {{conversations: import("console/types.js").ConversationRow[]}} */
    const { conversations } = await get(`/console/api/supervisor/conversations?${given}`);
    for (const { customer, lastAt } of conversations) {
      const before = people.get(customer.id);
      people.set(customer.id, { ...customer, count: (before?.count ?? 0) + 1, lastAt: before?.lastAt ?? lastAt });
    }
  }
}

customElements.define("lobby-people", LobbyPeople);
