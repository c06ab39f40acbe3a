// What the score of leads is worth: beside each chance, what became of the leads that were given it.

import { LitElement, css, html, nothing } from "lit";
import { followLanguage } from "console/language.js";
import { faultOf, progressOf } from "console/shown.js";
import { badges, basics, controls } from "console/styles.js";
import { pageStyles } from "editor/page-styles.js";
import { Fetched } from "console/fetched.js";
import { chance } from "./chance.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Band} Band */

/** Of fewer that have ended nobody can say that they agree. */
const FEW = 5;

/** Give it `live`, the server's hints. */
export class LobbyLeadScore extends LitElement {
  static properties = { live: { attribute: false } };

  static styles = [
    basics,
    controls,
    badges,
    pageStyles,
    css`
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        padding: 7px 10px;
        border-block-end: 1px solid var(--line);
        text-align: start;
      }

      th {
        color: var(--quiet);
        font-weight: 600;
      }

      th[scope="row"] {
        white-space: nowrap;
      }

      @media (width < 700px) {
        th,
        td {
          padding: 6px 4px;
          font-size: 0.85em;
          overflow-wrap: normal;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.board = new Fetched(this, () => "/console/api/leads");
  }

  render() {
    const { value } = this.board;
    return html`${faultOf(this.board)} ${progressOf(this.board, "")}
      ${value ? this.#calibration(value.calibration) : nothing}`;
  }

  /** @param {import("./types.js").Calibration} calibration */
  #calibration({ bands, brier, base }) {
    const ended = bands.some((band) => band.ended > 0);
    return html`<section class="card" aria-labelledby="score">
      <h2 id="score">${say("score")}</h2>
      <p class="quiet">${say("scoreLead")}</p>
      <table>
        <thead>
          <tr>
            ${/** @type {const} */ (["band", "endedCount", "wonCount", "meanExpected", "share", "agrees"]).map(
              (name) => html`<th scope="col">${say(name)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${bands.map((band) => this.#band(band))}
        </tbody>
      </table>
      ${ended ? html`<p class="quiet">${say("brier", { brier: brier.toFixed(3), base: base.toFixed(3) })}</p>` : nothing}
    </section>`;
  }

  /** @param {Band} band */
  #band({ from, to, ended, won, expected, low, high, agrees }) {
    const name = html`<th scope="row" class="figures">${chance(from)}–${chance(to)}</th>`;
    if (ended === 0) return html`<tr>${name}<td class="quiet" colspan="5">${say("nothing")}</td></tr>`;
    return html`<tr>
      ${name}
      <td class="figures">${ended}</td>
      <td class="figures">${won}</td>
      <td class="figures">${chance(expected)}</td>
      <td class="figures">${say("interval", { share: chance(won / ended), low: chance(low), high: chance(high) })}</td>
      <td>
        ${agrees && ended < FEW
          ? html`<span class="quiet" data-few>${say("tooFew")}</span>`
          : html`<span class="badge" data-tone=${agrees ? "green" : "red"}>${say(agrees ? "agree" : "disagree")}</span>`}
      </td>
    </tr>`;
  }
}

customElements.define("lobby-lead-score", LobbyLeadScore);
