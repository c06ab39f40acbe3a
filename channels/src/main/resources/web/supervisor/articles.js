// The articles by name: what supervisors choose from, and what stands for an article's id.

import { get } from "console/api.js";
import { currentLanguage } from "console/language.js";

/** @typedef {{id: string, title: {zh: string, en: string}, area?: string, released: boolean}} KnownArticle */

/** @type {Map<string, KnownArticle>} */
let known = new Map();

/** What a recall can be asked about, also what was taken out; null before it is known. @type {Map<string, KnownArticle> | null} */
let recallable = null;
const changes = new EventTarget();

/** Fetches them; what was known stays when that fails, and ids stand for names. */
export async function learnArticles() {
  try {
    /** @type {{articles: KnownArticle[]}} */
    const { articles } = await get("/console/api/editor/articles");
    known = new Map(articles.map((article) => [article.id, article]));
    changes.dispatchEvent(new Event("change"));
  } catch {
    // Whatever else the page fetches says what is wrong.
  }
}

/** Fetches what a recall can be asked about. */
export async function learnRecallable() {
  try {
    /** @type {{articles: KnownArticle[]}} */
    const { articles } = await get("/console/api/supervisor/recall/articles");
    recallable = new Map(articles.map((article) => [article.id, article]));
    changes.dispatchEvent(new Event("change"));
  } catch {
    // It is asked again by who goes on searching.
  }
}

/** @returns {KnownArticle[] | null} null as long as nobody knows */
export const recallableArticles = () => (recallable ? [...recallable.values()] : null);

/** @returns {KnownArticle[]} those customers get */
export const releasedArticles = () => [...known.values()].filter((article) => article.released);

/** The article's title in the console's language; its id when it is not known. @param {string} id */
export function articleName(id) {
  const title = (known.get(id) ?? recallable?.get(id))?.title;
  return (title && (title[currentLanguage()] || title.en || title.zh)) || id;
}

/** Those whose title or id holds all the words. @param {string} query @param {KnownArticle[]} among */
export function soughtArticles(query, among) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return among.filter(({ id, title }) => {
    const text = `${id} ${title.zh} ${title.en}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * Learns the articles, and renders an element again when they are known.
 * @param {import("lit").ReactiveControllerHost} host
 */
export function followArticles(host) {
  const render = () => host.requestUpdate();
  host.addController({
    hostConnected: () => {
      changes.addEventListener("change", render);
      learnArticles();
    },
    hostDisconnected: () => changes.removeEventListener("change", render),
  });
}
