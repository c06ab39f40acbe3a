package dev.lobby.simulation;

import dev.lobby.conversation.ConversationEvent.AgentJoined;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.HandedBack;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Recorded;
import dev.lobby.outbox.Letter;
import dev.lobby.outbox.OutboxEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What became of each letter by the journal: one at a time, by what was written about it alone.
final class LetterRecount {

  private final Recount journal;
  private final List<Letter> waiting = new ArrayList<>();
  private final List<Letter> dead = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();

  LetterRecount(Recount journal) {
    this.journal = journal;
    for (String id : journal.conversations()) {
      List<Recorded> events = journal.conversation(id);
      Started started = (Started) events.getFirst().event();
      if (started.channel().equals(OpenLobby.PROVIDED)) {
        events.stream().filter(one -> tells(one.event())).forEach(one -> follow(id, started, one));
      }
    }
    Comparator<Letter> order =
        Comparator.comparing(Letter::since)
            .thenComparing(Letter::conversation)
            .thenComparingLong(Letter::seq);
    waiting.sort(order);
    dead.sort(order);
  }

  private static boolean tells(Event event) {
    return event instanceof AssistantWrote
        || event instanceof AgentWrote
        || event instanceof AgentJoined
        || event instanceof HandedBack
        || event instanceof Resolved;
  }

  private void follow(String conversation, Started started, Recorded words) {
    List<Recorded> fates =
        journal.of("outbox/" + conversation).stream()
            .filter(one -> ((OutboxEvent) one.event()).seq() == words.version())
            .toList();
    long erased = erasedAfter(conversation, words.sequence());
    Letter letter =
        new Letter(
            conversation,
            started.channel(),
            started.customer(),
            words.version(),
            words.time(),
            0,
            null,
            words.time(),
            false,
            false);
    for (Recorded fate : fates) {
      if (fate.sequence() > erased) {
        break;
      }
      switch ((OutboxEvent) fate.event()) {
        case OutboxEvent.Sent e -> {
          sent.add(letter.id());
          return;
        }
        case OutboxEvent.Discarded e -> {
          return;
        }
        case OutboxEvent.Failed e -> letter = after(letter, fate, e);
        case OutboxEvent.Died e ->
            letter =
                new Letter(
                    letter.conversation(),
                    letter.channel(),
                    letter.customer(),
                    letter.seq(),
                    letter.since(),
                    e.tries(),
                    e.reason(),
                    letter.notBefore(),
                    true,
                    letter.late());
        case OutboxEvent.Replayed e ->
            letter =
                new Letter(
                    letter.conversation(),
                    letter.channel(),
                    letter.customer(),
                    letter.seq(),
                    letter.since(),
                    0,
                    letter.error(),
                    fate.time(),
                    false,
                    true);
      }
    }
    if (erased == Long.MAX_VALUE) {
      (letter.dead() ? dead : waiting).add(letter);
    }
  }

  private static Letter after(Letter letter, Recorded fate, OutboxEvent.Failed failed) {
    return new Letter(
        letter.conversation(),
        letter.channel(),
        letter.customer(),
        letter.seq(),
        letter.since(),
        failed.tries(),
        failed.error(),
        fate.time().plusMillis(failed.waitMillis()),
        letter.dead(),
        letter.late());
  }

  /// The frame in which a conversation's person was erased after something was written; the last
  /// there can be when they were not.
  private long erasedAfter(String conversation, long sequence) {
    return journal.all().stream()
        .filter(one ->
            one.sequence() > sequence
                && one.event() instanceof ErasureEvent.Done done
                && done.streams().contains("conversation/" + conversation))
        .mapToLong(Recorded::sequence)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /// The letters that wait, the oldest first.
  List<Letter> waiting() {
    return waiting;
  }

  /// The dead ones, the oldest first.
  List<Letter> dead() {
    return dead;
  }

  /// The ids of those the journal knows to have arrived.
  List<String> sent() {
    return sent;
  }
}
