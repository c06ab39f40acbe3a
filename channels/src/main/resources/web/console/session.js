// Who is signed in. The session itself is a cookie no script can read; this only knows its owner's name and role.

import { Problem, call, get, post, signedOut } from "./api.js";

/** @typedef {import("./types.js").User} User */

/** Fires "change" when somebody signs in or out, or the session ends by itself. */
class Session extends EventTarget {
  /** @type {"unknown" | "in" | "out"} */
  state = "unknown";

  /** The one signed in, or, while signed out, the last one who was. @type {User | null} */
  user = null;

  constructor() {
    super();
    signedOut.addEventListener("signed-out", () => this.#become("out", this.user));
  }

  /** Asks the server; a failure other than "nobody" is the caller's to show. */
  async check() {
    try {
      this.#become("in", await get("/console/api/session"));
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 401)) throw failure;
    }
  }

  /** @param {string} username @param {string} password */
  async signIn(username, password) {
    const last = this.user;
    const user = await post("/console/api/session", { username, password });
    // Nobody may inherit what another person had typed or opened.
    if (last && last.username !== user.username) location.reload();
    else this.#become("in", user);
  }

  async signOut() {
    await call("DELETE", "/console/api/session");
    location.reload();
  }

  /** @param {"in" | "out"} state @param {User | null} user */
  #become(state, user) {
    this.state = state;
    this.user = user;
    this.dispatchEvent(new Event("change"));
  }
}

export const session = new Session();

/**
 * Renders an element again whenever the session changes.
 * @param {import("lit").ReactiveControllerHost} host
 */
export function followSession(host) {
  const render = () => host.requestUpdate();
  host.addController({
    hostConnected: () => session.addEventListener("change", render),
    hostDisconnected: () => session.removeEventListener("change", render),
  });
}
