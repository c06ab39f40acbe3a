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
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides what to do about a message. Pure: the same situation always gives the same decision.
///
/// The rows stand in [#TABLE] in the order in which they win; the first that applies is taken, and
/// every row looked at is named in the decision with the reason why it was taken or not.
public final class Policy {

  /// A silent turn, or a person after so many turns in a row without an answer.
  static final int DECLINES_UNTIL_PERSON = 2;

  /// How many articles are suggested at most.
  static final int SUGGESTIONS = 3;

  /// An article less likely than this is not worth a button.
  static final double WORTH_SUGGESTING = 0.05;

  /// One row: its name, and what it decides, or why it does not apply.
  private record Row(String name, Rule rule) {}

  private interface Rule {
    Verdict judge(Situation situation);
  }

  /// @param say what to say; null when the row does not apply
  /// @param route whom to bring; null for nobody
  private record Verdict(@Nullable Say say, @Nullable Reason route, String why) {

    static Verdict no(String why) {
      return new Verdict(null, null, why);
    }

    static Verdict yes(Say say, @Nullable Reason route, String why) {
      return new Verdict(say, route, why);
    }
  }

  /// The row about a complaint that was filed in the conversation before.
  private static final String GOES_ON = "complaint-goes-on";

  /// The row about a call that was promised.
  static final String CALL = "promised-call";

  /// The row about a promised call that the customer wants at another time.
  static final String CALL_MOVED = "call-moved";

  /// The row about a promised call that the customer no longer wants.
  static final String CALL_OFF = "call-off";

  /// The row about a complaint that is taken back.
  private static final String WITHDRAWN = "complaint-withdrawn";

  /// What wins over what, top first.
  private static final List<Row> TABLE =
      List.of(
          new Row("human-owns", Policy::humanOwns),
          new Row("protocol", Policy::protocol),
          new Row(CALL_MOVED, Policy::callMoved),
          new Row(CALL_OFF, Policy::callOff),
          new Row(CALL, Policy::promisedCall),
          new Row("no-contact", Policy::noContact),
          new Row("interest-lost", Policy::interestLost),
          new Row("person", Policy::person),
          new Row(WITHDRAWN, Policy::withdrawn),
          new Row(GOES_ON, Policy::goesOn),
          new Row("complaint", Policy::complaint),
          new Row("hardship", Policy::hardship),
          new Row("flow", Policy::flow),
          new Row("gives-up", Policy::givesUp),
          new Row("feedback", Policy::feedback),
          new Row("suitability", Policy::suitability),
          new Row("incident", Policy::incident),
          new Row("answer", Policy::answer),
          new Row("passage", Policy::passage),
          new Row("queued", Policy::queued),
          new Row("suggest", Policy::suggest),
          new Row("suggest-passages", Policy::suggestPassages),
          new Row("decline", Policy::decline));

  /// Stands before the table where a signal is not believed.
  private static final String OWN_WORDS = "own-words";

  /// Stands in place of the table where nothing was understood.
  private static final String FAILED = "failed";

  /// Waiting for a person for these tells of no trouble.
  private static final Set<Reason> CALM = Set.of(Reason.PERSON, Reason.LEAD);

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
      Verdict verdict = row.rule.judge(situation);
      Say say = verdict.say;
      boolean files = say != null && filesBeside(situation, say);
      why.add(
          new Trace.Branch(
              row.name,
              say != null,
              files ? verdict.why + "; a complaint beside it is filed, too" : verdict.why));
      if (say != null) {
        Reason route =
            Stream.of(verdict.route, afterQuestion(situation, say), withLead(situation, say))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Decision(
            say,
            Optional.ofNullable(route),
            List.copyOf(why),
            blocked(situation, say),
            isLead(situation, say),
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
                && !isLikely(it.signal, s)
                && NoContact.isOfCalls(s.understanding().text());
    Optional<Emergency> heard =
        EMERGENCIES.stream()
            .filter(it -> s.hears(it.signal))
            .filter(refusesCalls.negate())
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
        && isTold(s)) {
      return Verdict.no(
          "a machine kept the card, which is in nobody's hands: what to do is told or offered");
    }
    if (s.hears(Signal.PERSON) && !isLikely(emergency.signal, s)) {
      return Verdict.no(
          emergency.name + " is unlikely beside a wish for a person, which brings one too");
    }
    return Verdict.yes(
        new Say.Protocol(emergency.words),
        routeFor(emergency.reason, s),
        emergency.name + " was heard: the bank's safety words and a person at once");
  }

