// @ts-check
/**
 * Whether an answer helped, how satisfied the customer is with how a person served them, and how likely they recommend the
 * bank: buttons under a message.
 * The last press counts; who was not helped is offered a person.
 *
 * @typedef {import("./widget.js").Language} Language
 * @typedef {import("./widget.js").Rating} Rating
 */

const WORDS = {
  zh: { answer: "这个回答有帮助吗？", helpful: "有帮助", "not-helpful": "没帮助", sorry: "抱歉没有帮到您。", person: "转人工",
    service: "您对这次人工服务满意吗？", scores: ["很不满意", "不满意", "一般", "满意", "很满意"], thanks: "谢谢您的反馈。",
    least: "0 完全不可能", most: "10 非常可能", why: "想说说原因，请直接写给我们。",
    failed: "没有记录下来，请再试一次。" },
  en: { answer: "Did this answer help?", helpful: "Helpful", "not-helpful": "Not helpful",
    sorry: "Sorry that this did not help.", person: "Talk to a person",
    service: "How satisfied are you with how we served you?",
    scores: ["Very dissatisfied", "Dissatisfied", "Neither", "Satisfied", "Very satisfied"], thanks: "Thank you.",
    least: "0 not at all likely", most: "10 very likely", why: "If you want to tell us why, just write.",
    failed: "This was not recorded. Please try again." },
};

/** @param {string} part @param {string} text @param {() => void} press */
function button(part, text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.setAttribute("part", part);
  made.textContent = text;
  made.onclick = press;
  return made;
}

/** @param {string} part @param {string} [text] */
function span(part, text = "") {
  const made = document.createElement("span");
  made.setAttribute("part", part);
  made.textContent = text;
  return made;
}

/**
 * A row of buttons one of which is chosen, or none yet.
 * @template {string | number} T
 */
class Buttons {
  node = document.createElement("div");
  #said = span("rated");
  /** What the server knows. @type {T | undefined} */
  #saved;
  /** What was pressed last. @type {T | undefined} */
  #wanted;
  #sending = false;
  #failed = false;

