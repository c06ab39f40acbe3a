// Every article in a row, with what about it needs an eye; on a narrow page each row becomes a card.

import { LitElement, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { dateAndTime, dateOnly, percent, whole } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { languageWord } from "console/words.js";
import { SORTS, lacksLanguage, mustChange, sorted } from "./article-order.js";
import "./ask-dialog.js";
import { complaintStyles } from "./complaint-list.js";
import { listStyles } from "./list-styles.js";
import { NEW, addressWith, go } from "./place.js";
import { onlyWord, say as sayReview } from "./review-words.js";
import { decide, outcomeList, severalStyles } from "./several.js";
import { MUST_CHANGE, stageBadge, validityWarning } from "./stage-badge.js";
import { codeWord, say, sortWord, stageWord } from "./words.js";

/** @typedef {import("./types.js").ArticleRow} ArticleRow */
/** @typedef {import("./types.js").Stage} Stage */

/** @type {Stage[]} */
const STAGES = ["settled", "draft", "in-review", "approved", "retirement-proposed", "retirement-approved", "retired"];

/** Stands where a stage does, for those that customers are not told today. */
const HELD_BACK = "held-back";

/** @param {ArticleRow} row */
const isHeldBack = (row) => (row.heldBack?.length ?? 0) > 0;

/** Whether a row is at a stage, or what else stands among the stages. @param {ArticleRow} row @param {string} stage */
function isAt(row, stage) {
  if (stage === HELD_BACK) return isHeldBack(row);
  if (stage === MUST_CHANGE) return mustChange(row);
  return !stage || row.stage === stage;
}

/** The rows that fit what is looked for. @param {ArticleRow[]} rows @param {{query: string, stage: string, area: string}} wanted */
export function sought(rows, { query, stage, area }) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!isAt(row, stage)) return false;
    if (area && row.area !== area) return false;
    const text = `${row.id} ${row.title.zh} ${row.title.en} ${row.lastBy ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A cell that on a narrow page says what it is; null is what nobody knows. @param {string} label @param {unknown} value */
function figure(label, value, isNumber = true) {
  return html`<td class="health figures ${isNumber ? "number" : ""} ${value === null ? "unknown" : ""}" data-label=${label}>
    ${value ?? "–"}
  </td>`;
}

export class LobbyArticles extends LitElement {
  static properties = {
    catalogue: { attribute: false },
    place: { attribute: false },
    unsaved: { attribute: false },
    problem: { type: String },
    sort: { state: true },
    picked: { state: true },
    told: { state: true },
    progress: { state: true },
    gone: { state: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, complaintStyles, listStyles, severalStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    this.place = { query: "", stage: "", area: "" };
    /** The ids with something typed and not saved. @type {string[]} */
    this.unsaved = [];
    /** @type {string | null} */
    this.problem = null;
    /** Those that need care come first. @type {import("./article-order.js").Sort} */
    this.sort = "care";
    /** The ids of drafts that are picked; what the list does not show is left alone. @type {Set<string>} */
    this.picked = new Set();
    /** What became of those that were submitted. @type {import("./several.js").Told | null} */
    this.told = null;
    /** Whether what was told last is of drafts that were given up. */
    this.discarding = false;
    /** How many are submitted; null when nobody waits. @type {number | null} */
    this.progress = null;
    /** Drafts that were given up and of which the list does not know it yet. @type {Set<string>} */
    this.gone = new Set();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("catalogue")) this.gone = new Set();
  }

  /** All there are; of a new one that was given up nothing is left. */
  get #all() {
    return (this.catalogue?.articles ?? []).filter(({ id, released }) => released || !this.gone.has(id));
  }

  /** The drafts in the list. @param {ArticleRow[]} rows */
  #drafts(rows) {
    return rows.filter(({ stage }) => stage === "draft");
  }

  get #rows() {
    return sorted(sought(this.#all, this.place), this.sort);
  }

  /** @param {string} id */
  #pick(id) {
    this.picked = this.picked.has(id) ? new Set([...this.picked].filter((one) => one !== id)) : new Set([...this.picked, id]);
  }

  /** Picks every draft in the list, or none when all are. */
  pickAll() {
    const drafts = this.#drafts(this.#rows).map(({ id }) => id);
    this.picked = drafts.every((id) => this.picked.has(id)) ? new Set() : new Set(drafts);
  }

  /** Picks the draft in whose row the focus is, or lets go of it. */
  pickHere() {
    const id = this.#focused()?.dataset.article;
    if (id && this.#drafts(this.#rows).some((row) => row.id === id)) this.#pick(id);
  }

  /** The link of the row that has the focus. @returns {HTMLElement | null} */
  #focused() {
    return this.shadowRoot?.activeElement?.closest("tr")?.querySelector("a[data-article]") ?? null;
  }

  /** @param {string} id */
  async focusRow(id) {
    await this.updateComplete;
    const row = this.renderRoot.querySelector(`a[data-article="${CSS.escape(id)}"]`);
    if (row instanceof HTMLElement) row.focus();
  }

  focusSearch() {
    const field = this.renderRoot.querySelector("input");
    field?.focus();
    field?.select();
  }

  /** To the row so many further down, from the first when none has the focus. @param {1 | -1} step */
  move(step) {
    const rows = /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll("a[data-article]")]);
    const focused = this.#focused();
    const at = rows.findIndex((row) => row === focused);
    const to = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const all = this.#all;
    const rows = this.#rows;
    return html`${this.#tools(rows.length, all.length)} ${this.#bar(this.#drafts(rows))}
      ${this.problem
        ? html`<p class="fault" role="alert">
            ${this.problem}
            <button @click=${() => this.dispatchEvent(new Event("again"))}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      <div class="scroller" aria-busy=${this.catalogue || this.problem ? "false" : "true"}>
        ${rows.length > 0 ? this.#table(rows) : this.#nothing(all.length)}
      </div>
      <lobby-ask></lobby-ask>`;
  }

  /** What may be done with several drafts at once. @param {ArticleRow[]} drafts those in the list */
  #bar(drafts) {
    const picked = drafts.filter(({ id }) => this.picked.has(id));
    const busy = this.progress !== null;
    return html`${drafts.length > 0
      ? html`<div class="several bar">
          <span>${sayReview("drafts", { count: drafts.length })}</span>
          <button data-action="pick-all" ?disabled=${busy} @click=${() => this.pickAll()}>
            ${picked.length === drafts.length ? sayReview("pickNone") : sayReview("pickAll", { count: drafts.length })}
          </button>
          ${picked.length > 0
            ? html`<button class="primary" data-action="submit-picked" ?disabled=${busy} @click=${() => this.#submit(picked)}>
                ${sayReview("submitPicked", { count: picked.length })}
              </button>`
            : nothing}
          ${picked.length > 0
            ? html`<button data-action="discard-picked" ?disabled=${busy} @click=${() => this.#discard(picked)}>
                ${sayReview("discardPicked", { count: picked.length })}
              </button>`
            : nothing}
          <span role="status"
            >${busy ? sayReview("progress", { done: this.progress ?? 0, count: picked.length }) : nothing}</span
          >
          <span class="keys quiet" aria-hidden="true">${sayReview("pickKeys")}</span>
        </div>`
      : nothing}
    ${this.told
      ? html`<div class="told">
          ${outcomeList(
            this.told,
            this.discarding ? "discardedDone" : "submittedDone",
            ({ id }) => this.#named(id),
            () => (this.told = null),
            this.discarding ? undefined : (rest) => this.#send("submissions", rest, { accept: true }),
          )}
        </div>`
      : nothing}`;
  }

  /** @param {string} id */
  #named(id) {
    const row = this.catalogue?.articles.find((one) => one.id === id);
    return html`<a href=${addressWith({ article: id })}>${peopleText(row?.title[currentLanguage()] || id)}</a>`;
  }

  /** @param {ArticleRow[]} picked */
  async #submit(picked) {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask({
      title: sayReview("submitPickedTitle", { count: picked.length }),
      text: sayReview("submitPickedText"),
      confirm: sayReview("submitPicked", { count: picked.length }),
      reason: "welcome",
      label: sayReview("submitNote"),
    });
    if (answer) await this.#send("submissions", picked, { why: answer.reason });
  }

  /** @param {ArticleRow[]} picked */
  async #discard(picked) {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask({
      title: sayReview("discardPickedTitle", { count: picked.length }),
      text: sayReview("discardPickedText"),
      confirm: sayReview("discardPicked", { count: picked.length }),
      reason: "welcome",
    });
    if (answer) await this.#send("discards", picked, { why: answer.reason });
  }

  /**
   * @param {"submissions" | "discards"} step
   * @param {{id: string, revision: string}[]} items
   * @param {{why?: string, accept?: boolean}} more
   */
  async #send(step, items, more) {
    const given = items.map(({ id, revision }) => ({ id, revision }));
    this.told = null;
    this.discarding = step === "discards";
    this.told = await decide(`/console/api/editor/review/${step}`, given, more, (done) => (this.progress = done));
    this.progress = null;
    const done = new Set(this.told.outcomes.filter((one) => one.done).map(({ id }) => id));
    this.picked = new Set([...this.picked].filter((id) => !done.has(id)));
    if (this.discarding) this.gone = done;
    this.dispatchEvent(new Event("again"));
  }

  /** @param {number} total */
  #nothing(total) {
    if (!this.catalogue) return this.problem ? nothing : html`<p class="nothing quiet">${say("loading")}</p>`;
    return html`<p class="nothing quiet">${say(total > 0 ? "none" : "noneYet")}</p>`;
  }

  /** @param {number} shown @param {number} total */
  #tools(shown, total) {
    const { query, stage, area } = this.place;
    return html`<div class="tools">
      <form role="search" @submit=${this.#openFirst}>
        <input
          type="search"
          autocomplete="off"
          aria-label=${say("search")}
          placeholder=${say("searchHint")}
          .value=${live(query)}
          @input=${(/** @type {Event} */ event) => this.#seek("query", event)}
        />
        <select aria-label=${say("stage")} @change=${(/** @type {Event} */ event) => this.#seek("stage", event)}>
          <option value="" ?selected=${!stage}>${say("anyStage")}</option>
          ${STAGES.map((one) => html`<option value=${one} ?selected=${one === stage}>${stageWord(one)}</option>`)}
          <option value=${MUST_CHANGE} ?selected=${stage === MUST_CHANGE}>
            ${sayReview("mustChangeFilter", { count: this.catalogue?.articles.filter(mustChange).length ?? 0 })}
          </option>
          <option value=${HELD_BACK} ?selected=${stage === HELD_BACK}>
            ${sayReview("heldBackFilter", { count: this.catalogue?.articles.filter(isHeldBack).length ?? 0 })}
          </option>
        </select>
        <select aria-label=${say("area")} @change=${(/** @type {Event} */ event) => this.#seek("area", event)}>
          <option value="" ?selected=${!area}>${say("anyArea")}</option>
          ${this.catalogue?.areas.map(
            (one) => html`<option value=${one} ?selected=${one === area}>${codeWord(one)}</option>`,
          )}
        </select>
        <select data-action="sort" aria-label=${say("sort")} @change=${this.#order}>
          ${SORTS.map((one) => html`<option value=${one} ?selected=${one === this.sort}>${sortWord(one)}</option>`)}
        </select>
      </form>
      <p class="quiet figures" role="status">
        ${this.catalogue ? say("found", { shown: whole(shown), total: whole(total) }) : nothing}
      </p>
      <p class="keys quiet" aria-hidden="true">${say("keysHint")}</p>
      <button class="primary" data-action="new" @click=${() => go({ article: NEW })}>${say("newArticle")}</button>
    </div>`;
  }

  /** @param {"query" | "stage" | "area"} key @param {Event} event */
  #seek(key, event) {
    go({ [key]: /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value }, true);
  }

  /** @param {Event} event */
  #order(event) {
    this.sort = /** @type {import("./article-order.js").Sort} */ (/** @type {HTMLSelectElement} */ (event.target).value);
  }

  /** @param {Event} event */
  #openFirst(event) {
    event.preventDefault();
    this.move(1);
  }

  /** @param {ArticleRow[]} rows */
  #table(rows) {
    const picking = this.#drafts(rows).length > 0;
    return html`<table>
      <thead>
        <tr>
          ${picking ? html`<td class="pick"></td>` : nothing}
          <th scope="col">${say("title")}</th>
          <th scope="col">${say("stage")}</th>
          <th scope="col">${say("area")}</th>
          ${this.#heading("asked", say("asked"), say("askedHint", { days: this.catalogue?.healthDays ?? "" }))}
          ${this.#heading("answered", say("answeredShare"), say("answeredHint"))}
          ${this.#heading("wrong", say("wrong"), say("wrongHint"))}
          ${this.#heading("rating", say("helpful"), say("helpfulHint", { days: this.catalogue?.healthDays ?? "" }))}
          ${this.#heading("reviewed", say("lastReview"), "")}
          <th scope="col" class="number">${say("phrasingCounts")}</th>
          ${this.#heading("expiry", say("validity"), "")}
          <th scope="col">${say("lastTouched")}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          rows,
          (row) => row.id,
          (row) => this.#row(row, picking),
        )}
      </tbody>
    </table>`;
  }

  /** A heading that sorts. @param {import("./article-order.js").Sort} sort @param {string} name @param {string} hint */
  #heading(sort, name, hint) {
    const sorts = this.sort === sort;
    const isNumber = sort === "asked" || sort === "answered" || sort === "wrong" || sort === "rating";
    return html`<th scope="col" class=${isNumber ? "number" : nothing} aria-sort=${sorts ? "descending" : nothing} title=${hint || nothing}>
      <button class="plain" aria-pressed=${sorts ? "true" : "false"} @click=${() => (this.sort = sorts ? "care" : sort)}>
        ${name}${sorts ? " ↓" : nothing}
      </button>
    </th>`;
  }

  /** @param {ArticleRow} row */
  #health({ health, released }) {
    if (!health || (!released && health.asked === 0)) {
      return html`<td class="health"></td>
        <td class="health"></td>
        <td class="health"></td>
        <td class="health"></td>
        <td class="health"></td>`;
    }
    const { asked, answered, reviewed, wrong, lastReview, rated, helpful } = health;
    const liked = say("helpfulOf", { share: percent(helpful / rated), rated: whole(rated) });
    const judged = say("wrongOf", { wrong: whole(wrong), reviewed: whole(reviewed) });
    return html`${figure(say("asked"), whole(asked))}
      ${figure(say("answeredShare"), asked > 0 ? percent(answered / asked) : null)}
      ${figure(say("wrong"), wrong > 0 ? html`<span class="badge" data-tone="red">${judged}</span>` : reviewed > 0 ? judged : null)}
      ${figure(say("helpful"), rated > 0 ? liked : null)}
      ${figure(say("lastReview"), lastReview ? dateOnly(lastReview) : null, false)}`;
  }

  /** Why customers are not told it today; what it lacks first says enough. @param {import("./types.js").Both[]} gaps */
  #heldBack(gaps) {
    if (gaps.length === 0) return nothing;
    return html`<span class="badge" data-tone="red">${sayReview("heldBack")}</span>
      <span class="quiet when">
        ${peopleText(gaps[0][currentLanguage()])}
        ${gaps.length > 1 ? sayReview("moreRemarks", { count: gaps.length - 1 }) : nothing}
      </span>`;
  }

  /** What stands in the way of a review; the first of it says enough. @param {ArticleRow} row */
  #mustChange(row) {
    if (row.onlyIn && lacksLanguage(row)) {
      return html`<span class="badge" data-tone="amber" data-only-in=${row.onlyIn}>${sayReview(onlyWord(row.onlyIn))}</span>
        <span class="quiet when">${sayReview("onlyHint")}</span>`;
    }
    if (!mustChange(row) || !row.remarks) return nothing;
    const { blocks, first } = row.remarks;
    return html`<span class="badge" data-tone="red" data-must-change=${blocks}>${sayReview("mustChange")}</span>
      <span class="quiet when">
        ${peopleText(first[currentLanguage()])} ${blocks > 1 ? sayReview("moreRemarks", { count: blocks - 1 }) : nothing}
      </span>`;
  }

  /** @param {ArticleRow} row @param {string} title */
  #box(row, title) {
    if (row.stage !== "draft") return html`<td class="pick"></td>`;
    return html`<td class="pick">
      <input
        type="checkbox"
        aria-label=${sayReview("pick", { title })}
        data-pick=${row.id}
        .checked=${live(this.picked.has(row.id))}
        @change=${() => this.#pick(row.id)}
      />
    </td>`;
  }

  /** @param {ArticleRow} row @param {boolean} picking whether some can be picked */
  #row(row, picking) {
    const zhFirst = currentLanguage() === "zh";
    const [own, other] = zhFirst ? [row.title.zh, row.title.en] : [row.title.en, row.title.zh];
    // Of one in a single language that title stands alone, and of one without any its id.
    const first = own || other;
    const second = own ? other : "";
    return html`<tr @click=${(/** @type {MouseEvent} */ event) => this.#open(event, row.id)}>
      ${picking ? this.#box(row, first || row.id) : nothing}
      <td class="title">
        <a href=${addressWith({ article: row.id })} data-article=${row.id}>${peopleText(first || row.id)}</a>
        <span class="other" lang=${zhFirst ? "en" : "zh-CN"}>${peopleText(second)}</span>
        ${first ? html`<span class="code quiet">${row.id}</span>` : nothing}
      </td>
      <td class="stage">
        ${stageBadge(row.stage)}
        ${row.returned ? html`<span class="badge" data-tone="red">${say("returnedMark")}</span>` : nothing}
        ${this.unsaved.includes(row.id)
          ? html`<span class="badge" data-tone="violet">${say("unsavedMark")}</span>`
          : nothing}
        ${this.#mustChange(row)} ${this.#heldBack(row.heldBack ?? [])}
        ${row.needsSecondPerson
          ? html`<span class="badge" data-tone="grey" title=${say("secondHint")}>${say("second")}</span>`
          : nothing}
        ${row.publishFrom
          ? html`<span class="quiet when">${say("publishFrom", { at: dateAndTime(row.publishFrom) })}</span>`
          : nothing}
        ${row.notPublished
          ? html`<span class="badge" data-tone="red">${say("notPublished")}</span>
              <span class="quiet when">${row.notPublished.why} ${dateAndTime(row.notPublished.at)}</span>`
          : nothing}
      </td>
      <td class="area">${row.area ? codeWord(row.area) : nothing}</td>
      ${this.#health(row)}
      <td class="phrasings figures number">
        <span title=${languageWord("zh")}>中 ${whole(row.phrasings.zh)}</span>
        <span title=${languageWord("en")}>EN ${whole(row.phrasings.en)}</span>
      </td>
      <td class="validity">
        ${row.validFrom ? validityWarning(row) : nothing}
        ${row.released || !row.validFrom ? nothing : html`<span class="quiet">${say("notReleased")}</span>`}
      </td>
      <td class="last quiet">
        ${row.lastBy && row.lastAt ? say("byAt", { by: row.lastBy, at: dateOnly(row.lastAt) }) : nothing}
      </td>
    </tr>`;
  }

  /** The whole row leads there, but a selection of text is no click. @param {MouseEvent} event @param {string} id */
  #open(event, id) {
    if (event.defaultPrevented || event.target instanceof HTMLAnchorElement) return;
    if (event.target instanceof Element && event.target.closest(".pick")) return;
    if (getSelection()?.toString()) return;
    go({ article: id });
  }
}

customElements.define("lobby-articles", LobbyArticles);