  /// Whether a complaint is filed beside the safety words: whoever lost a card, or is being
  /// swindled, and complains plainly has a number for it, and is asked nothing now.
  private static boolean filesBeside(Situation s, Say say) {
    boolean safety =
        say instanceof Say.Protocol(WordsKey words)
            && (words == WordsKey.LOST_CARD || words == WordsKey.FRAUD);
    return safety
        && isPlainly(s)
        && s.picked().isEmpty()
        && open(s).isEmpty()
        && s.ticket().filter(OpenTicket::complaint).isEmpty()
        && complains(s) != null
        && !asksAfter(s);
  }

  /// Whether somebody complains in so many words, or more likely than not.
  private static boolean isPlainly(Situation s) {
    return Threat.isSaid(s)
        || (s.hears(Signal.COMPLAINT) && isLikely(Signal.COMPLAINT, s))
        || (!s.ruledOut().contains(Signal.COMPLAINT)
            && Complaining.isDeclared(s.understanding().text()));
  }

  /// Whether how one gets a card back from a machine is told, or offered to who waits for nobody.
  private static boolean isTold(Situation s) {
    return (answer(s).say instanceof Say.Answer(String id) && id.equals(Swallowed.ARTICLE))
        || (s.status() != Status.QUEUED
            && suggest(s).say instanceof Say.Suggest(List<String> ids)
            && ids.contains(Swallowed.ARTICLE));
  }

  /// Who wants a promised call at another time is told by when it comes now, or asked for one; who
  /// may be contacted after all, that it is noted.
  private static Verdict callMoved(Situation s) {
    Optional<WordsKey> move = s.call().flatMap(PromisedCall::move);
    if (move.isEmpty()) {
      return Verdict.no("the customer asks for no other time of a promised call");
    }
    String why =
        (ContactAgain.isOf(s.call().orElseThrow())
                ? "the customer may be contacted after all, and "
                : "the customer wants the call at another time, and ")
            + s.call().orElseThrow().words();
    if (s.flow().filter(it -> it.answer().fills(Flow.CONTACT)).isPresent()) {
      return Verdict.no(why + ", but that answers a flow's question");
    }
    Optional<String> more = beyondMove(s);
    return more.isPresent()
        ? Verdict.no(why + ", but " + more.get() + ", which goes first")
        : Verdict.yes(new Say.Acknowledge(move.get()), null, why);
  }

  /// Who no longer wants the call that was promised is told that it is cancelled, and who does not
  /// want the one that somebody would make about their interest, that nobody makes it.
  private static Verdict callOff(Situation s) {
    boolean lead = s.ticket().filter(it -> it.reasons().has(Reason.LEAD)).isPresent();
    if ((s.call().isEmpty() && !lead) || s.picked().isPresent()) {
      return Verdict.no("no call is promised that could be taken back");
    }
    if (s.call().flatMap(PromisedCall::move).isPresent()) {
      return Verdict.no("a promised call is to be moved, and not taken back");
    }
    // Of an interest nothing was promised: only who says so in so many words takes that back.
    String text = s.understanding().text();
    if (s.call().isPresent()
        ? !callsOff(s.understanding())
        : !(CallOff.is(text) || CallOff.isOfAllCalls(text))) {
      return Verdict.no("the customer does not take a promised call back");
    }
    Optional<String> more = CallOff.is(text) ? Optional.empty() : beyondCall(s);
    if (more.isPresent()) {
      return Verdict.no("a call is taken back, but " + more.get() + ", which goes first");
    }
    if (s.call().isPresent()) {
      return Verdict.yes(
          new Say.Acknowledge(WordsKey.CALL_OFF),
          null,
          "the customer no longer wants to be called, and "
              + s.call().get().words()
              + ", which is cancelled");
    }
    return s.flow().filter(it -> it.answer().fills(Flow.CONTACT)).isPresent()
        ? Verdict.no("a call is refused in answer to a flow's question")
        : Verdict.yes(
            new Say.Acknowledge(WordsKey.LEAD_CALL_OFF),
            null,
            "the customer wants no call about the interest that is followed up");
  }

  /// Whether a call that was promised is taken back, and no more than that.
  static boolean callsOff(Understanding message) {
    return CallOff.isIn(message.text())
        || (Hearing.CALL_OFF.isIn(message)
            && !Hearing.NO_CONTACT.isIn(message)
            && !CallOff.wantsMore(message.text()));
  }

