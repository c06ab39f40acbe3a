// What a customer is worth and how it goes with them, in words; nothing where the bank does not work it out.

import { html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { valueWord } from "./code-words.js";
import { say } from "./words.js";

/** @param {import("./types.js").Value | null | undefined} value */
export function valueCard(value) {
  if (!value) return nothing;
  const { stage, health, atRisk, reasons } = value;
  return html`<section class="card" data-part="value" tabindex="-1" aria-labelledby="value">
    <div class="row">
      <h3 id="value">${say("value")}</h3>
      ${value.class
        ? html`<span class="badge" data-value=${value.class} data-tone="violet">${valueWord(value.class)}</span>`
        : nothing}
      ${stage ? html`<span class="badge">${valueWord(stage)}</span>` : nothing}
      ${typeof health === "number" ? html`<span class="figures">${say("health", { health })}</span>` : nothing}
      ${atRisk ? html`<span class="badge" data-tone="red">${say("atRisk")}</span>` : nothing}
    </div>
    ${reasons?.length
      ? html`<ul class="list">
          ${reasons.map((reason) => html`<li>${reason[currentLanguage()]}</li>`)}
        </ul>`
      : nothing}
  </section>`;
}
