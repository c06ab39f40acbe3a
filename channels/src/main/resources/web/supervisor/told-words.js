// What the list of those who were told says, in English and Chinese.

import { words } from "console/language.js";

export const say = words({
  en: {
    nobody: "Nobody was told.",
    counts: "{customers} {customers|person was|people were} told, {times} {times|time|times} in all.",
    csv: "Download as CSV",
    more: "Show more ({count} left)",
    erased: "erased",
    conversation: "Conversation",
    version: "version {version}",
    corrected: "corrected {at}",
    later: "told version {version} later",
  },
  zh: {
    nobody: "没有人被告知。",
    counts: "共 {customers} 人被告知，合计 {times} 次。",
    csv: "下载 CSV",
    more: "显示更多（还有 {count} 条）",
    erased: "已删除",
    conversation: "对话",
    version: "版本 {version}",
    corrected: "已于 {at} 更正",
    later: "之后被告知版本 {version}",
  },
});
