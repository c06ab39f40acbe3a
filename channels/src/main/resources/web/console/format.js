// Times, clocks and small pieces of text as people read them.

import { currentLanguage } from "./language.js";

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} instant
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(instant, options) {
  const locale = currentLanguage() === "zh" ? "zh-CN" : "en-GB";
  const key = locale + JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) formats.set(key, (formatter = new Intl.DateTimeFormat(locale, options)));
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : formatter.format(date);
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

/** An instant as a field for dates and times has it, by the clock of the desk. @param {string | number} instant */
export function fieldTime(instant) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return "";
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

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
