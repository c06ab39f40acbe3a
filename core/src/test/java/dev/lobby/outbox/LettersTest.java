package dev.lobby.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.outbox.DeadLetters.Outcome;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What waits and what is dead, and what a supervisor may do about it.
class LettersTest {

  private final MovableClock clock = new MovableClock(World.START);
  private final MemoryJournal journal = new MemoryJournal(World.codec(), clock);
  private final DeadLetters supervisor = new DeadLetters(journal, Set.of("webhook"));

  @BeforeEach
  void three_letters_are_written_and_one_for_a_page() {
    conversation("c", new Started("webhook", "v-1", Language.ZH));
    conversation("c", wrote("one"), wrote("two"), wrote("three"));
    conversation("web", new Started("web", "v-2", Language.ZH));
    conversation("web", wrote("on a page"));
  }

  private static AgentWrote wrote(String text) {
    return new AgentWrote("amy", text, text);
  }

  private void append(String stream, Event... events) {
    journal.append(
        java.util.Arrays.stream(events)
            .map(event -> new StreamWrite(stream, StreamWrite.ANY, "v-1", event))
            .toList());
  }

  private void conversation(String id, ConversationEvent... events) {
    append(ConversationEvent.stream(id), events);
  }

  private void outbox(OutboxEvent... events) {
    append(OutboxEvent.stream("c"), events);
  }

  private Letters letters() {
    Letters letters = new Letters(ViewStore.inMemory(), Set.of("webhook"));
    journal.replay(0, journal.head(), letters::apply);
    return letters;
  }

  private List<Letter> due(String... except) {
    return letters().due(clock.instant(), Duration.ofHours(1), Set.of(except), 9);
  }

