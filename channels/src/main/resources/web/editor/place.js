// Where in the console one is, kept in the address so that a reload or a bookmark finds it again.

/** @typedef {"articles" | "review" | "gaps" | "catalogue" | "glossary" | "documents" | "try" | "publish" | "exchange"} View */
/** @typedef {{view: View, article: string | null, query: string, stage: string, area: string}} Place */

/** @type {View[]} */
export const VIEWS = ["articles", "review", "gaps", "catalogue", "glossary", "documents", "try", "publish", "exchange"];

/** The id that stands for an article which is not yet there; no article can have it. */
export const NEW = "+";

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  const view = /** @type {View} */ (given.get("view") ?? "articles");
  return {
    view: VIEWS.includes(view) ? view : "articles",
    article: given.get("article") || null,
    query: given.get("query") ?? "",
    stage: given.get("stage") ?? "",
    area: given.get("area") ?? "",
  };
}

/** @param {Partial<Place>} change */
export function addressWith(change) {
  const given = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...place(), ...change })) {
    if (value && !(key === "view" && value === "articles")) given.set(key, value);
  }
  return `#${given}`;
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
