// What the rules of retention would blank now, and what stays and why.

import { LitElement, css, html, nothing } from "lit";
import { call, detailOf } from "console/api.js";
import { dateAndTime, dateOnly, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { pageStyles } from "editor/page-styles.js";
import { keptWord, recordWord, say } from "./desk-words.js";

/**
 * @typedef {{
 *   type: string,
 *   rule: string,
 *   due: number,
 *   bytes: number,
 *   oldest: string | null,
 *   kept: {why: string, count: number}[],
 *   blanked: number,
 * }} Line
 */

/** A big journal takes its time. */
const PATIENCE_MILLIS = 180_000;

export class LobbyRetention extends LitElement {
  static properties = { plan: { state: true }, busy: { state: true }, problem: { state: true } };

  static styles = [
    basics,
    controls,
    pageStyles,
    css`
      :host {
        padding: 0;
        overflow: visible;
      }

      .scroller {
        overflow-x: auto;
      }

      table {
        inline-size: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        padding: 5px 8px;
        border-block-end: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
      }

      thead th {
        color: var(--quiet);
        white-space: nowrap;
      }

      .number {
        text-align: end;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {{at: string, lines: Line[]} | null} */
    this.plan = null;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
  }

  render() {
    return html`<section class="card" aria-labelledby="retention">
      <h3 id="retention">${say("retention")}</h3>
      <p class="row">
        <button data-action="retention" ?disabled=${this.busy} @click=${this.#work}>
          ${say(this.busy ? "working" : "work")}
        </button>
        <span class="quiet">${say("retentionHint")}</span>
      </p>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      ${this.plan ? this.#table(this.plan) : nothing}
    </section>`;
  }

  /** @param {{at: string, lines: Line[]}} plan */
  #table({ at, lines }) {
    return html`<p class="quiet figures" role="status">${say("asOf", { at: dateAndTime(at) })}</p>
      <div class="scroller" tabindex="0" role="group" aria-label=${say("retention")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${say("type")}</th>
              <th scope="col" class="number">${say("due")}</th>
              <th scope="col">${say("oldest")}</th>
              <th scope="col" class="number">${say("size")}</th>
              <th scope="col">${say("kept")}</th>
              <th scope="col" class="number">${say("blankedBefore")}</th>
              <th scope="col">${say("rule")}</th>
            </tr>
          </thead>
          <tbody>
            ${lines.map(
              (line) =>
                html`<tr data-record=${line.type}>
                  <th scope="row">${recordWord(line.type)}</th>
                  <td class="number figures">${whole(line.due)}</td>
                  <td class="figures">${line.oldest ? dateOnly(line.oldest) : "–"}</td>
                  <td class="number figures">${whole(Math.ceil(line.bytes / 1024))} KiB</td>
                  <td>
                    ${line.kept.map(({ why, count }) => html`<p>${whole(count)} · ${keptWord(why)}</p>`)}
                  </td>
                  <td class="number figures">${whole(line.blanked)}</td>
                  <td class="code">${line.rule}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  async #work() {
    this.busy = true;
    this.problem = null;
    try {
      this.plan = await call("GET", "/console/api/supervisor/retention", undefined, PATIENCE_MILLIS);
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-retention", LobbyRetention);
