// One lead: how likely it becomes business and why, the steps that fit, what was done, and the customer's others.

import { LitElement, css, html, nothing } from "lit";
import { productWord } from "complaints/code-words.js";
import { promisesOf } from "complaints/promises.js";
import { CasePage } from "console/case-page.js";
import { caseStyles } from "console/case-styles.js";
import { dateAndTime, dueTime, exactly, shortId } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { addressOfRecord } from "console/matters.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { ratingOf, reachOf } from "console/reach.js";
import { session } from "console/session.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, languageWord, say as sayBoth } from "console/words.js";
import { howWord, tierWord } from "customers/code-words.js";
import { pageStyles } from "editor/page-styles.js";
import { chance } from "./chance.js";
import {
  PERMISSION_TONES,
  STAGE_TONES,
  allowedOf,
  amountText,
  horizonWord,
  lossWord,
  permissionWord,
  stageWord,
} from "./code-words.js";
import { fitBadge } from "./fit-badge.js";
import { sentenceOf } from "./history-words.js";
import { addressOf, addressOfLead, place } from "./place.js";
import { fieldWord, stepHint, stepWord } from "./step-words.js";
import { STEPS } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Lead} Lead */

const API = "/console/api/leads";

/** @type {import("console/step-dialog.js").StepWords} */
const STEP_WORDS = {
  step: (id) => stepWord(/** @type {import("./step-words.js").StepWord} */ (id)),
  hint: (id) => stepHint(/** @type {import("./step-words.js").StepWord} */ (id)),
  field: (name) => fieldWord(/** @type {import("./step-words.js").FieldWord} */ (name)),
};

