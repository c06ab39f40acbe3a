// The steps on a customer's record, what each asks for, and what they are called.

import { PROMISE, PROMISE_WORDS } from "agent/promise.js";
import { COMPLAINT_FIELDS, complaintField } from "complaints/register.js";
import { serverNow } from "console/api.js";
import { fieldTime, today } from "console/format.js";
import { codes, currentLanguage, words } from "console/language.js";
import { languageWord } from "console/words.js";
import { ANSWERS, GRADES, PURPOSES, WAYS, WAYS_TO_REACH, answerWord, gradeWord, howWord, purposeWord, wayOf, wayWord } from "./code-words.js";

/** @typedef {import("./types.js").Customer} Customer */
/** @typedef {import("console/step-dialog.js").Step} Step */
/** @typedef {import("console/step-dialog.js").Field} Field */

export const API = "/console/api/customers";

/** @type {Field} */
const HOW = { name: "how", kind: "choice", codes: () => WAYS, word: howWord };

/** @type {Field} */
const REASON = { name: "reason", kind: "long" };

/** Which products they have, with how much. @type {Step} */
export const SHOW_AMOUNTS = { id: "amounts", path: "reveal", fields: [REASON] };

/** Telephone numbers and addresses in full. @type {Step} */
export const SHOW_CONTACTS = { id: "contacts", path: "reveal", fields: [REASON] };

/** @type {Step} */
export const CONSENT = {
  id: "consent",
  path: "consents",
  fields: [
    { name: "purpose", kind: "choice", codes: () => PURPOSES, word: purposeWord },
    { name: "given", kind: "choice", codes: () => ANSWERS, word: answerWord, value: (typed) => typed === "yes" },
    HOW,
    { name: "note", kind: "long", optional: true },
  ],
};

/** @type {Step} */
export const DISCLOSE = { id: "disclose", path: "disclosures", fields: [{ name: "what", kind: "text" }, HOW] };

/** A year from today is the longest that one holds. */
const almostAYearOn = () => {
  const day = new Date(today());
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
};

/** @type {Step} */
export const ASSESS = {
  id: "assess",
  path: "assessments",
  fields: [
    { name: "id", kind: "text", label: "assessment" },
    { name: "grade", kind: "choice", codes: () => GRADES, word: gradeWord },
    { name: "until", kind: "day", from: almostAYearOn },
  ],
};

/** @type {Step} */
export const SURVEY = {
  id: "survey",
  path: "surveys",
  fields: [
    {
      name: "score",
      kind: "choice",
      codes: () => Array.from({ length: 11 }, (_, score) => String(score)),
      word: (score) => score,
      value: Number,
    },
    { name: "reason", kind: "long", optional: true, label: "why" },
  ],
};

/** @type {Step} */
export const PREFER = {
  id: "prefer",
  path: "channels",
  fields: [
    {
      name: "channels",
      kind: "text",
      from: ({ channels }) => channels.map(wayWord).join(", "),
      codes: () => WAYS_TO_REACH,
      word: wayWord,
      value: (typed) => typed.split(/[,，、;；]+/).map((one) => wayOf(one.trim())).filter(Boolean),
    },
  ],
};

/** @type {Step} */
export const LINK = { id: "link", path: "links", fields: [{ name: "part", kind: "text" }, REASON] };

/** Says from a visitor's record whose it is. @type {Step} */
export const LINK_TO = { id: "link-to", path: "links", fields: [{ name: "part", kind: "text", label: "main" }, REASON] };

/** Marks the fields of a complaint, some of which are called as others here. */
const OF_COMPLAINT = "complaint.";

const acknowledgedWord = codes({
  en: { yes: "They are told the number now", no: "They are told later" },
  zh: { yes: "登记后当场告知编号", no: "稍后再告知" },
});

/** Registers a complaint that came by another way than a conversation. @type {Step} */
export const COMPLAIN = {
  id: "complain",
  path: "complaints",
  once: true,
  fields: [
    { name: "channel", kind: "choice", label: "channel", codes: () => ["telephone", "branch", "letter", "e-mail"], word: howWord },
    { name: "language", kind: "choice", codes: () => ["zh", "en"], word: languageWord, from: () => currentLanguage() },
    { name: "receivedAt", kind: "time", from: () => fieldTime(serverNow()) },
    ...COMPLAINT_FIELDS.map((field) => ({ ...field, label: OF_COMPLAINT + field.name })),
    { name: "acknowledged", kind: "choice", codes: () => ["yes", "no"], word: acknowledgedWord },
  ],
};

/** @type {Step} */
const UNLINK = { id: "unlink", path: "links/removal", fields: [REASON] };

const mergedWord = words({
  en: {
    merged:
      "{from} was merged into {into}. It is taken up again as a lead of its own; what {into} took in of it stays there (amount, time, leave to contact): check it afterwards.",
  },
  zh: {
    merged: "{from} 已并入 {into}：将一并撤回合并，{from} 恢复为独立线索；{into} 中从它并入的金额、时间和联系意愿会保留，请随后核对。",
  },
});

/** Parts a record; the leads that are parted with it are named before. @param {{from: string, into: string}[]} merged @returns {Step} */
export const unlinking = (merged) => ({
  ...UNLINK,
  shown: [{ name: "mergedLeads", text: () => merged.map((one) => mergedWord("merged", one)).join("\n") || null }],
});

/** @type {Step} */
export const SETTLE = { id: "settle", path: "settlement", fields: [REASON] };

