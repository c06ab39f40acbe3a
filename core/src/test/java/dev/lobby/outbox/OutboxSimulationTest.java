package dev.lobby.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.AgentWrote;
import dev.lobby.conversation.ConversationEvent.AssistantWrote;
import dev.lobby.conversation.ConversationEvent.CustomerWrote;
import dev.lobby.conversation.ConversationEvent.Resolved;
import dev.lobby.conversation.ConversationEvent.Started;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.journal.Event;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A flaky provider, many people, supervisors, crashes and a lagging view in fake time, everything
/// drawn from one seed; what came of it is held against a count of the journal that knows nothing
/// of the outbox's own classes but its events.
class OutboxSimulationTest {

  private static final int PEOPLE = 25;
  private static final int STEPS = 1_500;
  private static final int MOST_ON_THE_WAY = 6;
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5), 5, 99);

  /// One run.
  private static final class Run {
    private final SplittableRandom random;
    private final MovableClock clock = new MovableClock(World.START);
    private final MemoryJournal journal = new MemoryJournal(World.codec(), clock);
    private final FlakyProvider provider;
    private final DeadLetters supervisor = new DeadLetters(journal, Set.of("webhook"));
    private final List<Runnable> underWay = new ArrayList<>();
    private Letters letters = new Letters(ViewStore.inMemory(), Set.of("webhook"));
    private Dispatcher dispatcher;
    private long taken;
    private int written;
    private int crashes;

    Run(long seed) {
      random = new SplittableRandom(seed);
      provider = new FlakyProvider(seed);
      for (int i = 0; i < PEOPLE; i++) {
        String customer = "v-" + i;
        // Every fifth is told by Lobby itself.
        String channel = i % 5 == 4 ? "web" : "webhook";
        journal.append(
            List.of(
                Customers.visitor(customer),
                new StreamWrite(
                    CustomerEvent.stream(customer),
                    1,
                    customer,
                    new CustomerEvent.Reached(channel, "person " + i)),
                write(i, new Started(channel, customer, Language.ZH))));
      }
      dispatcher = dispatcher();
    }

    private Dispatcher dispatcher() {
      return new Dispatcher(
          letters,
          new Sender(journal, new Customers(journal, new byte[32]), List.of(provider), BACKOFF),
          clock,
          BACKOFF.longest(),
          MOST_ON_THE_WAY,
          underWay::add,
          () -> {});
    }

    private static StreamWrite write(int person, ConversationEvent event) {
      return new StreamWrite(
          ConversationEvent.stream("c" + person), StreamWrite.ANY, "v-" + person, event);
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> somebodyIsTold();
        case 3, 4 -> clock.advance(Duration.ofMillis(random.nextInt(20_000)));
        case 5 -> catchUp(random.nextInt(8));
        case 6 -> dispatcher.dispatch();
        case 7, 8 -> arrive();
        default -> {
          switch (random.nextInt(12)) {
            case 0 -> crash();
            case 1, 2, 3, 4 -> intervene();
            default -> catchUp(Integer.MAX_VALUE);
          }
        }
      }
    }

    private void somebodyIsTold() {
      int person = random.nextInt(PEOPLE);
      List<StreamWrite> frame = new ArrayList<>();
      frame.add(write(person, new CustomerWrote("m" + written, Language.ZH, "?")));
      for (int i = random.nextInt(3); i >= 0; i--) {
        String text = "text " + written++;
        frame.add(
            write(
                person,
                switch (random.nextInt(3)) {
                  case 0 -> new AgentWrote("amy", "a" + written, text);
                  case 1 -> new Resolved("amy", "answered", null, text);
                  default -> new AssistantWrote("m", "answer", List.of(), List.of(), text);
                }));
      }
      journal.append(frame);
    }

    private void catchUp(int frames) {
      long upTo = Math.min(journal.head(), taken + frames);
      journal.replay(taken, upTo, letters::apply);
      taken = upTo;
    }

    private void arrive() {
      if (!underWay.isEmpty()) {
        Runnable delivery = underWay.remove(random.nextInt(underWay.size()));
        try {
          delivery.run();
        } catch (FlakyProvider.PlugPulled e) {
          crash();
        }
      }
    }

    /// What is under way is forgotten with everything that is in memory.
    private void crash() {
      crashes++;
      underWay.clear();
      letters = new Letters(ViewStore.inMemory(), Set.of("webhook"));
      taken = 0;
      catchUp(Integer.MAX_VALUE);
      dispatcher = dispatcher();
    }

    private void intervene() {
      List<Letter> choice = random.nextInt(6) == 0 ? letters.waiting() : letters.dead();
      if (!choice.isEmpty()) {
        String id = choice.get(random.nextInt(choice.size())).id();
        if (random.nextBoolean()) {
          supervisor.replay(id, "sue");
        } else {
          supervisor.discard(id, "sue", "too late");
        }
      }
    }

    /// The provider is well again, and everybody waits until nothing waits.
    void settle() {
      provider.recover();
      for (int i = 0; i < 100_000; i++) {
        catchUp(Integer.MAX_VALUE);
        Optional<Duration> next = dispatcher.dispatch();
        if (!underWay.isEmpty()) {
          arrive();
        } else if (next.isPresent()) {
          clock.advance(next.get().isPositive() ? next.get() : Duration.ofMillis(1));
        } else {
          return;
        }
      }
      throw new AssertionError("It never settles: " + letters.waiting());
    }
  }

  /// What the journal says, counted from its events alone.
  private static final class Recount {
    private final Map<String, String> channels = new HashMap<>();
    private final Map<String, Map<Long, String>> texts = new TreeMap<>();
    private final Map<String, String> fates = new LinkedHashMap<>();
    private final Set<String> replayed = new HashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();

    Recount(MemoryJournal journal) {
      journal.replay(0, journal.head(), this::count);
    }

    private void count(Recorded recorded) {
      String name = recorded.stream().substring(recorded.stream().indexOf('/') + 1);
      String text = text(recorded.event());
      if (recorded.event() instanceof Started started) {
        channels.put(name, started.channel());
      } else if (text != null && "webhook".equals(channels.get(name))) {
        texts.computeIfAbsent(name, c -> new TreeMap<>()).put(recorded.version(), text);
      } else if (recorded.event() instanceof OutboxEvent event) {
        String id = name + ":" + event.seq();
        // What the journal knows to have arrived is not handed over again.
        assertThat(fates.get(id)).isNotEqualTo("sent");
        switch (event) {
          case OutboxEvent.Sent e -> fates.putIfAbsent(id, "sent");
          case OutboxEvent.Died e -> fates.putIfAbsent(id, "dead");
          case OutboxEvent.Failed e -> failures.merge(id, 1, Integer::sum);
          case OutboxEvent.Discarded e -> fates.put(id, "discarded");
          case OutboxEvent.Replayed e -> {
            assertThat(fates.remove(id)).isEqualTo("dead");
            replayed.add(id);
            failures.remove(id);
          }
        }
        assertThat(failures.getOrDefault(id, 0)).isLessThan(BACKOFF.tries());
      }
    }

    private static @org.jspecify.annotations.Nullable String text(Event event) {
      return switch (event) {
        case AssistantWrote e -> e.text();
        case AgentWrote e -> e.text();
        case Resolved e -> e.text();
        default -> null;
      };
    }

    private Map<String, String> all() {
      Map<String, String> all = new TreeMap<>();
      texts.forEach(
          (conversation, of) -> of.forEach((seq, text) -> all.put(conversation + ":" + seq, text)));
      return all;
    }

    private Set<String> with(String fate) {
      Set<String> ids = new TreeSet<>();
      fates.forEach((id, is) -> {
        if (is.equals(fate)) {
          ids.add(id);
        }
      });
      return ids;
    }
  }

  static List<Long> seeds() {
    return java.util.stream.LongStream.rangeClosed(1, 16).boxed().toList();
  }

  private static Run run(long seed) {
    Run run = new Run(seed);
    for (int i = 0; i < STEPS; i++) {
      run.step();
    }
    run.settle();
    return run;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatever_happens_every_letter_arrives_or_is_told_of_in_order_and_under_one_id(long seed) {
    Run run = run(seed);
    Recount count = new Recount(run.journal);

    assertThat(run.written).isGreaterThan(300);
    assertThat(run.crashes).isPositive();
    assertThat(run.letters.waiting()).isEmpty();
    assertThat(run.letters.dead())
        .extracting(Letter::id)
        .containsExactlyInAnyOrderElementsOf(count.with("dead"));
    assertThat(count.fates.keySet()).isEqualTo(count.all().keySet());
    assertThat(count.with("sent")).hasSizeGreaterThan(count.all().size() / 2);
    assertThat(count.replayed).isNotEmpty();
    Set<String> arrived = new HashSet<>();
    Map<String, Long> last = new HashMap<>();
    for (Courier.Parcel parcel : run.provider.received()) {
      assertThat(parcel.text()).isEqualTo(count.all().get(parcel.id()));
      assertThat(parcel.id()).startsWith(parcel.conversation() + ":");
      assertThat(parcel.person()).isEqualTo("person " + parcel.conversation().substring(1));
      assertThat(parcel.late()).isIn(false, count.replayed.contains(parcel.id()));
      long seq = Long.parseLong(parcel.id().substring(parcel.id().indexOf(':') + 1));
      if (arrived.add(parcel.id()) && !parcel.late()) {
        assertThat(last.getOrDefault(parcel.conversation(), 0L)).isLessThan(seq);
        last.put(parcel.conversation(), seq);
      }
    }
    assertThat(arrived).containsAll(count.with("sent"));
  }

  @Test
  void a_seed_always_tells_the_same_story() {
    Run one = run(7);
    Run other = run(7);

    assertThat(other.provider.received()).isEqualTo(one.provider.received());
    assertThat(other.journal.head()).isEqualTo(one.journal.head());
    assertThat(other.clock.instant()).isEqualTo(one.clock.instant()).isAfter(Instant.EPOCH);
  }
}