  /// Who says not to be contacted is told that nobody will. What is said beside that goes first,
  /// and so does a flow's question that it answers; it is kept all the same.
  private static Verdict noContact(Situation s) {
    String text = s.understanding().text();
    boolean lead = s.ticket().filter(it -> it.reasons().has(Reason.LEAD)).isPresent();
    boolean written =
        !ContactAnswer.insteadOfCalls(s.understanding()).isEmpty()
            || (lead && ContactAnswer.asksForWritingInstead(s.understanding()));
    if (s.picked().isPresent() || !(written || Hearing.NO_CONTACT.isIn(s.understanding()))) {
      return Verdict.no("contact is not refused");
    }
    if (s.ticket()
        .filter(it -> EMERGENCIES.stream().anyMatch(e -> it.reasons().has(e.reason)))
        .isPresent()) {
      return Verdict.no(
          "somebody comes for an emergency, in which the customer may have to be called");
    }
    if (s.flow().filter(it -> it.answer().fills(Flow.CONTACT)).isPresent()) {
      return Verdict.no("contact is refused in answer to a flow's question");
    }
    if (s.flow()
        .filter(
            it -> it.answer().flow().starts() == Start.COMPLAINT && !it.answer().filled().isEmpty())
        .isPresent()) {
      return Verdict.no("it answers a question of the complaint, and is noted all the same");
    }
    if (written) {
      return Verdict.yes(
          new Say.Acknowledge(WordsKey.LEAD_CALL_OFF),
          null,
          "the customer refuses calls, and says how to write to them");
    }
    if (NoContact.is(text)) {
      return Verdict.yes(
          new Say.Acknowledge(WordsKey.NO_CONTACT), null, "the customer refuses contact");
    }
    boolean more =
        isAnswered(s)
            || s.hears(Signal.PRODUCT_INTEREST)
            || Stream.<Rule>of(
                    Policy::person,
                    Policy::withdrawn,
                    Policy::goesOn,
                    Policy::complaint,
                    Policy::hardship,
                    Policy::flow,
                    Policy::feedback)
                .anyMatch(it -> it.judge(s).say != null);
    return more
        ? Verdict.no("contact is refused, which is noted; what is said beside it goes first")
        : Verdict.yes(
            new Say.Acknowledge(WordsKey.NO_CONTACT),
            null,
            "the customer refuses contact, and nothing else that can be answered is said");
  }

  /// Who is no longer interested in what somebody follows up is asked nothing more about it, and
  /// nobody comes for it.
  private static Verdict interestLost(Situation s) {
    boolean followedUp =
        s.ticket().filter(it -> it.reasons().has(Reason.LEAD)).isPresent()
            || s.flow().filter(it -> it.answer().flow().starts() == Start.LEAD).isPresent();
    if (!followedUp || s.picked().isPresent() || !LostInterest.is(s.understanding().text())) {
      return Verdict.no("no interest that is followed up is lost");
    }
    if (s.flow().filter(it -> it.answer().fills(Flow.CONTACT)).isPresent()) {
      return Verdict.no("it answers the question whether somebody may contact them");
    }
    if (withdrawn(s).say != null) {
      return Verdict.no("it is a complaint that is taken back");
    }
    return beyondCall(s)
        .map(it -> Verdict.no("interest is lost, but " + it + ", which goes first"))
        .orElseGet(() ->
            Verdict.yes(
                new Say.Acknowledge(WordsKey.LEAD_LOST),
                null,
                "the customer is no longer interested in what is followed up"));
  }

  /// Who asks when they will be called is told; a call that did not come brings a person. What is
  /// said beside the question may need more than that.
  private static Verdict promisedCall(Situation s) {
    if (s.call().filter(it -> it.move().isEmpty()).isEmpty() || callsOff(s.understanding())) {
      return Verdict.no("the customer asks after no call, or none is promised");
    }
    PromisedCall call = s.call().get();
    String why = "the customer asks when they are called, and " + call.words();
    Optional<String> more = beyondCall(s);
    if (more.isPresent()) {
      return Verdict.no(why + ", but " + more.get() + ", which goes first");
    }
    return call.late()
        ? Verdict.yes(
            new Say.Acknowledge(WordsKey.CALL_LATE),
            routeFor(Reason.PERSON, s),
            why + ", which is over: a person is brought")
        : Verdict.yes(new Say.Acknowledge(WordsKey.CALL_PROMISED), null, why);
  }

