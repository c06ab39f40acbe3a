package dev.lobby.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Figures;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.customer.Proof;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Event;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerValuesTest {

  private static final ValueRules RULES = ValueRulesFile.packaged();
  private static final List<String> CUSTOMERS = List.of("k-1", "k-2", "k-3");
  private static final List<String> VISITORS = List.of("v-1", "v-2");

  /// The views of one bank.
  private static final class Bank {
    private final CustomerDirectory directory;
    private final CustomerValues values;
    private final List<View> views;

    Bank() {
      ViewStore store = ViewStore.inMemory();
      Summaries summaries = new Summaries(store);
      Complaints complaints = new Complaints(store);
      FollowUps followUps = new FollowUps(store);
      directory = new CustomerDirectory(store);
      values =
          new CustomerValues(store, directory, summaries, complaints, followUps, RULES, World.ZONE);
      views = List.of(summaries, complaints, followUps, directory, values);
    }

    void apply(Recorded recorded) {
      views.forEach(view -> view.apply(recorded));
    }

    Map<ValueClass, Set<String>> classes() {
      Map<ValueClass, Set<String>> all = new EnumMap<>(ValueClass.class);
      for (ValueClass one : ValueClass.values()) {
        all.put(one, new TreeSet<>(values.in(one, "", 100, id -> true)));
      }
      return all;
    }
  }

  private final Bank bank = new Bank();
  private final List<Recorded> journal = new ArrayList<>();
  private final Map<String, Long> versions = new HashMap<>();

  /// Of whose record a visitor's is part.
  private final Map<String, String> wholes = new HashMap<>();

  private Instant now = World.START;

  private void happens(String stream, Event event) {
    long version = versions.merge(stream, 1L, Long::sum);
    Recorded recorded = new Recorded(stream, version, journal.size() + 1, now, "", event);
    journal.add(recorded);
    bank.apply(recorded);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, World.ZONE);
  }

  private void profiled(String id, @Nullable String importId) {
    happens(
        CustomerEvent.stream(id),
        new CustomerEvent.Profiled(
            "bank", id, "Mei", "core", "ann", null, List.of(), null, null, importId, null, null));
  }

  private Figures figures(int quiet, int activity, long balance, int change) {
    return new Figures(
        today().toString(),
        today().minusDays(500).toString(),
        today().minusDays(quiet).toString(),
        100 + activity,
        100,
        new BalanceLevel(balance, "CNY"),
        change);
  }

  private void told(String id, @Nullable Figures figures, @Nullable String importId) {
    happens(FiguresEvent.stream(id), new FiguresEvent.Told("bank", figures, importId));
  }

  private void imported(String id) {
    happens(
        ProfileImportEvent.stream(id), new ProfileImportEvent.Committed("bank", "f.csv", 1, 1, 0));
  }

  private void writes(String id) {
    String stream = ConversationEvent.stream("c-" + id);
    if (!versions.containsKey(stream)) {
      happens(stream, new ConversationEvent.Started("web", id, Language.ZH));
    }
    happens(stream, new ConversationEvent.CustomerWrote("m" + journal.size(), Language.ZH, "在吗"));
  }

  private void files(String id, String number) {
    happens(
        ComplaintEvent.stream(number),
        new ComplaintEvent.Filed("c-" + id, id, "web", Language.ZH, null, Severity.ORDINARY, true));
  }

  private void passes(int days) {
    now = now.plus(Duration.ofDays(days));
  }

  private Valuation of(String id) {
    return bank.values.of(id, today()).orElseThrow();
  }

  @Test
  void somebody_is_in_the_list_of_their_class_the_moment_it_changes() {
    profiled("k-1", null);
    assertThat(bank.classes().get(ValueClass.BASE)).isEmpty();

    told("k-1", figures(3, 0, 5_000, 0), null);
    assertThat(bank.classes().get(ValueClass.BASE)).containsExactly("k-1");

    told("k-1", figures(92, 0, 5_000, 0), null);
    files("k-1", "T-1");
    assertThat(bank.classes().get(ValueClass.WATCH)).containsExactly("k-1");
    assertThat(bank.classes().get(ValueClass.BASE)).isEmpty();
    assertThat(of("k-1").reasons(true).getFirst().en())
        .isEqualTo("watch: no contact for 92 days, one open complaint");

    happens(ComplaintEvent.stream("T-1"), new ComplaintEvent.Closed("ann"));
    assertThat(bank.classes().get(ValueClass.WATCH)).isEmpty();
    happens(ComplaintEvent.stream("T-1"), new ComplaintEvent.Reopened("ann", "not content", true));
    assertThat(bank.classes().get(ValueClass.WATCH)).containsExactly("k-1");

    writes("k-1");
    assertThat(bank.classes().get(ValueClass.WATCH)).isEmpty();
  }

  @Test
  void what_the_day_alone_changes_is_so_at_once_in_the_record_and_after_a_refresh_in_the_list() {
    profiled("k-1", null);
    told("k-1", figures(80, -40, 5_000, 0), null);
    bank.values.refresh(today());
    passes(9);
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.BASE);
    passes(1);
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.WATCH);
    assertThat(bank.classes().get(ValueClass.BASE)).containsExactly("k-1");

    assertThat(bank.values.refresh(today())).isEqualTo(1);
    assertThat(bank.classes().get(ValueClass.WATCH)).containsExactly("k-1");
    assertThat(bank.values.refresh(today())).as("once more").isZero();
  }

  @Test
  void whoever_keeps_the_lists_brings_them_up_to_the_day_at_the_bank() {
    profiled("k-1", null);
    told("k-1", figures(89, -40, 5_000, 0), null);
    MovableClock clock = new MovableClock(Instant.parse("2026-03-02T15:59:59Z"));
    MemoryJournal told = new MemoryJournal(World.codec(), clock);
    try (told;
        ValueKeeper keeper =
            new ValueKeeper(bank.values, told, World.ZONE, clock, Duration.ofDays(1))) {
      keeper.look();
      assertThat(bank.classes().get(ValueClass.BASE)).containsExactly("k-1");
      clock.advance(Duration.ofSeconds(1));
      keeper.look();
      assertThat(bank.classes().get(ValueClass.WATCH)).containsExactly("k-1");

      keeper.look();
      assertThat(told.read(ValueEvent.stream("k-1"), 0))
          .extracting(Recorded::event)
          .as("the first class is no change, and a change is told once")
          .containsExactly(new ValueEvent.Classed(ValueClass.WATCH, ValueClass.BASE));
    }
  }

  @Test
  void a_class_that_the_journal_tells_is_no_change_any_more() {
    profiled("k-1", null);
    told("k-1", figures(3, 0, 5_000, 0), null);
    told("k-1", figures(3, 0, 2_000_000, 0), null);
    assertThat(bank.values.moves("", 10))
        .containsExactly(new CustomerValues.Move("k-1", ValueClass.STRATEGIC, ValueClass.BASE));
    happens(
        ValueEvent.stream("k-1"), new ValueEvent.Classed(ValueClass.STRATEGIC, ValueClass.BASE));
    assertThat(bank.values.moves("", 10)).isEmpty();

    told("k-1", figures(3, 0, 5_000, 0), null);
    assertThat(bank.values.moves("", 10)).hasSize(1);
    told("k-1", figures(3, 0, 2_000_000, 0), null);
    assertThat(bank.values.moves("", 10)).as("back before anybody was told").isEmpty();
  }

  @Test
  void what_an_import_tells_counts_for_nothing_before_its_end() {
    profiled("k-1", null);
    told("k-1", figures(3, 0, 5_000, 0), null);
    profiled("k-2", "i-1");
    told("k-2", figures(3, 0, 2_000_000, 0), "i-1");
    told("k-1", figures(3, 0, 2_000_000, 0), "i-1");
    bank.values.refresh(today());

    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.BASE);
    assertThat(bank.values.of("k-2", today())).isEmpty();

    imported("i-1");
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.STRATEGIC);
    assertThat(of("k-2").valueClass()).isEqualTo(ValueClass.STRATEGIC);
    assertThat(bank.values.refresh(today())).as("looked at").isPositive();
    assertThat(bank.classes().get(ValueClass.STRATEGIC)).containsExactly("k-1", "k-2");
  }

  @Test
  void an_import_that_never_ended_leaves_nothing_behind() {
    profiled("k-1", null);
    told("k-1", figures(3, 0, 5_000, 0), null);
    told("k-1", figures(3, 0, 2_000_000, 0), "i-1");
    told("k-1", figures(3, 0, 60_000, 0), "i-2");
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.BASE);

    imported("i-2");
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.GROWTH);
  }

  @Test
  void what_is_part_of_a_record_counts_for_it_as_long_as_it_is() {
    profiled("k-1", null);
    told("k-1", figures(92, -40, 5_000, 0), null);
    writes("v-1");
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.WATCH);

    happens(CustomerEvent.stream("v-1"), new CustomerEvent.Joined("ann", "k-1", Proof.CODE, null));
    happens(CustomerEvent.stream("k-1"), new CustomerEvent.Gained("ann", "v-1", Proof.CODE));
    assertThat(bank.classes().get(ValueClass.BASE)).containsExactly("k-1");
    files("v-1", "T-1");
    assertThat(bank.classes().get(ValueClass.WATCH)).containsExactly("k-1");

    happens(CustomerEvent.stream("v-1"), new CustomerEvent.Left("ann", "k-1", "not them"));
    happens(CustomerEvent.stream("k-1"), new CustomerEvent.Lost("ann", "v-1"));
    assertThat(of("k-1").measures()).containsEntry(Measure.QUIET_DAYS, 92);
    assertThat(of("k-1").measures()).containsEntry(Measure.OPEN_COMPLAINTS, 0);
  }

  @Test
  void how_content_somebody_said_they_are_counts_the_last_time() {
    profiled("k-1", null);
    told("k-1", figures(3, -40, 5_000, 0), null);
    files("k-1", "T-1");
    happens(ComplaintEvent.stream("T-1"), new ComplaintEvent.Closed("ann"));
    happens(ComplaintEvent.stream("T-1"), new ComplaintEvent.Rated(2));
    assertThat(of("k-1").valueClass()).isEqualTo(ValueClass.WATCH);

    passes(1);
    happens(
        FollowUpEvent.stream("F-1"),
        new FollowUpEvent.Promised(
            "ann", "k-1", null, "T-1", Kind.AFTER_COMPLAINT, now.toString(), "ann", null));
    happens(FollowUpEvent.stream("F-1"), new FollowUpEvent.Ended("ann", Result.KEPT, 5, null));
    assertThat(of("k-1").measures()).containsEntry(Measure.SATISFACTION, 5);
    assertThat(bank.classes().get(ValueClass.BASE)).containsExactly("k-1");

    happens(
        ConversationEvent.stream("c-1"), new ConversationEvent.Started("web", "k-1", Language.EN));
    happens(ConversationEvent.stream("c-1"), new ConversationEvent.SatisfactionRated(9, 3));
    assertThat(of("k-1").measures()).containsEntry(Measure.SATISFACTION, 3);
  }

  @Test
  void whoever_is_forgotten_is_in_no_list_also_when_the_bank_goes_on_to_count() {
    profiled("k-1", null);
    told("k-1", figures(3, 0, 5_000, 0), null);
    happens(CustomerEvent.stream("k-1"), new CustomerEvent.Forgotten());
    told("k-1", null, null);
    assertThat(bank.values.of("k-1", today())).isEmpty();
    assertThat(bank.classes().values()).allMatch(Set::isEmpty);

    told("k-1", figures(3, 0, 5_000, 0), null);
    bank.values.refresh(today());
    assertThat(bank.classes().values()).allMatch(Set::isEmpty);
  }

  @Test
  void a_trial_counts_who_would_be_what_and_changes_nothing() {
    for (String id : CUSTOMERS) {
      profiled(id, null);
    }
    told("k-1", figures(3, 0, 400_000, 0), null);
    told("k-2", figures(3, 0, 5_000, 0), null);
    ValueRules then =
        ValueRulesFile.parse(
            "then.yaml",
            RULES.text().replace("[10000, 50000, 300000, 1000000]", "[1000, 2000, 3000, 400000]"));

    RulesTrial trial = RulesTrial.of(bank.values, bank.directory, then, today());

    assertThat(trial.customers()).isEqualTo(3);
    assertThat(trial.changingClass()).isEqualTo(2);
    assertThat(trial.moves())
        .contains(
            new RulesTrial.Move(RulesTrial.Of.CLASS, "growth", "strategic", 1),
            new RulesTrial.Move(RulesTrial.Of.CLASS, "base", "growth", 1),
            new RulesTrial.Move(RulesTrial.Of.CLASS, "unknown", "unknown", 1));
    assertThat(bank.classes().get(ValueClass.GROWTH)).containsExactly("k-1");
  }

  /// What is known of the customers, counted from all that happened in the plainest way.
  private Map<String, Standing> recount() {
    Set<String> imports = new HashSet<>();
    journal.forEach(it -> {
      if (it.event() instanceof ProfileImportEvent.Committed) {
        imports.add(it.stream().substring(ProfileImportEvent.stream("").length()));
      }
    });
    Set<String> known = new TreeSet<>();
    Map<String, @Nullable Figures> figures = new HashMap<>();
    Map<String, Instant> wrote = new HashMap<>();
    Map<String, Set<String>> open = new HashMap<>();
    Map<String, Recorded> rated = new HashMap<>();
    Map<String, Set<String>> parts = new HashMap<>();
    Map<String, String> complainant = new HashMap<>();
    for (Recorded one : journal) {
      String name = one.stream().substring(one.stream().indexOf('/') + 1);
      switch (one.event()) {
        case CustomerEvent.Profiled e when e.importId() == null || imports.contains(e.importId()) ->
            known.add(name);
        case CustomerEvent.Forgotten e -> {
          known.remove(name);
          figures.remove(name);
          wrote.remove(name);
          open.remove(name);
          rated.remove(name);
          parts.remove(name);
        }
        case FiguresEvent.Told e when e.importId() == null || imports.contains(e.importId()) ->
            figures.put(name, e.figures());
        case ConversationEvent.CustomerWrote e -> wrote.put(name.substring(2), one.time());
        case ComplaintEvent.Filed e -> {
          complainant.put(name, e.customer());
          open.computeIfAbsent(e.customer(), id -> new HashSet<>()).add(name);
        }
        case ComplaintEvent.Reopened e ->
            open.computeIfAbsent(complainant.get(name), id -> new HashSet<>()).add(name);
        case ComplaintEvent.Closed e ->
            open.computeIfAbsent(complainant.get(name), id -> new HashSet<>()).remove(name);
        case ComplaintEvent.Rated e -> rated.put(complainant.get(name), one);
        case CustomerEvent.Gained e ->
            parts.computeIfAbsent(name, id -> new HashSet<>()).add(e.part());
        case CustomerEvent.Lost e ->
            parts.computeIfAbsent(name, id -> new HashSet<>()).remove(e.part());
        default -> {}
      }
    }
    Map<String, Standing> standings = new HashMap<>();
    for (String id : known) {
      List<String> family = new ArrayList<>(parts.getOrDefault(id, Set.of()));
      family.add(id);
      standings.put(
          id,
          new Standing(
              figures.get(id),
              family.stream()
                  .filter(wrote::containsKey)
                  .map(wrote::get)
                  .max(Instant::compareTo)
                  .map(it -> LocalDate.ofInstant(it, World.ZONE))
                  .orElse(null),
              family.stream().mapToInt(it -> open.getOrDefault(it, Set.of()).size()).sum(),
              family.stream()
                  .filter(rated::containsKey)
                  .map(rated::get)
                  .max((one, other) -> Long.compare(one.sequence(), other.sequence()))
                  .map(it -> ((ComplaintEvent.Rated) it.event()).score())
                  .orElse(null)));
    }
    return standings;
  }

  @Property(tries = 150)
  void what_comes_of_event_after_event_is_what_a_fold_from_the_start_and_a_recount_say(
      @ForAll long seed) {
    CustomerValuesTest lived = new CustomerValuesTest();
    Random random = new Random(seed);
    int imports = 0;
    for (int step = 0; step < 60; step++) {
      lived.live(random, imports);
      if (random.nextInt(6) == 0) {
        // Some end, some never do.
        if (random.nextBoolean()) {
          lived.imported("i-" + imports);
        }
        imports++;
      }
      if (random.nextInt(8) == 0) {
        lived.bank.values.refresh(lived.today());
      }
    }

    Bank anew = new Bank();
    lived.journal.forEach(anew::apply);
    Map<String, Standing> recount = lived.recount();
    LocalDate day = lived.today();
    for (String id : CUSTOMERS) {
      assertThat(lived.bank.values.of(id, day)).isEqualTo(anew.values.of(id, day));
      assertThat(lived.bank.values.of(id, day).map(Valuation::standing).orElse(null))
          .isEqualTo(recount.get(id));
    }
    lived.bank.values.refresh(day);
    anew.values.refresh(day);
    assertThat(lived.bank.classes()).isEqualTo(anew.classes());
    Map<ValueClass, Set<String>> expected = new EnumMap<>(ValueClass.class);
    for (ValueClass one : ValueClass.values()) {
      expected.put(
          one,
          recount.entrySet().stream()
              .filter(it -> Valuation.of(it.getValue(), RULES, day).valueClass() == one)
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertThat(lived.bank.classes()).isEqualTo(expected);
  }

  /// Lets something happen.
  private void live(Random random, int imports) {
    String customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
    String visitor = VISITORS.get(random.nextInt(VISITORS.size()));
    String anybody = random.nextBoolean() ? customer : visitor;
    String number = "T-" + anybody;
    boolean filed = versions.containsKey(ComplaintEvent.stream(number));
    now = now.plusSeconds(1);
    switch (random.nextInt(12)) {
      case 0 -> profiled(customer, null);
      case 1 -> profiled(customer, "i-" + imports);
      case 2, 3 -> told(customer, some(random), null);
      case 4 -> told(customer, some(random), "i-" + imports);
      case 5 -> writes(anybody);
      case 6 -> {
        if (!filed) {
          files(anybody, number);
        } else if (random.nextBoolean()) {
          happens(ComplaintEvent.stream(number), new ComplaintEvent.Closed("ann"));
        } else {
          happens(ComplaintEvent.stream(number), new ComplaintEvent.Reopened("ann", "again", true));
        }
      }
      case 7 -> {
        if (filed) {
          happens(ComplaintEvent.stream(number), new ComplaintEvent.Rated(1 + random.nextInt(5)));
        }
      }
      case 8 -> {
        if (!wholes.containsKey(visitor)) {
          wholes.put(visitor, customer);
          happens(
              CustomerEvent.stream(visitor),
              new CustomerEvent.Joined("ann", customer, Proof.STAFF, null));
          happens(
              CustomerEvent.stream(customer),
              new CustomerEvent.Gained("ann", visitor, Proof.STAFF));
        }
      }
      case 9 -> parted(visitor);
      case 10 -> passes(random.nextInt(30));
      default -> {
        if (random.nextInt(4) == 0) {
          VISITORS.stream().filter(it -> customer.equals(wholes.get(it))).forEach(this::parted);
          happens(CustomerEvent.stream(customer), new CustomerEvent.Forgotten());
        }
      }
    }
  }

  private void parted(String visitor) {
    String whole = wholes.remove(visitor);
    if (whole != null) {
      happens(CustomerEvent.stream(visitor), new CustomerEvent.Left("ann", whole, null));
      happens(CustomerEvent.stream(whole), new CustomerEvent.Lost("ann", visitor));
    }
  }

  private @Nullable Figures some(Random random) {
    return random.nextInt(10) == 0
        ? null
        : figures(
            random.nextInt(200),
            random.nextInt(120) - 60,
            (1 + random.nextInt(9)) * (long) Math.pow(10, random.nextInt(7)),
            random.nextInt(120) - 60);
  }
}
