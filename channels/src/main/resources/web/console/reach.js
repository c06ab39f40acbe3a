// How somebody is reached, the way they prefer first, and what they allow: masked, in full it stands on their record.

import { html, nothing } from "lit";
import { today } from "./format.js";
import { words } from "./language.js";
import { addressOfRecord } from "./matters.js";
import { wayWord } from "customers/code-words.js";

/**
 * A way that leads to them: a number or address, masked, or the conversation that is open.
 * @typedef {{way: "phone" | "email" | "web", preferred: boolean, value?: string, conversation?: string}} Way
 */

/**
 * Whose something is; `preferred` is how they said they want to be reached, and `consents` what they said last, null
 * for nothing. `refused` says that they refused contact when they were asked about a lead, and nobody settled it since;
 * `inWriting`, that they may be written to about one, and not called.
 * @typedef {{
 *   id: string,
 *   number: string | null,
 *   name: string | null,
 *   tier: string | null,
 *   ways: Way[],
 *   preferred: string[],
 *   consents: {contact: boolean | null, marketing: boolean | null},
 *   refused: boolean,
 *   inWriting: boolean,
 *   rating?: {grade: string, until: string} | null,
 * }} Client
 */

const say = words({
  en: {
    phone: "Telephone {value}",
    email: "E-mail {value}",
    web: "Web conversation, open",
    preferred: "preferred",
    wants: "Wants: {channels}",
    whole: "In full on the record, for a reason",
    toWeb: "Look at the conversation",
    none: "no telephone or e-mail on record",
    contact: "Contact: {answer}",
    marketing: "Marketing: {answer}",
    yes: "yes",
    no: "no",
    notSaid: "never said",
    refused: "Refused contact when asked about a lead; not settled since",
    inWriting: "In writing only, no calls, as they said of a lead",
    rated: "Risk rating {grade}, until {until}",
    expired: "Risk rating {grade}, expired on {until}",
    unrated: "No risk rating",
    comma: ", ",
  },
  zh: {
    phone: "电话 {value}",
    email: "邮箱 {value}",
    web: "网页会话（进行中）",
    preferred: "首选",
    wants: "希望：{channels}",
    whole: "完整内容在客户档案中，须说明理由",
    toWeb: "查看会话",
    none: "档案中没有电话或邮箱",
    contact: "联系：{answer}",
    marketing: "营销：{answer}",
    yes: "同意",
    no: "不同意",
    notSaid: "未表示",
    refused: "谈线索时说过不要联系，尚未核实",
    inWriting: "谈线索时说过仅限文字，不打电话",
    rated: "风险等级 {grade}，有效至 {until}",
    expired: "风险等级 {grade}，已于 {until} 到期",
    unrated: "没有风险测评",
    comma: "、",
  },
});

/** @param {Client} client @param {Way} way */
function link({ id }, { way, preferred, value, conversation }) {
  const mark = preferred ? html` <span class="quiet">(${say("preferred")})</span>` : nothing;
  return conversation
    ? html`<a data-part="web" title=${say("toWeb")} href="/agent/#${new URLSearchParams({ conversation })}">${say("web")}</a>${mark}`
    : html`<a class="figures" data-part=${way} title=${say("whole")} href=${addressOfRecord(id, "contacts")}
          >${say(way, { value: value ?? "" })}</a
        >${mark}`;
}

/**
 * How they are reached, the way they prefer first.
 * @param {Client | null} client null once they were erased
 * @param {boolean} [elsewhere] whether a number of theirs is told beside it
 */
export function reachOf(client, elsewhere = false) {
  if (!client) return nothing;
  const { ways, preferred } = client;
  const known = ways.some((way) => way.preferred);
  return html`${preferred.length > 0 && !known
      ? html`<span class="quiet" data-part="wants">${say("wants", { channels: preferred.map(wayWord).join(say("comma")) })}</span>`
      : nothing}
    ${ways.map((way) => html`<span data-way=${way.way}>${link(client, way)}</span>`)}
    ${elsewhere || ways.some(({ way }) => way !== "web") ? nothing : html`<span class="quiet">${say("none")}</span>`}`;
}

/** @param {"contact" | "marketing"} purpose @param {boolean | null} given */
const badge = (purpose, given) =>
  html`<span class="badge" data-consent=${purpose} data-tone=${given === null ? "grey" : given ? "green" : "red"}
    >${say(purpose, { answer: say(given === null ? "notSaid" : given ? "yes" : "no") })}</span
  >`;

/** What they allow. @param {Client | null} client */
export function consentsOf(client) {
  if (!client) return nothing;
  const { contact, marketing } = client.consents;
  return html`${badge("contact", contact)} ${badge("marketing", marketing)}
    ${client.refused ? html`<span class="badge" data-refused data-tone="red">${say("refused")}</span>` : nothing}
    ${client.inWriting && !client.refused
      ? html`<span class="badge" data-in-writing data-tone="amber">${say("inWriting")}</span>`
      : nothing}`;
}

/** How much risk they may take, red when that holds no longer. @param {Client | null} client */
export function ratingOf(client) {
  if (!client) return nothing;
  const { rating } = client;
  if (!rating) return html`<span class="badge" data-rating="none" data-tone="grey">${say("unrated")}</span>`;
  const expired = rating.until < today();
  return html`<span class="badge figures" data-rating=${rating.grade} data-expired=${expired} data-tone=${expired ? "red" : "blue"}
    >${say(expired ? "expired" : "rated", rating)}</span
  >`;
}