  /// What was heard that the time of a call does not settle.
  private static Optional<String> beyondCall(Situation s) {
    if (s.picked().filter(Picked.Person.class::isInstance).isPresent()
        || (s.hears(Signal.PERSON) && isLikely(Signal.PERSON, s))) {
      return Optional.of("a person is wished for now");
    }
    return beyondTime(s);
  }

  /// The same of a message that says little but when to call: it sounds like a wish for a person,
  /// and like a complaint, who are told by other words.
  private static Optional<String> beyondMove(Situation s) {
    boolean complains = Threat.isSaid(s) || Complaining.isDeclared(s.understanding().text());
    return complains && (goesOn(s).say != null || complaint(s).say != null)
        ? Optional.of("a complaint was heard")
        : hardship(s).say != null ? Optional.of("hardship was heard") : Optional.empty();
  }

  private static Optional<String> beyondTime(Situation s) {
    boolean complains =
        Threat.is(s)
            || (s.hears(Signal.COMPLAINT) && isLikely(Signal.COMPLAINT, s))
            || Complaining.isDeclared(s.understanding().text());
    if (complains && (goesOn(s).say != null || complaint(s).say != null)) {
      return Optional.of("a complaint was heard");
    }
    return hardship(s).say != null ? Optional.of("hardship was heard") : Optional.empty();
  }

  private static Verdict person(Situation s) {
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
    if (!touched && withdrawn(s).say != null) {
      return Verdict.no("a complaint is taken back beside a wish for a person, who comes for that");
    }
    boolean complains = isPlainly(s);
    if (complains && (goesOn(s).say != null || complaint(s).say != null)) {
      return Verdict.no(
          "a wish for a person came with a complaint, which brings one and a number too");
    }
    String heard = touched ? "the customer chose a person" : "a wish for a person was heard";
    Reason route = routeFor(Reason.PERSON, s);
    return s.status() == Status.QUEUED
        ? Verdict.yes(
            new Say.Acknowledge(WordsKey.PERSON_STILL_QUEUED),
            route,
            heard + "; one is already called" + (route == null ? "" : ", and now asked for"))
        : Verdict.yes(new Say.Acknowledge(WordsKey.PERSON_QUEUED), route, heard);
  }

  /// Whoever takes a complaint back is asked nothing more, and waits for nobody because of it; that
  /// it is taken back stands in the complaint, where an officer sees to it.
  private static Verdict withdrawn(Situation s) {
    if (open(s).isEmpty() && s.ticket().filter(OpenTicket::complaint).isEmpty()) {
      return Verdict.no("no complaint goes on here that could be taken back");
    }
    // Of a complaint in so many words the guard easily makes a threat, where nothing else is said.
    if (!(Hearing.WITHDRAWAL.isIn(s.understanding()) || withdrawsBeside(s))
        || s.picked().isPresent()
        || open(s).filter(it -> it.isTakenUpAgain(s.understanding().text())).isPresent()) {
      return Verdict.no("no complaint is taken back");
    }
    if (accepts(s) && !TakingBack.isHere(s.understanding().text())) {
      return Verdict.no("what was decided is accepted, and nothing taken back");
    }
    return Verdict.yes(
        new Say.Acknowledge(WordsKey.COMPLAINT_WITHDRAWN),
        besides(s),
        open(s).map(it -> it.words() + "; ").orElse("")
            + "the customer takes their complaint back: nothing more is asked, and it is noted there");
  }

  /// Whether somebody who waits with a complaint takes it back and wishes for a person for
  /// something else.
  private static boolean withdrawsBeside(Situation s) {
    return s.ticket().filter(OpenTicket::complaint).isPresent()
        && s.hears(Signal.PERSON)
        && !Threat.isSaid(s)
        && TakingBack.isBeside(s.understanding().text());
  }

  /// What a person is needed for whatever becomes of a complaint; null for nothing.
  private static @Nullable Reason besides(Situation s) {
    if (s.hears(Signal.HARDSHIP)) {
      return routeFor(Reason.HARDSHIP, s);
    }
    boolean person =
        s.hears(Signal.PERSON)
            || s.hears(Signal.VULNERABLE)
            || (s.hears(Signal.DISPUTED_TRANSACTION)
                && !Settled.isPutRight(s.understanding().text()));
    return person ? routeFor(Reason.PERSON, s) : null;
  }

