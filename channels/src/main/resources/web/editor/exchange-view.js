// Articles in and out as files.

import { LitElement, css, html, nothing } from "lit";
import { Problem, call, detailOf } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { sayRequired } from "console/required.js";
import { followSession, session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import { mustChange } from "./article-order.js";
import { complaintStyles } from "./complaint-list.js";
import { diffStyles } from "./diff-view.js";
import { base64 } from "./file-bytes.js";
import { requireSize } from "./file-limits.js";
import { importLine, importPreview, leftList, saidOnce } from "./import-preview.js";
import { importedBy, keepImported } from "./imported.js";
import { nearStyles } from "./near-list.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";
import { say } from "./publish-words.js";
import { say as sayReview } from "./review-words.js";
import { MUST_CHANGE } from "./stage-badge.js";

/** @typedef {{file?: string, line: number | null, cell?: string | null, column?: string | null, zh: string, en: string}} LineProblem */
/** @typedef {import("./import-preview.js").Line} Line */

const ACCEPTED =
  ".csv,.xlsx,.zip,text/csv,application/zip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A large file takes a while to be read and looked through. */
const IMPORT_MILLIS = 120_000;

/** Fires "changed" when articles were taken in. */
export class LobbyExchange extends LitElement {
  static properties = {
    catalogue: { attribute: false },
    busy: { state: true },
    problem: { state: true },
    lines: { state: true },
    preview: { state: true },
    left: { state: true },
    exporting: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    complaintStyles,
    diffStyles,
    nearStyles,
    css`
      .preview,
      .lines,
      .lines > li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }

      .lines > li {
        padding-block: 8px;
        border-block-start: 1px solid var(--line);
      }

      .lines input[type="checkbox"] {
        inline-size: 18px;
        block-size: 18px;
        margin: 0 4px 0 0;
        vertical-align: text-bottom;
      }
    `,
  ];

  /** What was looked at and may be taken in. @type {{name: string, base64: string} | null} */
  #given = null;

  /** The list as it was before the last import: it says nothing of it. @type {import("./types.js").Catalogue | null} */
  #before = null;

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    sayRequired(this);
    /** How the articles stand now. @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    this.busy = false;
    /** Of what is taken home: nothing, or the query that names drafts. */
    this.exporting = "";
    /** @type {string | null} */
    this.problem = null;
    /** What is wrong in the file. @type {LineProblem[]} */
    this.lines = [];
    /** What the import would do; null before a file was looked at. @type {import("./import-preview.js").Preview | null} */
    this.preview = null;
    /** The ids of those that are to stay out. @type {Set<string>} */
    this.left = new Set();
  }

  get #owner() {
    return session.user?.username ?? "";
  }

  render() {
    const imported = this.preview ? null : importedBy(this.#owner);
    return html`<h2>${say("import")}</h2>
      <form class="card" @submit=${this.#submit}>
        <p>${say("importText")}</p>
        <p class="quiet">${say("importColumns")}</p>
        <div class="row">
          <label>${say("file")} <input
              type="file"
              name="file"
              accept=${ACCEPTED}
              required
              @change=${() => this.#leave()}
          /></label>
          <lobby-file-limit class="quiet"></lobby-file-limit>
          <button type="submit" class=${this.preview ? "" : "primary"} ?disabled=${this.busy}>
            ${this.busy ? (this.preview ? say("importing") : sayReview("looking")) : sayReview("look")}
          </button>
        </div>
        <div role="alert">${this.problem ? this.#refused(this.problem) : nothing}</div>
        ${this.preview
          ? importPreview(this.preview, this.busy, this.left, this.catalogue?.values, {
              take: () => this.#take(),
              leave: () => this.#leave(),
              choose: (left) => (this.left = left),
            })
          : nothing}
        <div role="status">${imported
            ? html`<p id="imported" tabindex="-1">
                <strong>${say("importDone", { count: imported.taken.length, unchanged: imported.unchanged })}</strong>
                <span class="quiet">${peopleText(imported.name)}</span>
              </p>`
            : nothing}</div>
        ${imported ? this.#imported(imported) : nothing}
      </form>
      <h2>${say("export")}</h2>
      <div class="card">
        <p class="row">
          <label
            >${say("exportWhat")}
            <select
              name="what"
              @change=${(/** @type {Event} */ event) =>
                (this.exporting = /** @type {HTMLSelectElement} */ (event.target).value)}
            >
              <option value="" ?selected=${!this.exporting}>${say("exportText")}</option>
              <option value="?what=drafts" ?selected=${Boolean(this.exporting)}>${say("exportDrafts")}</option>
            </select></label
          >
        </p>
        ${this.exporting ? html`<p class="quiet">${say("exportDraftsHint")}</p>` : nothing}
        <p class="row">
          <a href="/console/api/editor/export.csv${this.exporting}" download>${say("exportCsv")}</a>
          <a href="/console/api/editor/export.xlsx${this.exporting}" download>${say("exportXlsx")}</a>
          <a href="/console/api/editor/export.zip${this.exporting}" download>${say("exportZip")}</a>
        </p>
      </div>`;
  }

  /** @param {string} problem */
  #refused(problem) {
    if (this.lines.length === 0) return html`<p class="fault">${problem}</p>`;
    return html`<div class="fault">
      <p>${say("importRefused", { count: this.lines.length })}</p>
      <ul>
        ${this.lines.map(
          (one) =>
            html`<li>
              ${this.#place(one)}${peopleText(one[currentLanguage()])}
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /**
   * Where it stands: the cell of a workbook, else the file of a folder and the line, and in a CSV file the column.
   * @param {LineProblem} problem
   */
  #place({ file, cell, column, line }) {
    if (cell) return html`<strong>${peopleText(cell)}</strong> `;
    // Of a folder each file has lines of its own.
    const within = file?.endsWith(".md") ? html`<strong class="code">${file}</strong> ` : nothing;
    if (line === null) return within;
    if (column) return html`<strong>${peopleText(say("lineColumn", { line, column }))}</strong> `;
    return html`${within}<strong>${say("line", { line })}</strong> `;
  }

  /** What was taken in last, with all that was said of it before and how it stands by now. @param {import("./imported.js").Imported} imported */
  #imported({ taken, left = [] }) {
    const now = this.catalogue === this.#before ? null : this.catalogue;
    const rows = new Map(now?.articles.map((row) => [row.id, row]));
    const count = taken.filter(({ id }) => {
      const row = rows.get(id);
      return row && mustChange(row);
    }).length;
    return html`<section class="preview" aria-label=${say("importReport")}>
      <p class="row">
        ${count > 0
          ? html`<span data-must-change=${count}
              >${sayReview("mustChangeAll", { count })}
              <a href=${addressWith({ view: "articles", article: null, query: "", area: "", stage: MUST_CHANGE })}
                >${sayReview("mustChangeList")}</a
              ></span
            >`
          : nothing}
        <button type="button" data-action="dismiss-import" @click=${() => this.#dismiss()}>${sayReview("dismiss")}</button>
      </p>
      ${saidOnce(taken)} ${leftList(left, "leftOut")}
      <ul class="lines">
        ${taken.map((line) => importLine(line, (id) => !now || rows.has(id), this.catalogue?.values, { row: rows.get(line.id) }))}
      </ul>
    </section>`;
  }

  #dismiss() {
    keepImported(this.#owner, null);
    this.requestUpdate();
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const file = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("file");
    if (!(file instanceof File) || !file.name) return;
    const failure = await this.#during(async () => {
      await requireSize(file, "table");
      this.#given = { name: file.name, base64: await base64(file) };
      this.left = new Set();
      this.preview = await this.#post({ ...this.#given, preview: true });
      await this.updateComplete;
      // Whoever reads with the ears is led to what is to be read.
      this.renderRoot.querySelector("#preview")?.focus();
    });
    if (failure) this.preview = null;
  }

  async #take() {
    const failure = await this.#during(async () => {
      const refused = this.preview?.refused ?? [];
      const out = [...this.left, ...refused.map(({ id }) => id)];
      const { articles, unchanged, left = [] } = await this.#post({ ...this.#given, left: out });
      const why = new Map(refused.map((one) => [one.id, one]));
      const looked = new Map(this.preview?.articles.map((line) => [line.id, line]));
      const unsaid = { isDraft: false, changes: null, complaints: [], near: [] };
      /** @type {Line[]} */
      const taken = articles.map((/** @type {Line} */ one) => withoutLeft({ ...unsaid, ...one, ...looked.get(one.id) }, out));
      this.#before = this.catalogue;
      keepImported(this.#owner, {
        name: this.#given?.name ?? "",
        taken,
        unchanged: unchanged?.length ?? 0,
        left: left.map((/** @type {import("./import-preview.js").Left} */ one) => ({ ...one, ...why.get(one.id) })),
      });
      this.dispatchEvent(new Event("changed"));
    });
    // Where no answer came, or a broken one, what was chosen is taken in with another press.
    if (failure && !isRefusal(failure)) return;
    this.preview = null;
    if (failure) return;
    // What was pressed is gone, and what came of it begins above what is in sight.
    await this.updateComplete;
    const told = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#imported"));
    told?.scrollIntoView({ block: "start" });
    told?.focus({ preventScroll: true });
  }

  #leave() {
    this.#given = null;
    this.preview = null;
    this.problem = null;
    this.lines = [];
  }

  /** @param {object} body */
  #post(body) {
    return call("POST", "/console/api/editor/import", body, IMPORT_MILLIS);
  }

  /** @param {() => Promise<void>} work @returns {Promise<unknown>} what became of it where it failed; null when it is done */
  async #during(work) {
    this.busy = true;
    this.problem = null;
    this.lines = [];
    try {
      await work();
      return null;
    } catch (failure) {
      this.problem = failure instanceof DOMException ? say("unreadable") : detailOf(failure);
      this.lines = failure instanceof Problem ? (failure.body.problems ?? []) : [];
      return failure;
    } finally {
      this.busy = false;
    }
  }
}

/** Whether the server refused it as it is. @param {unknown} failure */
const isRefusal = (failure) => failure instanceof Problem && failure.status >= 400 && failure.status < 500;

/**
 * A line without those near it that stayed out: what they say stands nowhere.
 * @param {Line} line
 * @param {string[]} out the ids of those
 * @returns {Line}
 */
const withoutLeft = (line, out) => ({ ...line, near: line.near.filter(({ article, draft }) => !draft || !out.includes(article)) });

customElements.define("lobby-exchange", LobbyExchange);
