// What the server says of leads.

/** @typedef {"open" | "assigned" | "contacted" | "won" | "lost" | "merged"} Stage */

/**
 * Whether the lead's investment is one the customer may buy by their rating, in words.
 * @typedef {{match: "within" | "above" | "expired" | "unrated", zh: string, en: string}} Fit
 */

/**
 * A lead as the board lists it; `expected` is how likely it becomes business, from 0 to 1, or was thought to before it
 * ended. `permission` is what the customer said last, about the lead or for their record, `inWriting` that they may be
 * written to and not called; as `name` and `fit` it is told
 * of those that are shown.
 * @typedef {{
 *   number: string,
 *   customer: string,
 *   name?: string | null,
 *   channel: string,
 *   language: string,
 *   core: boolean,
 *   stage: Stage,
 *   product: string | null,
 *   article: string | null,
 *   amount: string,
 *   amountFrom: number | null,
 *   horizon: string,
 *   times: number,
 *   permission?: "unknown" | "given" | "refused",
 *   inWriting?: boolean,
 *   fit?: Fit | null,
 *   owner: string | null,
 *   openedAt: string,
 *   lastAt: string,
 *   contactedAt: string | null,
 *   nextUntil: string | null,
 *   expected: number | null,
 *   endedAt?: string,
 *   loss?: string | null,
 *   into?: string | null,
 * }} Row
 */

/** What speaks for a lead, or with a negative weight against it. @typedef {{zh: string, en: string, weight: number}} Reason */

/** What happened: the event's name, when, and whatever else it says. @typedef {Record<string, any> & {event: string, at: string}} Line */

/** @typedef {import("console/reach.js").Client} Client */

/** What the record says of being contacted. @typedef {{given: boolean, by: string, how: string, at: string}} Consent */

/**
 * One lead; `sum` and `reach` are how much, and how they are to be contacted, in the customer's words; `refusedFor` is
 * another one of theirs for which they refused it; `history` has the newest first, `client` is null once they were erased.
 * @typedef {Row & {
 *   permission: "unknown" | "given" | "refused",
 *   inWriting: boolean,
 *   fit: Fit | null,
 *   client: Client | null,
 *   consent: Consent | null,
 *   sum: string | null,
 *   reach: string | null,
 *   named: string[],
 *   refusedFor: string | null,
 *   articleTitle: {zh: string, en: string} | null,
 *   conversations: string[],
 *   reasons: Reason[],
 *   owners: string[],
 *   promises: import("complaints/types.js").PromiseMade[],
 *   history: Line[],
 *   others: Row[],
 * }} Lead
 */

/**
 * Leads of which much the same was expected, and what came of them; `low` and `high` bound what may be true.
 * @typedef {{
 *   from: number,
 *   to: number,
 *   ended: number,
 *   won: number,
 *   expected: number,
 *   low: number,
 *   high: number,
 *   agrees: boolean,
 * }} Band
 */

/** @typedef {{brier: number, base: number, bands: Band[]}} Calibration */

/** @typedef {{now: string, open: Row[], ended: Row[], calibration: Calibration}} Board */

export {};
