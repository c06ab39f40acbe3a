// Why the assistant did what it did with one message: a plain sentence first, then what it rests on.

import { LitElement, html, nothing } from "lit";
import { dateAndTime, percent, shortId } from "console/format.js";
import { currentLanguage, followLanguage } from "console/language.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { badges, basics, controls } from "console/styles.js";
import { languageWord, reasonWord } from "console/words.js";
import { scale, scaleStyles } from "./scale.js";
import { traceStyles } from "./trace-styles.js";
import { decisionSentence, ruleMeaning, ruleWord, say, signalWord } from "./words.js";

/** @typedef {import("console/types.js").Trace} Trace */
/** @typedef {import("console/types.js").Turn} Turn */

/** One decimal at most: a tenth of a millisecond is all that means anything. @param {number} millis */
const tenths = (millis) => String(Math.round(millis * 10) / 10);

/** What was done and who was called, in plain words. @param {Trace} trace */
function summary({ outcome, decision }) {
  const done = outcome === "failed" || !decision ? say("failed") : decisionSentence(decision.say);
  const called = decision?.route ? say("routed", { reason: reasonWord(decision.route) }) : say("notRouted");
  return currentLanguage() === "zh" ? done + called : `${done} ${called}`;
}

/** @param {string} name @param {number} share @param {number} mark @param {"" | "dashed"} kind */
function likelihood(name, share, mark, kind) {
  return scale(share, mark, share >= mark, kind, say("scoreOf", { name, score: percent(share) }));
}

/** Fires "toggle-trace" (detail: the sequence number) when its heading is used. */
export class LobbyTrace extends LitElement {
  static properties = {
    turn: { attribute: false },
    text: { type: String },
    open: { type: Boolean, reflect: true },
  };

  static styles = [basics, controls, badges, peopleTextStyles, scaleStyles, traceStyles];

  constructor() {
    super();
    followLanguage(this);
    /** @type {Turn | null} */
    this.turn = null;
    /** What the customer wrote. */
    this.text = "";
    this.open = false;
  }

  render() {
    if (!this.turn) return nothing;
    const { seq, at, contested, trace } = this.turn;
    return html`<article data-trace=${seq}>
      <h3>
        <button aria-expanded=${this.open ? "true" : "false"} @click=${this.#toggle}>
          <span class="when figures quiet">${dateAndTime(at)}</span>
          <span class="message" dir="auto">${peopleText(this.text)}</span>
          <span class="sentence ${trace.outcome}">${summary(trace)}</span>
          ${contested ? html`<span class="sentence">${say("contested")}</span>` : nothing}
        </button>
      </h3>
      ${this.open ? this.#details(trace) : nothing}
    </article>`;
  }

