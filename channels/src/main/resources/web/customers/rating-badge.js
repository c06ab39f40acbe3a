// How much risk a customer may take, red when it expired.

import { html } from "lit";
import { say } from "./words.js";

/** @param {import("./types.js").Rating} rating */
export const ratingBadge = ({ grade, until, expired }) =>
  html`<span class="badge figures" data-rating=${grade} data-expired=${expired} data-tone=${expired ? "red" : "blue"}
    >${grade} · ${say(expired ? "expiredOn" : "validUntil", { day: until })}</span
  >`;
