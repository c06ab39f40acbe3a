// Quality: the day's sample, one turn at a time, and what it says of the budget.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { detailOf, post } from "console/api.js";
import { articleText } from "console/article-text.js";
import { percent, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { decisionWord, languageWord, reasonWord } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";
import "./article-picker.js";
import "./budget-figures.js";
import { Fetched } from "console/fetched.js";
import { addressOf } from "./place.js";
import { bandWord, say, verdictWord } from "./quality-words.js";
import { scale, scaleStyles } from "./scale.js";
import { ruleMeaning, ruleWord } from "./words.js";

/**
 * @typedef {{
 *   conversation: string,
 *   seq: number,
 *   language: string,
 *   say: string,
 *   traffic: string,
 *   question: string,
 *   replies: {text: string, choices?: {text: string}[]}[],
 *   trace: import("console/types.js").Trace | null,
 * }} Drawn
 */

/** @typedef {"right" | "wrong" | "person"} Judgement */

const ROOT = "/console/api/supervisor/reviews";
/** How many of those that were compared are worth a glance. */
const LIKELIEST = 3;

/** @type {[string, Judgement][]} */
const JUDGEMENTS = [
  ["1", "right"],
  ["2", "wrong"],
  ["3", "person"],
];

/** Whether keys are letters here rather than commands. @param {KeyboardEvent} event */
const isTyping = (event) =>
  event.composedPath().some((at) => at instanceof HTMLElement && at.matches("input, textarea, select, dialog"));

/** @param {Drawn} one @param {Drawn} other */
const isSame = (one, other) => one.conversation === other.conversation && one.seq === other.seq;

/** Give it `live`, the server's hints. */
export class LobbyQuality extends LitElement {
  static properties = {
    live: { attribute: false },
    judged: { state: true },
    skipped: { state: true },
    right: { state: true },
    busy: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    scaleStyles,
    css`
      .verdicts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .verdicts kbd {
        margin-inline-end: 5px;
        color: inherit;
      }

      .asked {
        padding: 9px 13px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--customer);
        white-space: pre-wrap;
      }

      .measure {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(60px, 1fr) 4.6em;
        align-items: center;
        gap: 2px 10px;
      }

      .measure strong {
        text-align: end;
      }

      .offers {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block-start: 6px;
      }

      .offers li {
        padding: 0 8px;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
      }

      .said .offers {
        padding: 0;
        list-style: none;
      }

      label > textarea {
        margin-block-start: 3px;
        resize: vertical;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    // Whoever fetches it has read those conversations, and the audit says so: it is not fetched for every change.
    this.sample = new Fetched(this, () => `${ROOT}/sample`, false);
    /** What was judged here, the last at the end. @type {{turn: Drawn, judgement: Judgement}[]} */
    this.judged = [];
    /** @type {Drawn[]} */
    this.skipped = [];
    /** @type {string[]} */
    this.right = [];
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
    this.key = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.key);
  }

  /** Those not judged yet; what was skipped comes last. @returns {Drawn[]} */
  get #left() {
    /** @type {Drawn[]} */
    const all = this.sample.value?.turns ?? [];
    const left = all.filter((turn) => !this.judged.some((one) => isSame(one.turn, turn)));
    const late = (/** @type {Drawn} */ turn) => this.skipped.findIndex((one) => isSame(one, turn));
    return left.sort((one, other) => late(one) - late(other));
  }

  render() {
    const left = this.#left;
    const { value, problem } = this.sample;
    return html`<h2>${say("title")}</h2>
      <section class="card" aria-labelledby="sample">
        <p class="row">
          <span id="sample"><strong>${say("sample")}</strong></span>
          ${value
            ? html`<span class="quiet figures" role="status"
                >${say("left", { left: whole(left.length), size: whole(value.size) })}</span
              >`
            : nothing}
        </p>
        ${problem
          ? html`<p class="fault" role="alert">
              ${problem} <button @click=${() => this.sample.load()}>${say("tryAgain")}</button>
            </p>`
          : nothing}
        ${value ? this.#first(left) : problem ? nothing : html`<p class="quiet">${say("loading")}</p>`}
        ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
        <p class="row">
          <button data-action="undo" ?disabled=${this.busy || this.judged.length === 0} @click=${this.#undo}>
            ↶ ${say("undo")} <kbd aria-hidden="true">U</kbd>
          </button>
          <span role="status">${this.done}</span>
        </p>
      </section>
      <lobby-budget .live=${this.live}></lobby-budget>`;
  }

  /** @param {Drawn[]} left */
  #first(left) {
    if (left.length === 0) {
      return html`<div class="nothing"><p>${say("noneLeft")}</p><p class="quiet">${say("noneLeftHint")}</p></div>`;
    }
    // A new turn gets new fields.
    return repeat([left[0]], ({ conversation, seq }) => `${conversation}/${seq}`, (turn) => this.#turn(turn));
  }

  /** @param {Drawn} turn */
  #turn(turn) {
    const { conversation, seq, language, traffic, question, replies, trace } = turn;
    return html`<div class="cards" data-turn="${conversation}/${seq}">
      <div class="pair">
        <div>
          <p class="quiet">${say("asked")}</p>
          <p class="asked" dir="auto">${peopleText(question)}</p>
        </div>
        <div>
          <p class="quiet">${say("told")}</p>
          ${replies.length === 0 ? html`<p class="said">${say("silent")}</p>` : nothing}
          ${replies.map(
            ({ text, choices }) =>
              html`<div class="said" dir="auto">
                ${articleText(text)}
                ${choices?.length
                  ? html`<ul class="offers">
                      ${choices.map((choice) => html`<li>${peopleText(choice.text)}</li>`)}
                    </ul>`
                  : nothing}
              </div>`,
          )}
        </div>
      </div>
      <p class="row">
        <span class="badge" data-tone="blue">${decisionWord(turn.say)}</span>
        ${trace?.decision.route
          ? html`<span class="badge" data-tone="amber">${reasonWord(trace.decision.route)}</span>`
          : nothing}
        <span class="quiet">${languageWord(language)}</span>
        <span class="quiet">${say("traffic", { band: bandWord(traffic) })}</span>
        <a href=${addressOf({ view: "log", conversation })}>${say("open")}</a>
      </p>
      ${trace ? this.#essentials(trace) : nothing}
      <lobby-article-picker
        .label=${say("rightArticle")}
        .chosen=${this.right}
        @chosen=${(/** @type {CustomEvent<string[]>} */ event) => (this.right = event.detail)}
      ></lobby-article-picker>
      <label>${say("note")}<textarea name="note" rows="2" maxlength="1000" @keydown=${this.#leaveNote}></textarea></label>
      <div>
        <p class="quiet" id="verdict">${say("verdict")}</p>
        <p class="verdicts" role="group" aria-labelledby="verdict">
          ${JUDGEMENTS.map(
            ([key, judgement]) =>
              html`<button data-judgement=${judgement} ?disabled=${this.busy} @click=${() => this.#judge(turn, judgement)}>
                <kbd aria-hidden="true">${key}</kbd>${say(judgement)}
              </button>`,
          )}
          <button class="plain" data-action="skip" ?disabled=${this.busy} @click=${() => this.#skip(turn)}>
            ${say("skip")}
          </button>
        </p>
        <p class="quiet" aria-hidden="true">${say("keys")}</p>
      </div>
    </div>`;
  }

  /** @param {import("console/types.js").Trace} trace */
  #essentials({ matches, thresholds, branches }) {
    const rule = branches.find((branch) => branch.taken);
    return html`<div>
      <p class="quiet">${say("rested")} · ${say("enough", { answer: percent(thresholds.answer) })}</p>
      <ol>
        ${matches.slice(0, LIKELIEST).map(
          ({ article, version, title, probability }) =>
            html`<li class="measure">
              <span><span dir="auto">${title}</span> <span class="code quiet">${article}@${version}</span></span>
              ${scale(probability, thresholds.answer, probability >= thresholds.answer, "", title)}
              <strong class="figures">${percent(probability)}</strong>
            </li>`,
        )}
      </ol>
      ${rule
        ? html`<p>
            <span class="quiet">${say("rule")}</span> ${ruleWord(rule.row)}: ${ruleMeaning(rule.row)}
            <span class="quiet" lang="en">${rule.why}</span>
          </p>`
        : nothing}
    </div>`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.busy || isTyping(event)) return;
    const turn = this.#left[0];
    const judgement = JUDGEMENTS.find(([key]) => key === event.key)?.[1];
    /** @type {Record<string, () => void>} */
    const others = {
      u: () => this.#undo(),
      s: () => turn && this.#skip(turn),
      n: () => this.#note()?.focus(),
    };
    const other = others[event.key.toLowerCase()];
    if (!other && !(judgement && turn)) return;
    event.preventDefault();
    if (judgement && turn) this.#judge(turn, judgement);
    else other?.();
  }

  /** Back to the keys of the verdicts. @param {KeyboardEvent} event */
  #leaveNote(event) {
    if (event.key === "Escape") /** @type {HTMLElement} */ (event.target).blur();
  }

  #note() {
    return /** @type {HTMLTextAreaElement | null} */ (this.renderRoot.querySelector("[name=note]"));
  }

  /** @param {Drawn} turn */
  #skip(turn) {
    this.skipped = [...this.skipped.filter((one) => !isSame(one, turn)), turn];
    this.right = [];
  }

  /** @param {Drawn} turn @param {Judgement} judgement */
  async #judge(turn, judgement) {
    const { conversation, seq } = turn;
    await this.#take(async () => {
      const note = this.#note()?.value.trim() || null;
      const right = judgement === "wrong" ? (this.right[0] ?? null) : null;
      await post(ROOT, { conversation, seq, judgement, right, note });
      this.judged = [...this.judged, { turn, judgement }];
      this.right = [];
      this.done = say("saved", { verdict: verdictWord(judgement) });
    });
  }

  async #undo() {
    const last = this.judged.at(-1);
    if (!last || this.busy) return;
    const { conversation, seq } = last.turn;
    await this.#take(async () => {
      await post(`${ROOT}/withdrawal`, { conversation, seq });
      this.judged = this.judged.slice(0, -1);
      this.done = say("undone");
    });
    await this.sample.load();
  }

  /** @param {() => Promise<void>} step */
  async #take(step) {
    this.busy = true;
    this.problem = null;
    this.done = say("saving");
    try {
      await step();
    } catch (failure) {
      this.done = "";
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
    this.renderRoot.querySelector("lobby-budget")?.load();
  }
}

customElements.define("lobby-quality", LobbyQuality);
