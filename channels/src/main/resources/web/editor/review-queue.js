// What waits for a decision: for the one signed in first, each with what it would change.

import { LitElement, css, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { detailOf, get, post, segment } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { followSession, session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import { allThatWaits, waitsToBePublished } from "./approval.js";
import "./ask-dialog.js";
import { complaintList, complaintStyles, remarksInShort } from "./complaint-list.js";
import { diffStyles, diffView } from "./diff-view.js";
import { overlapWord } from "./gap-words.js";
import { termStyles } from "./glossary-terms.js";
import "./life-actions.js";
import { lifeNotes, noteStyles } from "./life-notes.js";
import { contradicting, draftsNotCompared, nearList, nearStyles } from "./near-list.js";
import { pageStyles } from "./page-styles.js";
import { addressWith } from "./place.js";
import { say } from "./review-words.js";
import { decide, outcomeList, severalStyles } from "./several.js";
import { stageBadge } from "./stage-badge.js";
import { documentBody, entryBody, glossaryBody, nameOf, overrideBody } from "./waiting-cards.js";
import { say as sayArticle } from "./words.js";

/** @typedef {import("./approval.js").Waits} Waits */
/** @typedef {import("./types.js").Detail} Detail */

const ROOT = "/console/api/editor";

/** Of so many cards it is asked who answers their questions today; of others once they are opened. */
const COMPARED = 20;

/** The stages at which there is a draft. */
const UNDER_WAY = new Set(["draft", "in-review", "approved"]);

/** Articles that answer the questions of a draft or are to, by release, revision and the drafts there are: each is asked once. @type {Map<string, {near: import("./near-list.js").Near[], draftsLeft: number}>} */
const compared = new Map();

/** Fires "changed" when what waits is out of date. */
export class LobbyReview extends LitElement {
  static properties = {
    catalogue: { attribute: false },
    waiting: { attribute: false },
    problem: { type: String },
    open: { state: true },
    detail: { state: true },
    detailProblem: { state: true },
    picked: { state: true },
    told: { state: true },
    progress: { state: true },
    done: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    complaintStyles,
    diffStyles,
    nearStyles,
    noteStyles,
    pageStyles,
    severalStyles,
    termStyles,
    css`
      .cards h3 {
        display: flex;
        gap: 12px;
        align-items: center;
      }
    `,
  ];

  /** Whether it is being asked who answers a draft's questions. */
  #comparing = false;

  /** Of which it could not be told. @type {Set<string>} */
  #failed = new Set();

  /** Of which it was asked as long as this page is open, whatever came of it: the review can do without. @type {Set<string>} */
  #asked = new Set();

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    /** @type {import("./types.js").Catalogue | null} */
    this.catalogue = null;
    /** @type {import("./types.js").Waiting | null} */
    this.waiting = null;
    /** @type {string | null} */
    this.problem = null;
    /** The key of the one that is looked at. @type {string | null} */
    this.open = null;
    /** @type {Detail | null} */
    this.detail = null;
    /** @type {string | null} */
    this.detailProblem = null;
    /** The keys of those that are picked. @type {Set<string>} */
    this.picked = new Set();
    /** What became of those that were picked, and what they are called. @type {{told: import("./several.js").Told, names: Map<string, string>} | null} */
    this.told = null;
    /** How many were decided about; null when nobody waits. @type {number | null} */
    this.progress = null;
    /** What was decided last. */
    this.done = "";
  }

  updated() {
    this.#compareNext();
  }

  render() {
    const all = allThatWaits(this.catalogue, this.waiting, session.user?.username ?? "");
    const mine = all.filter(({ own }) => !own);
    const others = all.filter(({ own }) => own);
    return html`${this.problem
        ? html`<p class="fault" role="alert">
            ${this.problem} <button @click=${() => this.#again()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      <div role="status">${this.done ? html`<p class="card">${this.done}</p>` : nothing}</div>
      ${this.#toBePublished()}
      ${this.catalogue
        ? html`<h2>${say("waitingForYou", { count: mine.length })}</h2>
            ${this.#bar(mine)}
            ${this.told
              ? outcomeList(
                  this.told.told,
                  "approvedDone",
                  ({ kind, id }) => peopleText(this.told?.names.get(`${kind} ${id}`) ?? id),
                  () => (this.told = null),
                )
              : nothing}
            ${mine.length > 0 ? this.#list(mine) : html`<p class="nothing quiet">${say("nothingWaits")}</p>`}
            ${others.length > 0
              ? html`<h2>${say("waitingForOthers", { count: others.length })}</h2>
                  ${this.#list(others)}`
              : nothing}`
        : this.problem
          ? nothing
          : html`<p class="nothing quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  /** What is approved reaches nobody before it is published, and whoever approves may not know where. */
  #toBePublished() {
    const count = waitsToBePublished(this.catalogue).length;
    return count > 0
      ? html`<p class="card row" data-to-be-published=${count}>
          ${say("waitsToBePublished", { count })}
          <a href=${addressWith({ view: "publish", article: null })}>${say("publish")}</a>
        </p>`
      : nothing;
  }

  #again() {
    this.dispatchEvent(new Event("changed"));
  }

  /** An override has a reason of its own to be read. @param {Waits[]} waits */
  #pickable(waits) {
    return waits.filter(({ own, override }) => !own && !override);
  }

  /** @param {Waits[]} mine */
  #bar(mine) {
    const pickable = this.#pickable(mine);
    if (pickable.length === 0) return nothing;
    const picked = pickable.filter(({ key }) => this.picked.has(key));
    const all = picked.length === pickable.length;
    const busy = this.progress !== null;
    return html`<div class="several">
      <button
        data-action="pick-all"
        ?disabled=${busy}
        @click=${() => (this.picked = all ? new Set() : new Set(pickable.map(({ key }) => key)))}
      >
        ${all ? say("pickNone") : say("pickAll", { count: pickable.length })}
      </button>
      ${picked.length > 0
        ? html`<button class="primary" data-action="approve-picked" ?disabled=${busy} @click=${() => this.#approvePicked(picked)}>
            ${say("approvePicked", { count: picked.length })}
          </button>`
        : nothing}
      <span role="status">${busy ? say("progress", { done: this.progress ?? 0, count: picked.length }) : nothing}</span>
    </div>`;
  }

  /** @param {Waits[]} picked */
  async #approvePicked(picked) {
    const count = picked.length;
    const answer = await this.#ask({
      title: say("approvePickedTitle", { count }),
      text: say("approvePickedText"),
      confirm: say("approvePicked", { count }),
      reason: "none",
    });
    if (!answer) return;
    const names = new Map(picked.map((one) => [`${one.item.kind} ${one.item.id}`, nameOf(one)]));
    const items = picked.map(({ item }) => item);
    this.told = null;
    const told = await decide(`${ROOT}/review/approvals`, items, {}, (done) => (this.progress = done));
    this.progress = null;
    this.picked = new Set();
    this.told = { told, names };
    this.#again();
  }

  /** @param {import("./ask-dialog.js").Question} question */
  #ask(question) {
    return /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask")).ask(question);
  }

  /** @param {Waits[]} waits */
  #list(waits) {
    return html`<ul class="cards">
      ${waits.map((one) => this.#card(one))}
    </ul>`;
  }

  /** @param {Waits} one */
  #card(one) {
    const { key, own, item, article, override } = one;
    const open = this.open === key;
    const name = nameOf(one);
    return html`<li class="card" data-waits=${key} data-article=${article?.id ?? nothing}>
      <h3>
        ${own || override
          ? nothing
          : html`<input
              type="checkbox"
              aria-label=${say("pick", { title: name })}
              data-pick=${item.id}
              .checked=${live(this.picked.has(key))}
              @change=${() => this.#pick(key)}
            />`}
        <button class="heading" aria-expanded=${open ? "true" : "false"} @click=${() => this.#toggle(one)}>
          <span class="name">${peopleText(name)}</span>
          ${this.#badges(one)}
        </button>
      </h3>
      ${open ? (article ? this.#looked(article) : this.#body(one)) : article ? this.#hints(article) : nothing}
    </li>`;
  }

  /** What is to be said of an article before it is opened. @param {import("./types.js").ArticleRow} article */
  #hints(article) {
    const near = this.#near(article) ?? [];
    const contradicts = contradicting(near);
    // The badges are about the one that is named.
    const gravest = contradicts[0] ?? near[0];
    return html`${this.#lookingFor(article)} ${article.remarks ? remarksInShort(article.remarks) : nothing}
    ${near.length > 0
      ? html`<p class="short" data-near-hint=${near.length}>
          ${contradicts.length > 0
            ? html`<span class="badge" data-tone="red" data-contradicts>${overlapWord("contradiction")}</span>`
            : nothing}
          <span class="badge" data-tone="amber">${say("near", { count: near.length })}</span>
          ${gravest.draft ? html`<span class="badge" data-tone="grey">${say("nearDraftBadge")}</span>` : nothing}
          <span class="quiet">${peopleText(gravest.title?.[currentLanguage()] || gravest.title?.zh || gravest.article)}</span>
        </p>`
      : nothing}`;
  }

  /** @param {Waits} one */
  #badges({ article, entry, document, glossary }) {
    if (article) {
      return html`${stageBadge(article.stage)}
      ${article.needsSecondPerson ? html`<span class="badge" data-tone="grey">${sayArticle("second")}</span>` : nothing}
      ${article.stage === "in-review"
        ? html`<span class="quiet">${say("writtenBy", { names: article.authors?.join(", ") || "–" })}</span>`
        : nothing}`;
    }
    const kind = entry ? "entry" : document ? "document" : glossary ? "glossary" : "override";
    return html`<span class="badge" data-tone=${kind === "override" ? "red" : "blue"}>${say(kind)}</span>
      ${entry
        ? html`<span class="code quiet">${entry.key}</span>
            <span class="quiet">${say("writtenBy", { names: entry.authors.join(", ") })}</span>`
        : nothing}
      ${glossary ? html`<span class="quiet">${say("writtenBy", { names: glossary.authors.join(", ") })}</span>` : nothing}`;
  }

  /** @param {string} key */
  #pick(key) {
    const picked = new Set(this.picked);
    if (!picked.delete(key)) picked.add(key);
    this.picked = picked;
  }

  /** @param {Waits} one */
  #body(one) {
    const { own, entry, document, glossary, override } = one;
    const body = entry
      ? entryBody(entry, this.waiting?.today ?? "")
      : document
        ? documentBody(document)
        : glossary
          ? glossaryBody(glossary)
          : override
            ? overrideBody(override)
            : nothing;
    return html`${body}
      <div role="alert">${this.detailProblem ? html`<p class="fault">${this.detailProblem}</p>` : nothing}</div>
      ${own
        ? nothing
        : html`<p class="row">
            ${override
              ? html`<button class="primary" data-action="confirm-override" @click=${() => this.#confirm(override)}>
                  ${say("confirm")}
                </button>`
              : html`<button class="primary" data-action="approve" @click=${() => this.#approve(one)}>${say("approve")}</button>`}
            ${entry || glossary
              ? html`<button data-action="return" @click=${() => this.#return(one)}>${say("return")}</button>`
              : nothing}
          </p>`}`;
  }

  /** @param {Waits} one */
  async #approve(one) {
    const { item, document, glossary } = one;
    const { id, revision } = item;
    const key = glossary ? nameOf(one) : id;
    const title = document ? say("approveDocument") : say("approveEntry", { key });
    const answer = await this.#ask({ title, confirm: say("approve"), reason: "none" });
    if (!answer) return;
    await this.#step(key, () => {
      if (glossary) return post(`${ROOT}/glossary/approve`, { revision });
      return document
        ? post(`${ROOT}/documents/${segment(id)}/approve`, { version: revision })
        : post(`${ROOT}/catalogue/${segment(id)}/approve`, { revision });
    });
  }

  /** @param {Waits} one */
  async #return(one) {
    const key = one.entry?.key ?? nameOf(one);
    const path = one.entry ? `catalogue/${segment(key)}` : "glossary";
    const answer = await this.#ask({
      title: say("returnTitle", { key }),
      confirm: say("return"),
      reason: "needed",
      label: say("returnReason"),
    });
    if (answer) await this.#step(key, () => post(`${ROOT}/${path}/return`, { reason: answer.reason }));
  }

  /** @param {import("./types.js").Override} override */
  async #confirm(override) {
    const release = nameOf({ key: "", own: false, item: { kind: "", id: "", revision: "" }, override });
    const answer = await this.#ask({ title: say("confirmTitle", { release }), confirm: say("confirm"), reason: "none" });
    if (answer) await this.#step(release, () => post(`${ROOT}/review/overrides/${override.number}/confirmation`, {}));
  }

  /** @param {string} key @param {() => Promise<unknown>} work */
  async #step(key, work) {
    this.detailProblem = null;
    this.done = "";
    try {
      await work();
      this.#decided(say("done", { key }));
    } catch (failure) {
      this.detailProblem = detailOf(failure);
    }
  }

  /** @param {import("./types.js").ArticleRow} article */
  #looked(article) {
    const { id } = article;
    const near = this.#near(article) ?? [];
    if (this.detailProblem) return html`<p class="fault" role="alert">${this.detailProblem}</p>`;
    const detail = this.detail;
    if (!detail) return html`<p class="quiet" role="status">${say("loading")}</p>`;
    return html`${lifeNotes(detail)} ${detail.complaints.length > 0 ? complaintList(detail.complaints) : nothing}
      ${near.length > 0
        ? html`<h4>${say("near", { count: near.length })}</h4>
            ${nearList(near, this.catalogue?.values, { answers: true })}`
        : this.#lookingFor(article)}
      ${draftsNotCompared(compared.get(this.#key(article))?.draftsLeft ?? 0)}
      ${detail.draft ? html`<h4>${sayArticle("changes")}</h4>` : nothing}
      ${detail.draft ? diffView(detail.changes ?? whole(detail.draft)) : nothing}
      <lobby-life
        deciding
        .detail=${detail}
        .complaints=${detail.complaints}
        @changed=${() => this.#decided(say("done", { key: article.title[currentLanguage()] || id }))}
        @again=${() => this.#fetch(id)}
      ></lobby-life>
      <p><a href=${addressWith({ view: "articles", article: id })}>${sayArticle("openArticle")}</a></p>`;
  }

  /** @param {Waits} one */
  #toggle({ key, article }) {
    this.open = this.open === key ? null : key;
    this.detail = null;
    this.detailProblem = null;
    this.done = "";
    if (this.open && article) this.#fetch(article.id);
  }

  /** @param {string} done */
  #decided(done) {
    this.done = done;
    this.open = null;
    this.detail = null;
    this.#again();
  }

  /** Under what it is kept who answers an article's questions today. @param {import("./types.js").ArticleRow} article */
  #key({ id, revision }) {
    return `${this.catalogue?.release.id} ${id} ${revision} ${this.#drafts}`;
  }

  /** All drafts there are: one that comes may be about the same as one that waits. */
  get #drafts() {
    if (this.#draftsOf !== this.catalogue) {
      const underWay = (this.catalogue?.articles ?? []).filter(({ stage }) => UNDER_WAY.has(stage));
      this.#draftsNow = underWay.map(({ id, revision }) => `${id}@${revision}`).join(",");
      this.#draftsOf = this.catalogue;
    }
    return this.#draftsNow;
  }

  /** The catalogue that the drafts were listed of. @type {unknown} */
  #draftsOf = null;

  #draftsNow = "";

  /** Those that are about the same; undefined before it is known. @param {import("./types.js").ArticleRow} article */
  #near(article) {
    return compared.get(this.#key(article))?.near;
  }

  /** Said as long as it is not known who answers the same, so that nobody takes it for nobody. @param {import("./types.js").ArticleRow} article */
  #lookingFor(article) {
    const key = this.#key(article);
    if (this.#failed.has(key)) return html`<p class="quiet" data-near-failed>${say("nearFailed")}</p>`;
    const isNext = this.#comparable().some((one) => this.#key(one) === key);
    return isNext && !compared.has(key)
      ? html`<p class="quiet" role="status" data-near-looking>${say("nearLooking")}</p>`
      : nothing;
  }

  /** The one that is open, then the first in the queue. */
  #comparable() {
    const inReview = (this.catalogue?.articles ?? []).filter(({ stage }) => stage === "in-review");
    return [...inReview.filter(({ id }) => this.open === `article:${id}`), ...inReview.slice(0, COMPARED)];
  }

  /** Asks who answers the questions of the one that is open, else of the next in the queue: one after the other, as customers are answered by the same machine. */
  async #compareNext() {
    if (this.#comparing || !this.isConnected) return;
    const next = this.#comparable().find((article) => {
      const key = this.#key(article);
      return !compared.has(key) && !this.#asked.has(key);
    });
    if (!next) return;
    const key = this.#key(next);
    this.#comparing = true;
    this.#asked.add(key);
    try {
      const { near, draftsLeft } = await get(`${ROOT}/articles/${segment(next.id)}/near`);
      compared.set(key, { near, draftsLeft });
    } catch {
      // The next time the page is opened it is asked again.
      this.#failed.add(key);
    } finally {
      this.#comparing = false;
      this.requestUpdate();
    }
  }

  /** @param {string} id */
  async #fetch(id) {
    this.detailProblem = null;
    try {
      /** @type {Detail} */
      const detail = await get(`${ROOT}/articles/${segment(id)}`);
      if (this.open === `article:${id}`) this.detail = detail;
    } catch (failure) {
      if (this.open === `article:${id}`) this.detailProblem = detailOf(failure);
    }
  }
}

/** All of an article that customers do not get yet. @param {import("./types.js").Article} article @returns {import("./types.js").Diff} */
function whole({ titles, answers, phrasings }) {
  /** @type {import("./types.js").Language[]} */
  const languages = ["zh", "en"];
  return {
    fields: languages.flatMap((language) => [
      { field: "title", language, before: "", after: titles[language] },
      { field: "answer", language, before: "", after: answers[language] },
    ]),
    phrasings: languages.map((language) => ({ language, added: phrasings[language], removed: [] })),
  };
}

customElements.define("lobby-review", LobbyReview);
