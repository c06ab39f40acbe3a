// The audit: who looked at whose data, and who did what.

import { LitElement, css, html, nothing } from "lit";
import { dateAndTime, exactly, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { badges, basics, controls } from "console/styles.js";
import { listStyles } from "editor/list-styles.js";
import { csv, download } from "./csv.js";
import { actionWord, say } from "./desk-words.js";
import { Fetched } from "console/fetched.js";
import { addressOf, go, place } from "./place.js";

/**
 * @typedef {{
 *   sequence: number,
 *   at: string,
 *   by: string,
 *   action: string,
 *   person: string | null,
 *   object: string | null,
 * }} Entry
 */

/** As many as the server tells at a time. */
const MOST = 500;

/** Give it `live`, the server's hints. */
export class LobbyAudit extends LitElement {
  static properties = { live: { attribute: false }, action: { state: true } };

  static styles = [
    basics,
    controls,
    badges,
    listStyles,
    css`
      .note {
        padding: 0 16px 8px;
      }

      tbody tr {
        cursor: auto;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.action = "";
    this.list = new Fetched(this, () => {
      const { query, person } = place();
      const given = new URLSearchParams();
      if (query) given.set("by", query);
      if (person) given.set("person", person);
      return `/console/api/supervisor/audit?${given}`;
    });
    this.moved = () => {
      if (place().view !== "audit") return;
      this.list.forget();
      this.list.load();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.moved);
    addEventListener("popstate", this.moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.moved);
    removeEventListener("popstate", this.moved);
  }

  render() {
    const { value, problem } = this.list;
    /** @type {Entry[]} */
    const all = value?.entries ?? [];
    const entries = all.filter((entry) => !this.action || entry.action === this.action);
    return html`${this.#tools(all, entries)}
      ${problem
        ? html`<p class="fault" role="alert">
            ${problem} <button @click=${() => this.list.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      <div class="scroller" tabindex="0" role="group" aria-label=${say("auditTitle")} aria-busy=${value || problem ? "false" : "true"}>
        ${all.length >= MOST ? html`<p class="note quiet">${say("latest", { count: whole(MOST) })}</p>` : nothing}
        ${entries.length > 0
          ? this.#table(entries)
          : html`<p class="nothing quiet">${problem ? nothing : say(value ? "noEntries" : "loading")}</p>`}
      </div>`;
  }

  /** @param {Entry[]} all @param {Entry[]} shown */
  #tools(all, shown) {
    const { query, person } = place();
    const actions = [...new Set([...all.map((entry) => entry.action), this.action])].filter(Boolean).sort();
    return html`<div class="tools">
      <h2>${say("auditTitle")}</h2>
      <form role="search" @submit=${this.#seek}>
        <input name="by" autocomplete="off" spellcheck="false" aria-label=${say("by")} placeholder=${say("by")} .value=${query} />
        <input name="person" autocomplete="off" spellcheck="false" aria-label=${say("about")} placeholder=${say("about")} .value=${person} />
        <button type="submit">${say("filter")}</button>
        <select
          aria-label=${say("action")}
          @change=${(/** @type {Event} */ event) => (this.action = /** @type {HTMLSelectElement} */ (event.target).value)}
        >
          <option value="">${say("anyAction")}</option>
          ${actions.map(
            (action) => html`<option value=${action} ?selected=${action === this.action}>${actionWord(action)}</option>`,
          )}
        </select>
      </form>
      <button data-action="csv" ?disabled=${shown.length === 0} @click=${() => this.#file(shown)}>${say("csv")}</button>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  #seek(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    go({ query: String(given.get("by") ?? "").trim(), person: String(given.get("person") ?? "").trim() });
  }

  /** @param {Entry[]} entries */
  #table(entries) {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say("at")}</th>
          <th scope="col">${say("by")}</th>
          <th scope="col">${say("action")}</th>
          <th scope="col">${say("person")}</th>
          <th scope="col">${say("object")}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          ({ sequence, at, by, action, person, object }) =>
            html`<tr data-sequence=${sequence}>
              <td class="last figures"><time datetime=${at} title=${exactly(at)}>${dateAndTime(at)}</time></td>
              <td dir="auto">${by || say("system")}</td>
              <td>${actionWord(action)}</td>
              <td>
                ${person ? html`<a class="code" href=${addressOf({ view: "people", person })}>${person}</a>` : nothing}
              </td>
              <td class="title code">${object ?? nothing}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** @param {Entry[]} entries */
  #file(entries) {
    const rows = entries.map((one) => [one.at, one.by, one.action, one.person, one.object, one.sequence]);
    download("audit.csv", "text/csv;charset=utf-8", csv([["at", "by", "action", "person", "object", "frame"], ...rows]));
  }
}

customElements.define("lobby-audit", LobbyAudit);
