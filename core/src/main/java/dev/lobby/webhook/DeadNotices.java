package dev.lobby.webhook;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.outbox.DeadLetters.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The notices a receiver did not want, and what people do about them. Safe for use by many
/// threads, and beside the receiver's delivery.
public final class DeadNotices {

  /// A dead notice.
  ///
  /// @param customer the id of the record
  /// @param tries how often it was handed over
  /// @param reason what the receiver answered
  /// @param since when it died
  /// @param replayed whether it is on its way once more
  public record Dead(
      String id,
      ChangeType type,
      String customer,
      int tries,
      String reason,
      Instant since,
      boolean replayed) {

    Dead again(boolean replay) {
      return new Dead(id, type, customer, tries, reason, since, replay);
    }
  }

  private final Journal journal;
  private final String receiver;

  public DeadNotices(Journal journal, String receiver) {
    this.journal = journal;
    this.receiver = receiver;
  }

  /// All of them, in the order of the changes.
  public List<Dead> all() {
    return List.copyOf(fold(journal.read(WebhookEvent.stream(receiver), 0)).values());
  }

  /// Those that are to be sent after all, in the order of the changes.
  List<Position> replayed() {
    return fold(journal.read(WebhookEvent.stream(receiver), 0)).entrySet().stream()
        .filter(entry -> entry.getValue().replayed)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Sends one after all. It comes late and says so.
  public Outcome replay(String id, String by) {
    return step(
        id,
        at -> new WebhookEvent.Replayed(at.sequence(), at.place(), by),
        dead -> dead.replayed ? "The notice " + id + " is on its way once more." : "");
  }

  /// Gives one up.
  public Outcome discard(String id, String by, String reason) {
    return step(
        id, at -> new WebhookEvent.Discarded(at.sequence(), at.place(), by, reason), dead -> "");
  }

  private Outcome step(
      String id, Function<Position, WebhookEvent> event, Function<Dead, String> refusal) {
    String stream = WebhookEvent.stream(receiver);
    Optional<Position> at = Position.of(id);
    while (true) {
      List<Recorded> events = journal.read(stream, 0);
      Optional<Dead> dead = at.map(position -> fold(events).get(position));
      if (at.isEmpty() || dead.isEmpty()) {
        return new Outcome.Refused(
            "There is no dead notice "
                + id
                + " of "
                + receiver
                + ". `lobby webhooks` lists those there are.");
      }
      String why = refusal.apply(dead.get());
      if (!why.isEmpty()) {
        return new Outcome.Refused(why);
      }
      StreamWrite write = new StreamWrite(stream, events.size(), "", event.apply(at.get()));
      if (journal.append(List.of(write)) instanceof AppendResult.Appended) {
        return new Outcome.Done(id);
      }
    }
  }

  private static Map<Position, Dead> fold(List<Recorded> events) {
    Map<Position, Dead> dead = new TreeMap<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof WebhookEvent event) {
        Position at = new Position(event.sequence(), event.place());
        switch (event) {
          case WebhookEvent.Refused e ->
              dead.put(
                  at,
                  new Dead(
                      at.id(),
                      e.type(),
                      e.customer(),
                      e.tries(),
                      e.reason(),
                      recorded.time(),
                      false));
          case WebhookEvent.Replayed e -> dead.computeIfPresent(at, (id, it) -> it.again(true));
          case WebhookEvent.Arrived e -> dead.remove(at);
          case WebhookEvent.Discarded e -> dead.remove(at);
          case WebhookEvent.Advanced e -> {}
        }
      }
    }
    return dead;
  }
}
