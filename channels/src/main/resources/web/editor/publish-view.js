// The way to customers: what the next release changes, building and checking it, publishing it.

import { LitElement, css, html, nothing } from "lit";
import { call, detailOf, get, post } from "console/api.js";
import { dateAndTime, shortId } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import "./ask-dialog.js";
import "./gate-report.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";
import { say, stepWord } from "./publish-words.js";
import "./release-list.js";
import { WaitingSeconds } from "./waiting-seconds.js";

/** @typedef {import("./types.js").Candidate} Candidate */
/** @typedef {import("./types.js").Publishable} Publishable */
/** @typedef {{id: string, title?: import("./types.js").Both, isNew?: boolean, by?: string, publishFrom?: string, since?: boolean}} Named */

/** How often the progress is asked for. */
const PROGRESS_MILLIS = 1_000;

/** A release is read into memory before it answers. */
const PUBLISH_MILLIS = 120_000;

/** What is being done before anything is told of it. */
const FIRST_STEP = "beginning";

/** Fires "changed" when customers get something else. */
export class LobbyPublish extends LitElement {
  static properties = {
    publishable: { state: true },
    candidate: { state: true },
    problem: { state: true },
    told: { state: true },
    busy: { state: true },
    publishing: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    css`
      .lines {
        max-block-size: 16em;
        padding: 8px 12px;
        border-radius: 6px;
        background: var(--sunken);
        font: 0.92em/1.6 var(--mono);
        overflow: auto;
      }

      lobby-releases {
        padding: 0;
        overflow: visible;
      }
    `,
  ];

  /** @type {number | undefined} */
  #timer;

  /** Since a build or a publication began. */
  #waiting = new WaitingSeconds(this);

