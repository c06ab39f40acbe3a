// Where on the page one is, kept in the address so that a reload or a bookmark finds it again. What stands behind "#"
// never leaves the browser.

/** @typedef {"all" | "mine" | "attention"} Show */

/**
 * `find` is what somebody was looked for by, `after` where the list goes on; `id` is the record that is looked at, and
 * `part` what of it; the others narrow its timeline.
 * @typedef {{
 *   show: Show,
 *   find: string,
 *   tier: string,
 *   valueClass: string,
 *   risk: string,
 *   after: string,
 *   id: string,
 *   part: string,
 *   kind: string,
 *   channel: string,
 *   from: string,
 *   until: string,
 *   offset: number,
 * }} Place
 */

/** @type {Show[]} */
export const SHOWS = ["all", "mine", "attention"];

const TEXTS = /** @type {const} */ (["find", "tier", "valueClass", "risk", "after", "id", "part", "kind", "channel", "from", "until"]);

/** @returns {Place} */
export function place() {
  const given = new URLSearchParams(location.hash.slice(1));
  const show = /** @type {Show} */ (given.get("show") ?? "all");
  const [find, tier, valueClass, risk, after, id, part, kind, channel, from, until] = TEXTS.map((name) => given.get(name) ?? "");
  const offset = Math.max(0, Number.parseInt(given.get("offset") ?? "0", 10) || 0);
  return {
    show: SHOWS.includes(show) ? show : "all",
    find,
    tier,
    valueClass,
    risk,
    after,
    id,
    part,
    kind,
    channel,
    from,
    until,
    offset,
  };
}

/** @param {Partial<Place>} to */
export function addressOf(to) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(to)) {
    if (value && !(name === "show" && value === "all")) given.set(name, String(value));
  }
  return `#${given}`;
}

/** The list one came from. */
export function addressOfList() {
  const { show, find, tier, valueClass, risk, after } = place();
  return addressOf({ show, find, tier, valueClass, risk, after });
}

/** The page of one customer, from which the way back leads to the same list. @param {string} id */
export function addressOfCustomer(id) {
  const { show, find, tier, valueClass, risk, after } = place();
  return addressOf({ show, find, tier, valueClass, risk, after, id });
}

/** The same customer with another timeline. @param {Partial<Place>} change */
export const addressWith = (change) => addressOf({ ...place(), part: "", ...change });
