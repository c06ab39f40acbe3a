package dev.lobby.dialogue;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.signal.Signal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of [Policy] about complaints: one is made, goes on or is taken back.
final class ComplaintRows {

  private ComplaintRows() {}

  /// Whether a complaint is filed beside the safety words: whoever lost a card, or is being
  /// swindled, and complains plainly has a number for it, and is asked nothing now.
  static boolean filesBeside(Situation s, Say say) {
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
  static boolean isPlainly(Situation s) {
    return Threat.isSaid(s)
        || (s.hears(Signal.COMPLAINT) && s.isLikely(Signal.COMPLAINT))
        || (!s.ruledOut().contains(Signal.COMPLAINT)
            && Complaining.isDeclared(s.understanding().text()));
  }

  /// Whoever takes a complaint back is asked nothing more, and waits for nobody because of it; that
  /// it is taken back stands in the complaint, where an officer sees to it.
  static Verdict withdrawn(Situation s) {
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
      return s.routeFor(Reason.HARDSHIP);
    }
    boolean person =
        s.hears(Signal.PERSON)
            || s.hears(Signal.VULNERABLE)
            || (s.hears(Signal.DISPUTED_TRANSACTION)
                && !Settled.isPutRight(s.understanding().text()));
    return person ? s.routeFor(Reason.PERSON) : null;
  }

  /// Whoever is told what was decided, or waits for it, and is unhappy has one complaint, not two.
  static Verdict goesOn(Situation s) {
    if (s.complaint().isEmpty()) {
      return Verdict.no("none that was filed here is open");
    }
    GoingOn open = s.complaint().get();
    String still = open.words();
    String heard = open.closed() ? Dispute.heard(s) : objects(s, open);
    if (heard == null) {
      return Verdict.no(still + ", and none was heard");
    }
    if (s.routeFor(Reason.COMPLAINT) == null && !open.told()) {
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
        s.routeFor(Reason.PERSON),
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

  /// Whether somebody makes a complaint, or is unhappy about one that goes on.
  static boolean isMadeOrGoesOn(Situation s) {
    return goesOn(s).applies() || complaint(s).applies();
  }

  private static Optional<GoingOn> open(Situation s) {
    return s.complaint().filter(it -> !it.closed());
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
            || (own
                && (Complaining.isDeclared(text)
                    || Neglected.is(text)
                    || Overcharged.is(text)
                    || DebtCollectors.dragIn(text)))
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
            && s.isLikely(Signal.COMPLAINT);
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
            && s.isLikely(Signal.COMPLAINT)
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

  static Verdict complaint(Situation s) {
    String heard = complains(s);
    if (heard == null) {
      return Verdict.no("no complaint was heard");
    }
    Reason route =
        isSecond(s) || Dispute.isNextOne(s) ? Reason.COMPLAINT : s.routeFor(Reason.COMPLAINT);
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
}
