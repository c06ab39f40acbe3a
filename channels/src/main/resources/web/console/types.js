// The values the console API speaks in, as types for the editor and the type checker. Nothing here runs.

/** @typedef {"zh" | "en"} Language */
/** @typedef {"customer" | "assistant" | "agent" | "system"} Author */
/** @typedef {"self-harm" | "fraud" | "lost-card" | "hardship" | "person" | "complaint" | "no-answer" | "failed" | "lead"} Reason */
/** @typedef {"BOT" | "QUEUED" | "HUMAN" | "RESOLVED"} Status */

/**
 * Who is signed in, and to which console; `zone` is the bank's time zone, and `names` what those who may sign in are
 * called, by their user names.
 * @typedef {{username: string, role: "agent" | "supervisor" | "editor", zone: string, names: Record<string, string>}} User
 */

/**
 * One line of a conversation. `seq` grows through the conversation, with gaps; `at` is an ISO instant; `rating` is what the
 * customer said of an answer, `satisfaction` how satisfied they are with how a person served them, 1 to 5, 0 for not said,
 * `survey` how likely they recommend the bank, 0 to 10, without a score for not said, `outcome` the number of
 * the complaint of which it tells what the bank decided, `progress` of which it tells how it goes on, `joined` whether it tells that an agent took the conversation.
 * @typedef {{
 *   seq: number,
 *   author: Author,
 *   text: string,
 *   at: string,
 *   choices?: {text: string}[],
 *   links?: {label: string, address: string}[],
 *   citations?: {article: string, version: number | string, title: string}[],
 *   agent?: string,
 *   clientMessageId?: string,
 *   rating?: "none" | "helpful" | "not-helpful",
 *   satisfaction?: number,
 *   survey?: {score?: number},
 *   outcome?: string,
 *   progress?: string,
 *   joined?: boolean,
 * }} Message
 */

/**
 * A customer waiting for a person, or with one. `dueAt` is when somebody should have taken it; `number` is what the
 * customer was told, if anything, and `major` whether that is a major complaint's.
 * @typedef {{
 *   id: string,
 *   conversation: string,
 *   reason: Reason,
 *   reasons: Reason[],
 *   priority: number,
 *   status: "open" | "claimed",
 *   openedAt: string,
 *   dueAt: string,
 *   number: string | null,
 *   major: boolean,
 *   vulnerable: boolean,
 *   withdraws: boolean,
 *   missing: boolean,
 *   disputes: string | null,
 *   customer: {id: string, name: string | null, tier: string | null},
 *   language: Language,
 *   lastMessage: string,
 *   pressing: string | null,
 *   agent: string | null,
 * }} Ticket
 */

/** @typedef {{code: string, zh: string, en: string}} WrapUpCode */

/** What a customer said of their complaint when asked; `zh` and `en` are what it is called. @typedef {{fact: string, zh: string, en: string, said: string}} Fact */

/** @typedef {{sequence: number, tickets: Ticket[], mine: Ticket[], wrapUpCodes: WrapUpCode[]}} Queue */

/**
 * One earlier conversation of a customer. `decisions` counts what the assistant did, by kind.
 * @typedef {{
 *   conversation: string,
 *   channel: string,
 *   startedAt: string,
 *   status: Status,
 *   intents: {article: string, title: string}[],
 *   decisions: Record<string, number>,
 *   handoff: Reason | null,
 *   outcome: string | null,
 * }} TimelineEntry
 */

/**
 * @typedef {{
 *   id: string,
 *   name: string | null,
 *   tier: string | null,
 *   verified: boolean,
 *   since: string,
 *   timeline: TimelineEntry[],
 * }} Customer
 */

/**
 * A conversation with everything an agent needs; `phone` is the telephone number the customer named last in it; a supervisor also gets `turns` and how it was resolved.
 * @typedef {{
 *   id: string,
 *   channel: string,
 *   status: Status,
 *   language: Language,
 *   agent: string | null,
 *   mood: (Mood & {direction: "falling" | "steady" | "rising"}) | null,
 *   ticket: Ticket | null,
 *   facts: Fact[],
 *   joinedTo?: string | null,
 *   phone?: string | null,
 *   messages: Message[],
 *   customer: Customer,
 *   turns?: Turn[],
 *   resolution?: Resolution | null,
 * }} ConversationView
 */

/** @typedef {{agent: string, wrapUp: string, note: string | null, at: string}} Resolution */

/** @typedef {{seq: number, at: string, contested: boolean, trace: Trace}} Turn */

/**
 * How a customer sounds: sentiment from -1 to 1, urgency from 0 to 1.
 * @typedef {{sentiment: number, urgency: number}} Mood
 */

/** @typedef {{kind: string, text: string, value: string}} Entity */

/** @typedef {{signal: string, score: number, threshold: number, fired: boolean}} Signal */

/** @typedef {{article: string, version: number | string, title: string, probability: number}} Match */

/** @typedef {{passage: string, version: string, headings: string, probability: number}} PassageMatch */

/** @typedef {{row: string, taken: boolean, why: string}} Branch */

/**
 * An article whose question, not to be answered by it, the message is: the same words at 1, else how alike they mean.
 * @typedef {{article: string, title: string, question: string, similarity: number}} RuledOut
 */

/**
 * Why the assistant did what it did with one message. Scores and probabilities run from 0 to 1.
 * @typedef {{
 *   outcome: "decided" | "failed",
 *   error: string | null,
 *   release: string,
 *   language: "zh" | "en" | "mixed" | "neither",
 *   signals: Signal[],
 *   mood: Mood | null,
 *   entities: Entity[],
 *   matches: Match[],
 *   passages?: {threshold: number | null, matches: PassageMatch[]} | null,
 *   thresholds: {answer: number, suggest: number},
 *   branches: Branch[],
 *   decision: {say: string, articles: string[], route: Reason | null},
 *   millis: {interpret: number, match: number, decide: number},
 *   synonyms?: {written: string, term: string}[],
 *   ruledOut?: RuledOut[],
 *   reader?: {channel: string, signedIn: boolean, tier: string | null, holds?: string[] | null, variant: string} | null,
 * }} Trace
 */

/**
 * A conversation as one row of the supervisor's list.
 * @typedef {{
 *   id: string,
 *   channel: string,
 *   language: Language,
 *   startedAt: string,
 *   lastAt: string,
 *   status: Status,
 *   customer: {id: string, name: string | null, tier: string | null},
 *   messages: number,
 *   handoff: Reason | null,
 *   outcome: string | null,
 *   agent: string | null,
 *   helpful: number,
 *   notHelpful: number,
 *   satisfaction: number | null,
 *   snippet: string | null,
 * }} ConversationRow
 */

/**
 * What an agent wrote and the server has not yet confirmed. `after` is the last sequence number seen when it was written.
 * @typedef {{
 *   clientMessageId: string,
 *   text: string,
 *   at: string,
 *   after: number,
 *   state: "sending" | "failed",
 *   error: string | null,
 *   signedOut: boolean,
 * }} Outgoing
 */

export {};
