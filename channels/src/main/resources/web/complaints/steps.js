// The steps on a complaint: which ones fit, and what each asks for.

import { dateOnly, dueTime } from "console/format.js";
import { session } from "console/session.js";
import { staffChoice } from "console/staff-names.js";
import { nextClock, runs } from "./clocks.js";
import { FINDINGS, PRODUCTS, SEVERITIES, WAYS, clockWord, findingWord, productWord, severityWord, wayWord } from "./code-words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Clock} Clock */

/** @typedef {import("console/step-dialog.js").Field} Field */
/** @typedef {import("console/case-page.js").FittingStep} Step */

/** @param {Clock} clock */
const canBeAsked = ({ extendable, asked }) => extendable && !asked;

/** Stands between the number of one it may be put under and what tells it from others. */
const APART = " · ";

/** @param {Complaint["alike"][number]} one */
const alikeWord = ({ number, name, cause, what, filedAt }) => [number, name, cause, what, dateOnly(filedAt)].filter(Boolean).join(APART);

/** @type {Field} */
const REASON = { name: "reason", kind: "long" };

/** @type {Field} */
const CAUSE = { name: "cause", kind: "text", from: ({ cause }) => cause };

/**
 * Whether only somebody else may tell or close it: a major one takes a second person, and so does one that was made ordinary by
 * who decided it.
 * @param {Row} complaint
 * @param {string} me
 */
export const needsAnother = ({ severity, decidedBy, loweredBy }, me) => decidedBy === me && (severity === "major" || loweredBy === me);

/**
 * Whether somebody may end it with nothing decided: who looks after a major one or decided it may not, nor who made it ordinary.
 * @param {Row} complaint
 * @param {string} me
 */
const mayEnd = ({ severity, owner, decidedBy, loweredBy }, me) =>
  loweredBy !== me && !(severity === "major" && (owner === me || decidedBy === me));

/** Whether it can be ended with nothing decided. @param {Row} complaint */
const isUnended = ({ stage }) => stage !== "closed" && stage !== "told";

/** Whether it can be ended with nothing decided, but only by somebody else. @param {Row} complaint @param {string} me */
export const needsAnotherToEnd = (complaint, me) =>
  isUnended(complaint) && complaint.stage !== "joined" && !mayEnd(complaint, me);

/** Whether the customer does not accept what they were told, or only on a condition. @param {Row} complaint */
const isObjectedTo = ({ stage, wishes }) => stage === "told" && (wishes.includes("objection") || wishes.includes("condition"));

/** What was decided last, also of one that is decided anew: the history has the newest first. @param {Complaint} complaint */
const decided = ({ history }) => history.find(({ event }) => event === "complaint.resolved");

/** What the customer wrote when they took it back. @param {Complaint} complaint */
const takenBack = ({ wishes, history }) =>
  wishes.includes("withdrawal") ? history.find(({ fact }) => fact === "withdrawal")?.said : null;

/** The ways to reach the customer of a complaint, who reads in a conversation only where there is one. @param {Complaint} complaint */
const waysOf = ({ conversations }) => (conversations.length > 0 ? WAYS : WAYS.slice(1));

/** Its owner decides, or a supervisor. @param {string} owner @param {string} me */
const mayDecide = (owner, me) => owner === me || session.isKnownAs("supervisor");

/** Whether somebody has to take it before they can decide it. @param {Row} complaint @param {string} me */
export const needsTaking = ({ stage, owner }, me) => stage === "investigated" && Boolean(owner) && !mayDecide(owner ?? "", me);

