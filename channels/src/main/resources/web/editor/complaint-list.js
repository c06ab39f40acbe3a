// What a reader of an article should look at, each with a way to the words in question.

import { css, html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { languageWord } from "console/words.js";
import { complaintWord } from "./code-words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */

/** The kind of what is missing. */
export const UNWRITTEN = "empty";

export const complaintStyles = css`
  .complaints {
    display: grid;
    gap: 6px;
  }

  .complaints li {
    display: grid;
    gap: 2px;
    padding: 7px 10px;
    border-inline-start: 3px solid var(--amber);
    border-radius: 4px;
    background: var(--amber-soft);
    overflow-wrap: anywhere;
  }

  .complaints li.blocks {
    border-color: var(--red);
    background: var(--red-soft);
  }

  .complaints .kind {
    font-size: 0.9em;
    font-weight: 600;
  }

  .short {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 8px;
    overflow-wrap: anywhere;
  }

  .complaints button {
    justify-self: start;
    padding: 1px 8px;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;

/** Whether it is a fault; what is still to be written is none, though nothing is published before. @param {Complaint} complaint */
export const isFault = ({ blocks, kind }) => blocks && kind !== UNWRITTEN;

/** Those that must be mended first. @param {Complaint[]} complaints */
export const gravestFirst = (complaints) => [...complaints].sort((a, b) => Number(b.blocks) - Number(a.blocks));

/**
 * What is to be said of a draft, in short: how much there is of each kind, and the first of it.
 * @param {import("./types.js").Remarks} remarks
 */
export function remarksInShort({ kinds, blocking, first }) {
  return html`<p class="short" data-remarks>
    ${Object.entries(kinds).map(
      ([kind, count]) =>
        html`<span class="badge" data-tone=${blocking.includes(kind) && kind !== UNWRITTEN ? "red" : "amber"} data-kind=${kind}
          >${complaintWord(kind)}${count > 1 ? ` ${count}` : nothing}</span
        >`,
    )}
    <span class="quiet">${peopleText(first[currentLanguage()])}</span>
  </p>`;
}

/**
 * @param {Complaint[]} complaints
 * @param {(complaint: Complaint) => void} [show] leads to the words
 */
export function complaintList(complaints, show) {
  return html`<ul class="complaints">
    ${gravestFirst(complaints).map(
      (complaint) =>
        html`<li class=${isFault(complaint) ? "blocks" : ""} data-kind=${complaint.kind}>
          <span class="kind"
            >${complaint.language ? `${languageWord(complaint.language)} · ` : nothing}${say(
              isFault(complaint) ? "blocks" : complaint.blocks ? "unwritten" : "judge",
            )}</span
          >
          <span>${peopleText(complaint[currentLanguage()])}</span>
          ${show
            ? html`<button class="plain" @click=${() => show(complaint)}>
                ${complaint.piece ? say("jump", { piece: complaint.piece }) : say("jumpThere")}
              </button>`
            : nothing}
        </li>`,
    )}
  </ul>`;
}
