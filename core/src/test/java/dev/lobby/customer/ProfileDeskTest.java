package dev.lobby.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.conversation.Busy;
import dev.lobby.customer.Customers.Identity;
import dev.lobby.customer.ProfileChange.Part;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.view.ViewStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProfileDeskTest {

  private static final byte[] KEY = "one".getBytes(StandardCharsets.UTF_8);
  private static final Contact PHONE = Contact.phone("138 0013 8000").orElseThrow();
  private static final Holding DEPOSIT = new Holding("deposit-1y", "120000.00", "CNY");

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers = new Customers(journal, KEY);
  private final ProfileDesk desk = new ProfileDesk(journal, customers);

  @AfterEach
  void close() {
    journal.close();
  }

  private static ProfileChange whole(String number, @Nullable String tier) {
    return new ProfileChange(
        number,
        EnumSet.allOf(Part.class),
        "Mei",
        tier,
        "ann",
        List.of(PHONE),
        List.of(),
        List.of(DEPOSIT),
        new Rating(CustomerRating.C3, "2026-03-01"),
        Map.of(Purpose.MARKETING, true));
  }

  private static ProfileChange tierOnly(String number, String tier) {
    return new ProfileChange(
        number,
        Set.of(Part.TIER),
        null,
        tier,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        Map.of());
  }

  private CustomerDirectory directory() {
    CustomerDirectory directory = new CustomerDirectory(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), directory::apply);
    return directory;
  }

  private Customer customer(String number) {
    return customers.load(customers.idOf(number)).orElseThrow();
  }

  @Test
  void what_the_bank_says_stands_in_the_record() {
    Customer now = desk.upsert(whole("C-1", "core"), "bank");

    assertThat(now.id()).isEqualTo(customers.idOf("C-1"));
    assertThat(now.verified()).isTrue();
    assertThat(now.name()).isEqualTo("Mei");
    assertThat(now.tier()).isEqualTo("core");
    assertThat(now.profile().externalId()).isEqualTo("C-1");
    assertThat(now.profile().manager()).isEqualTo("ann");
    assertThat(now.profile().contacts()).containsExactly(PHONE);
    assertThat(now.profile().holdings()).containsExactly(DEPOSIT);
    assertThat(now.consent(Purpose.MARKETING).orElseThrow().given()).isTrue();
    assertThat(now.consent(Purpose.SHARING)).isEmpty();
  }

  @Test
  void a_rating_that_expired_yesterday_is_kept_and_counts_as_expired() {
    Rating rating =
        Objects.requireNonNull(desk.upsert(whole("C-1", "core"), "bank").profile().rating());

    assertThat(rating.expired(LocalDate.of(2026, 3, 1))).isFalse();
    assertThat(rating.expired(LocalDate.of(2026, 3, 2))).isTrue();
  }

  @Test
  void the_same_once_more_changes_nothing() {
    desk.upsert(whole("C-1", "core"), "bank");
    long head = journal.head();

    desk.upsert(whole("C-1", "core"), "bank");
    ProfileDesk.Imported imported = desk.importAll(List.of(whole("C-1", "core")), "a.csv", "bank");

    assertThat(journal.head()).as("the end of the import alone").isEqualTo(head + 1);
    assertThat(imported.added() + imported.changed()).isZero();
  }

  @Test
  void what_is_not_spoken_of_stays_and_what_is_empty_goes() {
    desk.upsert(whole("C-1", "core"), "bank");
    Customer now = desk.upsert(tierOnly("C-1", "key"), "bank");

    assertThat(now.tier()).isEqualTo("key");
    assertThat(now.name()).isEqualTo("Mei");
    assertThat(now.profile().contacts()).containsExactly(PHONE);
    assertThat(now.profile().rating()).isNotNull();
    assertThat(now.consents()).hasSize(1);

    ProfileChange nothingHeld =
        new ProfileChange(
            "C-1",
            Set.of(Part.HOLDINGS, Part.PHONES, Part.RATING),
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            Map.of());
    Profile profile = desk.upsert(nothingHeld, "bank").profile();
    assertThat(profile.holdings()).isEmpty();
    assertThat(profile.contacts()).isEmpty();
    assertThat(profile.rating()).isNull();
    assertThat(profile.manager()).isEqualTo("ann");
  }

  @Test
  void a_signed_token_that_tells_no_name_leaves_the_files() {
    desk.upsert(whole("C-1", "core"), "bank");
    long head = journal.head();

    Customer now = customers.identified(new Identity("C-1", null, null));

    assertThat(now.name()).isEqualTo("Mei");
    assertThat(now.tier()).isEqualTo("core");
    assertThat(journal.head()).isEqualTo(head);
  }

  @Test
  void consents_have_a_history() {
    String id = desk.upsert(whole("C-1", "core"), "bank").id();
    clock.advance(Duration.ofDays(1));
    desk.consent(id, Purpose.MARKETING, false, "ann", "telephone", "no more letters");
    clock.advance(Duration.ofDays(1));
    Customer now = desk.disclosed(id, "risk-statement", "ann", "conversation").orElseThrow();

    assertThat(now.consents()).extracting(Consent::given).containsExactly(true, false);
    assertThat(now.consents().getLast().at()).isEqualTo(World.START.plus(Duration.ofDays(1)));
    assertThat(now.consent(Purpose.MARKETING).orElseThrow().note()).isEqualTo("no more letters");
    assertThat(now.disclosures()).extracting(Disclosure::what).containsExactly("risk-statement");
    assertThat(desk.consent("k-nobody", Purpose.CONTACT, true, "ann", "telephone", null)).isEmpty();
  }

  @Test
  void an_import_of_many_frames_is_whole_and_every_customer_is_listed_once() {
    List<ProfileChange> changes =
        IntStream.range(0, 3_000)
            .mapToObj(i -> whole("C-" + i, i % 3 == 0 ? "core" : "ordinary"))
            .toList();

    ProfileDesk.Imported imported = desk.importAll(changes, "night.csv", "bank");

    assertThat(imported.rows()).isEqualTo(3_000);
    assertThat(imported.added()).isEqualTo(3_000);
    assertThat(journal.head()).as("frames").isGreaterThan(2);
    assertThat(customer("C-2999").tier()).isEqualTo("ordinary");
    CustomerDirectory directory = directory();
    assertThat(directory.list(null, null, "", 5_000)).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(directory.list("core", null, "", 5_000)).hasSize(1_000);
    assertThat(directory.list(null, "ann", "", 5_000)).hasSize(3_000);
    List<CustomerDirectory.Row> first = directory.list("core", null, "", 700);
    assertThat(directory.list("core", null, first.getLast().id(), 700)).hasSize(300);
  }

  @Test
  void an_import_that_ended_before_its_last_event_is_not_seen() {
    desk.upsert(whole("C-1", "core"), "bank");
    long before = journal.head();
    desk.importAll(List.of(whole("C-1", "key"), whole("C-2", "key")), "night.csv", "bank");
    MemoryJournal cut = new MemoryJournal(World.codec(), clock);
    CustomerDirectory directory = new CustomerDirectory(ViewStore.inMemory());
    journal.replay(
        0,
        before + 1,
        recorded -> {
          cut.append(
              List.of(
                  new StreamWrite(
                      recorded.stream(), StreamWrite.ANY, recorded.subject(), recorded.event())));
        });
    cut.replayClear(0, cut.head(), directory::apply);
    Customers known = new Customers(cut, KEY);

    assertThat(known.load(known.idOf("C-1")).orElseThrow().tier()).isEqualTo("core");
    assertThat(known.load(known.idOf("C-2"))).isEmpty();
    assertThat(directory.list("key", null, "", 10)).isEmpty();
    assertThat(directory.list(null, null, "", 10)).hasSize(1);

    new ProfileDesk(cut, known).upsert(tierOnly("C-2", "ordinary"), "bank");
    cut.replayClear(0, cut.head(), directory::apply);
    assertThat(known.load(known.idOf("C-2")).orElseThrow().tier()).isEqualTo("ordinary");
    assertThat(directory.find(known.idOf("C-2")).orElseThrow().tier()).isEqualTo("ordinary");
    assertThat(directory.list(null, null, "", 10)).hasSize(2);
    cut.close();
  }

  @Test
  void all_of_an_import_is_seen_at_once_by_the_directory() {
    desk.upsert(whole("C-1", "core"), "bank");
    desk.importAll(List.of(whole("C-1", "key"), whole("C-2", "key")), "night.csv", "bank");
    CustomerDirectory directory = new CustomerDirectory(ViewStore.inMemory());

    journal.replayClear(0, journal.head() - 1, directory::apply);
    assertThat(directory.list("key", null, "", 10)).isEmpty();
    assertThat(directory.list("core", null, "", 10)).hasSize(1);

    journal.replayClear(journal.head() - 1, journal.head(), directory::apply);
    assertThat(directory.list("key", null, "", 10)).hasSize(2);
    assertThat(directory.list("core", null, "", 10)).isEmpty();
  }

  @Test
  void nobody_builds_on_what_an_import_has_not_made_visible() {
    AtomicReference<@Nullable Throwable> refused = new AtomicReference<>();
    AtomicReference<@Nullable ProfileDesk> own = new AtomicReference<>();
    Journal slow =
        (Journal)
            java.lang.reflect.Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, args) -> {
                  if (method.getName().equals("append")) {
                    Thread other =
                        Thread.ofVirtual()
                            .start(() -> {
                              try {
                                Objects.requireNonNull(own.get())
                                    .upsert(tierOnly("C-1", "core"), "bank");
                              } catch (Busy e) {
                                refused.set(e);
                              }
                            });
                    other.join();
                  }
                  return method.invoke(journal, args);
                });
    own.set(new ProfileDesk(slow, new Customers(slow, KEY)));

    Objects.requireNonNull(own.get()).importAll(List.of(whole("C-1", "key")), "night.csv", "bank");

    assertThat(refused.get()).isInstanceOf(Busy.class).hasMessageContaining("import");
    assertThat(customer("C-1").tier()).isEqualTo("key");
  }

  @Test
  void whatever_comes_between_the_reading_and_the_writing_is_not_lost() {
    desk.upsert(whole("C-1", "core"), "bank");
    AppendResult raced =
        journal.append(
            List.of(
                new StreamWrite(
                    CustomerEvent.stream(customers.idOf("C-1")),
                    0,
                    "",
                    new CustomerEvent.CodeRefused())));
    assertThat(raced).isInstanceOf(AppendResult.Conflict.class);
    customers.identified(new Identity("C-1", "Mei Lin", "private"));

    desk.importAll(List.of(tierOnly("C-1", "key")), "night.csv", "bank");

    assertThat(customer("C-1").name()).isEqualTo("Mei Lin");
    assertThat(customer("C-1").tier()).isEqualTo("key");
  }

  @Test
  void two_customers_who_claim_one_telephone_are_shown_and_stay_two() {
    desk.importAll(List.of(whole("C-1", "core"), whole("C-2", "core")), "night.csv", "bank");
    CustomerDirectory directory = directory();

    assertThat(directory.claimedTwice(10)).hasSize(1);
    assertThat(directory.claimedTwice(10).getFirst())
        .extracting(CustomerDirectory.Row::id)
        .containsExactlyInAnyOrder(customers.idOf("C-1"), customers.idOf("C-2"));
    CustomerDirectory.Row one = directory.find(customers.idOf("C-1")).orElseThrow();
    assertThat(directory.alsoClaim(one)).containsExactly(customers.idOf("C-2"));
    assertThat(customer("C-1").parts()).isEmpty();
    assertThat(customer("C-2").main()).isNull();

    desk.upsert(
        new ProfileChange(
            "C-2",
            Set.of(Part.PHONES),
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            Map.of()),
        "bank");
    assertThat(directory().claimedTwice(10)).isEmpty();
  }

  @Test
  void a_contact_is_one_however_it_is_written() {
    assertThat(Contact.phone("+86 (138) 0013-8000")).contains(PHONE);
    assertThat(Contact.phone("0086 13800138000")).contains(PHONE);
    assertThat(Contact.phone("call me")).isEmpty();
    assertThat(Contact.email(" Mei@Bank.Example "))
        .contains(new Contact(ContactKind.EMAIL, "mei@bank.example"));
    assertThat(Contact.email("mei")).isEmpty();
    assertThat(PHONE.masked()).isEqualTo("••••8000");
    assertThat(customers.claim(PHONE)).doesNotContain("8000").hasSize(32);
  }

  @Test
  void nothing_is_known_of_an_unknown_number() {
    assertThat(customers.load(customers.idOf("C-404"))).isEmpty();
    assertThatThrownBy(() -> customer("C-404")).isInstanceOf(RuntimeException.class);
  }

  private static ProfileChange figures(String number, @Nullable Figures figures) {
    return new ProfileChange(
        number,
        Set.of(Part.FIGURES),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        Map.of(),
        figures);
  }

  private static Figures counted(String day, int transactions) {
    return new Figures(day, null, day, transactions, 10, new BalanceLevel(5000, "CNY"), -3);
  }

  @Test
  void figures_are_told_anew_without_a_word_of_the_record() {
    desk.upsert(whole("C-1", "core"), "bank");
    String id = customers.idOf("C-1");
    long record = journal.version(CustomerEvent.stream(id));

    desk.upsert(figures("C-1", counted("2026-03-01", 7)), "bank");
    desk.upsert(figures("C-1", counted("2026-03-01", 7)), "bank");
    desk.importAll(
        List.of(figures("C-1", counted("2026-03-02", 9)), figures("C-2", counted("2026-03-02", 1))),
        "night.csv",
        "bank");

    assertThat(customers.figures(id)).contains(counted("2026-03-02", 9));
    assertThat(journal.version(FiguresEvent.stream(id))).as("the same said once").isEqualTo(2);
    assertThat(journal.version(CustomerEvent.stream(id))).isEqualTo(record);
    assertThat(customer("C-1").tier()).isEqualTo("core");
    assertThat(customer("C-2").profile().externalId()).as("made by its figures").isEqualTo("C-2");

    desk.upsert(figures("C-1", null), "bank");
    assertThat(customers.figures(id)).isEmpty();
  }

  @Test
  void figures_of_an_import_that_did_not_end_are_not_those_that_count() {
    desk.upsert(figures("C-1", counted("2026-03-01", 7)), "bank");
    String id = customers.idOf("C-1");
    journal.append(
        List.of(
            new StreamWrite(
                FiguresEvent.stream(id),
                StreamWrite.ANY,
                id,
                new FiguresEvent.Told("bank", counted("2026-03-02", 9), "never-ended"))));

    assertThat(customers.figures(id)).contains(counted("2026-03-01", 7));
    desk.upsert(figures("C-1", counted("2026-03-02", 9)), "bank");
    assertThat(customers.figures(id)).contains(counted("2026-03-02", 9));
  }
}
