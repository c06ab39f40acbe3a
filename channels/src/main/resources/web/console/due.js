// Times that run out, as people read them: how much is left, and how bad that is.

import { html } from "lit";
import { serverNow } from "./api.js";
import { exactlyDue } from "./format.js";
import { words } from "./language.js";

const MINUTE_MILLIS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

const say = words({
  en: {
    left: "{time} left",
    overdueBy: "{time} overdue",
    daysHours: "{days} d {hours} h",
    hoursMinutes: "{hours} h {minutes} min",
    minutes: "{minutes} min",
  },
  zh: {
    left: "剩 {time}",
    overdueBy: "超时 {time}",
    daysHours: "{days} 天 {hours} 小时",
    hoursMinutes: "{hours} 小时 {minutes} 分",
    minutes: "{minutes} 分钟",
  },
});

/** A length of time in its two largest units. @param {number} millis */
function lengthOf(millis) {
  const minutes = Math.floor(Math.abs(millis) / MINUTE_MILLIS);
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES);
  if (days > 0) return say("daysHours", { days, hours });
  if (hours > 0) return say("hoursMinutes", { hours, minutes: minutes % HOUR_MINUTES });
  return say("minutes", { minutes });
}

/** Whether a time is over. @param {string} due */
export const isOver = (due) => Date.parse(due) <= serverNow();

/** How much time is left, or how long it is over. @param {string} due @param {boolean} over */
export const leftOf = (due, over) =>
  say(over ? "overdueBy" : "left", { time: lengthOf(Date.parse(due) - serverNow()) });

/** How much time is left, red when it is over. @param {string} due @param {boolean} [over] as the server saw it */
export function dueBadge(due, over = false) {
  const late = over || isOver(due);
  return html`<time
    class="badge due figures"
    data-tone=${late ? "red" : "grey"}
    datetime=${due}
    title=${exactlyDue(due)}
    >${leftOf(due, late)}</time
  >`;
}
