// Clocks as people read them: how much time is left, and how bad that is.

import { html, nothing } from "lit";
import { dueBadge, isOver, leftOf } from "console/due.js";
import { exactlyDue } from "console/format.js";
import { clockWord, clockState } from "./code-words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Clock} Clock */
/** @typedef {import("./types.js").Row} Row */

/** @type {Record<Clock["state"], string>} */
const TONES = { running: "grey", ending: "amber", overdue: "red", "in-time": "green", late: "red", stopped: "grey" };

/** @param {Clock} clock */
export const runs = ({ state }) => state === "running" || state === "ending" || state === "overdue";

/** The clock that ends next, if any still runs. @param {Row} row */
export const nextClock = ({ clocks }) => clocks.find(runs) ?? null;

/** As the server saw it, or overdue when its time has run out since. @param {Clock} clock @returns {Clock["state"]} */
function stateNow(clock) {
  return runs(clock) && isOver(clock.due) ? "overdue" : clock.state;
}

/** How much of a running clock's time is left, or how one that stopped did. @param {Clock} clock */
export function clockBadge(clock) {
  const state = stateNow(clock);
  const words = runs(clock) ? leftOf(clock.due, state === "overdue") : clockState(state);
  return html`<time
    class="badge figures"
    data-clock=${clock.name}
    data-state=${state}
    data-tone=${TONES[state]}
    datetime=${clock.due}
    title=${exactlyDue(clock.due)}
    >${words}</time
  >`;
}

/** What ends by name, with its time left, the next first: the first answer that was promised, as long as it is waited for, and a clock. @param {Row} row */
export function nextBadge(row) {
  const next = nextClock(row);
  const { replyDue } = row;
  const reply = replyDue ? html`<p data-reply-due>${dueBadge(replyDue)} <span class="quiet">${say("firstReply")}</span></p>` : nothing;
  const clock = next ? html`${clockBadge(next)} <span class="quiet">${clockWord(next.name)}</span>` : nothing;
  return next && replyDue && Date.parse(next.due) < Date.parse(replyDue) ? html`${clock} ${reply}` : html`${reply} ${clock}`;
}
