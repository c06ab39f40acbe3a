package dev.lobby.complaint;

import dev.lobby.complaint.ComplaintDesk.Outcome;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Conversations.Plan;
import dev.lobby.conversation.Writing;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends complaints of which the bank decides nothing: the customer took them back, or they are
/// none. Either way they can be taken up again. Safe for use by many threads.
public final class ComplaintEndings {

  private final Journal journal;
  private final Conversations conversations;
  private final ZoneId zone;
  private final Waits waits;
  private final Seen seen;

  /// @param zone in which it is told what happened meanwhile
  /// @param waits settles what customers wait for because of a complaint
  public ComplaintEndings(Journal journal, Conversations conversations, ZoneId zone, Waits waits) {
    this(journal, conversations, zone, waits, Seen.WHATEVER);
  }

  private ComplaintEndings(
      Journal journal, Conversations conversations, ZoneId zone, Waits waits, Seen seen) {
    this.journal = journal;
    this.conversations = conversations;
    this.zone = zone;
    this.waits = waits;
    this.seen = seen;
  }

  /// The same for somebody who has looked at the complaint.
  public ComplaintEndings having(Seen looked) {
    return new ComplaintEndings(journal, conversations, zone, waits, looked);
  }

  /// Notes that the customer took it back. Whoever complained in a conversation reads there that it
  /// was, so that nothing is withdrawn behind their back.
  ///
  /// @param how by which way they said so, such as `telephone`
  /// @param said who said so, and in which words
  public Outcome withdraw(String number, String by, String how, String said) {
    Complaint now = load(number);
    if (now == null) {
      return new Outcome.Unknown();
    }
    return end(now, by, new ComplaintEvent.Withdrawn(by, how, said));
  }

  /// Ends one that was registered in error; whoever was given its number in a conversation reads
  /// there that it no longer counts.
  public Outcome dismiss(String number, String by, String reason) {
    Complaint now = load(number);
    return now == null
        ? new Outcome.Unknown()
        : end(now, by, new ComplaintEvent.Dismissed(by, reason));
  }

  private Outcome end(Complaint now, String by, ComplaintEvent event) {
    String number = now.number();
    return place(now)
        .flatMap(id -> conversations.change(id, place -> plan(number, by, event, place)))
        .orElseGet(() -> end(number, by, event));
  }

  private Outcome end(String number, String by, ComplaintEvent event) {
    while (true) {
      Complaint now = load(number);
      if (now == null) {
        return new Outcome.Unknown();
      }
      Optional<Refusal> why = whyNot(now, by);
      if (why.isPresent()) {
        return new Outcome.Refused(List.of(why.get()));
      }
      if (journal.append(List.of(write(now, event))) instanceof AppendResult.Appended) {
        return done(number);
      }
    }
  }

  private Plan<Outcome> plan(String number, String by, ComplaintEvent event, Conversation place) {
    Complaint now = load(number);
    Optional<Refusal> why = now == null ? Optional.empty() : whyNot(now, by);
    if (now == null || why.isPresent()) {
      return Plan.nothing(
          why.<Outcome>map(it -> new Outcome.Refused(List.of(it))).orElseGet(Outcome.Unknown::new));
    }
    Writing writing = new Writing(place);
    settle(writing, now, by);
    writing.tell(
        new ConversationEvent.Told(by, number, false, words(event, place.language(), number)));
    for (String id : now.places()) {
      // One of another record, which was the same person's once, may be somebody else's.
      conversations
          .load(id)
          .filter(it -> !id.equals(place.id()) && it.customer().equals(now.customer()))
          .map(Writing::new)
          .ifPresent(other -> {
            settle(other, now, by);
            other.writes().forEach(writing::beside);
          });
    }
    writing.beside(write(now, event));
    return new Plan<>(writing.writes(), after -> done(number));
  }

  private void settle(Writing place, Complaint complaint, String by) {
    OpenQuestions.end(place, complaint);
    waits.settle(place, complaint, by);
  }

