// The rest of a long list, which is shown when one asks for it.

import { html, nothing } from "lit";
import { words } from "./language.js";

/** How many rows are shown at first, and how many more each time. */
export const PAGE = 100;

const say = words({
  en: { more: "Show more ({count} left)" },
  zh: { more: "显示更多（还有 {count} 件）" },
});

/** @param {number} left how many are not shown yet @param {() => void} more */
export const moreOf = (left, more) =>
  left > 0
    ? html`<p class="more"><button data-action="more-rows" @click=${more}>${say("more", { count: left })}</button></p>`
    : nothing;
