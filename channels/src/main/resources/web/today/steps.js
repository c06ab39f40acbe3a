// The steps on a follow-up, and what each asks for.

import { fieldTime } from "console/format.js";
import { staffChoice } from "console/staff-names.js";
import { RESULTS, fieldWord, resultWord, stepHint, stepWord } from "./words.js";

/** @typedef {import("console/case-page.js").FittingStep} FittingStep */

export const API = "/console/api/follow-ups";

const SCORES = ["", "1", "2", "3", "4", "5"];

/** How likely somebody recommends the bank, as a survey asks. */
const LIKELY = ["", ...Array.from({ length: 11 }, (_, score) => String(score))];

/** @param {string[]} scores @param {string} label @returns {import("console/step-dialog.js").Field[]} */
const ending = (scores, label) => [
  { name: "result", kind: "choice", codes: () => RESULTS, word: resultWord, from: () => "kept" },
  { name: "score", kind: "choice", label, optional: true, codes: () => scores, word: (score) => score },
  { name: "text", kind: "long", optional: true },
];

/** In the order in which they are offered. @type {FittingStep[]} */
export const STEPS = [
  { id: "take", path: "owner", fields: [], fits: ({ owner }, me) => (owner === me ? null : "first") },
  { id: "end", path: "end", fields: ending(SCORES, "score"), fits: ({ survey }) => (survey ? null : "first") },
  { id: "end-survey", path: "end", fields: ending(LIKELY, "likely"), fits: ({ survey }) => (survey ? "first" : null) },
  {
    id: "no-answer",
    path: "no-answer",
    fields: [
      { name: "due", kind: "time", label: "again", from: ({ nextCall }) => (nextCall ? fieldTime(nextCall) : "") },
      { name: "text", kind: "long", optional: true },
    ],
    fits: ({ survey }) => (survey ? null : "first"),
  },
  {
    id: "time",
    path: "time",
    fields: [
      { name: "due", kind: "time" },
      { name: "reason", kind: "long" },
    ],
    fits: () => "first",
  },
  {
    id: "owner",
    path: "owner",
    fields: [
      {
        name: "owner",
        kind: "choice",
        codes: ({ owners, owner }) => owners.filter((/** @type {string} */ one) => one !== owner),
        word: staffChoice,
      },
    ],
    fits: () => "first",
  },
];

/** @type {import("console/step-dialog.js").StepWords} */
export const STEP_WORDS = { step: stepWord, hint: stepHint, field: fieldWord };
