// Who a customer is in each channel, verified or only claimed, and who else claims it.

import { html, nothing } from "lit";
import { dateAndTime, shortId } from "console/format.js";
import { addressOfRecord } from "console/matters.js";
import { session } from "console/session.js";
import { staffName } from "console/staff-names.js";
import { channelWord } from "console/words.js";
import { proofWord } from "./code-words.js";
import { SETTLE, unlinking } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */
/** @typedef {import("./types.js").Identity} Identity */
/** @typedef {import("./holdings.js").Steps} Steps */

/** @param {Identity} identity @param {Steps} steps @param {boolean} itself */
function identityOf({ record, status, proof, by, at, addresses, channels, mergedLeads }, steps, itself) {
  const places = [...new Set([...channels, ...Object.keys(addresses)])].map((channel) =>
    addresses[channel] ? `${channelWord(channel)} ${addresses[channel]}` : channelWord(channel),
  );
  return html`<li class="identity" data-identity=${record}>
    <p class="row">
      <span class="badge" data-status=${status} data-tone=${status === "verified" ? "green" : "amber"}
        >${say(status === "verified" ? "verified" : "claimed")}</span
      >
      <span>${places.length > 0 ? places.join(", ") : say("noChannel")}</span>
    </p>
    ${itself
      ? html`<p class="quiet">${say("itself")}</p>`
      : html`<p class="quiet code" title=${record}>${shortId(record)}</p>
          <p class="quiet" dir="auto">
            ${say("linkedBy", { how: proofWord(proof ?? ""), by: by === record ? sayItself() : staffName(by ?? ""), at: dateAndTime(at) })}
          </p>
          ${steps.button(unlinking(mergedLeads ?? []), { part: record })}`}
  </li>`;
}

/** Whoever told a code did it from the very record. */
const sayItself = () => say("itself");

/** @param {Customer} customer @param {Steps} steps */
export function identities({ identities: all, contests, alsoClaimedBy }, steps) {
  return html`<section class="card" data-part="identities" aria-labelledby="identities">
    <h3 id="identities">${say("identities")}</h3>
    <ul class="list">
      ${all.map((one, at) => identityOf(one, steps, at === 0))}
    </ul>
    ${contests.map(
      ({ other, claimed }) =>
        html`<div class="fault" data-contest=${claimed}>
          <p>
            ${say("contestedBy", { record: shortId(claimed) })}
            <a href=${addressOfRecord(other)}>${say("toOther")}</a>
          </p>
          ${session.isKnownAs("supervisor") ? html`<p>${steps.button(SETTLE, { claimed })}</p>` : nothing}
        </div>`,
    )}
    ${alsoClaimedBy.length > 0
      ? html`<p data-also>
          ${say("alsoClaimed")}
          ${alsoClaimedBy.map((id) => html`<a class="code" href=${addressOfRecord(id)}>${shortId(id)}</a> `)}
        </p>`
      : nothing}
  </section>`;
}
