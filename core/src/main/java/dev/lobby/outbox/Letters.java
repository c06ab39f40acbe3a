package dev.lobby.outbox;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The letters that wait and the dead ones.
///
/// Holds no words. Memory grows with the letters that are not settled.
public final class Letters implements View {

  /// Whose letters a conversation's are.
  private record Recipient(String channel, String customer) {}

  /// When a conversation's first waiting letter may be tried.
  private record Head(Instant at, String conversation) {}

  /// The letters of a conversation that are not settled.
  private record Unsettled(List<Letter> waiting, List<Letter> dead) {}

  private final Set<String> channels;
  private final Table<Recipient> recipients;
  private final Table<Unsettled> kept;
  private final Map<String, NavigableMap<Long, Letter>> waiting = new HashMap<>();
  private final Map<String, NavigableMap<Long, Letter>> dead = new HashMap<>();
  private final TreeSet<Head> heads =
      new TreeSet<>(Comparator.comparing(Head::at).thenComparing(Head::conversation));
  private boolean loaded;
  private long seen;

  /// @param channels those whose customers are told through a provider
  public Letters(ViewStore store, Set<String> channels) {
    this.channels = Set.copyOf(channels);
    this.recipients = store.table("recipients", Recipient.class);
    this.kept = store.table("letters", Unsettled.class);
  }

  @Override
  public String format() {
    return "letters 1 of " + new TreeSet<>(channels);
  }

  @Override
  public synchronized long takenIn(long upTo) {
    seen = upTo;
    return upTo;
  }

