// The values of the editors' API, as types for the editor and the type checker. Nothing here runs.

/** @typedef {import("console/types.js").Language} Language */
/** @typedef {"settled" | "draft" | "in-review" | "approved" | "retirement-proposed" | "retirement-approved" | "retired"} Stage */
/** @typedef {{zh: string, en: string}} Both */
/** @typedef {{by: string, at: string, why: string}} Act */

/**
 * An article as customers get it, or as they are to. Days are ISO dates; `answers` are the plainest Markdown.
 * @typedef {{
 *   id: string,
 *   version: string,
 *   titles: Both,
 *   answers: Both,
 *   phrasings: {zh: string[], en: string[]},
 *   area: string,
 *   audience: string,
 *   sensitivity: string,
 *   validFrom: string,
 *   validUntil: string | null,
 *   signals: string[],
 *   maySignal: string[],
 *   notThis?: {zh: string[], en: string[]},
 *   variants?: Variant[],
 *   choices?: string[],
 *   links?: {zh: string[], en: string[]},
 * }} Article
 */

/** A further answer; `readers` says for whom, such as "channel wecom, tier gold". @typedef {{readers: string, answers: Both}} Variant */

/**
 * Something a reader of an article should look at; `piece` are the words in question, empty when something is missing.
 * @typedef {{kind: string, blocks: boolean, language: Language | null, piece: string, zh: string, en: string}} Complaint
 */

/**
 * What is to be said of a draft in short: how much blocks it, how much there is of each kind, and the gravest.
 * @typedef {{blocks: number, kinds: Record<string, number>, blocking: string[], first: Complaint}} Remarks
 */

/**
 * @typedef {{
 *   fields: {field: string, language: Language | null, before: unknown, after: unknown}[],
 *   phrasings: {language: Language, added: string[], removed: string[]}[],
 * }} Diff
 */

/**
 * How an article fares: messages about it and those answered with it, answers reviewed and those that were wrong, answers
 * that customers rated and those they found helpful.
 * @typedef {{
 *   asked: number,
 *   answered: number,
 *   reviewed: number,
 *   wrong: number,
 *   lastReview: string | null,
 *   rated: number,
 *   helpful: number,
 * }} Health
 */

/**
 * An article as one row of the list; `notPublished` says why it is not although its moment has come, `heldBack` why
 * customers are not told it today, `remarks` what is to be said of a draft before and in its review.
 * @typedef {{
 *   id: string,
 *   title: Both,
 *   area: string,
 *   sensitivity: string,
 *   audience: string,
 *   validFrom: string,
 *   validUntil: string | null,
 *   stage: Stage,
 *   revision: string,
 *   released: boolean,
 *   phrasings: {zh: number, en: number},
 *   needsSecondPerson: boolean,
 *   authors?: string[],
 *   lastBy: string | null,
 *   lastAt: string | null,
 *   publishFrom: string | null,
 *   returned: Act | null,
 *   health?: Health,
 *   notPublished?: {at: string, why: string} | null,
 *   heldBack?: Both[],
 *   remarks?: Remarks | null,
 *   onlyIn?: Language | null,
 *   retirement?: {by: string} | null,
 * }} ArticleRow
 */

/**
 * All articles.
 * @typedef {{
 *   release: {id: string},
 *   areas: string[],
 *   audiences: string[],
 *   sensitivities: string[],
 *   signals: string[],
 *   healthDays?: number,
 *   values?: Record<string, Both>,
 *   articles: ArticleRow[],
 * }} Catalogue
 */

/**
 * @typedef {{
 *   id: string,
 *   stage: Stage,
 *   revision: string,
 *   released: Article | null,
 *   draft: Article | null,
 *   needsSecondPerson: boolean,
 *   authors: string[],
 *   submitted: Act | null,
 *   accepted: string[],
 *   approved: Act | null,
 *   publishFrom: string | null,
 *   heldBack?: {zh: string, en: string}[],
 *   returned: Act | null,
 *   retirement: Act | null,
 *   complaints: Complaint[],
 *   changes: Diff | null,
 *   history: {at: string, by: string, event: string, revision: string | null, why: string | null}[],
 * }} Detail
 */

/**
 * Somebody else saved meanwhile; `both` has what either changed, and is null where they changed one thing.
 * @typedef {{
 *   current: string,
 *   meanwhile: {revision: string, by: string, at: string, why: string}[],
 *   theirs: Diff,
 *   own: Diff,
 *   both: Article | null,
 * }} Stale
 */

/** An entry of the catalogue that changes. @typedef {{key: string, name: Both, removed: boolean}} ChangedEntry */

/**
 * @typedef {{
 *   put: {id: string, title: Both, stage: Stage, isNew: boolean, by: string}[],
 *   removed: {id: string, title: Both}[],
 *   later: {id: string, title: Both, publishFrom: string}[],
 *   held: (string | {id: string, title?: Both, why?: string})[],
 *   entries: ChangedEntry[],
 *   glossary?: boolean,
 *   documents?: {put: {id: string, title: string, passages: number}[], removed: string[]},
 *   outdated?: boolean,
 * }} Publishable
 */

/**
 * What a release says to a message.
 * @typedef {{
 *   say: string,
 *   articles: string[],
 *   route?: string,
 *   likeliest: {article: string, probability: number}[],
 *   answerThreshold: number,
 *   words: string,
 * }} Said
 */

