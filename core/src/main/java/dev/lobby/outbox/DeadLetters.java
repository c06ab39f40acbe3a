package dev.lobby.outbox;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a supervisor does about letters that did not arrive. Safe for use by many threads, and
/// beside the outbox.
public final class DeadLetters {

  /// What became of a step.
  public sealed interface Outcome {
    /// It was taken.
    record Done(String id) implements Outcome {}

    /// It was not; the reason is for whoever asked.
    record Refused(String why) implements Outcome {}
  }

  /// Where a letter stands, by its outbox stream alone.
  private enum Standing {
    OPEN,
    DEAD,
    SENT,
    DISCARDED
  }

  private final Journal journal;
  private final Set<String> channels;

  /// @param channels those whose customers are told through a provider
  public DeadLetters(Journal journal, Set<String> channels) {
    this.journal = journal;
    this.channels = Set.copyOf(channels);
  }

  /// Sends a dead letter after all. It comes late and says so; it is tried before what still waits
  /// in its conversation.
  public Outcome replay(String id, String by) {
    return step(
        id,
        true,
        seq -> new OutboxEvent.Replayed(seq, by),
        standing ->
            switch (standing) {
              case DEAD -> "";
              case OPEN -> "The letter " + id + " is not dead: it still waits to be sent.";
              case SENT -> "The letter " + id + " has arrived.";
              case DISCARDED -> "The letter " + id + " was discarded.";
            });
  }

  /// Gives a letter up, dead or waiting, also when its words are gone.
  public Outcome discard(String id, String by, String reason) {
    return step(
        id,
        false,
        seq -> new OutboxEvent.Discarded(seq, by, reason),
        standing ->
            switch (standing) {
              case DEAD, OPEN -> "";
              case SENT -> "The letter " + id + " has arrived.";
              case DISCARDED -> "The letter " + id + " was discarded already.";
            });
  }

  /// @param sends whether it needs the letter's words
  private Outcome step(
      String id,
      boolean sends,
      Function<Long, OutboxEvent> event,
      Function<Standing, String> refusal) {
    Optional<Letter.Place> place = Letter.Place.of(id);
    Optional<Recipient> recipient = place.flatMap(this::recipient);
    if (place.isEmpty() || recipient.isEmpty()) {
      return new Outcome.Refused(
          "There is no letter " + id + ". `lobby outbox` lists those that did not arrive.");
    }
    if (sends && recipient.get().words.gone()) {
      return new Outcome.Refused("The words of the letter " + id + " were erased.");
    }
    String stream = OutboxEvent.stream(place.get().conversation());
    while (true) {
      List<Recorded> events = journal.read(stream, 0);
      String why = refusal.apply(standing(events, place.get().seq()));
      if (!why.isEmpty()) {
        return new Outcome.Refused(why);
      }
      StreamWrite write =
          new StreamWrite(
              stream,
              events.isEmpty() ? 0 : events.getLast().version(),
              recipient.get().customer,
              event.apply(place.get().seq()));
      if (journal.append(List.of(write)) instanceof AppendResult.Appended) {
        return new Outcome.Done(id);
      }
    }
  }

  private record Recipient(String customer, Words words) {}

  /// Whose letter stands at a place; empty when none does.
  private Optional<Recipient> recipient(Letter.Place place) {
    List<Recorded> events = journal.read(ConversationEvent.stream(place.conversation()), 0);
    if (events.isEmpty()
        || place.seq() < 1
        || place.seq() > events.size()
        || !(events.getFirst().event() instanceof ConversationEvent.Started started)
        || !channels.contains(started.channel())
        || !(events.get((int) place.seq() - 1).event() instanceof ConversationEvent event)) {
      return Optional.empty();
    }
    return Words.of(event).map(words -> new Recipient(started.customer(), words));
  }

  private static Standing standing(List<Recorded> events, long seq) {
    Standing standing = Standing.OPEN;
    for (Recorded recorded : events) {
      if (recorded.event() instanceof OutboxEvent event && event.seq() == seq) {
        standing =
            switch (event) {
              case OutboxEvent.Sent e -> Standing.SENT;
              case OutboxEvent.Failed e -> standing;
              case OutboxEvent.Died e -> standing == Standing.OPEN ? Standing.DEAD : standing;
              case OutboxEvent.Replayed e -> standing == Standing.DEAD ? Standing.OPEN : standing;
              case OutboxEvent.Discarded e -> Standing.DISCARDED;
            };
      }
    }
    return standing;
  }
}
