// What the server says of complaints.

/**
 * A time limit of one complaint; `until` is what stops it, `law` says whether a law sets it, and `asked` is who asked
 * for more time for it.
 * @typedef {{
 *   name: string,
 *   until: "acknowledged" | "resolved" | "told",
 *   law: boolean,
 *   due: string,
 *   state: "running" | "ending" | "overdue" | "in-time" | "late" | "stopped",
 *   asked: string | null,
 *   extendable: boolean,
 * }} Clock
 */

/** @typedef {"filed" | "investigated" | "resolved" | "told" | "closed" | "joined"} Stage */

/**
 * A complaint as the board lists it; its clocks are in the order in which they end, those that stopped last. `joinedTo`
 * is the number of the one it goes on in, and `duplicates` how many go on in it.
 * @typedef {{
 *   number: string,
 *   customer: string,
 *   channel: string,
 *   language: string,
 *   stage: Stage,
 *   severity: "ordinary" | "major",
 *   product: string | null,
 *   cause: string | null,
 *   owner: string | null,
 *   filedAt: string,
 *   runsSince: string,
 *   nextUntil: string | null,
 *   escalations: number,
 *   finding: string | null,
 *   decidedBy: string | null,
 *   group: string | null,
 *   joinedTo: string | null,
 *   duplicates: number,
 *   reopenings: number,
 *   score: number | null,
 *   clocks: Clock[],
 * }} Row
 */

/** What happened: the event's name, when, and whatever else it says. @typedef {Record<string, any> & {event: string, at: string}} Line */

/** @typedef {import("console/types.js").Fact} Fact */

/**
 * One complaint; `history` has the newest first, `joined` are those that go on in it, and `recent` the customer's that may
 * be the same: open, or closed not long ago.
 * @typedef {Row & {
 *   conversations: string[],
 *   history: Line[],
 *   owners: string[],
 *   stated: Fact[],
 *   joined: (Row & {stated: Fact[]})[],
 *   recent: Row[],
 *   others: Row[],
 * }} Complaint
 */

/**
 * Several customers with one cause; `head` stands for them, and `apart` are those that do not stand under it yet.
 * @typedef {{head: string, product: string, cause: string, customers: number, complaints: number, apart: string[]}} Group
 */

/** @typedef {{now: string, open: Row[], closed: Row[], groups: Group[]}} Board */

export {};
