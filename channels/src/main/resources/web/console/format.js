// Times, clocks and small pieces of text as people read them. Times are told and taken by the bank's clock, wherever the
// desk is: what one of them reads to a customer, another must find written.

import { serverNow } from "./api.js";
import { currentLanguage, words } from "./language.js";

const say = words({
  en: { endOf: "end of {day}", byBank: " (by the bank's clock, {zone})" },
  zh: { endOf: "{day} 24:00", byBank: "（按银行时区 {zone}）" },
});

/** The bank's time zone; the desk's own as long as nobody has signed in. @type {string | undefined} */
let zone;

/** Tells times in a zone from now on. @param {string} name */
export function tellTimesIn(name) {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    zone = name;
  } catch {
    // An old browser may not know it: times by the clock of the desk are better than none.
    zone = undefined;
  }
}

/** What stands beside a field for a time where the desk's clock is not the bank's; else nothing. */
export function byWhichClock() {
  const desk = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone && zone !== desk ? say("byBank", { zone }) : "";
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function formatter(locale, options) {
  const key = locale + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(locale, options)));
  return known;
}

/** A day without a time, which is the same in every zone. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param {string} instant
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(instant, options) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const timeZone = DAY.test(instant) ? "UTC" : zone;
  return formatter(currentLanguage() === "zh" ? "zh-CN" : "en-GB", { ...options, timeZone }).format(date);
}

/** @param {string} instant */
export function timeOfDay(instant) {
  return format(instant, { hour: "2-digit", minute: "2-digit", hour12: false });
}

/** @param {string} instant */
export function day(instant) {
  return format(instant, { year: "numeric", month: "short", day: "numeric", weekday: "short" });
}

/** @param {string} instant */
export function dateOnly(instant) {
  return format(instant, { year: "numeric", month: "short", day: "numeric" });
}

/** @param {string} instant */
export function dateAndTime(instant) {
  return format(instant, {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

/** @param {string} instant */
export function exactly(instant) {
  return format(instant, { dateStyle: "full", timeStyle: "long" });
}

/** A time by which something is due: midnight is told as the end of the day before, which is the last that counts. @param {string} due */
export function dueTime(due) {
  const last = lastDay(due);
  if (!last) return dateAndTime(due);
  const zh = currentLanguage() === "zh";
  return say("endOf", { day: zh ? format(last, { year: "numeric", month: "2-digit", day: "2-digit" }) : dateOnly(last) });
}

/** As `exactly`, of a time by which something is due. @param {string} due */
export function exactlyDue(due) {
  const last = lastDay(due);
  return last ? say("endOf", { day: format(last, { dateStyle: "full" }) }) : exactly(due);
}

/** The day whose end a time is, such as `2026-12-15`; null when it is none. @param {string} instant */
function lastDay(instant) {
  return fieldTime(instant).endsWith("T00:00") ? fieldTime(Date.parse(instant) - 1).slice(0, 10) : null;
}

/** How far the bank's clock is ahead of UTC at a moment. @param {number} millis */
function ahead(millis) {
  const parts = formatter("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(millis);
  const of = (/** @type {string} */ type) => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return wall - Math.floor(millis / 1000) * 1000;
}

/** An instant as a field for dates and times has it, by the bank's clock. @param {string | number} instant */
export function fieldTime(instant) {
  const millis = new Date(instant).getTime();
  return Number.isNaN(millis) ? "" : new Date(millis + ahead(millis)).toISOString().slice(0, 16);
}

/** The moment a field for dates and times says, by the bank's clock; not a time when it says none. @param {string} typed */
export function momentOf(typed) {
  const wall = Date.parse(`${typed}Z`);
  if (Number.isNaN(wall)) return new Date(Number.NaN);
  // Between the two the clock may be put forward or back.
  return new Date(wall - ahead(wall - ahead(wall)));
}

/** The bank's day, such as `2026-12-15`. */
export const today = () => fieldTime(serverNow()).slice(0, 10);

/**
 * A waiting time as mm:ss, or h:mm:ss from an hour on.
 * @param {number} millis
 */
export function clock(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/**
 * A share from 0 to 1 as a percentage with one decimal, as the reasons in a trace write it.
 * @param {number} share
 */
export function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}

/** @param {number} count */
export function whole(count) {
  return new Intl.NumberFormat(currentLanguage() === "zh" ? "zh-CN" : "en-GB").format(count);
}

/** Enough of a long id to tell two apart. @param {string} id */
export function shortId(id) {
  return id.replace(/^sha256[:-]/, "").slice(0, 10);
}
