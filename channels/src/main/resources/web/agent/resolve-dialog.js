// Ending a conversation: how it ended is asked for, a note is welcome.

import { LitElement, css, html, nothing } from "lit";
import { currentLanguage, followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { desk, followDesk } from "./desk.js";
import { unanswered, unansweredStyles } from "./unanswered.js";
import { say } from "./words.js";

/** Open with `ask()`; fires "resolved" when the server has agreed. */
export class LobbyResolve extends LitElement {
  static styles = [
    basics,
    controls,
    unansweredStyles,
    css`
      form {
        display: grid;
        gap: 14px;
      }

      h2 {
        font-size: 1.2em;
      }

      select,
      textarea {
        margin-block-start: 3px;
      }

      .actions {
        display: flex;
        justify-content: flex-end;
        gap: 10px;
      }
    `,
  ];

  constructor() {
    super();
    this.desk = desk;
    followLanguage(this);
    followDesk(this);
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector("dialog"));
  }

  ask() {
    if (!desk.isMine || this.#dialog.open) return;
    this.renderRoot.querySelector("form")?.reset();
    desk.tell(null);
    this.#dialog.showModal();
    this.renderRoot.querySelector("select")?.focus();
  }

  render() {
    const unsent = desk.draft.trim() !== "" || desk.outbox.of(desk.selected ?? "").length > 0;
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.#submit}>
        <h2 id="title">${say("resolveTitle")}</h2>
        ${unsent ? html`<p class="warning">${say("unsentWarning")}</p>` : nothing}
        ${desk.isWordless ? this.#withoutWord() : unanswered()}
        <label
          >${say("wrapUp")}<select name="wrapUp" required>
            <option value="">${say("chooseWrapUp")}</option>
            ${desk.queue.wrapUpCodes.map(
              (one) => html`<option value=${one.code}>${one[currentLanguage()]}</option>`,
            )}
          </select></label
        >
        ${desk.queue.wrapUpCodes.some(({ code }) => code === "lead-taken")
          ? html`<p class="quiet">${say("leadTakenHint")}</p>`
          : ""}
        <label>${say("note")}<textarea name="note" rows="4" dir="auto"></textarea></label>
        ${desk.notice?.kind === "fault"
          ? html`<p class="fault" role="alert">${desk.notice.title} ${desk.notice.text}</p>`
          : nothing}
        <div class="actions">
          <button type="button" data-action="cancel-resolve" @click=${() => this.#dialog.close()}>
            ${say("cancel")}
          </button>
          <button type="submit" class="primary" data-action="confirm-resolve" ?disabled=${desk.busy}>
            ${say(desk.busy ? "resolving" : "confirmResolve")}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #withoutWord() {
    return html`<div class="warning">
      <p>${say("withoutWordWarning")}</p>
      <label class="tick"><input type="checkbox" name="withoutWord" required /> ${say("withoutWord")}</label>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const note = String(given.get("note")).trim();
    if (!(await desk.resolve(String(given.get("wrapUp")), note || null))) return;
    this.#dialog.close();
    this.dispatchEvent(new Event("resolved"));
  }
}

customElements.define("lobby-resolve", LobbyResolve);
