// What happened to a suggestion or praise, as sentences.

import { wayWord } from "complaints/code-words.js";
import { codes } from "console/language.js";
import { staffName } from "console/staff-names.js";
import { verdictWord } from "./code-words.js";

const sentences = codes({
  en: {
    "feedback.received": "The customer wrote, and was thanked:",
    "feedback.routed": "{by} gave it to {team}.",
    "feedback.by-rule": "{team} got it by rule.",
    "feedback.assigned": "{by} gave it to {owner}.",
    "feedback.taken": "{by} took it.",
    "feedback.noted": "{by} wrote a note.",
    "feedback.answered": "{by} answered: {verdict}.",
    "feedback.told": "{by} told the customer, {how}.",
    "feedback.passed-on": "{by} passed it on to {to}.",
    "feedback.dismissed": "{by} closed it: neither a suggestion nor praise.",
  },
  zh: {
    "feedback.received": "客户留言，已致谢：",
    "feedback.routed": "{by} 转给 {team}。",
    "feedback.by-rule": "按规则转给 {team}。",
    "feedback.assigned": "{by} 指派给 {owner}。",
    "feedback.taken": "{by} 接手处理。",
    "feedback.noted": "{by} 添加了备注。",
    "feedback.answered": "{by} 作出答复：{verdict}。",
    "feedback.told": "{by} 告知了客户（{how}）。",
    "feedback.passed-on": "{by} 转达给 {to}。",
    "feedback.dismissed": "{by} 关闭：不是建议也不是表扬。",
  },
});

/** @type {Record<string, (code: string) => string>} */
const WORDS = { how: wayWord, verdict: verdictWord, by: staffName, owner: staffName };

/** The name under which a line's sentence is found. @param {import("./types.js").Line} line */
function nameOf(line) {
  if (line.event === "feedback.routed" && line.by === "routing") return "feedback.by-rule";
  if (line.event === "feedback.assigned" && line.owner === line.by) return "feedback.taken";
  return line.event;
}

/** @param {import("./types.js").Line} line */
export function sentenceOf(line) {
  return sentences(nameOf(line)).replace(/\{(\w+)\}/g, (whole, field) => {
    const said = line[field];
    if (said === undefined || said === null) return whole;
    return WORDS[field] ? WORDS[field](String(said)) : String(said);
  });
}
