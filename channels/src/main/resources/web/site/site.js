// @ts-check
/** The demo page's two languages, and its button that opens the chat. Runs first and tells the widget its language. */

const KEY = "harbour-bank-language";

/** @typedef {"zh" | "en"} Language */

/** What was chosen last time; null where that is unknown or storage is refused. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {Language} language */
function remember(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

/** @returns {Language} */
function preferred() {
  return (remembered() ?? navigator.language).toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** @param {Language} language */
function show(language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = language === "zh" ? "海湾银行 Harbour Bank" : "Harbour Bank 海湾银行";
}

let language = preferred();
show(language);
document.querySelector("script[src='/widget.js']")?.setAttribute("data-language", language);

document.querySelector("#language")?.addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  remember(language);
  show(language);
  document.querySelector("lobby-chat")?.setAttribute("language", language);
});

for (const ask of document.querySelectorAll("button.ask")) {
  ask.toggleAttribute("hidden", false);
  ask.addEventListener("click", () => {
    const chat = /** @type {(Element & {open(): void}) | null} */ (document.querySelector("lobby-chat"));
    chat?.open();
  });
}
