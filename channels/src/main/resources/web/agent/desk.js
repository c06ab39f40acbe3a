// Everything on an agent's desk: the queue, the open conversation, what is typed and what is on its way.

import { Problem, detailOf, get, post, segment } from "console/api.js";
import { Latest, gathered } from "console/fresh.js";
import { Drafts } from "./drafts.js";
import { Outbox } from "./outbox.js";
import { keepOpen, openConversation } from "./place.js";
import { say } from "./words.js";

/** @typedef {import("console/types.js").ConversationView} ConversationView */
/** @typedef {import("console/types.js").Message} Message */
/** @typedef {import("console/types.js").Queue} Queue */
/** @typedef {import("console/types.js").Ticket} Ticket */

/**
 * What to tell the agent once: `title` is the console's, `text` the server's own sentence.
 * @typedef {{kind: "done" | "fault", title: string, text: string}} Notice
 */

const NOTICE_MILLIS = 6_000;
/** How often, at most, the conversations beside the open one are looked into. */
const OTHERS_MILLIS = 3_000;

/** The sign-in form says it already. @param {unknown} failure */
function isSignedOut(failure) {
  return failure instanceof Problem && failure.status === 401;
}

/** Whether the customer wrote last, the assistant aside. @param {Message[]} messages */
function isAnswerDue(messages) {
  return messages.findLast(({ author }) => author === "customer" || author === "agent")?.author === "customer";
}

/** Fires "change" whenever anything in it has become another. */
export class Desk extends EventTarget {
  /** @type {Queue} */
  queue = { sequence: 0, tickets: [], mine: [], wrapUpCodes: [] };
  loaded = false;
  /** Why the queue could not be fetched, if so. @type {string | null} */
  queueProblem = null;
  /** The id of the conversation in the middle. @type {string | null} */
  selected = null;
  /** That conversation, once fetched. @type {ConversationView | null} */
  view = null;
  /** @type {string | null} */
  viewProblem = null;
  /** @type {Notice | null} */
  notice = null;
  /** An action is under way. */
  busy = false;
  drafts = new Drafts();
  /** The customer's last message the agent has seen, by conversation. @type {Map<string, string>} */
  #seen = new Map();
  /** Whether an answer is due, by conversation. @type {Map<string, boolean>} */
  #due = new Map();
  #queues = new Latest();
  #views = new Latest();
  /** @type {number | undefined} */
  #noticeTimer;

  outbox = new Outbox(
    (conversation, message) => this.#sent(conversation, message),
    () => this.#changed(),
  );

