// The line of links to the parts of a console.

import { LitElement, css, html, nothing } from "lit";
import { basics } from "./styles.js";

/** @typedef {{href: string, name: string, current: boolean}} ViewLink */

/** Give it `views`, and `label`, which says to a screen reader what they are. */
export class LobbyViewNav extends LitElement {
  static properties = { views: { attribute: false }, label: { type: String } };

  static styles = [
    basics,
    css`
      /* A line that goes on out of sight hides what is at its end. */
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }

      a {
        display: block;
        padding: 5px 10px;
        border-radius: 6px;
        color: inherit;
        text-decoration: none;
        white-space: nowrap;
      }

      @media (width < 700px) {
        a {
          padding: 3px 7px;
        }
      }

      a:hover {
        color: var(--accent);
      }

      a:focus-visible {
        outline-offset: -2px;
      }

      a[aria-current] {
        background: var(--selected);
        color: var(--accent);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {ViewLink[]} */
    this.views = [];
    this.label = "";
  }

  render() {
    return html`<nav aria-label=${this.label}>
      <ul>
        ${this.views.map(
          ({ href, name, current }) =>
            html`<li><a href=${href} aria-current=${current ? "page" : nothing}>${name}</a></li>`,
        )}
      </ul>
    </nav>`;
  }
}

customElements.define("lobby-view-nav", LobbyViewNav);
