// The glossary: what counts for customers now, and what is under way with it.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, get, post } from "console/api.js";
import { dateAndTime } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { followSession, session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import { languageWord } from "console/words.js";
import "./ask-dialog.js";
import { diffStyles } from "./diff-view.js";
import "./glossary-form.js";
import { LANGUAGES, changeList, termStyles, termTable } from "./glossary-terms.js";
import { say } from "./glossary-words.js";
import { pageStyles } from "./page-styles.js";

/** @typedef {import("./glossary-terms.js").Glossary} Glossary */

const ROOT = "/console/api/editor/glossary";

/** @type {Record<Glossary["stage"], string>} */
const TONES = { settled: "green", waiting: "amber", returned: "grey", approved: "blue" };

/** Fires "changed" when what waits, or may be published, is another. */
export class LobbyGlossary extends LitElement {
  static properties = {
    glossary: { state: true },
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
    diffStyles,
    pageStyles,
    termStyles,
    css`
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }

      th,
      td {
        inline-size: 65%;
        padding: 5px 8px;
        border-block-end: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
        overflow-wrap: anywhere;
      }

      th {
        inline-size: 35%;
        font-weight: 600;
      }

      thead th {
        color: var(--quiet);
        font-weight: 400;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    /** @type {Glossary | null} */
    this.glossary = null;
    this.editing = false;
    /** @type {string | null} */
    this.problem = null;
    this.told = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      this.glossary = await get(ROOT);
      this.problem = null;
    } catch (failure) {
      this.problem = detailOf(failure);
    }
  }

  render() {
    return html`<h2>${say("title")}</h2>
      <p>${say("text")}</p>
      <div role="alert"
        >${this.problem
          ? html`<p class="fault">${peopleText(this.problem)} <button @click=${() => this.load()}>${say("tryAgain")}</button></p>`
          : nothing}</div
      >
      <div role="status">${this.told ? html`<p class="card">${this.told}</p>` : nothing}</div>
      ${this.glossary ? this.#page(this.glossary) : this.problem ? nothing : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  /** @param {Glossary} glossary */
  #page(glossary) {
    if (this.editing) {
      return html`<lobby-glossary-form
        class="card"
        .glossary=${glossary}
        @closed=${() => (this.editing = false)}
        @theirs=${() => this.#theirs()}
        @saved=${(/** @type {CustomEvent<Glossary>} */ event) => this.#saved(event.detail)}
      ></lobby-glossary-form>`;
    }
    const { released, draft } = glossary;
    return html`${draft ? this.#underWay(glossary) : nothing}
      ${draft
        ? nothing
        : html`<p class="row">
            <button class="primary" data-action="edit" @click=${this.#edit}>${say("edit")}</button>
          </p>`}
      <h3>${say("published")}</h3>
      ${LANGUAGES.map(
        (language) =>
          html`<section class="card" aria-labelledby=${language}>
            <h4 id=${language}>${languageWord(language)}</h4>
            ${termTable(released.filter((one) => one.language === language))}
          </section>`,
      )}`;
  }

  /** @param {Glossary} glossary */
  #underWay(glossary) {
    const { stage, authors, touched, approved, returned } = glossary;
    const own = authors.includes(session.user?.username ?? "");
    const waiting = stage === "waiting";
    /** @param {string} action @param {string} label @param {() => void} work @param {boolean} [off] */
    const step = (action, label, work, off = false) =>
      html`<button data-action=${action} ?disabled=${this.busy || off} @click=${work}>${label}</button>`;
    /** @param {import("./glossary-terms.js").Touch} touch */
    const who = ({ by, at }) => ({ by, at: dateAndTime(at) });
    return html`<section class="card" aria-labelledby="under-way" data-stage=${stage}>
      <h3 id="under-way">
        ${say("underWay")} <span class="badge" data-tone=${TONES[stage]}>${say(stage)}</span>
      </h3>
      ${touched
        ? html`<p class="quiet">
            ${say("touchedBy", who(touched))}${touched.why ? html` <q>${peopleText(touched.why)}</q>` : nothing}
          </p>`
        : nothing}
      ${approved ? html`<p class="quiet">${say("approvedBy", who(approved))}</p>` : nothing}
      ${returned ? html`<p>${say("returnedBy", who(returned))} <q>${peopleText(returned.why)}</q></p>` : nothing}
      ${changeList(glossary)}
      <p class="row">
        ${step("edit", say("edit"), () => this.#edit())}
        ${waiting ? step("approve", say("approve"), () => this.#approve(), own) : nothing}
        ${waiting && own ? html`<span class="quiet">${say("own")}</span>` : nothing}
        ${waiting || stage === "approved" ? step("return", say("return"), () => this.#return()) : nothing}
        ${step("discard", say("discard"), () => this.#discard())}
      </p>
    </section>`;
  }

  #edit() {
    this.told = "";
    this.editing = true;
  }

  async #theirs() {
    this.editing = false;
    await this.load();
  }

  /** @param {Glossary} saved */
  #saved(saved) {
    const same = saved.revision === this.glossary?.revision;
    this.glossary = saved;
    this.editing = false;
    this.told = say(same ? "same" : "saved");
    // What was saved, and what becomes of it, stands above.
    this.scrollTo(0, 0);
    this.dispatchEvent(new Event("changed"));
  }

  #approve() {
    return this.#step("approve", { title: say("approveTitle"), confirm: say("approve"), reason: "none" });
  }

  #return() {
    const label = say("returnReason");
    return this.#step("return", { title: say("returnTitle"), confirm: say("return"), reason: "needed", label });
  }

  #discard() {
    return this.#step("discard", { title: say("discardTitle"), confirm: say("discard"), reason: "welcome" });
  }

  /** @param {string} command @param {import("./ask-dialog.js").Question} question */
  async #step(command, question) {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask(question);
    if (!answer) return;
    this.busy = true;
    this.told = "";
    try {
      const given = { revision: this.glossary?.revision, reason: answer.reason };
      this.glossary = await post(`${ROOT}/${command}`, given);
      this.told = say("done");
      this.dispatchEvent(new Event("changed"));
    } catch (failure) {
      const problem = detailOf(failure);
      await this.load();
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-glossary", LobbyGlossary);
