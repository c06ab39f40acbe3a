package dev.lobby.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Summaries;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationIndexTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Conversations conversations = new Conversations(journal);

  @AfterEach
  void close() {
    journal.close();
  }

  private void conversation(String id, String... said) {
    append(id, new ConversationEvent.Started("web", "v-" + id, Language.EN));
    for (String words : said) {
      says(id, words);
    }
  }

  private void says(String id, String words) {
    append(id, new ConversationEvent.CustomerWrote("m" + journal.head(), Language.EN, words));
  }

  private void append(String id, ConversationEvent event) {
    clock.advance(Duration.ofSeconds(1));
    journal.append(
        List.of(new StreamWrite(ConversationEvent.stream(id), StreamWrite.ANY, "v-" + id, event)));
  }

  /// Opens the index on the disk, lets somebody ask, and closes it.
  private void with(boolean crash, Consumer<ConversationSearch> asks) {
    ViewStore store = ViewStore.open(directory);
    Summaries summaries = new Summaries(store);
    ConversationIndex index = new ConversationIndex(store, journal, summaries);
    Views views = new Views(journal, store, List.of(summaries, index));
    index.awaitIndexed(LONG);
    asks.accept(new ConversationSearch(index, conversations));
    views.close();
    index.close();
    store.close();
    if (crash) {
      try {
        Files.delete(directory.resolve(ViewStore.CLEAN));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static List<String> ids(ConversationSearch.Page page) {
    return page.hits().stream().map(ConversationSearch.Hit::conversation).toList();
  }

  private static Consumer<ConversationSearch> finds(String words, String... ids) {
    return search ->
        assertThat(ids(search.find(words, LogFilter.NONE, 0, 99)))
            .as(words)
            .containsExactlyInAnyOrder(ids);
  }

  @Test
  void what_was_indexed_is_found_after_a_start_and_what_came_since_too() {
    conversation("one", "marmalade");
    with(false, finds("marmalade", "one"));
    conversation("two", "marmalade too");
    says("one", "honey");
    with(false, finds("marmalade", "one", "two").andThen(finds("honey", "one")));
  }

  @Test
  void a_crash_harms_neither_the_index_nor_the_summaries() {
    conversation("one", "marmalade");
    with(true, finds("marmalade", "one"));
    conversation("two", "marmalade too");
    with(true, finds("marmalade", "one", "two"));
    with(false, search -> assertThat(search.latest(LogFilter.NONE, 0, 9).total()).isEqualTo(2));
  }

  @Test
  void an_index_that_cannot_be_read_is_made_anew() throws IOException {
    for (int i = 0; i < 50; i++) {
      conversation("c" + i, "marmalade");
    }
    with(false, search -> {});
    try (Stream<Path> files = Files.list(directory.resolve("log"))) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("segments_")) {
          Files.write(file, new byte[100]);
        }
      }
    }
    with(
        false,
        search -> assertThat(search.find("marmalade", LogFilter.NONE, 0, 9).total()).isEqualTo(50));
  }

  @Test
  void much_at_once_is_indexed_as_one_by_one() {
    for (int i = 0; i < 6000; i++) {
      conversation("c" + i, "marmalade jar" + i % 100);
    }
    with(
        false,
        search -> {
          assertThat(search.latest(LogFilter.NONE, 0, 1).total()).isEqualTo(6000);
          assertThat(search.find("marmalade jar7", LogFilter.NONE, 0, 5).total()).isEqualTo(60);
          assertThat(search.pending()).isZero();
        });
  }

  @Test
  void conversations_are_chosen_by_what_is_known_of_them_and_paged_from_the_latest() {
    conversation("one", "marmalade");
    conversation("two", "marmalade");
    conversation("three", "honey");
    append("two", new ConversationEvent.HandoffRequested("t", Reason.COMPLAINT));
    append("one", new ConversationEvent.AgentJoined("amy", "u", "Amy is here."));
    append("one", new ConversationEvent.Resolved("amy", "answered", null, "Bye."));
    says("three", "again");
    with(
        false,
        search -> {
          assertThat(ids(search.latest(LogFilter.NONE, 0, 9)))
              .containsExactly("three", "two", "one");
          assertThat(ids(search.latest(LogFilter.NONE, 1, 1))).containsExactly("two");
          assertThat(ids(search.latest(LogFilter.NONE, Integer.MAX_VALUE, 9))).isEmpty();
          assertThat(ids(search.latest(LogFilter.of(Status.QUEUED), 0, 9))).containsExactly("two");
          assertThat(ids(search.latest(agent("amy"), 0, 9))).containsExactly("one");
          assertThat(ids(search.find("marmalade", LogFilter.of(Status.RESOLVED), 0, 9)))
              .containsExactly("one");
          assertThat(ids(search.latest(since(3), 0, 9))).containsExactly("three", "two");
        });
  }

  private static LogFilter agent(String agent) {
    return new LogFilter(null, null, null, null, agent, null, null, null, null, null, null, null);
  }

  private static LogFilter since(int seconds) {
    return new LogFilter(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        World.START.plusSeconds(seconds),
        null);
  }

  /// The journal, with something that happens before the events of some conversations are read.
  private Journal before(Map<String, Runnable> happens) {
    return (Journal)
        Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("read")) {
                String stream = (String) arguments[0];
                happens
                    .getOrDefault(stream.substring(ConversationEvent.stream("").length()), () -> {})
                    .run();
              }
              try {
                return method.invoke(journal, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /// Follows a journal until something has happened in it, and closes everything.
  private void follow(Function<CompletableFuture<Views>, Journal> journalOf, Runnable happens)
      throws IOException {
    CompletableFuture<Views> views = new CompletableFuture<>();
    ViewStore store = ViewStore.open(directory);
    Summaries summaries = new Summaries(store);
    Journal follows = journalOf.apply(views);
    ConversationIndex index = new ConversationIndex(store, follows, summaries);
    views.complete(new Views(follows, store, List.of(summaries, index)));
    happens.run();
    views.join().close();
    index.close();
    store.close();
  }

  private void await(Views views) {
    try {
      assertThat(views.await(journal.head(), LONG)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_could_not_be_indexed_is_at_the_next_start() throws IOException {
    conversation("one", "marmalade");
    conversation("last", "bread");
    with(false, search -> {});
    CountDownLatch failed = new CountDownLatch(1);
    follow(
        views ->
            before(
                Map.of(
                    "one",
                    () -> {
                      if (failed.getCount() > 0) {
                        // While it is indexed, another one changes.
                        conversation("two", "jam");
                        await(views.join());
                        failed.countDown();
                      }
                      throw new IllegalStateException("cannot be read");
                    })),
        () -> {
          says("one", "honey");
          await(failed);
        });
    with(false, finds("honey", "one").andThen(finds("jam", "two")));
  }

  @Test
  void words_that_had_not_left_the_files_when_it_was_closed_leave_them_at_the_next_start()
      throws IOException {
    conversation("one", "marmalade");
    for (int i = 0; i < 20; i++) {
      conversation("other" + i, "honey");
    }
    with(false, search -> {});
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch behind = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    follow(
        views ->
            before(
                Map.of(
                    "first",
                    () -> {
                      begun.countDown();
                      await(behind);
                    },
                    "c4500",
                    () -> {
                      second.countDown();
                      throw new IllegalStateException("cannot be read");
                    })),
        () -> {
          conversation("first", "jam");
          await(begun);
          journal.append(
              List.of(
                  new StreamWrite(
                      ErasureEvent.stream("v-one"),
                      StreamWrite.ANY,
                      "",
                      new ErasureEvent.Done("v-one", List.of(ConversationEvent.stream("one"))))));
          for (int i = 0; i < 5000; i++) {
            conversation("c" + i);
          }
          behind.countDown();
          await(second);
        });
    with(false, search -> {});
    try (Directory log = FSDirectory.open(directory.resolve("log"));
        DirectoryReader reader = DirectoryReader.open(log)) {
      // Counts what is taken out too, as long as it is in the files. Nobody destroyed a key here,
      // so
      // the conversation is in once.
      assertThat(reader.docFreq(new Term(ConversationIndex.ENGLISH, "marmalad"))).isEqualTo(1);
    }
  }

  @Test
  void an_index_of_which_any_file_is_damaged_is_made_anew() throws IOException {
    for (int i = 0; i < 50; i++) {
      conversation("c" + i, "marmalade");
    }
    with(false, search -> {});
    List<String> names;
    try (Stream<Path> files = Files.list(directory.resolve("log"))) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("_"))
              .toList();
    }
    assertThat(names).isNotEmpty();
    for (String suffix : names.stream().map(name -> name.substring(name.indexOf('.'))).toList()) {
      try (Stream<Path> files = Files.list(directory.resolve("log"))) {
        for (Path file : files.toList()) {
          if (file.getFileName().toString().endsWith(suffix)) {
            Files.write(file, new byte[0]);
          }
        }
      }
      with(
          false,
          search ->
              assertThat(search.find("marmalade", LogFilter.NONE, 0, 9).total())
                  .as(suffix)
                  .isEqualTo(50));
    }
  }

  @Test
  void times_beyond_what_the_index_holds_choose_all_or_nothing() {
    conversation("one", "marmalade");
    with(
        false,
        search -> {
          assertThat(search.latest(between(Instant.MIN, Instant.MAX), 0, 9).total()).isEqualTo(1);
          assertThat(search.latest(between(Instant.MAX, null), 0, 9).total()).isZero();
          assertThat(search.latest(between(null, Instant.MIN), 0, 9).total()).isZero();
        });
  }

  private static LogFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new LogFilter(null, null, null, null, null, null, null, null, null, null, from, to);
  }
}
