// The server's hint that something changed. It carries no data: whoever hears it fetches again.

/** How often a page looks by itself, in case a hint got lost. */
const LOOK_MILLIS = 30_000;
const FIRST_RETRY_MILLIS = 1_000;
const LONGEST_RETRY_MILLIS = 15_000;

/** Fires "change" when there may be something new, and "connection" when `lost` has become another. */
export class LiveChanges extends EventTarget {
  lost = false;
  /** @type {EventSource | null} */
  #source = null;
  #retry = FIRST_RETRY_MILLIS;
  /** @type {number | undefined} */
  #timer;
  /** @type {number | undefined} */
  #look;

  /** @param {string} path */
  constructor(path) {
    super();
    this.path = path;
    addEventListener("online", () => this.#look !== undefined && this.#connect());
    addEventListener("offline", () => this.#look !== undefined && this.#become(true));
  }

  start() {
    this.stop();
    this.#look = setInterval(() => this.dispatchEvent(new Event("change")), LOOK_MILLIS);
    this.#connect();
  }

  stop() {
    clearInterval(this.#look);
    clearTimeout(this.#timer);
    this.#look = undefined;
    this.#source?.close();
    this.#become(false);
  }

  #connect() {
    clearTimeout(this.#timer);
    this.#source?.close();
    const source = new EventSource(this.path);
    this.#source = source;
    source.addEventListener("open", () => {
      this.#retry = FIRST_RETRY_MILLIS;
      this.#become(false);
      // Hints sent while nobody listened are gone, so look once.
      this.dispatchEvent(new Event("change"));
    });
    source.addEventListener("change", () => this.dispatchEvent(new Event("change")));
    source.addEventListener("error", () => {
      this.#become(true);
      // The browser retries a dropped connection by itself, but gives up after a refusal.
      if (source.readyState !== EventSource.CLOSED) return;
      // A refusal may mean that the session is over: a fetch finds out and says so.
      this.dispatchEvent(new Event("change"));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#connect(), this.#retry);
      this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY_MILLIS);
    });
  }

  /** @param {boolean} lost */
  #become(lost) {
    if (lost === this.lost) return;
    this.lost = lost;
    this.dispatchEvent(new Event("connection"));
  }
}
