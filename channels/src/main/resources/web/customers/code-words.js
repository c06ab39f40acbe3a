// The codes of customers' records in English and Chinese; one that a bank has added is shown as it is.

import { codes } from "console/language.js";

export const tierWord = codes({
  en: {
    core: "Core",
    key: "Key",
    ordinary: "Ordinary",
    standard: "Standard",
    silver: "Silver",
    gold: "Gold",
    platinum: "Platinum",
    diamond: "Diamond",
    private: "Private",
  },
  zh: {
    core: "核心",
    key: "重点",
    ordinary: "普通",
    standard: "标准",
    silver: "银卡",
    gold: "金卡",
    platinum: "白金",
    diamond: "钻石",
    private: "私人银行",
  },
});

export const PURPOSES = ["contact", "marketing", "sharing"];

export const purposeWord = codes({
  en: { contact: "Being contacted", marketing: "Advertising", sharing: "Passing data on to partners" },
  zh: { contact: "联系", marketing: "营销", sharing: "向合作方提供信息" },
});

export const GRADES = ["C1", "C2", "C3", "C4", "C5"];

export const gradeWord = codes({
  en: { C1: "C1 · Cautious", C2: "C2 · Steady", C3: "C3 · Balanced", C4: "C4 · Growth", C5: "C5 · Aggressive" },
  zh: { C1: "C1 · 谨慎型", C2: "C2 · 稳健型", C3: "C3 · 平衡型", C4: "C4 · 进取型", C5: "C5 · 激进型" },
});

export const contactWord = codes({
  en: { phone: "Telephone", email: "E-mail" },
  zh: { phone: "电话", email: "邮箱" },
});

export const proofWord = codes({
  en: { code: "by a one-time code", token: "by the bank's signed token", staff: "said by staff" },
  zh: { code: "一次性验证码", token: "银行签名凭证", staff: "员工认定" },
});

export const CLASSES = ["strategic", "growth", "base", "watch"];

/** By which ways customers may want to be reached; a bank may have others. */
export const WAYS_TO_REACH = ["phone", "sms", "email", "web", "wechat"];

const REACH_WORDS = {
  en: { phone: "Telephone", sms: "SMS", email: "E-mail", web: "Web conversation", wechat: "WeChat" },
  zh: { phone: "电话", sms: "短信", email: "邮件", web: "在线会话", wechat: "微信" },
};

export const wayWord = codes(REACH_WORDS);

/** The code of a way that is written as either language calls it; what is none stays as it is. @param {string} written */
export const wayOf = (written) =>
  WAYS_TO_REACH.find((code) =>
    Object.values(REACH_WORDS).some((words) => words[/** @type {"phone"} */ (code)].toLowerCase() === written.toLowerCase()),
  ) ?? written;

/** By which way a customer said something, or was told it. */
export const WAYS = ["telephone", "conversation", "branch", "e-mail", "letter"];

export const howWord = codes({
  en: {
    telephone: "by telephone",
    conversation: "in the conversation",
    branch: "at a branch",
    "e-mail": "by e-mail",
    letter: "by letter",
    bank: "from the bank's systems",
    lead: "of a lead that was lost for it",
  },
  zh: {
    telephone: "电话",
    conversation: "在会话中",
    branch: "网点当面",
    "e-mail": "电子邮件",
    letter: "信函",
    bank: "行内系统",
    lead: "线索因此未成交",
  },
});

export const ANSWERS = ["yes", "no"];

export const answerWord = codes({ en: { yes: "Allowed", no: "Not allowed" }, zh: { yes: "同意", no: "不同意" } });

/** What a customer can have dealt with the bank about. */
export const KINDS = ["conversation", "complaint", "lead", "feedback", "follow-up", "consent", "disclosure"];

export const kindWord = codes({
  en: {
    conversation: "Conversation",
    complaint: "Complaint",
    lead: "Lead",
    feedback: "Feedback",
    "follow-up": "Follow-up",
    consent: "Consent",
    disclosure: "Disclosure",
  },
  zh: {
    conversation: "会话",
    complaint: "投诉",
    lead: "线索",
    feedback: "反馈",
    "follow-up": "跟进",
    consent: "授权",
    disclosure: "告知",
  },
});

/** @type {Record<string, string>} */
export const KIND_TONES = {
  conversation: "grey",
  complaint: "red",
  lead: "violet",
  feedback: "green",
  "follow-up": "blue",
  consent: "green",
  disclosure: "amber",
};

export const valueWord = codes({
  en: {
    strategic: "Strategic",
    growth: "Growth",
    base: "Base",
    watch: "Watch",
    new: "New",
    growing: "Growing",
    mature: "Mature",
    declining: "Declining",
  },
  zh: {
    strategic: "战略",
    growth: "成长",
    base: "基础",
    watch: "关注",
    new: "新客户",
    growing: "成长期",
    mature: "成熟期",
    declining: "衰退期",
  },
});
