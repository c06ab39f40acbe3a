// How large a file may be, as the server has it; a larger one is told about and never sent.

import { LitElement, html, nothing } from "lit";
import { Problem, get } from "console/api.js";
import { followLanguage } from "console/language.js";
import { say } from "./words.js";

/** What a file is: questions and answers, rates and fees, or a document. @typedef {"table" | "document"} Kind */

/** @type {Promise<Record<Kind, number>> | null} */
let limits = null;

/** @param {Kind} kind @returns {Promise<number>} how many bytes it may have */
async function largest(kind) {
  limits ??= get("/console/api/editor/limits");
  try {
    return (await limits)[kind];
  } catch (failure) {
    // The next one asks again.
    limits = null;
    throw failure;
  }
}

/** @param {number} bytes */
const megabytes = (bytes) => Math.ceil(bytes / 2 ** 20);

/** @param {File} file @param {Kind} kind @throws {Problem} naming both sizes, when it is too large */
export async function requireSize(file, kind) {
  const most = await largest(kind);
  if (file.size > most) {
    throw new Problem(413, say("tooLarge", { size: megabytes(file.size), most: megabytes(most) }));
  }
}

/** Says how large a file may be. */
class LobbyFileLimit extends LitElement {
  static properties = { kind: {}, most: { state: true } };

  constructor() {
    super();
    followLanguage(this);
    /** @type {Kind} */
    this.kind = "table";
    /** In bytes; 0 until it is known. */
    this.most = 0;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.most = await largest(this.kind);
    } catch {
      // Then it is said when a file is chosen that is too large.
    }
  }

  render() {
    return this.most ? html`${say("fileLimit", { most: megabytes(this.most) })}` : nothing;
  }
}

customElements.define("lobby-file-limit", LobbyFileLimit);
