// The steps on a suggestion or praise: which ones fit, and what each asks for.

import { WAYS, wayWord } from "complaints/code-words.js";
import { staffChoice } from "console/staff-names.js";
import { VERDICTS, verdictWord } from "./code-words.js";

/** @typedef {import("./types.js").Feedback} Feedback */
/** @typedef {import("console/case-page.js").FittingStep} Step */

/** @param {Feedback} one */
const goesOn = ({ endedAt }) => !endedAt;

/** In the order in which they are offered. @type {Step[]} */
export const STEPS = [
  {
    id: "take",
    path: "owner",
    fields: [],
    fits: (one, me) => (!goesOn(one) || one.owner === me ? null : one.owner ? "more" : "first"),
  },
  {
    id: "tell",
    path: "telling",
    fields: [{ name: "how", kind: "choice", codes: () => WAYS, word: wayWord }],
    fits: (one) => (one.stage === "answered" ? "first" : null),
  },
  {
    id: "answer",
    path: "answer",
    fields: [
      { name: "verdict", kind: "choice", codes: () => VERDICTS, word: verdictWord },
      { name: "text", kind: "long", label: "answerText" },
    ],
    fits: (one) =>
      !goesOn(one) || one.kind !== "suggestion" || !one.owner ? null : one.stage === "answered" ? "more" : "first",
  },
  {
    id: "pass",
    path: "passing-on",
    fields: [{ name: "to", kind: "text" }],
    fits: (one) => (goesOn(one) && one.kind === "praise" ? "first" : null),
  },
  {
    id: "note",
    path: "notes",
    fields: [{ name: "text", kind: "long" }],
    fits: (one) => (goesOn(one) ? "first" : "more"),
  },
  {
    id: "route",
    path: "team",
    fields: [{ name: "team", kind: "text" }],
    fits: (one) => (!goesOn(one) ? null : one.team ? "more" : "first"),
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
    fits: (one) => (goesOn(one) ? "more" : null),
  },
  {
    id: "dismiss",
    path: "dismissal",
    fields: [{ name: "reason", kind: "long" }],
    fits: (one) => (goesOn(one) ? "more" : null),
  },
];
