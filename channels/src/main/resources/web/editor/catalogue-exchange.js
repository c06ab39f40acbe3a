// Rates and fees in and out as a table.

import { LitElement, html, nothing } from "lit";
import { Problem, call, detailOf } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { sayRequired } from "console/required.js";
import { basics, controls } from "console/styles.js";
import { say } from "./catalogue-words.js";
import { base64 } from "./file-bytes.js";
import { requireSize } from "./file-limits.js";
import { pageStyles } from "./page-styles.js";

/** A large table takes a while to be read. */
const IMPORT_MILLIS = 60_000;

/** Fires "saved" when entries were taken in. */
export class LobbyCatalogueExchange extends LitElement {
  static properties = {
    busy: { state: true },
    problem: { state: true },
    lines: { state: true },
    taken: { state: true },
  };

  static styles = [basics, controls, peopleTextStyles, pageStyles];

  constructor() {
    super();
    followLanguage(this);
    sayRequired(this);
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    /** What is wrong in the table. @type {{line: number | null, zh: string, en: string}[]} */
    this.lines = [];
    /** The keys of what was taken in; null before anything was. @type {string[] | null} */
    this.taken = null;
    /** What of it ends soon, or has ended. @type {import("./types.js").Both[]} */
    this.expiries = [];
  }

  render() {
    return html`<h2>${say("table")}</h2>
      <form class="card" @submit=${this.#submit}>
        <p>${say("tableText")}</p>
        <div class="row">
          <label>${say("file")} <input type="file" name="file" accept=".csv,text/csv" required /></label>
          <lobby-file-limit class="quiet"></lobby-file-limit>
          <button type="submit" ?disabled=${this.busy}>${say("importIt")}</button>
          <a href="/console/api/editor/catalogue/export.csv" download>${say("exportIt")}</a>
        </div>
        <div role="alert">${this.problem ? this.#refused(this.problem) : nothing}</div>
        <div role="status">
          ${this.taken
            ? html`<p>${say("imported", { count: this.taken.length })} <span class="code">${this.taken.join(", ")}</span></p>
                ${this.expiries.map((one) => html`<p class="fault">${one[currentLanguage()]}</p>`)}`
            : nothing}
        </div>
      </form>`;
  }

  /** @param {string} problem */
  #refused(problem) {
    return html`<div class="fault">
      <p>${problem}</p>
      <ul>
        ${this.lines.map(
          (one) =>
            html`<li>
              ${one.line === null ? nothing : html`<strong>${say("line", { line: one.line })}</strong> `}${peopleText(
                one[currentLanguage()],
              )}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const file = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("file");
    if (!(file instanceof File) || !file.name) return;
    this.busy = true;
    this.problem = null;
    this.lines = [];
    this.taken = null;
    this.expiries = [];
    try {
      await requireSize(file, "table");
      const given = { name: file.name, base64: await base64(file) };
      const { entries, expiries } = await call("POST", "/console/api/editor/catalogue/import", given, IMPORT_MILLIS);
      this.taken = entries;
      this.expiries = expiries;
      this.dispatchEvent(new Event("saved"));
    } catch (failure) {
      this.problem = failure instanceof DOMException ? say("unreadable") : detailOf(failure);
      this.lines = failure instanceof Problem ? (failure.body.problems ?? []) : [];
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-catalogue-exchange", LobbyCatalogueExchange);
