// What an article is made of, apart from its version.

import { today } from "console/format.js";

/** @typedef {import("./types.js").Article} Article */

/**
 * An article nobody has written yet.
 * @param {import("./types.js").Catalogue | null} catalogue
 * @returns {Article}
 */
export function emptyArticle(catalogue) {
  return {
    id: "",
    version: "",
    titles: { zh: "", en: "" },
    answers: { zh: "", en: "" },
    phrasings: { zh: [], en: [] },
    area: catalogue?.areas[0] ?? "",
    audience: catalogue?.audiences[0] ?? "",
    sensitivity: catalogue?.sensitivities[0] ?? "",
    validFrom: today(),
    validUntil: null,
    signals: [],
    maySignal: [],
    notThis: { zh: [], en: [] },
    variants: [],
    choices: [],
    links: { zh: [], en: [] },
  };
}

/** @param {Article} article */
function content({ id, titles, answers, phrasings, area, audience, sensitivity, validFrom, validUntil, ...rest }) {
  const signals = [[...rest.signals].sort(), [...rest.maySignal].sort()];
  const texts = [titles, answers, phrasings].map(({ zh, en }) => [zh, en]);
  const { notThis, variants, choices, links } = rest;
  const more = [
    notThis?.zh ?? [],
    notThis?.en ?? [],
    (variants ?? []).map(({ readers, answers }) => [readers, answers.zh, answers.en]),
    choices ?? [],
    links?.zh ?? [],
    links?.en ?? [],
  ];
  return JSON.stringify([id, texts, area, audience, sensitivity, validFrom, validUntil, signals, more]);
}

/** @param {Article} one @param {Article} other */
export const sameContent = (one, other) => content(one) === content(other);
