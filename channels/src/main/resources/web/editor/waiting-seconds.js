// How long something has taken by now, told every second while somebody waits for it.

const SECOND_MILLIS = 1_000;

/** Keeps a page that waits telling so. */
export class WaitingSeconds {
  #host;
  #since = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /** @param {import("lit").ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  /** So many seconds went by before now. @param {number} before */
  start(before = 0) {
    this.#since = performance.now() - before * SECOND_MILLIS;
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