  /** Fetches the queue and the open conversation again, soon. */
  refresh = gathered(async () => {
    await Promise.all([this.#fetchQueue(), this.#fetchView()]);
    this.#lookIntoOthers();
  });

  /** The queue does not say who wrote last. */
  #lookIntoOthers = gathered(async () => {
    const others = this.queue.mine.filter((ticket) => ticket.conversation !== this.selected);
    await Promise.all(others.map(({ conversation }) => this.#lookInto(conversation)));
    this.#changed();
  }, OTHERS_MILLIS);

  /** Takes up where this agent was before a reload. @param {string} agent the user name */
  begin(agent) {
    if (this.drafts.open(agent)) keepOpen(null);
    this.selected ??= openConversation();
    this.#changed();
  }

  /** Whether the open conversation is the agent's own. */
  get isMine() {
    return this.queue.mine.some((ticket) => ticket.conversation === this.selected);
  }

  /** The waiting ticket of the open conversation, if it waits. */
  get claimable() {
    return this.queue.tickets.find((ticket) => ticket.conversation === this.selected) ?? null;
  }

  /** The open conversation is the agent's own, and no complaint is registered for it. */
  get mayComplain() {
    return this.isMine && this.view?.id === this.selected && !this.view?.ticket?.number;
  }

  /**
   * What the customer wrote in the open conversation that no agent answered; of what was written before an agent joined,
   * the last. @returns {Message[]}
   */
  get unanswered() {
    const { view } = this;
    if (!view || view.id !== this.selected) return [];
    const { messages } = view;
    const answered = messages.findLastIndex(({ author }) => author === "agent");
    const joined = messages.findLastIndex((message) => message.joined);
    const ofCustomer = (/** @type {Message} */ { author }) => author === "customer";
    const since = messages.slice(Math.max(answered, joined) + 1).filter(ofCustomer);
    if (since.length > 0 || answered > joined) return since;
    const before = messages.slice(0, Math.max(0, joined)).findLast(ofCustomer);
    return before ? [before] : [];
  }

  /** What a step answered. @param {ConversationView} view */
  become(view) {
    this.#queues.overtake();
    this.#views.overtake();
    this.#show(view);
    this.#changed();
    this.refresh();
  }

  get draft() {
    return this.drafts.of(this.selected ?? "");
  }

  /** @param {string} conversation @param {string} text */
  write(conversation, text) {
    this.drafts.write(conversation, text);
  }

  /** @param {Ticket} ticket */
  isUnread(ticket) {
    const seen = this.#seen.get(ticket.conversation);
    return seen !== undefined && ticket.lastMessage !== seen;
  }

  /** The customer wrote last. @param {Ticket} ticket */
  isDue(ticket) {
    return this.isUnread(ticket) || this.#due.get(ticket.conversation) === true;
  }

  /** The agent has written nothing in the open conversation since claiming it. */
  get isWordless() {
    const { view } = this;
    const ticket = this.queue.mine.find((it) => it.conversation === view?.id);
    if (!view || !ticket || view.id !== this.selected) return false;
    // Nobody can write before claiming, and whoever had an earlier ticket wrote before this one was opened.
    const opened = Date.parse(ticket.openedAt);
    return !view.messages.some(({ author, at }) => author === "agent" && Date.parse(at) >= opened);
  }

  get unread() {
    return this.queue.mine.filter((ticket) => this.isUnread(ticket)).length;
  }

  /** @param {string | null} conversation */
  select(conversation) {
    if (conversation !== this.selected) {
      this.selected = conversation;
      this.view = null;
      this.viewProblem = null;
      this.notice = null;
      this.#views.overtake();
      keepOpen(conversation);
    }
    this.look();
    this.#changed();
    return this.#fetchView();
  }

  /** The agent sees the open conversation now. */
  look() {
    if (document.hidden) return;
    const ticket = this.queue.mine.find((it) => it.conversation === this.selected);
    if (!ticket || !this.isUnread(ticket)) return;
    this.#seen.set(ticket.conversation, ticket.lastMessage);
    this.#changed();
  }

  /** @param {Ticket} ticket @returns {Promise<boolean>} whether it is the agent's own now */
  async claim(ticket) {
    if (this.busy) return false;
    if (this.selected !== ticket.conversation) this.select(ticket.conversation);
    return this.#act(`/console/api/agent/tickets/${segment(ticket.id)}/claim`, {}, (view) => {
      this.queue = {
        ...this.queue,
        tickets: this.queue.tickets.filter((it) => it.id !== ticket.id),
        mine: [...this.queue.mine.filter((it) => it.id !== ticket.id), view.ticket ?? ticket],
      };
      this.#seen.set(ticket.conversation, ticket.lastMessage);
      return null;
    }, say("takenFirst"));
  }

  handBack() {
    return this.#leave("hand-back", {}, say("handedBack"));
  }

  /** @param {string} wrapUp @param {string | null} note */
  resolve(wrapUp, note) {
    return this.#leave("resolve", { wrapUp, note }, say("resolved"));
  }

  /** @param {string} conversation @param {string} text */
  send(conversation, text) {
    const last = this.view?.id === conversation ? this.view.messages.at(-1)?.seq : undefined;
    this.drafts.write(conversation, "");
    this.outbox.add(conversation, text, last ?? 0);
  }

