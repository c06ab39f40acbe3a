// What stands under a complaint because it has the same cause, and the steps that are taken on all of it at once.

import { css, html, nothing } from "lit";
import { currentLanguage } from "console/language.js";
import { nextBadge } from "./clocks.js";
import { STAGE_TONES, severityWord, stageWord } from "./code-words.js";
import { addressOfComplaint } from "./place.js";
import { DECIDE_MEMBERS, DECIDE_MEMBERS_IN_BOTH, TELL_MEMBERS, needsAnother, undecided } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./types.js").Member} Member */
/** @typedef {import("./types.js").OnMembers} OnMembers */
/** @typedef {import("console/case-page.js").CasePage} CasePage */

export const memberStyles = css`
  .members {
    display: grid;
    gap: 7px;
    max-block-size: 320px;
    margin-block: 10px;
    overflow-y: auto;
  }

  .left {
    display: grid;
    gap: 4px;
    margin-block-start: 6px;
  }
`;

/** @param {Complaint} complaint @param {CasePage} page @param {OnMembers | null} outcome of the last step on them */
export function membersOf(complaint, page, outcome) {
  const { members } = complaint;
  if (members.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="members">
    <h3 id="members">${say("members", { count: members.length })}</h3>
    ${complaint.stage === "joined" ? nothing : stepsOn(complaint, page)} ${outcome ? became(outcome) : nothing}
    <ul class="members">
      ${members.map(memberLine)}
    </ul>
  </section>`;
}

/** @param {Complaint} complaint @param {CasePage} page */
function stepsOn(complaint, page) {
  const undecidedOnes = complaint.members.filter(undecided);
  const open = undecidedOnes.length > 0;
  const alike = undecidedOnes.every(({ language }) => language === complaint.language);
  const early = undecided(complaint);
  const untold = complaint.members.filter(({ stage }) => stage === "resolved");
  const own = untold.length > 0 && untold.every((member) => needsAnother(member, page.me));
  return html`<div class="row">
      ${open ? page.button(alike ? DECIDE_MEMBERS : DECIDE_MEMBERS_IN_BOTH, complaint, { disabled: early, because: early ? "decide-first" : undefined }) : nothing}
      ${untold.length > 0 ? page.button(TELL_MEMBERS, complaint, { disabled: own, because: own ? "others-tell" : undefined }) : nothing}
    </div>
    ${open && early ? html`<p class="quiet" id="decide-first">${say("decideFirst")}</p>` : nothing}
    ${own ? html`<p class="quiet" id="others-tell">${say("othersTell")}</p>` : nothing}`;
}

/** @param {OnMembers} outcome */
function became({ done, left }) {
  return html`<div role="status" data-on-members=${done}>
    <p>${say(done === 0 ? "onNoMember" : "onMembers", { done, left: left.length })}</p>
    ${left.length > 0
      ? html`<div data-left>
          <p class="quiet">${say("membersLeft", { count: left.length })}</p>
          <ul class="left">
            ${left.map(
              ({ number, zh, en }) =>
                html`<li>
                  <a class="figures" href=${addressOfComplaint(number)}>${number}</a>
                  <span class="quiet">${currentLanguage() === "zh" ? zh : en}</span>
                </li>`,
            )}
          </ul>
        </div>`
      : nothing}
  </div>`;
}

/** @param {Member} member */
function memberLine(member) {
  const { number, name, stage, severity } = member;
  return html`<li class="row" data-member=${number}>
    <a class="figures" href=${addressOfComplaint(number)}>${number}</a>
    ${name ? html`<span dir="auto">${name}</span>` : nothing}
    <span class="badge" data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span>
    ${severity === "major" ? html`<span class="badge" data-tone="red">${severityWord(severity)}</span>` : nothing}
    ${nextBadge(member)}
  </li>`;
}
