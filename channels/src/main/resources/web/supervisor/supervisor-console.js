// The supervisor console: what was said and why, how good it is, and what to do when it was wrong.

import { LitElement, css, html, nothing } from "lit";
import { followLanguage } from "console/language.js";
import { LiveChanges } from "console/live.js";
import { followSession, session } from "console/session.js";
import "console/sign-in.js";
import { basics } from "console/styles.js";
import "console/top-bar.js";
import "console/view-nav.js";
import { say as sayBoth } from "console/words.js";
import "./audit-view.js";
import "./incidents-view.js";
import "./log-view.js";
import "./outbox-view.js";
import "./people-view.js";
import { VIEWS, place, viewAddress } from "./place.js";
import "./quality-view.js";
import "./recall-view.js";
import "./rules-view.js";
import { say, viewWord } from "./words.js";

export class LobbySupervisorConsole extends LitElement {
  static properties = { view: { state: true }, lost: { state: true } };

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
    this.view = place().view;
    this.lost = false;
    this.live = new LiveChanges("/console/api/supervisor/events");
    this.live.addEventListener("connection", () => (this.lost = this.live.lost));
    session.addEventListener("change", () => this.#sessionChanged());
    addEventListener("hashchange", () => (this.view = place().view));
    addEventListener("popstate", () => (this.view = place().view));
  }

  #sessionChanged() {
    if (session.state === "in" && session.isKnownAs("supervisor")) this.live.start();
    else this.live.stop();
  }

  updated() {
    document.title = `${viewWord(this.view)} · ${sayBoth("supervisorConsole")} · Lobby`;
  }

  render() {
    const known = session.isKnownAs("supervisor");
    return html`<lobby-top-bar wide .heading=${sayBoth("supervisorConsole")} ?lost=${this.lost}>
        ${known
          ? html`<lobby-view-nav
              .label=${say("views")}
              .views=${VIEWS.map((view) => ({
                href: viewAddress(view),
                name: viewWord(view),
                current: view === this.view,
              }))}
            ></lobby-view-nav>`
          : nothing}
      </lobby-top-bar>
      <main>${known ? this.#view() : nothing}</main>
      <lobby-sign-in for-role="supervisor" .heading=${sayBoth("supervisorConsole")}></lobby-sign-in>`;
  }

  #view() {
    switch (this.view) {
      case "incidents":
        return html`<lobby-incidents .live=${this.live}></lobby-incidents>`;
      case "quality":
        return html`<lobby-quality .live=${this.live}></lobby-quality>`;
      case "recall":
        return html`<lobby-recall .live=${this.live}></lobby-recall>`;
      case "outbox":
        return html`<lobby-outbox .live=${this.live}></lobby-outbox>`;
      case "people":
        return html`<lobby-people .live=${this.live}></lobby-people>`;
      case "rules":
        return html`<lobby-rules .live=${this.live}></lobby-rules>`;
      case "audit":
        return html`<lobby-audit .live=${this.live}></lobby-audit>`;
      default:
        return html`<lobby-log .live=${this.live}></lobby-log>`;
    }
  }
}

customElements.define("lobby-supervisor-console", LobbySupervisorConsole);
