// Why something stands on the list of today, and what comes next, in words.

import { clockWord, productWord, stageWord } from "complaints/code-words.js";
import { dateOnly, momentOf, timeOfDay, today } from "console/format.js";
import { currentLanguage } from "console/language.js";
import { staffName } from "console/staff-names.js";
import { reasonWord } from "console/words.js";
import { chance } from "leads/chance.js";
import { amountWord, horizonWord } from "leads/code-words.js";
import { nextWord, say } from "./words.js";

/** @typedef {import("./today-view.js").Item} Item */

const DAY_MILLIS = 24 * 60 * 60 * 1000;

/** By when, with the day as one says it. @param {string} due */
function by(due) {
  // Midnight is the end of the day before.
  const tonight = momentOf(`${today()}T24:00`).getTime();
  const at = Date.parse(due);
  const midnight = timeOfDay(due) === "00:00";
  const said = {
    time: midnight ? "24:00" : timeOfDay(due),
    date: dateOnly(midnight ? new Date(at - 1).toISOString() : due),
  };
  if (at > tonight - DAY_MILLIS && at <= tonight) return say("byToday", said);
  if (at > tonight && at <= tonight + DAY_MILLIS) return say("byTomorrow", said);
  return say("byDay", said);
}

/** Why it is there. @param {Item} item */
export function whyOf(item) {
  switch (item.what) {
    case "complaint":
      return [
        item.clock
          ? say("whyComplaint", { number: item.number, by: by(item.clockDue), clock: clockWord(item.clock) })
          : say("whyComplaintStage", { number: item.number, stage: stageWord(item.stage) }),
        item.answerDue ? say("answerDue", { by: by(item.answerDue) }) : "",
      ]
        .filter(Boolean)
        .join(say("semicolon"));
    case "waiting":
      return [
        say("whyWaiting", { since: timeOfDay(item.since), by: by(/** @type {string} */ (item.due)), reason: reasonWord(item.reason) }),
        // Of others none was told more than their place in the queue.
        item.answerDue ? say("answerDue", { by: by(item.answerDue) }) : "",
      ]
        .filter(Boolean)
        .join(say("semicolon"));
    case "lead": {
      const told = [amountWord(item.amount), horizonWord(item.horizon)].filter(Boolean);
      const about = item.product ? productWord(item.product) : say("someProduct");
      return say("whyLead", {
        about: told.length > 0 ? say("aboutTold", { about, told: told.join(say("comma")) }) : about,
        chance: chance(item.expected),
      });
    }
    default:
      return whyOfFollowUp(item);
  }
}

/** @param {Item} item */
function whyOfFollowUp({ kind, due, about, plan, trigger, ends }) {
  const until = by(/** @type {string} */ (due));
  if (ends) return say(trigger === "deposit-ending" ? "whyDeposit" : "whyRating", { date: dateOnly(ends), by: until });
  if (kind === "call-back") return say("whyCallBack", { by: until });
  if (kind === "promise") return say("whyPromise", { by: until });
  if (kind === "after-complaint") return say("whyAfterComplaint", { number: about ?? "", by: until });
  return plan ? say("whyPlan", { plan: plan[currentLanguage() === "zh" ? "zh" : "en"], by: until }) : say("whyPlanned", { by: until });
}

/** What comes next. @param {Item} item */
export function nextOf(item) {
  switch (item.what) {
    case "waiting":
      return nextWord("waiting");
    case "complaint":
      if (item.moreTime) return say("approveTime", { by: staffName(item.moreTime.by), clock: clockWord(item.moreTime.clock) });
      if (item.objects) return nextWord("objects");
      if (item.refusedTime) {
        const { by: who, clock, reason } = item.refusedTime;
        return say("refusedTime", { by: staffName(who), clock: clockWord(clock), reason });
      }
      if (item.sentBack) {
        const { by: who, reason, told } = item.sentBack;
        return say(told ? "reopenedFor" : "sentBack", { by: staffName(who), reason });
      }
      if (item.confirm) return say(item.stage === "told" ? "confirmClosing" : "confirmTelling", { by: staffName(item.decidedBy) });
      if (item.stage === "filed" && item.acknowledged) return nextWord("filed-told");
      return nextWord(item.clock === "acknowledged" ? "acknowledged" : item.stage);
    case "lead":
      if (item.permission !== "given") return nextWord(`lead-${item.permission}`);
      if (item.inWriting) return item.planned ?? nextWord("lead-writing");
      return item.planned ?? nextWord(item.due ? "lead-planned" : item.stage === "contacted" ? "lead-contacted" : "lead-given");
    default:
      if (item.why !== "no-consent" && item.why !== "refused") return nextWord(item.kind);
      return nextWord(item.purpose === "contact" ? item.why : `${item.why}-${item.purpose}`);
  }
}

/**
 * What was promised, or planned of a lead where something else comes first; of what a plan made, which is written in both
 * languages, the one that is read.
 * @param {Item} item
 */
export function textOf({ what, text, plan, planned, permission, why }) {
  if (what === "lead") return permission === "given" ? null : planned;
  // What the plan says to do is not to be done to who refused since, or before.
  if (plan && why === "refused") return null;
  const lines = text?.split("\n") ?? [];
  return plan && lines.length === 2 ? lines[currentLanguage() === "zh" ? 0 : 1] : text;
}
