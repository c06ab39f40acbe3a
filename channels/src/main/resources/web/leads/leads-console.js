// The leads board, for agents and supervisors: what goes on, one lead with all that was done about it, and what the score was worth.

import { LitElement, html } from "lit";
import { Frame, frameStyles } from "console/frame.js";
import { basics } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import "./board-view.js";
import "./lead-view.js";
import "./score-view.js";
import { SHOWS, addressOf, place } from "./place.js";
import { say } from "./words.js";

export class LobbyLeadsConsole extends LitElement {
  static styles = [basics, frameStyles];

  constructor() {
    super();
    this.frame = new Frame(this);
  }

  render() {
    const { show, number } = place();
    return this.frame.around({
      heading: sayBoth("leadsConsole"),
      title: number ?? say(show),
      label: say("lists"),
      views: SHOWS.map((one) => ({ href: addressOf({ show: one }), name: say(one), current: one === show })),
      content: (live) =>
        number
          ? html`<lobby-lead .live=${live} .number=${number}></lobby-lead>`
          : show === "score"
            ? html`<lobby-lead-score .live=${live}></lobby-lead-score>`
            : html`<lobby-lead-board .live=${live} .show=${show}></lobby-lead-board>`,
    });
  }
}

customElements.define("lobby-leads-console", LobbyLeadsConsole);
