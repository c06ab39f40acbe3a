// What happened to a complaint, as sentences.

import { dateAndTime, dueTime } from "console/format.js";
import { codes, currentLanguage } from "console/language.js";
import { staffName } from "console/staff-names.js";
import { authorWord, channelWord } from "console/words.js";
import { clockWord, findingWord, productWord, severityWord, wayWord } from "./code-words.js";

const sentences = codes({
  en: {
    "complaint.filed": "The customer complained ({severity}).",
    "complaint.registered": "{by} registered it ({severity}); channel: {channel}.",
    "complaint.registered-later": "{by} registered it ({severity}); channel: {channel}, received {receivedAt}.",
    "complaint.classified": "{by} classified it: {product}, {severity}, {cause}.",
    "complaint.classified-major": "{by} made it a major one.",
    "complaint.classified-so-far": "{by} classified it: {product}, {severity}; the cause is not known yet.",
    "complaint.assigned": "{by} gave it to {owner}.",
    "complaint.taken": "{by} took it.",
    "complaint.acknowledged": "{by} told the customer that it arrived, {how}.",
    "complaint.stated": "The customer said of it: {en}.",
    "complaint.stated-later": "After they were told what was decided, the customer added or corrected: {en}.",
    "complaint.stated-acceptance": "The customer wrote that they accept what was decided.",
    "complaint.stated-withdrawal": "The customer wrote that they take it back; somebody is to confirm it.",
    "complaint.stated-pursuit": "The customer wrote that they pursue it after all.",
    "complaint.stated-objection": "The customer wrote that they do not accept what was decided.",
    "complaint.stated-condition": "The customer wrote that they accept what was decided on a condition; somebody is to answer it.",
    "complaint.written-down": "{by} wrote down what the customer said: {en}.",
    "complaint.noted": "{by} wrote a note.",
    "complaint.planned": "{by} planned what is done next, until {until}.",
    "complaint.escalated": "{by} escalated it.",
    "complaint.escalated-by-clock": "It was escalated by itself: the time limit “{clock}” ends.",
    "complaint.extension-asked": "{by} asked for more time for “{clock}”.",
    "complaint.extended": "{by} approved more time for “{clock}”.",
    "complaint.extension-refused": "{by} refused more time for “{clock}”.",
    "complaint.linked": "{by} linked another conversation.",
    "complaint.grouped": "{by} put it with {group}.",
    "complaint.ungrouped": "{by} took it out of its group.",
    "complaint.joined": "{by} joined it to {other}, which is the same.",
    "complaint.parted": "{by} parted it from {other}; it goes on by itself.",
    "complaint.duplicate-joined": "{by} joined {other} to it, which is the same.",
    "complaint.duplicate-parted": "{by} parted {other} from it.",
    "complaint.resolved": "{by} decided: {finding}. Root cause: {cause}.",
    "complaint.told": "{by} told the customer what was decided, {how}.",
    "complaint.closed": "{by} closed it.",
    "complaint.withdrawn": "The customer withdrew it, {how}; noted by {by}.",
    "complaint.dismissed": "{by} found that it was no complaint.",
    "complaint.reopened": "{by} reopened it.",
    "complaint.reopened-told": "{by} reopened it; the customer was told in the conversation.",
    "complaint.rated": "The customer rated how it was handled: {score} of 5.",
  },
  zh: {
    "complaint.filed": "客户提出投诉（{severity}）。",
    "complaint.registered": "{by} 登记了投诉（{severity}），渠道：{channel}。",
    "complaint.registered-later": "{by} 登记了投诉（{severity}），渠道：{channel}，收到时间 {receivedAt}。",
    "complaint.classified": "{by} 作了分类：{product}，{severity}，{cause}。",
    "complaint.classified-major": "{by} 将投诉改为重大。",
    "complaint.classified-so-far": "{by} 作了分类：{product}，{severity}；原因尚待查明。",
    "complaint.assigned": "{by} 指派给 {owner}。",
    "complaint.taken": "{by} 接手处理。",
    "complaint.acknowledged": "{by} 已告知客户收到投诉（{how}）。",
    "complaint.stated": "客户在对话中提到：{zh}。",
    "complaint.stated-later": "客户在得知处理结果后补充或更正：{zh}。",
    "complaint.stated-acceptance": "客户表示接受处理结果。",
    "complaint.stated-withdrawal": "客户表示要撤回投诉，待核实后办理撤诉。",
    "complaint.stated-pursuit": "客户表示仍要投诉。",
    "complaint.stated-objection": "客户表示不接受处理结果。",
    "complaint.stated-condition": "客户表示有条件接受处理结果，待答复。",
    "complaint.written-down": "{by} 记录了客户所述：{zh}。",
    "complaint.noted": "{by} 添加了备注。",
    "complaint.planned": "{by} 安排了下一步，截止 {until}。",
    "complaint.escalated": "{by} 升级了投诉。",
    "complaint.escalated-by-clock": "因时限“{clock}”临近或已过，系统自动升级。",
    "complaint.extension-asked": "{by} 为时限“{clock}”申请延期。",
    "complaint.extended": "{by} 批准了时限“{clock}”的延期。",
    "complaint.extension-refused": "{by} 未批准时限“{clock}”的延期。",
    "complaint.linked": "{by} 关联了另一个会话。",
    "complaint.grouped": "{by} 归入 {group} 一组。",
    "complaint.ungrouped": "{by} 将其移出所在组。",
    "complaint.joined": "{by} 将本投诉并入 {other}（同一事由）。",
    "complaint.parted": "{by} 撤销并入 {other}，本投诉继续单独处理。",
    "complaint.duplicate-joined": "{by} 将 {other} 并入本投诉（同一事由）。",
    "complaint.duplicate-parted": "{by} 将 {other} 从本投诉分出。",
    "complaint.resolved": "{by} 作出决定：{finding}。根本原因：{cause}。",
    "complaint.told": "{by} 已将处理结果告知客户（{how}）。",
    "complaint.closed": "{by} 已结案。",
    "complaint.withdrawn": "客户撤诉（{how}），由 {by} 记录。",
    "complaint.dismissed": "{by} 认定不是投诉（登记有误）。",
    "complaint.reopened": "{by} 重新打开了投诉。",
    "complaint.reopened-told": "{by} 重新打开了投诉，已在会话中告知客户。",
    "complaint.rated": "客户对处理的评分：{score} 分（满分 5 分）。",
  },
});

