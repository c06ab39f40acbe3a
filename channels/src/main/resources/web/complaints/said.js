// What was said in the conversations of a complaint: the one somebody wrote in last is open, the others are folded.

import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dateAndTime, exactly, shortId } from "console/format.js";
import { session } from "console/session.js";
import "console/transcript.js";
import { channelWord } from "console/words.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./types.js").Said} Said */

export const saidStyles = css`
  .places {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }

  .places details {
    padding-block-start: 8px;
    border-block-start: 1px solid var(--line);
  }

  .places summary > * {
    margin-inline-end: 8px;
  }

  .places lobby-transcript {
    max-block-size: min(440px, 65vh);
    margin-block: 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--page);
  }
`;

/** How often the customer wrote after they had complained. @param {Said} said @param {string} filedAt */
const after = ({ messages }, filedAt) =>
  messages.filter(({ author, at }) => author === "customer" && Date.parse(at) > Date.parse(filedAt)).length;

/** @param {Complaint} complaint */
export function whatWasSaid({ said, filedAt }) {
  if (said.length === 0) return nothing;
  return html`<section class="card" aria-labelledby="said">
    <h3 id="said">${say("said")}</h3>
    <div class="places">
      ${repeat(
        said,
        ({ conversation }) => conversation,
        (one, at) => conversationOf(one, at === 0, filedAt),
      )}
    </div>
  </section>`;
}

/** @param {Said} one @param {boolean} latest @param {string} filedAt */
function conversationOf(one, latest, filedAt) {
  const { conversation, channel, language, startedAt, gone, messages } = one;
  const count = after(one, filedAt);
  const name = say("conversation", { id: shortId(conversation) });
  return html`<details data-said=${conversation} ?open=${latest}>
    <summary>
      <span>${channel ? channelWord(channel) : name}</span>
      ${startedAt
        ? html`<time class="figures" datetime=${startedAt} title=${exactly(startedAt)}>${dateAndTime(startedAt)}</time>`
        : nothing}
      ${count > 0 ? html`<span class="badge" data-tone="amber" data-after=${count}>${say("afterFiling", { count })}</span>` : nothing}
    </summary>
    ${gone
      ? html`<p class="quiet" data-gone>${say("saidGone")}</p>`
      : html`<lobby-transcript
          .conversation=${conversation}
          .messages=${messages}
          .language=${language}
          .since=${filedAt}
          .sinceWord=${say("sinceFiling")}
        ></lobby-transcript>`}
    ${session.isKnownAs("supervisor")
      ? html`<p><a data-conversation=${conversation} href="/supervisor/#${new URLSearchParams({ conversation })}">${name}</a></p>`
      : nothing}
  </details>`;
}
