// Where in the console one is, kept in the address so that a reload or a bookmark finds it again.

/** @typedef {"log" | "incidents" | "quality" | "recall" | "outbox" | "people" | "rules" | "audit"} View */

/**
 * `rating` is what customers said of an answer, `article`, `version`, `from` and `to` are what a recall asks for, and `person` is whose data is looked at.
 * @typedef {{
 *   view: View,
 *   query: string,
 *   status: string,
 *   rating: string,
 *   offset: number,
 *   conversation: string | null,
 *   article: string,
 *   version: string,
 *   from: string,
 *   to: string,
 *   person: string,
 * }} Place
 */

/** @type {View[]} */
export const VIEWS = ["log", "incidents", "quality", "recall", "outbox", "people", "rules", "audit"];

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  const view = /** @type {View} */ (given.get("view") ?? "log");
  return {
    view: VIEWS.includes(view) ? view : "log",
    query: given.get("query") ?? "",
    status: given.get("status") ?? "",
    rating: given.get("rating") ?? "",
    offset: Math.max(0, Number.parseInt(given.get("offset") ?? "0", 10) || 0),
    conversation: given.get("conversation") || null,
    article: given.get("article") ?? "",
    version: given.get("version") ?? "",
    from: given.get("from") ?? "",
    to: given.get("to") ?? "",
    person: given.get("person") ?? "",
  };
}

/** @param {Partial<Place>} to */
export function addressOf(to) {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries(to)) {
    if (value && !(key === "view" && value === "log")) given.set(key, String(value));
  }
  return `#${given}`;
}

/** The first page of a part. @param {View} view */
export function viewAddress(view) {
  return addressOf({ view });
}

/** @param {Partial<Place>} change */
export function addressWith(change) {
  return addressOf({ ...place(), ...change });
}

/**
 * Goes there; the browser's "back" leads here again unless `replace`.
 * @param {Partial<Place>} change
 */
export function go(change, replace = false) {
  const address = addressWith(change);
  if (address === (location.hash || "#")) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
