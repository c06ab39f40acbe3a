// The steps of an article's life that can be taken now: submit, approve, return, discard, take out.

import { LitElement, css, html, nothing } from "lit";
import { Problem, detailOf, post, segment } from "console/api.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { followSession, session } from "console/session.js";
import { basics, controls } from "console/styles.js";
import { needsOther } from "./approval.js";
import "./ask-dialog.js";
import { complaintList, complaintStyles, isFault } from "./complaint-list.js";
import { addressWith } from "./place.js";
import { say as sayReview } from "./review-words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./types.js").Detail} Detail */

/** What is to be done before a review, by the names that the list of remarks gives it. @param {Complaint[]} blocking */
function inTheWay(blocking) {
  const unwritten = blocking.filter((one) => !isFault(one));
  const space = currentLanguage() === "zh" ? "" : " ";
  return [
    unwritten.length < blocking.length ? say("submitBlocked") : "",
    unwritten.length > 0 ? say("submitUnwritten", { what: unwritten.map((one) => one[currentLanguage()]).join(space) }) : "",
  ]
    .filter(Boolean)
    .join(space);
}

/** Fires "changed" (detail: what is known of the article now), and "again" when it is to be fetched again. */
export class LobbyLife extends LitElement {
  static properties = {
    detail: { attribute: false },
    complaints: { attribute: false },
    dirty: { type: Boolean },
    deciding: { type: Boolean },
    busy: { state: true },
    problem: { state: true },
    refused: { state: true },
  };

  static styles = [
    basics,
    controls,
    complaintStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }

      [role]:empty {
        position: absolute;
      }

      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }

      .other {
        padding: 7px 10px;
        border-radius: 6px;
        background: var(--amber-soft);
        color: var(--amber);
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    /** @type {Detail | null} */
    this.detail = null;
    /** What is to be said about the saved draft. @type {Complaint[]} */
    this.complaints = [];
    /** Something is typed and not saved. */
    this.dirty = false;
    /** Only the steps of a reviewer are offered. */
    this.deciding = false;
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    /** What the server complained about when it was submitted. @type {Complaint[]} */
    this.refused = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {Detail | null | undefined} */ (changed.get("detail"));
    // What was refused stays to be read when the same article was only fetched again.
    const another = changed.has("detail") && before?.id !== this.detail?.id;
    const saved = changed.get("dirty") === true && !this.dirty;
    if (another || saved) this.#forget();
  }

  /** What was wrong with the last step is not so any more. */
  #forget() {
    this.problem = null;
    this.refused = [];
  }

  get #ask() {
    return /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
  }

  render() {
    const detail = this.detail;
    if (!detail) return nothing;
    const { stage } = detail;
    const review = stage === "in-review" || stage === "retirement-proposed";
    const own = review && needsOther(detail, session.user?.username ?? "");
    const approved = stage === "approved" || stage === "retirement-approved";
    return html`${own
        ? html`<p class="other" id="other">
            ${say(detail.retirement ? "needsOtherRetirement" : "needsOther", { by: session.user?.username ?? "" })}
          </p>`
        : nothing}
      <div class="steps">
        ${stage === "draft" ? this.#step("submit", say("submit"), () => this.#submit(), "primary") : nothing}
        ${review ? this.#approval(detail, own) : nothing}
        ${review || approved ? this.#step("return", say("return"), () => this.#return()) : nothing}
        ${this.deciding ? nothing : this.#leaving(detail)}
      </div>
      ${approved && !detail.publishFrom
        ? html`<p class="quiet" data-approved>
            ${say("publishedNext")} <a href=${addressWith({ view: "publish", article: null })}>${sayReview("publish")}</a>
          </p>`
        : nothing}
      ${this.dirty ? html`<p class="quiet">${say("saveFirst")}</p>` : nothing}
      <div role="alert"
        >${this.problem ? html`<p class="fault">${this.problem}</p>` : nothing}${this.refused.length > 0
          ? complaintList(this.refused)
          : nothing}</div
      >
      <lobby-ask></lobby-ask>`;
  }

  /** @param {Detail} detail @param {boolean} own */
  #approval(detail, own) {
    return detail.retirement
      ? this.#step("approve-retirement", say("approveRetirement"), () => this.#approveRetirement(), "primary", own)
      : this.#step("approve", say("approve"), () => this.#approve(), "primary", own);
  }

  /** @param {Detail} detail */
  #leaving({ stage, draft, retirement, released }) {
    const underWay = draft !== null || retirement !== null;
    return html`${underWay && stage !== "retired"
      ? this.#step("discard", say(retirement ? "discardRetirement" : "discard"), () => this.#discard())
      : nothing}
    ${!underWay && released ? this.#step("retire", say("retire"), () => this.#retire()) : nothing}`;
  }

  /** @param {string} action @param {string} name @param {() => void} take @param {string} look @param {boolean} barred */
  #step(action, name, take, look = "", barred = false) {
    return html`<button
      class=${look}
      data-action=${action}
      aria-describedby=${barred ? "other" : nothing}
      ?disabled=${this.busy || this.dirty || barred}
      @click=${take}
    >
      ${name}
    </button>`;
  }

  async #submit() {
    this.#forget();
    const blocking = this.complaints.filter(({ blocks }) => blocks);
    if (blocking.length > 0) {
      this.problem = inTheWay(blocking);
      return;
    }
    const count = this.complaints.length;
    const answer = await this.#ask.ask({
      title: say("submitTitle"),
      confirm: say("submit"),
      reason: "welcome",
      label: say("submitNote"),
      check: count > 0 ? say("submitAccept", { count }) : undefined,
    });
    if (answer) this.#take("submit", { revision: this.detail?.revision, why: answer.reason, accept: count > 0 });
  }

  async #approve() {
    const answer = await this.#ask.ask({
      title: say("approveTitle"),
      confirm: say("approve"),
      reason: "none",
      time: say("approveTime"),
    });
    if (answer) this.#take("approve", { revision: this.detail?.revision, publishFrom: answer.time });
  }

  async #approveRetirement() {
    const answer = await this.#ask.ask({
      title: say("approveRetirementTitle"),
      confirm: say("approveRetirement"),
      reason: "none",
    });
    if (answer) this.#take("retirement-approval", {});
  }

  async #return() {
    const answer = await this.#ask.ask({
      title: say("returnTitle"),
      confirm: say("return"),
      reason: "needed",
      label: say("returnReason"),
    });
    if (answer) this.#take("return", { reason: answer.reason });
  }

  async #discard() {
    const confirm = say(this.detail?.retirement ? "discardRetirement" : "discard");
    const answer = await this.#ask.ask({ title: say("discardTitle"), confirm, reason: "welcome" });
    if (answer) this.#take("discard", { revision: this.detail?.revision, reason: answer.reason });
  }

  async #retire() {
    const answer = await this.#ask.ask({ title: say("retireTitle"), confirm: say("retire"), reason: "needed" });
    if (answer) this.#take("retire", { revision: this.detail?.revision, reason: answer.reason });
  }

  /** @param {string} step @param {object} body */
  async #take(step, body) {
    const id = this.detail?.id ?? "";
    this.busy = true;
    this.#forget();
    try {
      const detail = await post(`/console/api/editor/articles/${segment(id)}/${step}`, body);
      this.dispatchEvent(new CustomEvent("changed", { detail }));
    } catch (failure) {
      this.problem = detailOf(failure);
      if (!(failure instanceof Problem)) return;
      this.refused = failure.body.complaints ?? [];
      // These two are told in one language by the server.
      if (this.refused.length > 0) this.problem = say("complaints", { count: this.refused.length });
      if (failure.body.theirs) this.problem = say("staleTitle");
      if (failure.status === 409) this.dispatchEvent(new Event("again"));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-life", LobbyLife);
