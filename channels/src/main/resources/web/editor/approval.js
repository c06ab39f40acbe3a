// Who may decide about what. The server decides; this only tells people before they try.

/** @typedef {import("./types.js").ArticleRow} ArticleRow */
/** @typedef {import("./catalogue-entry.js").Row} EntryRow */
/** @typedef {import("./glossary-terms.js").Glossary} Glossary */
/** @typedef {import("./types.js").WaitingDocument} WaitingDocument */
/** @typedef {import("./types.js").Override} Override */

/** @typedef {{needsSecondPerson: boolean, authors?: string[], retirement?: {by: string} | null}} UnderWay */

/**
 * Something that waits for a decision; `own` says that whoever looks had a hand in it, and somebody else has to decide.
 * @typedef {{
 *   key: string,
 *   own: boolean,
 *   item: {kind: string, id: string, revision: string},
 *   article?: ArticleRow,
 *   entry?: EntryRow,
 *   document?: WaitingDocument,
 *   glossary?: Glossary,
 *   override?: Override,
 * }} Waits
 */

/**
 * Whether somebody has a hand in what is to be approved and it needs another person.
 * @param {UnderWay} life
 * @param {string} who a user name
 */
export function needsOther({ needsSecondPerson, authors, retirement }, who) {
  const hands = retirement ? [retirement.by] : (authors ?? []);
  return needsSecondPerson && hands.includes(who);
}

/** Whether it waits for a review. @param {import("./types.js").Stage} stage */
export const waits = (stage) => stage === "in-review" || stage === "retirement-proposed";

/** @param {ArticleRow} article @param {string} me @returns {Waits} */
function ofArticle(article, me) {
  const retiring = article.stage === "retirement-proposed";
  return {
    key: `article:${article.id}`,
    own: needsOther(article, me),
    item: { kind: retiring ? "retirement" : "article", id: article.id, revision: article.revision },
    article,
  };
}

/** @param {Glossary} glossary @param {string} me @returns {Waits} */
const ofGlossary = (glossary, me) => ({
  key: "glossary",
  own: glossary.authors.includes(me),
  item: { kind: "glossary", id: "glossary", revision: glossary.revision },
  glossary,
});

/**
 * All that waits for a decision: of a second person where one is needed.
 * @param {import("./types.js").Catalogue | null} catalogue
 * @param {import("./types.js").Waiting | null} waiting
 * @param {string} me a user name
 * @returns {Waits[]}
 */
export function allThatWaits(catalogue, waiting, me) {
  const { entries = [], documents = [], overrides = [], glossary = null } = waiting ?? {};
  return [
    ...overrides.map((override) => ({
      key: `override:${override.number}`,
      own: override.by === me,
      item: { kind: "override", id: String(override.number), revision: override.release },
      override,
    })),
    ...(catalogue?.articles ?? []).filter(({ stage }) => waits(stage)).map((article) => ofArticle(article, me)),
    ...entries.map((entry) => ({
      key: `entry:${entry.key}`,
      own: entry.authors.includes(me),
      item: { kind: "entry", id: entry.key, revision: entry.revision },
      entry,
    })),
    ...documents.map((document) => ({
      key: `document:${document.id}`,
      own: document.pending.imported.by === me,
      item: { kind: "document", id: document.id, revision: document.pending.version },
      document,
    })),
    ...(glossary ? [ofGlossary(glossary, me)] : []),
  ];
}

/** Articles that customers get, or get no more, with the next publication. @param {import("./types.js").Catalogue | null} catalogue */
export function waitsToBePublished(catalogue) {
  const now = new Date().toISOString();
  return (catalogue?.articles ?? []).filter(
    ({ stage, publishFrom }) =>
      stage === "retirement-approved" || (stage === "approved" && (!publishFrom || publishFrom <= now)),
  );
}

/**
 * What waits for whoever looks.
 * @param {import("./types.js").Catalogue | null} catalogue
 * @param {import("./types.js").Waiting | null} waiting
 * @param {string} me a user name
 */
export const needsMe = (catalogue, waiting, me) => allThatWaits(catalogue, waiting, me).filter(({ own }) => !own);
