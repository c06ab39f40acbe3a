// What the server says of suggestions and praise.

/** @typedef {"received" | "routed" | "answered" | "told" | "passed-on" | "dismissed"} Stage */

/**
 * One as the board lists it.
 * @typedef {{
 *   number: string,
 *   kind: "suggestion" | "praise",
 *   stage: Stage,
 *   product: string | null,
 *   customer: string,
 *   channel: string,
 *   language: string,
 *   conversation: string,
 *   team: string | null,
 *   owner: string | null,
 *   verdict: string | null,
 *   receivedAt: string,
 *   endedAt: string | null,
 * }} Row
 */

/** What happened: the event's name, when, and whatever else it says. @typedef {Record<string, any> & {event: string, at: string}} Line */

/** One; `history` has the newest first. @typedef {Row & {owners: string[], history: Line[], others: Row[]}} Feedback */

/** @typedef {{open: Row[], ended: Row[]}} Board */

export {};
