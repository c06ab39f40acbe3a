// The codes of complaints in English and Chinese; one that a bank has added is shown as it is.

import { codes } from "console/language.js";

/** The parts of the bank's business a complaint can be about. */
export const PRODUCTS = [
  "accounts",
  "cards",
  "transfers",
  "digital",
  "loans",
  "collections",
  "deposits",
  "wealth",
  "fx",
  "fees",
  "security",
  "corporate",
  "branches",
  "service",
];

export const productWord = codes({
  en: {
    accounts: "Accounts",
    cards: "Cards",
    transfers: "Transfers",
    digital: "Mobile and online banking",
    loans: "Loans",
    collections: "Debt collection",
    deposits: "Deposits",
    wealth: "Wealth",
    fx: "Foreign exchange",
    fees: "Fees",
    security: "Security",
    corporate: "Corporate banking",
    branches: "Branches",
    service: "Service and conduct of staff",
  },
  zh: {
    accounts: "账户",
    cards: "银行卡",
    transfers: "转账",
    digital: "手机与网上银行",
    loans: "贷款",
    collections: "催收",
    deposits: "存款",
    wealth: "理财",
    fx: "外汇",
    fees: "收费",
    security: "安全",
    corporate: "对公业务",
    branches: "网点",
    service: "服务与员工行为",
  },
});

export const SEVERITIES = ["ordinary", "major"];

export const severityWord = codes({
  en: { ordinary: "Ordinary", major: "Major" },
  zh: { ordinary: "一般", major: "重大" },
});

export const stageWord = codes({
  en: {
    filed: "Received",
    investigated: "Being looked into",
    resolved: "Decided, customer not told",
    told: "Customer told",
    closed: "Closed",
    joined: "Joined to another",
  },
  zh: {
    filed: "已登记",
    investigated: "处理中",
    resolved: "已作决定，待告知",
    told: "已告知客户",
    closed: "已结案",
    joined: "已并入他案",
  },
});

/** @type {Record<string, string>} */
export const STAGE_TONES = { filed: "amber", investigated: "blue", resolved: "violet", told: "green", closed: "grey", joined: "grey" };

export const FINDINGS = ["upheld", "partly-upheld", "rejected"];

export const findingWord = codes({
  en: { upheld: "Upheld", "partly-upheld": "Partly upheld", rejected: "Not upheld" },
  zh: { upheld: "投诉成立", "partly-upheld": "部分成立", rejected: "投诉不成立" },
});

/** How one ended of which nothing was decided. */
export const endingWord = codes({
  en: { withdrawn: "Withdrawn by the customer", "not-a-complaint": "Not a complaint" },
  zh: { withdrawn: "客户撤诉", "not-a-complaint": "不是投诉（登记有误）" },
});

/** What the customer wrote that they want of one. */
export const wishWord = codes({
  en: { withdrawal: "Customer takes it back", acceptance: "Customer accepts", objection: "Customer does not accept", condition: "Customer accepts on a condition" },
  zh: { withdrawal: "客户要撤诉", acceptance: "客户接受结果", objection: "客户不接受结果", condition: "客户有条件接受" },
});

export const clockWord = codes({
  en: {
    acknowledged: "Acknowledge",
    decided: "Decide",
    "major-decided": "Decide (major)",
    "cn-decided": "Decide and tell (regulator, China)",
    "uk-summary": "Summary (FCA)",
    "uk-final-response": "Final response (FCA)",
  },
  zh: {
    acknowledged: "告知受理",
    decided: "作出决定",
    "major-decided": "作出决定（重大）",
    "cn-decided": "处理并告知（监管时限）",
    "uk-summary": "简要答复（FCA）",
    "uk-final-response": "最终答复（FCA）",
  },
});

export const clockState = codes({
  en: { running: "Running", ending: "Ending", overdue: "Overdue", "in-time": "Met in time", late: "Met too late", stopped: "Stopped" },
  zh: { running: "计时中", ending: "即将到期", overdue: "已超时", "in-time": "按时完成", late: "超时完成", stopped: "已停止计时" },
});

const figureWord = codes({
  en: {
    received: "Received",
    duplicates: "Joined as the same",
    closed: "Closed",
    open: "Open",
    major: "Major",
    reopened: "Reopened",
    upheld: "Upheld",
    "partly-upheld": "Partly upheld",
    rejected: "Not upheld",
    met: "in time",
    missed: "too late",
    running: "running",
  },
  zh: {
    received: "登记",
    duplicates: "重复并入",
    closed: "已结案",
    open: "未结",
    major: "重大",
    reopened: "重新打开",
    upheld: "成立",
    "partly-upheld": "部分成立",
    rejected: "不成立",
    met: "按时",
    missed: "超时",
    running: "计时中",
  },
});

/** A figure of the report, such as `received`, or a clock and how it went, `cn-decided met`. @param {string} name */
export function reportWord(name) {
  const [first, kept] = name.split(" ");
  return kept ? `${clockWord(first)} · ${figureWord(kept)}` : figureWord(first);
}

/** The ways to reach a customer; the first one writes into the customer's conversation. */
export const WAYS = ["conversation", "telephone", "letter", "e-mail", "branch"];

export const wayWord = codes({
  en: {
    conversation: "in the conversation",
    telephone: "by telephone",
    letter: "by letter",
    "e-mail": "by e-mail",
    branch: "at a branch",
  },
  zh: { conversation: "在会话中", telephone: "电话", letter: "信函", "e-mail": "电子邮件", branch: "网点当面" },
});
