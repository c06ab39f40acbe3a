// One complaint: its clocks, the steps that fit, what was done, and what else there is of the customer.

import { LitElement, css, html, nothing } from "lit";
import { CasePage } from "console/case-page.js";
import { caseStyles } from "console/case-styles.js";
import { dueBadge } from "console/due.js";
import { dateAndTime, dueTime, exactly, exactlyDue, shortId, timeOfDay } from "console/format.js";
import { followLanguage } from "console/language.js";
import { addressOfRecord } from "console/matters.js";
import { peopleText, peopleTextStyles } from "console/people-text.js";
import { session } from "console/session.js";
import { staffMember, staffName } from "console/staff-names.js";
import { statedFacts } from "console/stated-facts.js";
import { badges, basics, controls } from "console/styles.js";
import { channelWord, languageWord } from "console/words.js";
import { pageStyles } from "editor/page-styles.js";
import { clockBadge, nextBadge } from "./clocks.js";
import { STAGE_TONES, clockWord, endingWord, findingWord, productWord, severityWord, stageWord, wishWord } from "./code-words.js";
import { dangerBadge } from "./danger.js";
import { sentenceOf, wordsOf } from "./history-words.js";
import { memberStyles, membersOf } from "./members.js";
import { addressOf, addressOfComplaint, place } from "./place.js";
import { promisesOf } from "./promises.js";
import { saidStyles, whatWasSaid } from "./said.js";
import { fieldWord, stepHint, stepWord } from "./step-words.js";
import { APPROVE, JOIN, REFUSE_TIME, STEPS, mayJoin, needsAnother, needsAnotherToEnd, needsTaking } from "./steps.js";
import { say } from "./words.js";

/** @typedef {import("./types.js").Complaint} Complaint */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Clock} Clock */

/** @type {import("console/step-dialog.js").StepWords} */
const STEP_WORDS = {
  step: (id) => stepWord(/** @type {import("./step-words.js").StepWord} */ (id)),
  hint: (id) => stepHint(/** @type {import("./step-words.js").StepWord} */ (id)),
  field: (name) => fieldWord(/** @type {import("./step-words.js").FieldWord} */ (name)),
};

const TICK_MILLIS = 15_000;

/** Give it `number`, and `live`, the server's hints. */
/** Who had it decided anew, and why, as long as it is not. @param {Complaint} complaint */
function sentBackOf({ history, finding, ending }) {
  const last = history.findIndex(({ event }) => event === "complaint.reopened" || event === "complaint.resolved");
  const line = history[last];
  if (finding || ending || line?.event !== "complaint.reopened") return nothing;
  // The history is read from its end: what was decided before, and whether the customer heard of it.
  const before = history.slice(last + 1).find(({ event }) => event === "complaint.told" || event === "complaint.resolved");
  const said = { by: staffName(line.by), reason: line.text };
  return html`<p data-sent-back dir="auto">${peopleText(say(before?.event === "complaint.told" ? "reopenedFor" : "sentBack", said))}</p>`;
}

export class LobbyComplaint extends LitElement {
  static properties = {
    live: { attribute: false },
    number: { type: String },
  };

  static styles = [
    basics,
    controls,
    badges,
    peopleTextStyles,
    pageStyles,
    caseStyles,
    saidStyles,
    memberStyles,
    css`
      [data-recent],
      [data-duplicate] {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        justify-items: start;
      }
    `,
  ];

