// What the choice of articles says, in English and Chinese.

import { words } from "console/language.js";

export const say = words({
  en: {
    hint: "Type a part of its title or id…",
    area: "Everything about…",
    remove: "Remove {name}",
    none: "No title and no id holds “{typed}”. Try another part of the title, in Chinese or English.",
    notReleased: "(customers do not get it now)",
  },
  zh: {
    hint: "输入标题或编号的一部分…",
    area: "某一类的全部内容…",
    remove: "移除 {name}",
    none: "没有标题或编号含有“{typed}”。请试试标题的另一部分，中文或英文都可以。",
    notReleased: "（客户现在得不到）",
  },
});
