// The steps on a lead: which ones fit, and what each asks for.

import { PRODUCTS, productWord, wayWord } from "complaints/code-words.js";
import { staffChoice } from "console/staff-names.js";
import {
  AMOUNTS,
  ANSWERS,
  HORIZONS,
  LOSSES,
  WAYS,
  amountOrNone,
  amountText,
  answerWord,
  horizonOrNone,
  lossWord,
} from "./code-words.js";
import { goesOn, mergeOf, mergesOf } from "./merges.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Lead} Lead */
/** @typedef {import("console/step-dialog.js").Field} Field */
/** @typedef {import("console/case-page.js").FittingStep} Step */

/** @type {Field} */
const HOW = { name: "how", kind: "choice", codes: () => WAYS, word: wayWord };

/** By which way they may be reached. @type {Field} */
const REACHED = { ...HOW, codes: ({ inWriting }) => WAYS.filter((one) => !inWriting || one !== "telephone") };

/** @type {Field} */
const SAID = { name: "text", kind: "long", label: "said", optional: true };

const UNKNOWN = "unknown";

/** A part of the bank's business, or none. @param {string | null} product */
const productOrNone = (product) => (product && product !== UNKNOWN ? productWord(product) : say("unknownProduct"));

/** @param {string} way @param {Lead} lead */
function mergeWord(way, lead) {
  const { from, into } = /** @type {{from?: string, into?: string}} */ (mergeOf(way));
  const other = /** @type {any} */ (lead.others.find(({ number }) => number === (from ?? into)));
  const survivor = from ? lead : other;
  // The larger amount is the one that stays.
  const kept = AMOUNTS.indexOf(other.amount) > AMOUNTS.indexOf(lead.amount) ? other : lead;
  const named = [survivor.number, productOrNone(survivor.product), amountText(kept)].filter(Boolean).join(" · ");
  return say("mergeWay", { survivor: named, ends: from ?? lead.number });
}

/** In the order in which they are offered. @type {Step[]} */
export const STEPS = [
  {
    id: "take",
    path: "owner",
    fields: [],
    fits: (lead, me) => (!goesOn(lead) || lead.owner === me ? null : lead.owner ? "more" : "first"),
  },
  {
    id: "permit",
    path: "permission",
    fields: [
      { name: "given", kind: "choice", codes: () => ANSWERS, word: answerWord, value: (typed) => (typed === "writing" ? typed : typed === "yes") },
      HOW,
    ],
    fits: (lead) => (!goesOn(lead) ? null : lead.permission === "unknown" ? "first" : "more"),
  },
  {
    id: "contact",
    path: "contact",
    fields: [REACHED, SAID],
    fits: (lead) => (goesOn(lead) && lead.permission === "given" ? "first" : null),
  },
  {
    id: "noAnswer",
    path: "no-answer",
    fields: [REACHED, { ...SAID, label: "text" }],
    fits: (lead) => (goesOn(lead) && lead.permission === "given" ? "first" : null),
  },
  {
    id: "win",
    path: "win",
    fields: [SAID],
    fits: (lead) => (!goesOn(lead) || !lead.owner ? null : lead.stage === "contacted" ? "first" : "more"),
  },
  {
    id: "lose",
    path: "loss",
    fields: [{ name: "reason", kind: "choice", label: "lossReason", codes: () => LOSSES, word: lossWord }, SAID],
    fits: (lead) => (!goesOn(lead) || !lead.owner ? null : lead.permission === "unknown" ? "more" : "first"),
  },
  {
    id: "plan",
    path: "plan",
    fields: [
      { name: "action", kind: "long" },
      { name: "until", kind: "time" },
    ],
    fits: (lead) => (goesOn(lead) ? "first" : null),
  },
  {
    id: "note",
    path: "notes",
    fields: [{ name: "text", kind: "long" }],
    fits: (lead) => (goesOn(lead) ? "first" : "more"),
  },
  {
    id: "correct",
    path: "correction",
    fields: [
      {
        name: "product",
        kind: "choice",
        from: ({ product }) => product ?? UNKNOWN,
        codes: () => [...PRODUCTS, UNKNOWN],
        word: productOrNone,
      },
      { name: "amount", kind: "choice", from: ({ amount }) => amount, codes: () => AMOUNTS, word: amountOrNone },
      { name: "horizon", kind: "choice", from: ({ horizon }) => horizon, codes: () => HORIZONS, word: horizonOrNone },
      { name: "text", kind: "long", label: "basis", optional: true },
    ],
    fits: (lead) => (goesOn(lead) ? "first" : null),
  },
  {
    id: "reopen",
    path: "reopening",
    fields: [{ name: "reason", kind: "long" }],
    fits: (lead) => (goesOn(lead) ? null : "first"),
  },
  {
    id: "assign",
    path: "owner",
    fields: [
      {
        name: "owner",
        kind: "choice",
        codes: ({ owners, owner }) => owners.filter((/** @type {string} */ one) => one !== owner),
        word: staffChoice,
      },
    ],
    fits: (lead) => (!goesOn(lead) ? null : lead.owner ? "more" : "first"),
  },
  {
    id: "merge",
    path: "merge",
    fields: [{ name: "into", kind: "choice", from: (lead) => mergesOf(lead)[0], codes: mergesOf, word: mergeWord }],
    sent: ({ into, ...rest }) => ({ ...rest, ...mergeOf(into) }),
    fits: (lead) => (goesOn(lead) && lead.others.some((row) => goesOn(/** @type {Lead} */ (row))) ? "more" : null),
  },
];
