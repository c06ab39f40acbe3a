package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.language.Understanding;
import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// That somebody who was told what was decided of their complaint does not accept it.
final class Dispute {

  /// That what they get is too little, or that this cannot be all.
  private static final Pattern TOO_LITTLE =
      Pattern.compile(
          "(?:才|就|只)(?:给我|给|肯|愿意)?(?:退|赔|补偿|补)(?:我|给我|偿)?(?:了)?(?:这么|那么|这|那|一)?(?:点|些|几|[0-9])"
              + "|打发(?:叫花子|要饭|谁|人|我)|这就(?:完了|算完|算了|结案|没事了)|这就是(?:你们的?)?(?:结果|答复|处理|解决)"
              + "|[0-9](?:块|元)?(?:钱)?就(?:想)?(?:了事|打发|完事|算了)"
              + "|\\b(?:only|just|measly|lousy) (?:gave|giving|give|refund(?:ed|ing)?|paid|paying)\\b|\\b(?:only|just|measly|lousy) [^a-z ]?[0-9]+"
              + "|\\b(?:is|was) (?:a joke|an insult|a disgrace|ridiculous|not enough|nowhere near enough)\\b|\\bis (?:that|this) (?:all|it)\\b(?= ?[?!.,]|$)");

  /// How content somebody is, which is also what answers the question for that.
  private static final Pattern CONTENT =
      Pattern.compile(
          "不(?:太|是很|怎么|很|够|大)?满意|\\bnot (?:\\w+ )?(?:satisfied|happy)\\b|\\b(?:dissatisfied|unhappy|unsatisfied)\\b");

  private static final Pattern ACCEPTS =
      Pattern.compile("接受|认可|同意|没有?异议|\\b(?:accept|agree|content with|fine with|happy with)\\b");

  /// What a complaint comes to.
  private static final Pattern OUTCOME =
      Pattern.compile(
          "结果|处理|答复|回复|决定|结论|方案|结案|复核|复议|申诉|\\b(?:outcome|result|decision|decided|answer|response|finding|resolution|offer|appeal|review|closed)\\b");

  private static final Pattern COMPLAINT = Pattern.compile("投诉|\\bcomplain|\\bc-[0-9a-z]{8}\\b");

  /// How that is named in a decision.
  static final String HEARD = "a disagreement with what was decided";

  /// How it is named that somebody accepts it on a condition.
  static final String CONDITION = "an acceptance on a condition";

  private Dispute() {}

  /// What was heard of somebody whose complaint is closed: that they do not accept what they were
  /// told; null for anything else, which is no part of it.
  static @Nullable String heard(Situation s) {
    return s.picked().isEmpty() && isOfClosed(s.understanding(), asksForScore(s)) ? HEARD : null;
  }

  /// Whether somebody who still waits with a complaint that is closed makes the next one.
  static boolean isNextOne(Situation s) {
    return s.picked().isEmpty()
        && s.complaint().filter(GoingOn::closed).isPresent()
        && s.ticket().filter(OpenTicket::complaint).isPresent()
        && Complaining.isDeclared(s.understanding().text());
  }

  /// Whether somebody is asked how content they are with a complaint that is closed.
  static boolean asksForScore(Situation s) {
    return s.flow().filter(it -> it.answer().flow().starts() == Start.COMPLAINT_CLOSED).isPresent();
  }

  /// Whether somebody who was told what was decided says that they do not accept it.
  static boolean is(String text) {
    return Complaining.isObjection(text) || isTooLittle(text);
  }

  /// Whether somebody whose complaint is closed says that they do not accept what was decided;
  /// whoever complains in so many words and names no outcome may have another matter.
  ///
  /// @param rated whether they are asked how content they are: that they are not is an answer then
  static boolean isOfClosed(Understanding message, boolean rated) {
    String text = message.text();
    boolean names = namesOutcome(text);
    String rest = rated && !names ? CONTENT.matcher(form(text)).replaceAll(" ") : text;
    return (is(rest)
            || Complaining.isConditional(text)
            || (names && Hearing.OBJECTION.isIn(message)))
        && (names || !Complaining.isDeclared(text));
  }

  /// Whether somebody says in so many words that they accept what was decided.
  static boolean isOver(String text) {
    String form = form(text);
    return ACCEPTS.matcher(form).find() && !Complaining.isObjection(text);
  }

  /// Whether somebody speaks of a complaint or of what it came to.
  static boolean names(String text) {
    return namesOutcome(text) || COMPLAINT.matcher(form(text)).find();
  }

  private static boolean namesOutcome(String text) {
    return OUTCOME.matcher(form(text)).find();
  }

  private static boolean isTooLittle(String text) {
    return !Complaining.isAccepting(text)
        && !Score.isCounted(text)
        && TOO_LITTLE.matcher(form(text)).find();
  }

  private static String form(String text) {
    String form = NormalForm.of(text);
    return form.length() > Complaining.LONGEST ? form.substring(0, Complaining.LONGEST) : form;
  }
}
