// What an agent has typed and not sent, by conversation. This tab keeps it across a reload, for that agent alone.

const KEY = "lobby.agent.drafts";

/** @returns {{owner: string, texts: [string, string][]} | null} */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    // Storage may be switched off: then a draft lives as long as the page.
    return null;
  }
}

export class Drafts {
  #owner = "";
  /** @type {Map<string, string>} */
  #texts = new Map();

  /**
   * Takes up what this agent left here; what another left is forgotten.
   * @param {string} owner the agent's user name
   * @returns {boolean} whether another agent had worked in this tab
   */
  open(owner) {
    if (owner === this.#owner) return false;
    const before = kept();
    const same = before?.owner === owner;
    this.#owner = owner;
    this.#texts = new Map(same ? before?.texts : []);
    this.#keep();
    return before !== null && !same;
  }

  /** @param {string} conversation */
  of(conversation) {
    return this.#texts.get(conversation) ?? "";
  }

  /** @param {string} conversation @param {string} text empty to forget it */
  write(conversation, text) {
    if (text) this.#texts.set(conversation, text);
    else this.#texts.delete(conversation);
    this.#keep();
  }

  #keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ owner: this.#owner, texts: [...this.#texts] }));
    } catch {
      // As above.
    }
  }
}
