// One follow-up: what was promised, the steps, and what was done.

import { LitElement, html, nothing } from "lit";
import { kindWord } from "agent/promise.js";
import { CasePage } from "console/case-page.js";
import { caseStyles } from "console/case-styles.js";
import { dateAndTime, dueTime, exactly, shortId } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfRecord } from "console/matters.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { consentsOf, reachOf } from "console/reach.js";
import { staffMember, staffName } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import { tierWord } from "customers/code-words.js";
import { pageStyles } from "editor/page-styles.js";
import { addressOf, place } from "./place.js";
import { reachedBy } from "./reached-by.js";
import { nextOf } from "./reasons.js";
import { API, STEPS, STEP_WORDS } from "./steps.js";
import { resultWord, say, sentence } from "./words.js";

/** @typedef {Record<string, any> & {number: string, history: (Record<string, any> & {event: string, at: string})[]}} FollowUp */

/** @type {Record<string, (code: string) => string>} */
const WORDS = { due: dueTime, result: resultWord, by: staffName, owner: staffName };

/** @param {FollowUp["history"][0]} line */
function nameOf({ event, by }) {
  if (event === "follow-up.promised" && by === "rule") return "follow-up.ruled";
  if (event === "follow-up.moved" && by === "assistant") return "follow-up.time-asked";
  return event === "follow-up.ended" && by === "assistant" ? "follow-up.taken-back" : event;
}

/** @param {FollowUp["history"][0]} line */
function sentenceOf(line) {
  const name = nameOf(line);
  return sentence(name).replace(/\{(\w+)\}/g, (whole, field) => {
    const said = line[field];
    if (said === undefined || said === null) return whole;
    return WORDS[field] ? WORDS[field](String(said)) : String(said);
  });
}

/** @param {FollowUp} followUp */
const asItem = (followUp) => /** @type {import("./today-view.js").Item} */ (/** @type {unknown} */ (followUp));

/** Where what it is about is looked at: complaints and leads have pages of their own. @param {string} number */
const addressOfAbout = (number) =>
  `${number.startsWith("L-") ? "/leads/" : "/complaints/"}#${new URLSearchParams({ number })}`;

/** Give it `number`, and `live`, the server's hints. */
export class LobbyFollowUp extends LitElement {
  static properties = {
    live: { attribute: false },
    number: { type: String },
  };

  static styles = [basics, controls, badges, peopleTextStyles, pageStyles, caseStyles];

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
    return this.page.around(addressOf({ show: place().show }), (followUp) => this.#followUp(followUp));
  }

  /** @param {FollowUp} followUp */
  #followUp(followUp) {
    const { number, kind, overdue, result } = followUp;
    return html`<div class="columns">
      <div>
        <section class="card">
          <div class="row">
            <h2 class="figures">${number}</h2>
            <span class="badge" data-tone="blue">${kindWord(kind)}</span>
            ${result ? html`<span class="badge" data-result=${result} data-tone="green">${resultWord(result)}</span>` : nothing}
            ${overdue ? html`<span class="badge" data-tone="red">${say("overdue")}</span>` : nothing}
          </div>
          ${this.#client(followUp)}
          ${result ? nothing : html`<p data-part="next"><span class="quiet">${say("next")}</span> ${nextOf(asItem(followUp))}</p>`}
          ${result ? nothing : this.page.steps(STEPS, followUp)}
        </section>
        ${this.#history(followUp)}
      </div>
      <div>${this.#facts(followUp)}</div>
    </div>`;
  }

  /** Whose it is, how they are reached, and what they allow. @param {FollowUp} followUp */
  #client(followUp) {
    const { customer, client } = followUp;
    return html`<p class="row" data-part="client">
        <a class="name" dir="auto" data-action="record" href=${addressOfRecord(customer)}>${client?.name ?? sayBoth("visitor")}</a>
        ${client?.tier ? html`<span class="badge" data-tone="grey" dir="auto">${tierWord(client.tier)}</span>` : nothing}
        ${client?.number ? html`<span class="code">${client.number}</span>` : nothing} ${reachOf(client)}
      </p>
      <p class="row">${consentsOf(client)}</p>
      <p class="row" data-part="reached">${reachedBy(followUp)}</p>`;
  }

  /** @param {FollowUp} followUp */
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

  /** @param {FollowUp} followUp */
  #facts(followUp) {
    const { owner, due, promisedAt, moved, tried, about, conversation, result, score } = followUp;
    /** @type {[string, unknown][]} */
    const facts = [
      [say("owner"), owner ? staffMember(owner) : say("nobody")],
      [say("due"), dueTime(due)],
      [say("promisedAt"), dateAndTime(promisedAt)],
      ["", moved > 0 && say("moved", { count: moved })],
      ["", tried > 0 && say("tried", { count: tried })],
      ["", about && html`<a href=${addressOfAbout(about)}>${say("about", { number: about })}</a>`],
      ["", conversation && html`<span title=${conversation}>${say("conversation", { id: shortId(conversation) })}</span>`],
      [say("result"), result && resultWord(result)],
      [say("score"), score && `${score} / 5`],
    ];
    return html`<section class="card" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
    </section>`;
  }
}

customElements.define("lobby-follow-up", LobbyFollowUp);
