// What customers got and get, the newest first, and the way back.

import { LitElement, html, nothing } from "lit";
import { detailOf, get, post, segment, serverNow } from "console/api.js";
import { dateAndTime, shortId } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { badges, basics, controls } from "console/styles.js";
import "./ask-dialog.js";
import { pageStyles } from "./page-styles.js";
import { say } from "./publish-words.js";
import "./release-changes.js";
import { limitsText } from "./waiting-cards.js";

/** @typedef {import("./types.js").ReleaseRow} ReleaseRow */

/** Fires "changed" after a way back. */
export class LobbyReleases extends LitElement {
  static properties = {
    releases: { state: true },
    problem: { state: true },
    told: { state: true },
    withdrawn: { state: true },
    busy: { state: true },
    opened: { state: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, pageStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {ReleaseRow[] | null} */
    this.releases = null;
    /** @type {string | null} */
    this.problem = null;
    this.told = "";
    /** The articles that the last way back took from customers or changed, and since when they got them. @type {{since: string, articles: {id: string, title: import("./types.js").Both}[]} | null} */
    this.withdrawn = null;
    this.busy = false;
    /** Whether an override of the gate waits for a second person. */
    this.secondPerson = false;
    /** Those whose changes were asked for, as "release before". @type {Set<string>} */
    this.opened = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const { releases, secondPerson } = await get("/console/api/editor/releases");
      this.secondPerson = secondPerson;
      this.releases = releases;
      this.problem = null;
    } catch (failure) {
      this.problem = detailOf(failure);
    }
  }

  /** What others did meanwhile; what was told stays to be read. */
  async look() {
    if (this.busy) return;
    try {
      const { releases } = await get("/console/api/editor/releases");
      if (!this.busy) this.releases = releases;
    } catch {
      // It is asked again in a while.
    }
  }

  render() {
    return html`<h2>${say("releases")}</h2>
      <div role="status">${this.told ? html`<p>${this.told}</p>` : nothing}</div>
      ${this.#recalls()}
      ${this.problem
        ? html`<p class="fault" role="alert">
            ${this.problem} <button @click=${() => this.load()}>${say("tryAgain")}</button>
          </p>`
        : nothing}
      ${this.releases ? this.#list(this.releases) : this.problem ? nothing : html`<p class="quiet">${say("loading")}</p>`}
      <lobby-ask></lobby-ask>`;
  }

