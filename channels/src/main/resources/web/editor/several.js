// Deciding about several things at once: what is picked, asking the server in parts, and what became of each.

import { css, html, nothing } from "lit";
import { call, detailOf } from "console/api.js";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";
import { complaintList } from "./complaint-list.js";
import { say } from "./review-words.js";

/** @typedef {{kind?: string, id: string, revision: string}} Item */
/** @typedef {Item & {done: boolean, zh: string, en: string, complaints: import("./types.js").Complaint[]}} Outcome */
/** @typedef {{outcomes: Outcome[], problem: string | null}} Told */

/** So many are asked for at a time, so that progress is seen. */
const AT_A_TIME = 25;
const PATIENCE_MILLIS = 120_000;

export const severalStyles = css`
  .several {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }

  input[type="checkbox"] {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    flex: none;
  }

  .outcomes {
    display: grid;
    gap: 10px;
    padding: 10px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    overflow-wrap: anywhere;
  }

  .outcomes > ul,
  .outcomes > ul > li:not([data-remarked]) {
    display: grid;
    gap: 6px;
  }

  .outcomes > ul {
    gap: 12px;
    max-block-size: 40vh;
    overflow: auto;
  }
`;

/**
 * Has each of several things decided by itself, in parts.
 * @param {string} path
 * @param {Item[]} items
 * @param {object} more what goes with each part
 * @param {(done: number) => void} progress
 * @returns {Promise<Told>} what became of each; when a part failed, of those before it, and why
 */
export async function decide(path, items, more, progress) {
  /** @type {Outcome[]} */
  const outcomes = [];
  try {
    for (let at = 0; at < items.length; at += AT_A_TIME) {
      progress(at);
      const part = items.slice(at, at + AT_A_TIME);
      outcomes.push(...(await call("POST", path, { ...more, items: part }, PATIENCE_MILLIS)).outcomes);
    }
  } catch (failure) {
    return { outcomes, problem: detailOf(failure) };
  }
  return { outcomes, problem: null };
}

/** Those that only remarks keep back, which somebody may accept. @param {Outcome[]} outcomes */
export const remarked = (outcomes) =>
  outcomes.filter(({ done, complaints }) => !done && complaints.length > 0 && complaints.every(({ blocks }) => !blocks));

/**
 * What is remarked about several, each remark once with those it is about, the most frequent first.
 * @param {Outcome[]} outcomes
 * @returns {{remark: import("./types.js").Complaint, about: Outcome[]}[]}
 */
function remarksOnce(outcomes) {
  /** @type {Map<string, {remark: import("./types.js").Complaint, about: Outcome[]}>} */
  const found = new Map();
  for (const outcome of outcomes) {
    for (const remark of outcome.complaints) {
      const key = JSON.stringify([remark.kind, remark.language, remark.zh]);
      const one = found.get(key) ?? { remark, about: [] };
      if (one.about.at(-1) !== outcome) one.about.push(outcome);
      found.set(key, one);
    }
  }
  return [...found.values()].sort((a, b) => b.about.length - a.about.length);
}

/** @param {Outcome[]} rest those that only remarks keep back @param {(outcome: Outcome) => unknown} named */
function remarksList(rest, named) {
  return html`<ul class="complaints" tabindex="0" aria-label=${say("waitForYes", { count: rest.length })}>
    ${remarksOnce(rest).map(
      ({ remark, about }) =>
        html`<li data-kind=${remark.kind} data-remarked=${about.map(({ id }) => id).join(" ")}>
          <span>${peopleText(remark[currentLanguage()])}</span>
          <details>
            <summary>${say("remarkOf", { count: about.length })}</summary>
            ${about.map((one, at) => html`${at > 0 ? say("between") : nothing}${named(one)}`)}
          </details>
        </li>`,
    )}
  </ul>`;
}

/**
 * What became of each.
 * @param {Told} told
 * @param {"approvedDone" | "submittedDone" | "discardedDone"} done
 * @param {(outcome: Outcome) => unknown} named a thing's name, with a way to it
 * @param {() => void} close
 * @param {(rest: Outcome[]) => void} [accept] submits those that only remarks keep back
 */
export function outcomeList({ outcomes, problem }, done, named, close, accept) {
  const rest = accept ? remarked(outcomes) : [];
  const count = outcomes.filter((one) => one.done).length;
  const refused = outcomes.filter((one) => !one.done && !rest.includes(one));
  // That none went through is no news where all of them only wait for a yes.
  const told = [
    count > 0 || rest.length === 0 ? say(done, { count }) : "",
    rest.length > 0 ? say("waitForYes", { count: rest.length }) : "",
  ].filter(Boolean);
  return html`<section class="outcomes" aria-label=${told.join(" ")}>
    <p class="several" role="status"
      >${told.map((one) => html`<strong>${one}</strong>`)}</p
    >
    ${problem ? html`<p class="fault" role="alert">${say("stopped")} ${problem}</p>` : nothing}
    ${accept && rest.length > 0
      ? html`<p>
            <button data-action="accept-rest" @click=${() => accept(rest)}>${say("acceptRest", { count: rest.length })}</button>
          </p>
          ${remarksList(rest, named)}`
      : nothing}
    ${refused.length > 0
      ? html`<h2>${say("notDone", { count: refused.length })}</h2>
          <ul tabindex="0" aria-label=${say("notDone", { count: refused.length })}>
            ${refused.map(
              (one) =>
                html`<li data-refused=${one.id}>
                  <p>${named(one)}: ${peopleText(one[currentLanguage()])}</p>
                  ${one.complaints.length > 0 ? complaintList(one.complaints) : nothing}
                </li>`,
            )}
          </ul>`
      : nothing}
    <p><button class="plain" data-action="close-outcomes" @click=${close}>${say("dismiss")}</button></p>
  </section>`;
}
