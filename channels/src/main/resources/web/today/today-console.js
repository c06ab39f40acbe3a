// What today asks of whoever is signed in: the follow-ups, complaints and leads they look after, and those nobody does.

import { LitElement, css, html, nothing } from "lit";
import { followLanguage } from "console/language.js";
import { LiveChanges } from "console/live.js";
import { followSession, session } from "console/session.js";
import "console/sign-in.js";
import { basics } from "console/styles.js";
import "console/top-bar.js";
import "console/view-nav.js";
import { say as sayBoth } from "console/words.js";
import "./follow-up-view.js";
import "./today-view.js";
import { SHOWS, addressOf, place } from "./place.js";
import { say } from "./words.js";

const ROLES = "agent supervisor";

export class LobbyTodayConsole extends LitElement {
  static properties = { place: { state: true }, live: { state: true }, lost: { state: true } };

  static styles = [
    basics,
    css`
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
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    followSession(this);
    this.place = place();
    this.lost = false;
    /** The server's hints, which each role hears at its own door. @type {LiveChanges | null} */
    this.live = null;
    session.addEventListener("change", () => this.#sessionChanged());
    const moved = () => (this.place = place());
    addEventListener("hashchange", moved);
    addEventListener("popstate", moved);
  }

  #sessionChanged() {
    if (session.state !== "in" || !session.isKnownAs(ROLES)) {
      this.live?.stop();
      return;
    }
    if (!this.live) {
      this.live = new LiveChanges(`/console/api/${session.user?.role}/events`);
      this.live.addEventListener("connection", () => (this.lost = this.live?.lost ?? false));
    }
    this.live.start();
  }

  updated() {
    document.title = `${this.place.number ?? say(this.place.show)} · ${sayBoth("todayConsole")} · Lobby`;
  }

  render() {
    const { show, number } = this.place;
    const known = session.isKnownAs(ROLES) && this.live;
    return html`<lobby-top-bar wide .heading=${sayBoth("todayConsole")} ?lost=${this.lost}>
        ${known
          ? html`<lobby-view-nav
              .label=${say("lists")}
              .views=${SHOWS.map((one) => ({
                href: addressOf({ show: one }),
                name: say(one),
                current: one === show,
              }))}
            ></lobby-view-nav>`
          : nothing}
      </lobby-top-bar>
      <main>
        ${!known
          ? nothing
          : number
            ? html`<lobby-follow-up .live=${this.live} .number=${number}></lobby-follow-up>`
            : html`<lobby-today .live=${this.live} .show=${show}></lobby-today>`}
      </main>
      <lobby-sign-in for-role=${ROLES} .heading=${sayBoth("todayConsole")}></lobby-sign-in>`;
  }
}

customElements.define("lobby-today-console", LobbyTodayConsole);
