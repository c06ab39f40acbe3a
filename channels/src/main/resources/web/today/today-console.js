// What today asks of whoever is signed in: the follow-ups, complaints and leads they look after, and those nobody does.

import { LitElement, html } from "lit";
import { Frame, frameStyles } from "console/frame.js";
import { basics } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import "./follow-up-view.js";
import "./today-view.js";
import { SHOWS, addressOf, place } from "./place.js";
import { say } from "./words.js";

export class LobbyTodayConsole extends LitElement {
  static styles = [basics, frameStyles];

  constructor() {
    super();
    this.frame = new Frame(this);
  }

  render() {
    const { show, number } = place();
    return this.frame.around({
      heading: sayBoth("todayConsole"),
      title: number ?? say(show),
      label: say("lists"),
      views: SHOWS.map((one) => ({ href: addressOf({ show: one }), name: say(one), current: one === show })),
      content: (live) =>
        number
          ? html`<lobby-follow-up .live=${live} .number=${number}></lobby-follow-up>`
          : html`<lobby-today .live=${live} .show=${show}></lobby-today>`,
    });
  }
}

customElements.define("lobby-today-console", LobbyTodayConsole);
