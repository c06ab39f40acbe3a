// The language of the console itself, chosen by the person using it and remembered on this machine.

/** @typedef {import("./types.js").Language} Language */

const KEY = "lobby.console.language";
const changes = new EventTarget();

/** @returns {Language} */
function firstChoice() {
  try {
    const remembered = localStorage.getItem(KEY);
    if (remembered === "zh" || remembered === "en") return remembered;
  } catch {
    // Storage may be switched off; then the choice lasts as long as the page.
  }
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

let current = firstChoice();
document.documentElement.lang = current === "zh" ? "zh-CN" : "en";

export function currentLanguage() {
  return current;
}

/** @param {Language} language */
export function chooseLanguage(language) {
  current = language;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // As above.
  }
  changes.dispatchEvent(new Event("change"));
}

/**
 * Renders an element again whenever the language changes.
 * @param {import("lit").ReactiveControllerHost} host
 */
export function followLanguage(host) {
  const render = () => host.requestUpdate();
  host.addController({
    hostConnected: () => changes.addEventListener("change", render),
    hostDisconnected: () => changes.removeEventListener("change", render),
  });
}

/**
 * A lookup over two word lists with the same keys; `{name}` in a phrase is replaced by the value of that name, and
 * `{name|article|articles}` by the first word where the value is one, else by the second.
 * @template {string} K
 * @param {{en: Record<K, string>, zh: Record<K, string>}} lists
 */
export function words(lists) {
  /**
   * @param {K} key
   * @param {Record<string, string | number>} [values]
   * @returns {string}
   */
  return (key, values = {}) =>
    lists[current][key].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name, one, more) =>
      one === undefined ? String(values[name] ?? whole) : String(values[name]) === "1" ? one : more,
    );
}

/**
 * A lookup for codes that come from the server: one it does not know is shown as it came.
 * @param {{en: Record<string, string>, zh: Record<string, string>}} lists
 */
export function codes(lists) {
  /** @param {string} code */
  return (code) => (Object.hasOwn(lists[current], code) ? lists[current][code] : code);
}