/** Steps on one that does not go on in another, in the order in which they are offered. @type {Step[]} */
const OWN = [
  {
    id: "take",
    path: "owner",
    fields: [],
    fits: ({ stage, owner }, me) => (stage === "closed" || owner === me ? null : owner ? "more" : "first"),
  },
  {
    id: "tell",
    path: "telling",
    fields: [
      { name: "how", kind: "choice", codes: waysOf, word: wayWord },
      { name: "note", kind: "long", optional: true },
    ],
    shown: [{ name: "telling", text: ({ telling }) => telling }],
    fits: (complaint, me) => (complaint.stage === "resolved" && !needsAnother(complaint, me) ? "first" : null),
  },
  {
    id: "reopen",
    path: "reopening",
    fields: [REASON],
    fits: (complaint) =>
      complaint.stage === "closed" || isObjectedTo(complaint) ? "first" : complaint.stage === "told" || complaint.stage === "resolved" ? "more" : null,
  },
  {
    id: "close",
    path: "closing",
    fields: [],
    fits: (complaint, me) => (complaint.stage === "told" && !needsAnother(complaint, me) ? "first" : null),
  },
  {
    id: "resolve",
    path: "resolution",
    fields: [
      { name: "finding", kind: "choice", codes: () => FINDINGS, word: findingWord, from: (one) => decided(one)?.finding ?? null },
      { ...CAUSE, label: "rootCause" },
      { name: "found", kind: "long", from: (one) => decided(one)?.found ?? null },
      { name: "remedy", kind: "long", from: (one) => decided(one)?.remedy ?? null },
      { name: "owed", kind: "long", optional: true, from: (one) => decided(one)?.owed || null },
      { name: "owedUntil", kind: "day", optional: true, from: (one) => decided(one)?.owedUntil || null },
      { name: "appeal", kind: "long", from: (one) => decided(one)?.appeal ?? one.appeal },
    ],
    fits: ({ stage, owner }, me) => (!owner || !mayDecide(owner, me) ? null : stage === "investigated" ? "first" : stage === "resolved" ? "more" : null),
  },
  {
    id: "acknowledge",
    path: "acknowledgement",
    fields: [{ name: "how", kind: "choice", codes: () => WAYS.slice(1), word: wayWord }],
    fits: ({ clocks }) => (clocks.some((clock) => clock.until === "acknowledged" && runs(clock)) ? "first" : null),
  },
  {
    id: "classify",
    path: "classification",
    fields: [
      { name: "product", kind: "choice", codes: () => PRODUCTS, word: productWord, from: ({ product }) => product },
      { name: "severity", kind: "choice", codes: () => SEVERITIES, word: severityWord, from: ({ severity }) => severity },
      { ...CAUSE, optional: true },
    ],
    fits: ({ stage, product, cause }) => (stage === "closed" ? null : !product || (stage !== "told" && !cause) ? "first" : "more"),
  },
  {
    id: "plan",
    path: "plan",
    fields: [
      { name: "action", kind: "long" },
      { name: "until", kind: "time" },
    ],
    fits: ({ stage }) => (stage === "closed" ? null : stage === "investigated" ? "first" : "more"),
  },
  {
    id: "note",
    path: "notes",
    fields: [{ name: "text", kind: "long" }],
    fits: ({ stage }) => (stage === "closed" ? "more" : "first"),
  },
  {
    id: "assign",
    path: "owner",
    fields: [{ name: "owner", kind: "choice", codes: ({ owners, owner }) => owners.filter((one) => one !== owner), word: staffChoice }],
    fits: ({ stage, owner }) => (stage === "closed" ? null : owner ? "more" : "first"),
  },
  {
    id: "escalate",
    path: "escalation",
    fields: [REASON],
    fits: (complaint) => {
      if (complaint.stage === "closed") return null;
      const next = nextClock(complaint);
      return next && next.state !== "running" ? "first" : "more";
    },
  },
  {
    id: "extend",
    path: "extension",
    fields: [
      {
        name: "clock",
        kind: "choice",
        codes: ({ clocks }) => clocks.filter(canBeAsked).map(({ name }) => name),
        word: clockWord,
      },
      REASON,
      { name: "toCustomer", kind: "long" },
    ],
    fits: ({ stage, clocks }) => {
      const able = clocks.filter(canBeAsked);
      if (stage === "closed" || able.length === 0) return null;
      return able.some(({ state }) => state !== "running") ? "first" : "more";
    },
  },
  {
    id: "withdraw",
    path: "withdrawal",
    fields: [
      {
        name: "how",
        kind: "choice",
        codes: waysOf,
        word: wayWord,
        label: "withdrawnHow",
        from: (one) => (takenBack(one) ? "conversation" : null),
      },
      { name: "said", kind: "long", from: takenBack },
    ],
    fits: (complaint, me) =>
      !isUnended(complaint) || !mayEnd(complaint, me) ? null : complaint.wishes.includes("withdrawal") ? "first" : "more",
  },
  {
    id: "dismiss",
    path: "dismissal",
    fields: [REASON],
    fits: (complaint, me) =>
      isUnended(complaint) && mayEnd(complaint, me) && session.isKnownAs("supervisor") ? "more" : null,
  },
  {
    id: "link",
    path: "conversations",
    fields: [{ name: "conversation", kind: "text" }],
    fits: () => "more",
  },
  {
    id: "group",
    path: "group",
    fields: [
      {
        name: "group",
        kind: "text",
        from: ({ group }) => group,
        codes: ({ alike }) => alike.map(alikeWord),
        value: (typed) => typed.split(APART)[0],
      },
    ],
    fits: () => "more",
  },
  { id: "ungroup", path: "ungrouping", fields: [], fits: ({ group }) => (group ? "more" : null) },
];

