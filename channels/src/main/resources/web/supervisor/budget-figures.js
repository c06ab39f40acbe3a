// What became of the wrong-answer budget: the target, what was achieved, for whom, and week by week.

import { LitElement, css, html, nothing } from "lit";
import { dateOnly, percent, today, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, languageWord } from "console/words.js";
import { codeWord } from "editor/code-words.js";
import { Fetched } from "console/fetched.js";
import { say, standingWord } from "./quality-words.js";
import { chartStyles, coverageChart, weekTable, wrongChart } from "./trend-chart.js";

/** @typedef {"within" | "open" | "above" | "too-few"} Standing */

/**
 * @typedef {{
 *   name: string,
 *   answered: number,
 *   reviewed: number,
 *   wrong: number,
 *   person: number,
 *   share: number,
 *   low: number,
 *   high: number,
 *   standing: Standing,
 * }} Share
 */

/** @type {Record<Standing, string>} */
const TONES = { within: "green", open: "amber", above: "red", "too-few": "grey" };
const WEEKS = [4, 8, 13, 26, 52];

/** The last day that figures are of: the week that runs ends in days to come. @param {string} to */
const upToNow = (to) => (to.slice(0, 10) > today() ? today() : to);

/** Give it `live`, the server's hints. Call `load()` when a verdict was given. */
export class LobbyBudget extends LitElement {
  static properties = { live: { attribute: false }, weeks: { state: true } };

  static styles = [
    basics,
    controls,
    badges,
    chartStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 14px;
      }

      .row select {
        inline-size: auto;
        margin-inline-start: auto;
      }

      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 10px;
      }

      .tiles div {
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
      }

      dd.value {
        font-size: 1.6em;
        font-weight: 600;
        line-height: 1.25;
      }

      dd.hint {
        font-size: 0.92em;
      }

      .panel {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
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
        padding: 4px 8px;
        border-block-end: 1px solid var(--line);
        text-align: start;
        white-space: nowrap;
      }

      thead th {
        color: var(--quiet);
        font-weight: 600;
      }

      tbody th {
        font-weight: 400;
        white-space: normal;
      }

      .number {
        text-align: end;
      }

      summary {
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.weeks = 8;
    this.figures = new Fetched(this, () => `/console/api/supervisor/reviews/figures?weeks=${this.weeks}`);
  }

  load() {
    return this.figures.load();
  }

  render() {
    const { value, problem } = this.figures;
    return html`${problem
        ? html`<p class="fault" role="alert">
            ${problem} <button @click=${() => this.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${value ? this.#figures(value) : problem ? nothing : html`<p class="quiet">${say("loading")}</p>`}`;
  }

  /** @param {any} figures */
  #figures(figures) {
    const { target, confidence, from, to, decided, coverage, all, disputed, weeks } = figures;
    const known = all.reviewed > 0;
    return html`<div class="row">
        <h3>${say("budget")}</h3>
        <span class="quiet figures">${say("since", { from: dateOnly(from), to: dateOnly(upToNow(to)) })}</span>
        <select aria-label=${say("weeks")} @change=${this.#choose}>
          ${WEEKS.map(
            (count) =>
              html`<option value=${count} ?selected=${count === this.weeks}>${say("weeks")}: ${count}</option>`,
          )}
        </select>
      </div>
      <dl class="tiles">
        <div>
          <dt>${say("achieved")} <span class="badge" data-tone=${TONES[/** @type {Standing} */ (all.standing)]}>${standingWord(all.standing)}</span></dt>
          <dd class="value figures" data-figure="achieved">${known ? percent(all.share) : "–"}</dd>
          <dd class="quiet hint">
            ${known
              ? say("achievedHint", {
                  reviewed: whole(all.reviewed),
                  answered: whole(all.answered),
                  confidence: percent(confidence),
                  low: percent(all.low),
                  high: percent(all.high),
                })
              : say("noReviews", { answered: whole(all.answered) })}
          </dd>
        </div>
        <div>
          <dt>${say("target")}</dt>
          <dd class="value figures">${percent(target)}</dd>
        </div>
        <div>
          <dt>${say("coverage")}</dt>
          <dd class="value figures">${percent(coverage)}</dd>
          <dd class="quiet hint">${say("coverageHint", { decided: whole(decided) })}</dd>
        </div>
        <div>
          <dt>${say("disputed")}</dt>
          <dd class="value figures">${whole(disputed)}</dd>
          <dd class="quiet hint">${say("disputedHint")}</dd>
        </div>
      </dl>
      <section class="panel">
        <h3>${say("trend")}</h3>
        <p class="quiet">${say("trendHint")}</p>
        ${wrongChart(weeks, target)}
        <h3>${say("coverageTrend")}</h3>
        ${coverageChart(weeks)}
        <details>
          <summary>${say("asTable")}</summary>
          <div class="scroller" tabindex="0" role="group" aria-label=${say("asTable")}>${weekTable(weeks)}</div>
        </details>
      </section>
      ${this.#groups("languages", figures.languages, languageWord)}
      ${this.#groups("areas", figures.areas, codeWord)}
      ${this.#groups("channels", figures.channels, channelWord)}`;
  }

  /** @param {Event} event */
  #choose(event) {
    this.weeks = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    this.load();
  }

  /** @param {"languages" | "areas" | "channels"} title @param {Share[]} shares @param {(name: string) => string} word */
  #groups(title, shares, word) {
    // Those that need care first.
    const order = ["above", "open", "too-few", "within"];
    const rows = [...shares].sort(
      (one, other) =>
        order.indexOf(one.standing) - order.indexOf(other.standing) || other.answered - one.answered,
    );
    return html`<section class="panel">
      <h3>${say(title)}</h3>
      ${rows.length === 0
        ? html`<p class="quiet">${say("noGroups")}</p>`
        : html`<div class="scroller" tabindex="0" role="group" aria-label=${say(title)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${say("group")}</th>
                  <th scope="col" class="number">${say("answered")}</th>
                  <th scope="col" class="number">${say("reviewed")}</th>
                  <th scope="col" class="number">${say("judgedWrong")}</th>
                  <th scope="col" class="number">${say("share")}</th>
                  <th scope="col">${say("interval")}</th>
                  <th scope="col">${say("standing")}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (share) =>
                    html`<tr data-group=${share.name}>
                      <th scope="row">${word(share.name)}</th>
                      <td class="number figures">${whole(share.answered)}</td>
                      <td class="number figures">${whole(share.reviewed)}</td>
                      <td class="number figures">${whole(share.wrong + share.person)}</td>
                      <td class="number figures">${share.reviewed ? percent(share.share) : "–"}</td>
                      <td class="figures">
                        ${share.reviewed ? say("between", { low: percent(share.low), high: percent(share.high) }) : "–"}
                      </td>
                      <td><span class="badge" data-tone=${TONES[share.standing]}>${standingWord(share.standing)}</span></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`}
    </section>`;
  }
}

customElements.define("lobby-budget", LobbyBudget);
