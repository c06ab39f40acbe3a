// @ts-check
/**
 * The customer's chat: one script tag puts a `<lobby-chat>` element on any page of the bank.
 *
 *     <script type="module" src="https://host/widget.js" data-language="zh"></script>
 *
 * Optional attributes: `data-language` (zh or en), `data-customer` (a compact JWS that says who is signed in),
 * `data-title-zh`, `data-title-en` (the bank's name over the chat). A page may set the CSS properties `--lobby-accent` and `--lobby-on-accent`,
 * and may call `open()` and `minimise()` on the element.
 *
 * What a customer writes goes `Composer → Conversation.say → Store.pending → Outbox → POST`; what comes back, by POST,
 * socket or poll, meets in `Store.add`, which knows every message by its sequence number; `Panel` draws the store.
 *
 * @typedef {"zh" | "en"} Language
 * @typedef {"customer" | "assistant" | "agent" | "system"} Author
 * @typedef {{article: string, version: number, title: string}} Citation
 * @typedef {"none" | "helpful" | "not-helpful"} Rating
 * @typedef {{id: string, zh: string, en: string, until: string}} Banner what the bank tells everybody just now
 * @typedef {{seq: number, author: Author, text: string, at: string, choices?: {text: string}[],
 *   citations?: Citation[], links?: {label: string, address: string}[], clientMessageId?: string,
 *   rating?: Rating, satisfaction?: number, survey?: {score?: number}, outcome?: string, progress?: string, told?: boolean,
 *   joined?: boolean, provisional?: boolean}} Message
 *   `rating`: what the customer said of an answer, `satisfaction`: of how a person served them, 1 to 5, 0 for nothing yet;
 *   `survey`: how likely they recommend the bank, 0 to 10, without a score for nothing yet; absent where they are not asked.
 *   `outcome`: the number of the complaint of which the message tells what the bank decided; `progress`: how it goes on.
 *   `told`: it tells something beside the conversation. `joined`: it tells that a person of the bank has taken the conversation.
 *   `provisional`: made here from an acknowledged POST; the server's own copy, masked perhaps, replaces it.
 * @typedef {{clientMessageId: string, text: string, at: string, refusal?: {status: number, detail: string}}} Pending
 *   A message not yet acknowledged; with `refusal` it stays unsent until the customer decides.
 * @typedef {{id?: string, token?: string, tokenAt?: number, lastSeq: number, pending: Pending[], open: boolean,
 *   language?: Language, zone?: string}} Remembered   What outlives a reload. `lastSeq`: the last message the customer has
 *   seen; `zone`: the bank's time zone.
 * @typedef {"idle" | "starting" | "refused" | "live" | "ended"} Phase
 * @typedef {(status: number, token?: string) => boolean} Denied
 *   Is told that the server refused this token (401) or conversation (404); answers whether a newer token may be tried.
 */

/** What customers rate by is a module of its own: a site that lets only this one through has a chat without it. */
const { answerRating, serviceRating, surveyRating, RATING_STYLE } = await import("./widget-rating.js").catch(
  () => /** @type {Partial<typeof import("./widget-rating.js")>} */ ({}),
);

const POLL_MILLIS = 2_000;
const BANNER_MILLIS = 60_000;
const RENEW_MILLIS = 10 * 60_000;
const REQUEST_MILLIS = 15_000;
const CONNECT_MILLIS = 5_000;
const MAX_LENGTH = 4_000;
const COUNT_FROM = 3_600;
const MAX_ROWS = 6;

const WORDS = {
  zh: {
    locale: "zh-CN", other: "EN", otherLocale: "en", otherName: "EN, switch to English",
    customer: "您", assistant: "自动助手", agent: "人工客服", launcher: "在线咨询",
    arrived: "有新消息", minimise: "收起对话", log: "对话", choices: "可选的回答", person: "转人工",
    links: "相关链接", newTab: "在新标签页中打开",
    personText: "转人工", input: "请输入您的问题", send: "发送", latest: "有新消息 ↓", source: "来源：",
    sending: "发送中…", waiting: "等待发送…", notSent: "未发送", retry: "重试", remove: "删除",
    connecting: "正在连接…", reconnecting: "正在重新连接…", busy: "咨询的人较多，消息稍后自动发出…",
    ended: "本次会话已结束。", renew: "开始新会话", refused: "暂时无法开始会话。",
    over: (/** @type {number} */ n) => `超出 ${n} 字`,
    outcome: (/** @type {string} */ number) => `投诉 ${number} 处理结果`,
    progress: (/** @type {string} */ number) => `投诉 ${number} 进展`,
  },
  en: {
    locale: "en-GB", other: "中文", otherLocale: "zh-CN", otherName: "切换到中文",
    customer: "You", assistant: "Automated assistant", agent: "Bank staff",
    launcher: "Chat with us", arrived: "new messages", minimise: "Minimise chat", log: "Conversation",
    links: "Links", newTab: "Opens in a new tab", choices: "Suggested replies", person: "Talk to a person", personText: "I would like to talk to a person",
    input: "Type your question", send: "Send", latest: "New messages ↓", source: "Source: ", sending: "Sending…",
    waiting: "Waiting to send…", notSent: "Not sent", retry: "Try again", remove: "Remove",
    connecting: "Connecting…", reconnecting: "Reconnecting…",
    busy: "We are busy just now; your message will go out shortly…", ended: "This session has ended.",
    renew: "Start a new conversation", refused: "The conversation could not be started.",
    over: (/** @type {number} */ n) => `${n} characters too many`,
    outcome: (/** @type {string} */ number) => `Outcome of complaint ${number}`,
    progress: (/** @type {string} */ number) => `News of complaint ${number}`,
  },
};

// ---------------------------------------------------------------------------------------------- transport

/** An exchange that did not succeed; status 0 means no answer came at all. */
class Problem extends Error {
  /** @param {number} status @param {string} detail @param {number} [retryAfter] milliseconds the server asks for */
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
    this.transient = status === 0 || status >= 500 || [408, 425, 429].includes(status);
    /** This conversation cannot be used any more with this token. */
    this.gone = status === 401 || status === 404;
  }

  /** @param {unknown} thrown */
  static of(thrown) {
    return thrown instanceof Problem ? thrown : new Problem(0, "");
  }

  /** @param {Response} response */
  static async from(response) {
    const { detail } = await response.json().catch(() => ({}));
    const header = response.headers.get("Retry-After");
    const millis = header ? (Number(header) * 1000 || Date.parse(header) - Date.now()) : 0;
    return new Problem(response.status, String(detail ?? ""), millis > 0 ? Math.min(millis, 120_000) : undefined);
  }
}

/** A wait that can be cut short. */
class Pause {
  wake = () => {};

