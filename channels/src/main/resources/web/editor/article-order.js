// In which order articles are listed.

import { today } from "console/format.js";

/** @typedef {import("./types.js").ArticleRow} ArticleRow */
/** @typedef {"care" | "asked" | "answered" | "wrong" | "rating" | "reviewed" | "expiry" | "title" | "changed"} Sort */

/** @type {Sort[]} */
export const SORTS = ["care", "asked", "answered", "wrong", "rating", "reviewed", "expiry", "changed", "title"];

/** So long before its last day an article is pointed out. */
export const SOON_DAYS = 14;

const DAY_MILLIS = 86_400_000;

/** Whether it is a draft that cannot be submitted as it is. @param {ArticleRow} row */
const isBlocked = (row) => row.stage === "draft" && (row.remarks?.blocks ?? 0) > 0;

/** How many days customers still get it; infinite when for good. @param {string | null} validUntil */
export function daysLeft(validUntil) {
  if (!validUntil) return Number.POSITIVE_INFINITY;
  return Math.round((Date.parse(validUntil) - Date.parse(today())) / DAY_MILLIS);
}

/** Whether nothing stands in the way of a draft but that it is in one language. @param {ArticleRow} row */
export const lacksLanguage = (row) => isBlocked(row) && Boolean(row.onlyIn) && row.remarks?.blocks === 1;

/** Whether it is a draft in which something else stands in the way of a review: that is a fault. @param {ArticleRow} row */
export const mustChange = (row) => isBlocked(row) && !lacksLanguage(row);

/**
 * How much an article needs somebody: what was refused first, then what customers are not told, for want of a value or
 * because it is over, then what is wrong, then drafts that were returned or must be changed, then what is soon over or
 * waits for somebody or for its other language, then the other drafts, then what is often asked and seldom answered.
 * @param {ArticleRow} row
 */
function care(row) {
  const { asked = 0, answered = 0, wrong = 0 } = row.health ?? {};
  const days = row.released ? daysLeft(row.validUntil) : Number.POSITIVE_INFINITY;
  const unanswered = (asked - answered) / (asked + 50);
  return (
    (row.notPublished ? 128 : 0) +
    (row.heldBack?.length ? 64 : 0) +
    (days < 0 ? 32 : 0) +
    (wrong > 0 ? 16 + Math.min(8, wrong) : 0) +
    (row.returned || mustChange(row) ? 8 : 0) +
    (days >= 0 && days <= SOON_DAYS ? 4 : 0) +
    (row.stage === "in-review" || row.stage === "retirement-proposed" ? 2 : 0) +
    (lacksLanguage(row) ? 2 : 0) +
    (row.stage === "draft" ? 1 : 0) +
    unanswered
  );
}

/** What each order goes by, the largest first. @type {Record<Sort, (row: ArticleRow) => number | string>} */
const KEYS = {
  care,
  asked: (row) => row.health?.asked ?? 0,
  // Of what nobody asked for nothing can be said.
  answered: (row) => (row.health?.asked ? 1 - row.health.answered / row.health.asked : -1),
  wrong: (row) => row.health?.wrong ?? 0,
  // The most that did not help first.
  rating: (row) => (row.health?.rated ? row.health.rated - row.health.helpful : -1),
  // The longest ago first, and before them what was never reviewed though it is asked for.
  reviewed: (row) =>
    row.health?.lastReview ? -Date.parse(row.health.lastReview) : row.health?.asked ? 1 : Number.NEGATIVE_INFINITY,
  expiry: (row) => -daysLeft(row.validUntil),
  title: () => 0,
  changed: (row) => row.lastAt ?? "",
};

/** @param {ArticleRow[]} rows @param {Sort} sort @returns {ArticleRow[]} */
export function sorted(rows, sort) {
  const keys = new Map(rows.map((row) => [row, KEYS[sort](row)]));
  return [...rows].sort((one, other) => {
    const [first, second] = [keys.get(one) ?? 0, keys.get(other) ?? 0];
    if (first !== second) return first > second ? -1 : 1;
    if (sort === "title") return one.title.en.localeCompare(other.title.en) || one.id.localeCompare(other.id);
    return (other.health?.asked ?? 0) - (one.health?.asked ?? 0) || one.id.localeCompare(other.id);
  });
}
