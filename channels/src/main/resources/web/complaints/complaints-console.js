// The complaints board, for agents and supervisors: what is open, and one complaint with all that was done about it.

import { LitElement, html } from "lit";
import { Frame, frameStyles } from "console/frame.js";
import { basics } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import "./board-view.js";
import "./complaint-view.js";
import { SHOWS, addressOf, place } from "./place.js";
import { say } from "./words.js";

export class LobbyComplaintsConsole extends LitElement {
  static styles = [basics, frameStyles];

  constructor() {
    super();
    this.frame = new Frame(this);
  }

  render() {
    const { show, number } = place();
    return this.frame.around({
      heading: sayBoth("complaintsConsole"),
      title: number ?? say(show),
      label: say("lists"),
      views: SHOWS.map((one) => ({ href: addressOf({ show: one }), name: say(one), current: one === show })),
      content: (live) =>
        number
          ? html`<lobby-complaint .live=${live} .number=${number}></lobby-complaint>`
          : html`<lobby-complaint-board .live=${live} .show=${show}></lobby-complaint-board>`,
    });
  }
}

customElements.define("lobby-complaints-console", LobbyComplaintsConsole);
