// Warns whoever leaves a conversation in which the customer waits for an answer.

import { css, html, nothing } from "lit";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { desk } from "./desk.js";
import { say } from "./words.js";

export const unansweredStyles = [
  peopleTextStyles,
  css`
    .warning {
      padding: 8px 12px;
      border: 1px solid var(--amber);
      border-radius: 6px;
      background: var(--amber-soft);
      color: var(--amber);
    }

    .warning .last {
      overflow: auto;
      max-block-size: 7em;
      margin-block: 4px;
      color: var(--text);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    .tick {
      display: flex;
      gap: 8px;
      margin-block-start: 4px;
      font-weight: 600;
    }

    .tick input {
      inline-size: auto;
    }
  `,
];

/** How many messages nobody answered, with the last one and a tick to be set; nothing where there are none. */
export function unanswered() {
  const messages = desk.unanswered;
  const last = messages.at(-1);
  if (!last) return nothing;
  return html`<div class="warning" data-unanswered=${messages.length}>
    <p>${say("unanswered", { count: messages.length })}</p>
    <p class="last" dir="auto">${peopleText(last.text)}</p>
    <label class="tick"><input type="checkbox" name="unanswered" required /> ${say("leaveUnanswered")}</label>
  </div>`;
}
