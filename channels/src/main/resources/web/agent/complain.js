// What an agent registers of a complaint that the assistant did not hear.

import { words } from "console/language.js";
import { COMPLAINT_FIELDS, complaintField } from "complaints/register.js";

const say = words({
  en: {
    register: "Register a complaint…",
    hint: "It gets a number, which the customer reads here at once, and its time limits run from now. Card and account numbers are masked.",
    registered: "Complaint {number} is registered; the customer was told the number.",
  },
  zh: {
    register: "登记投诉…",
    hint: "登记后生成编号，客户会立即在对话中看到，各时限从现在起计算。卡号和账号会自动隐去。",
    registered: "已登记投诉 {number}，编号已告知客户。",
  },
});

/** @type {import("console/step-dialog.js").Step} */
export const COMPLAIN = { id: "complain", path: "complaint", fields: COMPLAINT_FIELDS };

/** @type {import("console/step-dialog.js").StepWords} */
export const COMPLAIN_WORDS = {
  step: () => say("register"),
  hint: () => say("hint"),
  field: complaintField,
};

/** What is told when it was. @param {import("console/types.js").ConversationView} view */
export const registered = ({ ticket }) => say("registered", { number: ticket?.number ?? "" });