  /** What customers were told before the way back stays told: who was, supervisors find out. */
  #recalls() {
    const { articles, since } = this.withdrawn ?? { articles: [], since: "" };
    if (articles.length === 0 || session.user?.role !== "supervisor") return nothing;
    const to = new Date(serverNow() + 60_000).toISOString();
    return html`<ul>
      ${articles.map(({ id, title }) => {
        const asked = new URLSearchParams({ view: "recall", article: id, from: since, to });
        return html`<li>
          <a data-recall=${id} href="/supervisor/#${asked}">${say("whoWasTold", { title: title[currentLanguage()] || id })}</a>
        </li>`;
      })}
    </ul>`;
  }

  /** @param {ReleaseRow[]} releases */
  #list(releases) {
    if (releases.length === 0) return html`<p class="quiet">${say("noReleases")}</p>`;
    // It may have answered before, too.
    const now = releases.find(({ current }) => current)?.id;
    return html`<ol class="cards">
      ${releases.map(
        (row) =>
          html`<li class="card">
            <div class="row">
              <span class="code" title=${row.id}>${shortId(row.id)}</span>
              <span>
                ${row.by ? say("releasedBy", { by: row.by, at: dateAndTime(row.at) }) : say("cameWithLobby", { at: dateAndTime(row.at) })}
              </span>
              ${row.current ? html`<span class="badge" data-tone="green">${say("current")}</span>` : nothing}
              ${row.overridden?.length
                ? html`<span class="badge" data-tone="red">${say("overridden")}</span>`
                : nothing}
              ${row.onDisk ? nothing : html`<span class="badge" data-tone="grey">${say("notOnDisk")}</span>`}
              ${row.id === now || !row.onDisk
                ? nothing
                : html`<button
                    data-action="roll-back"
                    data-release=${row.id}
                    ?disabled=${this.busy}
                    @click=${() => this.#rollBack(row)}
                  >
                    ${say("rollBack")}<span class="for-readers"> ${shortId(row.id)}</span>
                  </button>`}
            </div>
            ${row.why ? html`<q>${peopleText(row.why)}</q>` : nothing} ${this.#override(row)} ${this.#figures(row)}
            ${this.#changes(row, row === releases[0])}
          </li>`,
      )}
    </ol>`;
  }

  /** @param {ReleaseRow} row */
  #override({ override }) {
    if (!override) return nothing;
    const { exceeded, confirmedBy, confirmedAt, by } = override;
    return html`<p>${say("overriddenBy", { by })} ${limitsText(exceeded)}</p>
      ${confirmedBy && confirmedAt
        ? html`<p>${say("overrideConfirmed", { by: confirmedBy, at: dateAndTime(confirmedAt) })}</p>`
        : this.secondPerson
          ? html`<p class="fault" data-override="waiting">${say("overrideWaits")}</p>`
          : nothing}`;
  }

  /** @param {ReleaseRow} row */
  #figures({ figures }) {
    if (!figures) return nothing;
    const { days, turns, regression } = figures;
    return html`<p class="quiet figures">
      ${say("gateTurns", { ...turns, days })} ${regression.asked > 0 ? say("gateRegression", { ...regression }) : nothing}
    </p>`;
  }

  /** What it changed; that of the newest one is what most look for. @param {ReleaseRow} row @param {boolean} newest */
  #changes({ id, before, onDisk }, newest) {
    if (!before) return nothing;
    // What is not there any more cannot be compared.
    if (!onDisk) return html`<p class="quiet">${say("changesGone")}</p>`;
    const open = newest || this.opened.has(`${id} ${before}`);
    return html`<details ?open=${newest} @toggle=${(/** @type {Event} */ event) => this.#toggled(`${id} ${before}`, event)}>
      <summary>${say("releaseChanges")}</summary>
      ${open ? html`<lobby-release-changes .release=${id} .before=${before}></lobby-release-changes>` : nothing}
    </details>`;
  }

  /** @param {string} key @param {Event} event */
  #toggled(key, event) {
    if (!(event.target instanceof HTMLDetailsElement) || !event.target.open || this.opened.has(key)) return;
    this.opened = new Set([...this.opened, key]);
  }

  /** @param {ReleaseRow} row */
  async #rollBack({ id }) {
    const ask = /** @type {import("./ask-dialog.js").LobbyAsk} */ (this.renderRoot.querySelector("lobby-ask"));
    const release = shortId(id);
    this.busy = true;
    /** @type {import("./types.js").WayBack} */
    let way;
    try {
      way = await get(`/console/api/editor/releases/${segment(id)}/way-back`);
      this.problem = null;
    } catch (failure) {
      this.problem = detailOf(failure);
      return;
    } finally {
      this.busy = false;
    }
    const answer = await ask.ask({
      title: say("rollBackTitle", { release }),
      text: say("rollBackText"),
      lists: takenAlong(way),
      confirm: say("rollBack"),
      reason: "needed",
    });
    if (!answer) return;
    // The one after it was the first that is taken back.
    const at = this.releases?.findIndex((row) => row.id === id) ?? -1;
    const since = this.releases?.[at - 1]?.at ?? "";
    this.busy = true;
    this.withdrawn = null;
    try {
      await post(`/console/api/editor/releases/${segment(id)}/activate`, { why: answer.reason });
      this.told = say("rolledBack", { release });
      this.withdrawn = since ? { since, articles: way.articles.map(({ id: article, name }) => ({ id: article, title: name })) } : null;
      await this.load();
      this.dispatchEvent(new Event("changed"));
    } catch (failure) {
      this.problem = detailOf(failure);
    } finally {
      this.busy = false;
    }
  }
}

/** What a way back takes along, by what becomes of it. @param {import("./types.js").WayBack} way */
function takenAlong({ articles, entries, documents, terms, drafts, published, draftEntries, draftGlossary }) {
  const language = currentLanguage();
  /** @param {{id: string, title: import("./types.js").Both}[]} named */
  const titles = (named) => named.map(({ id, title }) => title[language] || id);
  /** @param {import("./types.js").Changed[]} changed */
  const names = (changed) => changed.map(({ id, name }) => name[language] || id);
  const told = new Set([...drafts, ...published].map(({ id }) => id));
  /** @param {string} key */
  const entryName = (key) => entries.find(({ id }) => id === key)?.name[language] || key;
  const glossary = draftGlossary ? [`${say("glossary")}: ${names(terms).join(", ")}`] : [];
  const again = [...titles(drafts), ...draftEntries.map(entryName), ...glossary];
  const others = entries.filter(({ id }) => !draftEntries.includes(id));
  return [
    { heading: say("backDrafts", { count: again.length }), names: again },
    { heading: say("backPublished", { count: published.length }), names: titles(published) },
    {
      heading: say("backOthers"),
      names: names([
        ...articles.filter(({ id }) => !told.has(id)),
        ...others,
        ...documents,
        ...(draftGlossary ? [] : terms),
      ]),
    },
  ];
}

customElements.define("lobby-releases", LobbyReleases);
