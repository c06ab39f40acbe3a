// The outbox: what was not delivered, and trying it again.

import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { detailOf, post, segment } from "console/api.js";
import { dateAndTime, exactly, whole } from "console/format.js";
import { followLanguage } from "console/language.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord } from "console/words.js";
import "editor/ask-dialog.js";
import { pageStyles } from "editor/page-styles.js";
import { say } from "./desk-words.js";
import { Fetched } from "console/fetched.js";
import { addressOf } from "./place.js";

/**
 * @typedef {{
 *   id: string,
 *   conversation: string,
 *   channel: string,
 *   since: string,
 *   tries: number,
 *   lastError: string | null,
 *   notBefore: string | null,
 *   replayed: boolean,
 * }} Letter
 */

const ROOT = "/console/api/supervisor/outbox";

/** Give it `live`, the server's hints. */
export class LobbyOutbox extends LitElement {
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
    pageStyles,
    css`
      .row > button:first-of-type {
        margin-inline-start: auto;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.list = new Fetched(this, () => ROOT);
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
  }

  render() {
    const { value, problem } = this.list;
    return html`<h2>${say("outbox")}</h2>
      <p class="quiet">${say("outboxLead")}</p>
      <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      ${problem
        ? html`<p class="fault" role="alert">
            ${problem} <button @click=${() => this.list.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${value ? this.#lists(value) : problem ? nothing : html`<p class="quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  /** @param {{dead: Letter[], deadTotal: number, waiting: Letter[], waitingTotal: number}} outbox */
  #lists({ dead, deadTotal, waiting, waitingTotal }) {
    return html`<div class="row">
        <h3>${say("dead", { count: whole(deadTotal) })}</h3>
        ${dead.length > 1
          ? html`<button data-action="replay-all" ?disabled=${this.busy} @click=${() => this.#replayAll(dead)}>
              ${say("replayAll", { count: whole(dead.length) })}
            </button>`
          : nothing}
      </div>
      ${dead.length > 0
        ? html`<p class="quiet">${say("deadHint")}</p>
            ${this.#cards(dead, deadTotal, true)}`
        : html`<p class="quiet">${say("noneDead")}</p>`}
      <h3>${say("waiting", { count: whole(waitingTotal) })}</h3>
      ${waiting.length > 0
        ? this.#cards(waiting, waitingTotal, false)
        : html`<p class="quiet">${say("noneWaiting")}</p>`}`;
  }

  /** @param {Letter[]} letters @param {number} total @param {boolean} dead */
  #cards(letters, total, dead) {
    return html`${letters.length < total
        ? html`<p class="quiet">${say("shownOf", { shown: whole(letters.length) })}</p>`
        : nothing}
      <ol class="cards">
        ${repeat(
          letters,
          ({ id }) => id,
          (letter) => this.#card(letter, dead),
        )}
      </ol>`;
  }

  /** @param {Letter} letter @param {boolean} dead */
  #card({ id, conversation, channel, since, tries, lastError, notBefore, replayed }, dead) {
    return html`<li class="card" data-letter=${id}>
      <div class="row">
        <time class="figures" datetime=${since} title=${exactly(since)}>${say("since", { at: dateAndTime(since) })}</time>
        <span>${channelWord(channel)}</span>
        <a href=${addressOf({ view: "log", conversation })}>${say("conversation")}</a>
        <span class="quiet figures">${say("tries", { count: tries })}</span>
        ${notBefore
          ? html`<span class="quiet figures">${say("next", { at: dateAndTime(notBefore) })}</span>`
          : nothing}
        ${replayed ? html`<span class="badge" data-tone="violet">${say("isReplayed")}</span>` : nothing}
        ${dead
          ? html`<button data-action="replay" ?disabled=${this.busy} @click=${() => this.#replay(id)}>
                ${say("replay")}
              </button>
              <button data-action="discard-letter" ?disabled=${this.busy} @click=${() => this.#discard(id)}>
                ${say("discard")}
              </button>`
          : nothing}
      </div>
      ${lastError ? html`<p><span class="quiet">${say("lastError")}</span> ${lastError}</p>` : nothing}
    </li>`;
  }

  /** @param {string} id */
  #replay(id) {
    return this.#take(async () => {
      await post(`${ROOT}/${segment(id)}/replay`, {});
      this.done = say("replayed");
    });
  }

  /** @param {Letter[]} letters */
  async #replayAll(letters) {
    const answer = await this.#ask({
      title: say("replayAllTitle"),
      confirm: say("replayAll", { count: whole(letters.length) }),
      reason: "none",
    });
    if (!answer) return;
    await this.#take(async () => {
      let count = 0;
      try {
        for (const { id } of letters) {
          await post(`${ROOT}/${segment(id)}/replay`, {});
          count++;
        }
      } finally {
        this.done = say("replayedAll", { count: whole(count) });
      }
    });
  }

  /** @param {string} id */
  async #discard(id) {
    const answer = await this.#ask({ title: say("discardTitle"), confirm: say("discard"), reason: "needed" });
    if (!answer) return;
    await this.#take(async () => {
      await post(`${ROOT}/${segment(id)}/discard`, { reason: answer.reason });
      this.done = say("discarded");
    });
  }

  /** @param {import("editor/ask-dialog.js").Question} question */
  #ask(question) {
    const ask = /** @type {import("editor/ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    return ask.ask(question);
  }

  /** @param {() => Promise<void>} step */
  async #take(step) {
    this.busy = true;
    this.problem = null;
    this.done = "";
    try {
      await step();
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
    await this.list.load();
  }
}

customElements.define("lobby-outbox", LobbyOutbox);
