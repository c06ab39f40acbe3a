// What the agent has written and the server has not confirmed: shown at once, settled by its client message id.

import { Problem, detailOf, newId, post, segment } from "console/api.js";

/** @typedef {import("console/types.js").Outgoing} Outgoing */
/** @typedef {import("console/types.js").Message} Message */

/**
 * The echoes that none of these messages settles. An agent's message may arrive by a fetch before the answer to its
 * own sending; then text and place tell that it is the same.
 * @param {Outgoing[]} outgoing
 * @param {Message[]} messages
 */
export function unsettled(outgoing, messages) {
  /** @type {Set<number>} */
  const used = new Set();
  return outgoing.filter((one) => {
    const match = messages.find(
      (message) =>
        message.author === "agent" &&
        !used.has(message.seq) &&
        (message.clientMessageId
          ? message.clientMessageId === one.clientMessageId
          : message.seq > one.after && message.text === one.text),
    );
    if (match) used.add(match.seq);
    return !match;
  });
}

/** Sends the messages of each conversation one after another, so that they keep their order. */
export class Outbox {
  /** @type {Map<string, Outgoing[]>} */
  #waiting = new Map();
  /** @type {Map<string, Promise<void>>} */
  #lines = new Map();

  /**
   * @param {(conversation: string, message: Message) => void} sent
   * @param {() => void} changed
   */
  constructor(sent, changed) {
    this.sent = sent;
    this.changed = changed;
  }

  /** @param {string} conversation @returns {Outgoing[]} */
  of(conversation) {
    return this.#waiting.get(conversation) ?? [];
  }

  /** @param {string} conversation @param {string} text @param {number} after */
  add(conversation, text, after) {
    /** @type {Outgoing} */
    const one = {
      clientMessageId: newId(),
      text,
      at: new Date().toISOString(),
      after,
      state: "sending",
      error: null,
      signedOut: false,
    };
    this.#put(conversation, [...this.of(conversation), one]);
    this.#send(conversation, one);
  }

  /** @param {string} conversation @param {string} id */
  retry(conversation, id) {
    const one = this.of(conversation).find((it) => it.clientMessageId === id);
    if (!one || one.state === "sending") return;
    const again = this.#replace(conversation, { ...one, state: "sending", error: null, signedOut: false });
    this.#send(conversation, again);
  }

  /** Sends again what failed only because the session had ended. */
  retrySignedOut() {
    for (const [conversation, all] of this.#waiting) {
      for (const one of all) if (one.signedOut) this.retry(conversation, one.clientMessageId);
    }
  }

  /** @param {string} conversation @param {string} id */
  discard(conversation, id) {
    this.#put(
      conversation,
      this.of(conversation).filter((one) => one.clientMessageId !== id),
    );
  }

  /** @param {string} conversation @param {Message[]} messages */
  settle(conversation, messages) {
    const all = this.of(conversation);
    const left = unsettled(all, messages);
    if (left.length < all.length) this.#put(conversation, left);
  }

  /** @param {string} conversation @param {Outgoing} one */
  #send(conversation, one) {
    const line = (this.#lines.get(conversation) ?? Promise.resolve()).then(async () => {
      try {
        const { clientMessageId, text } = one;
        const path = `/console/api/agent/conversations/${segment(conversation)}/messages`;
        const { message } = await post(path, { clientMessageId, text });
        this.sent(conversation, message);
        this.discard(conversation, clientMessageId);
      } catch (failure) {
        const signedOut = failure instanceof Problem && failure.status === 401;
        this.#replace(conversation, { ...one, state: "failed", error: detailOf(failure), signedOut });
      }
    });
    this.#lines.set(conversation, line);
  }

  /** @param {string} conversation @param {Outgoing} one */
  #replace(conversation, one) {
    const id = one.clientMessageId;
    this.#put(
      conversation,
      this.of(conversation).map((it) => (it.clientMessageId === id ? one : it)),
    );
    return one;
  }

  /** @param {string} conversation @param {Outgoing[]} all */
  #put(conversation, all) {
    this.#waiting.set(conversation, all);
    this.changed();
  }
}
