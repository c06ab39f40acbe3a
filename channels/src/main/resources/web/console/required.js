// Says in the console's language what a form still needs, where the browser would say it in its own.

import { say } from "./words.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Box */

/** @param {Box} box */
function words(box) {
  if (box.type === "file") return say("chooseFile");
  return say(box.type === "checkbox" ? "tickIt" : "fillIn");
}

/** @param {Event} event */
function missing({ target }) {
  const box = /** @type {Box} */ (target);
  box.setCustomValidity(box.validity.valueMissing ? words(box) : "");
}

/** @param {Event} event */
function given({ target }) {
  /** @type {Box} */ (target).setCustomValidity?.("");
}

/** @param {Event} event */
function emptied({ target }) {
  for (const box of /** @type {HTMLFormElement} */ (target).elements) /** @type {Box} */ (box).setCustomValidity?.("");
}

/**
 * For all forms of an element, which may come and go.
 * @param {import("lit").LitElement} host
 */
export function sayRequired(host) {
  host.addController({
    hostConnected: () => {
      const root = host.renderRoot;
      root.addEventListener("invalid", missing, true);
      root.addEventListener("input", given, true);
      root.addEventListener("change", given, true);
      root.addEventListener("reset", emptied, true);
    },
  });
}
