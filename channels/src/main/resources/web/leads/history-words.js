// What happened to a lead, as sentences.

import { dueTime } from "console/format.js";
import { codes, currentLanguage } from "console/language.js";
import { staffName } from "console/staff-names.js";
import { productWord, wayWord } from "complaints/code-words.js";
import { amountOrNone, horizonOrNone, lossWord } from "./code-words.js";
import { say as words } from "./words.js";

const sentences = codes({
  en: {
    "lead.opened": "The customer showed interest.",
    "lead.said": "The customer showed interest, and wrote:",
    "lead.said-again": "The customer showed interest again, and wrote:",
    "lead.heard-again": "The customer showed interest again.",
    "lead.answered": "The customer was asked “{question}” and answered:",
    "lead.corrected": "{by} corrected what it is about: {product}, {amount}, {horizon}.",
    "lead.absorbed": "{by} merged {from} into it.",
    "lead.product-named": "They named an investment of risk {risk}.",
    "lead.agreed": "The customer agreed to be contacted in the conversation.",
    "lead.declined": "The customer does not want to be contacted, as they said in the conversation.",
    "lead.permission": "{by} noted that the customer may be contacted, as they said {how}.",
    "lead.refused": "{by} noted that the customer does not want to be contacted, as they said {how}.",
    "lead.agreed-writing": "The customer agreed to be written to, and wants no calls, as they said in the conversation.",
    "lead.writing": "{by} noted that the customer may be written to and not called, as they said {how}.",
    "lead.assigned": "{by} gave it to {owner}.",
    "lead.routed": "{owner} got it by rule.",
    "lead.taken": "{by} took it.",
    "lead.noted": "{by} wrote a note.",
    "lead.planned": "{by} planned what is done next, until {until}.",
    "lead.contacted": "{by} spoke with the customer, {how}.",
    "lead.not-reached": "{by} tried to reach the customer, {how}; nobody answered.",
    "lead.won": "{by} won it.",
    "lead.lost": "{by} closed it as lost: {reason}.",
    "lead.interest-lost": "The customer said in the conversation that they are no longer interested:",
    "lead.merged": "{by} merged it into {into}.",
    "lead.reopened": "{by} reopened it.",
  },
  zh: {
    "lead.opened": "客户表达了意向。",
    "lead.said": "客户表达了意向，原话：",
    "lead.said-again": "客户再次表达了意向，原话：",
    "lead.heard-again": "客户再次表达了意向。",
    "lead.answered": "询问“{question}”，客户答：",
    "lead.corrected": "{by} 更正了线索内容：{product}，金额{amount}，时间{horizon}。",
    "lead.absorbed": "{by} 把 {from} 并入本线索。",
    "lead.product-named": "提到了风险等级为 {risk} 的产品。",
    "lead.agreed": "客户在会话中表示同意联系。",
    "lead.declined": "客户在会话中表示不要联系。",
    "lead.permission": "{by} 记录：客户同意联系（{how}）。",
    "lead.refused": "{by} 记录：客户不同意联系（{how}）。",
    "lead.agreed-writing": "客户在会话中表示可以留言或发消息，不要打电话。",
    "lead.writing": "{by} 记录：客户同意文字联系，不接电话（{how}）。",
    "lead.assigned": "{by} 指派给 {owner}。",
    "lead.routed": "按规则分配给 {owner}。",
    "lead.taken": "{by} 接手处理。",
    "lead.noted": "{by} 添加了备注。",
    "lead.planned": "{by} 安排了下一步，截止 {until}。",
    "lead.contacted": "{by} 联系了客户（{how}）。",
    "lead.not-reached": "{by} 联系客户（{how}），没有接通。",
    "lead.won": "{by} 记录成交。",
    "lead.lost": "{by} 记录未成交：{reason}。",
    "lead.interest-lost": "客户在会话中说不再感兴趣，线索结束，原话：",
    "lead.merged": "{by} 并入 {into}。",
    "lead.reopened": "{by} 重新打开了线索。",
  },
});

/** @type {Record<string, (code: string) => string>} */
const WORDS = {
  product: productWord,
  amount: amountOrNone,
  horizon: horizonOrNone,
  how: wayWord,
  reason: lossWord,
  until: dueTime,
  by: staffName,
  owner: staffName,
};

/** The name under which a line's sentence is found. @param {import("./types.js").Line} line */
function nameOf(line) {
  if (line.event === "lead.assigned" && line.by === "routing") return "lead.routed";
  if (line.event === "lead.assigned" && line.owner === line.by) return "lead.taken";
  if (line.event === "lead.permission" && line.given && line.inWriting) {
    return line.by === "assistant" ? "lead.agreed-writing" : "lead.writing";
  }
  if (line.event === "lead.lost" && line.by === "assistant") return "lead.interest-lost";
  if (line.event === "lead.permission" && line.by === "assistant") return line.given ? "lead.agreed" : "lead.declined";
  if (line.event === "lead.opened" && line.text) return "lead.said";
  if (line.event === "lead.heard-again" && line.text) return "lead.said-again";
  if (line.event === "lead.permission" && !line.given) return "lead.refused";
  return line.event;
}

/** @param {import("./types.js").Line} line */
export function sentenceOf(line) {
  return sentences(nameOf(line)).replace(/\{(\w+)\}/g, (whole, field) => {
    const said = field === "question" ? line[currentLanguage()] : line[field];
    if (field === "product" && !said) return words("unknownProduct");
    if (said === undefined || said === null) return whole;
    return WORDS[field] ? WORDS[field](String(said)) : String(said);
  });
}