/** Give it `number`, and `live`, the server's hints. */
export class LobbyLead extends LitElement {
  static properties = {
    live: { attribute: false },
    number: { type: String },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    caseStyles,
    css`
      .reasons {
        display: grid;
        gap: 5px;
      }

      .reasons li {
        display: flex;
        gap: 8px;
      }

      .client {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 10px;
      }

      .client .name {
        font-size: 1.1em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .reasons .sign {
        inline-size: 1ch;
        font-weight: 700;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.number = "";
    this.page = new CasePage(this, API, STEP_WORDS, () => this.number);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.get("number")) this.page.change();
  }

  render() {
    return this.page.around(addressOf({ show: place().show }), (lead) => this.#lead(lead));
  }

  /** @param {Lead} lead */
  #lead(lead) {
    return html`<div class="columns">
      <div>${this.#head(lead)} ${promisesOf(lead)} ${this.#history(lead)}</div>
      <div>${this.#why(lead)} ${this.#facts(lead)} ${this.#conversations(lead)} ${this.#others(lead)}</div>
    </div>`;
  }

  /** @param {Lead} lead */
  #head(lead) {
    const { number, stage } = lead;
    const permission = /** @type {string} */ (allowedOf(lead));
    return html`<section class="card">
      <div class="row">
        <h2 class="figures">${number}</h2>
        ${lead.expected === null ? nothing : html`<strong class="figures" data-chance>${chance(lead.expected)}</strong>`}
        <span class="badge" data-stage=${stage} data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span>
        <span class="badge" data-permission=${permission} data-tone=${PERMISSION_TONES[permission]}
          >${say("permission")}: ${permissionWord(permission)}</span
        >
        ${lead.core ? html`<span class="badge" data-tone="violet">${say("core")}</span>` : nothing}
        ${ratingOf(lead.client)} ${fitBadge(lead.fit)}
      </div>
      ${this.#client(lead)}
      ${this.page.steps(STEPS, lead)}
    </section>`;
  }

  /** Whose it is, and how they are reached; in full that stands on the record. @param {Lead} lead */
  #client({ customer, client, reach, named, permission }) {
    return html`<p class="client">
      <a class="name" dir="auto" data-action="record" href=${addressOfRecord(customer)}>${client?.name ?? sayBoth("visitor")}</a>
      ${client?.tier ? html`<span class="badge" data-tone="grey" dir="auto">${tierWord(client.tier)}</span>` : nothing}
      ${client?.number ? html`<span class="code">${client.number}</span>` : nothing}
      ${reachOf(client)}
      ${reach && permission === "given"
        ? html`<span data-part="reach">${say("reach")} <span dir="auto">${peopleText(reach)}</span></span>`
        : nothing}
      ${named.length > 0 && permission === "given"
        ? html`<span data-part="named">${say("named")} <span dir="auto">${peopleText(named.join(say("comma")))}</span></span>`
        : nothing}
    </p>`;
  }

  /** @param {Lead} lead */
  #why({ reasons, endedAt }) {
    if (endedAt) return nothing;
    return html`<section class="card" aria-labelledby="why">
      <h3 id="why">${say("why")}</h3>
      ${reasons.length === 0
        ? html`<p class="quiet">${say("whyNot")}</p>`
        : html`<ul class="reasons">
            ${reasons.map(
              (reason) =>
                html`<li>
                  <span class="sign">${reason.weight < 0 ? "−" : "+"}</span>
                  <span>${currentLanguage() === "zh" ? reason.zh : reason.en}</span>
                </li>`,
            )}
          </ul>`}
    </section>`;
  }

  /** @param {Lead} lead */
  #history({ history }) {
    return html`<section class="card" aria-labelledby="history">
      <h3 id="history">${say("history")}</h3>
      <ol class="lines">
        ${history.map(
          (line) =>
            html`<li data-event=${line.event}>
              <p class="top">
                <span dir="auto">${sentenceOf(line)}</span>
                <time class="quiet figures" datetime=${line.at} title=${exactly(line.at)}>${dateAndTime(line.at)}</time>
              </p>
              ${line.text ? html`<div class="words"><p dir="auto">${peopleText(line.text)}</p></div>` : nothing}
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** @param {Lead} lead */
  #facts(lead) {
    const { owner, product, channel, language, consent, into, loss } = lead;
    const plan = lead.nextUntil
      ? lead.history.find(({ event, until }) => event === "lead.planned" && until === lead.nextUntil)
      : null;
    /** @type {[string, unknown][]} */
    const facts = [
      [say("owner"), owner ? staffMember(owner) : say("nobody")],
      [say("product"), product ? productWord(product) : say("unknownProduct")],
      [say("amount"), [amountText(lead), lead.sum].filter(Boolean).join(" · ")],
      [say("horizon"), horizonWord(lead.horizon)],
      [say("article"), lead.article && html`<span title=${lead.article}>${lead.articleTitle?.[currentLanguage() === "zh" ? "zh" : "en"] ?? lead.article}</span>`],
      [say("plan"), plan && html`${peopleText(plan.text)} (${say("planUntil", { at: dueTime(plan.until) })})`],
      [say("loss"), loss && lossWord(loss)],
      [say("into"), into && html`<a href=${addressOfLead(into)}>${into}</a>`],
      [say("times"), lead.times > 1 && say("timesCount", { count: lead.times })],
      [say("opened"), dateAndTime(lead.openedAt)],
      [say("contacted"), lead.contactedAt && dateAndTime(lead.contactedAt)],
      [
        say("permission"),
        lead.refusedFor &&
          html`${say("refusedFor")} <a href=${addressOfLead(lead.refusedFor)}>${lead.refusedFor}</a>`,
      ],
      [
        say("consent"),
        consent
          ? say(consent.given ? "consentGiven" : "consentWithdrawn", {
              at: dateAndTime(consent.at),
              how: howWord(consent.how),
              by: consent.by,
            })
          : say("consentNone"),
      ],
      [say("channel"), channelWord(channel)],
      [say("language"), languageWord(language)],
    ];
    return html`<section class="card" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
    </section>`;
  }

  /** @param {Lead} lead */
  #conversations({ conversations }) {
    const readable = session.isKnownAs("supervisor");
    return html`<section class="card" aria-labelledby="conversations">
      <h3 id="conversations">${say("conversations")}</h3>
      <ul class="list">
        ${conversations.map((id) => {
          const name = say("conversation", { id: shortId(id) });
          return html`<li>
            ${readable
              ? html`<a data-conversation=${id} href="/supervisor/#${new URLSearchParams({ conversation: id })}">${name}</a>`
              : html`<span title=${id}>${name}</span>`}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  /** @param {Lead} lead */
  #others({ others }) {
    return html`<section class="card" aria-labelledby="others">
      <h3 id="others">${say("others")}</h3>
      ${others.length === 0
        ? html`<p class="quiet">${say("noOthers")}</p>`
        : html`<ul class="list">
            ${others.map(
              (row) =>
                html`<li class="row">
                  <a class="figures" href=${addressOfLead(row.number)}>${row.number}</a>
                  <span class="badge" data-tone=${STAGE_TONES[row.stage]}>${stageWord(row.stage)}</span>
                  <span>${row.product ? productWord(row.product) : say("unknownProduct")}</span>
                  <span class="quiet">${amountText(row)}</span>
                </li>`,
            )}
          </ul>`}
    </section>`;
  }
}

customElements.define("lobby-lead", LobbyLead);
