// What an import would do, article by article, before it does.

import { html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { codeWord } from "./code-words.js";
import { gravestFirst } from "./complaint-list.js";
import { nearList } from "./near-list.js";
import { addressWith } from "./place.js";
import { say as sayPublish } from "./publish-words.js";
import { say } from "./review-words.js";
import { say as sayArticle } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/**
 * @typedef {{
 *   id: string,
 *   title: import("./types.js").Both,
 *   area: string,
 *   needsSecondPerson: boolean,
 *   isNew: boolean,
 *   before: number,
 *   after: number,
 *   complaints: Complaint[],
 *   near: import("./near-list.js").Near[],
 * }} Line
 */
/** @typedef {{articles: Line[], unchanged: string[], notHeldAgainst: number}} Preview */

/** Further remarks are read when the article is opened. */
const SHOWN = 4;

/** Of how many questions there are, a table of few has nothing but that to say. @param {Complaint} complaint */
const isNews = ({ kind }) => kind !== "few-phrasings";

/** @param {Line} line */
function article({ id, title, area, needsSecondPerson, isNew, before, after, complaints, near }) {
  const told = gravestFirst(complaints.filter(isNews));
  const name = peopleText(title[currentLanguage()] || title.zh || title.en || id);
  return html`<li data-preview=${id}>
    <p>
      ${isNew ? html`<strong>${name}</strong>` : html`<a href=${addressWith({ view: "articles", article: id })}>${name}</a>`}
      <span class="code quiet">${id}</span>
      ${isNew
        ? html`<span class="badge" data-tone="green">${sayPublish("isNew")}</span>`
        : html`<span class="badge" data-tone=${after < before ? "amber" : "grey"}
            >${sayPublish("changesLive", { before, after })}</span
          >`}
      <span class="quiet">${codeWord(area)}</span>
      ${needsSecondPerson
        ? html`<span class="badge" data-tone="grey" title=${sayArticle("secondHint")}>${sayArticle("second")}</span>`
        : nothing}
      ${told.some(({ blocks }) => blocks)
        ? html`<span class="badge" data-tone="red">${say("previewBlocks")}</span>`
        : nothing}
    </p>
    ${told.length > 0
      ? html`<ul class="complaints">
          ${told
            .slice(0, SHOWN)
            .map(
              (one) =>
                html`<li class=${one.blocks ? "blocks" : ""} data-kind=${one.kind}>${peopleText(one[currentLanguage()])}</li>`,
            )}
          ${told.length > SHOWN ? html`<li>${say("moreRemarks", { count: told.length - SHOWN })}</li>` : nothing}
        </ul>`
      : nothing}
    ${near.length > 0 ? nearList(near) : nothing}
  </li>`;
}

/**
 * @param {Preview} preview
 * @param {boolean} busy
 * @param {{take: () => void, leave: () => void}} then
 */
export function importPreview({ articles, unchanged, notHeldAgainst }, busy, { take, leave }) {
  const count = articles.length;
  return html`<section class="preview" aria-labelledby="preview">
    <h3 id="preview" tabindex="-1">${say("preview")}</h3>
    <p>${say(count > 0 ? "previewText" : "previewNone", { count, unchanged: unchanged.length })}</p>
    <ul class="lines">
      ${articles.map(article)}
    </ul>
    ${notHeldAgainst > 0 ? html`<p class="quiet">${say("previewRest", { count: notHeldAgainst })}</p>` : nothing}
    <p class="row">
      ${count > 0
        ? html`<button type="button" class="primary" data-action="commit" ?disabled=${busy} @click=${take}>
            ${say("commit", { count })}
          </button>`
        : nothing}
      <button type="button" data-action="leave-import" ?disabled=${busy} @click=${leave}>${say("cancel")}</button>
    </p>
  </section>`;
}
