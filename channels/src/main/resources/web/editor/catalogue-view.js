// The catalogue: what it blocks, and its rates, fees, products and branches with how each stands.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, get, post, segment } from "console/api.js";
import { dateAndTime } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import "./ask-dialog.js";
import { KINDS, currentPeriod, days, kindOf, shown, stateBadges, valueText } from "./catalogue-entry.js";
import "./catalogue-exchange.js";
import "./catalogue-form.js";
import { say } from "./catalogue-words.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";

/** @typedef {import("./catalogue-entry.js").Catalogue} Catalogue */
/** @typedef {import("./catalogue-entry.js").Kind} Kind */
/** @typedef {import("./catalogue-entry.js").Row} Row */
/** @typedef {import("./catalogue-entry.js").Task} Task */

/** Fires "changed" when something may be published now, or may not any more. */
export class LobbyCatalogue extends LitElement {
  static properties = {
    catalogue: { state: true },
    editing: { state: true },
    problem: { state: true },
    told: { state: true },
    busy: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    css`
      /* What is there for readers alone is placed absolutely, and would widen the page past what scrolls. */
      :host,
      .table {
        position: relative;
      }

      .table {
        overflow-x: auto;
      }

      table {
        inline-size: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        padding: 6px 8px;
        border-block-end: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
        /* A narrow table scrolls; it does not break a date in two. */
        overflow-wrap: break-word;
      }

      th {
        color: var(--quiet);
        font-weight: 400;
        white-space: nowrap;
      }

      td.name {
        min-inline-size: 9em;
      }

      .gaps {
        padding-inline-start: 1.3em;
        list-style: disc;
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 8px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {Catalogue | null} */
    this.catalogue = null;
    /** What is in the form: a kind and, unless it is new, the entry. @type {{kind: Kind, row: Row | null} | null} */
    this.editing = null;
    /** @type {string | null} */
    this.problem = null;
    this.told = "";
    /** What was told is a warning. */
    this.warned = false;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.catalogue = await get("/console/api/editor/catalogue");
      this.problem = null;
    } catch (failure) {
      this.problem = detailOf(failure);
    }
  }

  render() {
    return html`<div role="alert"
        >${this.problem
          ? html`<p class="fault">${peopleText(this.problem)} <button @click=${() => this.load()}>${say("tryAgain")}</button></p>`
          : nothing}</div
      >
      <div role="status"
        >${this.told ? html`<p class="card ${this.warned ? "fault" : ""}">${this.told}</p>` : nothing}</div
      >
      ${this.catalogue ? this.#page(this.catalogue) : this.problem ? nothing : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  /** @param {Catalogue} catalogue */
  #page(catalogue) {
    if (this.editing) {
      return html`<lobby-catalogue-form
        class="card"
        .kind=${this.editing.kind}
        .row=${this.editing.row}
        .today=${catalogue.today}
        @closed=${() => (this.editing = null)}
        @theirs=${() => this.#closed()}
        @saved=${(/** @type {CustomEvent<Row>} */ event) => this.#saved(event.detail)}
      ></lobby-catalogue-form>`;
    }
    return html`${this.#tasks(catalogue.blocked)} ${KINDS.map((kind) => this.#kind(kind, catalogue))}
      <lobby-catalogue-exchange @saved=${() => this.#closed()}></lobby-catalogue-exchange>`;
  }

  /** @param {string} [told] @param {boolean} [warned] */
  async #closed(told = "", warned = false) {
    this.editing = null;
    this.warned = warned;
    this.told = told;
    await this.load();
    this.dispatchEvent(new Event("changed"));
  }