  #toggle() {
    this.dispatchEvent(new CustomEvent("toggle-trace", { detail: this.turn?.seq }));
  }

  /** @param {Trace} trace */
  #details(trace) {
    return html`<div class="details">
      ${trace.error ? html`<p class="fault"><strong>${say("fault")}</strong> <span lang="en">${trace.error}</span></p>` : nothing}
      ${this.#decision(trace)} ${this.#rules(trace)} ${this.#matches(trace)} ${this.#passages(trace)} ${this.#signals(trace)}
      ${this.#record(trace)}
    </div>`;
  }

  /** @param {Trace} trace */
  #decision({ decision, matches, reader }) {
    if (!decision) return nothing;
    const titles = new Map(matches.map((match) => [match.article, `${match.article}@${match.version}`]));
    return html`<section>
      <h4>${say("decided")}</h4>
      <dl>
        <dt>${say("technical")}</dt>
        <dd class="code">say=${decision.say} route=${decision.route ?? "–"}</dd>
        ${decision.articles.length > 0
          ? html`<dt>${say("namedArticles")}</dt>
              <dd>
                ${decision.articles.map((id) => {
                  const match = matches.find((one) => one.article === id);
                  return html`<p>
                    <span dir="auto">${match?.title ?? nothing}</span>
                    <span class="code quiet">${titles.get(id) ?? id}</span>
                  </p>`;
                })}
              </dd>`
          : nothing}
        ${reader
          ? html`<dt>${say("reader")}</dt>
              <dd>
                ${reader.variant ? html`<span class="code">${reader.variant}</span>` : say("forEverybody")}
                <p class="quiet">
                  ${[reader.channel, say(reader.signedIn ? "signedIn" : "notSignedIn"), reader.tier, ...(reader.holds ?? [])]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </dd>`
          : nothing}
      </dl>
    </section>`;
  }

  /** @param {Trace} trace */
  #rules({ branches }) {
    return html`<section>
      <h4>${say("rules")}</h4>
      <p class="quiet hint">${say("rulesHint")}</p>
      ${branches.length === 0 ? html`<p class="quiet">${say("noRules")}</p>` : nothing}
      <ol>
        ${branches.map(
          (branch) =>
            html`<li class="rule ${branch.taken ? "taken" : ""}">
              <span class="tick" aria-hidden="true">${branch.taken ? "✓" : "–"}</span>
              <span class="row">${ruleWord(branch.row)} <span class="code">${branch.row}</span></span>
              <span class="verdict">${say(branch.taken ? "applied" : "passed")}</span>
              <span class="because">${ruleMeaning(branch.row)}</span>
              <span class="detail quiet" lang="en">${branch.why}</span>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** The articles that say the message is not theirs. @param {Trace} trace */
  #ruledOut({ ruledOut }) {
    if (!ruledOut || ruledOut.length === 0) return nothing;
    return html`<h4>${say("ruledOut")}</h4>
      <ul data-part="ruled-out">
        ${ruledOut.map(
          ({ article, title, question, similarity }) =>
            html`<li>
              <span dir="auto">${title}</span> <span class="code quiet">${article}</span>
              <p class="quiet">
                ${similarity >= 1
                  ? say("ruledOutSame", { question })
                  : say("ruledOutNear", { question, similarity: percent(similarity) })}
              </p>
            </li>`,
        )}
      </ul>`;
  }

  /** @param {Trace} trace */
  #matches(trace) {
    const { matches, thresholds } = trace;
    const { answer, suggest } = thresholds;
    if (matches.length === 0) {
      return html`<section>
        <h4>${say("matches")}</h4>
        <p class="quiet">${say("noMatches")}</p>
        ${this.#ruledOut(trace)}
      </section>`;
    }
    const together = matches.slice(0, 3).reduce((sum, match) => sum + match.probability, 0);
    return html`<section>
      <h4>${say("matches")}</h4>
      <p class="quiet hint">${say("matchesHint", { answer: percent(answer), suggest: percent(suggest) })}</p>
      <ol>
        ${matches.map(({ article, version, title, probability }) => {
          const enough = probability >= answer;
          return html`<li class="measure">
            <p class="what"><span dir="auto">${title}</span> <span class="code quiet">${article}@${version}</span></p>
            ${likelihood(title, probability, answer, "")}
            <p class="figures">
              <strong>${percent(probability)}</strong>
              <span class="quiet">${say(enough ? "canAnswer" : "tooLowToAnswer")}</span>
            </p>
          </li>`;
        })}
        <li class="measure together">
          <p class="what">${say("together")}</p>
          ${likelihood(say("together"), together, suggest, "dashed")}
          <p class="figures">
            <strong>${percent(together)}</strong>
            <span class="quiet">${say(together >= suggest ? "canSuggest" : "tooLowToSuggest")}</span>
          </p>
        </li>
      </ol>
      ${this.#ruledOut(trace)}
    </section>`;
  }

  /** @param {Trace} trace */
  #passages({ passages }) {
    if (!passages) return nothing;
    const { threshold, matches } = passages;
    return html`<section>
      <h4>${say("passages")}</h4>
      <p class="quiet hint">
        ${threshold === null ? say("passagesNever") : say("passagesHint", { answer: percent(threshold) })}
      </p>
      <ol>
        ${matches.map(
          ({ passage, version, headings, probability }) =>
            html`<li class="measure">
              <p class="what"><span dir="auto">${headings}</span> <span class="code quiet">${passage}@${version}</span></p>
              ${likelihood(headings, probability, threshold ?? 1, "")}
              <p class="figures"><strong>${percent(probability)}</strong></p>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** @param {Trace} trace */
  #signals({ signals }) {
    return html`<section>
      <h4>${say("signals")}</h4>
      <p class="quiet hint">${say("signalsHint")}</p>
      ${signals.length === 0 ? html`<p class="quiet">${say("noSignals")}</p>` : nothing}
      <ul>
        ${signals.map(({ signal, score, threshold, fired }) => {
          const measured = say("needs", { score: score.toFixed(3), threshold: threshold.toFixed(3) });
          return html`<li class="measure ${fired ? "fired" : ""}">
            <p class="what">${signalWord(signal)} <span class="code quiet">${signal}</span></p>
            ${scale(score, threshold, fired, "", say("scoreOf", { name: signalWord(signal), score: measured }))}
            <p class="figures">
              <strong>${say(fired ? "heard" : "notHeard")}</strong> <span class="quiet">${measured}</span>
            </p>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  /** @param {Trace} trace */
  #record({ release, language, mood, entities, millis, synonyms }) {
    const { interpret, match, decide } = millis;
    return html`<section>
      <h4>${say("record")}</h4>
      <dl>
        <dt>${say("release")}</dt>
        <dd class="code" title=${release}>${shortId(release)}</dd>
        <dt>${say("messageLanguage")}</dt>
        <dd>${languageWord(language)}</dd>
        ${synonyms && synonyms.length > 0
          ? html`<dt>${say("synonyms")}</dt>
              <dd data-part="synonyms">
                ${synonyms.map(({ written, term }) => html`<p dir="auto">${written} → ${term}</p>`)}
              </dd>`
          : nothing}
        ${mood
          ? html`<dt>${say("mood")}</dt>
              <dd class="figures">
                ${say("moodText", { sentiment: mood.sentiment.toFixed(2), urgency: mood.urgency.toFixed(2) })}
              </dd>`
          : nothing}
        ${entities.length > 0
          ? html`<dt>${say("named")}</dt>
              <dd>
                ${entities.map(
                  ({ kind, text, value }) =>
                    html`<p><span dir="auto">${text}</span> <span class="code quiet">${kind} ${value}</span></p>`,
                )}
              </dd>`
          : nothing}
        <dt>${say("times")}</dt>
        <dd class="figures">
          ${say("timesText", { interpret: tenths(interpret), match: tenths(match), decide: tenths(decide) })}
        </dd>
      </dl>
    </section>`;
  }
}

customElements.define("lobby-trace", LobbyTrace);
