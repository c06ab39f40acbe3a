// A bar from 0 to 1 with the mark it has to reach. Drawn with attributes, because the page allows no inline styles.

import { css, html } from "lit";

export const scaleStyles = css`
  .scale {
    display: block;
    inline-size: 100%;
    block-size: 12px;
    overflow: visible;
  }

  .scale .ground {
    fill: var(--sunken);
    stroke: var(--line-strong);
    stroke-width: 1px;
    vector-effect: non-scaling-stroke;
  }

  .scale .value {
    fill: var(--quiet);
  }

  .scale.reached .value {
    fill: var(--accent);
  }

  .scale .mark {
    stroke: var(--text);
    stroke-width: 2px;
    vector-effect: non-scaling-stroke;
  }

  .scale .mark.dashed {
    stroke-dasharray: 3 2;
  }
`;

/** @param {number} share */
const at = (share) => Math.max(0, Math.min(1, share)) * 100;

/**
 * @param {number} value
 * @param {number} mark
 * @param {boolean} reached
 * @param {"" | "dashed"} kind how the mark is drawn
 * @param {string} label for those who cannot see it
 */
export function scale(value, mark, reached, kind, label) {
  return html`<svg
    class="scale ${reached ? "reached" : ""}"
    viewBox="0 0 100 12"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    <rect class="ground" x="0" y="2" width="100" height="8"></rect>
    <rect class="value" x="0" y="2" width=${at(value)} height="8"></rect>
    <line class="mark ${kind}" x1=${at(mark)} x2=${at(mark)} y1="-2" y2="14"></line>
  </svg>`;
}
