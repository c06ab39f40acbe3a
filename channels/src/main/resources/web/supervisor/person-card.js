// One person: where an erasure stands, and what can be done.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, get, post, segment } from "console/api.js";
import { dateAndTime } from "console/format.js";
import { followLanguage } from "console/language.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import "editor/ask-dialog.js";
import { pageStyles } from "editor/page-styles.js";
import { download } from "./csv.js";
import { say } from "./desk-words.js";
import { Fetched } from "console/fetched.js";
import { addressOf } from "./place.js";

/** @typedef {{by: string, reason: string, at: string}} Step */

/**
 * @typedef {{
 *   person: string,
 *   hold: Step | null,
 *   request: Step | null,
 *   approvedBy: string | null,
 *   receipt: {at: string, requestedBy: string, approvedBy: string, reason: string} | null,
 *   refusal?: string | null,
 * }} Erasure
 */

/** Give it `live`, the server's hints, and the `person`'s id. Fires "changed" after a step. */
export class LobbyPerson extends LitElement {
  static properties = {
    live: { attribute: false },
    person: { type: String },
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
      :host {
        padding: 0;
        overflow: visible;
      }

      button.grave {
        border-color: var(--red);
        color: var(--red);
      }

      button.grave:hover:not(:disabled) {
        background: var(--red-soft);
        border-color: var(--red);
        color: var(--red);
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.person = "";
    this.erasure = new Fetched(this, () => (this.person ? `${this.#root}/erasure` : null));
    this.busy = false;
    /** @type {string | null} */
    this.problem = null;
    this.done = "";
  }

  get #root() {
    return `/console/api/supervisor/people/${segment(this.person)}`;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (!changed.has("person") || changed.get("person") === undefined) return;
    this.done = "";
    this.problem = null;
    this.erasure.forget();
    this.erasure.load();
  }

  render() {
    const { value, problem } = this.erasure;
    return html`<section class="card" aria-labelledby="person" data-person-card=${this.person}>
      <p class="row">
        <strong id="person">${say("person")}</strong> <span class="code">${this.person}</span>
        ${value?.hold && !value.receipt ? html`<span class="badge" data-tone="amber">${say("onHold")}</span>` : nothing}
        ${value?.request && !value.receipt
          ? html`<span class="badge" data-tone="red">${say("requested")}</span>`
          : nothing}
        ${value?.receipt
          ? html`<span class="badge" data-tone="grey">${say("erased", { at: dateAndTime(value.receipt.at) })}</span>`
          : nothing}
        <a href=${addressOf({ view: "audit", person: this.person })}>${say("audit")}</a>
      </p>
      <div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      ${problem
        ? html`<p class="fault" role="alert">
            ${problem} <button @click=${() => this.erasure.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${value ? this.#steps(value) : problem ? nothing : html`<p class="quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>
    </section>`;
  }

  /** @param {Erasure} erasure */
  #steps({ hold, request, receipt, refusal }) {
    if (receipt) return html`<p>${say("erasedText")}</p>`;
    const own = request?.by === session.user?.username;
    return html`${hold
        ? html`<p>${say("heldBy", { by: hold.by, at: dateAndTime(hold.at), reason: hold.reason })}</p>`
        : nothing}
      ${request
        ? html`<p>${say("requestedBy", { by: request.by, at: dateAndTime(request.at), reason: request.reason })}</p>`
        : nothing}
      ${refusal ? html`<p class="quiet">${say("refusal", { why: refusal })}</p>` : nothing}
      <p class="row">
        <button data-action="export" ?disabled=${this.busy} @click=${this.#export}>${say("export")}</button>
        ${hold
          ? this.#button("release", "/hold/release", { title: say("releaseTitle"), confirm: say("release"), reason: "needed" })
          : this.#button("hold", "/hold", { title: say("holdTitle"), confirm: say("hold"), reason: "needed" })}
        ${request
          ? html`<button
                class="grave"
                data-action="erase"
                ?disabled=${own || this.busy || Boolean(refusal)}
                aria-describedby=${own ? "own" : nothing}
                @click=${() =>
                  this.#step("/erasure/approval", {
                    title: say("approveTitle"),
                    text: say("approveText"),
                    check: say("approveCheck"),
                    confirm: say("approve"),
                    reason: "none",
                  })}
              >
                ${say("approve")}
              </button>
              ${this.#button("withdraw", "/erasure/withdrawal", {
                title: say("withdrawTitle"),
                confirm: say("withdraw"),
                reason: "needed",
              })}`
          : this.#button("request", "/erasure", {
              title: say("requestTitle"),
              text: say("requestText"),
              confirm: say("request"),
              reason: "needed",
            })}
      </p>
      ${own ? html`<p class="quiet" id="own">${say("own")}</p>` : nothing}`;
  }

  /** @param {"hold" | "release" | "request" | "withdraw"} name @param {string} path @param {import("editor/ask-dialog.js").Question} question */
  #button(name, path, question) {
    return html`<button data-action=${name} ?disabled=${this.busy} @click=${() => this.#step(path, question)}>
      ${say(name)}
    </button>`;
  }

  /** @param {string} path @param {import("editor/ask-dialog.js").Question} question */
  async #step(path, question) {
    const ask = /** @type {import("editor/ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const answer = await ask.ask(question);
    if (!answer) return;
    await this.#take(async () => {
      await post(this.#root + path, { reason: answer.reason });
      this.done = say("taken");
    });
    await this.erasure.load();
    this.dispatchEvent(new Event("changed"));
  }

  #export() {
    return this.#take(async () => {
      const data = await get(`${this.#root}/data`);
      download(`person-${this.person}.json`, "application/json", `${JSON.stringify(data, null, 2)}\n`);
      this.done = say("exported");
    });
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
  }
}

customElements.define("lobby-person", LobbyPerson);
