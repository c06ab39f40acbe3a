// What the steps on a suggestion or praise are called and ask for, in English and Chinese.

import { words } from "console/language.js";

/** @typedef {"take" | "answer" | "tell" | "pass" | "note" | "route" | "assign" | "dismiss"} StepWord */

/** @typedef {"owner" | "team" | "verdict" | "text" | "answerText" | "how" | "to" | "reason"} FieldWord */

export const stepWord = words({
  en: {
    take: "Take it",
    answer: "Answer…",
    tell: "Tell the customer…",
    pass: "Pass it on…",
    note: "Note…",
    route: "Give it to a team…",
    assign: "Give it to…",
    dismiss: "Neither…",
  },
  zh: {
    take: "由我处理",
    answer: "答复…",
    tell: "告知客户…",
    pass: "转达…",
    note: "备注…",
    route: "转给团队…",
    assign: "指派…",
    dismiss: "不属于…",
  },
});

/** A sentence above what a step asks for; empty where the labels say enough. */
export const stepHint = words({
  en: {
    take: "",
    answer: "The customer reads these words when they are told. Card and account numbers are masked.",
    tell: "In the conversation, the words of the answer are sent at once; any other way is noted.",
    pass: "Whoever is praised knows then, and it ends.",
    note: "For colleagues; the customer does not read it. Card and account numbers are masked.",
    route: "",
    assign: "They find it under “Mine” from now on.",
    dismiss: "It was neither a suggestion nor praise, and ends. File a complaint where it was one.",
  },
  zh: {
    take: "",
    answer: "告知客户时，客户会看到这些内容。卡号和账号会自动隐去。",
    tell: "选择会话时，答复内容立即发给客户；其他方式只作记录。",
    pass: "被表扬的人已知晓，随即结束。",
    note: "仅供同事查看，客户看不到。卡号和账号会自动隐去。",
    route: "",
    assign: "此后由对方负责，并列在其“我负责的”中。",
    dismiss: "既不是建议也不是表扬，随即结束。如是投诉，请另行登记。",
  },
});

export const fieldWord = words({
  en: {
    owner: "Owner",
    team: "Team",
    verdict: "What the bank makes of it",
    text: "Note",
    answerText: "What the customer is told",
    how: "How",
    to: "Who is praised",
    reason: "Reason",
  },
  zh: {
    owner: "负责人",
    team: "团队",
    verdict: "处理意见",
    text: "备注",
    answerText: "告知客户的内容",
    how: "方式",
    to: "被表扬的人",
    reason: "理由",
  },
});