  /// What the customer reads.
  private static String words(ComplaintEvent event, Language language, String number) {
    if (event instanceof ComplaintEvent.Dismissed) {
      return language == Language.EN
          ? "What was registered under "
              + number
              + " is no complaint, so nothing more is done under that number. If you do want to"
              + " complain, write to us here."
          : number + " 经核实不是投诉，不再按投诉处理。如果您确实要投诉，请在这里告诉我们。";
    }
    return language == Language.EN
        ? "Your complaint "
            + number
            + " was withdrawn as you asked, and nothing more is done about it. To take it up again,"
            + " write to us here."
        : "您的投诉 " + number + " 已按您的意思撤回，不再处理。需要重新处理的，请在这里告诉我们。";
  }

  /// The last conversation about it that is of the customer's own record; empty for none.
  private Optional<String> place(Complaint now) {
    return now.places().reversed().stream()
        .filter(id ->
            conversations
                .load(id)
                .map(Conversation::customer)
                .filter(now.customer()::equals)
                .isPresent())
        .findFirst();
  }

  private Optional<Refusal> whyNot(Complaint now, String by) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(now.number()), 0);
    Optional<Refusal> outdated = seen.outdated(events, zone);
    if (outdated.isPresent()) {
      return outdated;
    }
    if (by.equals(now.loweredBy())) {
      return Optional.of(
          new Refusal(
              "您已将本投诉由重大改为一般，须由另一人结束。",
              "You made this major complaint an ordinary one: somebody else ends it."));
    }
    if (now.severity() == Severity.MAJOR
        && (by.equals(now.owner()) || by.equals(now.decidedBy()))) {
      return Optional.of(
          new Refusal(
              "重大投诉须由负责人和作出决定者以外的人结束。",
              "A major complaint is ended by somebody who neither looks after it nor decided it."));
    }
    if (now.joined() != null) {
      return Optional.of(
          new Refusal(
              "已并入 " + now.joined().into() + "，请在那里处理。",
              "It is joined to " + now.joined().into() + ": take the step there."));
    } else if (now.closed()) {
      return Optional.of(new Refusal("已结案。", "It is closed."));
    }
    return now.reached(Milestone.TOLD).isPresent()
        ? Optional.of(
            new Refusal(
                "已告知客户处理结果，请结案。", "The customer was told what was decided: close it instead."))
        : unanswered(now, events);
  }

  /// Why it is not ended without being sure: what the customer wrote since they took it back, which
  /// may be that they think better of it.
  private Optional<Refusal> unanswered(Complaint now, List<Recorded> events) {
    if (!now.wishes().contains(Wish.WITHDRAWAL) || seen.sure().contains(Doubt.UNANSWERED)) {
      return Optional.empty();
    }
    return events.reversed().stream()
        .filter(it ->
            it.event() instanceof ComplaintEvent.Stated stated
                && Wish.of(stated).filter(Wish.WITHDRAWAL::equals).isPresent())
        .findFirst()
        .flatMap(it -> WrittenSince.last(now, it.time(), conversations))
        .map(last ->
            new Refusal(
                "客户表示撤诉之后又写道：\n" + last + "\n可能改了主意，请先看过；确实要撤诉的，请确认。",
                "Since they took it back, the customer wrote:\n"
                    + last
                    + "\nThey may have thought better of it: read it first, or confirm to end the"
                    + " complaint all the same.",
                Doubt.UNANSWERED));
  }

  private static StreamWrite write(Complaint to, ComplaintEvent event) {
    return new StreamWrite(ComplaintEvent.stream(to.number()), to.version(), to.customer(), event);
  }

  private Outcome done(String number) {
    Complaint now = load(number);
    return now == null ? new Outcome.Unknown() : new Outcome.Done(now);
  }

  private @Nullable Complaint load(String number) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(number), 0);
    return Complaint.of(events).orElse(null);
  }
}
