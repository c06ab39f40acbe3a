// One gap in full: what was asked, what is near, what agents answered, and the ways to close it.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, post, segment } from "console/api.js";
import { dateAndTime, percent } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { sayRequired } from "console/required.js";
import { badges, basics, controls } from "console/styles.js";
import { gapStyles } from "./gap-styles.js";
import { causeWord, say } from "./gap-words.js";
import { addressWith } from "./place.js";

/** @typedef {import("./types.js").Gap} Gap */

/** Fires "closed" {article, isNew}, "look" (the id of another gap), "dismiss", "dismiss-reply" {gap, reply} (their ids) and "again" when the gap is out of date. */
export class LobbyGapClosing extends LitElement {
  static properties = {
    gap: { attribute: false },
    catalogue: { attribute: false },
    days: { type: Number },
    chosen: { state: true },
    reply: { state: true },
    both: { state: true },
    busy: { state: true },
    problem: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    gapStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }

      h4 {
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    sayRequired(this);
    /** @type {Gap} */
    this.gap;
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    this.days = 14;
    /** The questions that become phrasings. @type {Set<string>} */
    this.chosen = new Set();
    /** @type {string | null} */
    this.reply = null;
    /** Whether the nearest gap is closed as well. */
    this.both = false;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("gap")) {
      this.both = false;
      this.chosen = new Set(this.#usable);
      this.reply = this.gap.replies[0]?.id ?? null;
    }
  }

