// What the server says of complaints.

/**
 * A time limit of one complaint; `until` is what stops it, `law` says whether a law sets it, and `asked` is who asked
 * for more time for it; `extended` is when it ends if they get it, null where nobody asked or it stopped.
 * @typedef {{
 *   name: string,
 *   until: "acknowledged" | "resolved" | "told",
 *   law: boolean,
 *   due: string,
 *   state: "running" | "ending" | "overdue" | "in-time" | "late" | "stopped",
 *   asked: string | null,
 *   extended: string | null,
 *   extendable: boolean,
 * }} Clock
 */

/** What the customer wrote that they want of it, to which somebody is to see. @typedef {"withdrawal" | "acceptance" | "objection" | "condition"} Wish */

/** @typedef {"filed" | "investigated" | "resolved" | "told" | "closed" | "joined"} Stage */

/**
 * A complaint as the board lists it; `ending` is how it ended with nothing decided, `name` its customer's where that is known,
 * and `what` the first words of what happened; its clocks are in the order in which they end, those that stopped last. `joinedTo`
 * is the number of the one it goes on in, `duplicates` how many go on in it, `loweredBy` who made a major one ordinary, and
 * `danger` when danger to oneself was heard last in its conversations.
 * @typedef {{
 *   number: string,
 *   version: number,
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
 *   ending: "withdrawn" | "not-a-complaint" | null,
 *   name?: string | null,
 *   what?: string,
 *   finding: string | null,
 *   decidedBy: string | null,
 *   loweredBy: string | null,
 *   wishes: Wish[],
 *   group: string | null,
 *   joinedTo: string | null,
 *   replyDue?: string | null,
 *   danger?: string | null,
 *   duplicates: number,
 *   reopenings: number,
 *   score: number | null,
 *   clocks: Clock[],
 * }} Row
 */

/** What happened: the event's name, when, and whatever else it says. @typedef {Record<string, any> & {event: string, at: string}} Line */

/** @typedef {import("console/types.js").Fact} Fact */

/**
 * What was said in a conversation; `gone` where the words are no longer kept, and `startedAt` null where nothing is.
 * @typedef {{
 *   conversation: string,
 *   channel: string,
 *   language: string,
 *   startedAt: string | null,
 *   gone: boolean,
 *   messages: import("console/types.js").Message[],
 * }} Said
 */

/** One that stands under another; `name` is its customer's, where that is known. @typedef {Row & {name: string | null}} Member */

/**
 * What became of a step on all that stand under one: how many it was taken on, those left with why, and the one as it is
 * then.
 * @typedef {{done: number, left: {number: string, zh: string, en: string}[], complaint: Complaint}} OnMembers
 */

/**
 * What was promised of a complaint or lead; `result`, `score` and `ending` are what came of it, null as long as it is open.
 * @typedef {{
 *   number: string,
 *   kind: string,
 *   owner: string | null,
 *   due: string,
 *   overdue: boolean,
 *   result: string | null,
 *   score: number | null,
 *   text: string | null,
 *   ending: string | null,
 * }} PromiseMade
 */

/**
 * One complaint; `phone` is the telephone number named in its conversations, and `replyDue` by when its waiting customer was
 * promised a first answer; `appeal` is what the bank says of where one can go who does not agree, and `telling` what the customer would
 * be told, null where nothing is decided or they were; `history` has the newest first, `said` the conversation somebody wrote in last, `members` are those that stand under it,
 * `alike` those that go on under which it may be put, `joined` those that go on in it, and `recent` the customer's that may
 * be the same: open, or closed not long ago.
 * @typedef {Row & {
 *   conversations: string[],
 *   phone: string | null,
 *   replyDue: string | null,
 *   history: Line[],
 *   owners: string[],
 *   appeal: string,
 *   telling: string | null,
 *   promises: PromiseMade[],
 *   stated: Fact[],
 *   said: Said[],
 *   members: Member[],
 *   alike: {number: string, name: string | null, cause: string | null, what: string | null, filedAt: string}[],
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
