package dev.lobby.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Links;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.ProfileTable;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Rating;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.language.Language;
import dev.lobby.outbox.Backoff;
import dev.lobby.outbox.Courier.Outcome;
import dev.lobby.outbox.DeadLetters;
import dev.lobby.value.ValueClass;
import dev.lobby.value.ValueEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final Outcome TAKEN = new Outcome.Taken();
  private static final Outcome DOWN = new Outcome.Failed("It answered 503.", Optional.empty());
  private static final Outcome UNWANTED = new Outcome.Refused("It answered 422.");

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers =
      new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
  private final ProfileDesk profiles = new ProfileDesk(journal, customers);
  private final String mei = customers.idOf("CUST-1");

  /// What the receiver took, and how it answers.
  private final List<Notice> taken = new ArrayList<>();

  private Function<Notice, Outcome> answers = notice -> TAKEN;
  private int tries;

  private final Receiver crm =
      new Receiver() {
        @Override
        public String name() {
          return "crm";
        }

        @Override
        public Outcome deliver(Notice notice) {
          tries++;
          Outcome outcome = answers.apply(notice);
          if (outcome instanceof Outcome.Taken) {
            taken.add(notice);
          }
          return outcome;
        }
      };

  private Delivery delivery = begin();

  @AfterEach
  void close() {
    journal.close();
  }

  /// As after a start: nothing is known but what stands in the journal.
  private Delivery begin() {
    return new Delivery(crm, journal, new Notices(journal, customers), Backoff.usual(7), clock);
  }

  /// Lets the receiver be told until nothing waits, or a time is over.
  private void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    while (true) {
      Optional<Duration> wait = delivery.step();
      if (wait.isEmpty() || clock.instant().plus(wait.get()).isAfter(end)) {
        return;
      }
      clock.advance(wait.get());
    }
  }

  private List<String> told() {
    return taken.stream().map(notice -> notice.type().wire() + " " + notice.changed()).toList();
  }

  private void bankTells(String rows) {
    profiles.importAll(
        ProfileTable.read(rows.getBytes(StandardCharsets.UTF_8)).changes(), "night.csv", "bank");
  }

  private void append(String stream, Event event) {
    journal.append(List.of(new StreamWrite(stream, StreamWrite.ANY, mei, event)));
  }

  private void consents(boolean given) {
    assertThat(profiles.consent(mei, Purpose.MARKETING, given, "ann", "telephone", "not by phone"))
        .isPresent();
  }

  private void known() {
    bankTells("external_id,name,tier,phones\nCUST-1,Mei,core,138 0013 8000\n");
  }

  @Test
  void each_kind_of_change_is_told_by_its_fields_with_the_banks_number() {
    known();
    consents(true);
    profiles.preferred(mei, List.of("webhook"), "ann");
    append(
        CustomerEvent.stream(mei),
        new CustomerEvent.Assessed("ann", "a-1", new Rating(CustomerRating.C3, "2026-12-31")));
    append(
        ComplaintEvent.stream("T-1"),
        new ComplaintEvent.Filed("c", mei, "web", Language.ZH, null, Severity.MAJOR, true));
    append(ComplaintEvent.stream("T-1"), new ComplaintEvent.Closed("ann"));
    append(ValueEvent.stream(mei), new ValueEvent.Classed(ValueClass.WATCH, ValueClass.BASE));
    append(CustomerEvent.stream(mei), new CustomerEvent.Disclosed("ann", "risk-statement", "web"));
    pass(Duration.ZERO);

    assertThat(told())
        .containsExactly(
            "customer.profile [name, tier, externalId, phones]",
            "customer.consent [consents.marketing]",
            "customer.profile [channels]",
            "customer.rating [rating]",
            "complaint.opened [complaints]",
            "complaint.closed [complaints]",
            "customer.value-class [valueClass]");
    assertThat(taken).allMatch(it -> it.customer().equals(mei) && "CUST-1".equals(it.externalId()));
    assertThat(taken.get(0).values()).isEqualTo(Map.of("tier", "core"));
    assertThat(taken.get(1).values()).isEqualTo(Map.of("consents.marketing", true));
    assertThat(taken.get(4).about()).isEqualTo("T-1");
    assertThat(taken.toString())
        .as("sensitive values")
        .doesNotContain("Mei", "138", "C3", "phone,");
  }

  @Test
  void linking_tells_of_both_records_and_a_part_has_the_number_of_the_whole() {
    known();
    journal.append(customers.reached("webhook", "wx-1"));
    String part = customers.idAt("webhook", "wx-1");
    pass(Duration.ZERO);
    taken.clear();

    new Links(journal, customers, clock).link(part, mei, Proof.STAFF, "ann", "the same person");
    pass(Duration.ZERO);

    assertThat(taken)
        .extracting(Notice::type, Notice::customer, Notice::about, Notice::externalId)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(ChangeType.LINKED, part, mei, "CUST-1"),
            org.assertj.core.groups.Tuple.tuple(ChangeType.LINKED, mei, part, "CUST-1"));
  }

  @Test
  void whoever_was_erased_is_told_by_the_id_of_the_record_and_members_of_staff_are_not() {
    known();
    pass(Duration.ZERO);
    taken.clear();
    append(ErasureEvent.stream("ann"), new ErasureEvent.Done("ann", List.of()));
    append(ErasureEvent.stream(mei), new ErasureEvent.Done(mei, List.of()));
    append(CustomerEvent.stream(mei), new CustomerEvent.Forgotten());
    pass(Duration.ZERO);

    assertThat(told()).containsExactly("customer.erased [record]");
    assertThat(taken.getFirst().customer()).isEqualTo(mei);
    assertThat(taken.getFirst().externalId()).isNull();
  }

  @Test
  void what_was_before_a_receiver_was_known_is_not_told() {
    known();
    Receiver other =
        new Receiver() {
          @Override
          public String name() {
            return "other";
          }

          @Override
          public Outcome deliver(Notice notice) {
            return crm.deliver(notice);
          }
        };
    delivery =
        new Delivery(other, journal, new Notices(journal, customers), Backoff.usual(7), clock);
    pass(Duration.ZERO);
    assertThat(taken).isEmpty();
  }

  @Test
  void a_receiver_that_is_down_for_a_day_gets_the_day_in_order_when_it_is_back() {
    known();
    pass(Duration.ZERO);
    taken.clear();
    answers = notice -> DOWN;
    tries = 0;
    List<Boolean> day = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      for (int i = 0; i < 3; i++) {
        day.add(i % 2 == hour % 2);
        consents(day.getLast());
      }
      Instant next = clock.instant().plus(Duration.ofHours(1));
      pass(Duration.ofHours(1));
      clock.set(next);
    }
    assertThat(delivery.status().failingSince()).isNotNull();
    assertThat(delivery.status().lag()).isGreaterThan(Duration.ofHours(22));
    assertThat(tries).as("bounded by ten minutes, with jitter").isBetween(24 * 6, 24 * 60);

    answers = notice -> TAKEN;
    pass(Duration.ofMinutes(10));

    assertThat(taken.stream().map(it -> it.values().get("consents.marketing"))).hasSize(72);
    assertThat(taken.stream().<Object>map(it -> it.values().get("consents.marketing")).toList())
        .isEqualTo(day);
    assertThat(taken).extracting(Notice::id).doesNotHaveDuplicates();
    assertThat(delivery.status().lag()).isZero();
    assertThat(delivery.status().dead()).isEmpty();
  }

  @Test
  void a_restart_at_any_moment_loses_nothing_and_repeats_under_the_same_id() {
    known();
    Random random = new Random(11);
    answers = notice -> random.nextInt(4) == 0 ? DOWN : TAKEN;
    for (int i = 0; i < 300; i++) {
      consents(i % 2 == 0);
      int steps = random.nextInt(3);
      for (int step = 0; step < steps; step++) {
        delivery.step().ifPresent(clock::advance);
      }
      if (random.nextInt(10) == 0) {
        delivery = begin();
      }
    }
    answers = notice -> TAKEN;
    pass(Duration.ofHours(1));
    delivery = begin();
    pass(Duration.ofHours(1));

    List<String> firsts = taken.stream().map(Notice::id).distinct().toList();
    assertThat(firsts).hasSize(301);
    assertThat(firsts.stream().map(id -> Position.of(id).orElseThrow()).toList())
        .as("in order, but for repeats")
        .isSorted();
    assertThat(taken).as("repeats after a kill").hasSizeGreaterThan(301);
    assertThat(taken.stream().collect(java.util.stream.Collectors.groupingBy(Notice::id)).values())
        .allMatch(same -> same.stream().distinct().count() == 1);
  }

  @Test
  void an_import_is_told_when_all_of_it_is_there_and_goes_on_where_it_was_broken_off() {
    StringBuilder rows = new StringBuilder("external_id,name,tier,consent_marketing\n");
    IntStream.range(0, 1_500)
        .forEach(i -> rows.append("N-").append(i).append(",Name ").append(i).append(",core,yes\n"));
    bankTells(rows.toString());
    answers = notice -> taken.size() == 700 ? DOWN : TAKEN;
    pass(Duration.ofSeconds(10));
    assertThat(taken).hasSize(700);

    answers = notice -> TAKEN;
    delivery = begin();
    pass(Duration.ofHours(1));

    assertThat(taken.stream().distinct().map(Notice::externalId).distinct()).hasSize(1_500);
    assertThat(taken.stream().map(Notice::id).distinct()).hasSize(3_000);
    assertThat(
            taken.stream()
                .map(Notice::id)
                .distinct()
                .map(id -> Position.of(id).orElseThrow())
                .toList())
        .isSorted();
  }

  @Test
  void what_an_import_that_never_ended_says_is_not_told() {
    append(
        CustomerEvent.stream(mei),
        new CustomerEvent.Profiled(
            "bank", "CUST-1", "Mei", "core", null, null, List.of(), null, null, "i-1", null, null));
    pass(Duration.ofHours(1));
    assertThat(taken).isEmpty();
  }

  @Test
  void one_it_does_not_want_is_dead_after_some_tries_and_the_later_ones_go_on() {
    known();
    consents(true);
    consents(false);
    answers =
        notice -> Boolean.TRUE.equals(notice.values().get("consents.marketing")) ? UNWANTED : TAKEN;
    pass(Duration.ofHours(1));

    assertThat(told())
        .containsExactly(
            "customer.profile [name, tier, externalId, phones]",
            "customer.consent [consents.marketing]");
    assertThat(tries).isEqualTo(Delivery.REFUSALS + 2);
    DeadNotices.Dead dead = delivery.status().dead().getFirst();
    assertThat(dead.reason()).contains("422");

    answers = notice -> TAKEN;
    DeadNotices notices = new DeadNotices(journal, "crm");
    assertThat(notices.replay(dead.id(), "sue")).isEqualTo(new DeadLetters.Outcome.Done(dead.id()));
    assertThat(notices.replay(dead.id(), "sue")).isInstanceOf(DeadLetters.Outcome.Refused.class);
    delivery = begin();
    pass(Duration.ZERO);

    assertThat(taken.getLast().id()).isEqualTo(dead.id());
    assertThat(taken.getLast().late()).isTrue();
    assertThat(taken.getLast().values()).isEqualTo(Map.of("consents.marketing", true));
    assertThat(notices.all()).isEmpty();
  }

  @Test
  void a_dead_one_can_be_discarded_and_one_there_is_not_is_told() {
    known();
    answers = notice -> UNWANTED;
    pass(Duration.ofHours(1));
    DeadNotices notices = new DeadNotices(journal, "crm");
    String id = notices.all().getFirst().id();

    assertThat(notices.discard(id, "sue", "known already"))
        .isInstanceOf(DeadLetters.Outcome.Done.class);
    assertThat(notices.all()).isEmpty();
    assertThat(notices.discard(id, "sue", "again"))
        .isInstanceOfSatisfying(
            DeadLetters.Outcome.Refused.class, it -> assertThat(it.why()).contains(id, "crm"));
    assertThat(notices.replay("no id", "sue")).isInstanceOf(DeadLetters.Outcome.Refused.class);
  }

  @Test
  void what_the_receiver_asks_for_is_waited_for() {
    answers = notice -> new Outcome.Failed("It answered 429.", Optional.of(Duration.ofMinutes(30)));
    known();
    assertThat(delivery.step()).contains(Duration.ZERO);
    assertThat(delivery.step()).contains(Duration.ofMinutes(30));
  }
}
