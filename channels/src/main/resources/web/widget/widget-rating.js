// @ts-check
/**
 * Whether an answer helped: two buttons under it. The last press counts, and who was not helped is offered a person.
 *
 * @typedef {import("./widget.js").Language} Language
 * @typedef {import("./widget.js").Rating} Rating
 */

const WORDS = {
  zh: { group: "这个回答有帮助吗？", helpful: "有帮助", "not-helpful": "没帮助", thanks: "谢谢您的反馈。",
    sorry: "抱歉没有帮到您。", person: "转人工", failed: "没有记录下来，请再试一次。" },
  en: { group: "Did this answer help?", helpful: "Helpful", "not-helpful": "Not helpful", thanks: "Thank you.",
    sorry: "Sorry that this did not help.", person: "Talk to a person", failed: "This was not recorded. Please try again." },
};

/** @type {("helpful" | "not-helpful")[]} */
const CHOICES = ["helpful", "not-helpful"];

/** @param {string} part @param {string} text @param {() => void} press */
function button(part, text, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.setAttribute("part", part);
  made.textContent = text;
  made.onclick = press;
  return made;
}

export class RatingButtons {
  node = document.createElement("div");
  #said = document.createElement("span");
  /** What the server knows. @type {Rating} */
  #saved = "none";
  /** What was pressed last. @type {Rating} */
  #wanted = "none";
  #sending = false;
  #failed = false;
  #offers = false;

  /**
   * @param {Language} language
   * @param {(helpful: boolean) => Promise<Rating>} send
   * @param {() => void} askForPerson
   */
  constructor(language, send, askForPerson) {
    const words = (this.words = WORDS[language]);
    this.send = send;
    this.buttons = CHOICES.map((rating) => button("rate", words[rating], () => this.#choose(rating)));
    this.person = button("choice", words.person, askForPerson);
    this.node.setAttribute("part", "rating");
    this.node.setAttribute("role", "group");
    this.node.setAttribute("aria-label", words.group);
    this.#said.setAttribute("part", "rated");
    this.node.append(...this.buttons, this.#said, this.person);
    this.#draw();
  }

  /** @param {Rating} rating @param {boolean} offers whether a person may be offered: nobody has said anything since */
  update(rating, offers) {
    this.#offers = offers;
    if (!this.#sending) this.#saved = this.#wanted = rating;
    this.#draw();
  }

  /** One request at a time, so that the last press is the last to arrive. @param {Rating} rating */
  async #choose(rating) {
    this.#wanted = rating;
    this.#failed = false;
    this.#draw();
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#saved !== this.#wanted) this.#saved = await this.send(this.#wanted === "helpful");
    } catch {
      this.#wanted = this.#saved;
      this.#failed = true;
    }
    this.#sending = false;
    this.#draw();
  }

  #draw() {
    const { words } = this;
    CHOICES.forEach((rating, at) => this.buttons[at].setAttribute("aria-pressed", String(rating === this.#wanted)));
    const said = { none: "", helpful: words.thanks, "not-helpful": words.sorry }[this.#wanted];
    const text = this.#failed ? words.failed : said;
    // The log reads out what changes in it, and only that.
    if (this.#said.textContent !== text) this.#said.textContent = text;
    this.person.hidden = !this.#offers || this.#wanted !== "not-helpful";
  }
}

export const RATING_STYLE = new CSSStyleSheet();
RATING_STYLE.replaceSync(`
[part=rating] { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 6px; font-size: 12.5px; color: var(--quiet); }
[part=rate] { min-height: 28px; padding: 2px 10px; border: 1px solid var(--line); border-radius: 14px; color: var(--quiet); }
[part=rate]:hover { background: var(--raised); }
[part=rate][aria-pressed=true] { border-color: var(--link); background: var(--raised); color: var(--link); font-weight: 600; }
`);
