// The line over every console: which console, who, the language, the way out, and whether the line to the server holds.

import { LitElement, css, html, nothing } from "lit";
import { detailOf } from "./api.js";
import { chooseLanguage, currentLanguage, followLanguage } from "./language.js";
import { followSession, session } from "./session.js";
import { staffMember } from "./staff-names.js";
import { basics, controls } from "./styles.js";
import { say } from "./words.js";

/** @typedef {{path: string, name: "toAgent" | "toSupervisor" | "toEditor" | "toComplaints" | "toLeads" | "toFeedback" | "toToday" | "toCustomers"}} Console */

/** @type {Console} */
const COMPLAINTS = { path: "/complaints/", name: "toComplaints" };

/** @type {Console} */
const LEADS = { path: "/leads/", name: "toLeads" };

/** @type {Console} */
const FEEDBACK = { path: "/feedback/", name: "toFeedback" };

/** @type {Console} */
const TODAY = { path: "/today/", name: "toToday" };

/** @type {Console} */
const CUSTOMERS = { path: "/customers/", name: "toCustomers" };

/** The consoles of those who have several. @type {Record<string, Console[]>} */
const CONSOLES = {
  agent: [{ path: "/agent/", name: "toAgent" }, TODAY, CUSTOMERS, COMPLAINTS, LEADS, FEEDBACK],
  supervisor: [
    { path: "/supervisor/", name: "toSupervisor" },
    TODAY,
    CUSTOMERS,
    COMPLAINTS,
    LEADS,
    FEEDBACK,
    { path: "/editor/", name: "toEditor" },
  ],
};

/** The default slot holds what a console puts in the middle; `lost` shows the broken connection. */
export class LobbyTopBar extends LitElement {
  static properties = {
    heading: { type: String },
    lost: { type: Boolean },
    wide: { type: Boolean, reflect: true },
    problem: { state: true },
  };

  static styles = [
    basics,
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 14px;
        padding: 6px 14px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }

      img {
        display: block;
        inline-size: 22px;
        block-size: 22px;
      }

      .middle {
        flex: 1;
        min-inline-size: 0;
      }

      .lost {
        padding: 5px 14px;
        border-block-end: 1px solid var(--amber);
        background: var(--amber-soft);
        color: var(--amber);
        font-weight: 600;
      }

      @media (width < 700px) {
        .who,
        h1 {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
          white-space: nowrap;
        }

        header {
          gap: 4px 8px;
          padding: 6px 10px;
        }

        img {
          margin-inline-end: auto;
        }
      }

      @media (width < 1200px) {
        :host([wide]) h1 {
          flex: 1;
        }

        :host([wide]) .middle {
          flex-basis: 100%;
          order: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    this.heading = "";
    this.lost = false;
    /** What is in the middle takes a line of its own on a narrow page. */
    this.wide = false;
    /** @type {string | null} */
    this.problem = null;
  }

  render() {
    const other = currentLanguage() === "zh" ? "en" : "zh";
    return html`<header>
        <img src="/console/assets/icon.svg" alt="Lobby" />
        <h1>${this.heading}</h1>
        <div class="middle"><slot></slot></div>
        <button
          class="plain"
          data-action="language"
          lang=${other === "zh" ? "zh-CN" : "en"}
          title=${say("otherLanguageHint")}
          @click=${() => chooseLanguage(other)}
        >
          ${say("otherLanguage")}
        </button>
        ${(CONSOLES[session.user?.role ?? ""] ?? [])
          .filter(({ path }) => !location.pathname.startsWith(path))
          .map(({ path, name }) => html`<a class="other" data-action="other-console" href=${path}>${say(name)}</a>`)}
        ${session.user
          ? html`<span class="who quiet">${staffMember(session.user.username)}</span>
              <button class="plain" data-action="sign-out" @click=${this.#signOut}>${say("signOut")}</button>`
          : nothing}
      </header>
      <div role="status">${this.lost ? html`<p class="lost">${say("connectionLost")}</p>` : nothing}</div>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}`;
  }

  async #signOut() {
    try {
      await session.signOut();
    } catch (failure) {
      this.problem = detailOf(failure);
    }
  }
}

customElements.define("lobby-top-bar", LobbyTopBar);
