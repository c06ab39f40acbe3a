// The links under an answer as a customer sees them.

import { html, nothing } from "lit";
import { say } from "./words.js";

/** A label, a blank, and an https address or a path on the bank's own site: no other line is ever shown to anybody. */
const LINK = /^(.*\S)\s+((?:https:\/\/|\/(?!\/))\S+)$/;

/**
 * Buttons side by side; nothing for none that can be shown.
 * @param {string[]} lines each a link, as it is written
 */
export function linkPreview(lines) {
  const links = lines.map((line) => LINK.exec(line.trim())).filter((found) => found !== null);
  if (links.length === 0) return nothing;
  return html`<div class="links" role="group" aria-label=${say("linksShown")}>
    ${links.map(([, label, address]) => link(label, address))}
  </div>`;
}

/** A path leads somewhere on the bank's site alone, so it leads nowhere from here. @param {string} label @param {string} address */
function link(label, address) {
  const words = html`<bdi>${label}</bdi><span aria-hidden="true">↗</span>`;
  return address.startsWith("/")
    ? html`<span class="link" title=${address}>${words}</span>`
    : html`<a class="link" href=${address} target="_blank" rel="noopener noreferrer" title=${address}>${words}</a>`;
}
