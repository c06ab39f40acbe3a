package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.dialogue.Situation.Picked;
import dev.lobby.feedback.FeedbackKind;
import dev.lobby.feedback.FeedbackPhrases;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides what to do about a message. Pure: the same situation always gives the same decision.
///
/// The rows stand in [#TABLE] in the order in which they win; the first that applies is taken, and
/// every row looked at is named in the decision with the reason why it was taken or not. Those
/// about calls, complaints and answers are told in [CallRows], [ComplaintRows] and [AnswerRows].
public final class Policy {

  /// One row: its name, and what it decides, or why it does not apply.
  private record Row(String name, Function<Situation, Verdict> rule) {}

  /// The row about a complaint that was filed in the conversation before.
  private static final String GOES_ON = "complaint-goes-on";

  /// The row about a call that was promised.
  static final String CALL = "promised-call";

  /// The row about a promised call that the customer wants at another time.
  public static final String CALL_MOVED = "call-moved";

  /// The row about a promised call that the customer no longer wants.
  static final String CALL_OFF = "call-off";

  /// The row about a complaint that is taken back.
  private static final String WITHDRAWN = "complaint-withdrawn";

  /// What wins over what, top first.
  private static final List<Row> TABLE =
      List.of(
          new Row("human-owns", Policy::humanOwns),
          new Row("protocol", Policy::protocol),
          new Row(CALL_MOVED, CallRows::callMoved),
          new Row("interest-lost", CallRows::interestLost),
          new Row(CALL_OFF, CallRows::callOff),
          new Row(CALL, CallRows::promisedCall),
          new Row("no-contact", CallRows::noContact),
          new Row("person", Policy::person),
          new Row(WITHDRAWN, ComplaintRows::withdrawn),
          new Row(GOES_ON, ComplaintRows::goesOn),
          new Row("complaint", ComplaintRows::complaint),
          new Row("hardship", Policy::hardship),
          new Row("flow", Policy::flow),
          new Row("gives-up", Policy::givesUp),
          new Row("feedback", Policy::feedback),
          new Row("suitability", AnswerRows::suitability),
          new Row("incident", AnswerRows::incident),
          new Row("answer", AnswerRows::answer),
          new Row("passage", AnswerRows::passage),
          new Row("queued", Policy::queued),
          new Row("suggest", AnswerRows::suggest),
          new Row("suggest-passages", AnswerRows::suggestPassages),
          new Row("decline", AnswerRows::decline));

  /// Stands before the table where a signal is not believed.
  private static final String OWN_WORDS = "own-words";

  /// Stands in place of the table where nothing was understood.
  private static final String FAILED = "failed";

  /// A signal that lets nothing wait: what the reason in the trace calls it, and the bank's words.
  private record Emergency(Signal signal, String name, WordsKey words, Reason reason) {}

  private static final List<Emergency> EMERGENCIES =
      List.of(
          new Emergency(
              Signal.SELF_HARM, "danger to oneself", WordsKey.SELF_HARM, Reason.SELF_HARM),
          new Emergency(Signal.FRAUD, "a fraud in progress", WordsKey.FRAUD, Reason.FRAUD),
          new Emergency(
              Signal.LOST_CARD, "a lost or stolen card", WordsKey.LOST_CARD, Reason.LOST_CARD));

  private Policy() {}

  /// The names of all rows that may stand in a decision: those of the table in its order, then
  /// those beside it.
  public static List<String> rows() {
    return Stream.concat(
            TABLE.stream().map(Row::name), Stream.of(OWN_WORDS, FAILED, Decision.NO_QUESTIONS))
        .toList();
  }