  /** @param {number} millis @returns {Promise<void>} */
  wait(millis) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, millis);
      this.wake = () => (clearTimeout(timer), resolve());
    });
  }
}

/** Exponential delay of which half is random, so that a restarted server is not met by everyone at once. */
function backoff(/** @type {number} */ attempt, least = 1_000, most = 30_000) {
  return Math.min(most, least * 2 ** attempt) * (0.5 + Math.random() / 2);
}

/** A time zone this browser knows; else its own is better than none. @param {string} zone */
function known(zone) {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A random id; `crypto.randomUUID` exists only where the page is served securely. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The server's calls. The token travels in a header or in the socket's first frame, never in an address. */
class Api {
  /** @param {URL} base @param {Memory} memory */
  constructor(base, memory) {
    this.base = base;
    this.memory = memory;
  }

  /** @param {Language} language @param {string | null} customer */
  start = (language, customer) =>
    this.#call("conversations", { channel: "web", language, ...(customer && { customer }) }, false);

  /** @param {Pending} pending @returns {Promise<{seq: number, messages: Message[]}>} */
  send = ({ clientMessageId, text }) => this.#call(this.#path("messages"), { clientMessageId, text });

  /** @param {number} after @returns {Promise<{messages: Message[]}>} */
  messages = (after) => this.#call(`${this.#path("messages")}?after=${after}`);

  /** @returns {Promise<{banners: Banner[]}>} */
  banners = () => this.#call("banners", undefined, false);

  /** @param {number} seq @param {boolean} helpful @returns {Promise<{rating: Rating}>} */
  rate = (seq, helpful) => this.#call(this.#path("ratings"), { seq, helpful });

  /** @param {number} seq @param {number} score @returns {Promise<{satisfaction: number}>} */
  satisfied = (seq, score) => this.#call(this.#path("satisfaction"), { seq, score });

  /** @param {number} seq @param {number} score @returns {Promise<{survey: {score: number}}>} */
  survey = (seq, score) => this.#call(this.#path("surveys"), { seq, score });

  /** @returns {Promise<{token: string}>} */
  renew = () => this.#call(this.#path("token"), {});

  socket() {
    const address = new URL(this.#path("stream"), this.base);
    address.protocol = address.protocol.replace("http", "ws");
    return new WebSocket(address);
  }

  #path = (/** @type {string} */ leaf) => `conversations/${encodeURIComponent(this.memory.value.id ?? "")}/${leaf}`;

  /** @param {string} path @param {object} [body] absent: a GET @returns {Promise<any>} */
  async #call(path, body, authorised = true) {
    const response = await fetch(new URL(path, this.base), {
      method: body ? "POST" : "GET",
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(authorised && { Authorization: `Bearer ${this.memory.value.token}` }),
      },
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: AbortSignal.timeout(REQUEST_MILLIS),
    });
    if (!response.ok) throw await Problem.from(response);
    return response.json();
  }
}

/**
 * What the server says, in order: a socket, and polling while there is none. The cursor moves only here, never with
 * the replies to a POST, so a message that came between two of those is not skipped when the socket resumes.
 */
class Stream {
  /** @type {WebSocket | undefined} */
  #socket;
  #cursor = 0;
  #attempt = 0;
  #live = false;
  #polling = false;
  #stopped = false;
  #reconnect = 0;
  #pause = new Pause();

  /**
   * @param {Api} api
   * @param {{messages: (messages: Message[]) => void, link: (up: boolean) => void, denied: Denied}} on
   */
  constructor(api, on) {
    this.api = api;
    this.on = on;
    this.#connect();
  }