  /// What is kept is read at the first call, by when the store knows whether it still holds.
  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    for (Unsettled unsettled : kept.all()) {
      for (Letter letter : unsettled.waiting) {
        change(letter.conversation(), letters -> letters.put(letter.seq(), letter));
      }
      for (Letter letter : unsettled.dead) {
        dead.computeIfAbsent(letter.conversation(), id -> new TreeMap<>())
            .put(letter.seq(), letter);
      }
    }
  }

  private void keep(String conversation) {
    NavigableMap<Long, Letter> waits = waiting.getOrDefault(conversation, new TreeMap<>());
    NavigableMap<Long, Letter> died = dead.getOrDefault(conversation, new TreeMap<>());
    if (waits.isEmpty() && died.isEmpty()) {
      kept.remove(conversation);
    } else {
      kept.put(
          conversation, new Unsettled(List.copyOf(waits.values()), List.copyOf(died.values())));
    }
  }

  /// The channels whose customers are told through a provider.
  Set<String> channels() {
    return channels;
  }

  @Override
  public synchronized void apply(Recorded recorded) {
    load();
    switch (recorded.event()) {
      case ConversationEvent.Started started when channels.contains(started.channel()) ->
          recipients.put(
              conversation(recorded, ConversationEvent.stream("")),
              new Recipient(started.channel(), started.customer()));
      case ConversationEvent event -> write(event, recorded);
      case OutboxEvent event -> {
        String conversation = conversation(recorded, OutboxEvent.stream(""));
        settle(conversation, event, recorded);
        keep(conversation);
      }
      case ErasureEvent.Done done -> done.conversations().forEach(this::forget);
      default -> {}
    }
    seen = recorded.sequence();
  }

  private static String conversation(Recorded recorded, String prefix) {
    return recorded.stream().substring(prefix.length());
  }

  private void write(ConversationEvent event, Recorded recorded) {
    String conversation = conversation(recorded, ConversationEvent.stream(""));
    Recipient recipient = recipients.get(conversation);
    if (recipient != null && Words.of(event).isPresent()) {
      Letter letter =
          new Letter(
              conversation,
              recipient.channel,
              recipient.customer,
              recorded.version(),
              recorded.time(),
              0,
              null,
              recorded.time(),
              false,
              false);
      change(conversation, letters -> letters.put(letter.seq(), letter));
      keep(conversation);
    }
  }

  /// What a letter that is not there is told changes nothing: it was discarded or its person erased
  /// while it was on the way.
  private void settle(String conversation, OutboxEvent event, Recorded at) {
    switch (event) {
      case OutboxEvent.Sent sent -> change(conversation, letters -> letters.remove(sent.seq()));
      case OutboxEvent.Failed failed ->
          change(
              conversation,
              letters ->
                  letters.computeIfPresent(
                      failed.seq(),
                      (seq, letter) ->
                          letter.failed(
                              failed.tries(),
                              failed.error(),
                              at.time().plusMillis(failed.waitMillis()))));
      case OutboxEvent.Died died ->
          change(
              conversation,
              letters -> {
                Letter letter = letters.remove(died.seq());
                if (letter != null) {
                  dead.computeIfAbsent(conversation, id -> new TreeMap<>())
                      .put(letter.seq(), letter.died(died.tries(), died.reason()));
                }
              });
      case OutboxEvent.Replayed replayed -> {
        Letter letter = takeDead(conversation, replayed.seq());
        if (letter != null) {
          change(conversation, letters -> letters.put(letter.seq(), letter.replayed(at.time())));
        }
      }
      case OutboxEvent.Discarded discarded -> {
        takeDead(conversation, discarded.seq());
        change(conversation, letters -> letters.remove(discarded.seq()));
      }
    }
  }

  private @Nullable Letter takeDead(String conversation, long seq) {
    NavigableMap<Long, Letter> letters = dead.get(conversation);
    Letter taken = letters == null ? null : letters.remove(seq);
    if (letters != null && letters.isEmpty()) {
      dead.remove(conversation);
    }
    return taken;
  }

  private void forget(String conversation) {
    dead.remove(conversation);
    change(conversation, Map::clear);
    keep(conversation);
  }

  /// Changes the letters that wait in a conversation, and keeps its place among the heads.
  private void change(String conversation, Consumer<NavigableMap<Long, Letter>> change) {
    NavigableMap<Long, Letter> letters =
        waiting.computeIfAbsent(conversation, id -> new TreeMap<>());
    head(letters).ifPresent(heads::remove);
    change.accept(letters);
    head(letters).ifPresentOrElse(heads::add, () -> waiting.remove(conversation));
  }

  private static Optional<Head> head(NavigableMap<Long, Letter> letters) {
    return letters.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Head(
                letters.firstEntry().getValue().notBefore(),
                letters.firstEntry().getValue().conversation()));
  }

  /// The sequence of the last event taken in.
  synchronized long seen() {
    return seen;
  }

  /// The first waiting letters of conversations that may be tried, the longest due first.
  ///
  /// @param longest how long a letter waits at most; what is to wait longer was written before the
  ///   clock was put back, and may be tried
  /// @param except conversations to pass over
  synchronized List<Letter> due(Instant now, Duration longest, Set<String> except, int limit) {
    load();
    return Stream.concat(
            heads.headSet(after(now), false).stream(),
            heads.tailSet(after(now.plus(longest)), true).stream())
        .filter(head -> !except.contains(head.conversation))
        .limit(limit)
        .flatMap(head -> Stream.ofNullable(waiting.get(head.conversation)))
        .map(letters -> letters.firstEntry().getValue())
        .toList();
  }

  /// When the next letter may be tried; empty when none waits.
  ///
  /// @param except conversations to pass over
  synchronized Optional<Instant> nextDue(Set<String> except) {
    load();
    return heads.stream()
        .filter(head -> !except.contains(head.conversation))
        .map(Head::at)
        .findFirst();
  }

  /// What stands behind all that is due at a time.
  private static Head after(Instant at) {
    return new Head(at.plusNanos(1), "");
  }

  /// The letters that wait to be sent, the oldest first.
  public synchronized List<Letter> waiting() {
    load();
    return all(waiting.values());
  }

  /// The dead letters, the oldest first.
  public synchronized List<Letter> dead() {
    load();
    return all(dead.values());
  }

  private static List<Letter> all(Collection<NavigableMap<Long, Letter>> letters) {
    return letters.stream()
        .flatMap(ofOne -> ofOne.values().stream())
        .sorted(
            Comparator.comparing(Letter::since)
                .thenComparing(Letter::conversation)
                .thenComparingLong(Letter::seq))
        .toList();
  }
}