  /// The decision for a situation.
  public static Decision decide(Situation situation) {
    List<Trace.Branch> why = new ArrayList<>();
    List<String> unheard =
        situation.ruledOut().stream()
            .filter(situation.understanding()::hears)
            .map(Signal::wire)
            .sorted()
            .toList();
    if (!unheard.isEmpty()) {
      why.add(
          new Trace.Branch(
              OWN_WORDS,
              false,
              "the message is the bank's own wording of an article or of an answer, which does not give "
                  + String.join(", ", unheard)));
    }
    for (Row row : TABLE) {
      Verdict verdict = row.rule.apply(situation);
      Say say = verdict.say();
      boolean files = say != null && ComplaintRows.filesBeside(situation, say);
      why.add(
          new Trace.Branch(
              row.name,
              say != null,
              files ? verdict.why() + "; a complaint beside it is filed, too" : verdict.why()));
      if (say != null) {
        Reason route =
            Stream.of(
                    verdict.route(),
                    afterQuestion(situation, say),
                    AnswerRows.withLead(situation, say))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Decision(
            say,
            Optional.ofNullable(route),
            List.copyOf(why),
            AnswerRows.blocked(situation, say),
            AnswerRows.isLead(situation, say),
            files);
      }
    }
    throw new IllegalStateException("The last row of the table applies always.");
  }

  /// The decision when understanding failed or came too late: nobody is left without a word, and a
  /// person is brought; a complaint or a threat in so many words needs no model to be filed.
  ///
  /// @param complains whether a complaint goes on here already
  static Decision decideFailed(
      Status status, Optional<OpenTicket> ticket, boolean complains, String text, String failure) {
    if (status == Status.HUMAN) {
      return new Decision(
          new Say.Silent(),
          Optional.empty(),
          List.of(new Trace.Branch("human-owns", true, "a person owns the conversation")));
    }
    if (!complains && (Complaining.isDeclared(text) || Threatening.is(text))) {
      return new Decision(
          new Say.Acknowledge(WordsKey.COMPLAINT_QUEUED),
          Optional.of(Reason.COMPLAINT),
          List.of(
              new Trace.Branch(
                  FAILED, true, failure + "; a complaint in so many words is filed all the same")));
    }
    return new Decision(
        new Say.Acknowledge(WordsKey.FAILED),
        ticket.isPresent() && ticket.get().reason() != Reason.LEAD
            ? Optional.empty()
            : Optional.of(Reason.FAILED),
        List.of(new Trace.Branch(FAILED, true, failure)));
  }

  private static Verdict humanOwns(Situation s) {
    return s.status() == Status.HUMAN
        ? Verdict.yes(new Say.Silent(), null, "a person owns the conversation")
        : Verdict.no("no person owns the conversation");
  }

  private static Verdict protocol(Situation s) {
    // Of calls from a swindler, or by somebody who has had enough, more is said than that.
    Predicate<Emergency> refusesCalls =
        it ->
            it.signal != Signal.SELF_HARM
                && !s.isLikely(it.signal)
                && NoContact.isOfCalls(s.understanding().text());
    // "算了" of an interest or a call sounds like giving up.
    Predicate<Emergency> givesUpInterest =
        it ->
            it.signal == Signal.SELF_HARM
                && !s.isLikely(it.signal)
                && CallRows.isOfInterestAlone(s);
    Optional<Emergency> heard =
        EMERGENCIES.stream()
            .filter(it -> s.hears(it.signal))
            .filter(refusesCalls.or(givesUpInterest).negate())
            .findFirst();
    if (heard.isEmpty()) {
      return Verdict.no(
          EMERGENCIES.stream().anyMatch(refusesCalls.and(it -> s.hears(it.signal)))
              ? "an emergency is unlikely in words that refuse calls and say no more"
              : "no emergency was heard");
    }
    Emergency emergency = heard.get();
    if (emergency.signal == Signal.LOST_CARD
        && Swallowed.is(s.understanding().text())
        && AnswerRows.isTold(s)) {
      return Verdict.no(
          "a machine kept the card, which is in nobody's hands: what to do is told or offered");
    }
    if (s.hears(Signal.PERSON) && !s.isLikely(emergency.signal)) {
      return Verdict.no(
          emergency.name + " is unlikely beside a wish for a person, which brings one too");
    }
    return Verdict.yes(
        new Say.Protocol(emergency.words),
        s.routeFor(emergency.reason),
        emergency.name + " was heard: the bank's safety words and a person at once");
  }

