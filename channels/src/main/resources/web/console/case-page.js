// The page of one thing that people look after: it is fetched, steps are taken on it, and what became of them is said.

import { html, nothing } from "lit";
import { detailOf, segment } from "./api.js";
import { Fetched } from "./fetched.js";
import { words } from "./language.js";
import { session } from "./session.js";
import { faultOf, progressOf } from "./shown.js";
import { plainly, takeStep } from "./step-dialog.js";

/** @typedef {import("./step-dialog.js").Step} Step */
/** @typedef {import("./step-dialog.js").StepWords} StepWords */
/** @typedef {import("./step-dialog.js").Thing} Thing */
/** @typedef {import("./step-dialog.js").LobbyStepDialog} LobbyStepDialog */
/** @typedef {import("./fetched.js").Host & import("lit").LitElement} Host */

/** `fits` says whether a step is offered at once, among the others, or not at all. @typedef {Step & {fits: (thing: any, me: string) => "first" | "more" | null}} FittingStep */

const say = words({
  en: { back: "Back to the list", steps: "Steps", more: "More", done: "Done: {step}." },
  zh: { back: "返回列表", steps: "操作", more: "更多", done: "已完成：{step}。" },
});

/** The step that whoever looks after nothing yet takes: it asks for nothing. */
const TAKE = "take";

/** Renders its host, which holds its step dialog, again when there is something new. */
export class CasePage {
  /** Why a step could not be taken. @type {string | null} */
  problem = null;
  done = "";
  busy = false;

  /**
   * @param {Host} host
   * @param {string} api below which the things are
   * @param {StepWords} stepWords
   * @param {() => string} number of the one that is looked at; empty for none
   * @param {(step: Step, now: any) => any} [became] what a step's answer makes of the thing; null for the same
   */
  constructor(host, api, stepWords, number, became = (step, now) => now) {
    this.host = host;
    this.api = api;
    this.stepWords = stepWords;
    this.became = became;
    this.fetched = new Fetched(host, () => (number() ? `${api}/${segment(number())}` : null));
  }

  get me() {
    return session.user?.username ?? "";
  }

  /** Another one is looked at. */
  change() {
    this.problem = null;
    this.done = "";
    this.fetched.forget();
    this.fetched.load();
  }

  /** @param {string} back the address of the list @param {(thing: any) => unknown} content */
  around(back, content) {
    const { value } = this.fetched;
    return html`<p>
        <a data-action="back" href=${back}>← ${say("back")}</a>
      </p>
      ${faultOf(this.fetched)} ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      ${progressOf(this.fetched, this.done)} ${value ? content(value) : nothing}
      <lobby-step-dialog
        api=${this.api}
        .words=${this.stepWords}
        @taken=${(/** @type {CustomEvent<{step: Step, now: any}>} */ { detail }) => this.taken(detail.step, detail.now)}
        @refused=${() => this.#renew()}
      ></lobby-step-dialog>`;
  }

  /** Somebody else may have been faster: whoever was refused looks at it as it is now. */
  async #renew() {
    await this.fetched.load();
    const { value } = this.fetched;
    if (value) this.#dialog?.renew(value);
  }

  /** Buttons for the steps that fit. @param {FittingStep[]} all @param {any} thing */
  steps(all, thing) {
    const first = all.filter((step) => step.fits(thing, this.me) === "first");
    const more = all.filter((step) => step.fits(thing, this.me) === "more");
    return html`<div class="row" role="group" aria-label=${say("steps")}>
        ${first.map((step, at) => this.button(step, thing, { primary: at === 0 }))}
      </div>
      ${more.length > 0
        ? html`<details>
            <summary>${say("more")}</summary>
            <div class="row">${more.map((step) => this.button(step, thing))}</div>
          </details>`
        : nothing}`;
  }

  /**
   * The button of one step.
   * @param {Step} step
   * @param {any} thing
   * @param {{primary?: boolean, disabled?: boolean, given?: Record<string, unknown>, because?: string}} [how] `given`
   *   is sent along without being asked for, and `because` is the id of what says why it is disabled
   */
  button(step, thing, { primary = false, disabled = false, given, because } = {}) {
    return html`<button
      class=${primary ? "primary" : nothing}
      data-step=${step.id}
      ?disabled=${disabled || this.busy}
      aria-describedby=${because ?? nothing}
      @click=${() => (step.id === TAKE ? this.#take(step, thing) : this.ask(step, thing, given))}
    >
      ${this.stepWords.step(step.id)}
    </button>`;
  }

  /** @param {Step} step @param {Thing} thing @param {Record<string, unknown>} [given] */
  ask(step, thing, given) {
    this.problem = null;
    this.#dialog?.ask(step, thing, given);
  }

  get #dialog() {
    return /** @type {LobbyStepDialog | null} */ (this.host.renderRoot.querySelector("lobby-step-dialog"));
  }

  /** @param {Step} step @param {Thing} thing */
  async #take(step, thing) {
    this.busy = true;
    this.problem = null;
    this.host.requestUpdate();
    try {
      this.taken(step, await takeStep(this.api, thing, step, { owner: this.me }));
    } catch (failure) {
      this.problem = detailOf(failure);
      this.fetched.load();
    } finally {
      this.busy = false;
      this.host.requestUpdate();
      this.#keepFocus();
    }
  }

  /** @param {Step} step @param {any} answer the thing as it is then, as a rule */
  taken(step, answer) {
    this.done = say("done", { step: plainly(this.stepWords.step(step.id)) });
    const now = this.became(step, answer);
    if (now) this.fetched.become(now);
    else this.host.requestUpdate();
    this.#keepFocus();
  }

  /** The button that was pressed may be gone: whoever works by keyboard goes on with the next step. */
  async #keepFocus() {
    await this.host.updateComplete;
    const root = /** @type {ShadowRoot} */ (this.host.renderRoot);
    if (root.activeElement) return;
    const next = root.querySelector("[role=group] [data-step]");
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }
}
