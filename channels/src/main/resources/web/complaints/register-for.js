// What is asked for of a complaint of somebody who has no record: who they are as far as they said, and the rest as of others.

import { words } from "console/language.js";
import { COMPLAIN, STEP_WORDS } from "customers/steps.js";

/** @typedef {import("console/step-dialog.js").Step} Step */
/** @typedef {import("console/step-dialog.js").StepWords} StepWords */

const say = words({
  en: {
    step: "Register for somebody without a record…",
    hint: "Give a name, a telephone number or both. It gets a record of its own, which can be linked to the customer's later. Card and account numbers are masked.",
    title: "no record",
    name: "Name, as they gave it",
    phone: "Telephone number, as they gave it",
  },
  zh: {
    step: "为没有档案的人登记投诉…",
    hint: "姓名和电话至少填一项。系统会为其建立单独的档案，日后可与客户档案关联。卡号和账号会自动隐去。",
    title: "无档案",
    name: "姓名（按本人所述）",
    phone: "联系电话（按本人所述）",
  },
});

/** @type {Step} */
export const REGISTER_FOR = {
  ...COMPLAIN,
  id: "register-for",
  path: "registration",
  fields: [{ name: "name", kind: "text", optional: true }, { name: "phone", kind: "text", optional: true }, ...COMPLAIN.fields],
};

/** @type {StepWords} */
export const REGISTER_FOR_WORDS = {
  step: () => say("step"),
  hint: () => say("hint"),
  field: (name) => (name === "name" || name === "phone" ? say(name) : STEP_WORDS.field(name)),
};

/** What it is taken on: all complaints there are. */
export const nobody = () => ({ number: "complaints", title: say("title") });
