package dev.lobby.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.Event;
import dev.lobby.journal.FileJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.keys.KeyRing;
import dev.lobby.keys.MasterKey;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outbox as it runs: its threads, over a store on disk whose words are sealed.
class OutboxTest {

  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofMillis(50), 4, 1);

  /// A courier whose answers a test decides on.
  private static final class Messenger implements Courier {
    private final BlockingQueue<Parcel> delivered = new LinkedBlockingQueue<>();
    private volatile Outcome answer = new Outcome.Taken();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Override
    public String channel() {
      return "webhook";
    }

    @Override
    public Outcome deliver(Parcel parcel) throws InterruptedException {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        delivered.add(parcel);
        held.await();
        return answer;
      } finally {
        atOnce.decrementAndGet();
      }
    }

    Parcel next() throws InterruptedException {
      Parcel parcel = delivered.poll(30, TimeUnit.SECONDS);
      assertThat(parcel).isNotNull();
      return parcel;
    }
  }

  @TempDir private Path data = Path.of("");
  private final Messenger messenger = new Messenger();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private KeyRing keys;
  private FileJournal journal;
  private Letters letters;
  private Views views;

  @BeforeEach
  void open() {
    keys = KeyRing.open(data.resolve("keys"), MasterKey.of(new byte[MasterKey.BYTES]));
    journal =
        FileJournal.open(
            data.resolve("journal"), World.codec(), () -> keys, InstantSource.system());
    ViewStore store = ViewStore.inMemory();
    letters = new Letters(store, Set.of("webhook"));
    views = new Views(journal, store, List.of(letters));
    Outbox outbox =
        new Outbox(
            journal,
            new Customers(journal, new byte[32]),
            letters,
            List.of(messenger),
            QUICK,
            InstantSource.system());
    views.onAdvance(outbox::advanced);
    parts.addAll(List.of(outbox, views, journal, keys));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
    parts.clear();
  }

  private void append(String stream, String subject, Event... events) {
    journal.append(
        Arrays.stream(events)
            .map(event -> new StreamWrite(stream, StreamWrite.ANY, subject, event))
            .toList());
  }

  private void start(String id) {
    append(CustomerEvent.stream("v-" + id), "v-" + id, new CustomerEvent.Reached("webhook", id));
    append(ConversationEvent.stream(id), "v-" + id, new Started("webhook", "v-" + id, Language.ZH));
  }

  private void tell(String id, String... texts) {
    append(
        ConversationEvent.stream(id),
        "v-" + id,
        Arrays.stream(texts).map(text -> new AgentWrote("amy", text, text)).toArray(Event[]::new));
  }

  private List<Event> fates(String id) {
    return journal.read(OutboxEvent.stream(id), 0).stream().map(Recorded::event).toList();
  }

  /// Waits until a conversation's letters have met so many fates.
  private List<Event> fates(String id, int count) throws InterruptedException {
    while (journal.version(OutboxEvent.stream(id)) < count) {
      journal.awaitBeyond(journal.head(), Duration.ofMillis(100));
    }
    return fates(id);
  }

  @Test
  void letters_of_one_person_go_one_after_the_other_and_those_of_others_beside_them()
      throws Exception {
    messenger.held = new CountDownLatch(1);
    for (int i = 0; i < 5; i++) {
      start("p" + i);
      tell("p" + i, "one", "two");
    }
    Set<String> first = new java.util.TreeSet<>();
    for (int i = 0; i < 5; i++) {
      Courier.Parcel parcel = messenger.next();
      assertThat(parcel.text()).isEqualTo("one");
      assertThat(parcel.person()).isEqualTo(parcel.conversation());
      first.add(parcel.id());
    }
    assertThat(first).containsExactly("p0:2", "p1:2", "p2:2", "p3:2", "p4:2");
    assertThat(messenger.mostAtOnce.get()).isEqualTo(5);
    messenger.held.countDown();
    for (int i = 0; i < 5; i++) {
      assertThat(messenger.next().text()).isEqualTo("two");
    }
    assertThat(fates("p0", 2))
        .containsExactly(new OutboxEvent.Sent(2, 1), new OutboxEvent.Sent(3, 1));
  }

  @Test
  void so_many_are_on_the_way_at_a_time_and_no_more() throws Exception {
    messenger.held = new CountDownLatch(1);
    for (int i = 0; i < Outbox.MOST_ON_THE_WAY + 20; i++) {
      start("p" + i);
      tell("p" + i, "hello");
    }
    for (int i = 0; i < Outbox.MOST_ON_THE_WAY; i++) {
      messenger.next();
    }
    messenger.held.countDown();
    for (int i = 0; i < 20; i++) {
      messenger.next();
    }
    assertThat(messenger.mostAtOnce.get()).isEqualTo(Outbox.MOST_ON_THE_WAY);
  }

  @Test
  void a_letter_that_is_not_taken_is_tried_under_its_id_until_it_is_dead_and_the_next_one_goes()
      throws Exception {
    messenger.answer = new Courier.Outcome.Failed("it answered 503", Optional.empty());
    start("p");
    tell("p", "one");
    for (int i = 0; i < QUICK.tries(); i++) {
      assertThat(messenger.next().id()).isEqualTo("p:2");
    }
    assertThat(fates("p", 4).getLast()).isEqualTo(new OutboxEvent.Died(2, 4, "it answered 503"));
    messenger.answer = new Courier.Outcome.Taken();
    tell("p", "two");
    assertThat(messenger.next().id()).isEqualTo("p:3");

    new DeadLetters(journal, Set.of("webhook")).replay("p:2", "sue");
    Courier.Parcel late = messenger.next();
    assertThat(late.id()).isEqualTo("p:2");
    assertThat(late.text()).isEqualTo("one");
    assertThat(late.late()).isTrue();
  }

  @Test
  void a_letter_that_is_refused_is_dead_at_once() throws Exception {
    messenger.answer = new Courier.Outcome.Refused("it answered 400");
    start("p");
    tell("p", "one");

    assertThat(fates("p", 1)).containsExactly(new OutboxEvent.Died(2, 1, "it answered 400"));
  }

  @Test
  void a_letter_to_nowhere_is_dead() throws Exception {
    append(ConversationEvent.stream("p"), "v-p", new Started("webhook", "v-p", Language.ZH));
    tell("p", "one");

    assertThat(fates("p", 1).getFirst()).isInstanceOf(OutboxEvent.Died.class);
    assertThat(messenger.delivered).isEmpty();
  }

  @Test
  void what_was_on_the_way_when_lobby_stopped_is_sent_again_under_the_same_id() throws Exception {
    messenger.held = new CountDownLatch(1);
    start("p");
    tell("p", "one", "two");
    assertThat(messenger.next().id()).isEqualTo("p:2");
    close();

    messenger.held.countDown();
    messenger.held = new CountDownLatch(0);
    open();

    assertThat(messenger.next()).extracting(Courier.Parcel::id).isEqualTo("p:2");
    assertThat(messenger.next()).extracting(Courier.Parcel::text).isEqualTo("two");
    assertThat(fates("p", 2)).hasSize(2);
  }

  @Test
  void nothing_is_sent_to_somebody_who_was_erased_while_it_waited() throws Exception {
    messenger.answer =
        new Courier.Outcome.Failed("it answered 429", Optional.of(Duration.ofMillis(50)));
    messenger.held = new CountDownLatch(1);
    start("p");
    tell("p", "one", "two");
    messenger.next();
    keys.destroy("v-p");
    messenger.held.countDown();

    assertThat(fates("p", 3))
        .hasExactlyElementsOfTypes(
            OutboxEvent.Failed.class, OutboxEvent.Discarded.class, OutboxEvent.Discarded.class);
    assertThat(messenger.delivered).isEmpty();
    assertThat(new DeadLetters(journal, Set.of("webhook")).replay("p:2", "sue"))
        .isInstanceOf(DeadLetters.Outcome.Refused.class);
  }

  @Test
  void a_dead_letter_whose_words_are_gone_can_be_discarded_and_not_replayed() throws Exception {
    messenger.answer = new Courier.Outcome.Refused("it answered 400");
    start("p");
    tell("p", "one");
    assertThat(fates("p", 1)).hasExactlyElementsOfTypes(OutboxEvent.Died.class);
    keys.destroyStreams(List.of(ConversationEvent.stream("p")));

    DeadLetters dead = new DeadLetters(journal, Set.of("webhook"));
    assertThat(dead.replay("p:2", "sue")).isInstanceOf(DeadLetters.Outcome.Refused.class);
    assertThat(dead.discard("p:2", "sue", "gone")).isEqualTo(new DeadLetters.Outcome.Done("p:2"));
  }

  @Test
  void a_channel_without_a_courier_is_told_at_once() {
    assertThatThrownBy(() ->
            new Outbox(
                journal,
                new Customers(journal, new byte[32]),
                letters,
                List.of(),
                QUICK,
                InstantSource.system()))
        .hasMessageContaining("webhook");
  }
}
