// One customer: what matters now, what is open, the timeline; beside them who it is, what they have and what they allowed.

import { LitElement, css, html, nothing } from "lit";
import { PROMISE } from "agent/promise.js";
import { CasePage } from "console/case-page.js";
import { caseStyles } from "console/case-styles.js";
import { dateOnly, shortId } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfCase, mattersList, mattersStyles } from "console/matters.js";
import { peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { staffMember } from "console/staff-names.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, say as sayBoth } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";

import { assessments } from "./assessments.js";
import { tierWord, wayWord } from "./code-words.js";
import { consents, disclosures } from "./consents.js";
import { contacts, products } from "./holdings.js";
import { identities } from "./identities.js";
import { openItems } from "./open-items.js";
import { addressOfList, place } from "./place.js";
import { ratingBadge } from "./rating-badge.js";
import { API, COMPLAIN, LINK, LINK_TO, PREFER, STEP_WORDS } from "./steps.js";
import { surveys } from "./surveys.js";
import { LobbyCustomerTimeline } from "./timeline-view.js";
import { valueCard } from "./value-card.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Customer} Customer */
/** @typedef {import("./types.js").Contact} Contact */
/** @typedef {import("./types.js").Product} Product */
/** @typedef {import("console/step-dialog.js").Step} Step */

/** What somebody was shown for a reason, as long as the page is open. @typedef {{products?: Product[], contacts?: Contact[]}} Revealed */

/** Give it the `record`'s id, and `live`, the server's hints. */
export class LobbyRecord extends LitElement {
  static properties = {
    live: { attribute: false },
    record: { type: String },
    revealed: { state: true },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    caseStyles,
    mattersStyles,
    css`
      section[tabindex]:focus-visible {
        outline-offset: 2px;
      }

      /* A step that somebody may not take leaves no gap. */
      p:empty {
        display: none;
      }

      h2 {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      .amounts {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 5px 14px;
      }

      .amounts .figures {
        text-align: end;
      }

      .identity {
        display: grid;
        gap: 3px;
        justify-items: start;
      }

      .identity + .identity {
        padding-block-start: 8px;
        border-block-start: 1px solid var(--line);
      }

      /* An id has no place to break at that says anything. */
      dd .code {
        word-break: break-all;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.record = "";
    /** @type {Revealed} */
    this.revealed = {};
    this.page = new CasePage(this, API, STEP_WORDS, () => this.record, (step, now) => this.#became(step, now));
    /** The part of the page the address asked for last. */
    this.seen = "";
    this.moved = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("hashchange", this.moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.moved);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.get("record")) return;
    this.revealed = {};
    this.seen = "";
    this.page.change();
  }

  /** Whoever came for one part of it is taken there, once. */
  updated() {
    const { part } = place();
    if (!this.page.fetched.value || part === this.seen) return;
    this.seen = part;
    const section = part ? this.renderRoot.querySelector(`section[data-part="${CSS.escape(part)}"]`) : null;
    if (section instanceof HTMLElement) section.focus();
  }

  /** What is revealed is no record: it is shown with it. @param {Step} step @param {any} now */
  #became({ path }, now) {
    if (path === COMPLAIN.path) {
      location.href = addressOfCase("complaint", now.number);
      return null;
    }
    if (path === PROMISE.path) {
      location.href = addressOfCase("follow-up", now.number);
      return null;
    }
    if (path !== "reveal") {
      // Most steps are on the timeline, too.
      const timeline = this.renderRoot.querySelector("lobby-customer-timeline");
      if (timeline instanceof LobbyCustomerTimeline) timeline.fetched.load();
      return now;
    }
    this.revealed = { ...this.revealed, ...now };
    return null;
  }

  render() {
    return this.page.around(addressOfList(), (customer) => this.#customer(customer));
  }

  /** @param {Customer} customer */
  #customer(customer) {
    const steps = {
      /** Steps are taken on the record, which has no number of Lobby's. */
      button: (/** @type {Step} */ step, /** @type {Record<string, unknown>} */ given = {}) =>
        customer.rights.contacts === "hidden"
          ? nothing
          : this.page.button(step, { ...customer, number: customer.id, title: this.#nameOf(customer) }, { given }),
    };
    return html`<div class="columns">
      <div>
        ${this.#head(customer)} ${this.#matters(customer)} ${valueCard(customer.value)}
        <section class="card" data-part="open" tabindex="-1" aria-labelledby="open">
          <h3 id="open">${say("open")}</h3>
          ${openItems(customer)}
        </section>
        <section class="card" data-part="timeline" tabindex="-1" aria-labelledby="timeline">
          <h3 id="timeline">${say("timeline")}</h3>
          <lobby-customer-timeline
            .live=${this.live}
            .record=${customer.id}
            .channels=${customer.observedChannels.map(({ channel }) => channel)}
          ></lobby-customer-timeline>
        </section>
      </div>
      <div>
        ${this.#facts(customer, steps)}
        ${products(customer, this.revealed.products, steps, () => this.#hide("products"))}
        ${contacts(customer, this.revealed.contacts, steps, () => this.#hide("contacts"))}
        ${identities(customer, steps)} ${consents(customer, steps)} ${disclosures(customer, steps)}
        ${assessments(customer, steps)} ${surveys(customer, steps)}
        ${this.#data(customer)}
      </div>
    </div>`;
  }

  /** @param {"products" | "contacts"} what */
  #hide(what) {
    this.revealed = { ...this.revealed, [what]: undefined };
  }

  /** @param {Customer} customer */
  #nameOf({ name, id }) {
    return name ?? `${sayBoth("visitor")} ${shortId(id)}`;
  }

  /** @param {Customer} customer */
  #head(customer) {
    const { name, tier, verified, rating, number, rights } = customer;
    return html`<section class="card" data-part="head" tabindex="-1" aria-labelledby="name">
      <div class="row">
        <h2 id="name" dir="auto">${name ?? sayBoth("visitor")}</h2>
        ${number ? html`<span class="figures" dir="auto">${number}</span>` : nothing}
        ${tier ? html`<span class="badge" dir="auto">${tierWord(tier)}</span>` : nothing}
        <span class="badge" data-tone=${verified ? "green" : "amber"}>${say(verified ? "verified" : "notVerified")}</span>
        ${rating ? ratingBadge(rating) : nothing}
      </div>
      ${rights.contacts === "hidden" ? html`<p class="quiet">${say("notYours")}</p>` : nothing}
      <div class="row">
        ${this.page.button(COMPLAIN, { number: customer.id, title: this.#nameOf(customer) })}
        ${rights.contacts !== "hidden"
          ? this.page.button(PROMISE, { number: customer.id, title: this.#nameOf(customer) })
          : nothing}
        ${!verified || rights.contacts !== "hidden"
          ? this.page.button(verified ? LINK : LINK_TO, { number: customer.id, title: this.#nameOf(customer) })
          : nothing}
      </div>
    </section>`;
  }

  /** @param {Customer} customer */
  #matters({ matters, id }) {
    return html`<section class="card" data-part="matters" aria-labelledby="matters">
      <h3 id="matters">${say("matters")}</h3>
      ${matters.length > 0 ? mattersList(matters, id) : html`<p class="quiet">${say("noMatters")}</p>`}
    </section>`;
  }

  /** @param {Customer} customer @param {import("./holdings.js").Steps} steps */
  #facts({ id, manager, since, asOf, channels, observedChannels }, steps) {
    /** @type {[string, unknown][]} */
    const facts = [
      [say("manager"), manager ? staffMember(manager) : say("nobody")],
      [say("preferred"), channels.length > 0 ? channels.map(wayWord).join(", ") : say("notSaid")],
      [
        say("observed"),
        observedChannels
          .map(({ channel, conversations }) =>
            say("observedCount", { channel: channelWord(channel), count: conversations }),
          )
          .join(", "),
      ],
      [say("since"), dateOnly(since)],
      [say("asOf"), asOf && dateOnly(asOf)],
      [say("recordId"), html`<span class="code">${id}</span>`],
    ];
    return html`<section class="card" data-part="facts" tabindex="-1" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
      <p>${steps.button(PREFER)}</p>
    </section>`;
  }

  /** @param {Customer} customer */
  #data({ id }) {
    if (!session.isKnownAs("supervisor")) return nothing;
    return html`<section class="card" aria-labelledby="data">
      <h3 id="data">${say("data")}</h3>
      <p class="quiet">${say("dataLead")}</p>
      <p class="row">
        <a data-action="data" href="/supervisor/#${new URLSearchParams({ view: "people", person: id })}">${say("toData")}</a>
        <a data-action="audit" href="/supervisor/#${new URLSearchParams({ view: "audit", person: id })}">${say("toAudit")}</a>
      </p>
    </section>`;
  }
}

customElements.define("lobby-record", LobbyRecord);