  private static void refused(Outcome outcome, String why) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).why()).contains(why);
  }

  @Test
  void what_is_written_for_a_channel_with_a_courier_waits_in_order() {
    assertThat(letters().waiting()).extracting(Letter::id).containsExactly("c:2", "c:3", "c:4");
    assertThat(letters().dead()).isEmpty();
    assertThat(due()).extracting(Letter::seq).containsExactly(2L);
    assertThat(due("c")).isEmpty();
  }

  @Test
  void a_correction_waits_as_any_other_word() {
    conversation(
        "c", new ConversationEvent.Corrected("x", "sue", "fee", List.of(), "It is free now."));
    assertThat(letters().waiting()).extracting(Letter::id).endsWith("c:5");
  }

  @Test
  void a_failed_letter_waits_with_its_reason_and_those_behind_it_wait_too() {
    outbox(new OutboxEvent.Failed(2, 1, "it answered 503", 5_000));

    assertThat(due()).isEmpty();
    assertThat(letters().nextDue(Set.of())).contains(clock.instant().plusSeconds(5));
    clock.advance(Duration.ofSeconds(5));
    assertThat(due())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.tries()).isEqualTo(1);
          assertThat(letter.error()).isEqualTo("it answered 503");
        });
  }

  @Test
  void a_letter_does_not_wait_for_a_clock_that_was_put_back() {
    outbox(new OutboxEvent.Failed(2, 1, "it answered 503", 5_000));
    clock.advance(Duration.ofDays(-1));

    assertThat(due()).extracting(Letter::seq).containsExactly(2L);
    outbox(new OutboxEvent.Failed(2, 2, "it answered 503", 5_000));
    assertThat(due()).isEmpty();
    clock.advance(Duration.ofSeconds(5));
    assertThat(due()).hasSize(1);
  }

  @Test
  void a_dead_letter_lets_the_later_ones_through_and_comes_late_when_replayed() {
    outbox(new OutboxEvent.Died(2, 3, "it answered 400"));
    assertThat(due()).extracting(Letter::seq).containsExactly(3L);
    assertThat(letters().dead()).extracting(Letter::error).containsExactly("it answered 400");

    assertThat(supervisor.replay("c:2", "sue")).isEqualTo(new Outcome.Done("c:2"));
    refused(supervisor.replay("c:2", "sue"), "still waits");
    assertThat(letters().dead()).isEmpty();
    assertThat(due())
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.seq()).isEqualTo(2);
          assertThat(letter.late()).isTrue();
          assertThat(letter.tries()).isZero();
        });
  }

  @Test
  void a_discarded_letter_is_gone_whether_it_waited_or_was_dead() {
    outbox(new OutboxEvent.Died(2, 3, "it answered 400"));
    assertThat(supervisor.discard("c:2", "sue", "too late")).isEqualTo(new Outcome.Done("c:2"));
    assertThat(supervisor.discard("c:4", "sue", "too late")).isEqualTo(new Outcome.Done("c:4"));

    assertThat(letters().dead()).isEmpty();
    assertThat(letters().waiting()).extracting(Letter::id).containsExactly("c:3");
    refused(supervisor.discard("c:4", "sue", "x"), "already");
    refused(supervisor.replay("c:4", "sue"), "was discarded");
  }

  @Test
  void what_is_no_letter_or_has_arrived_is_refused() {
    outbox(new OutboxEvent.Sent(2, 1));
    refused(supervisor.replay("c:2", "sue"), "has arrived");
    refused(supervisor.discard("c:2", "sue", "x"), "has arrived");
    for (String id :
        List.of(
            "",
            ":",
            "c",
            "c:",
            "c:x",
            "c:0",
            "c:-1",
            "c:1",
            "c:5",
            "web:2",
            "d:2",
            "c:99999999999999999999")) {
      refused(supervisor.replay(id, "sue"), "There is no letter");
    }
  }

  @Test
  void what_is_told_of_a_letter_that_is_gone_changes_nothing() {
    outbox(new OutboxEvent.Discarded(2, "sue", "too late"));
    outbox(
        new OutboxEvent.Failed(2, 1, "it answered 503", 5_000),
        new OutboxEvent.Died(2, 2, "it answered 400"),
        new OutboxEvent.Replayed(2, "sue"),
        new OutboxEvent.Sent(2, 3));

    assertThat(letters().waiting()).extracting(Letter::id).containsExactly("c:3", "c:4");
    assertThat(letters().dead()).isEmpty();
  }

  @Test
  void nothing_of_an_erased_person_waits_but_what_is_written_to_them_later() {
    outbox(new OutboxEvent.Died(2, 3, "it answered 400"));
    append(
        ErasureEvent.stream("v-1"),
        new ErasureEvent.Done("v-1", List.of(ConversationEvent.stream("c"))));
    assertThat(letters().waiting()).isEmpty();
    assertThat(letters().dead()).isEmpty();

    conversation("c", wrote("four"));
    assertThat(letters().waiting()).extracting(Letter::id).containsExactly("c:5");
  }

  @Test
  void what_was_kept_at_an_end_is_what_a_fold_of_everything_gives(@TempDir Path directory) {
    outbox(new OutboxEvent.Died(2, 3, "it answered 400"), new OutboxEvent.Failed(3, 1, "x", 9));
    end(directory);
    outbox(new OutboxEvent.Sent(4, 1));
    ViewStore store = ViewStore.open(directory);
    Letters kept = new Letters(store, Set.of("webhook"));
    try (Views views = new Views(journal, store, List.of(kept))) {
      assertThat(views.watermark()).isEqualTo(journal.head());
      assertThat(kept.seen()).isEqualTo(journal.head());
      assertThat(kept.waiting()).isEqualTo(letters().waiting()).isNotEmpty();
      assertThat(kept.dead()).isEqualTo(letters().dead()).isNotEmpty();
      assertThat(kept.nextDue(Set.of())).isEqualTo(letters().nextDue(Set.of()));
    }
    store.close();
  }

  private void end(Path directory) {
    ViewStore store = ViewStore.open(directory);
    new Views(journal, store, List.of(new Letters(store, Set.of("webhook")))).close();
    store.close();
  }
}
