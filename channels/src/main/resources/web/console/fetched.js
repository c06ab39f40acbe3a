// What a page shows of the server's, fetched when the page opens and again whenever something changed.

import { Problem, detailOf, get } from "./api.js";
import { Latest, gathered } from "./fresh.js";
import { session } from "./session.js";

/** These pages are read by people, not watched by the second. */
const REFRESH_MILLIS = 3_000;

/** @typedef {import("lit").ReactiveControllerHost & {live?: EventTarget | null}} Host */

/** Renders its host again when there is something new; `problem` is a sentence, and `value` null before the first. */
export class Fetched {
  /** @type {any} */
  value = null;
  /** @type {string | null} */
  problem = null;
  #latest = new Latest();

  /**
   * @param {Host} host whose `live`, if any, says when to look again
   * @param {() => string | null} path what to fetch; null for nothing now
   * @param {boolean} [follows] whether it is fetched again when something changed
   */
  constructor(host, path, follows = true) {
    this.host = host;
    this.path = path;
    this.follows = follows;
    this.refresh = gathered(() => this.load(), REFRESH_MILLIS);
    this.arrived = () => this.load();
    host.addController(this);
  }

  hostConnected() {
    if (this.follows) this.host.live?.addEventListener("change", this.refresh);
    session.addEventListener("change", this.arrived);
    this.load();
  }

  hostDisconnected() {
    this.host.live?.removeEventListener("change", this.refresh);
    session.removeEventListener("change", this.arrived);
  }

  /** What was shown does not answer what is asked now. */
  forget() {
    this.#latest.overtake();
    this.value = null;
    this.problem = null;
    this.host.requestUpdate();
  }

  /** What a step answered is newer than whatever was asked before it. @param {any} value */
  become(value) {
    this.#latest.overtake();
    this.value = value;
    this.problem = null;
    this.host.requestUpdate();
  }

  async load() {
    const path = this.path();
    if (!path || session.state !== "in") return;
    const asked = this.#latest.ask();
    try {
      const value = await get(path);
      if (!this.#latest.accepts(asked)) return;
      this.value = value;
      this.problem = null;
    } catch (failure) {
      // The sign-in form says it already when nobody is signed in.
      if (!this.#latest.accepts(asked) || (failure instanceof Problem && failure.status === 401)) return;
      this.problem = detailOf(failure);
    }
    this.host.requestUpdate();
  }
}
