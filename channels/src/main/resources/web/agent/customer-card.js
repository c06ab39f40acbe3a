// The right column: who the customer is and what they have asked before.

import { LitElement, css, html, nothing } from "lit";
import { segment } from "console/api.js";
import { reasonBadge, statusBadge } from "console/badge.js";
import { Fetched } from "console/fetched.js";
import { dateAndTime, dateOnly } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { addressOfCase, addressOfRecord, mattersList, mattersStyles } from "console/matters.js";
import { peopleTextStyles } from "console/people-text.js";
import { faultOf } from "console/shown.js";
import { statedFacts } from "console/stated-facts.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, decisionWord, outcomeWord, say as sayBoth } from "console/words.js";
import { tierWord } from "customers/code-words.js";
import { desk, followDesk } from "./desk.js";
import { moodWord, say } from "./words.js";

/** @typedef {import("console/types.js").TimelineEntry} TimelineEntry */

/** Give it `live`, the server's hints. Fires "leave" for its close button, which shows only where the card covers the page. */
export class LobbyCustomer extends LitElement {
  static properties = { live: { attribute: false } };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    mattersStyles,
    css`
      :host {
        display: block;
        min-block-size: 0;
        overflow-y: auto;
        background: var(--surface);
      }

      .card {
        padding: 12px 16px 20px;
        overflow-wrap: anywhere;
      }

      .top {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
      }

      h2 {
        color: var(--quiet);
        font-weight: 400;
      }

      .name {
        font-size: 1.15em;
        font-weight: 600;
        text-align: match-parent;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        margin-block: 4px 8px;
      }

      h3 {
        margin-block: 18px 6px;
        padding-block-start: 12px;
        border-block-start: 1px solid var(--line);
      }

      li.past {
        margin-block-end: 10px;
        padding: 7px 10px 8px;
        border: 1px solid var(--line);
        border-radius: 6px;
      }

      .when {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 2px 8px;
      }

      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 2px 10px;
        margin-block-start: 4px;
        font-size: 0.95em;
      }

      dt {
        color: var(--quiet);
      }

      .leave {
        display: none;
      }

      @media (width < 1100px) {
        .leave {
          display: inline-block;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.desk = desk;
    followLanguage(this);
    followDesk(this);
    /** @type {EventTarget | null} */
    this.live = null;
    /** Whose matters are shown. @type {string | null} */
    this.whose = null;
    this.matters = new Fetched(this, () =>
      this.whose ? `/console/api/customers/${segment(this.whose)}/matters` : null,
    );
  }

  willUpdate() {
    const whose = desk.view?.customer.id ?? null;
    if (whose === this.whose) return;
    this.whose = whose;
    this.matters.forget();
    this.matters.load();
  }

  render() {
    const customer = desk.view?.customer;
    if (!customer) return nothing;
    const mood = desk.view?.mood;
    const earlier = customer.timeline.filter((entry) => entry.conversation !== desk.view?.id);
    return html`<div class="card">
      <div class="top">
        <h2>${say("customer")}</h2>
        <button class="plain leave" @click=${() => this.dispatchEvent(new Event("leave"))}>${sayBoth("close")}</button>
      </div>
      <p class="name" dir="auto">${customer.name ?? sayBoth("visitor")}</p>
      <p class="facts">
        ${customer.tier ? html`<span class="badge" dir="auto">${tierWord(customer.tier)}</span>` : nothing}
        ${customer.verified
          ? html`<span class="badge" data-tone="green">✓ ${say("verified")}</span>`
          : html`<span class="badge" data-tone="amber">${say("notVerified")}</span>`}
        ${mood ? html`<span class="badge">${say("mood", { word: moodWord(mood.direction) })}</span>` : nothing}
      </p>
      ${desk.view?.phone
        ? html`<p class="figures" data-part="phone-in-chat" dir="auto">${say("phoneInChat", { phone: desk.view.phone })}</p>`
        : nothing}
      <p class="quiet">${say("since", { date: dateOnly(customer.since) })}</p>
      <p class="quiet code">${customer.id}</p>
      <p><a data-action="record" href=${addressOfRecord(customer.id)}>${say("toRecord")}</a></p>
      ${this.#matters()} ${this.#complaint()}
      <h3>${say("earlier")}</h3>
      ${earlier.length === 0
        ? html`<p class="quiet">${say("noEarlier")}</p>`
        : html`<ul>
            ${earlier.map((entry) => this.#past(entry))}
          </ul>`}
    </div>`;
  }

  /** The three things to know before one writes a word. */
  #matters() {
    const { value } = this.matters;
    const none = !value || value.matters.length === 0;
    if (none && !this.matters.problem) return nothing;
    return html`<section aria-labelledby="matters">
      <h3 id="matters">${say("matters")}</h3>
      ${faultOf(this.matters)} ${none ? nothing : mattersList(value.matters, value.customer)}
    </section>`;
  }

  #complaint() {
    const facts = desk.view?.facts ?? [];
    const joinedTo = desk.view?.joinedTo;
    return facts.length === 0 && !joinedTo
      ? nothing
      : html`<section aria-labelledby="stated">
          <h3 id="stated">${say("complains", { number: desk.view?.ticket?.number ?? "" })}</h3>
          ${joinedTo
            ? html`<p>
                <a data-joined-to=${joinedTo} href=${addressOfCase("complaint", joinedTo)}>${say("goesOnIn", { number: joinedTo })}</a>
              </p>`
            : nothing}
          ${statedFacts(facts)}
        </section>`;
  }

  /** @param {TimelineEntry} entry */
  #past(entry) {
    const decisions = Object.entries(entry.decisions).filter(([, count]) => count > 0);
    return html`<li class="past">
      <p class="when">
        <time class="figures" datetime=${entry.startedAt}>${dateAndTime(entry.startedAt)}</time>
        <span class="quiet">${channelWord(entry.channel)}</span>
      </p>
      <p>${statusBadge(entry.status)}</p>
      <dl>
        ${entry.intents.length > 0
          ? html`<dt>${say("asked")}</dt>
              <dd>
                ${entry.intents.map((intent) => html`<p dir="auto">${intent.title}</p>`)}
              </dd>`
          : nothing}
        ${decisions.length > 0
          ? html`<dt>${say("assistantDid")}</dt>
              <dd>${decisions.map(([kind, count]) => `${decisionWord(kind)} ${count}`).join(" · ")}</dd>`
          : nothing}
        ${entry.handoff
          ? html`<dt>${say("broughtIn")}</dt>
              <dd>${reasonBadge(entry.handoff)}</dd>`
          : nothing}
        ${entry.outcome
          ? html`<dt>${say("outcome")}</dt>
              <dd>${this.#outcome(entry.outcome)}</dd>`
          : nothing}
      </dl>
    </li>`;
  }

  /** @param {string} code */
  #outcome(code) {
    const known = desk.queue.wrapUpCodes.find((one) => one.code === code);
    return known ? known[currentLanguage()] : outcomeWord(code);
  }
}

customElements.define("lobby-customer", LobbyCustomer);
