// Exports the complaints of some days as a regulator asks for them.

import { LitElement, css, html, nothing } from "lit";
import { detailOf, post } from "console/api.js";
import { followLanguage } from "console/language.js";
import { basics, controls } from "console/styles.js";
import { download } from "supervisor/csv.js";
import { reportWord } from "./code-words.js";
import { say } from "./words.js";

/** Supervisors only. */
export class LobbyComplaintReport extends LitElement {
  static properties = { problem: { state: true }, done: { state: true }, busy: { state: true } };

  static styles = [
    basics,
    controls,
    css`
      :host {
        display: block;
        padding: 14px 16px 18px;
      }

      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 10px 14px;
        margin-block-start: 8px;
      }

      label {
        display: grid;
        gap: 3px;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 18px;
        margin-block-start: 8px;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {string | null} */
    this.problem = null;
    /** @type {Record<string, number> | null} */
    this.done = null;
    this.busy = false;
  }

  render() {
    return html`<section aria-labelledby="report">
      <h3 id="report">${say("report")}</h3>
      <form @submit=${this.#submit}>
        <label>${say("from")}<input type="date" name="from" required /></label>
        <label>${say("to")}<input type="date" name="to" required /></label>
        <button type="submit" data-action="export" ?disabled=${this.busy}>${say("export")}</button>
      </form>
      ${this.problem ? html`<p class="fault" role="alert">${this.problem}</p>` : nothing}
      <div role="status">
        ${this.done
          ? html`<p>${say("exported", { count: this.done.received })}</p>
              <ul class="figures">
                ${Object.entries(this.done)
                  .filter(([name, count]) => name !== "received" && count > 0)
                  .map(([name, count]) => html`<li data-figure=${name}>${reportWord(name)} ${count}</li>`)}
              </ul>`
          : nothing}
      </div>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const from = String(form.get("from"));
    const to = String(form.get("to"));
    this.busy = true;
    this.problem = null;
    this.done = null;
    try {
      const { figures, csv } = await post("/console/api/complaints/report", { from, to });
      download(`complaints-${from}-${to}.csv`, "text/csv", csv);
      this.done = figures;
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("lobby-complaint-report", LobbyComplaintReport);
