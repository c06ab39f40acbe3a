// Clocks as people read them: how much time is left, and how bad that is.

import { html, nothing } from "lit";
import { serverNow } from "console/api.js";
import { exactly } from "console/format.js";
import { clockWord, clockState } from "./code-words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Clock} Clock */
/** @typedef {import("./types.js").Row} Row */

const MINUTE_MILLIS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** @type {Record<Clock["state"], string>} */
const TONES = { running: "grey", ending: "amber", overdue: "red", "in-time": "green", late: "red" };

/** @param {Clock} clock */
export const runs = ({ state }) => state === "running" || state === "ending" || state === "overdue";

/** The clock that ends next, if any still runs. @param {Row} row */
export const nextClock = ({ clocks }) => clocks.find(runs) ?? null;

/** As the server saw it, or overdue when its time has run out since. @param {Clock} clock @returns {Clock["state"]} */
function stateNow(clock) {
  return runs(clock) && Date.parse(clock.due) <= serverNow() ? "overdue" : clock.state;
}

/** A length of time in its two largest units. @param {number} millis */
export function lengthOf(millis) {
  const minutes = Math.floor(Math.abs(millis) / MINUTE_MILLIS);
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
  if (days > 0) return say("daysHours", { days, hours });
  if (hours > 0) return say("hoursMinutes", { hours, minutes: minutes % HOUR_MINUTES });
  return say("minutes", { minutes });
}

/** How much of a running clock's time is left, or how one that stopped did. @param {Clock} clock */
export function clockBadge(clock) {
  const state = stateNow(clock);
  const millis = Date.parse(clock.due) - serverNow();
  const words = !runs(clock)
    ? clockState(state)
    : say(state === "overdue" ? "overdueBy" : "left", { time: lengthOf(millis) });
  return html`<time
    class="badge figures"
    data-clock=${clock.name}
    data-state=${state}
    data-tone=${TONES[state]}
    datetime=${clock.due}
    title=${exactly(clock.due)}
    >${words}</time
  >`;
}

/** The clock that ends next by name, with its time left. @param {Row} row */
export function nextBadge(row) {
  const next = nextClock(row);
  return next ? html`${clockBadge(next)} <span class="quiet">${clockWord(next.name)}</span>` : nothing;
}
