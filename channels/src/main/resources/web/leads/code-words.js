// The codes of leads in English and Chinese; one that a bank has added is shown as it is.

import { codes, currentLanguage } from "console/language.js";

export const stageWord = codes({
  en: {
    open: "New",
    assigned: "Has an owner",
    contacted: "Contacted",
    won: "Won",
    lost: "Lost",
    merged: "Merged",
  },
  zh: {
    open: "新线索",
    assigned: "已指派",
    contacted: "已联系",
    won: "已成交",
    lost: "未成交",
    merged: "已合并",
  },
});

/** @type {Record<string, string>} */
export const STAGE_TONES = {
  open: "amber",
  assigned: "blue",
  contacted: "violet",
  won: "green",
  lost: "grey",
  merged: "grey",
};

export const amountWord = codes({
  en: { unknown: "", small: "Small", middle: "Named", large: "Large", "very-large": "Very large" },
  zh: { unknown: "", small: "小额", middle: "已说明", large: "大额", "very-large": "特大额" },
});

const TEN_THOUSAND = 10_000;
const HUNDRED_MILLION = 100_000_000;

/** So many yuan, as they are said: 50万, 500,000. @param {number} yuan */
function yuanWord(yuan) {
  if (currentLanguage() !== "zh") return yuan.toLocaleString("en");
  if (yuan >= HUNDRED_MILLION) return `${yuan / HUNDRED_MILLION}亿`;
  return yuan >= TEN_THOUSAND ? `${yuan / TEN_THOUSAND}万` : `${yuan}`;
}

/** From how many times the amount from which interest is a lead a band goes, and up to how many. @type {Record<string, [number, number]>} */
const BANDS = { small: [0, 0.1], middle: [0.1, 1], large: [1, 10], "very-large": [10, 0] };

/**
 * How much a lead is about, with what the bank's words for it come to; empty where nothing is known.
 * @param {{amount: string, amountFrom: number | null}} lead
 */
export function amountText({ amount, amountFrom }) {
  const word = amountWord(amount);
  const band = BANDS[amount];
  if (!band || !amountFrom) return word;
  const [from, to] = band.map((times) => times * amountFrom);
  const zh = currentLanguage() === "zh";
  if (!from) return `${word} ${zh ? `${yuanWord(to)}元以下` : `below CNY ${yuanWord(to)}`}`;
  if (!to) return `${word} ${zh ? `${yuanWord(from)}元以上` : `CNY ${yuanWord(from)} or more`}`;
  return `${word} ${zh ? `${yuanWord(from)}–${yuanWord(to)}元` : `CNY ${yuanWord(from)}–${yuanWord(to)}`}`;
}

export const horizonWord = codes({
  en: { unknown: "", now: "Within a week", soon: "Within a month", later: "Later" },
  zh: { unknown: "", now: "一周内", soon: "一个月内", later: "以后" },
});

const none = codes({ en: { unknown: "not known" }, zh: { unknown: "不清楚" } });

/** As amountWord(), with a word where nothing is known. @param {string} code */
export const amountOrNone = (code) => amountWord(code) || none(code);

/** As horizonWord(), with a word where nothing is known. @param {string} code */
export const horizonOrNone = (code) => horizonWord(code) || none(code);

export const AMOUNTS = ["unknown", "small", "middle", "large", "very-large"];

export const HORIZONS = ["unknown", "now", "soon", "later"];

export const permissionWord = codes({
  en: { unknown: "Not asked", given: "Allowed", refused: "Not wanted", writing: "In writing only" },
  zh: { unknown: "未征询", given: "同意", refused: "不同意", writing: "仅限文字，不打电话" },
});

/** @type {Record<string, string>} */
export const PERMISSION_TONES = { unknown: "grey", given: "green", refused: "red", writing: "amber" };

/**
 * What a lead's customer allows, by one code.
 * @param {{permission?: string, inWriting?: boolean}} lead
 */
export const allowedOf = ({ permission, inWriting }) => (permission === "given" && inWriting ? "writing" : permission);

export const LOSSES = [
  "no-interest",
  "competitor",
  "price",
  "not-suitable",
  "not-reached",
  "no-contact",
  "other",
];

export const lossWord = codes({
  en: {
    "no-interest": "No interest any more",
    competitor: "Another bank",
    price: "Rate or fee",
    "not-suitable": "Does not qualify, or does not suit",
    "not-reached": "Could not be reached",
    "no-contact": "Does not want to be contacted",
    other: "Something else",
  },
  zh: {
    "no-interest": "不再有意向",
    competitor: "选择了其他银行",
    price: "利率或费用",
    "not-suitable": "不符合条件或不适合",
    "not-reached": "联系不上",
    "no-contact": "不愿被联系",
    other: "其他",
  },
});

export const WAYS = ["telephone", "conversation", "branch", "e-mail", "letter"];

export const ANSWERS = ["yes", "writing", "no"];

export const answerWord = codes({
  en: { yes: "Yes", writing: "In writing, but no calls", no: "No" },
  zh: { yes: "同意", writing: "同意文字联系，不接电话", no: "不同意" },
});
