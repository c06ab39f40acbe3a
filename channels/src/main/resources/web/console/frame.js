// The page of a console of agents and supervisors: the line above it with its parts, the form to sign in, and what is
// looked at.

import { css, html, nothing } from "lit";
import { followLanguage } from "./language.js";
import { LiveChanges } from "./live.js";
import { followSession, session } from "./session.js";
import "./sign-in.js";
import "./top-bar.js";
import "./view-nav.js";

const ROLES = "agent supervisor";

export const frameStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(0, 1fr);
    block-size: 100dvh;
  }

  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    min-block-size: 0;
  }
`;

/**
 * `heading` names the console and `title` what is looked at, `label` says to a screen reader what the `views` are, and
 * `content` is shown once somebody who may is signed in.
 * @typedef {{
 *   heading: string,
 *   title: string,
 *   label: string,
 *   views: import("./view-nav.js").ViewLink[],
 *   content: (live: LiveChanges) => unknown,
 * }} Shown
 */

/** Renders its host again when somebody signs in or out, goes elsewhere in the page, or chooses the other language. */
export class Frame {
  /** The server's hints, which each role hears at its own door. @type {LiveChanges | null} */
  #live = null;
  #lost = false;
  #title = "";

  /** @param {import("lit").ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    followLanguage(host);
    followSession(host);
    host.addController(this);
    this.moved = () => host.requestUpdate();
    this.signed = () => this.#sessionChanged();
  }

  hostConnected() {
    session.addEventListener("change", this.signed);
    addEventListener("hashchange", this.moved);
    addEventListener("popstate", this.moved);
  }

  hostDisconnected() {
    session.removeEventListener("change", this.signed);
    removeEventListener("hashchange", this.moved);
    removeEventListener("popstate", this.moved);
    this.#live?.stop();
  }

  hostUpdated() {
    document.title = this.#title;
  }

  #sessionChanged() {
    if (session.state !== "in" || !session.isKnownAs(ROLES)) {
      this.#live?.stop();
      return;
    }
    if (!this.#live) {
      const live = new LiveChanges(`/console/api/${session.user?.role}/events`);
      live.addEventListener("connection", () => {
        this.#lost = live.lost;
        this.host.requestUpdate();
      });
      this.#live = live;
    }
    this.#live.start();
    this.host.requestUpdate();
  }

  /** @param {Shown} shown */
  around({ heading, title, label, views, content }) {
    this.#title = `${title} · ${heading} · Lobby`;
    const live = session.isKnownAs(ROLES) ? this.#live : null;
    return html`<lobby-top-bar wide .heading=${heading} ?lost=${this.#lost}>
        ${live ? html`<lobby-view-nav .label=${label} .views=${views}></lobby-view-nav>` : nothing}
      </lobby-top-bar>
      <main>${live ? content(live) : nothing}</main>
      <lobby-sign-in for-role=${ROLES} .heading=${heading}></lobby-sign-in>`;
  }
}