/** @type {Record<string, (code: string) => string>} */
const WORDS = {
  product: productWord,
  severity: severityWord,
  finding: findingWord,
  how: wayWord,
  clock: clockWord,
  until: dueTime,
  channel: channelWord,
  receivedAt: dateAndTime,
  by: staffName,
  owner: staffName,
};

/** Who writes where nobody did. */
const ASSISTANT = "assistant";

/** A sentence of the assistant's in both languages, Chinese first. */
const BOTH = /^(.*\p{Script=Han}.*?[。！？])\s+([^\p{Script=Han}]+)$/su;

/** In the reader's language alone, where it holds both. @param {string} text */
function inOne(text) {
  const both = BOTH.exec(text);
  return both ? both[currentLanguage() === "zh" ? 1 : 2] : text;
}

/** What the customer wants of it is no fact that was asked for. */
const WISHES = new Set(["withdrawal", "pursuit", "objection", "acceptance", "condition"]);

/**
 * Whether the customer knew what was decided when a line was written.
 * @param {import("./types.js").Line[]} before what happened before it, the newest first
 */
const isKnown = (before) => before.find(({ event }) => event === "complaint.told" || event === "complaint.reopened")?.event === "complaint.told";

/** The name under which a line's sentence is found. @param {import("./types.js").Line} line @param {import("./types.js").Line[]} before */
function nameOf(line, before) {
  if (line.event === "complaint.assigned" && line.owner === line.by) return "complaint.taken";
  if (line.event === "complaint.filed" && line.by) return line.receivedAt ? "complaint.registered-later" : "complaint.registered";
  if (line.event === "complaint.stated" && WISHES.has(line.fact)) return `complaint.stated-${line.fact}`;
  if (line.event === "complaint.stated" && isKnown(before)) return "complaint.stated-later";
  if (line.event === "complaint.stated" && line.by) return "complaint.written-down";
  if (line.event === "complaint.escalated" && line.clock) return "complaint.escalated-by-clock";
  if (line.event === "complaint.classified" && line.by === ASSISTANT) return "complaint.classified-major";
  if (line.event === "complaint.classified" && !line.cause) return "complaint.classified-so-far";
  if (line.event === "complaint.grouped" && !line.group) return "complaint.ungrouped";
  if (line.event === "complaint.reopened" && line.told) return "complaint.reopened-told";
  return line.event;
}

/**
 * @param {import("./types.js").Line} line
 * @param {import("./types.js").Line[]} [before] what happened before it, the newest first
 */
export function sentenceOf(line, before = []) {
  return sentences(nameOf(line, before)).replace(/\{(\w+)\}/g, (whole, field) => {
    const said = line[field];
    if (said === undefined || said === null) return whole;
    if (field === "by" && said === ASSISTANT) return authorWord(ASSISTANT);
    return WORDS[field] ? WORDS[field](String(said)) : String(said);
  });
}

/** What somebody wrote with it, in their own words. @param {import("./types.js").Line} line @returns {string[]} */
export function wordsOf(line) {
  const text = line.by === ASSISTANT && line.text ? inOne(line.text) : line.text;
  const owed = line.owed ? `${line.owed} (${line.owedUntil})` : "";
  return [line.said, text, line.toCustomer, line.found, line.remedy, owed, line.appeal].filter(Boolean);
}
