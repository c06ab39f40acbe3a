// Whether a lead's investment is one the customer may buy, in a badge.

import { html, nothing } from "lit";
import { currentLanguage } from "console/language.js";

/** @param {import("./types.js").Fit | null} fit */
export const fitBadge = (fit) =>
  fit
    ? html`<span class="badge" data-fit=${fit.match} data-tone=${fit.match === "within" ? "green" : "red"}
        >${currentLanguage() === "zh" ? fit.zh : fit.en}</span
      >`
    : nothing;
