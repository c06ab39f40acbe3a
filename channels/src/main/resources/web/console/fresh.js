// Two small guards for pages that fetch again whenever something changes.

/**
 * Runs `work` at most once at a time and at most once per `gap`; calls in between become one more run at the end.
 * @param {() => Promise<void>} work must not reject
 * @param {number} gap milliseconds
 * @returns {() => void}
 */
export function gathered(work, gap = 300) {
  let running = false;
  let again = false;
  const run = async () => {
    running = true;
    await work();
    setTimeout(() => {
      running = false;
      if (!again) return;
      again = false;
      run();
    }, gap);
  };
  return () => {
    if (running) again = true;
    else run();
  };
}

/** Tells a current answer from one overtaken by a later one: answers do not arrive in the order of the questions. */
export class Latest {
  #asked = 0;
  #accepted = 0;

  /** @returns {number} what to hand to `accepts` when the answer is there */
  ask() {
    return ++this.#asked;
  }

  /** @param {number} asked */
  accepts(asked) {
    if (asked <= this.#accepted) return false;
    this.#accepted = asked;
    return true;
  }

  /** Whatever was asked so far is out of date. */
  overtake() {
    this.#accepted = this.#asked;
  }
}
