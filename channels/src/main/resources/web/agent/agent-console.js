// The agent console: three columns, the keys that work everywhere, and the line to the server.

import { LitElement, css, html } from "lit";
import { followLanguage } from "console/language.js";
import { LiveChanges } from "console/live.js";
import { followSession, session } from "console/session.js";
import "console/sign-in.js";
import { basics, controls } from "console/styles.js";
import "console/step-dialog.js";
import "console/top-bar.js";
import { say as sayBoth } from "console/words.js";
import { COMPLAIN, COMPLAIN_WORDS, registered } from "./complain.js";
import "./conversation-pane.js";
import "./customer-card.js";
import { desk, followDesk } from "./desk.js";
import "./hand-back-dialog.js";
import "./keys-dialog.js";
import { openConversation } from "./place.js";
import "./queue-list.js";
import { PROMISE, PROMISE_WORDS, promised } from "./promise.js";
import "./resolve-dialog.js";
import { say } from "./words.js";

/** @typedef {import("./conversation-pane.js").LobbyConversation} LobbyConversation */
/** @typedef {import("./hand-back-dialog.js").LobbyHandBack} LobbyHandBack */
/** @typedef {import("./keys-dialog.js").LobbyKeys} LobbyKeys */
/** @typedef {import("./queue-list.js").LobbyQueue} LobbyQueue */
/** @typedef {import("./resolve-dialog.js").LobbyResolve} LobbyResolve */
/** @typedef {import("console/step-dialog.js").LobbyStepDialog} LobbyStepDialog */
/** @typedef {import("console/types.js").Ticket} Ticket */

export class LobbyAgentConsole extends LitElement {
  static properties = { lost: { state: true }, card: { state: true } };

  static styles = [
    basics,
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        block-size: 100dvh;
      }

      main {
        display: grid;
        position: relative;
        grid-template-columns: 320px minmax(0, 1fr) 320px;
        grid-template-rows: minmax(0, 1fr);
        min-block-size: 0;
      }

      lobby-queue {
        border-inline-end: 1px solid var(--line);
      }

      lobby-customer {
        border-inline-start: 1px solid var(--line);
      }

      .bar {
        display: flex;
        justify-content: flex-end;
      }

      @media (width < 1300px) {
        main {
          grid-template-columns: 280px minmax(0, 1fr) 280px;
        }
      }

      @media (width < 1100px) {
        main {
          grid-template-columns: 280px minmax(0, 1fr);
        }

        lobby-customer {
          display: none;
        }

        main.card lobby-customer {
          display: block;
          position: absolute;
          inset-block: 0;
          inset-inline-end: 0;
          inline-size: min(360px, 100%);
          box-shadow: -4px 0 20px rgb(0 0 0 / 25%);
        }
      }

      @media (width < 700px) {
        main {
          grid-template-columns: minmax(0, 1fr);
        }

        main.open lobby-queue,
        main:not(.open) lobby-conversation,
        .bar {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.desk = desk;
    followLanguage(this);
    followSession(this);
    followDesk(this);
    this.lost = false;
    /** The customer card covers part of a narrow page. */
    this.card = false;
    /** The queue has been shown. */
    this.begun = false;
    this.live = new LiveChanges("/console/api/agent/events");
    this.live.addEventListener("change", desk.refresh);
    this.live.addEventListener("connection", () => (this.lost = this.live.lost));
    session.addEventListener("change", () => this.#sessionChanged());
    addEventListener("hashchange", () => session.state === "in" && desk.select(openConversation()));
    addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => desk.look());
  }

  #sessionChanged() {
    if (session.state === "in" && session.user?.role === "agent") {
      this.live.start();
      desk.begin(session.user.username);
      desk.tell(null);
      desk.refresh();
      desk.outbox.retrySignedOut();
    } else {
      this.live.stop();
    }
  }