  /** What was asked, in the nearest gap as well where both are closed. */
  get #examples() {
    return [...this.gap.examples, ...(this.both ? (this.gap.nearest?.examples ?? []) : [])];
  }

  get #usable() {
    return this.#examples.filter((one) => !one.personal).map((one) => one.text);
  }

  /** What agents answered, each with the gap whose it is. */
  get #answers() {
    const { gap, both } = this;
    const gaps = both && gap.nearest ? [gap, gap.nearest] : [gap];
    return gaps.flatMap(({ id, replies }) => replies.map((reply) => ({ ...reply, gap: id })));
  }

  render() {
    const { gap } = this;
    const causes = Object.entries(gap.causes).filter(([, count]) => count > 0);
    return html`<p>
        ${causes.map(([cause, count]) => html`<span class="badge" data-tone="amber">${causeWord(cause)} ${count}</span> `)}
      </p>
      <p>${say("closest")}: ${this.#closest()}</p>
      ${this.#nearest()}
      ${this.#questions()} ${this.#replies()}
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div class="ways">${this.#draft()} ${this.#add()}</div>
      <p>
        <button data-action="dismiss" ?disabled=${this.busy} @click=${() => this.dispatchEvent(new Event("dismiss"))}>
          ${say("dismiss")}
        </button>
      </p>`;
  }

  #closest() {
    const near = this.gap.closest;
    if (!near) return html`<span class="quiet">${say("closestNone")}</span>`;
    return html`<a href=${addressWith({ view: "articles", article: near.article })}>${near.title}</a>
      <span class="quiet figures"
        >${near.byVerdict ? say("byVerdict") : say("probability", { share: percent(near.probability) })}</span
      >`;
  }

  /** One matter may stand in two gaps: the other, and whether both are closed at once. */
  #nearest() {
    const { nearest } = this.gap;
    if (!nearest) return nothing;
    return html`<p data-nearest=${nearest.id}>
      ${say("nearestGap")}:
      <button
        class="plain"
        data-action="nearest"
        lang=${nearest.language}
        @click=${() => this.dispatchEvent(new CustomEvent("look", { detail: nearest.id }))}
      >
        ${peopleText(nearest.title)}
      </button>
      <span class="quiet figures">${say("counts", { times: nearest.times, customers: nearest.customers })}</span>
      <label class="pick"
        ><input
          type="checkbox"
          name="both"
          .checked=${this.both}
          ?disabled=${this.busy}
          @change=${(/** @type {Event} */ event) => this.#together(/** @type {HTMLInputElement} */ (event.target).checked)}
        />
        <span>${say("closeBoth")}</span></label
      >
    </p>`;
  }

  /** @param {boolean} both */
  #together(both) {
    const theirs = (this.gap.nearest?.examples ?? []).filter((one) => !one.personal).map((one) => one.text);
    this.both = both;
    this.chosen = both ? new Set([...this.chosen, ...theirs]) : new Set([...this.chosen].filter((one) => !theirs.includes(one)));
    if (!this.#answers.some(({ id }) => id === this.reply)) this.reply = this.#answers[0]?.id ?? null;
  }

  #questions() {
    const { gap } = this;
    return html`<h4>${say("questions", { count: this.#examples.length })}</h4>
      <p class="quiet">
        ${say("chosen", { chosen: this.chosen.size })} ·
        <button class="plain" @click=${() => (this.chosen = new Set(this.#usable))}>${say("all")}</button>
        <button class="plain" @click=${() => (this.chosen = new Set())}>${say("none")}</button>
        ${gap.leftOut > 0 ? say("leftOut", { count: gap.leftOut }) : nothing}
      </p>
      <ul class="questions">
        ${this.#examples.map(
          (one) =>
            html`<li>
              <label class="pick"
                ><input
                  type="checkbox"
                  .checked=${this.chosen.has(one.text)}
                  ?disabled=${one.personal}
                  @change=${(/** @type {Event} */ event) =>
                    this.#choose(one.text, /** @type {HTMLInputElement} */ (event.target).checked)}
                />
                <span class="text" dir="auto" lang=${gap.language}>${peopleText(one.text)}</span>
                ${one.times > 1 ? html`<span class="quiet figures">×${one.times}</span>` : nothing}
                ${one.personal ? html`<span class="quiet">${say("personal")}</span>` : nothing}
              </label>
            </li>`,
        )}
      </ul>`;
  }

  /** @param {string} text @param {boolean} on */
  #choose(text, on) {
    const chosen = new Set(this.chosen);
    if (on) chosen.add(text);
    else chosen.delete(text);
    this.chosen = chosen;
  }

  #replies() {
    const { language } = this.gap;
    const replies = this.#answers;
    return html`<h4>${say("replies")}</h4>
      ${replies.length === 0
        ? html`<p class="quiet">${say("repliesNone")}</p>`
        : html`<ul class="replies">
            ${replies.map(
              (one) =>
                html`<li class="reply" data-reply=${one.id}>
                  <label class="pick"
                    ><input
                      type="radio"
                      name="reply"
                      .checked=${this.reply === one.id}
                      @change=${() => (this.reply = one.id)}
                    />
                    <span class="text" dir="auto" lang=${language}>${peopleText(one.text)}</span>
                  </label>
                  <span class="quiet"
                    >${say("credit", {
                      authors: one.authors.join(currentLanguage() === "zh" ? "、" : ", "),
                      times: one.times,
                      at: dateAndTime(one.latest),
                    })}
                    <button
                      class="plain"
                      data-action="dismiss-reply"
                      @click=${() => this.dispatchEvent(new CustomEvent("dismiss-reply", { detail: { gap: one.gap, reply: one.id } }))}
                    >
                      ${say("notThis")}
                    </button></span
                  >
                </li>`,
            )}
          </ul>`}`;
  }

  #draft() {
    const { gap } = this;
    const agents = this.#answers.length > 0;
    return html`<form data-form="draft" @submit=${this.#submitDraft}>
      <fieldset ?disabled=${this.busy}>
        <legend>${say("newArticle")}</legend>
        <label
          >${say("id")} <span class="quiet">${say("idHint")}</span>
          <input
            name="article"
            required
            autocomplete="off"
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            maxlength="100"
            .value=${suggestedId(gap)}
          />
        </label>
        <label
          >${say("answerFrom")}
          <select name="answer">
            ${agents ? html`<option value="agents" selected>${say("fromAgents")}</option>` : nothing}
            <!-- A new article is about something else than what there is: an answer to that is a choice of its own. -->
            <option value="nowhere" ?selected=${!agents}>${say("fromNowhere")}</option>
            ${gap.closest ? html`<option value="closest">${say("fromClosest")}</option>` : nothing}
          </select>
        </label>
        <button type="submit" class="primary" data-action="draft">${say("draft")}</button>
      </fieldset>
    </form>`;
  }

  #add() {
    const { gap } = this;
    return html`<form data-form="add" @submit=${this.#submitAdd}>
      <fieldset ?disabled=${this.busy}>
        <legend>${say("existing")}</legend>
        <label
          >${say("article")}
          <select name="article" required>
            <option value=""></option>
            ${this.catalogue?.articles.map(
              (row) =>
                html`<option value=${row.id} ?selected=${row.id === gap.closest?.article}>
                  ${row.title[currentLanguage()] || row.id} (${row.id})
                </option>`,
            )}
          </select>
        </label>
        ${this.#answers.length > 0
          ? html`<label class="pick"><input type="checkbox" name="agents" /> <span>${say("alsoAnswer")}</span></label>`
          : nothing}
        <button type="submit" data-action="add">${say("add")}</button>
      </fieldset>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #submitDraft(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.#post("draft", String(given.get("article")), String(given.get("answer")));
  }

  /** @param {SubmitEvent} event */
  #submitAdd(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.#post("phrasings", String(given.get("article")), given.get("agents") ? "agents" : "nowhere");
  }

  /** @param {"draft" | "phrasings"} step @param {string} article @param {string} answer */
  async #post(step, article, answer) {
    this.busy = true;
    this.problem = null;
    try {
      const phrasings = this.#usable.filter((text) => this.chosen.has(text));
      const reply = answer === "agents" ? this.reply : null;
      await post(`/console/api/editor/gaps/${segment(this.gap.id)}/${step}?days=${this.days}`, {
        article,
        phrasings,
        answer,
        reply,
        with: this.both ? this.gap.nearest?.id : undefined,
      });
      this.dispatchEvent(new CustomEvent("closed", { detail: { article, isNew: step === "draft" } }));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

/** The longest id that is suggested, in characters. */
const SUGGESTED = 60;

/** Latin words as an id has them; fewer than three letters say nothing. @param {string} text */
function latin(text) {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, SUGGESTED)
    .replace(/^-|-$/gu, "");
  return /[a-z].*[a-z].*[a-z]/u.test(words) ? words : "";
}

/** An id an editor may well keep: English terms, else what is latin in the title, else the gap's own name. @param {Gap} gap */
function suggestedId({ id, language, terms, title }) {
  return (language === "en" && latin(terms.join(" "))) || latin(title) || id;
}

customElements.define("lobby-gap-closing", LobbyGapClosing);