  constructor() {
    super();
    followLanguage(this);
    /** @type {EventTarget | null} */
    this.live = null;
    this.number = "";
    /** What became of the last step on all that stand under it. @type {import("./types.js").OnMembers | null} */
    this.onMembers = null;
    this.page = new CasePage(
      this,
      "/console/api/complaints",
      STEP_WORDS,
      () => this.number,
      (step, answer) => {
        this.onMembers = answer.complaint ? answer : null;
        if (answer.done === 0) this.page.done = "";
        return answer.complaint ?? answer;
      },
    );
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.requestUpdate(), TICK_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.get("number")) return;
    this.onMembers = null;
    this.page.change();
  }

  render() {
    return this.page.around(addressOf({ show: place().show }), (complaint) => this.#complaint(complaint));
  }

  /** @param {Complaint} complaint */
  #complaint(complaint) {
    return html`<div class="columns">
      <div>${this.#head(complaint)} ${this.#clocks(complaint)} ${promisesOf(complaint)} ${membersOf(complaint, this.page, this.onMembers)} ${whatWasSaid(complaint)} ${this.#history(complaint)}</div>
      <div>${this.#recent(complaint)} ${this.#joined(complaint)} ${this.#stated(complaint)} ${this.#facts(complaint)} ${this.#others(complaint)}</div>
    </div>`;
  }

  /** @param {Complaint} complaint */
  #head(complaint) {
    const { number, severity, stage, escalations, reopenings, joinedTo, duplicates } = complaint;
    return html`<section class="card">
      <div class="row">
        <h2 class="figures">${number}</h2>
        <span class="badge" data-stage=${stage} data-tone=${STAGE_TONES[stage]}>${stageWord(stage)}</span>
        ${complaint.ending ? html`<span class="badge" data-ending=${complaint.ending}>${endingWord(complaint.ending)}</span>` : nothing}
        ${complaint.wishes.map((wish) => html`<span class="badge" data-wish=${wish} data-tone=${wish === "acceptance" ? "green" : "amber"}>${wishWord(wish)}</span>`)}
        <span class="badge" data-tone=${severity === "major" ? "red" : "grey"}>${severityWord(severity)}</span>
        ${dangerBadge(complaint.danger)}
        ${escalations > 0
          ? html`<span class="badge" data-tone="amber">${say("escalated", { count: escalations })}</span>`
          : nothing}
        ${reopenings > 0
          ? html`<span class="badge" data-tone="violet">${say("reopened", { count: reopenings })}</span>`
          : nothing}
        ${duplicates > 0 ? html`<span class="badge">${say("withDuplicates", { count: duplicates })}</span>` : nothing}
      </div>
      ${joinedTo
        ? html`<p data-joined-to=${joinedTo}>
            ${say("joinedTo", { number: joinedTo })}
            <a href=${addressOfComplaint(joinedTo)}>${say("openFirst", { number: joinedTo })}</a>
          </p>`
        : nothing}
      ${sentBackOf(complaint)} ${this.page.steps(STEPS, complaint)}
      ${needsTaking(complaint, this.page.me)
        ? html`<p class="quiet" data-needs-taking>${say("takeFirst", { owner: staffName(complaint.owner ?? "") })}</p>`
        : nothing}
      ${needsAnother(complaint, this.page.me) && (stage === "resolved" || stage === "told")
        ? html`<p class="quiet" data-needs-another>${say(stage === "told" ? "otherCloses" : "otherTells")}</p>`
        : nothing}
      ${needsAnotherToEnd(complaint, this.page.me)
        ? html`<p class="quiet" data-other-ends>
            ${say(complaint.loweredBy === this.page.me ? "otherEndsLowered" : "otherEnds")}
          </p>`
        : nothing}
    </section>`;
  }

  /** @param {Complaint} complaint */
  #clocks(complaint) {
    return html`<section class="card" aria-labelledby="clocks">
      <h3 id="clocks">${say("clocks")}</h3>
      ${complaint.replyDue
        ? html`<p class="row" data-reply-due>
            <span class="figures" title=${exactly(complaint.replyDue)}
              >${say("replyPromised", { at: timeOfDay(complaint.replyDue) })}</span
            >
            ${dueBadge(complaint.replyDue)}
          </p>`
        : nothing}
      <ul class="clocks">
        ${complaint.clocks.map((clock) => this.#clock(clock, complaint))}
      </ul>
    </section>`;
  }

  /** @param {Clock} clock @param {Complaint} complaint */
  #clock(clock, complaint) {
    const { name, law, due, asked } = clock;
    return html`<li>
      <p class="row">
        <span>${clockWord(name)}</span> ${clockBadge(clock)}
        <span class="quiet figures" title=${exactlyDue(due)}
          >${say("due", { at: dueTime(due) })} · ${say(law ? "byLaw" : "byBank")}</span
        >
      </p>
      ${asked ? this.#asked(clock, complaint) : nothing}
    </li>`;
  }

  /** @param {Clock} clock @param {Complaint} complaint */
  #asked({ name, asked, extended }, complaint) {
    const supervisor = session.isKnownAs("supervisor");
    const own = asked === this.page.me;
    const wish = complaint.history.find(({ event, clock }) => event === "complaint.extension-asked" && clock === name);
    return html`<p class="row" data-asked=${name}>
      <span class="badge" data-tone="amber">${say("askedBy", { by: staffName(asked ?? "") })}</span>
      ${supervisor
        ? this.page.button(APPROVE, { ...complaint, extended, reason: wish?.text, toCustomer: wish?.toCustomer }, {
            disabled: own,
            because: own ? `own-${name}` : undefined,
            given: { clock: name },
          })
        : nothing}
      ${supervisor && !own ? this.page.button(REFUSE_TIME, complaint, { given: { clock: name } }) : nothing}
      ${own && supervisor
        ? html`<span class="quiet" id="own-${name}">${say("notOwn")}</span>`
        : supervisor
          ? nothing
          : html`<span class="quiet">${say("needsSupervisor")}</span>`}
    </p>`;
  }

  /** @param {Complaint} complaint */
  #history({ history }) {
    return html`<section class="card" aria-labelledby="history">
      <h3 id="history">${say("history")}</h3>
      <ol class="lines">
        ${history.map((line, at) => {
          const words = wordsOf(line);
          return html`<li data-event=${line.event}>
            <p class="top">
              <span dir="auto">${sentenceOf(line, history.slice(at + 1))}</span>
              <time class="quiet figures" datetime=${line.at} title=${exactly(line.at)}>${dateAndTime(line.at)}</time>
            </p>
            ${words.length > 0
              ? html`<div class="words">${words.map((text) => html`<p dir="auto">${peopleText(text)}</p>`)}</div>`
              : nothing}
          </li>`;
        })}
      </ol>
    </section>`;
  }

  /** @param {Complaint} complaint */
  #recent(complaint) {
    // The one it goes on in is named above.
    const recent = complaint.recent.filter(({ number }) => number !== complaint.joinedTo);
    if (recent.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="recent">
      <h3 id="recent">${say("recent")}</h3>
      <ul class="list">
        ${recent.map((row) => this.#perhapsSame(row, complaint))}
      </ul>
    </section>`;
  }

  /** @param {Row} row @param {Complaint} complaint */
  #perhapsSame(row, complaint) {
    const may = mayJoin(complaint, row);
    const { number, stage, product, ending } = row;
    return html`<li data-recent=${number}>
      <p class="row">
        ${this.#linkTo(row)}
        <span class="badge" data-tone=${STAGE_TONES[stage]}>${ending ? endingWord(ending) : stageWord(stage)}</span>
        <span>${product ? productWord(product) : say("notClassified")}</span>
      </p>
      ${may === "yes"
        ? this.page.button(JOIN, { ...complaint, title: `${complaint.number} → ${number}` }, { given: { into: number } })
        : may
          ? html`<p class="quiet">${say(may)}</p>`
          : nothing}
    </li>`;
  }

  /** @param {Row} row */
  #linkTo({ number, filedAt }) {
    return html`<a class="figures" href=${addressOfComplaint(number)}>${number}</a>
      <time class="quiet figures" datetime=${filedAt} title=${exactly(filedAt)}>${dateAndTime(filedAt)}</time>`;
  }

  /** @param {Complaint} complaint */
  #joined({ joined }) {
    if (joined.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="joined">
      <h3 id="joined">${say("joinedHere")}</h3>
      <ul class="list">
        ${joined.map(
          (row) =>
            html`<li data-duplicate=${row.number}>
              <p class="row">${this.#linkTo(row)} ${row.product ? html`<span>${productWord(row.product)}</span>` : nothing}</p>
              ${statedFacts(row.stated)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Complaint} complaint */
  #stated({ stated }) {
    if (stated.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="stated">
      <h3 id="stated">${say("stated")}</h3>
      ${statedFacts(stated)}
    </section>`;
  }

  /** @param {Complaint} complaint */
  #facts(complaint) {
    const { owner, product, cause, channel, language, customer, filedAt, finding, group, score } = complaint;
    const plan = complaint.nextUntil
      ? complaint.history.find(({ event, until }) => event === "complaint.planned" && until === complaint.nextUntil)
      : null;
    /** @type {[string, unknown][]} */
    const facts = [
      [say("owner"), owner ? staffMember(owner) : say("nobody")],
      [say("product"), product ? productWord(product) : say("notClassified")],
      [say("cause"), cause],
      [say("plan"), plan && html`${peopleText(plan.text)} (${say("planUntil", { at: dueTime(plan.until) })})`],
      [say("finding"), finding && findingWord(finding)],
      [say("score"), score && `${score} / 5`],
      [say("group"), group && html`<a href=${addressOfComplaint(group)}>${group}</a>`],
      [say("filed"), dateAndTime(filedAt)],
      [say("channel"), channelWord(channel)],
      [say("language"), languageWord(language)],
      [say("phoneInChat"), complaint.phone],
      [
        say("customer"),
        html`<a class=${complaint.name ? "" : "code"} data-action="record" href=${addressOfRecord(customer)}
          >${complaint.name ?? shortId(customer)}</a
        >`,
      ],
    ];
    return html`<section class="card" aria-labelledby="facts">
      <h3 id="facts">${say("facts")}</h3>
      <dl>
        ${facts.filter(([, fact]) => fact).map(([name, fact]) => html`<dt>${name}</dt><dd dir="auto">${fact}</dd>`)}
      </dl>
    </section>`;
  }

  /** All of them: those that may be the same stand above, too. @param {Complaint} complaint */
  #others(complaint) {
    const others = [...complaint.recent, ...complaint.others];
    return html`<section class="card" aria-labelledby="others">
      <h3 id="others">${say("others")}</h3>
      ${others.length === 0
        ? html`<p class="quiet">${say("noOthers")}</p>`
        : html`<ul class="list">
            ${others.map(
              (row) =>
                html`<li class="row">
                  <a class="figures" href=${addressOfComplaint(row.number)}>${row.number}</a>
                  <span class="badge" data-tone=${STAGE_TONES[row.stage]}>${row.ending ? endingWord(row.ending) : stageWord(row.stage)}</span>
                  ${nextBadge(row)}
                </li>`,
            )}
          </ul>`}
    </section>`;
  }
}

customElements.define("lobby-complaint", LobbyComplaint);