  /// Whoever is told what was decided, or waits for it, and is unhappy has one complaint, not two.
  private static Verdict goesOn(Situation s) {
    if (s.complaint().isEmpty()) {
      return Verdict.no("none that was filed here is open");
    }
    GoingOn open = s.complaint().get();
    String still = open.words();
    String heard = open.closed() ? Dispute.heard(s) : objects(s, open);
    if (heard == null) {
      return Verdict.no(still + ", and none was heard");
    }
    if (routeFor(Reason.COMPLAINT, s) == null && !open.told()) {
      return Verdict.no(still + ", and a person is waited for with one");
    }
    if (Hearing.ANOTHER.isIn(s.understanding())) {
      return Verdict.no(still + ", and the customer speaks of another matter");
    }
    if (asksAfter(s)) {
      return Verdict.no(still + ", and the customer asks how it stands");
    }
    if (heard.equals(Dispute.CONDITION)) {
      return Verdict.yes(
          new Say.Acknowledge(WordsKey.COMPLAINT_ADDED),
          null,
          heard + " was heard, and " + still + ": whoever looks after that answers it");
    }
    return Verdict.yes(
        new Say.Acknowledge(WordsKey.COMPLAINT_ADDED),
        routeFor(Reason.PERSON, s),
        heard + " was heard, and " + still + ": it becomes part of that, and a person is brought");
  }

  /// What was heard of somebody whose complaint goes on; null for nothing. That they speak of
  /// taking it back and say more, or would keep it, is for a person; so is, once they were told
  /// what was decided, that they do not accept it.
  private static @Nullable String objects(Situation s, GoingOn open) {
    if (open.told()
        && s.picked().isEmpty()
        && !Threat.is(s)
        && !s.hears(Signal.PERSON)
        && Complaining.isConditional(s.understanding().text())) {
      return Dispute.CONDITION;
    }
    String heard = complains(s);
    if (heard != null || s.picked().isPresent()) {
      return heard;
    }
    String text = s.understanding().text();
    if (TakingBack.isUndone(text) || open.isTakenUpAgain(text)) {
      return "a wish to keep the complaint";
    }
    if (TakingBack.isNamed(text)) {
      return "more than a wish to take the complaint back";
    }
    return open.told() && Hearing.OBJECTION.isIn(s.understanding()) ? Dispute.HEARD : null;
  }

  private static Optional<GoingOn> open(Situation s) {
    return s.complaint().filter(it -> !it.closed());
  }

  /// The complaint that went on when a turn was decided, by why it was decided so.
  public static Optional<GoingOn> goingOn(List<Trace.Branch> why) {
    return why.stream()
        .filter(it -> it.row().equals(GOES_ON) || it.row().equals(WITHDRAWN))
        .flatMap(it -> GoingOn.named(it.why()).stream())
        .findFirst();
  }

  /// What was heard of a complaint; null for nothing.
  private static @Nullable String complains(Situation s) {
    String text = s.understanding().text();
    boolean own = s.picked().isEmpty() && !s.ruledOut().contains(Signal.COMPLAINT);
    if (accepts(s)) {
      return null;
    }
    if (Threat.isSaid(s)) {
      return "a legal threat in so many words";
    }
    if (Threat.isOnlyAskedAfter(s) || Threat.isFeared(s) || NoComplaint.isSaid(s)) {
      return null;
    }
    if (s.hears(Signal.LEGAL_THREAT)) {
      return "a legal threat";
    }
    return s.hears(Signal.COMPLAINT)
            || (own && (Complaining.isDeclared(text) || Neglected.is(text) || Overcharged.is(text)))
            || (own && s.complaint().isPresent() && Complaining.namesAnother(text))
        ? "a complaint"
        : null;
  }

  /// Whether somebody who waits with a complaint makes a second one, which is told by what they say
  /// and never by the guard alone.
  private static boolean isSecond(Situation s) {
    String text = s.understanding().text();
    boolean announced =
        AnotherMatter.isAnnounced(text)
            && s.hears(Signal.COMPLAINT)
            && isLikely(Signal.COMPLAINT, s);
    boolean meant =
        Hearing.ANOTHER.isIn(s.understanding())
            && (s.hears(Signal.COMPLAINT) || s.hears(Signal.DISPUTED_TRANSACTION));
    return s.picked().isEmpty()
        && !s.ruledOut().contains(Signal.COMPLAINT)
        && s.complaint().isPresent()
        && s.ticket().filter(OpenTicket::complaint).isPresent()
        && (announced || meant || Complaining.makesSecond(text));
  }