  /** What was saved, and what becomes of the answers that quote it. @param {Row} row */
  #saved({ key, expiry, usedBy }) {
    const names = usedBy.map(({ id, title }) => title?.[currentLanguage()] || id).join(", ");
    const warning = expiry ? ` ${expiry[currentLanguage()]}` : "";
    const quoted = expiry && names ? ` ${say("usedBy")}: ${names}` : "";
    return this.#closed(say("saved", { key }) + warning + quoted, expiry !== null);
  }

  /** @param {Task[]} all */
  #tasks(all) {
    // An answer that lacks several values is one answer.
    const blocked = [...new Set(all.map(({ article }) => article))];
    const tasks = blocked.map((id) => all.filter(({ article }) => article === id));
    if (tasks.length === 0) return html`<p class="quiet" data-blocked="0">${say("noneBlocked")}</p>`;
    return html`<section class="card" data-blocked=${tasks.length} aria-labelledby="blocked">
      <h2 id="blocked">${say("blocked", { count: tasks.length })}</h2>
      <p>${say("blockedText")}</p>
      <ul>
        ${tasks.map(
          (gaps) =>
            html`<li data-blocked-article=${gaps[0].article}>
              <a href=${addressWith({ view: "articles", article: gaps[0].article })}
                >${peopleText(gaps[0].title[currentLanguage()] || gaps[0].article)}</a
              >
              <ul class="gaps">
                ${gaps.map(
                  (task) =>
                    html`<li>
                      ${peopleText(task[currentLanguage()])}
                      <span class="quiet"
                        >(${task.since
                          ? say("asked", { turns: task.turns, since: dateAndTime(task.since) })
                          : say("notAsked")})</span
                      >
                    </li>`,
                )}
              </ul>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Kind} kind @param {Catalogue} catalogue */
  #kind(kind, { entries, today }) {
    const rows = entries.filter((row) => kindOf(row) === kind);
    return html`<section class="card" aria-labelledby=${kind}>
      <div class="head">
        <h2 id=${kind}>${say(kind)}</h2>
        <button data-action="add" data-kind=${kind} @click=${() => (this.editing = { kind, row: null })}>
          ${say("add")}<span class="for-readers"> ${say(kind)}</span>
        </button>
      </div>
      ${rows.length === 0
        ? html`<p class="quiet">${say("none")}</p>`
        : html`<div class="table" tabindex="0" role="group" aria-labelledby=${kind}>
            <table>
              <thead>
                <tr>
                  ${["name", "value", "valid", "state", "usedBy", "steps"].map(
                    (one) => html`<th scope="col">${say(/** @type {"name"} */ (one))}</th>`,
                  )}
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => this.#row(row, today))}
              </tbody>
            </table>
          </div>`}
    </section>`;
  }

  /** @param {Row} row @param {string} today */
  #row(row, today) {
    const entry = shown(row) ?? row.released;
    return html`<tr data-key=${row.key}>
      <td class="name">
        ${entry ? peopleText(currentLanguage() === "zh" ? entry.zh : entry.en) : row.key}
        <div class="code quiet">${row.key}</div>
      </td>
      <td>${entry ? peopleText(valueText(entry, today)) : nothing}</td>
      <td>${entry ? days(currentPeriod(entry, today)) : nothing}</td>
      <td>${stateBadges(row, today)} ${this.#history(row)}</td>
      <td>
        ${row.usedBy.map(
          ({ id, title }) =>
            html`<div>
              <a href=${addressWith({ view: "articles", article: id })}>${peopleText(title?.[currentLanguage()] || id)}</a>
            </div>`,
        )}
      </td>
      <td><div class="row">${this.#steps(row)}</div></td>
    </tr>`;
  }

  /** @param {Row} row */
  #history({ touched, approved, returned }) {
    /** @param {import("./catalogue-entry.js").Touch} touch */
    const who = ({ by, at }) => ({ by, at: dateAndTime(at) });
    return html`${touched ? html`<div class="quiet">${say("touchedBy", who(touched))}</div>` : nothing}
    ${touched?.why ? html`<q>${peopleText(touched.why)}</q>` : nothing}
    ${approved ? html`<div class="quiet">${say("approvedBy", who(approved))}</div>` : nothing}
    ${returned ? html`<div>${say("returnedBy", who(returned))} <q>${peopleText(returned.why)}</q></div>` : nothing}`;
  }

  /** @param {Row} row */
  #steps(row) {
    const own = row.authors.includes(session.user?.username ?? "");
    const { key, stage } = row;
    const waiting = stage === "waiting";
    const readers = html`<span class="for-readers"> ${key}</span>`;
    /** @param {string} action @param {string} label @param {() => void} work @param {boolean} [off] */
    const step = (action, label, work, off = false) =>
      html`<button data-action=${action} ?disabled=${this.busy || off} @click=${work}>${label}${readers}</button>`;
    return html`${row.removal ? nothing : step("edit", say("edit"), () => this.#edit(row))}
    ${waiting ? step("approve", say("approve"), () => this.#approve(row), own) : nothing}
    ${waiting && own ? html`<span class="quiet">${say("own")}</span>` : nothing}
    ${waiting || stage === "approved" ? step("return", say("return"), () => this.#return(row)) : nothing}
    ${stage === "settled" ? nothing : step("discard", say("discard"), () => this.#discard(row))}
    ${row.released && !row.removal ? step("remove", say("remove"), () => this.#remove(row)) : nothing}`;
  }

  /** @param {Row} row */
  #edit(row) {
    this.told = "";
    this.editing = { kind: kindOf(row), row };
  }

  /** @param {Row} row */
  #approve(row) {
    const entry = shown(row);
    const text = row.removal
      ? say("removal")
      : `${valueText(entry, this.catalogue?.today ?? "")} (${entry.periods.map(days).join("; ")})`;
    return this.#step(row, "approve", { title: say("approveTitle", { key: row.key }), text, confirm: say("approve"), reason: "none" });
  }

  /** @param {Row} row */
  #return(row) {
    return this.#step(row, "return", {
      title: say("returnTitle", { key: row.key }),
      confirm: say("return"),
      reason: "needed",
      label: say("returnReason"),
    });
  }

  /** @param {Row} row */
  #discard(row) {
    return this.#step(row, "discard", { title: say("discardTitle", { key: row.key }), confirm: say("discard"), reason: "welcome" });
  }

  /** @param {Row} row */
  #remove(row) {
    return this.#step(row, "remove", { title: say("removeTitle", { key: row.key }), confirm: say("remove"), reason: "welcome" });
  }

  /** @param {Row} row @param {string} command @param {import("./ask-dialog.js").Question} question */
  async #step({ key, revision }, command, question) {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask(question);
    if (!answer) return;
    this.busy = true;
    this.told = "";
    try {
      const given = { revision, reason: answer.reason, why: answer.reason };
      await post(`/console/api/editor/catalogue/${segment(key)}/${command}`, given);
      await this.#closed(say("done", { key }));
    } catch (failure) {
      const problem = detailOf(failure);
      await this.load();
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-catalogue", LobbyCatalogue);