  /**
   * @param {{group: string, failed: string, choices: {value: T, text: string, name?: string}[], said: (value: T) => string,
   *   send: (value: T) => Promise<T>, drawn?: (value: T | undefined) => void}} what `group` names the row, `name` a button
   *   whose text does not say enough
   */
  constructor(what) {
    this.what = what;
    this.node.setAttribute("part", "rating");
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", what.group);
    this.buttons = what.choices.map(({ value, text, name }) => {
      const made = button("rate", text, () => this.#choose(value));
      if (name) made.setAttribute("aria-label", name);
      if (name) made.title = name;
      return made;
    });
    this.node.append(...this.buttons, this.#said);
    this.#draw();
  }

  /** @param {T | undefined} value what is known now */
  update(value) {
    if (!this.#sending) this.#saved = this.#wanted = value;
    this.#draw();
  }

  /** One request at a time, so that the last press is the last to arrive. @param {T} value */
  async #choose(value) {
    this.#wanted = value;
    this.#failed = false;
    this.#draw();
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#saved !== this.#wanted) this.#saved = await this.what.send(/** @type {T} */ (this.#wanted));
    } catch {
      this.#wanted = this.#saved;
      this.#failed = true;
    }
    this.#sending = false;
    this.#draw();
  }

  #draw() {
    const { choices, failed, said, drawn } = this.what;
    choices.forEach(({ value }, at) => this.buttons[at].setAttribute("aria-pressed", String(value === this.#wanted)));
    const text = this.#failed ? failed : this.#wanted === undefined ? "" : said(this.#wanted);
    // The log reads out what changes in it, and only that.
    if (this.#said.textContent !== text) this.#said.textContent = text;
    drawn?.(this.#wanted);
  }
}

/**
 * What stands under an answer.
 * @param {Language} language
 * @param {(helpful: boolean) => Promise<Rating>} send
 * @param {() => void} askForPerson
 * @returns {{node: HTMLElement, update: (rating: Rating, offers: boolean) => void}} `offers`: a person may be offered,
 *   since nobody has said anything after the answer and it does not offer one itself
 */
export function answerRating(language, send, askForPerson) {
  const words = WORDS[language];
  const person = button("choice", words.person, askForPerson);
  let mayOffer = false;
  /** @type {Buttons<Rating>} */
  const buttons = new Buttons({
    group: words.answer,
    failed: words.failed,
    choices: [{ value: "helpful", text: words.helpful }, { value: "not-helpful", text: words["not-helpful"] }],
    said: (rating) => (rating === "helpful" ? words.thanks : words.sorry),
    send: (rating) => send(rating === "helpful"),
    drawn: (rating) => (person.hidden = !mayOffer || rating !== "not-helpful"),
  });
  buttons.node.append(person);
  return {
    node: buttons.node,
    update: (rating, offers) => {
      mayOffer = offers;
      buttons.update(rating === "none" ? undefined : rating);
    },
  };
}

/**
 * What stands under the words that tell that the agent is done.
 * @param {Language} language
 * @param {(score: number) => Promise<number>} send
 * @returns {{node: HTMLElement, update: (score: number) => void}} 0: nothing said yet
 */
export function serviceRating(language, send) {
  const words = WORDS[language];
  /** @type {Buttons<number>} */
  const buttons = new Buttons({
    group: words.service,
    failed: words.failed,
    choices: words.scores.map((name, at) => ({ value: at + 1, text: String(at + 1), name: `${at + 1} ${name}` })),
    said: (score) => `${words.scores[score - 1]} · ${words.thanks}`,
    send,
  });
  const question = span("rated", `${words.service} (1 ${words.scores[0]} – 5 ${words.scores[4]})`);
  question.setAttribute("aria-hidden", "true");
  buttons.node.prepend(question);
  return { node: buttons.node, update: (score) => buttons.update(score || undefined) };
}

/**
 * What stands under a survey's question, which says itself what it asks.
 * @param {Language} language
 * @param {(score: number) => Promise<number>} send
 * @returns {{node: HTMLElement, update: (score: number | undefined) => void}} undefined: nothing said yet
 */
export function surveyRating(language, send) {
  const words = WORDS[language];
  /** @type {Buttons<number>} */
  const buttons = new Buttons({
    group: `${words.least} – ${words.most}`,
    failed: words.failed,
    choices: Array.from({ length: 11 }, (_, score) => ({
      value: score,
      text: String(score),
      name: score === 0 ? words.least : score === 10 ? words.most : undefined,
    })),
    said: (score) => `${score}/10 · ${words.thanks}${language === "en" ? " " : ""}${words.why}`,
    send,
  });
  const ends = span("rated", `${words.least} – ${words.most}`);
  ends.setAttribute("aria-hidden", "true");
  buttons.node.prepend(ends);
  buttons.node.toggleAttribute("data-scale", true);
  return { node: buttons.node, update: (score) => buttons.update(score) };
}

export const RATING_STYLE = new CSSStyleSheet();
RATING_STYLE.replaceSync(`
[part=rating] { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 6px; font-size: 12.5px; color: var(--quiet); }
[part~=system] > [part=rating] { justify-content: center; }
[part~=system] > [part=rating] > [part=rated] { flex: 1 0 100%; }
[part=rate] { min-width: 32px; min-height: 28px; padding: 2px 10px; border: 1px solid var(--line); border-radius: 14px;
  color: var(--quiet); }
/* As wide before and after an answer, so that no button moves under the finger. */
[part=rating][data-scale] { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr));
  inline-size: min(290px, 100%); margin-inline: auto; }
[part=rating][data-scale] > [part=rated] { grid-column: 1 / -1; }
[part=rate]:hover { background: var(--raised); }
[part=rate][aria-pressed=true] { border-color: var(--link); background: var(--raised); color: var(--link); font-weight: 600; }
`);
