// How often something was asked each day, as a line and as a word.

import { svg } from "lit";
import { say } from "./gap-words.js";

const WIDTH = 84;
const HEIGHT = 22;
const EDGE = 2;

/** @param {number[]} days */
const sum = (days) => days.reduce((all, one) => all + one, 0);

/**
 * Whether the later half has notably more or fewer than the earlier one.
 * @param {number[]} perDay the last is the day up to now
 * @returns {"newGap" | "rising" | "falling" | "steady"}
 */
export function direction(perDay) {
  const half = Math.floor(perDay.length / 2);
  const earlier = sum(perDay.slice(0, half));
  const later = sum(perDay.slice(perDay.length - half));
  if (half > 0 && earlier === 0) return "newGap";
  if (later > 1.5 * earlier) return "rising";
  return earlier > 1.5 * later ? "falling" : "steady";
}

/** @param {number[]} perDay */
export function trendLine(perDay) {
  const most = Math.max(1, ...perDay);
  const step = (WIDTH - 2 * EDGE) / Math.max(1, perDay.length - 1);
  const points = perDay
    .map((count, day) => `${(EDGE + day * step).toFixed(1)},${(HEIGHT - EDGE - (count / most) * (HEIGHT - 2 * EDGE)).toFixed(1)}`)
    .join(" ");
  const told = say("trend", { days: perDay.join(" ") });
  return svg`<svg class="trend" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${told}>
    <title>${told}</title>
    <polyline points=${points}></polyline>
  </svg>`;
}
