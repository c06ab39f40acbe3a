// What the choice of articles says, in English and Chinese.

import { words } from "console/language.js";

export const say = words({
  en: {
    hint: "Type a part of its title or id…",
    area: "Everything about…",
    remove: "Remove {name}",
  },
  zh: {
    hint: "输入标题或编号的一部分…",
    area: "某一类的全部内容…",
    remove: "移除 {name}",
  },
});
