package dev.lobby.publishing.gate;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.dialogue.Policy;
import dev.lobby.dialogue.PromisedCall;
import dev.lobby.dialogue.Standing;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.wire.JsonEventCodec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The customers' messages of a stretch of time that can be answered again.
///
/// @param turns those that can, newest first
/// @param cut how many older ones of the stretch were left out because there are too many
/// @param erased how many have no words any more
/// @param human how many came while a person owned the conversation, so that nothing is decided
record RecordedTurns(List<RecordedTurn> turns, int cut, int erased, int human) {

  /// Where a message stands.
  private record Place(String stream, long sequence) {}

  /// Reads the newest messages since a time.
  ///
  /// @param most how many are looked at
  static RecordedTurns read(Journal journal, Instant since, int most) {
    long head = journal.head();
    Deque<Place> newest = new ArrayDeque<>();
    long[] all = {0};
    journal.replayClear(
        journal.lastBefore(since),
        head,
        recorded -> {
          if (recorded.event() instanceof CustomerWrote) {
            all[0]++;
            newest.addLast(new Place(recorded.stream(), recorded.sequence()));
            if (newest.size() > most) {
              newest.removeFirst();
            }
          }
        });
    Map<String, Set<Long>> wanted = new LinkedHashMap<>();
    for (Place place : newest) {
      wanted.computeIfAbsent(place.stream, stream -> new HashSet<>()).add(place.sequence);
    }
    Collector found = new Collector();
    wanted.forEach((stream, sequences) -> found.take(stream, sequences, journal.read(stream, 0)));
    found.turns.sort(
        Comparator.comparingLong(RecordedTurn::sequence)
            .reversed()
            .thenComparing(RecordedTurn::conversation)
            .thenComparing(RecordedTurn::clientMessageId));
    return new RecordedTurns(
        List.copyOf(found.turns), (int) (all[0] - newest.size()), found.erased, found.human);
  }

  /// Folds conversations frame by frame and keeps how they stood before the messages wanted.
  private static final class Collector {
    private final List<RecordedTurn> turns = new ArrayList<>();
    private int erased;
    private int human;

    void take(String stream, Set<Long> sequences, List<Recorded> events) {
      String id = stream.substring(ConversationEvent.stream("").length());
      @Nullable Conversation now = null;
      for (int from = 0; from < events.size(); ) {
        int to = from + 1;
        while (to < events.size() && events.get(to).sequence() == events.get(from).sequence()) {
          to++;
        }
        List<Recorded> frame = events.subList(from, to);
        if (now != null && sequences.contains(frame.getFirst().sequence())) {
          take(id, now, frame);
        }
        now = now == null ? Conversation.of(id, frame) : now.after(frame);
        from = to;
      }
    }

    private static Standing standing(Conversation before, Instant at, @Nullable Decided decided) {
      Trace trace = decided == null ? null : decided.trace();
      return trace == null
          ? Standing.of(before, at)
          : Standing.of(
              before,
              at,
              Policy.goingOn(trace.branches()).orElse(null),
              PromisedCall.named(trace.branches(), at).orElse(null));
    }

    private void take(String id, Conversation before, List<Recorded> frame) {
      @Nullable Decided decided =
          frame.stream()
              .map(Recorded::event)
              .filter(Decided.class::isInstance)
              .map(Decided.class::cast)
              .findFirst()
              .orElse(null);
      for (Recorded recorded : frame) {
        if (!(recorded.event() instanceof CustomerWrote wrote)) {
          continue;
        }
        if (wrote.text().equals(JsonEventCodec.ERASED)) {
          erased++;
        } else if (before.status() == Status.HUMAN) {
          human++;
        } else {
          turns.add(
              new RecordedTurn(
                  id,
                  wrote.clientMessageId(),
                  recorded.sequence(),
                  recorded.time(),
                  wrote.text(),
                  standing(before, recorded.time(), decided),
                  decided));
        }
      }
    }
  }
}
