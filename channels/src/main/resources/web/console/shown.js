// What a page says of what it fetched: that it is coming, that it did not come or is old, and that there is nothing.

import { html, nothing } from "lit";
import { words } from "./language.js";

/** @typedef {import("./fetched.js").Fetched} Fetched */

const say = words({
  en: { loading: "Loading…", tryAgain: "Try again", stale: "What is shown may be out of date." },
  zh: { loading: "正在加载…", tryAgain: "重试", stale: "所示内容可能已过时。" },
});

/** Why something could not be fetched, and the way to try again. @param {Fetched} fetched */
export function faultOf(fetched) {
  const { value, problem } = fetched;
  if (!problem) return nothing;
  return html`<p class="fault" role="alert">
    ${problem} ${value ? say("stale") : nothing}
    <button data-action="try-again" @click=${() => fetched.load()}>${say("tryAgain")}</button>
  </p>`;
}

/**
 * Says how much there is, to those who do not see it come; `found` is that sentence, null for nothing found, of which
 * `none` tells.
 * @param {Fetched} fetched @param {string | null} found @param {string} none
 */
export function stateOf({ value, problem }, found, none) {
  return html`<div role="status">
    ${value
      ? found
        ? html`<span class="for-readers">${found}</span>`
        : html`<p class="nothing quiet">${none}</p>`
      : problem
        ? nothing
        : html`<p class="nothing quiet">${say("loading")}</p>`}
  </div>`;
}

/** What a step did, or that something is coming. @param {Fetched} fetched @param {string} done */
export function progressOf({ value, problem }, done) {
  return html`<div role="status">
    ${done ? html`<p>${done}</p>` : value || problem ? nothing : html`<p class="quiet">${say("loading")}</p>`}
  </div>`;
}
