// What an import would do, article by article, before it does.

import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { articleLink } from "./article-link.js";
import { codeWord } from "./code-words.js";
import { UNWRITTEN, gravestFirst } from "./complaint-list.js";
import { diffView } from "./diff-view.js";
import { mustChange } from "./article-order.js";
import { contradicting, draftsNotCompared, nearList } from "./near-list.js";
import { addressWith } from "./place.js";
import { say as sayPublish } from "./publish-words.js";
import { onlyWord, say } from "./review-words.js";
import { stageBadge } from "./stage-badge.js";
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
 *   onlyIn?: import("./types.js").Language | null,
 * }} Line
 */
/** One that stays out of an import, and why where that is not an editor's choice. @typedef {{id: string, title: import("./types.js").Both, zh?: string, en?: string}} Left */
/**
 * `passed` are the columns out of which nothing is taken.
 * @typedef {{articles: Line[], refused: Left[], unchanged: string[], notHeldAgainst: number, draftsLeft: number, passed: {cell: string | null, zh: string, en: string}[]}} Preview
 */

/** Further remarks are read when the article is opened. */
const SHOWN = 4;

/** Of how many questions there are, a table of few has nothing but that to say: it is counted. @param {Complaint} complaint */
const isFew = ({ kind }) => kind === "few-phrasings";

/** What is told once of all that are in one language. @param {Line} line @param {Complaint} complaint */
const isOtherLanguage = ({ onlyIn }, { kind, language }) => Boolean(onlyIn) && kind === UNWRITTEN && language !== onlyIn;

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
function toldOf(line, row, blocked) {
  const { revision, complaints } = line;
  if (row && row.revision !== revision) return row.remarks ? [row.remarks.first] : [];
  // What stood in the way may be away without it, as when another article let go of a title.
  return gravestFirst(complaints.filter((one) => !isFew(one) && !isOtherLanguage(line, one) && (blocked || !one.blocks)));
}

/** What an article is called. @param {Left | Line} one */
const nameOf = ({ id, title }) => title[currentLanguage()] || title.zh || title.en || id;

/**
 * An article of the file and all that is to be said of it.
 * @param {Line} line
 * @param {(id: string) => boolean} opens which articles can be opened
 * @param {import("./answer-text.js").Values | undefined} values what the fields of answers say
 * @param {{row?: ArticleRow, box?: unknown}} [how] `row` is how it stands now, of one that was taken in, and `box` stands before
 *   the name of one that is to be chosen: what is chosen is lost where the page is left
 */
export function importLine(line, opens, values, { row, box } = {}) {
  const { id, area, needsSecondPerson, changes, complaints, near } = line;
  const onlyIn = row && row.revision !== line.revision ? row.onlyIn : line.onlyIn;
  const bars = complaints.some((one) => one.blocks && !isOtherLanguage(line, one));
  const blocked = row ? mustChange(row) : bars;
  const saved = row !== undefined && row.revision !== line.revision;
  const told = toldOf(line, row, blocked);
  const address = addressWith({ view: "articles", article: id });
  const there = opens(id);
  // Of one that was taken in and given up since, nothing is left to be said.
  const gone = line.revision !== undefined && !there;
  const apart = box !== undefined;
  return html`<li data-preview=${id}>
    <p>
      ${box ?? nothing} ${articleLink(id, nameOf(line), { there, apart })}
      <span class="code quiet">${id}</span> ${state(line)}
      <span class="quiet">${codeWord(area)}</span>
      ${needsSecondPerson
        ? html`<span class="badge" data-tone="grey" title=${sayArticle("secondHint")}>${sayArticle("second")}</span>`
        : nothing}
      ${onlyIn && !gone
        ? html`<span class="badge" data-tone="grey" data-only-in=${onlyIn}>${say(onlyWord(onlyIn))}</span>`
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
                html`<li class=${one.blocks && one.kind !== UNWRITTEN ? "blocks" : ""} data-kind=${one.kind}>${peopleText(one[currentLanguage()])}</li>`,
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
    ${near.length > 0 && !saved && !gone ? nearList(near, values, { there: opens, apart }) : nothing}
  </li>`;
}

/** What is to be said of several of the articles of a file, once. @param {Line[]} articles */
export function saidOnce(articles) {
  const total = articles.length;
  const contradicted = articles.filter(({ near }) => contradicting(near).length > 0).length;
  const single = articles.filter(({ onlyIn }) => onlyIn).length;
  const few = articles.filter(({ complaints }) => complaints.some(isFew)).length;
  if (contradicted + single + few === 0) return nothing;
  return html`<ul class="complaints">
    ${contradicted > 0
      ? html`<li class="blocks" data-contradicted=${contradicted}>${say("contradicted", { count: contradicted })}</li>`
      : nothing}
    ${single > 0 ? html`<li data-single=${single}>${say("onlyInOne", { count: single, total })}</li>` : nothing}
    ${few > 0 ? html`<li data-few=${few}>${say("previewFew", { count: few, total })}</li>` : nothing}
  </ul>`;
}