  constructor() {
    super();
    followLanguage(this);
    /** @type {Publishable | null} */
    this.publishable = null;
    /** @type {Candidate | null} */
    this.candidate = null;
    /** @type {string | null} */
    this.problem = null;
    this.told = "";
    this.busy = false;
    this.publishing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async load() {
    clearTimeout(this.#timer);
    try {
      const [publishable, candidate] = await Promise.all([
        get("/console/api/editor/publishable"),
        get("/console/api/editor/candidate"),
      ]);
      this.publishable = publishable;
      this.candidate = candidate;
      this.problem = null;
    } catch (failure) {
      this.problem = detailOf(failure);
    }
    if (this.candidate?.state !== "building") this.#waiting.stop();
    else if (this.isConnected) {
      this.#waiting.start(this.candidate.elapsedSeconds ?? 0, this.candidate.startedAt ?? "");
      this.#timer = setTimeout(() => this.load(), PROGRESS_MILLIS);
    }
  }

  /** What others did meanwhile; a candidate's examples are customers' words and not read again for it. */
  async look() {
    if (this.busy || this.candidate?.state === "building") return;
    this.renderRoot.querySelector("lobby-releases")?.look();
    try {
      const publishable = await get("/console/api/editor/publishable");
      if (!this.busy) this.publishable = publishable;
    } catch {
      // It is asked again in a while; whoever does something hears of it.
    }
  }

  render() {
    return html`<div role="alert"
        >${this.problem
          ? html`<p class="fault">${this.problem} <button @click=${() => this.load()}>${say("tryAgain")}</button></p>`
          : nothing}</div
      >
      <div role="status">${this.told ? html`<p class="card" id="told" tabindex="-1">${this.told}</p>` : nothing}</div>
      ${this.publishable
        ? html`${this.#changes(this.publishable)} ${this.#candidate(this.candidate)}`
        : this.problem
          ? nothing
          : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-releases @changed=${() => this.#rolledBack()}></lobby-releases>
      <lobby-ask></lobby-ask>`;
  }

  #rolledBack() {
    this.told = "";
    this.load();
    this.dispatchEvent(new Event("changed"));
  }

  /** Whether there is anything to build a release of. @param {Publishable} publishable */
  #isReady({ put, removed, entries, glossary, documents }) {
    const { put: quoted = [], removed: unquoted = [] } = documents ?? {};
    return Boolean(glossary) || put.length + removed.length + entries.length + quoted.length + unquoted.length > 0;
  }

  /** Those that were approved after the candidate began to be built are marked. @param {Named[]} put */
  #marked(put) {
    const { state, holds } = this.candidate ?? {};
    if (!holds || (state !== "building" && state !== "ready")) return put;
    return put.map((one) => ({ ...one, since: !holds.some(({ id }) => id === one.id) }));
  }

  /** @param {Publishable} publishable */
  #changes(publishable) {
    const { put, removed, later, held, entries, glossary, documents } = publishable;
    const { put: quoted = [], removed: unquoted = [] } = documents ?? {};
    const ready = this.#isReady(publishable);
    const building = this.candidate?.state === "building";
    const again = this.candidate?.state === "ready" || this.candidate?.state === "failed";
    return html`<h2>${say("publishable")}</h2>
      <div class="card">
        ${ready ? nothing : html`<p class="quiet">${say("nothingToPublish")}</p>`}
        ${this.#names(say("put", { count: put.length }), this.#marked(put))}
        ${this.#names(say("removed", { count: removed.length }), removed)}
        ${this.#entries(entries)}
        ${glossary
          ? html`<section>
              <h3>${say("glossary")}</h3>
              <p><a href=${addressWith({ view: "glossary", article: null })}>${say("glossaryOpen")}</a></p>
            </section>`
          : nothing}
        ${this.#names(
          say("documentsPut", { count: quoted.length }),
          quoted.map((one) => ({ id: one.id, title: { zh: one.title, en: one.title } })),
        )}
        ${this.#names(
          say("documentsRemoved", { count: unquoted.length }),
          unquoted.map((id) => ({ id })),
        )}
        ${this.#names(say("later", { count: later.length }), later)}
        ${this.#names(
          say("held", { count: held.length }),
          held.map((one) => (typeof one === "string" ? { id: one } : one)),
        )}
        ${ready
          ? html`<p class="row">
              <button
                class=${again ? "" : "primary"}
                data-action="build"
                ?disabled=${this.busy || building}
                @click=${this.#build}
              >
                ${say(again ? "buildAgain" : "build")}
              </button>
              <span class="quiet">${say("buildHint")}</span>
            </p>`
          : nothing}
      </div>`;
  }

  /** @param {import("./types.js").ChangedEntry[]} entries */
  #entries(entries) {
    if (entries.length === 0) return nothing;
    return html`<section>
      <h3>${say("entries", { count: entries.length })}</h3>
      <ul>
        ${entries.map(
          ({ key, name, removed }) =>
            html`<li>
              <a href=${addressWith({ view: "catalogue", article: null })}>${peopleText(name[currentLanguage()])}</a>
              <span class="code quiet">${key}</span>
              ${removed ? html`<span class="badge" data-tone="red">${say("entryRemoved")}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {string} heading @param {Named[]} names */
  #names(heading, names) {
    if (names.length === 0) return nothing;
    return html`<section>
      <h3>${heading}</h3>
      <ul>
        ${names.map(
          ({ id, title, isNew, by, publishFrom, since }) =>
            html`<li>
              <a href=${addressWith({ view: "articles", article: id })}>${peopleText(title?.[currentLanguage()] || id)}</a>
              <span class="code quiet">${id}</span>
              ${isNew ? html`<span class="badge" data-tone="green">${say("isNew")}</span>` : nothing}
              ${since ? html`<span class="badge" data-tone="amber" data-since>${say("approvedSince")}</span>` : nothing}
              ${by ? html`<span class="quiet">${by}</span>` : nothing}
              ${publishFrom ? html`<span>${say("fromWhen", { at: dateAndTime(publishFrom) })}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Candidate | null} candidate */
  #candidate(candidate) {
    if (!candidate || candidate.state === "none") return nothing;
    const { state, startedAt, tookSeconds, lastSeconds, by, lines, error, release, report, holds = [] } = candidate;
    const outdated = state === "ready" && Boolean(this.publishable?.outdated);
    const id = typeof release === "string" ? release : (release?.id ?? "");
    return html`<h2>${say("candidate")} <span class="code quiet" title=${id}>${id ? shortId(id) : nothing}</span></h2>
      <div class="card" data-candidate=${state}>
        ${state === "building"
          ? html`<p role="status">
                ${say("building", { by: by ?? "–", at: startedAt ? dateAndTime(startedAt) : "–" })}
                <strong data-step>${stepWord(lines.at(-1) ?? FIRST_STEP)}</strong>
              </p>
              <p>
                <span data-elapsed>${say("elapsed", { seconds: this.#waiting.seconds })}</span>
                <span class="quiet">${lastSeconds === null ? say("takesMinutes") : say("lastTook", { seconds: lastSeconds })}</span>
              </p>`
          : nothing}
        ${state === "failed" ? html`<p class="fault" role="alert">${say("failed")} ${error}</p>` : nothing}
        ${state === "published" ? html`<p>${say("publishedAlready")}</p>` : nothing}
        ${(state === "building" || state === "failed") && lines.length > 0
          ? html`<ol class="lines" tabindex="0" aria-label=${say("candidate")}>
              ${lines.map((line) => html`<li>${stepWord(line)}</li>`)}
            </ol>`
          : nothing}
        ${state === "building" || state === "ready" ? this.#names(say("holds", { count: holds.length }), holds) : nothing}
        ${outdated ? html`<p class="fault" data-outdated>${this.#outdated()}</p>` : nothing}
        ${tookSeconds === null ? nothing : html`<p class="quiet">${say("builtIn", { seconds: tookSeconds })}</p>`}
        ${report ? html`<lobby-gate-report .report=${report} ?published=${state === "published"}></lobby-gate-report>` : nothing}
        ${state === "ready" && report ? this.#publishing(report.passed, outdated) : nothing}
      </div>`;
  }

  #outdated() {
    const ready = this.publishable && this.#isReady(this.publishable);
    return `${say("outdated")} ${say(ready ? "outdatedAgain" : "outdatedNothing")}`;
  }

  /** @param {boolean} passed @param {boolean} outdated whether it may not be published any more */
  #publishing(passed, outdated) {
    return html`<p class="row">
      <button
        class=${passed && !outdated ? "primary" : ""}
        data-action="publish"
        aria-describedby=${outdated ? "outdated" : nothing}
        ?disabled=${this.busy || outdated}
        @click=${() => this.#publish(passed)}
      >
        ${say(passed ? "publishIt" : "overrideIt")}
      </button>
      ${this.publishing
        ? html`<span role="status">${say("publishing")}</span>
            <span class="quiet" data-elapsed>${say("elapsed", { seconds: this.#waiting.seconds })}</span>`
        : nothing}
      ${outdated
        ? html`<span id="outdated" class="quiet">${this.#outdated()}</span>
            ${this.publishable && this.#isReady(this.publishable)
              ? html`<button class="primary" data-action="build-again" ?disabled=${this.busy} @click=${this.#build}>
                  ${say("buildAgain")}
                </button>`
              : nothing}`
        : nothing}
    </p>`;
  }

  async #build() {
    await this.#during(async () => {
      this.told = "";
      this.candidate = await post("/console/api/editor/candidate", {});
    });
    if (!this.problem) this.load();
  }

  /** @param {boolean} passed */
  async #publish(passed) {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask(
      passed
        ? { title: say("publishTitle"), confirm: say("publishIt"), reason: "welcome" }
        : {
            title: say("overrideTitle"),
            text: this.renderRoot.querySelector("lobby-releases")?.secondPerson ? say("overrideSecond") : undefined,
            confirm: say("publishIt"),
            reason: "needed",
            label: say("overrideReason"),
          },
    );
    if (!answer) return;
    await this.#during(async () => {
      const given = { reason: answer.reason || null };
      const { release } = await this.#waitedFor(
        call("POST", "/console/api/editor/candidate/publish", given, PUBLISH_MILLIS),
      );
      const id = typeof release === "string" ? release : (release?.id ?? "");
      this.told = say("publishedDone", { release: shortId(id) });
      this.dispatchEvent(new Event("changed"));
    });
    const { problem } = this;
    await this.load();
    if (problem) {
      // Why it was refused stands above what is in sight.
      this.problem = problem;
      await this.updateComplete;
      this.renderRoot.querySelector(".fault")?.scrollIntoView({ block: "center" });
      return;
    }
    this.renderRoot.querySelector("lobby-releases")?.load();
    // What was pressed is gone, and what is told of it stands above what is in sight.
    await this.updateComplete;
    const told = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#told"));
    told?.scrollIntoView({ block: "center" });
    told?.focus();
  }

  /** @template T @param {Promise<T>} publication */
  async #waitedFor(publication) {
    this.publishing = true;
    this.#waiting.start();
    try {
      return await publication;
    } finally {
      this.publishing = false;
      this.#waiting.stop();
    }
  }

  /** @param {() => Promise<void>} work */
  async #during(work) {
    this.busy = true;
    this.problem = null;
    try {
      await work();
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-publish", LobbyPublish);
