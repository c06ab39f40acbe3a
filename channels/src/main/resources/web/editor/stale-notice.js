// Somebody else saved meanwhile: what they did, what one's own would do, and the ways on.

import { css, html, nothing } from "lit";
import { dateAndTime } from "console/format.js";
import { peopleText } from "console/people-text.js";
import { diffView } from "./diff-view.js";
import { say } from "./words.js";

export const staleStyles = css`
  .stale {
    display: grid;
    gap: 10px;
    padding: 14px;
    border: 1px solid var(--amber);
    border-radius: 8px;
    background: var(--surface);
  }

  .stale h4 {
    margin: 0;
  }

  .stale h3 {
    color: var(--amber);
  }

  .stale .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`;

/**
 * @param {import("./types.js").Stale} stale
 * @param {{both: () => void, mine: () => void, theirs: () => void, later: () => void}} ways
 */
export function staleNotice({ meanwhile, theirs, own, both }, ways) {
  return html`<section class="stale" role="alert" tabindex="-1" aria-labelledby="stale">
    <h3 id="stale">${say("staleTitle")}</h3>
    <p>${say("staleText")}</p>
    ${meanwhile.length > 0
      ? html`<h4>${say("meanwhile")}</h4>
          <ul>
            ${meanwhile.map(
              ({ by, at, why }) =>
                html`<li>${say("byAt", { by, at: dateAndTime(at) })}${why ? html` <q>${peopleText(why)}</q>` : nothing}</li>`,
            )}
          </ul>`
      : nothing}
    <h4>${say("theirs")}</h4>
    ${diffView(theirs)}
    <h4>${say("own")}</h4>
    ${diffView(own)}
    ${both ? html`<p>${say("staleApart")}</p>` : nothing}
    <div class="steps">
      ${both
        ? html`<button class="primary" data-action="save-both" @click=${ways.both}>${say("saveBoth")}</button>`
        : nothing}
      <button data-action="save-mine" @click=${ways.mine}>${say("saveMine")}</button>
      <button data-action="take-theirs" @click=${ways.theirs}>${say("takeTheirs")}</button>
      <button class=${both ? "" : "primary"} data-action="keep-writing" @click=${ways.later}>${say("keepWriting")}</button>
    </div>
  </section>`;
}