/** Those that stay out. @param {Left[]} left @param {"leftOut" | "cannotTake"} heading */
export function leftList(left, heading) {
  if (left.length === 0) return nothing;
  return html`<section data-left=${heading}>
    <h3>${say(heading, { count: left.length })}</h3>
    <ul>
      ${left.map(
        (one) =>
          html`<li data-left-out=${one.id}>
            ${peopleText(nameOf(one))} <span class="code quiet">${one.id}</span>
            ${one.zh ? html`<span>${peopleText(one[currentLanguage()] ?? "")}</span>` : nothing}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** Moves among the boxes, and picks all or none: space is the box's own. @param {KeyboardEvent} event @param {() => void} all */
function boxKey(event, all) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const boxes = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("input[data-take]")]);
  const at = boxes.findIndex((box) => box === event.target);
  if (at < 0) return;
  const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 });
  if (event.key === "a") all();
  else if (event.key in steps) boxes[Math.min(boxes.length - 1, Math.max(0, at + steps[event.key]))].focus();
  else return;
  event.preventDefault();
}

/**
 * @param {Preview} preview
 * @param {boolean} busy
 * @param {Set<string>} left the ids of those that stay out
 * @param {import("./answer-text.js").Values | undefined} values
 * @param {{take: () => void, leave: () => void, choose: (left: Set<string>) => void}} then
 */
export function importPreview(preview, busy, left, values, { take, leave, choose }) {
  const { articles, refused, unchanged, notHeldAgainst, draftsLeft, passed } = preview;
  const total = articles.length;
  const count = articles.filter(({ id }) => !left.has(id)).length;
  const fresh = new Set(articles.filter(({ isNew }) => isNew).map(({ id }) => id));
  const all = () => choose(count === total ? new Set(articles.map(({ id }) => id)) : new Set());
  /** @param {Line} line */
  const box = (line) =>
    html`<input
      type="checkbox"
      data-take=${line.id}
      aria-label=${say("take", { title: nameOf(line) })}
      ?disabled=${busy}
      .checked=${live(!left.has(line.id))}
      @change=${() => choose(left.has(line.id) ? new Set([...left].filter((id) => id !== line.id)) : new Set([...left, line.id]))}
    />`;
  return html`<section class="preview" aria-labelledby="preview">
    <h3 id="preview" tabindex="-1">${say("preview")}</h3>
    <p>
      ${say(total > 0 ? "previewText" : refused.length > 0 ? "previewRefused" : "previewNone", {
        count: total,
        refused: refused.length,
        unchanged: unchanged.length,
      })}
    </p>
    ${passed.length > 0
      ? html`<ul class="complaints" data-passed=${passed.length}>
          ${passed.map(
            (one) =>
              html`<li>${one.cell ? html`<strong>${peopleText(one.cell)}</strong> ` : nothing}${peopleText(one[currentLanguage()])}</li>`,
          )}
        </ul>`
      : nothing}
    ${saidOnce(articles)} ${leftList(refused, "cannotTake")}
    ${total > 1
      ? html`<p class="row">
          <button type="button" data-action="take-all" ?disabled=${busy} @click=${all}>
            ${count === total ? say("takeNone") : say("takeAll", { count: total })}
          </button>
          <span class="keys quiet" aria-hidden="true">${say("takeKeys")}</span>
        </p>`
      : nothing}
    <ul class="lines" @keydown=${(/** @type {KeyboardEvent} */ event) => boxKey(event, all)}>
      ${articles.map((line) => importLine(line, (id) => !fresh.has(id), values, { box: box(line) }))}
    </ul>
    ${notHeldAgainst > 0 ? html`<p class="quiet">${say("previewRest", { count: notHeldAgainst })}</p>` : nothing}
    ${draftsNotCompared(draftsLeft)}
    <p class="row">
      ${total > 0
        ? html`<button type="button" class="primary" data-action="commit" ?disabled=${busy || count === 0} @click=${take}>
            ${count > 0 ? say("commit", { count }) : say("commitNone")}
          </button>`
        : nothing}
      <button type="button" data-action="leave-import" ?disabled=${busy} @click=${leave}>${say("cancel")}</button>
    </p>
  </section>`;
}
