// Customers' records, for agents and supervisors: finding one, and one with all that there is of them.

import { LitElement, html } from "lit";
import { Frame, frameStyles } from "console/frame.js";
import { basics } from "console/styles.js";
import { say as sayBoth } from "console/words.js";
import "./customer-view.js";
import "./list-view.js";
import { SHOWS, addressOf, place } from "./place.js";
import { say } from "./words.js";

export class LobbyCustomersConsole extends LitElement {
  static styles = [basics, frameStyles];

  constructor() {
    super();
    this.frame = new Frame(this);
  }

  render() {
    const { show, id, find, tier, valueClass, risk, after } = place();
    return this.frame.around({
      heading: sayBoth("customersConsole"),
      // A browser keeps titles: a name has no business there.
      title: id ? say("record") : say(show),
      label: say("lists"),
      views: SHOWS.map((one) => ({ href: addressOf({ show: one }), name: say(one), current: one === show })),
      content: (live) =>
        id
          ? html`<lobby-record .live=${live} .record=${id}></lobby-record>`
          : html`<lobby-customer-list
              .live=${live}
              .show=${show}
              .find=${find}
              .tier=${tier}
              .valueClass=${valueClass}
              .risk=${risk}
              .after=${after}
            ></lobby-customer-list>`,
    });
  }
}

customElements.define("lobby-customers-console", LobbyCustomersConsole);