const stepWord = words({
  en: {
    amounts: "Show amounts…",
    contacts: "Show in full…",
    consent: "Note consent…",
    disclose: "Note a disclosure…",
    assess: "Enter an assessment…",
    survey: "Enter their score…",
    prefer: "Note how they want to be reached…",
    link: "Link another record…",
    "link-to": "This is a customer of ours…",
    complain: "Register a complaint…",
    unlink: "Unlink…",
    settle: "Settled…",
  },
  zh: {
    amounts: "显示金额…",
    contacts: "显示全部…",
    consent: "记录授权…",
    disclose: "记录告知…",
    assess: "录入风险测评…",
    survey: "录入评分…",
    prefer: "记录联系偏好…",
    link: "关联其他档案…",
    "link-to": "关联到银行客户…",
    complain: "登记投诉…",
    unlink: "取消关联…",
    settle: "已核实…",
  },
});

const stepHint = words({
  en: {
    amounts: "That you looked, and why, stands in the audit. Name nobody in it.",
    contacts: "That you looked, and why, stands in the audit. Name nobody in it.",
    consent: "What they said last counts; what they said before is kept.",
    disclose: "What the customer must be told, such as the risk statement, and that they were.",
    assess: "It is the rating from now on. At most two a day and eight in twelve months; one holds for twelve months at most.",
    survey: "0: not at all likely to recommend us; 10: very likely. What is entered last counts.",
    prefer: "The best first, separated by commas.",
    link: "It counts as claimed, not as verified, and can be taken back: both are then as they were. Two of the bank's customers are never made one.",
    "link-to":
      "The visitor's record becomes part of the customer's. It counts as claimed, not as verified, and can be taken back.",
    unlink: "Both records are as they were; complaints and leads that were joined across them go on by themselves.",
    complain: "What came by telephone, at a branch or by letter. Its time limits run from when it came. Card and account numbers are masked.",
    settle: "Nothing is moved: the link stays as it is. It is taken off the list to look at.",
  },
  zh: {
    amounts: "您的查看及理由会记入审计。理由中请勿写客户姓名。",
    contacts: "您的查看及理由会记入审计。理由中请勿写客户姓名。",
    consent: "以最近一次为准，此前的记录会保留。",
    disclose: "依规须告知客户的内容，例如风险揭示，以及已告知的事实。",
    assess: "录入后即为客户的风险评级。每天最多两次，十二个月内最多八次；结果最长有效十二个月。",
    survey: "0 分：完全不可能推荐；10 分：非常可能推荐。以最后录入的为准。",
    prefer: "按优先顺序填写，用逗号分隔。",
    link: "关联后为“自称”，不是“已核实”，可随时取消，取消后两份档案恢复原状。两位银行客户的档案不会合并。",
    "link-to": "该访客档案将并入这位客户。关联后为“自称”，不是“已核实”，可随时取消。",
    unlink: "取消后两份档案恢复原状，跨档案并入的投诉和线索一并分开。",
    complain: "用于电话、网点、来信等渠道的投诉。各时限从收到时起计算。卡号和账号会自动隐去。",
    settle: "不作任何变更，关联保持原样，仅从待核实列表中移除。",
  },
});

const fieldWord = words({
  en: {
    reason: "Reason",
    purpose: "For what",
    given: "What they said",
    how: "How",
    note: "Note, if any",
    what: "What they were told",
    assessment: "Number of the questionnaire",
    grade: "Result",
    until: "Last day it holds",
    score: "Score",
    why: "Why, in their words (if told)",
    channels: "Channels",
    channel: "How it came",
    language: "Language to answer in",
    receivedAt: "When it came",
    acknowledged: "Does the customer know its number?",
    main: "Bank's number of the customer, or number of a complaint or lead of theirs",
    mergedLeads: "Leads merged across the two records",
    part: "Bank's number, number of a complaint or lead, whole id of a record or conversation, or address in a channel",
  },
  zh: {
    reason: "理由",
    purpose: "用途",
    given: "客户意见",
    how: "方式",
    note: "备注（可不填）",
    what: "告知内容",
    assessment: "问卷编号",
    grade: "结果",
    until: "有效期至",
    score: "评分",
    why: "原因（客户说了才填）",
    channels: "渠道",
    channel: "渠道",
    language: "答复语言",
    receivedAt: "收到时间",
    acknowledged: "是否告知客户编号",
    main: "银行客户号，或该客户的投诉、线索编号",
    mergedLeads: "跨两份档案合并的线索",
    part: "银行客户号、投诉或线索编号、完整的档案或会话编号，或渠道中的地址",
  },
});

/** @type {import("console/step-dialog.js").StepWords} */
export const STEP_WORDS = {
  step: (id) => id === PROMISE.id ? PROMISE_WORDS.step(id) : stepWord(/** @type {Parameters<typeof stepWord>[0]} */ (id)),
  hint: (id) => id === PROMISE.id ? PROMISE_WORDS.hint(id) : stepHint(/** @type {Parameters<typeof stepHint>[0]} */ (id)),
  field: (name) =>
    name.startsWith(OF_COMPLAINT)
      ? complaintField(name.slice(OF_COMPLAINT.length))
      : PROMISE.fields.some((field) => field.name === name)
      ? PROMISE_WORDS.field(name)
      : fieldWord(/** @type {Parameters<typeof fieldWord>[0]} */ (name)),
};
