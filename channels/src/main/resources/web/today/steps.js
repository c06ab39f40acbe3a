// The steps on a follow-up, and what each asks for.

import { RESULTS, fieldWord, resultWord, stepHint, stepWord } from "./words.js";

/** @typedef {import("console/step-dialog.js").Step} Step */

export const API = "/console/api/follow-ups";

const SCORES = ["", "1", "2", "3", "4", "5"];

/** @type {Step} */
export const TAKE = { id: "take", path: "owner", fields: [] };

/** @type {Step} */
export const END = {
  id: "end",
  path: "end",
  fields: [
    { name: "result", kind: "choice", codes: () => RESULTS, word: resultWord, from: () => "kept" },
    { name: "score", kind: "choice", optional: true, codes: () => SCORES, word: (score) => score },
    { name: "text", kind: "long", optional: true },
  ],
};

/** @type {Step} */
export const PUT_OFF = {
  id: "time",
  path: "time",
  fields: [
    { name: "due", kind: "time" },
    { name: "reason", kind: "long" },
  ],
};

/** @type {Step} */
export const ASSIGN = { id: "owner", path: "owner", fields: [
      {
        name: "owner",
        kind: "choice",
        codes: ({ owners, owner }) => owners.filter((/** @type {string} */ one) => one !== owner),
        word: (one) => one,
      },
    ] };

/** @type {import("console/step-dialog.js").StepWords} */
export const STEP_WORDS = { step: stepWord, hint: stepHint, field: fieldWord };
