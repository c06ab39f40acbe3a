// What a customer said of their complaint when the assistant asked.

import { html, nothing } from "lit";
import { currentLanguage } from "./language.js";
import { peopleText } from "./people-text.js";

/** @typedef {import("./types.js").Fact} Fact */

/** A list of facts in the reader's language; nothing for none. @param {Fact[] | null | undefined} facts */
export function statedFacts(facts) {
  if (!facts || facts.length === 0) return nothing;
  return html`<dl>
    ${facts.map(
      (fact) =>
        html`<dt>${currentLanguage() === "en" ? fact.en : fact.zh}</dt>
          <dd data-fact=${fact.fact} dir="auto">${peopleText(fact.said)}</dd>`,
    )}
  </dl>`;
}
