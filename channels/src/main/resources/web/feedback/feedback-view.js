// One suggestion or praise: the customer's words, the steps that fit, what was done, and the customer's others.

import { LitElement, html, nothing } from "lit";
import { productWord } from "complaints/code-words.js";
import { CasePage } from "console/case-page.js";
import { caseStyles } from "console/case-styles.js";
import { dateAndTime, exactly, shortId } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfRecord } from "console/matters.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, languageWord } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";
import { STAGE_TONES, kindWord, stageWord, verdictWord } from "./code-words.js";
import { sentenceOf } from "./history-words.js";
import { addressOf, addressOfOne, place } from "./place.js";
import { fieldWord, stepHint, stepWord } from "./step-words.js";
import { STEPS } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Feedback} Feedback */

const API = "/console/api/feedback";

/** @type {import("console/step-dialog.js").StepWords} */
const STEP_WORDS = {
  step: (id) => stepWord(/** @type {import("./step-words.js").StepWord} */ (id)),
  hint: (id) => stepHint(/** @type {import("./step-words.js").StepWord} */ (id)),
  field: (name) => fieldWord(/** @type {import("./step-words.js").FieldWord} */ (name)),
};

/** Give it `number`, and `live`, the server's hints. */
export class LobbyFeedback extends LitElement {
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
    return this.page.around(addressOf({ show: place().show }), (one) => this.#one(one));
  }

  /** @param {Feedback} one */
  #one(one) {
    const { number, kind, stage } = one;
    return html`<div class="columns">
      <div>
        <section class="card">
          <div class="row">
            <h2 class="figures">${number}</h2>
            <span class="badge" data-tone="grey">${kindWord(kind)}</span>
            <span class="badge" data-stage=${stage} data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span>
          </div>
          ${this.page.steps(STEPS, one)}
        </section>
        ${this.#history(one)}
      </div>
      <div>${this.#facts(one)} ${this.#others(one)}</div>
    </div>`;
  }

  /** @param {Feedback} one */
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

  /** @param {Feedback} one */
  #facts({ team, owner, product, verdict, channel, language, customer, conversation, receivedAt }) {
    const name = shortId(conversation);
    const address = `/supervisor/#${new URLSearchParams({ conversation })}`;
    /** @type {[string, unknown][]} */
    const facts = [
      [say("team"), team ?? say("noTeam")],
      [say("owner"), owner ? staffMember(owner) : say("nobody")],
      [say("product"), product ? productWord(product) : say("unknownProduct")],
      [say("verdict"), verdict && verdictWord(verdict)],
      [say("received"), dateAndTime(receivedAt)],
      [say("channel"), channelWord(channel)],
      [say("language"), languageWord(language)],
      [say("conversation"), session.isKnownAs("supervisor") ? html`<a href=${address}>${name}</a>` : name],
      [say("customer"), html`<a class="code" data-action="record" href=${addressOfRecord(customer)}>${shortId(customer)}</a>`],
    ];
    return html`<section class="card" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([label, fact]) => html`<dt>${label}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
    </section>`;
  }

  /** @param {Feedback} one */
  #others({ others }) {
    return html`<section class="card" aria-labelledby="others">
      <h3 id="others">${say("others")}</h3>
      ${others.length === 0
        ? html`<p class="quiet">${say("noOthers")}</p>`
        : html`<ul class="list">
            ${others.map(
              (row) =>
                html`<li class="row">
                  <a class="figures" href=${addressOfOne(row.number)}>${row.number}</a>
                  <span>${kindWord(row.kind)}</span>
                  <span class="badge" data-tone=${STAGE_TONES[row.stage]}>${stageWord(row.stage)}</span>
                </li>`,
            )}
          </ul>`}
    </section>`;
  }
}

customElements.define("lobby-feedback", LobbyFeedback);