  get #pane() {
    return /** @type {LobbyConversation} */ (this.renderRoot.querySelector("lobby-conversation"));
  }

  get #queue() {
    return /** @type {LobbyQueue} */ (this.renderRoot.querySelector("lobby-queue"));
  }

  get #resolve() {
    return /** @type {LobbyResolve} */ (this.renderRoot.querySelector("lobby-resolve"));
  }

  get #handBackDialog() {
    return /** @type {LobbyHandBack} */ (this.renderRoot.querySelector("lobby-hand-back"));
  }

  get #keys() {
    return /** @type {LobbyKeys} */ (this.renderRoot.querySelector("lobby-keys"));
  }

  updated() {
    const waiting = desk.queue.tickets.length;
    const marks = (waiting > 0 ? `(${waiting}) ` : "") + (desk.unread > 0 ? "● " : "");
    document.title = `${marks}${sayBoth("agentConsole")} · Lobby`;
    if (desk.loaded && !this.begun) this.#begin();
  }

  /** The sign-in form has taken the focus away with it: work begins with the agent's own conversations. */
  async #begin() {
    this.begun = true;
    await this.#queue.updateComplete;
    if (document.activeElement === document.body) this.#queue.focusMine();
  }

  render() {
    const here = session.user?.role === "agent";
    return html`<lobby-top-bar .heading=${sayBoth("agentConsole")} ?lost=${this.lost}>
        <div class="bar">
          <button class="plain" data-action="keys" aria-keyshortcuts="?" @click=${() => this.#keys.show()}>
            ? ${say("showKeys")}
          </button>
        </div>
      </lobby-top-bar>
      ${here
        ? html`<main class="${desk.selected ? "open" : ""} ${this.card ? "card" : ""}">
              <lobby-queue
                @chosen=${(/** @type {CustomEvent<Ticket>} */ event) => this.#open(event.detail)}
                @entered=${(/** @type {CustomEvent<Ticket>} */ event) => this.#enter(event.detail)}
              ></lobby-queue>
              <lobby-conversation
                @claim=${() => desk.claimable && this.#claim(desk.claimable)}
                @promise=${() => this.#promise()}
                @complain=${() => this.#complain()}
                @hand-back=${() => this.#handBackDialog.ask()}
                @resolve=${() => this.#resolve.ask()}
                @leave=${() => desk.select(null)}
                @show-customer=${() => (this.card = !this.card)}
              ></lobby-conversation>
              <lobby-customer .live=${this.live} @leave=${() => (this.card = false)}></lobby-customer>
            </main>
            <lobby-resolve @resolved=${() => this.#queue.focusMine()}></lobby-resolve>
            <lobby-hand-back @confirmed=${this.#handBack}></lobby-hand-back>
            <lobby-step-dialog
              id="complain"
              api="/console/api/agent/conversations"
              .words=${COMPLAIN_WORDS}
              @taken=${(/** @type {CustomEvent} */ { detail }) => this.#complained(detail.now)}
            ></lobby-step-dialog>
            <lobby-step-dialog
              id="promise"
              api="/console/api/follow-ups/in"
              .words=${PROMISE_WORDS}
              @taken=${(/** @type {CustomEvent} */ { detail }) => desk.tell({ kind: "done", title: promised(detail.now), text: "" })}
            ></lobby-step-dialog>`
        : html`<main></main>`}
      <lobby-keys></lobby-keys>
      <lobby-sign-in for-role="agent" .heading=${sayBoth("agentConsole")}></lobby-sign-in>`;
  }

  #promise() {
    this.#ask("promise", PROMISE);
  }

  #complain() {
    if (desk.mayComplain) this.#ask("complain", COMPLAIN);
  }

  /** @param {string} dialog @param {import("console/step-dialog.js").Step} step */
  #ask(dialog, step) {
    const id = desk.view?.id;
    if (!id) return;
    const found = /** @type {LobbyStepDialog} */ (this.renderRoot.querySelector(`#${dialog}`));
    found.ask(step, { number: id, title: desk.view?.customer.name ?? sayBoth("visitor") });
  }

  /** @param {import("console/types.js").ConversationView} view */
  async #complained(view) {
    desk.become(view);
    desk.tell({ kind: "done", title: registered(view), text: "" });
    await this.#pane.startAnswering();
  }

  /** @param {Ticket} ticket */
  #open(ticket) {
    desk.select(ticket.conversation);
  }

  /** @param {Ticket} ticket */
  async #enter(ticket) {
    // Nobody is claimed unread: the first Enter opens a waiting conversation, the next one claims it.
    if (ticket.status === "open" && desk.view?.id === ticket.conversation) return this.#claim(ticket);
    await desk.select(ticket.conversation);
    await this.#pane.startAnswering();
  }

  /** @param {Ticket} ticket */
  async #claim(ticket) {
    if (await desk.claim(ticket)) await this.#pane.startAnswering();
    else if (desk.notice?.title) await this.#queue.focusMine();
  }

  async #handBack() {
    if (desk.isMine && (await desk.handBack())) await this.#queue.focusMine();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const from = event.composedPath()[0];
    const inDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (inDialog || session.state !== "in" || event.repeat) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      // By place rather than letter: with Alt some keyboards type another character.
      if (event.code === "KeyR" && desk.isMine) this.#resolve.ask();
      else if (event.code === "KeyH" && desk.isMine) this.#handBackDialog.ask();
      else if (event.code === "KeyP" && desk.isMine) this.#promise();
      else if (event.code === "KeyC" && desk.isMine) this.#complain();
      else return;
      event.preventDefault();
    } else if (event.key === "?" && !(from instanceof HTMLTextAreaElement || from instanceof HTMLInputElement)) {
      event.preventDefault();
      this.#keys.show();
    }
  }
}

customElements.define("lobby-agent-console", LobbyAgentConsole);
