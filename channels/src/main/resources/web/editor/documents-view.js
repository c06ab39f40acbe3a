// Documents that may be quoted: what is under way with each, their passages, and what a question would be told.

import { LitElement, css, html, nothing } from "lit";
import { Problem, call, detailOf, get, post, segment } from "console/api.js";
import { dateAndTime, percent } from "console/format.js";
import { Latest } from "console/fresh.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { sayRequired } from "console/required.js";
import { badges, basics, controls } from "console/styles.js";
import "./ask-dialog.js";
import { base64 } from "./file-bytes.js";
import { requireSize } from "./file-limits.js";
import { say, stageWord } from "./document-words.js";
import { pageStyles } from "./page-styles.js";

/** @typedef {import("./types.js").Act} Act */
/** @typedef {{number: number, headings: string[], page: number | null, language: string, text: string}} Passage */
/** @typedef {{from: string | null, until: string | null, readers: string | null}} Terms */
/** @typedef {Terms & {version: string, title: string, type: string, passages: number, characters: number}} Figures */
/** @typedef {{
 *   id: string,
 *   stage: "settled" | "imported" | "approved" | "withdrawn" | "retirement-approved",
 *   released: Figures | null,
 *   pending: (Figures & {source: string, imported: Act}) | null,
 *   approved: Act | null,
 *   withdrawn: Act | null,
 *   retirement: Act | null,
 * }} Row */
/** @typedef {Row & {
 *   passages: Passage[],
 *   notes: import("./types.js").Both[],
 *   changes: {same: number, added: Passage[], removed: Passage[]} | null,
 * }} Detail */
/** @typedef {Passage & {
 *   reference: string,
 *   source: string,
 *   probability: number,
 *   meaning: number,
 *   words: number,
 *   article: number,
 * }} Found */
/** @typedef {{text: string, quoted: boolean, answer: string, answerThreshold: number | null, passages: Found[]}} Told */

const ROOT = "/console/api/editor/documents";

/** A long document takes a while to be sent and read. */
const IMPORT_MILLIS = 180_000;

/** @type {Record<string, string>} */
const TONES = {
  settled: "green",
  imported: "amber",
  approved: "blue",
  withdrawn: "amber",
  "retirement-approved": "violet",
};

/** @param {FormData} given */
function termsIn(given) {
  const text = (/** @type {string} */ name) => String(given.get(name) ?? "").trim();
  return { from: text("from"), until: text("until"), readers: text("readers") };
}

/** Fires "changed" when something was done to a document. */
export class LobbyDocuments extends LitElement {
  static properties = {
    rows: { state: true },
    open: { state: true },
    told: { state: true },
    busy: { state: true },
    asking: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    css`
      .passage {
        padding-block: 8px;
        border-block-start: 1px solid var(--line);
        white-space: pre-line;
      }

      .terms {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
        gap: 10px;
        align-items: end;
      }

      summary {
        cursor: pointer;
      }

      details form {
        display: grid;
        gap: 10px;
        margin-block-start: 8px;
      }

      .ask {
        display: flex;
        gap: 8px;
      }

      .ask input {
        flex: 1;
        min-inline-size: 0;
      }

      h3 {
        font-size: 1em;
      }
    `,
  ];

  #lists = new Latest();
  #asks = new Latest();

  constructor() {
    super();
    followLanguage(this);
    sayRequired(this);
    /** @type {Row[] | null} */
    this.rows = null;
    /** The document whose passages are shown. @type {Detail | null} */
    this.open = null;
    /** @type {Told | null} */
    this.told = null;
    this.busy = false;
    this.asking = false;
    /** @type {string | null} */
    this.problem = null;
    /** @type {string | null} */
    this.done = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    const asked = this.#lists.ask();
    try {
      const { documents } = await get(ROOT);
      if (this.#lists.accepts(asked)) this.rows = documents;
    } catch (failure) {
      this.#fail(failure);
    }
  }

  render() {
    return html`<h2>${say("title")}</h2>
      <form class="card" @submit=${this.#import}>
        <p class="quiet">${say("hint")}</p>
        <label>${say("file")} <input type="file" name="file" required /></label>
        <lobby-file-limit kind="document" class="quiet"></lobby-file-limit>
        <label>${say("id")} <input name="id" autocomplete="off" maxlength="100" pattern="[a-z0-9]+(-[a-z0-9]+)*" /></label>
        ${this.#terms(null)}
        <p class="row">
          <button type="submit" class="primary" ?disabled=${this.busy}>${say(this.busy ? "importing" : "import")}</button>
        </p>
      </form>
      <div role="alert">${this.problem ? html`<p class="fault">${peopleText(this.problem)}</p>` : nothing}</div>
      <div role="status">${this.done ? html`<p>${peopleText(this.done)}</p>` : nothing}</div>
      ${this.#list()}
      <h2>${say("askTitle")}</h2>
      <form class="ask" @submit=${this.#submit}>
        <input
          name="text"
          autocomplete="off"
          required
          maxlength="2000"
          aria-label=${say("askQuestion")}
          placeholder=${say("askHint")}
        />
        <button type="submit" ?disabled=${this.asking}>${say(this.asking ? "asking" : "ask")}</button>
      </form>
      <div role="status">${this.told ? this.#answer(this.told) : nothing}</div>
      <lobby-ask></lobby-ask>`;
  }

  #list() {
    if (this.rows === null) return html`<p class="nothing quiet">${say("loading")}</p>`;
    if (this.rows.length === 0) return html`<p class="nothing quiet">${say("none")}</p>`;
    return html`<div class="cards">${this.rows.map((row) => this.#row(row))}</div>`;
  }

