package dev.lobby.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal promises.
abstract class JournalContract {

  static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");

  Journal journal;

  abstract Journal open();

  @BeforeEach
  void openJournal() {
    journal = open();
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  @Test
  void an_appended_event_is_read_back_with_its_place_and_time() {
    journal.append(List.of(Note.to("a", 0, 7)));

    assertThat(journal.read("a", 0))
        .containsExactly(new Recorded("a", 1, 1, NOW, "subject-a", new Note(7, "note 笔记 7")));
    assertThat(journal.head()).isEqualTo(1);
  }

  @Test
  void one_append_writes_several_streams_under_one_sequence() {
    AppendResult result =
        journal.append(List.of(Note.to("a", 0, 1), Note.to("b", 0, 2), Note.to("a", 1, 3)));

    assertThat(result).isInstanceOf(AppendResult.Appended.class);
    assertThat(journal.read("a", 0)).extracting(Recorded::version).containsExactly(1L, 2L);
    assertThat(journal.read("a", 0)).extracting(Recorded::sequence).containsExactly(1L, 1L);
    assertThat(journal.read("b", 0))
        .extracting(Recorded::event)
        .containsExactly(new Note(2, "note 笔记 2"));
  }

  @Test
  void an_append_returns_its_events_as_they_are_recorded() {
    journal.append(List.of(Note.to("a", 1)));

    AppendResult result = journal.append(List.of(Note.to("a", 2), Note.to("b", 3)));

    assertThat(((AppendResult.Appended) result).recorded())
        .containsExactly(journal.read("a", 1).getFirst(), journal.read("b", 0).getFirst());
  }

  @Test
  void a_wrong_expected_version_writes_nothing_to_any_stream() {
    journal.append(List.of(Note.to("a", 0, 1)));

    AppendResult result = journal.append(List.of(Note.to("b", 0, 2), Note.to("a", 0, 3)));

    assertThat(result).isEqualTo(new AppendResult.Conflict("a", 0, 1));
    assertThat(journal.version("b")).isZero();
    assertThat(journal.head()).isEqualTo(1);
  }

  @Test
  void any_version_is_accepted_where_order_is_free() {
    for (int i = 0; i < 5; i++) {
      assertThat(journal.append(List.of(Note.to("a", i))))
          .isInstanceOf(AppendResult.Appended.class);
    }
    assertThat(journal.version("a")).isEqualTo(5);
  }

  @Test
  void a_read_after_a_version_returns_only_what_follows() {
    journal.append(List.of(Note.to("a", 1), Note.to("a", 2)));
    journal.append(List.of(Note.to("a", 3)));

    assertThat(journal.read("a", 1)).extracting(Recorded::version).containsExactly(2L, 3L);
    assertThat(journal.read("a", 3)).isEmpty();
    assertThat(journal.read("unknown", 0)).isEmpty();
  }

  @Test
  void of_many_concurrent_appends_to_one_version_exactly_one_wins() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AppendResult>> rivals = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        int number = i;
        rivals.add(() -> journal.append(List.of(Note.to("a", 0, number))));
      }
      int won = 0;
      for (Future<AppendResult> rival : threads.invokeAll(rivals)) {
        won += rival.get() instanceof AppendResult.Appended ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
    }
    assertThat(journal.version("a")).isEqualTo(1);
  }

  @Test
  void concurrent_appends_all_stand_in_one_gapless_order() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<AppendResult>> appends = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        int number = i;
        appends.add(() -> journal.append(List.of(Note.to("stream-" + number % 7, number))));
      }
      threads.invokeAll(appends);
    }
    List<Recorded> all = new ArrayList<>();
    journal.replay(0, journal.head(), all::add);
    assertThat(all).extracting(Recorded::sequence).isSorted().doesNotHaveDuplicates().hasSize(500);
    for (int i = 0; i < 7; i++) {
      String stream = "stream-" + i;
      assertThat(all.stream().filter(event -> event.stream().equals(stream)).toList())
          .isEqualTo(journal.read(stream, 0));
    }
  }

  @Test
  void a_replay_stops_where_it_is_told() {
    for (int i = 1; i <= 5; i++) {
      journal.append(List.of(Note.to("a", i)));
    }
    List<Recorded> some = new ArrayList<>();
    journal.replay(1, 3, some::add);
    assertThat(some).extracting(Recorded::sequence).containsExactly(2L, 3L);
  }

  @Test
  void waiting_beyond_a_sequence_ends_with_the_append_or_the_time() throws Exception {
    assertThat(journal.awaitBeyond(0, Duration.ofMillis(1))).isZero();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> waiting = threads.submit(() -> journal.awaitBeyond(0, Duration.ofSeconds(30)));
      journal.append(List.of(Note.to("a", 1)));
      assertThat(waiting.get()).isEqualTo(1);
    }
  }

  @Test
  void an_append_larger_than_a_frame_is_refused_and_nothing_is_written() {
    StreamWrite huge =
        new StreamWrite("a", 0, "", new Note(1, "x".repeat(Journal.MAX_FRAME_BYTES)));

    assertThatThrownBy(() -> journal.append(List.of(huge)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048576");
    assertThat(journal.head()).isZero();
  }

  @Test
  void an_append_of_exactly_the_largest_frame_is_stored_and_one_byte_more_is_refused() {
    // Its prefix and fixed header, the fixed part of the entry, "a", "note" and "1".
    int rest = 12 + 58 + 96 + 1 + 4 + 1;
    Note largest = new Note(1, "x".repeat(Journal.MAX_FRAME_BYTES - rest));
    Note larger = new Note(1, "x".repeat(Journal.MAX_FRAME_BYTES - rest + 1));

    assertThatThrownBy(() -> journal.append(List.of(new StreamWrite("a", 0, "", larger))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048577");
    assertThat(journal.append(List.of(new StreamWrite("a", 0, "", largest))))
        .isInstanceOf(AppendResult.Appended.class);
    assertThat(journal.read("a", 0)).extracting(Recorded::event).containsExactly(largest);
  }

  @Test
  void as_many_writes_as_fill_a_frame_are_stored_and_more_than_a_count_holds_are_refused() {
    List<StreamWrite> many = new ArrayList<>();
    StreamWrite small = new StreamWrite("a", StreamWrite.ANY, "", new Note(1, ""));
    for (int i = 0; i < 10_000; i++) {
      many.add(small);
    }
    journal.append(many);
    assertThat(journal.read("a", 0)).hasSize(10_000);
    assertThat(journal.read("a", 9_999)).hasSize(1);

    for (int i = 0; i < 60_000; i++) {
      many.add(small);
    }
    assertThatThrownBy(() -> journal.append(many)).isInstanceOf(IllegalArgumentException.class);
    assertThat(journal.version("a")).isEqualTo(10_000);
  }

  @Test
  void names_may_hold_any_unicode_but_half_a_surrogate_pair() {
    String name = "客户/\u0000\uFFFF e\u0301 😀 \u202E";
    journal.append(List.of(new StreamWrite(name, 0, name, new Note(1, ""))));
    assertThat(journal.read(name, 0)).extracting(Recorded::subject).containsExactly(name);

    for (String bad : List.of("a\uD800", "\uDC00a", "a\uDE00\uD83D")) {
      assertThatThrownBy(
              () -> journal.append(List.of(new StreamWrite(bad, 0, "", new Note(1, "")))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("surrogate");
      assertThatThrownBy(
              () -> journal.append(List.of(new StreamWrite("a", 0, bad, new Note(1, "")))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    StreamWrite endless = new StreamWrite("长".repeat(21_846), 0, "", new Note(1, ""));
    assertThatThrownBy(() -> journal.append(List.of(endless)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65535");
    assertThat(journal.head()).isEqualTo(1);
  }

  @Test
  void an_empty_append_is_refused() {
    assertThatThrownBy(() -> journal.append(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closing_ends_every_wait() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> waiting =
          threads.submit(() -> journal.awaitBeyond(0, Duration.ofSeconds(Long.MAX_VALUE)));
      journal.close();
      assertThat(waiting.get()).isZero();
    }
  }

  @Test
  void a_follower_misses_no_append() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> follower =
          threads.submit(() -> {
            long seen = 0;
            while (seen < 200) {
              long head = journal.awaitBeyond(seen, Duration.ofSeconds(30));
              List<Recorded> some = new ArrayList<>();
              journal.replay(seen, head, some::add);
              assertThat(some).hasSize((int) (head - seen)).isNotEmpty();
              seen = head;
            }
            return seen;
          });
      for (int i = 0; i < 200; i++) {
        journal.append(List.of(Note.to("a", i, i)));
      }
      assertThat(follower.get()).isEqualTo(200);
    }
  }

  @Test
  void a_closed_journal_refuses_appends() {
    journal.close();
    assertThatThrownBy(() -> journal.append(List.of(Note.to("a", 1))))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("closed");
  }
}
