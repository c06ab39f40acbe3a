// The codes of suggestions and praise in English and Chinese.

import { codes } from "console/language.js";

export const kindWord = codes({
  en: { suggestion: "Suggestion", praise: "Praise" },
  zh: { suggestion: "建议", praise: "表扬" },
});

export const stageWord = codes({
  en: {
    received: "New",
    routed: "With a team",
    answered: "Answered",
    told: "Customer told",
    "passed-on": "Passed on",
    dismissed: "Neither",
  },
  zh: {
    received: "新收到",
    routed: "已转团队",
    answered: "已答复",
    told: "已告知客户",
    "passed-on": "已转达",
    dismissed: "不属于",
  },
});

/** @type {Record<string, string>} */
export const STAGE_TONES = {
  received: "amber",
  routed: "blue",
  answered: "violet",
  told: "green",
  "passed-on": "green",
  dismissed: "grey",
};

export const VERDICTS = ["adopted", "planned", "exists", "declined"];

export const verdictWord = codes({
  en: { adopted: "Done", planned: "Will be done", exists: "There is it already", declined: "Will not be done" },
  zh: { adopted: "已采纳", planned: "将采纳", exists: "已有此功能", declined: "不采纳" },
});
