// What is asked for of a complaint that somebody registers.

import { codes } from "console/language.js";
import { PRODUCTS, SEVERITIES, productWord, severityWord } from "./code-words.js";

/** @typedef {import("console/step-dialog.js").Field} Field */

/** What is asked for of every complaint that somebody registers. @type {Field[]} */
export const COMPLAINT_FIELDS = [
  { name: "what", kind: "long" },
  { name: "severity", kind: "choice", codes: () => SEVERITIES, word: severityWord, from: () => "ordinary" },
  { name: "product", kind: "choice", codes: () => PRODUCTS, word: productWord, optional: true },
  { name: "when", kind: "text", optional: true },
  { name: "amount", kind: "text", optional: true },
  { name: "wanted", kind: "text", optional: true },
];

export const complaintField = codes({
  en: {
    what: "What happened, in the customer's words",
    severity: "Severity",
    product: "Product, if known",
    when: "When it was, if known",
    amount: "Amount, if one is involved",
    wanted: "What the customer would like",
  },
  zh: {
    what: "经过（按客户所述）",
    severity: "严重程度",
    product: "业务（选填）",
    when: "何时发生（选填）",
    amount: "涉及金额（选填）",
    wanted: "客户的要求（选填）",
  },
});