  /// Whether somebody who was told what was decided accepts it in the end, or thanks for it: that
  /// they grumble about it first is no complaint.
  private static boolean accepts(Situation s) {
    // Of one that is closed resignation is no acceptance: somebody complains of the next thing.
    boolean another =
        s.hears(Signal.COMPLAINT)
            && isLikely(Signal.COMPLAINT, s)
            && !Dispute.isOver(s.understanding().text());
    return s.complaint().filter(GoingOn::told).filter(it -> !(it.closed() && another)).isPresent()
        && s.picked().isEmpty()
        && !Threat.is(s)
        && Hearing.ACCEPTANCE.isIn(s.understanding());
  }

  private static boolean asksAfter(Situation s) {
    String text = s.understanding().text();
    boolean here = open(s).isPresent() || s.ticket().filter(OpenTicket::complaint).isPresent();
    // In a question how it stands the guard easily hears a threat.
    boolean threat = Threat.is(s) && Threatening.names(text);
    return !threat
        && (Complaining.isAskedAfter(text) || (here && Hearing.STATUS.isIn(s.understanding())));
  }

  private static Verdict complaint(Situation s) {
    String heard = complains(s);
    if (heard == null) {
      return Verdict.no("no complaint was heard");
    }
    Reason route =
        isSecond(s) || Dispute.isNextOne(s) ? Reason.COMPLAINT : routeFor(Reason.COMPLAINT, s);
    if (route == null) {
      return Verdict.no(heard + " was heard, and one is already filed");
    }
    if (asksAfter(s)) {
      return Verdict.no(heard + " was heard, of somebody who asks how theirs stands");
    }
    if (Dispute.asksForScore(s)
        && !Threat.is(s)
        && !Complaining.isDeclared(s.understanding().text())) {
      return Verdict.no(
          heard + " was heard, of somebody who is asked how content they are with a closed one");
    }
    return Verdict.yes(
        new Say.Acknowledge(WordsKey.COMPLAINT_QUEUED),
        route,
        heard + " was heard: it gets a number, a clock and a person");
  }

  private static Verdict hardship(Situation s) {
    if (!s.hears(Signal.HARDSHIP) && !Threat.isFeared(s)) {
      return Verdict.no("no hardship was heard");
    }
    Reason route = routeFor(Reason.HARDSHIP, s);
    if (route == null) {
      return Verdict.no("hardship was heard, and a person is already called");
    }
    return Verdict.yes(
        new Say.Acknowledge(WordsKey.HARDSHIP_QUEUED),
        route,
        "hardship was heard: kind words and a person who may change terms");
  }

