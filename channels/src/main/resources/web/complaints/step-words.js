// What the steps on a complaint are called and ask for, in English and Chinese.

import { words } from "console/language.js";

/**
 * @typedef {"take" | "assign" | "classify" | "acknowledge" | "note" | "plan" | "escalate" | "extend" | "approve"
 *   | "resolve" | "tell" | "close" | "withdraw" | "dismiss" | "reopen" | "group" | "link" | "join" | "part"
 *   | "decideMembers" | "tellMembers"} StepWord
 */

/**
 * @typedef {"owner" | "product" | "severity" | "cause" | "how" | "text" | "action" | "until" | "reason" | "clock"
 *   | "withdrawnHow" | "said" | "finding" | "rootCause" | "found" | "remedy" | "appeal" | "group" | "conversation"} FieldWord
 */

export const stepWord = words({
  en: {
    take: "Take it",
    assign: "Give it to…",
    classify: "Classify…",
    acknowledge: "Note that the customer knows it arrived…",
    note: "Note…",
    plan: "Plan what is next…",
    escalate: "Escalate…",
    extend: "Ask for more time…",
    approve: "Approve more time",
    resolve: "Decide…",
    tell: "Tell the customer…",
    close: "Close…",
    withdraw: "Withdrawn by the customer…",
    dismiss: "Not a complaint…",
    reopen: "Reopen…",
    group: "Put with others…",
    link: "Link a conversation…",
    join: "Join…",
    part: "Part it again…",
    decideMembers: "Decide the members alike…",
    tellMembers: "Tell the members…",
  },
  zh: {
    take: "由我处理",
    assign: "指派…",
    classify: "分类…",
    acknowledge: "记录已告知受理…",
    note: "备注…",
    plan: "安排下一步…",
    escalate: "升级…",
    extend: "申请延期…",
    approve: "批准延期",
    resolve: "作出决定…",
    tell: "告知客户…",
    close: "结案…",
    withdraw: "客户撤诉…",
    dismiss: "不是投诉…",
    reopen: "重新打开…",
    group: "归组…",
    link: "关联会话…",
    join: "并入…",
    part: "撤销并入…",
    decideMembers: "同组照此处理…",
    tellMembers: "告知同组客户…",
  },
});

/** A sentence above what a step asks for; empty where the labels say enough. */
export const stepHint = words({
  en: {
    take: "",
    assign: "They find it under “Mine” from now on.",
    classify: "The severity decides which time limits run.",
    acknowledge: "Which way did the customer hear that it arrived, with its number?",
    note: "For colleagues; the customer does not read it. Card and account numbers are masked.",
    plan: "",
    escalate: "",
    extend: "A supervisor who is not you approves it.",
    approve: "The time limit becomes the next longer one. Who asked cannot approve.",
    resolve: "The customer is told what was found, what is done and where to appeal, word for word; the cause stays in the bank.",
    tell: "“In the conversation” writes the decision into the customer's chat. For any other way, tell the customer first, then note it here.",
    close: "The customer was told. It can be reopened later.",
    withdraw: "It ends with nothing decided, and its time limits stop. A customer who complained in a conversation reads there that it was withdrawn as they asked. It can be reopened.",
    dismiss: "It was registered in error: it ends with nothing decided, and its time limits stop. The reason stands in the history. It can be reopened.",
    reopen: "What was decided no longer counts, and the time limits start anew.",
    group: "One complaint stands for all with the same cause.",
    link: "It must be a conversation of the same customer.",
    join: "Both are about the same. This one’s time limits stop, and it is handled and told there, with what the customer said here. It can be parted again.",
    part: "It goes on by itself, with its time limits as if they had never stopped.",
    decideMembers:
      "What was decided here is decided of every complaint under it that is open and not decided. Their customers read these words as they stand: see that nothing in them is one customer’s alone, such as a name, an amount or a card’s last digits.",
    tellMembers: "Each customer whose complaint is decided and who was not told reads it in their own conversation. A major one that you decided is left to somebody else.",
  },
  zh: {
    take: "",
    assign: "此后由对方负责，并列在其“我负责的”中。",
    classify: "严重程度决定适用哪些时限。",
    acknowledge: "客户是通过哪种方式得知投诉已受理及其编号的？",
    note: "仅供同事查看，客户看不到。卡号和账号会自动隐去。",
    plan: "",
    escalate: "",
    extend: "须由您以外的主管批准。",
    approve: "时限延长到下一档。申请人不能自己批准。",
    resolve: "查明的情况、处理措施和申诉途径会原文告知客户；原因仅供行内使用。",
    tell: "选择“在会话中”会把决定写入客户的会话。选择其他方式的，请先告知客户，再在此记录。",
    close: "客户已获告知。以后可以重新打开。",
    withdraw: "投诉不作决定即结束，各时限停止。在会话中投诉的客户会在会话中看到“已按您的意思撤回”。以后可以重新打开。",
    dismiss: "登记有误：不作决定即结束，各时限停止，理由记入经过。以后可以重新打开。",
    reopen: "原决定不再有效，各时限重新计算。",
    group: "由一件投诉代表同一原因的所有投诉。",
    link: "须为同一客户的会话。",
    join: "两件投诉为同一事由。本投诉的时限停止，客户所述和会话一并在对方处理和告知。以后可以撤销并入。",
    part: "本投诉恢复单独处理，各时限照原来继续计算。",
    decideMembers: "本投诉的决定将用于同组所有未结、未作决定的投诉，客户会读到同样的原文：请确认其中没有只属于某一位客户的内容，如姓名、金额或卡号尾数。",
    tellMembers: "已作决定、尚未告知的客户会各自在自己的会话中读到处理结果。由您作出决定的重大投诉，须由他人告知。",
  },
});

export const fieldWord = words({
  en: {
    owner: "User name of the owner",
    product: "Product",
    severity: "Severity",
    cause: "Cause",
    how: "How",
    withdrawnHow: "How they said so",
    said: "Who withdrew it, when, and in which words",
    text: "Note",
    action: "What is done next",
    until: "Until",
    reason: "Reason",
    clock: "Time limit",
    finding: "Was the customer right?",
    rootCause: "Root cause",
    found: "What was found",
    remedy: "What the bank does about it, or why nothing",
    appeal: "Where the customer can go who does not agree",
    group: "Number of the complaint that stands for all",
    conversation: "Id of the conversation",
  },
  zh: {
    owner: "负责人的用户名",
    product: "业务",
    severity: "严重程度",
    cause: "原因",
    how: "方式",
    withdrawnHow: "客户以何种方式提出撤诉",
    said: "谁、何时、怎样说的",
    text: "备注",
    action: "下一步做什么",
    until: "截止时间",
    reason: "理由",
    clock: "时限",
    finding: "投诉是否成立",
    rootCause: "根本原因",
    found: "查明的情况",
    remedy: "如何处理；不作处理的，说明理由",
    appeal: "客户不同意时可以向谁反映",
    group: "代表该组的投诉编号",
    conversation: "会话标识",
  },
});
