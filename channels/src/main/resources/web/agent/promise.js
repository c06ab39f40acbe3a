// What an agent promises a customer: it comes back to them on their list of today.

import { codes, words } from "console/language.js";
import { dueTime } from "console/format.js";

const KINDS = ["call-back", "promise"];

export const kindWord = codes({
  en: {
    "call-back": "Call-back",
    promise: "Promise",
    "after-complaint": "Follow-up on a complaint",
    "planned-contact": "Planned contact",
  },
  zh: { "call-back": "回电", promise: "承诺", "after-complaint": "投诉回访", "planned-contact": "计划联系" },
});

const say = words({
  en: {
    promise: "Promise…",
    hint: "It comes back on your list of today. Card and account numbers are masked.",
    kind: "What",
    due: "By when",
    text: "What was promised",
    promised: "Promised for {at}. You find it under “Today”.",
  },
  zh: {
    promise: "约定回访…",
    hint: "到时会出现在您的“今日待办”中。卡号和账号会自动隐去。",
    kind: "事项",
    due: "截止时间",
    text: "约定的内容",
    promised: "已约定 {at}，可在“今日待办”中查看。",
  },
});

/** @type {import("console/step-dialog.js").Step} */
export const PROMISE = {
  id: "promise",
  path: "promises",
  fields: [
    { name: "kind", kind: "choice", codes: () => KINDS, word: kindWord, from: () => "call-back" },
    { name: "due", kind: "time" },
    { name: "text", kind: "long" },
  ],
};

/** @type {import("console/step-dialog.js").StepWords} */
export const PROMISE_WORDS = {
  step: () => say("promise"),
  hint: () => say("hint"),
  field: (name) => say(/** @type {"kind" | "due" | "text"} */ (name)),
};

/** What is told when it was. @param {{due: string}} followUp */
export const promised = ({ due }) => say("promised", { at: dueTime(due) });
