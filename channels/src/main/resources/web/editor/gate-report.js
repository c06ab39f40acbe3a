// How a candidate fared: whether it may be published, how many questions see what, and examples side by side.

import { LitElement, css, html, nothing } from "lit";
import { articleText } from "console/article-text.js";
import { percent, shortId, whole } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { decisionWord, languageWord, reasonWord } from "console/words.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";
import { effectWord, limitWord, say } from "./publish-words.js";

/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Example} Example */
/** @typedef {import("./types.js").Said} Said */

/** The gravest first. */
const EFFECTS = [
  "now-wrong",
  "newly-lost",
  "other-article",
  "handed-over",
  "not-handed-over",
  "newly-answered",
  "otherwise",
  "reworded",
  "now-right",
];

const GRAVE = new Set(["now-wrong", "newly-lost"]);
const GOOD = new Set(["now-right", "newly-answered"]);

/** The key of an effect among the figures. @param {string} effect */
const figure = (effect) => effect.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** An article and as much of its version as tells two apart. @param {string} one */
function versioned(one) {
  const [article, version] = one.split("@");
  return version ? `${article}@${shortId(version)}` : article;
}

/** @param {string} effect */
const tone = (effect) => (GRAVE.has(effect) ? "red" : GOOD.has(effect) ? "green" : "amber");

/** So many articles are told how they are found. */
const FOUND = 30;

/** How many examples are shown at first, and with each wish for more. */
const PAGE = 20;

