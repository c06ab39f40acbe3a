// An answer as customers read it: its Markdown shown, and its fields filled in with today's values.

import { html } from "lit";
import { articleText } from "console/article-text.js";
import { say } from "./review-words.js";

/** What the catalogue's fields say today, by their names; one without a value has none. @typedef {Record<string, import("./types.js").Both>} Values */

/**
 * @param {string} text
 * @param {import("./types.js").Language} language
 * @param {Values | undefined} values undefined before they are known
 */
export function answerText(text, language, values) {
  return articleText(text.trim(), (name) => {
    const value = values?.[name]?.[language];
    return value
      ? html`<span title=${`{{${name}}}`}>${value}</span>`
      : html`<span class="badge" data-tone=${values ? "red" : "grey"} data-field=${name}
          >${say(values ? "noValue" : "someValue", { name })}</span
        >`;
  });
}
