// What waits for a decision besides articles: entries of the catalogue, documents, the glossary, overrides of the gate.

import { html, nothing } from "lit";
import { dateAndTime, shortId } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { days, shown, valueText } from "./catalogue-entry.js";
import { changeList } from "./glossary-terms.js";
import { say as sayGlossary } from "./glossary-words.js";
import { addressWith } from "./place.js";
import { limitWord } from "./publish-words.js";
import { say } from "./review-words.js";

/** @typedef {import("./approval.js").Waits} Waits */

/** What a thing is called. @param {Waits} one @returns {string} */
export function nameOf({ article, entry, document, glossary, override }) {
  const language = currentLanguage();
  if (article) return article.title[language] || article.id;
  if (entry) return (shown(entry) ?? entry.released)?.[language] || entry.key;
  if (document) return document.pending.title;
  if (glossary) return sayGlossary("title");
  return override ? shortId(override.release) : "";
}

/** An entry in words, or that there is none. @param {import("./catalogue-entry.js").Entry | null} entry @param {string} today */
function value(entry, today) {
  return entry ? html`${peopleText(valueText(entry, today))} (${entry.periods.map(days).join("; ")})` : say("nothing");
}

/** @param {import("./catalogue-entry.js").Row} entry @param {string} today */
export function entryBody(entry, today) {
  const { touched, expiry, removal, draft, released } = entry;
  return html`<p><span class="quiet">${say("now")}:</span> ${value(released, today)}</p>
    <p>
      <span class="quiet">${say("then")}:</span> ${removal ? say("toBeTakenOut") : value(draft, today)}
    </p>
    ${touched?.why ? html`<q>${peopleText(touched.why)}</q>` : nothing}
    ${expiry && !removal ? html`<p class="fault">${expiry[currentLanguage()]}</p>` : nothing}
    <p><a href=${addressWith({ view: "catalogue", article: null })}>${say("openCatalogue")}</a></p>`;
}

/** @param {import("./types.js").WaitingDocument} document */
export function documentBody({ pending }) {
  const { imported, passages, characters } = pending;
  return html`<p>${say("figures", { passages, characters })}</p>
    <p>${say("importedBy", { by: imported.by, at: dateAndTime(imported.at) })}</p>
    ${imported.why ? html`<q>${peopleText(imported.why)}</q>` : nothing}
    <p><a href=${addressWith({ view: "documents", article: null })}>${say("openDocuments")}</a></p>`;
}

/** @param {import("./glossary-terms.js").Glossary} glossary */
export function glossaryBody(glossary) {
  const why = glossary.touched?.why;
  return html`${changeList(glossary)} ${why ? html`<q>${peopleText(why)}</q>` : nothing}
    <p><a href=${addressWith({ view: "glossary", article: null })}>${sayGlossary("open")}</a></p>`;
}

/** @param {import("./types.js").Override} override */
export function overrideBody({ by, at, release, reason, exceeded }) {
  return html`<p>${say("overrideBy", { by, at: dateAndTime(at), release: shortId(release) })}</p>
    <q>${peopleText(reason)}</q>
    <p>${say("exceeded")} ${limitsText(exceeded)}</p>
    <p class="quiet">${say("overrideHint")}</p>
    <p><a href=${addressWith({ view: "publish", article: null })}>${say("openPublish")}</a></p>`;
}

/** Limits, such as "gate.maxChanged of turns", in words. @param {string[]} limits */
export const limitsText = (limits) =>
  limits
    .map((limit) => {
      const [name, of] = limit.split(" of ");
      return of ? `${limitWord(name)} (${limitWord(of)})` : limitWord(name);
    })
    .join(currentLanguage() === "zh" ? "；" : "; ");