  private static Verdict flow(Situation s) {
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
        flow.answer().handsOver() ? routeFor(Reason.NO_ANSWER, s) : null,
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
  private static Verdict feedback(Situation s) {
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
    if (s.picked().isPresent() || (Asking.is(text) && (praise || isAnswered(s)))) {
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

  /// Whether the message asks for something that is known.
  private static boolean isAnswered(Situation s) {
    return wanted(s).isPresent() || quotable(s).isPresent() || s.incident().isPresent();
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
    boolean article = wanted(s).filter(it -> !s.blocked().containsKey(it)).isPresent();
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
        ? routeFor(Reason.NO_ANSWER, s)
        : null;
  }

  /// The reason to bring somebody for an interest that is followed up though nothing was told of
  /// it; null for none. So nobody's is followed up without their knowing.
  private static @Nullable Reason withLead(Situation s, Say say) {
    boolean open =
        say instanceof Say.Suggest || say instanceof Say.Withhold || say instanceof Say.Decline;
    return open && isLead(s, say) ? routeFor(Reason.LEAD, s) : null;
  }

  /// Stands above all that tells or offers something: what is held back is not replaced by the next
  /// best.
  private static Verdict suitability(Situation s) {
    Optional<String> told =
        s.incident()
            .or(() -> wanted(s).filter(it -> !s.blocked().containsKey(it)))
            .or(() -> wanted(s).isPresent() ? Optional.empty() : quotable(s));
    String why = told.map(s.unsuitable()::get).orElse(null);
    return why == null
        ? Verdict.no("nothing is told that recommends what does not suit the customer")
        : Verdict.yes(new Say.Withhold(told.orElseThrow()), null, told.get() + ": " + why);
  }

  /// The passage that is quoted when no article is told.
  private static Optional<String> quotable(Situation s) {
    return passage(s).say instanceof Say.Answer(String reference)
        ? Optional.of(reference)
        : Optional.empty();
  }

  private static Verdict incident(Situation s) {
    return s.incident()
        .map(id ->
            Verdict.yes(new Say.Incident(id), null, "the message is about the incident " + id))
        .orElseGet(() -> Verdict.no("the message is about no incident"));
  }

  private static Verdict answer(Situation s) {
    double needed = s.thresholds().answer();
    String article;
    String why;
    if (s.picked().orElse(null) instanceof Picked.Article(String id)) {
      article = id;
      why = "the customer picked " + id;
    } else if (s.matches().isEmpty() || s.matches().getFirst().probability() < needed) {
      double best = s.matches().isEmpty() ? 0 : s.matches().getFirst().probability();
      return Verdict.no("the best probability " + percent(best) + " is below " + percent(needed));
    } else {
      Match best = s.matches().getFirst();
      article = best.articleId();
      why =
          article
              + " has probability "
              + percent(best.probability())
              + ", at least "
              + percent(needed);
    }
    List<Gap> gaps = s.blocked().get(article);
    if (gaps != null) {
      return Verdict.no(
          why
              + ", and cannot be told: "
              + gaps.stream().map(Gap::en).collect(Collectors.joining("; ")));
    }
    if (isLead(s, new Say.Answer(article))) {
      return Verdict.yes(
          new Say.Answer(article),
          routeFor(Reason.LEAD, s),
          why + "; interest in a product that is followed up: also a lead");
    }
    return Verdict.yes(new Say.Answer(article), null, why);
  }

  /// Whether interest is followed up: where the customer is answered or offered something, or told
  /// that there is nothing, and where they wait for a person and tell of nothing else; not where
  /// they are in trouble, may be a danger to themselves or are with a person.
  private static boolean isLead(Situation s, Say say) {
    boolean calm =
        switch (say) {
          case Say.Answer it -> true;
          case Say.Suggest it -> true;
          case Say.Decline it -> true;
          case Say.Withhold it -> true;
          case Say.Acknowledge(WordsKey words) -> waitsCalmly(s, words);
          case Say.Ask it -> false;
          case Say.Incident it -> false;
          case Say.Protocol it -> false;
          case Say.Silent it -> false;
        };
    boolean danger = s.ticket().filter(it -> it.reasons().has(Reason.SELF_HARM)).isPresent();
    return calm && !danger && s.hears(Signal.PRODUCT_INTEREST) && s.interestIsLead();
  }

  private static boolean waitsCalmly(Situation s, WordsKey words) {
    boolean waits =
        words == WordsKey.PERSON_QUEUED
            || words == WordsKey.PERSON_STILL_QUEUED
            || words == WordsKey.QUEUED_NOTED;
    return waits
        && s.ticket().map(OpenTicket::reason).filter(it -> !CALM.contains(it)).isEmpty()
        && Arrays.stream(Signal.values())
            .filter(s::hears)
            .allMatch(it -> it == Signal.PERSON || it == Signal.PRODUCT_INTEREST);
  }

  /// The article that the customer picked, or that is likely enough to be the one asked for.
  private static Optional<String> wanted(Situation s) {
    if (s.picked().orElse(null) instanceof Picked.Article(String id)) {
      return Optional.of(id);
    }
    return s.matches().stream()
        .findFirst()
        .filter(best -> best.probability() >= s.thresholds().answer())
        .map(Match::articleId);
  }

  /// What was to be said or offered and cannot be told that day. What stands above the answers in
  /// the table was said in any case.
  private static List<String> blocked(Situation s, Say say) {
    boolean noted =
        say instanceof Say.Acknowledge(WordsKey words)
            && (words == WordsKey.QUEUED_NOTED || words == WordsKey.COMPLAINT_NOTED);
    boolean below = say instanceof Say.Suggest || say instanceof Say.Decline;
    if (s.blocked().isEmpty() || !(noted || below)) {
      return List.of();
    }
    Optional<String> wanted = wanted(s).filter(s.blocked()::containsKey);
    if (wanted.isPresent() || noted) {
      return wanted.stream().toList();
    }
    List<Match> best = s.matches().stream().limit(SUGGESTIONS).toList();
    return together(best) < s.thresholds().suggest()
        ? List.of()
        : worth(best).stream().filter(s.blocked()::containsKey).toList();
  }

  private static double together(List<Match> best) {
    return best.stream().mapToDouble(Match::probability).sum();
  }

  private static List<String> worth(List<Match> best) {
    return best.stream()
        .filter(match -> match.probability() >= WORTH_SUGGESTING)
        .map(Match::articleId)
        .toList();
  }

  /// A passage counts against the articles on one scale: it is quoted only when it is likelier to
  /// answer than any of them.
  private static Verdict passage(Situation s) {
    if (s.passages().isEmpty()) {
      return Verdict.no("no document has a passage for it, or none was looked for");
    }
    PassageMatch best = s.passages().getFirst();
    double needed = s.passageThresholds().answer();
    if (best.probability() < needed) {
      return Verdict.no(
          "the best passage "
              + best.reference()
              + " has "
              + percent(best.probability())
              + (needed > 1
                  ? ", and no threshold is proved to keep the budget"
                  : ", below " + percent(needed)));
    }
    if (!s.matches().isEmpty() && s.matches().getFirst().probability() > best.probability()) {
      return Verdict.no(
          "the article " + s.matches().getFirst().articleId() + " is likelier than any passage");
    }
    return Verdict.yes(
        new Say.Answer(best.reference()),
        null,
        best.reference()
            + " is quoted: it has probability "
            + percent(best.probability())
            + ", at least "
            + percent(needed));
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

  private static Verdict suggest(Situation s) {
    Thresholds thresholds = s.thresholds();
    if (wanted(s).filter(s.blocked()::containsKey).isPresent()) {
      return Verdict.no("what was asked for is known; nothing is offered in its place");
    }
    List<Match> best =
        s.matches().stream()
            .filter(match -> !s.blocked().containsKey(match.articleId()))
            .filter(match -> !s.unsuitable().containsKey(match.articleId()))
            .limit(SUGGESTIONS)
            .toList();
    double together = together(best);
    List<String> worth = worth(best);
    if (together < thresholds.suggest() || worth.isEmpty()) {
      return Verdict.no(
          "the three best together have "
              + percent(together)
              + ", below "
              + percent(thresholds.suggest()));
    }
    return Verdict.yes(
        new Say.Suggest(worth),
        null,
        "the right one is likely among the three best: together "
            + percent(together)
            + ", at least "
            + percent(thresholds.suggest()));
  }

  private static Verdict suggestPassages(Situation s) {
    double needed = s.passageThresholds().suggest();
    List<PassageMatch> suitable =
        s.passages().stream().filter(it -> !s.unsuitable().containsKey(it.reference())).toList();
    double best = suitable.isEmpty() ? 0 : suitable.getFirst().probability();
    if (best < needed || suitable.isEmpty()) {
      return Verdict.no("no passage is likely enough to be offered");
    }
    return Verdict.yes(
        new Say.Suggest(
            suitable.stream()
                .limit(SUGGESTIONS)
                .filter(it -> it.probability() >= WORTH_SUGGESTING)
                .map(PassageMatch::reference)
                .toList()),
        null,
        "the best passage has "
            + percent(best)
            + ", at least "
            + percent(needed)
            + ": passages are offered for the customer to choose");
  }

  private static Verdict decline(Situation s) {
    int turn = s.declines() + 1;
    boolean careful = s.hears(Signal.VULNERABLE) || s.hears(Signal.DISPUTED_TRANSACTION);
    if (careful) {
      return Verdict.yes(
          new Say.Decline(turn > 1 ? WordsKey.DECLINE_HANDOFF : WordsKey.DECLINE_CARE),
          routeFor(Reason.NO_ANSWER, s),
          "no approved answer for someone who needs care or misses money: a person is brought");
    }
    if (turn >= DECLINES_UNTIL_PERSON) {
      return Verdict.yes(
          new Say.Decline(WordsKey.DECLINE_HANDOFF),
          routeFor(Reason.NO_ANSWER, s),
          "no approved answer, turn " + turn + " in a row: a person is brought");
    }
    WordsKey words =
        s.understanding().language() == Language.NEITHER
                && s.understanding().text().codePoints().anyMatch(Character::isLetter)
            ? WordsKey.DECLINE_NEITHER
            : WordsKey.DECLINE;
    return Verdict.yes(
        new Say.Decline(words), null, "no approved answer: said plainly, a person offered");
  }

  /// Whether a guard finds its signal more likely than not. A guard fires far below that, so as to
  /// miss little; beside a wish for a person, who comes anyway, it must be likely to win.
  static boolean isLikely(Signal signal, Situation s) {
    SignalScore score = s.understanding().signals().get(signal);
    return score != null && score.score() >= 0.5;
  }

  /// The reason to bring someone for, unless a ticket that covers it is already open.
  private static @Nullable Reason routeFor(Reason reason, Situation s) {
    return s.ticket().isEmpty() || s.ticket().get().changesWith(reason) ? reason : null;
  }

  private static String percent(double probability) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * probability);
  }
}
