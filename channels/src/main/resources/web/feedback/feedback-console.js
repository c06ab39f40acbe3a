// The board of suggestions and praise, for agents and supervisors: what goes on, and one with all that was done about it.

import { LitElement, html } from "lit";
import { Frame, frameStyles } from "console/frame.js";
import { basics } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import "./board-view.js";
import "./feedback-view.js";
import { SHOWS, addressOf, place } from "./place.js";
import { say } from "./words.js";

export class LobbyFeedbackConsole extends LitElement {
  static styles = [basics, frameStyles];

  constructor() {
    super();
    this.frame = new Frame(this);
  }

  render() {
    const { show, number } = place();
    return this.frame.around({
      heading: sayBoth("feedbackConsole"),
      title: number ?? say(show),
      label: say("lists"),
      views: SHOWS.map((one) => ({ href: addressOf({ show: one }), name: say(one), current: one === show })),
      content: (live) =>
        number
          ? html`<lobby-feedback .live=${live} .number=${number}></lobby-feedback>`
          : html`<lobby-feedback-board .live=${live} .show=${show}></lobby-feedback-board>`,
    });
  }
}

customElements.define("lobby-feedback-console", LobbyFeedbackConsole);
