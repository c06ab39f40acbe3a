// How long something has taken by now, told every second while somebody waits for it.

const SECOND_MILLIS = 1_000;

/** Keeps a page that waits telling so. */
export class WaitingSeconds {
  #host;
  #since = 0;
  #what = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {import("lit").ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * So many seconds went by before now. Of the same thing the earliest beginning counts: an answer that was long on its
   * way tells of fewer seconds than were told already.
   * @param {number} before
   * @param {string} what tells one thing that is waited for from the next
   */
  start(before = 0, what = "") {
    const since = performance.now() - before * SECOND_MILLIS;
    this.#since = this.#ticking && this.#what === what ? Math.min(this.#since, since) : since;
    this.#what = what;
    this.#ticking ??= setInterval(() => this.#host.requestUpdate(), SECOND_MILLIS);
  }

  stop() {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  hostDisconnected() {
    this.stop();
  }

  get seconds() {
    return Math.max(0, Math.round((performance.now() - this.#since) / SECOND_MILLIS));
  }
}
