// That the customer of a complaint may be a danger to themselves, before anybody writes to them.

import { html, nothing } from "lit";
import { dateAndTime, exactly } from "console/format.js";
import { say } from "./words.js";

/** @param {string | null | undefined} at when that was heard last in the conversation */
export const dangerBadge = (at) =>
  at
    ? html`<time class="badge" data-danger data-tone="red" datetime=${at} title=${exactly(at)}>${say("danger", { at: dateAndTime(at) })}</time>`
    : nothing;
