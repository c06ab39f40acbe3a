// Ask a question as a customer would, and see what the published release says and why, and what one that was built and
// waits to be published would say.

import { LitElement, css, html, nothing } from "lit";
import { articleText } from "console/article-text.js";
import { call, detailOf, get, post, segment } from "console/api.js";
import { shortId } from "console/format.js";
import { Latest } from "console/fresh.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { sayRequired } from "console/required.js";
import { basics, controls } from "console/styles.js";
import "supervisor/trace-view.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";
import { say } from "./publish-words.js";

/** @typedef {{text: string}[]} Answer */
/**
 * `candidate` is the release that was built, null for none; `next` is what it says, null as long as it is not known.
 * @typedef {{
 *   text: string,
 *   at: string,
 *   language: string,
 *   trace: import("console/types.js").Trace,
 *   answer: Answer,
 *   candidate: string | null,
 *   next: Answer | null,
 * }} Trial
 */

/** A release is read into memory before it is asked. */
const CANDIDATE_MILLIS = 60_000;

/** How many questions stay in sight. */
const KEPT = 20;

export class LobbyTry extends LitElement {
  static properties = {
    trials: { state: true },
    busy: { state: true },
    problem: { state: true },
    folded: { state: true },
    told: { state: true },
    ruled: { state: true },
  };

  static styles = [
    basics,
    controls,
    peopleTextStyles,
    pageStyles,
    css`
      form {
        display: flex;
        gap: 8px;
      }

      input {
        flex: 1;
        min-inline-size: 0;
      }

      .asked {
        font-weight: 600;
      }
    `,
  ];

  #asks = new Latest();

  constructor() {
    super();
    followLanguage(this);
    sayRequired(this);
    /** The newest first. @type {Trial[]} */
    this.trials = [];
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    /** Whether the reasons of the newest are hidden. */
    this.folded = false;
    /** The article that a question was put into as not its own. @type {{id: string, already: boolean} | null} */
    this.told = null;
    /** What was said not to be a question's article, as "article question". @type {Set<string>} */
    this.ruled = new Set();
  }

  focusField() {
    this.renderRoot.querySelector("input")?.focus();
  }

  render() {
    const [newest, ...earlier] = this.trials;
    return html`<h2>${say("tryTitle")}</h2>
      <form @submit=${this.#submit}>
        <input
          name="text"
          autocomplete="off"
          required
          maxlength="2000"
          aria-label=${say("tryQuestion")}
          placeholder=${say("tryHint")}
        />
        <button type="submit" class="primary" ?disabled=${this.busy}>${say(this.busy ? "trying" : "ask")}</button>
      </form>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div role="status">
        ${this.told
          ? html`<p>
              ${say(this.told.already ? "notThisAlready" : "notThisDone")}
              <a href=${addressWith({ view: "articles", article: this.told.id })}>${this.told.id}</a>
            </p>`
          : nothing}
      </div>
      <div role="status">${newest ? this.#answer(newest) : html`<p class="nothing quiet">${say("tryNone")}</p>`}</div>
      ${newest
        ? html`<lobby-trace
            .turn=${{ seq: 0, at: newest.at, contested: false, trace: newest.trace }}
            .text=${newest.text}
            ?open=${!this.folded}
            @toggle-trace=${() => (this.folded = !this.folded)}
          ></lobby-trace>`
        : nothing}
      ${earlier.length > 0
        ? html`<h2>${say("tryEarlier")}</h2>
            <div class="cards">${earlier.map((trial) => this.#answer(trial))}</div>`
        : nothing}`;
  }

  /** @param {Trial} trial */
  #answer(trial) {
    const { text, answer, candidate } = trial;
    return html`<div class="card">
      <p class="asked" dir="auto">${peopleText(text)}</p>
      ${candidate
        ? html`<div class="pair">
            <section><h4>${say("present")}</h4>${this.#said(answer)}</section>
            <section data-candidate=${candidate}>
              <h4>${say("then")} <span class="code quiet">${shortId(candidate)}</span></h4>
              ${this.#next(trial)}
            </section>
          </div>`
        : this.#said(answer)}
      ${this.#notThis(trial)}
    </div>`;
  }

  /** @param {Answer} answer */
  #said(answer) {
    return html`<div class="said" dir="auto">
      ${answer.length > 0
        ? answer.map((part) => articleText(part.text))
        : html`<p class="quiet">${say("saysNothing")}</p>`}
    </div>`;
  }

  /** @param {Trial} trial */
  #next({ next, answer }) {
    if (next === null) return html`<p class="quiet">${say("trying")}</p>`;
    return JSON.stringify(next) === JSON.stringify(answer)
      ? html`<p class="quiet">${say("saysTheSame")}</p>`
      : this.#said(next);
  }

  /** Asks the release that was built, too. @param {Trial} trial */
  async #askNext(trial) {
    try {
      const given = { text: trial.text };
      const { answer } = await call("POST", "/console/api/editor/candidate/try", given, CANDIDATE_MILLIS);
      this.#known(trial, { next: answer });
    } catch (failure) {
      this.problem = detailOf(failure);
      this.#known(trial, { candidate: null });
    }
  }

  /** @param {Trial} trial @param {Partial<Trial>} more */
  #known({ text, at }, more) {
    this.trials = this.trials.map((one) => (one.text === text && one.at === at ? { ...one, ...more } : one));
  }

  /** A button for each article that was answered or suggested. @param {Trial} trial */
  #notThis(trial) {
    const { decision, matches } = trial.trace;
    const named = decision?.articles.filter((id) => matches.some((match) => match.article === id)) ?? [];
    if (named.length === 0) return nothing;
    return html`<p class="row">
      ${named.map(
        (id) =>
          html`<button
            data-not-this=${id}
            ?disabled=${this.busy || this.ruled.has(`${id} ${trial.text}`)}
            @click=${() => this.#rule(trial, id)}
          >
            ${say("notThis", { title: matches.find((match) => match.article === id)?.title ?? id })}
          </button>`,
      )}
    </p>`;
  }

  /** Puts the question into an article's draft as one it must not answer. @param {Trial} trial @param {string} id */
  async #rule({ text, language }, id) {
    const side = language === "en" ? "en" : "zh";
    this.busy = true;
    this.problem = null;
    this.told = null;
    try {
      const address = `/console/api/editor/articles/${segment(id)}`;
      const detail = await get(address);
      const article = detail.draft ?? detail.released;
      const before = article.notThis[side];
      const already = before.includes(text);
      if (!already) {
        const changed = { ...article, notThis: { ...article.notThis, [side]: [...before, text] } };
        await call("PUT", `${address}/draft`, { article: changed, basedOn: detail.revision, why: say("notThisWhy") });
        this.dispatchEvent(new Event("changed"));
      }
      this.told = { id, already };
      this.ruled = new Set([...this.ruled, `${id} ${text}`]);
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input"));
    const text = field.value.trim();
    if (!text) return;
    const asked = this.#asks.ask();
    this.busy = true;
    this.problem = null;
    try {
      const told = await post("/console/api/editor/try", { text });
      if (!this.#asks.accepts(asked)) return;
      /** @type {Trial} */
      const trial = { ...told, text, at: new Date().toISOString(), next: null };
      this.trials = [trial, ...this.trials].slice(0, KEPT);
      field.select();
      if (trial.candidate) this.#askNext(trial);
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-try", LobbyTry);
