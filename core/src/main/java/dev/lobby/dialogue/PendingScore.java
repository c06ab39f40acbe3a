package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Status;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The question how content a customer is with a complaint that was closed, where it stands in
/// their conversation unanswered and a person has had that since: what they say of it is an answer
/// still.
final class PendingScore {

  /// Whoever says more does not only answer.
  private static final int LONGEST = 120;

  private PendingScore() {}

  /// Whether a message gives a score, asks nothing and tells of nothing else.
  static boolean isGiven(String text) {
    return FlowEngine.letters(text) <= LONGEST && Score.isPlain(text) && !Asking.is(text);
  }

  /// What a message says of how a person served somebody, who is asked that by the words that told
  /// them the end, and said nothing since; empty for nothing.
  static Optional<ConversationEvent> ofService(Conversation now, String text) {
    if (now.status() != Status.RESOLVED || now.messages().isEmpty() || !isGiven(text)) {
      return Optional.empty();
    }
    Message last = now.messages().getLast();
    Integer said = last.satisfaction();
    return said == null || said != 0
        ? Optional.empty()
        : Score.of(text)
            .map(score ->
                new ConversationEvent.SatisfactionRated(last.seq(), Integer.parseInt(score)));
  }

  /// The question a message answers, as if the customer had left it for something else; null for
  /// none.
  ///
  /// @param about the complaint that was closed here; empty for none
  static @Nullable ActiveFlow in(
      Conversation now, Optional<Complaint> about, Release release, Journal journal, String text) {
    boolean free = now.status() == Status.BOT && now.flow() == null && now.left() == null;
    if (!free || about.filter(it -> it.closed() && it.score() == null).isEmpty()) {
      return null;
    }
    Optional<Flow> flow = release.flow(Flow.Start.COMPLAINT_CLOSED);
    Optional<String> slot =
        flow.stream()
            .flatMap(it -> it.steps().stream())
            .filter(it -> it.takes() instanceof Takes.Rating)
            .map(Step::slot)
            .findFirst();
    if (slot.isEmpty() || !isGiven(text)) {
      return null;
    }
    String number = about.get().number();
    Instant asked = asked(now, flow.get(), number, journal);
    return asked == null
        ? null
        : new ActiveFlow(flow.get().id(), number, Map.of(), slot.get(), 1, asked);
  }

  /// When it was asked last; null where it was not, or the customer has done with it.
  private static @Nullable Instant asked(
      Conversation now, Flow flow, String number, Journal journal) {
    Instant asked = null;
    for (Recorded recorded : journal.read(ConversationEvent.stream(now.id()), 0)) {
      Event event = recorded.event();
      if (event instanceof ConversationEvent.FlowStarted e
          && e.flow().equals(flow.id())
          && number.equals(e.about())) {
        asked = recorded.time();
      } else if (event instanceof ConversationEvent.FlowEnded e
          && e.flow().equals(flow.id())
          && !e.outcome().equals(FlowTurn.Outcome.LEFT.wire())) {
        asked = null;
      }
    }
    return asked;
  }
}
