// What the forms of drafts that are saved as a whole have in common: what is wrong, who saved meanwhile, and saving.

import { css, html, nothing } from "lit";
import { Problem, call, detailOf } from "console/api.js";
import { dateAndTime } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { peopleText } from "console/people-text.js";

/** What was done to a draft. @typedef {{by: string, at: string, why: string}} Touch */
/** Somebody else's draft that stands now. @typedef {{current: string, meanwhile: Touch[]}} Stale */
/** @typedef {{zh: string, en: string, key?: string}} Fault */
/** @typedef {"unsound" | "staleTitle" | "staleText" | "byAt" | "saveMine" | "takeTheirs"} Word */
/** @typedef {(word: Word, filled?: Record<string, string>) => string} Say */

/**
 * The state of a form that Lit renders anew for.
 * @typedef {import("lit").LitElement & {busy: boolean, problem: string | null, problems: Fault[], stale: Stale | null}} DraftForm
 */

export const draftFormStyles = css`
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 8px 14px 14px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }

  legend {
    padding-inline: 4px;
    font-weight: 600;
  }

  fieldset > button {
    justify-self: start;
  }

  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  [role]:empty {
    display: none;
  }
`;

/** @param {DraftForm} form @param {Say} say */
export function faultsOf({ problem, problems }, say) {
  if (!problem) return nothing;
  if (problems.length === 0) return html`<p class="fault">${problem}</p>`;
  return html`<div class="fault">
    <p>${say("unsound")}</p>
    <ul>
      ${problems.map(
        (one) =>
          html`<li>${one.key ? html`<span class="code">${one.key}</span>: ` : nothing}${peopleText(one[currentLanguage()])}</li>`,
      )}
    </ul>
  </div>`;
}

/** @param {DraftForm} form @param {Say} say @param {(basedOn: string) => void} save */
export function staleOf(form, say, save) {
  if (!form.stale) return nothing;
  const { current, meanwhile } = form.stale;
  return html`<section class="fault" role="alert">
    <h3>${say("staleTitle")}</h3>
    <p>${say("staleText")}</p>
    <ul>
      ${meanwhile.map(
        ({ by, at, why }) =>
          html`<li>${say("byAt", { by, at: dateAndTime(at) })}${why ? html` <q>${peopleText(why)}</q>` : nothing}</li>`,
      )}
    </ul>
    <p class="steps">
      <button type="button" data-action="save-mine" @click=${() => save(current)}>${say("saveMine")}</button>
      <button type="button" data-action="take-theirs" @click=${() => form.dispatchEvent(new Event("theirs"))}>
        ${say("takeTheirs")}
      </button>
    </p>
  </section>`;
}

/**
 * Saves, with the reason that stands in the form; fires "saved" with what it is then.
 * @param {DraftForm} form @param {string} path @param {object} given
 */
export async function saveDraft(form, path, given) {
  const why = new FormData(/** @type {HTMLFormElement} */ (form.renderRoot.querySelector("form"))).get("why");
  form.busy = true;
  form.problem = null;
  form.problems = [];
  form.stale = null;
  try {
    const saved = await call("PUT", path, { ...given, why: String(why ?? "").trim() });
    form.dispatchEvent(new CustomEvent("saved", { detail: saved }));
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 409) form.stale = /** @type {any} */ (failure.body);
    else {
      form.problem = detailOf(failure);
      form.problems = failure instanceof Problem ? (failure.body.problems ?? []) : [];
    }
  } finally {
    form.busy = false;
  }
}
