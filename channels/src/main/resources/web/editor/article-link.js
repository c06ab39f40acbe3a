// The name of an article, which leads to it where it can be opened.

import { html, nothing } from "lit";
import { peopleText } from "console/people-text.js";
import { addressWith } from "./place.js";

/**
 * Where an article's name leads: `there` is whether it can be opened, and `apart` whether it is in a tab of its own, as where
 * something on the page would be lost.
 * @typedef {{there?: boolean, apart?: boolean}} Leading
 */

/** @param {string} id @param {string} name @param {Leading} [leading] */
export function articleLink(id, name, { there = true, apart = false } = {}) {
  if (!there) return html`<strong>${peopleText(name)}</strong>`;
  return html`<a
    href=${addressWith({ view: "articles", article: id })}
    target=${apart ? "_blank" : nothing}
    rel=${apart ? "noopener" : nothing}
    >${peopleText(name)}</a
  >`;
}
