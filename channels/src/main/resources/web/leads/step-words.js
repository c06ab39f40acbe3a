// What the steps on a lead are called and ask for, in English and Chinese.

import { words } from "console/language.js";

/**
 * @typedef {"take" | "assign" | "permit" | "contact" | "noAnswer" | "plan" | "note" | "correct" | "win" | "lose" | "merge" | "reopen"} StepWord
 */

/** @typedef {"owner" | "given" | "how" | "text" | "action" | "until" | "reason" | "lossReason" | "into" | "said" | "product" | "amount" | "horizon" | "basis"} FieldWord */

export const stepWord = words({
  en: {
    take: "Take it",
    assign: "Give it to…",
    permit: "Note whether they may be contacted…",
    contact: "Note a contact…",
    noAnswer: "No answer…",
    plan: "Plan what is next…",
    note: "Note…",
    correct: "Correct what it is about…",
    win: "Won…",
    lose: "Lost…",
    merge: "Merge…",
    reopen: "Reopen…",
  },
  zh: {
    take: "由我处理",
    assign: "指派…",
    permit: "记录可否联系…",
    contact: "记录联系…",
    noAnswer: "没接通…",
    plan: "安排下一步…",
    note: "备注…",
    correct: "更正内容…",
    win: "成交…",
    lose: "未成交…",
    merge: "合并…",
    reopen: "重新打开…",
  },
});

/** A sentence above what a step asks for; empty where the labels say enough. */
export const stepHint = words({
  en: {
    take: "",
    assign: "They find it under “Mine” from now on.",
    permit: "Nobody may be contacted before they said yes, here or for their record. What they said last counts.",
    noAnswer: "You tried, and nobody answered. The stage stays as it is, and so does what is planned.",
    contact: "What was said is for colleagues. Card and account numbers are masked.",
    plan: "",
    note: "For colleagues; the customer does not read it. Card and account numbers are masked.",
    correct: "What the assistant understood may be wrong. Write the sum below if you know it.",
    win: "It became business. What was expected of it is kept beside.",
    lose: "It came to nothing. What was expected of it is kept beside.",
    merge: "Of two of the same customer one ends, and the other goes on, with the larger amount and the nearer time of both.",
    reopen: "It goes on after all.",
  },
  zh: {
    take: "",
    assign: "此后由对方负责，并列在其“我负责的”中。",
    permit: "客户同意（在此或档案授权）之前，不得联系。以最近一次表态为准。",
    noAnswer: "联系过但没人接。阶段和已安排的下一步不变。",
    contact: "内容仅供同事查看。卡号和账号会自动隐去。",
    plan: "",
    note: "仅供同事查看，客户看不到。卡号和账号会自动隐去。",
    correct: "智能客服的理解可能有误。知道具体金额的，请写在下面。",
    win: "已办理业务。当时的预计会一并保留。",
    lose: "未办成业务。当时的预计会一并保留。",
    merge: "同一客户的两条，一条结束，另一条继续，金额取大、时间取近。",
    reopen: "继续跟进。",
  },
});

export const fieldWord = words({
  en: {
    owner: "Owner",
    given: "May they be contacted?",
    how: "How",
    text: "Note",
    said: "What was said, if anything",
    action: "What is done next",
    until: "Until",
    reason: "Reason",
    lossReason: "Why",
    into: "The lead that goes on",
    product: "Product",
    amount: "Amount",
    horizon: "When",
    basis: "How you know, or the sum, if you like",
  },
  zh: {
    owner: "负责人",
    given: "客户是否同意联系",
    how: "方式",
    text: "备注",
    said: "沟通内容（可不填）",
    action: "下一步做什么",
    until: "截止时间",
    reason: "理由",
    lossReason: "原因",
    into: "继续跟进的线索",
    product: "产品",
    amount: "金额",
    horizon: "时间",
    basis: "依据或具体金额（可不填）",
  },
});