  /** @param {Notice | null} notice */
  tell(notice) {
    clearTimeout(this.#noticeTimer);
    this.notice = notice;
    if (notice?.kind === "done") this.#noticeTimer = setTimeout(() => this.tell(null), NOTICE_MILLIS);
    this.#changed();
  }

  /** @param {"hand-back" | "resolve"} verb @param {unknown} body @param {string} done */
  #leave(verb, body, done) {
    const conversation = this.selected ?? "";
    const path = `/console/api/agent/conversations/${segment(conversation)}/${verb}`;
    return this.#act(path, body, () => {
      this.queue = {
        ...this.queue,
        mine: this.queue.mine.filter((it) => it.conversation !== conversation),
      };
      this.#seen.delete(conversation);
      return { kind: "done", title: done, text: "" };
    });
  }

  /**
   * Posts something that answers with the conversation as it is then.
   * @param {string} path
   * @param {unknown} body
   * @param {(view: ConversationView) => Notice | null} done
   * @param {string} conflict what a 409 means here, in the agent's words
   */
  async #act(path, body, done, conflict = "") {
    if (this.busy) return false;
    this.busy = true;
    this.tell(null);
    try {
      /** @type {ConversationView} */
      const view = await post(path, body);
      // What was fetched before this is the state from before.
      this.#queues.overtake();
      const notice = done(view);
      if (view.id === this.selected) {
        this.#views.overtake();
        this.#show(view);
      }
      this.tell(notice);
      return true;
    } catch (failure) {
      const title = failure instanceof Problem && failure.status === 409 ? conflict : "";
      if (!isSignedOut(failure)) this.tell({ kind: "fault", title, text: detailOf(failure) });
      return false;
    } finally {
      this.busy = false;
      this.#changed();
      this.refresh();
    }
  }

  async #fetchQueue() {
    const asked = this.#queues.ask();
    try {
      const queue = await get("/console/api/agent/queue");
      if (!this.#queues.accepts(asked)) return;
      this.queue = queue;
      this.loaded = true;
      this.queueProblem = null;
      for (const { conversation, lastMessage } of this.queue.mine) {
        if (!this.#seen.has(conversation)) this.#seen.set(conversation, lastMessage);
      }
      this.look();
    } catch (failure) {
      if (!isSignedOut(failure)) this.queueProblem = detailOf(failure);
    }
    this.#changed();
  }

  async #fetchView() {
    const conversation = this.selected;
    if (!conversation) return;
    const asked = this.#views.ask();
    try {
      const view = await get(`/console/api/agent/conversations/${segment(conversation)}`);
      if (conversation !== this.selected || !this.#views.accepts(asked)) return;
      this.#show(view);
    } catch (failure) {
      if (conversation !== this.selected || isSignedOut(failure)) return;
      this.viewProblem = detailOf(failure);
    }
    this.#changed();
  }

  /** @param {string} conversation */
  async #lookInto(conversation) {
    try {
      const view = await get(`/console/api/agent/conversations/${segment(conversation)}`);
      this.#due.set(conversation, isAnswerDue(view.messages));
    } catch {
      // The next look may succeed; what is amiss, the queue says.
    }
  }

  /** @param {ConversationView} view */
  #show(view) {
    this.view = view;
    this.#due.set(view.id, isAnswerDue(view.messages));
    this.viewProblem = null;
    this.outbox.settle(view.id, view.messages);
  }

  /** @param {string} conversation @param {Message} message */
  #sent(conversation, message) {
    const view = this.view;
    if (view?.id !== conversation || view.messages.some((it) => it.seq === message.seq)) return;
    const messages = [...view.messages, message].sort((one, other) => one.seq - other.seq);
    this.view = { ...view, messages };
    this.#due.set(conversation, isAnswerDue(messages));
    this.#views.overtake();
    this.refresh();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * Renders an element again whenever the desk changes.
 * @param {import("lit").ReactiveControllerHost & {desk: Desk}} host whose desk stays the same
 */
export function followDesk(host) {
  const render = () => host.requestUpdate();
  host.addController({
    hostConnected: () => host.desk.addEventListener("change", render),
    hostDisconnected: () => host.desk.removeEventListener("change", render),
  });
}

/** The desk of whoever works in this page. */
export const desk = new Desk();
