// What the page of today says, in English and Chinese.

import { codes, words } from "console/language.js";

export const say = words({
  en: {
    lists: "Lists of today",
    mine: "Mine",
    unowned: "Nobody's",
    noneMine: "Nothing is waiting for you.",
    noneUnowned: "Everything has an owner.",
    count: "Things to do: {count}",
    overdue: "Overdue",
    today: "Today",
    tomorrow: "Tomorrow",
    later: "Later",
    anytime: "Without a time",
    complaint: "Complaint",
    lead: "Lead",
    chance: "Chance {chance}",
    notAsked: "ask first whether they may be contacted",
    noPlan: "no next step planned",
    moved: "Put off {count}×",
    about: "About {number}",
    facts: "About it",
    owner: "Owner",
    customer: "Customer",
    nobody: "Nobody yet",
    due: "Due",
    promisedAt: "Promised",
    conversation: "Conversation {id}",
    result: "What came of it",
    score: "Rating by the customer",
    history: "History",
  },
  zh: {
    lists: "待办列表",
    mine: "我的",
    unowned: "无负责人",
    noneMine: "没有等待您处理的事项。",
    noneUnowned: "所有事项都有负责人。",
    count: "{count} 项待办",
    overdue: "已超时",
    today: "今天",
    tomorrow: "明天",
    later: "以后",
    anytime: "未定时间",
    complaint: "投诉",
    lead: "线索",
    chance: "成交可能 {chance}",
    notAsked: "请先征询可否联系",
    noPlan: "未安排下一步",
    moved: "推迟 {count} 次",
    about: "关于 {number}",
    facts: "基本情况",
    owner: "负责人",
    customer: "客户",
    nobody: "暂无",
    due: "截止",
    promisedAt: "约定时间",
    conversation: "会话 {id}",
    result: "结果",
    score: "客户评分",
    history: "经过",
  },
});

export const RESULTS = ["kept", "not-reached", "declined", "dropped"];

export const resultWord = codes({
  en: {
    kept: "Spoken with, done",
    "not-reached": "Could not be reached",
    declined: "Not wanted any more",
    dropped: "Not kept",
  },
  zh: { kept: "已联系并完成", "not-reached": "联系不上", declined: "客户不再需要", dropped: "不再回访" },
});

export const stepWord = codes({
  en: { take: "Take it", end: "Done…", time: "Put off…", owner: "Give it to…" },
  zh: { take: "由我处理", end: "完成…", time: "推迟…", owner: "指派…" },
});

/** A sentence above what a step asks for; empty where the labels say enough. */
export const stepHint = codes({
  en: {
    take: "",
    end: "A rating only when the customer gave one. Say why when it is not kept.",
    time: "",
    owner: "They find it on their list from now on.",
  },
  zh: { take: "", end: "客户给了评分才填写。不再回访的，请说明原因。", time: "", owner: "此后列在对方的待办中。" },
});

export const fieldWord = codes({
  en: {
    result: "What came of it",
    score: "Rating by the customer, 1 to 5",
    text: "What was said, if anything",
    due: "By when",
    reason: "Why",
    owner: "Owner",
  },
  zh: {
    result: "结果",
    score: "客户评分（1 至 5）",
    text: "沟通内容（可不填）",
    due: "截止时间",
    reason: "原因",
    owner: "负责人",
  },
});

export const sentence = codes({
  en: {
    "follow-up.promised": "{by} promised it for {due}.",
    "follow-up.ruled": "Made by rule, for {due}.",
    "follow-up.assigned": "{by} gave it to {owner}.",
    "follow-up.moved": "{by} put it off to {due}.",
    "follow-up.ended": "{by} ended it: {result}.",
  },
  zh: {
    "follow-up.promised": "{by} 约定于 {due} 前完成。",
    "follow-up.ruled": "按规则安排，{due} 前完成。",
    "follow-up.assigned": "{by} 指派给 {owner}。",
    "follow-up.moved": "{by} 推迟到 {due}。",
    "follow-up.ended": "{by} 结束：{result}。",
  },
});
