// Who is signed in. The session itself is a cookie no script can read; this only knows its owner's name and role.

import { Problem, call, get, post, signedOut } from "./api.js";
import { tellTimesIn } from "./format.js";

/** @typedef {import("./types.js").User} User */

/** Set on this machine while somebody is, as far as it knows, signed in. */
const KEY = "lobby.console.signed-in";

/** Whether asking the server who is signed in can have an answer. */
function mayBeSignedIn() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    // Storage may be switched off: then only the server knows.
    return true;
  }
}

/** @param {boolean} signedIn */
function remember(signedIn) {
  try {
    if (signedIn) localStorage.setItem(KEY, "");
    else localStorage.removeItem(KEY);
  } catch {
    // As above.
  }
}

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

  /**
   * Whether somebody with one of these roles is known here, signed in or just now signed out.
   * @param {string} roles separated by spaces
   */
  isKnownAs(roles) {
    return this.user !== null && roles.split(" ").includes(this.user.role);
  }

  /** Asks the server, unless nobody has signed in here; a failure other than "nobody" is the caller's to show. */
  async check() {
    if (!mayBeSignedIn()) return this.#become("out", null);
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
    remember(state === "in");
    if (user) tellTimesIn(user.zone);
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
