// Where in the console one is, kept in the address so that a reload or a bookmark finds it again.

/**
 * @typedef {{query: string, status: string, offset: number, conversation: string | null}} Place
 */

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  return {
    query: given.get("query") ?? "",
    status: given.get("status") ?? "",
    offset: Math.max(0, Number.parseInt(given.get("offset") ?? "0", 10) || 0),
    conversation: given.get("conversation") || null,
  };
}

/** @param {Place} to */
export function addressOf({ query, status, offset, conversation }) {
  const given = new URLSearchParams();
  if (query) given.set("query", query);
  if (status) given.set("status", status);
  if (offset > 0) given.set("offset", String(offset));
  if (conversation) given.set("conversation", conversation);
  return `#${given}`;
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