/** One that goes on in another is handled there. @type {Step[]} */
export const STEPS = [
  ...OWN.map((step) => {
    const { fits } = step;
    return { ...step, fits: (/** @type {Complaint} */ one, /** @type {string} */ me) => (one.stage === "joined" ? null : fits(one, me)) };
  }),
  { id: "part", path: "parting", fields: [], fits: ({ stage }) => (stage === "joined" ? "first" : null) },
];

/** Whether nothing is decided of it. @param {Row} row */
export const undecided = ({ stage }) => stage === "filed" || stage === "investigated";

/**
 * Whether one may go on in another of the customer's, or why not: the other must be reopened first, or was filed later and is
 * itself to be joined; null where it is not asked.
 * @param {Complaint} complaint
 * @param {Row} into
 * @returns {"yes" | "reopenFirst" | "joinThere" | null}
 */
export function mayJoin(complaint, into) {
  if (!undecided(complaint)) return null;
  if (!undecided(into)) return "reopenFirst";
  if (Date.parse(into.filedAt) > Date.parse(complaint.filedAt)) return into.duplicates > 0 ? null : "joinThere";
  return complaint.duplicates > 0 ? null : "yes";
}

/** Lets it go on in another one, which is the same; offered beside that one. @type {Step} */
export const JOIN = { id: "join", path: "joining", fields: [], fits: () => null };

/** Gives a clock the time that somebody asked for; offered beside that clock, with until when and why. @type {Step} */
export const APPROVE = {
  id: "approve",
  path: "extension-approval",
  fields: [],
  shown: [
    { name: "extendedTo", text: ({ extended }) => (extended ? dueTime(extended) : null) },
    { name: "askedBecause", text: ({ reason }) => reason ?? null },
    { name: "toCustomer", text: ({ toCustomer }) => toCustomer ?? null },
  ],
  fits: () => null,
};

/** Leaves a clock as it is; offered beside that clock. @type {Step} */
export const REFUSE_TIME = { id: "refuseTime", path: "extension-refusal", fields: [REASON], fits: () => null };

/** Steps on all that stand under it; offered beside those. @type {Step} */
export const DECIDE_MEMBERS = { id: "decideMembers", path: "members-decision", fields: [], fits: () => null };

/** The same where some of their customers read the other language. @type {Step} */
export const DECIDE_MEMBERS_IN_BOTH = {
  ...DECIDE_MEMBERS,
  fields: [
    { name: "found", label: "otherFound", kind: "long", optional: true },
    { name: "remedy", label: "otherRemedy", kind: "long", optional: true },
    { name: "owed", label: "otherOwed", kind: "long", optional: true },
    { name: "appeal", label: "otherAppeal", kind: "long", optional: true },
  ],
};

/** @type {Step} */
export const TELL_MEMBERS = { id: "tellMembers", path: "members-telling", fields: [], fits: () => null };