export class LobbyGateReport extends LitElement {
  static properties = { report: { attribute: false }, published: { type: Boolean }, kind: { state: true }, shown: { state: true } };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    css`
      :host {
        padding: 0;
        overflow: visible;
      }

      .verdict {
        padding: 9px 13px;
        border-radius: 6px;
        background: var(--red-soft);
        color: var(--red);
        font-weight: 600;
      }

      .verdict.passed {
        background: var(--green-soft);
        color: var(--green);
      }

      .verdict li {
        font-weight: 400;
      }

      .few {
        padding: 9px 13px;
        border-radius: 6px;
        background: var(--amber-soft);
      }

      table.figures {
        align-self: start;
        inline-size: auto;
        margin-inline: 0;
        border-collapse: collapse;
      }

      th,
      td {
        padding: 3px 12px 3px 0;
        border-block-end: 1px solid var(--line);
        text-align: start;
      }

      td,
      th + th {
        text-align: end;
      }

      .found {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }

      .found li + li {
        margin-block-start: 4px;
      }

      .none {
        color: var(--quiet);
      }

      select {
        inline-size: auto;
      }

      .asked {
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {Report | null} */
    this.report = null;
    /** Only examples of this kind; empty for all. */
    this.kind = "";
    this.shown = PAGE;
  }

  render() {
    const report = this.report;
    if (!report) return nothing;
    const { turns, regression, days } = report.figures;
    return html`${this.#verdict(report)}
      <p>
        ${say("figures", {
          asked: whole(turns.asked),
          days,
          regression: whole(regression.asked),
          same: whole(turns.same + regression.same),
        })}
        <span class="quiet">${say("took", { seconds: report.seconds.toFixed(1) })}</span>
      </p>
      ${this.#found(report)} ${this.#figures(report)} ${this.#examples(report)}`;
  }

  /** @param {Report} report */
  #verdict({ passed, breaches, tooFew, rules }) {
    return html`${passed
      ? html`<p class="verdict passed"><span aria-hidden="true">✓</span> ${say("passed")}</p>`
      : html`<div class="verdict">
          <p><span aria-hidden="true">✗</span> ${say("notPassed")}</p>
          ${this.#breaches(breaches)}
        </div>`}
    ${tooFew.length > 0
      ? html`<div class="few">
          <p>${say("tooFew", { least: whole(rules.minQuestions) })}</p>
          ${this.#breaches(tooFew)}
        </div>`
      : nothing}`;
  }

  /** @param {import("./types.js").Breach[]} breaches */
  #breaches(breaches) {
    return html`<ul>
      ${breaches.map(
        ({ limit, of, allowed, found, count, among }) =>
          html`<li>
            ${say("breach", {
              limit: limitWord(limit),
              of: limitWord(of),
              allowed: percent(allowed),
              found: percent(found),
              count: whole(count),
              among: whole(among),
            })}
          </li>`,
      )}
    </ul>`;
  }

  /** Whether what is new and changed is found by its own questions; those first that seldom are. @param {Report} report */
  #found({ found = [], seldomFound = 0 }) {
    if (found.length === 0) return nothing;
    const more = found.length - FOUND;
    return html`<section class="found">
      <h3>${say("found", { count: whole(found.length) })}</h3>
      ${seldomFound > 0 ? html`<p class="few" data-seldom-found=${seldomFound}>${say("seldomFound", { count: seldomFound })}</p>` : nothing}
      <p class="quiet">${say("foundHint")}</p>
      <ul>
        ${found.slice(0, FOUND).map(
          ({ article, title, languages }) =>
            html`<li class="row" data-found=${article}>
              <a href=${addressWith({ view: "articles", article })}>${peopleText(title[currentLanguage()] || article)}</a>
              ${languages.map((own) => this.#foundIn(own))}
            </li>`,
        )}
      </ul>
      ${more > 0 ? html`<p class="quiet">${say("foundMore", { count: whole(more) })}</p>` : nothing}
    </section>`;
  }

  /** @param {import("./types.js").OwnPhrasings["languages"][number]} own */
  #foundIn({ language, asked, answered, offered, seldomFound }) {
    const counts = { asked: whole(asked), answered: whole(answered), offered: whole(offered) };
    const text = asked > 0 ? say("foundIn", counts) : say("foundUnknown");
    return html`<span class=${seldomFound ? "badge" : "quiet"} data-tone=${seldomFound ? "amber" : nothing}
      >${languageWord(language)}: ${text}</span
    >`;
  }

  /** @param {Report} report */
  #figures({ figures: { turns, regression } }) {
    return html`<table class="figures">
      <thead>
        <tr>
          <th scope="col">${say("effect")}</th>
          <th scope="col">${say("turns")}</th>
          <th scope="col">${say("regressionSet")}</th>
        </tr>
      </thead>
      <tbody>
        ${EFFECTS.map((effect) => {
          const counts = [turns[figure(effect)], regression[figure(effect)]];
          return html`<tr class=${counts.every((count) => !count) ? "none" : ""}>
            <th scope="row">${effectWord(effect)}</th>
            ${counts.map((count) => html`<td>${whole(count ?? 0)}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  /** @param {Report} report */
  #examples({ examples, differentQuestions }) {
    if (examples.length === 0) return html`<p class="quiet">${say("noExamples")}</p>`;
    const kinds = EFFECTS.filter((effect) => examples.some(({ effects }) => effects.includes(effect)));
    const fitting = examples.filter(({ effects }) => !this.kind || effects.includes(this.kind));
    const shown = fitting.slice(0, this.shown);
    return html`<div class="row">
        <h3>${say("examples", { shown: shown.length, total: this.kind ? fitting.length : differentQuestions })}</h3>
        <select aria-label=${say("kind")} @change=${this.#choose}>
          <option value="">${say("allKinds")}</option>
          ${kinds.map((kind) => html`<option value=${kind}>${effectWord(kind)}</option>`)}
        </select>
      </div>
      <ul class="cards">${shown.map((example) => this.#example(example))}</ul>
      ${fitting.length > shown.length
        ? html`<button data-action="more" @click=${() => (this.shown += PAGE)}>+ ${PAGE}</button>`
        : nothing}`;
  }

  /** @param {Event} event */
  #choose(event) {
    this.kind = /** @type {HTMLSelectElement} */ (event.target).value;
    this.shown = PAGE;
  }

  /** @param {Example} example */
  #example({ words, turns, regression, effects, present, candidate }) {
    return html`<li class="card">
      <p class="row">
        <span class="asked" dir="auto">${peopleText(words)}</span>
        ${effects.map((effect) => html`<span class="badge" data-tone=${tone(effect)}>${effectWord(effect)}</span>`)}
        <span class="quiet figures"
          >${turns > 0 ? say("times", { turns: whole(turns) }) : say("regressionTimes", { regression })}</span
        >
      </p>
      <div class="pair">${this.#said(say(this.published ? "before" : "present"), present)} ${this.#said(say(this.published ? "since" : "then"), candidate)}</div>
    </li>`;
  }

  /** @param {string} name @param {Said} said */
  #said(name, { say: kind, articles, route, likeliest, words }) {
    const [first] = likeliest;
    return html`<section>
      <h4>${name}: ${decisionWord(kind)}</h4>
      <p class="quiet">
        ${articles.map((one) => html`<span class="code">${versioned(one)}</span> `)}
        ${route ? say("route", { reason: reasonWord(route) }) : nothing}
        ${first
          ? html`<span class="figures"
              >${say("likeliest")} <span class="code">${first.article}</span> ${percent(first.probability)}</span
            >`
          : nothing}
      </p>
      <div class="said" dir="auto">
        ${words ? articleText(words) : html`<p class="quiet">${say("silent")}</p>`}
      </div>
    </section>`;
  }
}

customElements.define("lobby-gate-report", LobbyGateReport);
