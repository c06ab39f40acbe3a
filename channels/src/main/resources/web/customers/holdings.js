// What a customer has and how they are reached; what is sensitive in it is shown to whoever says why.

import { html, nothing } from "lit";
import { dateOnly } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { contactWord } from "./code-words.js";
import { SHOW_AMOUNTS, SHOW_CONTACTS } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */
/** @typedef {import("./types.js").Contact} Contact */
/** @typedef {import("./types.js").Product} Product */
/** @typedef {{button: (step: import("console/step-dialog.js").Step, given?: Record<string, unknown>) => unknown}} Steps */

/** @param {() => void} hide @param {string} what */
const hideButton = (hide, what) =>
  html`<button class="plain" data-action="hide-${what}" @click=${hide}>${say("hide")}</button>`;

/** As the catalogue calls it, or else as the bank's systems do. @param {Product} product */
const nameOf = ({ product, name }) => (name ? name[currentLanguage() === "zh" ? "zh" : "en"] : product);

/** @param {Product} product */
const amountOf = ({ amount, currency }) =>
  amount ? `${amount.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ",")} ${currency ?? ""}` : "";

/** @param {Customer} customer @param {Product[] | undefined} revealed @param {Steps} steps @param {() => void} hide */
export function products({ products: known, depositUntil, rights }, revealed, steps, hide) {
  const all = revealed ?? known;
  return html`<section class="card" data-part="products" aria-labelledby="products">
    <h3 id="products">${say("products")}</h3>
    ${all.length === 0
      ? html`<p class="quiet">${say("noProducts")}</p>`
      : html`<ul class="list">
          ${all.map(
            (one) =>
              html`<li class="amounts">
                <span dir="auto" title=${one.name ? one.product : nothing}>${nameOf(one)}</span><span class="figures">${amountOf(one)}</span>
              </li>`,
          )}
        </ul>`}
    ${depositUntil ? html`<p data-part="deposit">${say("depositUntil", { date: dateOnly(depositUntil) })}</p>` : nothing}
    ${all.length === 0
      ? nothing
      : revealed
        ? html`<p>${hideButton(hide, "amounts")}</p>`
        : rights.amounts === "for-a-reason"
          ? html`<p>${steps.button(SHOW_AMOUNTS, { field: "amounts" })}</p>`
          : rights.amounts === "hidden"
            ? html`<p class="quiet">${say("hidden")}</p>`
            : nothing}
  </section>`;
}

/** @param {Customer} customer @param {Contact[] | undefined} revealed @param {Steps} steps @param {() => void} hide */
export function contacts({ contacts: known, rights }, revealed, steps, hide) {
  const all = revealed ?? known;
  return html`<section class="card" data-part="contacts" tabindex="-1" aria-labelledby="contacts">
    <h3 id="contacts">${say("contacts")}</h3>
    ${all.length === 0
      ? html`<p class="quiet">${say("noContacts")}</p>`
      : html`<dl>
          ${all.map(({ kind, value }) => html`<dt>${contactWord(kind)}</dt><dd class="figures" dir="auto">${value}</dd>`)}
        </dl>`}
    ${all.length === 0
      ? nothing
      : revealed
        ? html`<p>${hideButton(hide, "contacts")}</p>`
        : rights.contacts === "for-a-reason"
          ? html`<p>${steps.button(SHOW_CONTACTS, { field: "contacts" })}</p>`
          : nothing}
  </section>`;
}
