// What an import would do, article by article, before it does.

import { html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { codeWord } from "./code-words.js";
import { gravestFirst } from "./complaint-list.js";
import { diffView } from "./diff-view.js";
import { nearList } from "./near-list.js";
import { addressWith } from "./place.js";
import { say as sayPublish } from "./publish-words.js";
import { say } from "./review-words.js";
import { mustChange, stageBadge } from "./stage-badge.js";
import { say as sayArticle } from "./words.js";

/** @typedef {import("./types.js").ArticleRow} ArticleRow */
/** @typedef {import("./types.js").Complaint} Complaint */
/**
 * An article of the file; `changes` are against what stands there, a draft where `isDraft`, and null for a new one.
 * One that was taken in has its `revision`.
 * @typedef {{
 *   id: string,
 *   revision?: string,
 *   title: import("./types.js").Both,
 *   area: string,
 *   needsSecondPerson: boolean,
 *   isNew: boolean,
 *   isDraft: boolean,
 *   before: number,
 *   after: number,
 *   changes: import("./types.js").Diff | null,
 *   complaints: Complaint[],
 *   near: import("./near-list.js").Near[],
 * }} Line
 */
/**
 * `passed` are the columns out of which nothing is taken.
 * @typedef {{articles: Line[], unchanged: string[], notHeldAgainst: number, passed: {cell: string | null, zh: string, en: string}[]}} Preview
 */

/** Further remarks are read when the article is opened. */
const SHOWN = 4;

/** Of how many questions there are, a table of few has nothing but that to say: it is counted. @param {Complaint} complaint */
const isNews = ({ kind }) => kind !== "few-phrasings";

/** @param {Line} line */
function state({ isNew, isDraft, before, after }) {
  if (isNew) {
    return html`<span class="badge" data-tone="green">${sayPublish("isNew")}</span>
      <span class="quiet" data-read=${after}>${say("questionsRead", { count: after })}</span>`;
  }
  return html`<span class="badge" data-tone=${after < before ? "amber" : "grey"}
    >${isDraft ? say("changesDraft", { before, after }) : sayPublish("changesLive", { before, after })}</span
  >`;
}

/**
 * What is to be said of an article of the file: once it was saved again, what is said of it now.
 * @param {Line} line
 * @param {ArticleRow | undefined} row
 * @param {boolean} blocked
 */
function toldOf({ revision, complaints }, row, blocked) {
  if (row && row.revision !== revision) return row.remarks ? [row.remarks.first] : [];
  // What stood in the way may be away without it, as when another article let go of a title.
  return gravestFirst(complaints.filter((one) => isNews(one) && (blocked || !one.blocks)));
}

/**
 * An article of the file and all that is to be said of it.
 * @param {Line} line
 * @param {boolean} there whether it can be opened
 * @param {ArticleRow} [row] how it stands now, of one that was taken in
 */
export function importLine(line, there, row) {
  const { id, title, area, needsSecondPerson, changes, complaints, near } = line;
  const blocked = row ? mustChange(row) : complaints.some(({ blocks }) => blocks);
  const saved = row !== undefined && row.revision !== line.revision;
  const told = toldOf(line, row, blocked);
  const address = addressWith({ view: "articles", article: id });
  // Of one that was taken in and given up since, nothing is left to be said.
  const gone = line.revision !== undefined && !there;
  const name = peopleText(title[currentLanguage()] || title.zh || title.en || id);
  return html`<li data-preview=${id}>
    <p>
      ${there ? html`<a href=${address}>${name}</a>` : html`<strong>${name}</strong>`}
      <span class="code quiet">${id}</span> ${state(line)}
      <span class="quiet">${codeWord(area)}</span>
      ${needsSecondPerson
        ? html`<span class="badge" data-tone="grey" title=${sayArticle("secondHint")}>${sayArticle("second")}</span>`
        : nothing}
      ${row && row.stage !== "draft" ? stageBadge(row.stage) : nothing}
      ${gone ? html`<span class="badge" data-tone="grey">${say("gone")}</span>` : nothing}
      ${saved ? html`<span class="badge" data-tone="green">${say("mended")}</span>` : nothing}
      ${blocked && !gone
        ? html`<span class="badge" data-tone="red">${say("previewBlocks")}</span>
            ${row ? html`<a data-mend=${id} href=${address}>${say("mustChangeLink")}</a>` : nothing}`
        : nothing}
    </p>
    ${told.length > 0 && !gone
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
    ${changes && !saved && !gone
      ? html`<details>
          <summary>${say("previewChanges")}</summary>
          ${diffView(changes)}
        </details>`
      : nothing}
    ${near.length > 0 && !saved && !gone ? nearList(near) : nothing}
  </li>`;
}

/** How many have so few questions that they are seldom found. @param {Line[]} articles */
export function fewQuestions(articles) {
  const count = articles.filter(({ complaints }) => complaints.some((one) => !isNews(one))).length;
  return count > 0
    ? html`<ul class="complaints">
        <li data-few=${count}>${say("previewFew", { count, total: articles.length })}</li>
      </ul>`
    : nothing;
}

/**
 * @param {Preview} preview
 * @param {boolean} busy
 * @param {{take: () => void, leave: () => void}} then
 */
export function importPreview({ articles, unchanged, notHeldAgainst, passed }, busy, { take, leave }) {
  const count = articles.length;
  return html`<section class="preview" aria-labelledby="preview">
    <h3 id="preview" tabindex="-1">${say("preview")}</h3>
    <p>${say(count > 0 ? "previewText" : "previewNone", { count, unchanged: unchanged.length })}</p>
    ${passed.length > 0
      ? html`<ul class="complaints" data-passed=${passed.length}>
          ${passed.map(
            (one) =>
              html`<li>${one.cell ? html`<strong>${peopleText(one.cell)}</strong> ` : nothing}${peopleText(one[currentLanguage()])}</li>`,
          )}
        </ul>`
      : nothing}
    ${fewQuestions(articles)}
    <ul class="lines">
      ${articles.map((line) => importLine(line, !line.isNew))}
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