/**
 * @typedef {{
 *   words: string,
 *   turns: number,
 *   regression: number,
 *   conversation?: string,
 *   effects: string[],
 *   present: Said,
 *   candidate: Said,
 * }} Example
 */

/**
 * What a candidate does differently about many messages, in numbers of messages.
 * @typedef {{asked: number, same: number, changed: number, judged: number, wrongBefore: number, wrongAfter: number}
 *   & Record<string, number>} Effects
 */

/**
 * A limit of the gate that was exceeded: by `count` of `among`.
 * @typedef {{limit: string, of: string, allowed: number, found: number, count: number, among: number}} Breach
 */

/**
 * How a new or changed article is found by its own phrasings when they are left out: in each language, of how many
 * `phrasings` so many were `asked`, and led to it.
 * @typedef {{
 *   article: string,
 *   title: Both,
 *   languages: {language: Language, phrasings: number, asked: number, answered: number, offered: number, seldomFound: boolean}[],
 * }} OwnPhrasings
 */

/**
 * How a candidate fared against what is published. Shares are from 0 to 1.
 * @typedef {{
 *   passed: boolean,
 *   breaches: Breach[],
 *   tooFew: Breach[],
 *   rules: Record<string, number>,
 *   figures: {days: number, texts: number, cut: number, erased: number, human: number, drifted: number,
 *     turns: Effects, regression: Effects},
 *   differentQuestions: number,
 *   examples: Example[],
 *   seldomFound?: number,
 *   found?: OwnPhrasings[],
 *   seconds: number,
 * }} Report
 */

/**
 * @typedef {{
 *   state: "none" | "building" | "ready" | "published" | "failed",
 *   startedAt: string | null,
 *   tookSeconds: number | null,
 *   elapsedSeconds?: number | null,
 *   lastSeconds: number | null,
 *   by: string | null,
 *   lines: string[],
 *   error: string | null,
 *   release: string | {id: string} | null,
 *   changes: {put: string[], removed: string[]} | null,
 *   holds?: {id: string, title: Both}[],
 *   report: Report | null,
 * }} Candidate
 */

/**
 * Questions of one meaning without an answer. `examples` are some of what was asked, or all of it when the gap was asked
 * for by itself; `nearest` is then the open gap that may be the same matter; `perDay` ends with the day up to now.
 * @typedef {{
 *   id: string,
 *   state: "open" | "settled" | "answered",
 *   title: string,
 *   language: Language,
 *   terms: string[],
 *   distinct: number,
 *   leftOut: number,
 *   times: number,
 *   customers: number,
 *   persons: number,
 *   cost: number,
 *   causes: Record<string, number>,
 *   perDay: number[],
 *   latest: string,
 *   closest: {article: string, title: string, probability: number, answers: boolean, byVerdict: boolean} | null,
 *   examples: {text: string, times: number, personal: boolean}[],
 *   replies: {id: string, text: string, authors: string[], times: number, latest: string}[],
 *   before: {kind: string, by: string, at: string, article: string | null, why: string} | null,
 *   fresh: number,
 *   nearest?: Gap | null,
 * }} Gap
 */

/**
 * @typedef {{
 *   at: string,
 *   days: number,
 *   questions: number,
 *   cut: number,
 *   more: number,
 *   costs: Record<string, number>,
 *   backAfter: number,
 *   gaps: Gap[],
 * }} Gaps
 */

/** @typedef {{article: string, title: Both, text: string, value: string}} OverlapSide */
/** @typedef {{kind: string, language: Language, alike: number, one: OverlapSide, other: OverlapSide, value: string | null}} Overlap */

/**
 * A release that answers although the gate refused it.
 * @typedef {{
 *   number: number,
 *   release: string,
 *   by: string,
 *   at: string,
 *   reason: string,
 *   exceeded: string[],
 *   confirmedBy: string | null,
 *   confirmedAt: string | null,
 * }} Override
 */

/** @typedef {{asked: number, changed: number, newlyAnswered: number, newlyLost: number, nowWrong: number}} GateEffects */

/**
 * One release begins to answer; `before` is the one that answered until then, `by` is null where a start took it.
 * @typedef {{
 *   id: string,
 *   at: string,
 *   by: string | null,
 *   why: string | null,
 *   current: boolean,
 *   onDisk: boolean,
 *   before: string | null,
 *   overridden?: string[],
 *   override: Override | null,
 *   figures: {days: number, turns: GateEffects, regression: GateEffects} | null,
 * }} ReleaseRow
 */

/** @typedef {{id: string, name: Both, kind: "added" | "changed" | "removed", by: string[]}} Changed */
/** What a release has that the one before had not. @typedef {{articles: Changed[], entries: Changed[], documents: Changed[], terms: Changed[]}} ReleaseContents */

/**
 * What changes when another release answers again: what of it becomes drafts, and whose drafts it has.
 * @typedef {ReleaseContents & {drafts: {id: string, title: Both}[], published: {id: string, title: Both}[],
 *   draftEntries: string[], draftGlossary: boolean}} WayBack
 */

/**
 * What waits for somebody, but for articles.
 * @typedef {{
 *   today: string,
 *   entries: import("./catalogue-entry.js").Row[],
 *   documents: WaitingDocument[],
 *   overrides: Override[],
 *   glossary?: import("./glossary-terms.js").Glossary | null,
 * }} Waiting
 */

/**
 * @typedef {{
 *   id: string,
 *   released: {title: string} | null,
 *   pending: {version: string, title: string, passages: number, characters: number, imported: Act},
 * }} WaitingDocument
 */

export {};
