package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.dialogue.Situation.Picked;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Start;
import dev.lobby.language.Understanding;
import dev.lobby.language.act.Act;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.text.NormalForm;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rows of [Policy] about calls that were promised and contact that is refused.
final class CallRows {

  /// Speaks of living or dying, or of how somebody bears it: never of an interest alone.
  static final Pattern OF_LIFE =
      Pattern.compile(
          "活|死|命|轻生|自[杀残尽]|跳|遗[书嘱]|意思|意义|撑|熬|解脱|绝望|没用|累|走了|结束|再见|对不起|下辈子|来世|家人|妈|孩子"
              + "|(?<![a-z])(?:die|dying|dead|death|kill\\w*|suicid\\w*|alive|live|living|life|end it|hurt|jump|goodbye|pills?|hopeless|worthless|burden|go on|no point|tired|anymore to live)(?![a-z])");

  /// Who says no more letters than that says little but when to call.
  private static final int LITTLE = 40;

  private CallRows() {}

  /// Who wants a promised call at another time is told by when it comes now, or asked for one; who
  /// may be contacted after all, that it is noted.
  static Verdict callMoved(Situation s) {
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
  static Verdict callOff(Situation s) {
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
  static Verdict noContact(Situation s) {
    String text = s.understanding().text();
    boolean lead = s.ticket().filter(it -> it.reasons().has(Reason.LEAD)).isPresent();
    boolean written =
        !ContactAnswer.insteadOfCalls(s.understanding()).isEmpty()
            || (lead && ContactAnswer.asksForWritingInstead(s.understanding()));
    if (s.picked().isPresent() || !(written || Hearing.NO_CONTACT.isIn(s.understanding()))) {
      return Verdict.no("contact is not refused");
    }
    if (s.ticket().map(OpenTicket::reasons).filter(Policy::isOfEmergency).isPresent()) {
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
        AnswerRows.isAnswered(s)
            || s.hears(Signal.PRODUCT_INTEREST)
            || Stream.<Function<Situation, Verdict>>of(
                    Policy::person,
                    ComplaintRows::withdrawn,
                    ComplaintRows::goesOn,
                    ComplaintRows::complaint,
                    Policy::hardship,
                    Policy::flow,
                    Policy::feedback)
                .anyMatch(it -> it.apply(s).applies());
    return more
        ? Verdict.no("contact is refused, which is noted; what is said beside it goes first")
        : Verdict.yes(
            new Say.Acknowledge(WordsKey.NO_CONTACT),
            null,
            "the customer refuses contact, and nothing else that can be answered is said");
  }

  /// Whether a message is of the interest that somebody follows up, or of the call about it, by
  /// what it means.
  static boolean isOfInterestAlone(Situation s) {
    return isFollowedUp(s)
        && s.picked().isEmpty()
        && !OF_LIFE.matcher(NormalForm.of(s.understanding().text())).find()
        && (s.understanding().does(Act.INTEREST_LOST) || s.understanding().does(Act.CALL_MOVED));
  }

  private static boolean isFollowedUp(Situation s) {
    return s.call().isPresent()
        || s.ticket().filter(it -> it.reasons().has(Reason.LEAD)).isPresent()
        || s.flow().filter(it -> it.answer().flow().starts() == Start.LEAD).isPresent();
  }

  /// Who is no longer interested in what somebody follows up is asked nothing more about it, and
  /// nobody comes for it.
  static Verdict interestLost(Situation s) {
    if (!isFollowedUp(s)
        || s.picked().isPresent()
        || !Hearing.INTEREST_LOST.isIn(s.understanding())) {
      return Verdict.no("no interest that is followed up is lost");
    }
    if (s.flow().filter(it -> it.answer().fills(Flow.CONTACT)).isPresent()) {
      return Verdict.no("it answers the question whether somebody may contact them");
    }
    if (ComplaintRows.withdrawn(s).applies()) {
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
  static Verdict promisedCall(Situation s) {
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
            s.routeFor(Reason.PERSON),
            why + ", which is over: a person is brought")
        : Verdict.yes(new Say.Acknowledge(WordsKey.CALL_PROMISED), null, why);
  }

  /// What was heard that the time of a call does not settle.
  private static Optional<String> beyondCall(Situation s) {
    if (s.picked().filter(Picked.Person.class::isInstance).isPresent()
        || (s.hears(Signal.PERSON) && s.isLikely(Signal.PERSON))) {
      return Optional.of("a person is wished for now");
    }
    return beyondTime(s);
  }

  /// The same of a message that says little but when to call: it sounds like a wish for a person,
  /// and like a complaint, who are told by other words.
  private static Optional<String> beyondMove(Situation s) {
    String text = s.understanding().text();
    boolean complains =
        Threat.isSaid(s)
            || Complaining.isDeclared(text)
            || Overcharged.is(text)
            || DebtCollectors.dragIn(text)
            || (FlowEngine.letters(text) > LITTLE && s.isLikely(Signal.COMPLAINT));
    return complains && ComplaintRows.isMadeOrGoesOn(s)
        ? Optional.of("a complaint was heard")
        : Policy.hardship(s).applies() ? Optional.of("hardship was heard") : Optional.empty();
  }

  private static Optional<String> beyondTime(Situation s) {
    boolean complains =
        Threat.is(s)
            || (s.hears(Signal.COMPLAINT) && s.isLikely(Signal.COMPLAINT))
            || Complaining.isDeclared(s.understanding().text());
    if (complains && ComplaintRows.isMadeOrGoesOn(s)) {
      return Optional.of("a complaint was heard");
    }
    return Policy.hardship(s).applies() ? Optional.of("hardship was heard") : Optional.empty();
  }
}