  /// Whether a person was called because of an emergency.
  static boolean isOfEmergency(Reasons reasons) {
    return EMERGENCIES.stream().anyMatch(it -> reasons.has(it.reason));
  }

  static Verdict person(Situation s) {
    boolean touched = s.picked().filter(Picked.Person.class::isInstance).isPresent();
    if (!touched && !s.hears(Signal.PERSON)) {
      return s.status() == Status.QUEUED
              && s.flow().isEmpty()
              && Impatience.is(s.understanding().text())
          ? Verdict.yes(
              new Say.Acknowledge(WordsKey.PERSON_STILL_QUEUED),
              null,
              "somebody who waits asks whether anybody is there")
          : Verdict.no("no wish for a person was heard");
    }
    if (!touched && ComplaintRows.withdrawn(s).applies()) {
      return Verdict.no("a complaint is taken back beside a wish for a person, who comes for that");
    }
    boolean complains = ComplaintRows.isPlainly(s);
    if (complains && ComplaintRows.isMadeOrGoesOn(s)) {
      return Verdict.no(
          "a wish for a person came with a complaint, which brings one and a number too");
    }
    String heard = touched ? "the customer chose a person" : "a wish for a person was heard";
    Reason route = s.routeFor(Reason.PERSON);
    return s.status() == Status.QUEUED
        ? Verdict.yes(
            new Say.Acknowledge(WordsKey.PERSON_STILL_QUEUED),
            route,
            heard + "; one is already called" + (route == null ? "" : ", and now asked for"))
        : Verdict.yes(new Say.Acknowledge(WordsKey.PERSON_QUEUED), route, heard);
  }

  /// The complaint that went on when a turn was decided, by why it was decided so.
  public static Optional<GoingOn> goingOn(List<Trace.Branch> why) {
    return why.stream()
        .filter(it -> it.row().equals(GOES_ON) || it.row().equals(WITHDRAWN))
        .flatMap(it -> GoingOn.named(it.why()).stream())
        .findFirst();
  }

  static Verdict hardship(Situation s) {
    if (!s.hears(Signal.HARDSHIP) && !Threat.isFeared(s)) {
      return Verdict.no("no hardship was heard");
    }
    Reason route = s.routeFor(Reason.HARDSHIP);
    if (route == null) {
      return Verdict.no("hardship was heard, and a person is already called");
    }
    return Verdict.yes(
        new Say.Acknowledge(WordsKey.HARDSHIP_QUEUED),
        route,
        "hardship was heard: kind words and a person who may change terms");
  }

  static Verdict flow(Situation s) {
    if (s.flow().isEmpty()) {
      return Verdict.no("no flow is under way");
    }
    Situation.Underway flow = s.flow().get();
    if (!flow.answer().stopped() && isQuestion(flow, s)) {
      return Verdict.no("the message is clearly a question, which is answered first");
    }
    if (flow.answer().ignored()) {
      return Verdict.no("the message answers nothing that was asked, and nobody has to");
    }
    return Verdict.yes(
        new Say.Ask(flow.answer().flow().id()),
        flow.answer().handsOver() ? s.routeFor(Reason.NO_ANSWER) : null,
        flow.answer().why());
  }

  /// Somebody who waits says that they no longer do.
  private static Verdict givesUp(Situation s) {
    if (s.status() != Status.QUEUED || s.ticket().isEmpty()) {
      return Verdict.no("nobody is waited for");
    }
    if (!GivingUp.is(s.understanding().text())) {
      return Verdict.no("the customer does not say that they no longer wait");
    }
    Reason reason = s.ticket().get().reason();
    if (reason == Reason.COMPLAINT) {
      return Verdict.yes(
          new Say.Acknowledge(WordsKey.COMPLAINT_GOES_ON),
          null,
          "the customer no longer waits; a complaint goes on without them");
    }
    // Of a message that nobody could answer or understand it is not known what it was about.
    return s.ticket().get().reasons().equals(Reasons.of(Reason.PERSON))
        ? Verdict.yes(
            new Say.Acknowledge(WordsKey.QUEUE_LEFT),
            null,
            "the customer no longer waits for a person, and nothing else needs one")
        : Verdict.no("a word does not end what a person was called for: " + reason.wire());
  }

