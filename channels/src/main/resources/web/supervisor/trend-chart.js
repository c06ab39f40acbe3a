// Shares week by week as a small drawing. Made of attributes, because the page allows no inline styles.

import { css, html, nothing, svg } from "lit";
import { dateOnly, percent } from "console/format.js";
import { say } from "./quality-words.js";

/** @typedef {{monday: string, share: number, low: number, high: number, reviewed: number, coverage: number, decided: number}} Week */

const WIDTH = 420;
const HEIGHT = 150;
const LEFT = 46;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 24;

export const chartStyles = css`
  .chart {
    display: block;
    inline-size: 100%;
    block-size: auto;
    max-block-size: 220px;
    overflow: visible;
  }

  .chart .grid {
    stroke: var(--line);
  }

  .chart .target {
    stroke: var(--red);
    stroke-width: 1.5px;
    stroke-dasharray: 5 4;
  }

  .chart .range {
    stroke: var(--accent);
    stroke-width: 7px;
    stroke-linecap: round;
    opacity: 0.35;
  }

  .chart .dot {
    fill: var(--accent);
  }

  .chart .line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2px;
  }

  .chart text {
    fill: var(--quiet);
    font: 11px var(--font);
  }
`;

/** The next round share above all that is drawn. @param {number} most */
function ceiling(most) {
  return [0.02, 0.05, 0.1, 0.2, 0.5].find((step) => step >= most) ?? 1;
}

/** @param {number} top @param {Week[]} weeks @param {unknown} drawn @param {string} label */
function chart(top, weeks, drawn, label) {
  const every = Math.ceil(weeks.length / 6);
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
    ${[0, 0.5, 1].map(
      (part) =>
        svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(part)} y2=${y(part)}></line>
          <text x=${LEFT - 6} y=${y(part) + 4} text-anchor="end">${percent(part * top)}</text>`,
    )}
    ${weeks.map((week, at) =>
      (weeks.length - 1 - at) % every === 0
        ? svg`<text x=${x(at, weeks.length)} y=${HEIGHT - 6} text-anchor="middle">${week.monday.slice(5)}</text>`
        : nothing,
    )}
    ${drawn}
  </svg>`;
}

/** @param {number} at @param {number} count */
const x = (at, count) => LEFT + ((at + 0.5) / count) * (WIDTH - LEFT - RIGHT);

/** @param {number} part of the height, from 0 to 1 */
const y = (part) => TOP + (1 - Math.min(1, part)) * (HEIGHT - TOP - BOTTOM);

/** The share of wrong answers with its interval, and the target. @param {Week[]} weeks @param {number} target */
export function wrongChart(weeks, target) {
  const known = weeks.filter((week) => week.reviewed > 0);
  const top = ceiling(Math.max(target, ...known.map((week) => week.share), ...known.map((week) => week.high)));
  const drawn = weeks.map((week, at) =>
    week.reviewed === 0
      ? nothing
      : svg`<line class="range" x1=${x(at, weeks.length)} x2=${x(at, weeks.length)}
            y1=${y(week.low / top)} y2=${y(week.high / top)}></line>
          <circle class="dot" cx=${x(at, weeks.length)} cy=${y(week.share / top)} r="4"></circle>`,
  );
  const mark = svg`<line class="target" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(target / top)} y2=${y(target / top)}></line>`;
  return chart(top, weeks, [drawn, mark], say("trend"));
}

/** @param {Week[]} weeks */
export function coverageChart(weeks) {
  const known = weeks.map((week, at) => ({ week, at })).filter(({ week }) => week.decided > 0);
  const points = known.map(({ week, at }) => `${x(at, weeks.length)},${y(week.coverage)}`).join(" ");
  const drawn = svg`<polyline class="line" points=${points}></polyline>
    ${known.map(({ week, at }) => svg`<circle class="dot" cx=${x(at, weeks.length)} cy=${y(week.coverage)} r="3"></circle>`)}`;
  return chart(1, weeks, drawn, say("coverageTrend"));
}

/** The same for whoever reads rather than looks. @param {Week[]} weeks */
export function weekTable(weeks) {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${say("week")}</th>
        <th scope="col" class="number">${say("reviewed")}</th>
        <th scope="col" class="number">${say("share")}</th>
        <th scope="col">${say("interval")}</th>
        <th scope="col" class="number">${say("coverage")}</th>
      </tr>
    </thead>
    <tbody>
      ${weeks.map(
        (week) =>
          html`<tr>
            <th scope="row">${dateOnly(week.monday)}</th>
            <td class="number figures">${week.reviewed}</td>
            <td class="number figures">${week.reviewed ? percent(week.share) : "–"}</td>
            <td class="figures">
              ${week.reviewed ? say("between", { low: percent(week.low), high: percent(week.high) }) : "–"}
            </td>
            <td class="number figures">${week.decided ? percent(week.coverage) : "–"}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