  /** The fields for when a document is quoted, and to whom. @param {Terms | null} terms */
  #terms(terms) {
    return html`<div class="terms">
      <label>${say("from")} <input type="date" name="from" .value=${terms?.from ?? ""} /></label>
      <label>${say("until")} <input type="date" name="until" .value=${terms?.until ?? ""} /></label>
      <label>${say("readers")} <input name="readers" autocomplete="off" maxlength="100" .value=${terms?.readers ?? ""} /></label>
    </div>`;
  }

  /** @param {Row} row */
  #row(row) {
    const { id, stage, released, pending, approved, withdrawn, retirement } = row;
    const user = session.user?.username;
    const shown = this.open?.id === id ? this.open : null;
    const mine = pending?.imported.by === user;
    const wanted = stage === "withdrawn";
    return html`<section class="card" data-document=${id}>
      <h3 class="row">
        <span dir="auto">${peopleText((pending ?? released)?.title ?? id)}</span>
        <span class="code quiet">${id}</span>
        <span class="badge" data-tone=${TONES[stage]}>${stageWord(stage)}</span>
        ${released && stage !== "settled" ? html`<span class="badge" data-tone="green">${say("quoted")}</span>` : nothing}
      </h3>
      ${[released, pending].map((one) =>
        one
          ? html`<p class="quiet">
              <span class="code">${one.version}</span> ${say("figures", {
                passages: one.passages,
                characters: one.characters,
                type: one.type,
              })}
              ${one.from || one.until || one.readers
                ? html`· ${peopleText(
                    say("terms", {
                      from: one.from ?? say("always"),
                      until: one.until ?? say("forGood"),
                      readers: one.readers ?? say("everybody"),
                    }),
                  )}`
                : nothing}
            </p>`
          : nothing,
      )}
      ${this.#act("importedBy", pending?.imported)} ${this.#act("approvedBy", approved)}
      ${this.#act("withdrawnBy", withdrawn)} ${this.#act("retirementBy", retirement)}
      <p class="row">
        <button aria-expanded=${shown ? "true" : "false"} data-action="show" @click=${() => this.#show(row)}>
          ${say(shown ? "hide" : "show")}
        </button>
        ${stage === "imported" && !mine
          ? html`<button class="primary" data-action="approve" ?disabled=${this.busy} @click=${() => this.#approve(row)}>
              ${say("approve")}
            </button>`
          : nothing}
        ${wanted && withdrawn?.by !== user
          ? html`<button
              class="primary"
              data-action="approve-retirement"
              ?disabled=${this.busy}
              @click=${() => this.#approveRetirement(row)}
            >
              ${say("approveRetirement")}
            </button>`
          : nothing}
        ${wanted && withdrawn?.by === user ? html`<span class="quiet">${say("needsOtherToRetire")}</span>` : nothing}
        ${stage === "imported" && mine ? html`<span class="quiet">${say("needsOther")}</span>` : nothing}
        ${stage === "settled"
          ? html`<button data-action="retire" ?disabled=${this.busy} @click=${() => this.#because(row, "retire")}>
              ${say("retire")}
            </button>`
          : html`<button data-action="discard" ?disabled=${this.busy} @click=${() => this.#because(row, "discard")}>
              ${say("discard")}
            </button>`}
      </p>
      ${stage === "settled" || stage === "imported" ? this.#changeTerms(row) : nothing}
      ${shown ? this.#passages(shown) : nothing}
    </section>`;
  }

  /** @param {Row} row */
  #changeTerms(row) {
    return html`<details data-action="terms">
      <summary>${say("changeTerms")}<span class="for-readers"> ${row.id}</span></summary>
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.#saveTerms(event, row)}>
        ${this.#terms(row.pending ?? row.released)}
        <label>${say("reason")} <input name="reason" autocomplete="off" maxlength="1000" required /></label>
        <p class="row"><button type="submit" ?disabled=${this.busy}>${say("saveTerms")}</button></p>
      </form>
    </details>`;
  }

  /** @param {SubmitEvent} event @param {Row} row */
  #saveTerms(event, { id }) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.#work(async () => {
      const body = { ...termsIn(given), reason: String(given.get("reason") ?? "").trim() };
      const { pending } = await post(`${ROOT}/${segment(id)}/terms`, body);
      this.done = say("saved", { title: pending.title });
    });
  }

  /** @param {"importedBy" | "approvedBy" | "withdrawnBy" | "retirementBy"} word @param {Act | null | undefined} act */
  #act(word, act) {
    if (!act) return nothing;
    return html`<p>
      ${say(word)} ${say("byAt", { by: act.by, at: dateAndTime(act.at) })} ${act.why ? peopleText(act.why) : nothing}
    </p>`;
  }

  /** @param {Detail} detail */
  #passages({ passages, notes, changes }) {
    const language = currentLanguage();
    return html`<div>
      ${changes
        ? html`<p>
            ${say("changes", { added: changes.added.length, removed: changes.removed.length, same: changes.same })}
          </p>`
        : nothing}
      ${notes.length > 0
        ? html`<p>${say("notes")}</p>
            <ul>
              ${notes.map((note) => html`<li>${note[language]}</li>`)}
            </ul>`
        : nothing}
      ${passages.map((one) => this.#passage(one))}
    </div>`;
  }

  /** @param {Passage} passage */
  #passage({ number, headings, page, text }) {
    return html`<div class="passage">
      <strong dir="auto">${number}. ${peopleText(headings.join(" › "))}</strong>${page === null
        ? nothing
        : html` <span class="quiet">${say("page", { page })}</span>`}
      <div dir="auto">${peopleText(text)}</div>
    </div>`;
  }

  /** @param {Told} told */
  #answer({ text, quoted, answer, answerThreshold, passages }) {
    return html`<div class="card">
      <p><strong dir="auto">${peopleText(text)}</strong></p>
      <p class="quiet">${say(quoted ? "wouldQuote" : "wouldNot")}</p>
      <div class="said" dir="auto">${answer ? peopleText(answer) : say("saysNothing")}</div>
      ${passages.length === 0 ? html`<p class="quiet">${say("nothingFound")}</p>` : nothing}
      ${passages.map(
        (one) => html`<div>
          <p>
            <span class="code">${one.reference}</span> ${answerThreshold === null
              ? say("never", { probability: percent(one.probability) })
              : say("probability", {
                  probability: percent(one.probability),
                  threshold: percent(answerThreshold),
                })}
            <span class="quiet"
              >${say("evidence", {
                meaning: one.meaning.toFixed(2),
                words: one.words.toFixed(2),
                article: one.article.toFixed(2),
              })}</span
            >
          </p>
          ${this.#passage(one)}
        </div>`,
      )}
    </div>`;
  }

  /** @param {unknown} failure */
  #fail(failure) {
    const own = failure instanceof Problem ? failure.body[currentLanguage()] : null;
    this.problem =
      failure instanceof DOMException ? say("unreadable") : typeof own === "string" ? own : detailOf(failure);
  }

  /** @param {() => Promise<void>} work */
  async #work(work) {
    this.busy = true;
    this.problem = null;
    this.done = null;
    try {
      await work();
      this.open = null;
      this.dispatchEvent(new Event("changed"));
      await this.load();
    } catch (failure) {
      this.#fail(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {SubmitEvent} event */
  #import(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    const file = given.get("file");
    if (!(file instanceof File) || !file.name) return;
    this.#work(async () => {
      await requireSize(file, "document");
      const body = { name: file.name, id: String(given.get("id") ?? "").trim(), ...termsIn(given), base64: await base64(file) };
      const { pending } = await call("POST", ROOT, body, IMPORT_MILLIS);
      this.done = say("imported", { title: pending.title, passages: pending.passages });
      form.reset();
    });
  }

  /** @param {Row} row */
  async #show({ id }) {
    if (this.open?.id === id) {
      this.open = null;
      return;
    }
    try {
      this.open = await get(`${ROOT}/${segment(id)}`);
    } catch (failure) {
      this.#fail(failure);
    }
  }

  get #ask() {
    return /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
  }

  /** @param {Row} row */
  async #approve({ id, pending }) {
    const answer = await this.#ask.ask({ title: say("approveTitle"), confirm: say("approve"), reason: "none" });
    if (!answer) return;
    this.#work(async () => {
      await post(`${ROOT}/${segment(id)}/approve`, { version: pending?.version });
    });
  }

  /** @param {Row} row */
  async #approveRetirement({ id }) {
    const question = /** @type {const} */ ({ title: say("approveRetirementTitle"), confirm: say("approveRetirement"), reason: "none" });
    if (!(await this.#ask.ask(question))) return;
    this.#work(async () => {
      await post(`${ROOT}/${segment(id)}/approve-retirement`, {});
    });
  }

  /** @param {Row} row @param {"retire" | "discard"} step */
  async #because({ id }, step) {
    const answer = await this.#ask.ask({
      title: say(step === "retire" ? "retireTitle" : "discardTitle"),
      confirm: say(step),
      reason: "needed",
    });
    if (!answer) return;
    this.#work(async () => {
      await post(`${ROOT}/${segment(id)}/${step}`, { reason: answer.reason });
    });
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("text") ?? "").trim();
    if (!text) return;
    const asked = this.#asks.ask();
    this.asking = true;
    this.problem = null;
    try {
      const told = await post(`${ROOT}/try`, { text });
      if (this.#asks.accepts(asked)) this.told = { ...told, text };
    } catch (failure) {
      this.#fail(failure);
    } finally {
      this.asking = false;
    }
  }
}

customElements.define("lobby-documents", LobbyDocuments);
