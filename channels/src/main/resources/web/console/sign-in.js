// The sign-in form, over whatever is on the page: an ended session must not cost anyone their typing.

import { LitElement, css, html, nothing } from "lit";
import { Problem, detailOf } from "./api.js";
import { followLanguage } from "./language.js";
import { sayRequired } from "./required.js";
import { followSession, session } from "./session.js";
import { basics, controls } from "./styles.js";
import { say } from "./words.js";

/** Shows itself whenever the one signed in, if anybody, may not use this console. */
export class LobbySignIn extends LitElement {
  static properties = {
    forRole: { type: String, attribute: "for-role" },
    heading: { type: String },
    problem: { state: true },
    busy: { state: true },
    wait: { state: true },
  };

  static styles = [
    basics,
    controls,
    css`
      dialog {
        inline-size: min(360px, calc(100vw - 24px));
        padding: 28px;
      }

      dialog.first::backdrop {
        background: var(--page);
      }

      form,
      .stack {
        display: grid;
        gap: 14px;
      }

      h1 {
        font-size: 1.35em;
      }

      input {
        margin-block-start: 3px;
        font-size: 16px;
      }

      button.primary {
        padding-block: 8px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    sayRequired(this);
    followSession(this);
    /** The roles this console is for, separated by spaces. */
    this.forRole = "agent";
    this.heading = "";
    /** @type {string | null} */
    this.problem = null;
    this.busy = false;
    /** Seconds until the next try is allowed. */
    this.wait = 0;
    /** The form that has been given the focus. @type {HTMLFormElement | null} */
    this.focused = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#check();
  }

  get #open() {
    return session.state !== "in" || !session.isKnownAs(this.forRole);
  }

  async #check() {
    try {
      await session.check();
      this.problem = null;
    } catch (failure) {
      this.problem = detailOf(failure);
      setTimeout(() => this.#check(), 3000);
    }
  }

  updated() {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && dialog.open !== this.#open) {
      if (this.#open) dialog.showModal();
      else dialog.close();
    }
    // The form comes after the dialog, and the focus does not follow by itself.
    const form = dialog?.open ? dialog.querySelector("form") : null;
    if (form && form !== this.focused) {
      const field = form.querySelector(session.user ? "input[name=password]" : "input[name=username]");
      if (field instanceof HTMLInputElement) field.focus();
    }
    this.focused = form;
  }

  render() {
    // Escape may close a dialog in spite of us; then it comes back.
    return html`<dialog
      class=${session.user ? "again" : "first"}
      aria-labelledby="heading"
      @cancel=${(/** @type {Event} */ event) => event.preventDefault()}
      @close=${() => this.requestUpdate()}
    >
      ${this.#open ? this.#content() : nothing}
    </dialog>`;
  }

  #content() {
    if (session.state === "unknown") {
      return html`<div class="stack">
        <h1 id="heading">${this.heading}</h1>
        ${this.#problem() === nothing ? html`<p class="quiet">${say("checking")}</p>` : this.#problem()}
      </div>`;
    }
    return session.state === "in" ? this.#wrongRole() : this.#form();
  }

  #problem() {
    return this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing;
  }

  #wrongRole() {
    const other = `/${session.user?.role ?? "agent"}/`;
    return html`<div class="stack">
      <h1 id="heading">${this.heading}</h1>
      <p>${say("wrongRole", { username: session.user?.username ?? "" })}</p>
      ${this.#problem()}
      <p><a href=${other}>${say("otherConsole")}</a></p>
      <button data-action="sign-out" @click=${this.#signOut}>${say("signOut")}</button>
    </div>`;
  }

  #form() {
    const again = session.user !== null;
    return html`<form method="post" @submit=${this.#submit}>
      <h1 id="heading">${again ? say("signedOutTitle") : this.heading}</h1>
      ${again ? html`<p class="quiet">${say("signedOutText")}</p>` : nothing}
      <label
        >${say("username")}<input
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          .value=${session.user?.username ?? ""}
      /></label>
      <label
        >${say("password")}<input
          name="password"
          type="password"
          autocomplete="current-password"
          required
      /></label>
      ${this.#problem()}
      ${this.wait > 0
        ? html`<p class="quiet figures">${say("tryAgainIn", { seconds: this.wait })}</p>`
        : nothing}
      <button type="submit" class="primary" ?disabled=${this.busy || this.wait > 0}>
        ${say(this.busy ? "signingIn" : "signIn")}
      </button>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy || this.wait > 0) return;
    const form = /** @type {HTMLFormElement} */ (event.target);
    const given = new FormData(form);
    this.busy = true;
    this.problem = null;
    try {
      await session.signIn(String(given.get("username")).trim(), String(given.get("password")));
      form.reset();
    } catch (failure) {
      this.problem = detailOf(failure);
      if (failure instanceof Problem && failure.status === 429) this.#waitFor(failure.retryAfter ?? 5);
      const password = form.querySelector("input[name=password]");
      if (password instanceof HTMLInputElement) password.select();
    } finally {
      this.busy = false;
    }
  }

  /** @param {number} seconds */
  #waitFor(seconds) {
    this.wait = seconds;
    const timer = setInterval(() => {
      this.wait--;
      if (this.wait <= 0) clearInterval(timer);
    }, 1000);
  }

  async #signOut() {
    try {
      await session.signOut();
    } catch (failure) {
      this.problem = detailOf(failure);
    }
  }
}

customElements.define("lobby-sign-in", LobbySignIn);
