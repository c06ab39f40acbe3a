// How the customer of something to do said that they can be reached: in their words, and what they named in the conversation.

import { html, nothing } from "lit";
import { peopleText } from "console/people-text.js";
import { say } from "./words.js";

/** @param {{reach?: string | null, named?: string[] | null, phone?: string | null, inWriting?: boolean}} item */
export const reachedBy = ({ reach, named, phone, inWriting }) =>
  html`${reach ? html`<span data-part="reach">${say("reach")} <span dir="auto">${peopleText(reach)}</span></span>` : nothing}
  ${named?.map((one) => html`<span class="figures" data-part="named" dir="auto">${say("namedInChat", { named: one })}</span>`) ?? nothing}
  ${inWriting ? html`<span class="badge" data-part="in-writing" data-tone="amber">${say("inWriting")}</span>` : nothing}
  ${phone && !inWriting && !reach?.includes(phone) && !named?.includes(phone)
    ? html`<span class="figures" data-part="phone-in-chat" dir="auto">${say("phoneInChat", { phone })}</span>`
    : nothing}`;
