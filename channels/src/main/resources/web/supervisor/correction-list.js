// Corrections: those that wait for a second person, and those that were sent.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { detailOf, post, segment } from "console/api.js";
import { dateAndTime, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import "editor/ask-dialog.js";
import { pageStyles } from "editor/page-styles.js";
import { articleName, followArticles } from "./articles.js";
import { Fetched } from "console/fetched.js";
import { addressOf } from "./place.js";
import { say } from "./recall-words.js";

/**
 * @typedef {{
 *   id: string,
 *   by: string,
 *   at: string,
 *   article: string,
 *   version: string | null,
 *   from: string,
 *   to: string,
 *   zh: string,
 *   en: string,
 *   approvedBy: string | null,
 *   approvedAt: string | null,
 *   droppedBy: string | null,
 *   reason: string | null,
 *   sent: number,
 * }} Correction
 */

const ROOT = "/console/api/supervisor/recall/corrections";

/** Give it `live`, the server's hints. Fires "changed" when one was sent. */
export class LobbyCorrections extends LitElement {
  static properties = {
    live: { attribute: false },
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
    css`
      :host {
        padding: 0;
        overflow: visible;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followArticles(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.list = new Fetched(this, () => ROOT);
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
  }

  load() {
    return this.list.load();
  }

  render() {
    /** @type {Correction[]} */
    const corrections = this.list.value?.corrections ?? [];
    const problem = this.list.problem;
    return html`<h3>${say("corrections")}</h3>
      <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      ${problem
        ? html`<p class="fault" role="alert">
            ${problem} <button @click=${() => this.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${!this.list.value && !problem ? html`<p class="quiet">${say("loading")}</p>` : nothing}
      ${this.list.value && corrections.length === 0 ? html`<p class="quiet">${say("noCorrections")}</p>` : nothing}
      <ol class="cards">
        ${repeat(
          corrections,
          ({ id }) => id,
          (one) => this.#card(one),
        )}
      </ol>
      <lobby-ask></lobby-ask>`;
  }

  /** @param {Correction} correction */
  #card(correction) {
    const { id, by, at, article, version, from, to, zh, en, approvedBy, approvedAt, droppedBy, reason, sent } =
      correction;
    const waits = !approvedBy && !droppedBy;
    const own = waits && by === session.user?.username;
    const shown = addressOf({ view: "recall", article, version: version ?? "", from, to });
    return html`<li class="card" data-correction=${id}>
      <p class="row">
        ${waits ? html`<span class="badge" data-tone="amber">${say("waiting")}</span>` : nothing}
        ${approvedBy
          ? html`<span class="badge" data-tone="green">${say("sentTo", { count: whole(sent) })}</span>
              <span>${say("approvedBy", { by: approvedBy, at: dateAndTime(approvedAt ?? "") })}</span>`
          : nothing}
        ${droppedBy
          ? html`<span class="badge" data-tone="grey">${say("droppedBy", { by: droppedBy, reason: reason ?? "" })}</span>`
          : nothing}
        <span class="quiet">${say("draftedBy", { by, at: dateAndTime(at) })}</span>
      </p>
      <p>
        ${say("whom", {
          article: articleName(article),
          version: version ? `@${version}` : "",
          from: dateAndTime(from),
          to: dateAndTime(to),
        })}
        <a href=${shown}>${say("show")}</a>
      </p>
      <div class="pair">
        <div class="said" lang="zh-CN"><p>${peopleText(zh)}</p></div>
        <div class="said" lang="en"><p>${peopleText(en)}</p></div>
      </div>
      ${droppedBy
        ? nothing
        : html`<p class="row">
            ${waits
              ? html`<button
                    class="primary"
                    data-action="approve-correction"
                    ?disabled=${own || this.busy}
                    aria-describedby=${own ? `own-${id}` : nothing}
                    @click=${() => this.#approve(correction)}
                  >
                    ${say("approve")}
                  </button>
                  <button data-action="drop-correction" ?disabled=${this.busy} @click=${() => this.#drop(correction)}>
                    ${say("drop")}
                  </button>`
              : html`<button data-action="send-again" ?disabled=${this.busy} @click=${() => this.#send(correction)}>
                  ${say("again")}
                </button>`}
          </p>`}
      ${own ? html`<p class="quiet" id="own-${id}">${say("own")}</p>` : nothing}
    </li>`;
  }

  /** @param {import("editor/ask-dialog.js").Question} question */
  #ask(question) {
    const ask = /** @type {import("editor/ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    return ask.ask(question);
  }

  /** @param {Correction} correction */
  async #approve(correction) {
    const answer = await this.#ask({
      title: say("approveTitle"),
      text: say("approveText"),
      confirm: say("approve"),
      reason: "none",
    });
    if (answer) await this.#send(correction);
  }

  /** @param {Correction} correction */
  async #send({ id }) {
    const counts = await this.#take(`${ROOT}/${segment(id)}/approval`, {});
    if (!counts) return;
    this.done = say("sent", counts);
    this.dispatchEvent(new Event("changed"));
  }

  /** @param {Correction} correction */
  async #drop({ id }) {
    const answer = await this.#ask({ title: say("dropTitle"), confirm: say("drop"), reason: "needed" });
    if (answer && (await this.#take(`${ROOT}/${segment(id)}/drop`, { reason: answer.reason }))) {
      this.done = say("dropped");
    }
  }

  /** @param {string} path @param {unknown} body */
  async #take(path, body) {
    this.busy = true;
    this.problem = null;
    this.done = "";
    let answer = null;
    try {
      answer = await post(path, body);
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
    await this.load();
    return answer;
  }
}

customElements.define("lobby-corrections", LobbyCorrections);