  /// A suggestion or praise, when it is clear, and nothing else is said beside it.
  static Verdict feedback(Situation s) {
    String text = s.understanding().text();
    Optional<FeedbackKind> heard =
        FeedbackPhrases.packaged().heard(text).or(() -> meant(s.understanding()));
    heard = heard.or(() -> NoComplaint.grumble(s));
    if (heard.isEmpty()) {
      return Verdict.no("neither a suggestion nor praise was heard");
    }
    boolean praise = heard.get() == FeedbackKind.PRAISE;
    String kind = praise ? "praise" : "a suggestion";
    // A suggestion may well be put as a question, if it is one to which nobody knows an answer.
    if (s.picked().isPresent() || (Asking.is(text) && (praise || AnswerRows.isAnswered(s)))) {
      return Verdict.no(kind + " was heard in a question, which is answered");
    }
    Optional<Signal> signal = NoComplaint.besides(s);
    if (signal.isPresent()) {
      return Verdict.no(kind + " was heard beside " + signal.get().wire());
    }
    if (s.ticket().filter(OpenTicket::complaint).isPresent()) {
      return Verdict.no(kind + " was heard, and becomes part of the open complaint");
    }
    return Verdict.yes(
        new Say.Acknowledge(
            heard.get() == FeedbackKind.PRAISE
                ? WordsKey.PRAISE_THANKED
                : WordsKey.SUGGESTION_THANKED),
        null,
        kind + " was heard: thanked, and given to whom it concerns");
  }

  /// What the meaning of a message gives.
  private static Optional<FeedbackKind> meant(Understanding understanding) {
    return understanding
        .feedback()
        .flatMap(label ->
            switch (label) {
              case SUGGESTION -> Optional.of(FeedbackKind.SUGGESTION);
              case PRAISE -> Optional.of(FeedbackKind.PRAISE);
              case NEITHER -> Optional.empty();
            });
  }

  /// Whether the customer asks something that can be answered, and so does not answer the flow's
  /// question.
  private static boolean isQuestion(Situation.Underway flow, Situation s) {
    if (s.picked().isPresent()) {
      return true;
    }
    if (flow.answer().rates() && !Asking.is(s.understanding().text())) {
      return false;
    }
    boolean article = AnswerRows.wanted(s).filter(it -> !s.blocked().containsKey(it)).isPresent();
    boolean passage =
        !s.passages().isEmpty()
            && s.passages().getFirst().probability() >= s.passageThresholds().answer();
    return flow.asks() && (article || passage || s.incident().isPresent());
  }

  /// The reason to bring a person when the flow's question was put off as often as may be; null for
  /// none.
  private static @Nullable Reason afterQuestion(Situation s, Say say) {
    boolean answered =
        say instanceof Say.Answer || say instanceof Say.Suggest || say instanceof Say.Incident;
    return answered && s.flow().filter(it -> it.comeBack().handsOver()).isPresent()
        ? s.routeFor(Reason.NO_ANSWER)
        : null;
  }

  private static Verdict queued(Situation s) {
    if (s.status() != Status.QUEUED) {
      return Verdict.no("nobody is called yet");
    }
    boolean complaint = s.ticket().filter(OpenTicket::complaint).isPresent();
    return Verdict.yes(
        new Say.Acknowledge(complaint ? WordsKey.COMPLAINT_NOTED : WordsKey.QUEUED_NOTED),
        null,
        "a person is called; what cannot be answered is noted for them");
  }
}