  /** The socket may be dead without knowing: leave it and resume on another. */
  restart() {
    if (this.#stopped) return;
    this.#attempt = 0;
    this.#drop();
    this.#connect();
    this.#pause.wake();
  }

  stop() {
    this.#stopped = true;
    this.#drop();
    this.#pause.wake();
  }

  /** A POST was told of this sequence number; the socket has to bring it soon. */
  expect(/** @type {number} */ seq) {
    setTimeout(() => this.#live && this.#cursor < seq && this.restart(), CONNECT_MILLIS);
  }

  #drop() {
    clearTimeout(this.#reconnect);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#live = false;
    socket?.close();
  }

  #connect() {
    const { token } = this.api.memory.value;
    try {
      this.#socket = this.api.socket();
    } catch {
      return this.#lost();
    }
    const socket = this.#socket;
    const current = () => this.#socket === socket;
    const patience = setTimeout(() => current() && this.#lost(), CONNECT_MILLIS);
    socket.onopen = () => {
      clearTimeout(patience);
      if (!current()) return;
      socket.send(JSON.stringify({ token, after: this.#cursor }));
      this.#live = true;
      this.#pause.wake();
      this.on.link(true);
      setTimeout(() => current() && (this.#attempt = 0), CONNECT_MILLIS);
    };
    socket.onmessage = ({ data }) => current() && this.#received([JSON.parse(data)]);
    socket.onclose = ({ code }) => {
      clearTimeout(patience);
      if (!current()) return;
      const denial = { 4401: 401, 4404: 404 }[code];
      if (denial && !this.on.denied(denial, token)) this.stop();
      else this.#lost();
    };
  }

  #lost() {
    this.#drop();
    this.#reconnect = setTimeout(() => this.#connect(), backoff(this.#attempt++));
    this.#poll();
  }

  async #poll() {
    if (this.#polling) return;
    this.#polling = true;
    for (let failures = 0; !this.#live && !this.#stopped; ) {
      const { token } = this.api.memory.value;
      try {
        const { messages } = await this.api.messages(this.#cursor);
        if (this.#stopped) break;
        this.#received(messages);
        this.on.link(true);
        failures = 0;
        await this.#pause.wait(POLL_MILLIS);
      } catch (thrown) {
        const problem = Problem.of(thrown);
        if (this.#live || this.#stopped || (problem.gone && !this.on.denied(problem.status, token))) break;
        this.on.link(false);
        await this.#pause.wait(problem.retryAfter ?? backoff(failures++, POLL_MILLIS, 15_000));
      }
    }
    this.#polling = false;
  }

  #received(/** @type {Message[]} */ messages) {
    for (const { seq } of messages) this.#cursor = Math.max(this.#cursor, seq);
    this.on.messages(messages);
  }
}

/** The send queue: one message at a time, in the order they were written, each until the server has answered for it. */
class Outbox {
  #running = false;
  #pause = new Pause();

  /** @param {Api} api @param {Store} store @param {{sent: (seq: number) => void, denied: Denied}} on */
  constructor(api, store, on) {
    this.api = api;
    this.store = store;
    this.on = on;
  }

  /** Ends a wait early, but not one the server asked for. */
  wake() {
    if (this.store.sending !== "busy" || this.store.phase !== "live") this.#pause.wake();
  }

  async flush() {
    if (this.#running) return;
    this.#running = true;
    for (let attempt = 0, last = ""; this.store.phase === "live"; ) {
      const item = this.store.nextToSend;
      if (!item) break;
      if (item.clientMessageId !== last) [attempt, last] = [0, item.clientMessageId];
      const { id, token } = this.store.memory.value;
      try {
        const { seq, messages } = await this.api.send(item);
        if (this.store.memory.value.id !== id) continue;
        this.store.settle(item, seq, messages);
        this.on.sent(Math.max(seq, ...messages.map((message) => message.seq)));
      } catch (thrown) {
        const problem = Problem.of(thrown);
        if (this.store.memory.value.id !== id || !this.store.isPending(item)) continue;
        if (problem.gone) {
          if (!this.on.denied(problem.status, token)) break;
        } else if (!problem.transient || (problem.status === 500 && attempt >= 4)) {
          this.store.refuse(item, problem);
        } else {
          this.store.set({ sending: problem.retryAfter ? "busy" : "failing" });
          await this.#pause.wait(problem.retryAfter ?? backoff(attempt++));
        }
      }
    }
    this.#running = false;
  }
}

// -------------------------------------------------------------------------------------------------- store

/** What outlives a reload, in this tab's sessionStorage; where that is forbidden, it lasts as long as the page. */
class Memory {
  /** @type {Remembered} */
  value = { lastSeq: 0, pending: [], open: false };

  /** @param {string} key */
  constructor(key) {
    this.key = key;
    try {
      Object.assign(this.value, JSON.parse(sessionStorage.getItem(key) ?? "{}"));
    } catch {}
  }

  /** @param {Partial<Remembered>} change */
  save(change) {
    Object.assign(this.value, change);
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.value));
    } catch {}
  }
}

/** The conversation as this page knows it. Every change calls `changed`. */
class Store {
  /** @type {Map<number, Message>} */
  #messages = new Map();
  /** @type {Phase} */
  phase = "idle";
  /** @type {Banner[]} */
  banners = [];
  /** What the server said when it refused to start a conversation. */
  detail = "";
  linked = true;
  /** @type {"fine" | "busy" | "failing"} */
  sending = "fine";
  changed = () => {};

  /** @param {Memory} memory */
  constructor(memory) {
    this.memory = memory;
  }

  get messages() {
    return [...this.#messages.values()].sort((one, other) => one.seq - other.seq);
  }

  get unread() {
    const { lastSeq, open } = this.memory.value;
    return !open && this.messages.some(({ seq, author }) => seq > lastSeq && author !== "customer");
  }

  get pending() {
    return this.memory.value.pending;
  }

  get nextToSend() {
    return this.pending.find((item) => !item.refusal);
  }

  /** The message whose choices may be clicked: the assistant's, until anybody has said something after it. */
  get choosable() {
    if (this.phase !== "live" || this.nextToSend) return undefined;
    const last = this.messages.at(-1);
    return last?.author === "assistant" ? last : undefined;
  }

  /**
   * Whether the customer is talking with a person: what the bank said last, an agent wrote. Handing back and resolving
   * are themselves messages of the system, so this ends with them; that an agent joined is one, too, and begins it. What
   * is told or asked beside the conversation, as the outcome of a complaint is, changes nothing.
   */
  get withPerson() {
    const last = this.messages.findLast(({ author, told, survey }) => author !== "customer" && !told && !survey);
    return last?.author === "agent" || last?.joined === true;
  }

  /** @param {Partial<Pick<Store, "phase" | "detail" | "linked" | "sending" | "banners">>} change */
  set(change) {
    Object.assign(this, change);
    this.changed();
  }

  /** @param {Message[]} messages from any path, any number of times */
  add(messages) {
    for (const message of messages) {
      const known = this.#messages.get(message.seq);
      if (!known || (known.provisional && !message.provisional)) this.#messages.set(message.seq, message);
      if (message.clientMessageId) this.remove(message.clientMessageId);
    }
    this.seen();
  }

  /** @param {number} seq @param {{rating?: Rating, satisfaction?: number, survey?: {score: number}}} said */
  rated(seq, said) {
    const message = this.#messages.get(seq);
    if (message) this.#messages.set(seq, { ...message, ...said });
    this.changed();
  }

  /** Everything shown counts as seen while the panel is open. */
  seen() {
    if (this.memory.value.open) this.memory.save({ lastSeq: Math.max(0, ...this.#messages.keys()) });
    this.changed();
  }

  /** @param {string} text */
  queue(text, clientMessageId = newId()) {
    this.#wait([...this.pending, { clientMessageId, text, at: new Date().toISOString() }]);
  }

  isPending(/** @type {Pending} */ { clientMessageId: id }) {
    return this.pending.some((each) => each.clientMessageId === id);
  }

  /** @param {Pending} item @param {number} seq @param {Message[]} replies */
  settle({ clientMessageId, text, at }, seq, replies) {
    this.sending = "fine";
    this.add([{ seq, author: "customer", text, at, clientMessageId, provisional: true }, ...replies]);
  }

  /** @param {Pending} item @param {Problem} problem */
  refuse({ clientMessageId: id }, { status, message: detail }) {
    const refusal = { status, detail };
    this.sending = "fine";
    this.#wait(this.pending.map((each) => (each.clientMessageId === id ? { ...each, refusal } : each)));
  }

  /** Queues a refused message again, behind whatever waits; an id the server holds for another text is given up. */
  retry(/** @type {Pending} */ { clientMessageId, text, refusal }) {
    this.remove(clientMessageId);
    this.queue(text, refusal?.status === 409 ? undefined : clientMessageId);
  }

  remove(/** @type {string} */ id) {
    const left = this.pending.filter((each) => each.clientMessageId !== id);
    if (left.length < this.pending.length) this.#wait(left);
  }

  /** Forgets the conversation, but not what was never acknowledged: it goes along into the next. */
  clear() {
    this.#messages.clear();
    this.memory.save({ id: undefined, token: undefined, tokenAt: undefined, lastSeq: 0 });
  }

  #wait(/** @type {Pending[]} */ pending) {
    this.memory.save({ pending });
    this.changed();
  }
}

/** Joins store and transport: begins, resumes, renews and ends the conversation. */
class Conversation {
  /** @type {Stream | undefined} */
  #stream;
  #renewal = 0;
  #pause = new Pause();
  #disposed = false;

  /** @param {Api} api @param {Store} store @param {() => {language: Language, customer: string | null}} opening */
  constructor(api, store, opening) {
    this.api = api;
    this.store = store;
    this.memory = store.memory;
    this.opening = opening;
    this.outbox = new Outbox(api, store, { sent: (seq) => this.#stream?.expect(seq), denied: this.#denied });
    if (this.memory.value.id) this.#resume();
  }

  /** Starts a conversation unless there is one. */
  async begin() {
    if (this.store.phase === "live" || this.store.phase === "starting") return;
    this.store.clear();
    this.store.set({ phase: "starting", linked: true });
    let { language, customer } = this.opening();
    for (let attempt = 0; !this.#disposed; ) {
      try {
        const { id, token, zone, messages } = await this.api.start(language, customer);
        if (this.#disposed) return;
        this.memory.save({ id, token, tokenAt: Date.now(), zone: known(zone) });
        this.store.add(messages);
        return this.#resume();
      } catch (thrown) {
        const problem = Problem.of(thrown);
        if (problem.transient) {
          this.store.set({ linked: false });
          await this.#pause.wait(problem.retryAfter ?? backoff(attempt++));
        } else if (customer) {
          // An outdated or unreadable sign-in must not keep anyone from being heard: begin as a visitor.
          console.warn(`lobby-chat: data-customer was refused (${problem.status})`);
          customer = null;
        } else {
          return this.store.set({ phase: "refused", detail: problem.message });
        }
      }
    }
  }

  /** @param {string} text */
  say(text) {
    this.store.queue(text);
    this.outbox.flush();
  }

  /** Asks for a person, whatever state things are in; pressing twice asks once. */
  askForPerson(/** @type {string} */ text) {
    this.begin();
    if (!this.store.pending.some((item) => item.text === text && !item.refusal)) this.say(text);
  }

  /** Says whether an answer helped. @param {number} seq @param {boolean} helpful */
  async rate(seq, helpful) {
    const { rating } = await this.api.rate(seq, helpful);
    this.store.rated(seq, { rating });
    return rating;
  }

  /** Says how satisfied the customer is with how a person served them. @param {number} seq @param {number} score */
  async satisfied(seq, score) {
    const { satisfaction } = await this.api.satisfied(seq, score);
    this.store.rated(seq, { satisfaction });
    return satisfaction;
  }

  /** Says how likely the customer recommends the bank. @param {number} seq @param {number} score */
  async surveyed(seq, score) {
    const { survey } = await this.api.survey(seq, score);
    this.store.rated(seq, { survey });
    return survey.score;
  }

  retry(/** @type {Pending} */ item) {
    this.store.retry(item);
    this.outbox.flush();
  }

  /** The network or the reader is back: try everything now. */
  wake() {
    this.#pause.wake();
    this.outbox.wake();
    this.#stream?.restart();
    if (this.store.phase === "live") this.#renewWhenDue();
  }

  dispose() {
    this.#disposed = true;
    this.#end("idle");
  }

  #resume() {
    this.store.set({ phase: "live", sending: "fine" });
    this.#stream = new Stream(this.api, {
      messages: (messages) => this.store.add(messages),
      link: (linked) => {
        if (linked === this.store.linked) return;
        this.store.set({ linked });
        this.outbox.wake();
      },
      denied: this.#denied,
    });
    this.#renewWhenDue();
    this.outbox.flush();
  }

  #renewWhenDue(wait = RENEW_MILLIS - (Date.now() - (this.memory.value.tokenAt ?? 0))) {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => this.#renew(), Math.max(0, wait));
  }

  async #renew() {
    const { id, token: old } = this.memory.value;
    const outdated = () => this.memory.value.id !== id || this.store.phase !== "live";
    try {
      const { token } = await this.api.renew();
      if (outdated()) return;
      this.memory.save({ token, tokenAt: Date.now() });
      this.#renewWhenDue();
    } catch (thrown) {
      const problem = Problem.of(thrown);
      if (outdated() || (problem.gone && !this.#denied(problem.status, old))) return;
      this.#renewWhenDue(problem.retryAfter ?? 30_000);
    }
  }

  /** @type {Denied} */
  #denied = (status, token) => {
    if (status === 401 && token !== this.memory.value.token) return true;
    if (this.store.phase === "live") this.#end("ended");
    return false;
  };

  /** @param {Phase} phase */
  #end(phase) {
    clearTimeout(this.#renewal);
    this.#stream?.stop();
    this.store.set({ phase });
    this.#pause.wake();
    this.outbox.wake();
  }
}

// --------------------------------------------------------------------------------------------------- view

/**
 * An element with attributes and text; there is no way from here to markup.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} part @param {(Node | string)[]} children */
const division = (part, ...children) => element("div", { part }, ...children);

/** @param {string} part @param {() => void} press @param {(Node | string)[]} children */
function button(part, press, ...children) {
  const made = element("button", { part, type: "button" }, ...children);
  made.onclick = press;
  return made;
}

/** Bold within a line: asterisks without a partner, or next to a space, are text. */
const BOLD = /\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*/;

/**
 * What the assistant says, as paragraphs and lists. It is an approved article in the plainest Markdown: blank lines,
 * lines that begin with "- ", and **bold**; all else is text. Nobody else's words are read this way.
 * @param {string} text
 */
function article(text) {
  const rich = (/** @type {string} */ line) =>
    line.split(BOLD).map((piece, at) => (at % 2 ? element("strong", {}, piece) : piece));
  /** @type {HTMLElement[]} */
  const blocks = [];
  for (const part of text.split(/\n\s*\n/)) {
    /** @type {HTMLElement | undefined} */
    let block;
    for (const line of part.split("\n")) {
      const item = line.startsWith("- ");
      const follows = block?.localName === (item ? "ul" : "p");
      if (!block || !follows) blocks.push((block = element(item ? "ul" : "p")));
      if (item) block.append(element("li", {}, ...rich(line.slice(2))));
      else block.append(follows ? "\n" : "", ...rich(line));
    }
  }
  return blocks;
}

/** @param {string} path */
function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** Whether a button asks for a person in the words in which the widget does. @param {string} text */
const asksForPerson = (text) =>
  Object.values(WORDS).some(({ person, personText }) => [person, personText].includes(text.trim()));

/** One message as shown. Its node stays the same from local echo to settled message. */
class Bubble {
  #text = element("div", { part: "text", dir: "auto" });
  #note = division("note");
  /** @type {HTMLButtonElement[]} */
  #choices = [];
  /** @type {ReturnType<typeof import("./widget-rating.js").answerRating> | undefined} */
  #rating;
  /** @type {ReturnType<typeof import("./widget-rating.js").serviceRating> | undefined} */
  #satisfaction;
  /** @type {ReturnType<typeof import("./widget-rating.js").surveyRating> | undefined} */
  #survey;
  #drawn = "";

  /** @param {Panel} panel @param {Message | Pending} shown */
  constructor(panel, shown) {
    const { words } = (this.panel = panel);
    const author = "author" in shown ? shown.author : "customer";
    this.show = author === "assistant" ? article : (/** @type {string} */ text) => [text];
    const { outcome, progress } = "author" in shown ? shown : {};
    const title = outcome ? words.outcome(outcome) : progress ? words.progress(progress) : null;
    this.node = element("div", { part: `message ${outcome ? "outcome" : progress ? "progress" : author}`, "data-author": author });
    const time = element("time", { datetime: shown.at }, panel.time(shown.at));
    if (title) this.node.append(division("meta", element("strong", {}, title), " ", time));
    else if (author !== "system") this.node.append(division("meta", words[author], " ", time));
    this.node.append(this.#text);
    if (!("author" in shown)) return;
    for (const { title } of shown.citations ?? []) {
      this.node.append(division("citation", words.source, element("bdi", {}, title)));
    }
    const links = (shown.links ?? []).map(({ label, address }) =>
      element("a", { part: "link", href: address, target: "_blank", rel: "noopener noreferrer", title: words.newTab },
        element("bdi", {}, label), element("span", { "aria-hidden": "true" }, " ↗")));
    if (links.length) {
      this.node.append(element("div", { part: "links", role: "group", "aria-label": words.links }, ...links));
    }
    this.#choices = (shown.choices ?? []).map(({ text }) =>
      button("choice", () => panel.say(text), element("bdi", {}, text)));
    const group = { part: "choices", role: "group", "aria-label": words.choices };
    if (this.#choices.length) this.node.append(element("div", group, ...this.#choices));
    const { conversation, language } = panel;
    if (shown.rating) {
      const send = (/** @type {boolean} */ helpful) => conversation.rate(shown.seq, helpful);
      this.#rating = answerRating?.(language, send, () => panel.say(panel.words.personText));
    }
    if (shown.satisfaction !== undefined) {
      this.#satisfaction = serviceRating?.(language, (score) => conversation.satisfied(shown.seq, score));
    }
    if (shown.survey) this.#survey = surveyRating?.(language, (score) => conversation.surveyed(shown.seq, score));
    for (const asked of [this.#rating, this.#satisfaction, this.#survey]) if (asked) this.node.append(asked.node);
  }

  /** @param {Message | Pending} shown @param {boolean} choosable */
  update(shown, choosable) {
    for (const choice of this.#choices) choice.disabled = !choosable;
    // An answer may have a button for a person of its own: one is enough.
    const own = this.#choices.some(({ textContent }) => asksForPerson(textContent ?? ""));
    if ("seq" in shown && shown.rating) this.#rating?.update(shown.rating, choosable && !own);
    if ("seq" in shown) this.#satisfaction?.update(shown.satisfaction ?? 0);
    if ("seq" in shown) this.#survey?.update(shown.survey?.score);
    const settled = "seq" in shown;
    const { phase, sending, linked } = this.panel.store;
    const waiting = !settled && (phase !== "live" || sending !== "fine" || !linked);
    // What is only rated is not drawn, and so not read out, again.
    const drawing = JSON.stringify([{ ...shown, rating: 0, satisfaction: 0, survey: 0 }, waiting]);
    if (this.#drawn === drawing) return;
    this.#drawn = drawing;
    this.#text.replaceChildren(...this.show(shown.text));
    this.#text.lang = /\p{Script=Han}/u.test(shown.text) ? "zh-CN" : "";
    this.#note.remove();
    this.node.toggleAttribute("data-pending", !settled);
    this.node.toggleAttribute("data-refused", !settled && Boolean(shown.refusal));
    if (settled) this.node.dataset.seq = String(shown.seq);
    else this.#explain(shown, waiting);
  }

  /** @param {Pending} shown @param {boolean} waiting */
  #explain(shown, waiting) {
    const { words, conversation } = this.panel;
    if (shown.refusal) {
      const { detail } = shown.refusal;
      const retry = button("retry", () => conversation.retry(shown), words.retry);
      const remove = button("remove", () => this.panel.remove(shown), words.remove);
      this.#note.replaceChildren(detail ? `${words.notSent} · ${detail} ` : `${words.notSent} `, retry, " ", remove);
    } else {
      this.#note.replaceChildren(waiting ? words.waiting : words.sending);
    }
    this.node.append(this.#note);
  }
}

/** The field the customer writes in: Enter sends, Shift+Enter breaks the line, an input method's Enter does neither. */
class Composer {
  input = element("textarea",
    { part: "input", rows: "1", dir: "auto", enterkeyhint: "send", "aria-describedby": "count" });
  count = element("div", { part: "count", id: "count" });
  button = button("send", () => this.submit(), icon("M4 12l16-8-5 16-3-7z M12 13l8-9"));
  node = division("composer", this.input, this.button);

  /** @param {Panel} panel */
  constructor(panel) {
    this.panel = panel;
    this.input.oninput = () => this.refresh();
    this.input.onkeydown = (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.submit();
    };
  }

  submit() {
    const text = this.input.value.trim();
    this.refresh();
    if (this.button.disabled) return;
    this.input.value = "";
    this.refresh();
    this.panel.say(text);
  }

  refresh() {
    const { length } = this.input.value.trim();
    const over = length - MAX_LENGTH;
    this.button.disabled = length === 0 || over > 0 || this.panel.store.phase === "ended";
    this.count.hidden = length < COUNT_FROM;
    this.count.textContent = over > 0 ? this.panel.words.over(over) : `${length} / ${MAX_LENGTH}`;
    this.input.setAttribute("aria-invalid", String(over > 0));
    const { scrollTop } = this.input;
    this.input.rows = 1;
    while (this.input.rows < MAX_ROWS && this.input.scrollHeight > this.input.clientHeight) this.input.rows++;
    this.input.scrollTop = scrollTop;
  }
}

/** Launcher and panel. On a narrow screen the panel is a modal dialog over the whole page, elsewhere a corner of it. */
class Panel {
  #narrow = matchMedia("(max-width: 520px), (max-height: 440px)");
  #touch = matchMedia("(pointer: coarse)");
  /** @type {Map<string, Bubble>} */
  #bubbles = new Map();
  #frame = 0;
  #newest = 0;
  /** The end stays in view. */
  #stuck = true;
  /** Something was said here that the assistant has not answered yet. */
  #asked = false;
  #opened = () => {};

  launcher = button("launcher", () => this.open());
  title = element("h2", { part: "title", id: "title" });
  badge = element("span", { part: "badge" });
  toggle = button("language", () => this.choose(this.language === "zh" ? "en" : "zh"));
  minimiser = button("minimise", () => this.minimise(), icon("M5 9l7 7 7-7"));
  banners = element("div", { part: "banners", role: "status" });
  state = element("span", { part: "state", role: "status" });
  restart = button("restart", () => this.#restart());
  log = element("div", { part: "log", role: "log", "aria-live": "polite", tabindex: "0" });
  latest = button("latest", () => this.#toEnd());
  person = button("person", () => this.#askForPerson());
  announcer = element("span", { part: "announcer", role: "status" });
  composer = new Composer(this);
  dialog = element("dialog", { part: "panel", "aria-labelledby": "title" },
    division("head", division("heading", this.title, this.badge), this.toggle, this.minimiser),
    this.banners,
    division("states", this.state, this.restart),
    division("middle", this.log, this.latest),
    division("foot", division("tools", this.person, this.composer.count), this.composer.node));
  nodes = [this.launcher, this.announcer, this.dialog];

  /** @param {Conversation} conversation @param {Language} language @param {Record<Language, string | null>} titles */
  constructor(conversation, language, titles) {
    this.conversation = conversation;
    this.store = conversation.store;
    this.memory = conversation.memory;
    this.titles = titles;
    this.language = language;
    this.#speak();
    this.#listen();
    if (this.memory.value.open) queueMicrotask(() => this.#reopen());
  }

  get words() {
    return WORDS[this.language];
  }

  #listen() {
    this.dialog.onkeydown = (event) => {
      if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      event.stopPropagation();
      this.minimise();
    };
    // A phone's own way back closes a modal dialog without asking.
    this.dialog.onclose = () => !this.dialog.open && this.memory.value.open && this.minimise();
    this.log.onscroll = () => {
      this.#stuck = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 48;
      if (this.#stuck) this.latest.hidden = true;
    };
    new ResizeObserver(() => this.#stuck && this.#toEnd()).observe(this.log);
    this.#narrow.onchange = () => {
      if (!this.dialog.open) return;
      this.dialog.close();
      this.#reopen();
    };
  }

  /** @param {() => void} ask what is done whenever the panel is opened */
  whenOpened(ask) {
    this.#opened = ask;
  }

  open() {
    this.memory.save({ open: true });
    this.#opened();
    if (!this.dialog.open) this.#narrow.matches ? this.dialog.showModal() : this.dialog.show();
    this.launcher.hidden = true;
    this.#stuck = true;
    if (this.store.phase === "idle") this.conversation.begin();
    this.store.seen();
    this.#focus();
  }

  minimise() {
    this.memory.save({ open: false });
    this.dialog.close();
    this.launcher.hidden = false;
    this.launcher.focus();
    this.draw();
  }

  /** Shows the panel as it was before a reload or a turn of the screen, and leaves the focus where it is. */
  #reopen() {
    if (!this.dialog.isConnected || this.dialog.open) return;
    this.launcher.hidden = true;
    this.#narrow.matches ? this.dialog.showModal() : (this.dialog.open = true);
    if (this.store.phase === "idle") this.conversation.begin();
    this.draw();
  }

  /** @param {string} text */
  say(text) {
    this.#stuck = this.#asked = true;
    this.conversation.say(text);
    this.#focus();
  }

  remove(/** @type {Pending} */ item) {
    this.store.remove(item.clientMessageId);
    this.#focus();
  }

  #askForPerson() {
    this.#stuck = this.#asked = true;
    this.conversation.askForPerson(this.words.personText);
  }

  #restart() {
    this.conversation.begin();
    this.#focus();
  }

  /** To the input; by touch to the log, so that no keyboard covers what is to be read. */
  #focus() {
    (this.#touch.matches ? this.log : this.composer.input).focus({ preventScroll: true });
  }

  /** An answer longer than the log is read from its first line. */
  #readFromStart(/** @type {Message} */ { seq }) {
    this.#asked = false;
    const start = (this.#bubbles.get(String(seq))?.node.offsetTop ?? Infinity) - 8;
    if (this.log.scrollTop <= start) return;
    this.#stuck = false;
    this.log.scrollTop = start;
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.latest.hidden = true;
  }

  time(/** @type {string} */ at) {
    const date = new Date(at);
    if (Number.isNaN(date.getTime())) return "";
    // By the bank's clock: what is promised in words is told by that, and a time in a bubble must not differ from it.
    const timeZone = this.memory.value.zone;
    const day = (/** @type {Date} */ of) => of.toLocaleDateString("en", { timeZone });
    return date.toLocaleString(this.words.locale, {
      timeZone, hour: "2-digit", minute: "2-digit",
      ...(day(date) !== day(new Date()) && { month: "numeric", day: "numeric" }),
    });
  }

  /** @param {Language} language of the panel's own words; what was said stays as it was said */
  choose(language) {
    this.memory.save({ language });
    this.language = language;
    this.#speak();
  }

  #speak() {
    const { words } = this;
    const { input, button: send } = this.composer;
    for (const node of this.nodes) node.lang = words.locale;
    this.launcher.replaceChildren(
      icon("M4 5h16v11H10l-4.5 4v-4H4z M8 9.2h8 M8 12.2h5"), words.launcher, element("i", { part: "dot" }));
    this.title.textContent = this.titles[this.language] || words.launcher;
    this.latest.textContent = words.latest;
    this.person.textContent = words.person;
    this.toggle.textContent = words.other;
    this.toggle.lang = words.otherLocale;
    input.placeholder = words.input;
    for (const [node, name] of /** @type {[Element, string][]} */ ([[this.toggle, words.otherName],
      [this.minimiser, words.minimise], [this.log, words.log], [input, words.input], [send, words.send]])) {
      node.setAttribute("aria-label", name);
    }
    this.#bubbles.clear();
    this.log.setAttribute("aria-busy", "true");
    this.log.replaceChildren();
    this.latest.hidden = true;
    this.#drawNow();
    this.log.setAttribute("aria-busy", "false");
  }

  /** Draws soon; many changes make one drawing. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drawLauncher();
    this.#drawState();
    this.#drawPartner();
    this.#drawBanners();
    this.#drawLog();
    this.composer.refresh();
  }

  #drawLauncher() {
    const { words, store: { unread } } = this;
    this.launcher.toggleAttribute("data-unread", unread);
    const announcement = unread ? words.arrived : "";
    if (this.announcer.textContent !== announcement) this.announcer.textContent = announcement;
    this.launcher.setAttribute("aria-label", unread ? `${words.launcher}, ${words.arrived}` : words.launcher);
  }

  #drawState() {
    const { words, store: { phase, sending, linked, detail } } = this;
    let state = "";
    if (phase === "ended") state = words.ended;
    else if (phase === "refused") state = detail || words.refused;
    else if (!linked || sending === "failing") state = words.reconnecting;
    else if (phase === "starting") state = words.connecting;
    else if (sending === "busy") state = words.busy;
    if (this.state.textContent !== state) this.state.textContent = state;
    this.restart.hidden = phase !== "ended" && phase !== "refused";
    this.restart.textContent = phase === "ended" ? words.renew : words.retry;
  }

  /** Said again only when it changes, so that nobody hears the same every minute. */
  #drawBanners() {
    const texts = this.store.banners.map((banner) => banner[this.language]);
    if (texts.join("\n") === [...this.banners.children].map((line) => line.textContent).join("\n")) return;
    this.banners.replaceChildren(...texts.map((text) => element("p", { part: "banner" }, text)));
  }

  /** Who answers here now; who already talks with a person is not offered one. */
  #drawPartner() {
    const { words, person, store: { withPerson } } = this;
    this.badge.textContent = withPerson ? words.agent : words.assistant;
    if (withPerson && person.matches(":focus")) this.#focus();
    person.hidden = withPerson;
  }

  #drawLog() {
    const { messages, pending, choosable } = this.store;
    const gone = new Map(this.#bubbles);
    let place = this.log.firstChild;
    for (const shown of [...messages, ...pending]) {
      const key = shown.clientMessageId ?? String("seq" in shown && shown.seq);
      const bubble = this.#bubbles.get(key) ?? new Bubble(this, shown);
      this.#bubbles.set(key, bubble);
      gone.delete(key);
      bubble.update(shown, shown === choosable);
      if (bubble.node === place) place = place.nextSibling;
      else this.log.insertBefore(bubble.node, place);
    }
    for (const [key, { node }] of gone) {
      node.remove();
      this.#bubbles.delete(key);
    }
    const newest = messages.at(-1);
    const arrived = newest && newest.seq > this.#newest && newest.author !== "customer";
    if (this.#stuck) this.#toEnd();
    else if (arrived) this.latest.hidden = false;
    if (this.#stuck && this.#asked && arrived) this.#readFromStart(newest);
    this.#newest = newest?.seq ?? 0;
  }
}

/** `<lobby-chat language="zh" customer="…">`: the whole widget behind a shadow root. */
class LobbyChat extends HTMLElement {
  static observedAttributes = ["language"];
  /** @type {Panel | undefined} */
  #panel;
  #listening = new AbortController();
  #viewport = new CSSStyleSheet();

  connectedCallback() {
    const base = new URL("./api/v1/", import.meta.url);
    const memory = new Memory(`lobby-chat ${base}`);
    const wish = memory.value.language ?? this.getAttribute("language") ?? navigator.language;
    const titles = { zh: this.getAttribute("title-zh"), en: this.getAttribute("title-en") };
    const store = new Store(memory);
    const conversation = new Conversation(new Api(base, memory), store, () => ({
      language: panel.language,
      customer: this.getAttribute("customer"),
    }));
    const panel = new Panel(conversation, wish.toLowerCase().startsWith("zh") ? "zh" : "en", titles);
    this.#panel = panel;
    store.changed = () => panel.draw();
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLE, ...(RATING_STYLE ? [RATING_STYLE] : []), this.#viewport];
    root.replaceChildren(...panel.nodes);
    this.#listen(conversation);
    this.#watchBanners(conversation);
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#panel?.conversation.dispose();
    this.#panel = undefined;
  }

  /** @param {string} _name @param {string | null} _old @param {string | null} value the page speaks another language */
  attributeChangedCallback(_name, _old, value) {
    if (value === "zh" || value === "en") this.#panel?.choose(value);
  }

  open = () => this.#panel?.open();
  minimise = () => this.#panel?.minimise();

  /** Asks once a minute while the panel is open and the page is looked at. @param {Conversation} conversation */
  #watchBanners({ api, store }) {
    const ask = async () => {
      if (document.hidden || !store.memory.value.open) return;
      const told = await api.banners().catch(() => undefined);
      if (told) store.set({ banners: told.banners });
    };
    const timer = setInterval(ask, BANNER_MILLIS);
    this.#listening.signal.addEventListener("abort", () => clearInterval(timer));
    this.#panel?.whenOpened(ask);
    ask();
  }

  /** @param {Conversation} conversation */
  #listen(conversation) {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    let hiddenAt = Infinity;
    addEventListener("online", () => conversation.wake(), { signal });
    document.addEventListener("visibilitychange", () => {
      // A socket that slept with its machine often looks open and is not.
      if (document.hidden) hiddenAt = Date.now();
      else if (Date.now() - hiddenAt > 30_000) conversation.wake();
    }, { signal });
    // A phone's keyboard shrinks what is visible, not the page.
    const view = visualViewport;
    const fit = () => view && this.#viewport.replaceSync(view.scale !== 1 ? "" :
      `:host { --visible-height: ${view.height}px; --visible-top: ${view.offsetTop}px; }`);
    view?.addEventListener("resize", fit, { signal });
    view?.addEventListener("scroll", fit, { signal });
  }
}

const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
:host {
  all: initial; color-scheme: light dark;
  font: 15px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --accent: var(--lobby-accent, #0a5866); --on-accent: var(--lobby-on-accent, #fff); --link: #0a5866; --ground: #fff;
  --raised: #eef3f4; --ink: #15242a; --quiet: #52646b; --line: #7c8e95; --alert: #a3231c; --staff: #fdf3df;
}
@media (prefers-color-scheme: dark) {
  :host { --link: #7fd0de; --ground: #12191d; --raised: #202b31; --ink: #e9eff1; --quiet: #a3b3b9; --line: #6b7d85;
    --alert: #ff9b92; --staff: #3a3120; }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; border: 0; border-radius: 10px; background: none; padding: 0; }
button:disabled { cursor: default; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
svg { width: 22px; height: 22px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round;
  stroke-linejoin: round; }

[part=launcher], dialog { position: fixed; z-index: 2147483000; }
[part=launcher] { right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  display: flex; align-items: center; gap: 8px; min-height: 52px; padding: 0 20px 0 16px; font-weight: 600;
  border: 1px solid transparent; border-radius: 26px; background: var(--accent); color: var(--on-accent);
  box-shadow: 0 4px 18px rgb(0 20 30 / .32); }
[part=launcher]:focus-visible { outline-color: var(--on-accent); outline-offset: -5px; }
[part=dot] { display: none; position: absolute; top: -3px; right: 2px; width: 16px; height: 16px; border-radius: 50%;
  background: #d6332a; border: 2px solid #fff; }
[data-unread] [part=dot] { display: block; }
[part=announcer] { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

dialog { inset: auto 20px 20px auto; margin: 0; padding: 0; width: 400px; height: min(660px, calc(100dvh - 40px));
  max-width: none; max-height: none; overflow: hidden; border: 1px solid var(--line); border-radius: 16px;
  background: var(--ground); color: var(--ink); box-shadow: 0 12px 48px rgb(0 20 30 / .3); }
dialog[open] { display: flex; flex-direction: column; }
dialog > * { flex: none; }
[part=head] { display: flex; align-items: center; gap: 6px; padding: 10px 10px 10px 16px; background: var(--accent);
  color: var(--on-accent); }
[part=head] button { min-width: 44px; min-height: 40px; padding: 0 8px; display: grid; place-items: center; }
[part=head] button:hover { background: rgb(255 255 255 / .16); }
[part=head] button:focus-visible { outline-color: var(--on-accent); outline-offset: -3px; }
[part=heading] { flex: 1; min-width: 0; }
[part=title] { margin: 0; font-size: 16px; font-weight: 650; line-height: 1.3; overflow: hidden; white-space: nowrap;
  text-overflow: ellipsis; }
[part=badge] { display: block; font-size: 12px; line-height: 1.4; }
[part=banner] { margin: 0; padding: 8px 16px; border-bottom: 1px solid var(--line); background: var(--staff);
  font-weight: 600; overflow-wrap: anywhere; }
[part=states] { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: 4px 12px;
  padding: 0 16px; background: var(--raised); font-size: 13px; }
[part=state] { overflow-wrap: anywhere; }
[part=state]:not(:empty), [part=restart] { margin: 6px 0; }
[part=middle] { flex: 1; min-height: 0; position: relative; display: flex; }
[part=log] { position: relative; flex: 1; min-width: 0; overflow-y: auto; overscroll-behavior: contain; padding: 14px 16px; display: flex;
  flex-direction: column; gap: 12px; }
[part=log]:focus-visible { outline-offset: -3px; }
@media (pointer: coarse) { [part=log]:focus-visible { outline: 1px solid var(--line); outline-offset: -1px; } }
[part=latest] { position: absolute; bottom: 10px; left: 50%; translate: -50%; padding: 7px 16px; border-radius: 18px;
  background: var(--ink); color: var(--ground); font-size: 13px; white-space: nowrap; }

[part~=message] { display: flex; flex-direction: column; align-items: flex-start; max-width: 88%; gap: 3px; }
[part~=customer] { align-self: flex-end; align-items: flex-end; }
[part~=system] { align-self: center; align-items: center; text-align: center; }
[part=meta], [part=citation], [part=note] { padding: 0 3px; font-size: 12px; line-height: 1.45; color: var(--quiet);
  overflow-wrap: anywhere; }
[part=text] { padding: 8px 13px; max-width: 100%; border: 1px solid transparent; border-radius: 14px;
  background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
[part=text] :is(p, ul) { margin: 0; }
[part=text] :is(p, ul) + :is(p, ul) { margin-top: 8px; }
[part=text] ul { padding-inline-start: 1.2em; }
[part=text] li + li { margin-top: 3px; }
[part=text] strong { font-weight: 650; }
[part~=assistant] > [part=text] { border-top-left-radius: 4px; }
[part~=agent] > [part=text], [part~=outcome] > [part=text], [part~=progress] > [part=text] { border-top-left-radius: 4px; background: var(--staff); }
[part~=outcome] > [part=text], [part~=progress] > [part=text] { border-inline-start: 3px solid var(--link); }
[part~=outcome] > [part=meta], [part~=progress] > [part=meta] { color: var(--ink); }
[part~=customer] > [part=text] { border-top-right-radius: 4px; background: var(--accent); color: var(--on-accent); }
[part~=system] > [part=text] { padding: 0 8px; background: none; color: var(--quiet); font-size: 13px; }
[data-pending] > [part=text] { background: var(--ground); color: var(--ink); border: 1px dashed var(--line); }
[data-refused] > [part=text] { border: 1px solid var(--alert); }
[data-refused] > [part=note] { color: var(--alert); text-align: end; }
[part=choices], [part=links] { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 4px; }
[part=choice], [part=link], [part=person], [part=restart] { min-height: 36px; padding: 5px 13px; border: 1px solid var(--link);
  border-radius: 18px; color: var(--link); background: var(--ground); text-align: start; overflow-wrap: anywhere; }
[part=link] { display: inline-flex; align-items: center; gap: 4px; text-decoration: underline; }
[part=choice]:hover, [part=link]:hover, [part=person]:hover, [part=restart]:hover { background: var(--raised); }
[part=choice]:disabled { color: var(--quiet); border-color: transparent; background: var(--raised); }
[part=retry], [part=remove] { min-height: 28px; padding: 2px 4px; text-decoration: underline; color: var(--link); }

[part=foot] { display: grid; gap: 8px; padding: 8px 12px max(12px, env(safe-area-inset-bottom));
  border-top: 1px solid var(--raised); }
[part=tools]:not(:has(> :not([hidden]))) { display: none; }
[part=tools], [part=composer] { display: flex; align-items: flex-end; justify-content: space-between; gap: 8px; }
[part=person] { font-size: 14px; font-weight: 600; }
[part=count] { font-size: 12.5px; color: var(--quiet); }
[part=input] { flex: 1; min-width: 0; font-size: 16px; line-height: 1.5; padding: 9px 12px; resize: none;
  border: 1px solid var(--line); border-radius: 12px; background: var(--ground); }
[part=input]::placeholder { color: var(--quiet); opacity: 1; }
[part=input]:focus-visible { outline-width: 2px; outline-offset: -1px; }
[aria-invalid=true] { border-color: var(--alert); outline-color: var(--alert) !important; }
[part=foot]:has([aria-invalid=true]) [part=count] { color: var(--alert); font-weight: 600; }
[part=send] { width: 44px; height: 44px; display: grid; place-items: center; border-radius: 12px;
  background: var(--accent); color: var(--on-accent); }
[part=send]:disabled { background: var(--raised); color: var(--quiet); }

@media (max-width: 520px), (max-height: 440px) {
  dialog { inset: var(--visible-top, 0) 0 auto 0; width: 100%; height: var(--visible-height, 100dvh); border: 0;
    border-radius: 0; }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: appear .16s ease-out; }
  button { transition: background-color .12s; }
  @keyframes appear { from { opacity: 0; translate: 0 10px; } }
}
`);

if (!customElements.get("lobby-chat")) {
  customElements.define("lobby-chat", LobbyChat);
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  const place = () => {
    if (!script || document.querySelector("lobby-chat")) return;
    const chat = document.createElement("lobby-chat");
    for (const name of ["language", "customer", "title-zh", "title-en"]) {
      const value = script.getAttribute(`data-${name}`);
      if (value) chat.setAttribute(name, value);
    }
    document.body.append(chat);
  };
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);
}
