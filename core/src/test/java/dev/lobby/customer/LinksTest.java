package dev.lobby.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.customer.Customers.Identity;
import dev.lobby.customer.Links.Outcome;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.view.ViewStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksTest {

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers =
      new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
  private final Links links = new Links(journal, customers, clock);

  private String mei = "";
  private String bo = "";
  private String phone = "";

  @BeforeEach
  void twoCustomersAndSomebodyAtATelephone() {
    mei = customers.identified(new Identity("C-1", "Mei", "private")).id();
    bo = customers.identified(new Identity("C-2", "Bo", null)).id();
    journal.append(customers.reached("webhook", "+8613800138000"));
    phone = customers.idAt("webhook", "+8613800138000");
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private Customer load(String id) {
    return customers.load(id).orElseThrow();
  }

  private static String why(Outcome outcome) {
    return outcome instanceof Outcome.Refused(Refusal why) ? why.en() : "it was done";
  }

  private CustomerDirectory directory() {
    CustomerDirectory directory = new CustomerDirectory(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), directory::apply);
    return directory;
  }

  @Test
  void a_code_told_from_an_address_links_it() {
    Links.Code code = links.issueCode(mei, mei).orElseThrow();
    assertThat(code.text()).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");

    Outcome outcome =
        links.redeem(" " + code.text().toLowerCase(Locale.ROOT).replace("0", "o") + " ", phone);

    assertThat(why(outcome)).isEqualTo("it was done");
    assertThat(load(mei).family()).containsExactly(mei, phone);
    assertThat(load(mei).parts().getFirst().proof()).isEqualTo(Proof.CODE);
    assertThat(customers.whole(phone).orElseThrow().id()).isEqualTo(mei);
  }

  @Test
  void a_code_is_worth_something_once_and_for_ten_minutes() {
    String late = links.issueCode(mei, mei).orElseThrow().text();
    clock.advance(Links.CODE_LASTS);
    assertThat(why(links.redeem(late, phone))).contains("no longer valid");

    String code = links.issueCode(mei, mei).orElseThrow().text();
    links.redeem(code, phone);
    links.unlink(phone, "ann", "by mistake");
    assertThat(why(links.redeem(code, phone))).contains("wrong or no longer valid");
    assertThat(load(mei).parts()).isEmpty();
    assertThat(links.issueCode(phone, "ann")).as("of nobody the bank knows").isEmpty();
  }

  @Test
  void whoever_guesses_is_stopped_also_with_the_right_one() {
    String code = links.issueCode(mei, mei).orElseThrow().text();
    for (int i = 0; i < Links.TRIES; i++) {
      assertThat(why(links.redeem("0000-000" + i, phone))).contains("wrong");
    }
    assertThat(why(links.redeem(code, phone))).contains("Too many wrong codes");
    assertThat(load(phone).main()).isNull();
  }

  @Test
  void a_link_taken_back_brings_back_both() {
    Customer meiBefore = load(mei);
    Customer phoneBefore = load(phone);
    links.link(phone, mei, Proof.TOKEN, phone, null);
    assertThat(load(phone).main()).isNotNull();

    assertThat(why(links.unlink(phone, "ann", "wrong person"))).isEqualTo("it was done");

    assertThat(load(mei)).isEqualTo(meiBefore);
    assertThat(load(phone)).isEqualTo(phoneBefore);
    assertThat(why(links.unlink(phone, "ann", "again"))).contains("part of no other");
    assertThat(why(links.link(phone, bo, Proof.CODE, phone, null))).isEqualTo("it was done");
  }

  @Test
  void two_customers_of_the_bank_are_never_made_one() {
    assertThat(why(links.link(bo, mei, Proof.STAFF, "ann", "same name")))
        .contains("never made one");
    assertThat(load(mei).contests()).as("nobody proved anything").isEmpty();

    assertThat(why(links.link(bo, mei, Proof.TOKEN, bo, null))).contains("never made one");
    assertThat(load(mei).parts()).isEmpty();
    assertThat(load(mei).contests()).extracting(Contest::other).containsExactly(bo);
    assertThat(load(bo).contests()).extracting(Contest::other).containsExactly(mei);
  }

  @Test
  void of_two_who_claim_one_telephone_neither_gets_it_from_the_other_and_staff_are_told() {
    links.redeem(links.issueCode(mei, mei).orElseThrow().text(), phone);

    Outcome outcome = links.redeem(links.issueCode(bo, bo).orElseThrow().text(), phone);

    assertThat(why(outcome)).contains("belongs to another customer already");
    assertThat(load(mei).family()).containsExactly(mei, phone);
    assertThat(load(bo).family()).containsExactly(bo);
    assertThat(load(mei).contests()).extracting(Contest::claimed).containsExactly(phone);
    assertThat(load(bo).contests()).extracting(Contest::claimed).containsExactly(phone);
    assertThat(directory().contested(10))
        .extracting(CustomerDirectory.Row::id)
        .containsExactlyInAnyOrder(mei, bo);

    assertThat(why(links.settle(bo, phone, "ann", "it is Mei's"))).isEqualTo("it was done");
    assertThat(load(mei).contests()).isEmpty();
    assertThat(load(bo).contests()).isEmpty();
    assertThat(directory().contested(10)).isEmpty();
    assertThat(why(links.settle(bo, phone, "ann", "again"))).contains("Nobody else claims it");
  }

  @Test
  void what_staff_only_claim_can_be_proven_later() {
    links.link(phone, mei, Proof.STAFF, "ann", "said so on the telephone");
    assertThat(load(mei).parts().getFirst().proof().verifies()).isFalse();
    long head = journal.head();

    links.link(phone, mei, Proof.STAFF, "ann", "again");
    assertThat(journal.head()).isEqualTo(head);
    links.redeem(links.issueCode(mei, mei).orElseThrow().text(), phone);

    assertThat(load(mei).parts()).hasSize(1);
    assertThat(load(mei).parts().getFirst().proof()).isEqualTo(Proof.CODE);
  }

  @Test
  void of_a_record_that_staff_only_claim_a_refusal_counts_and_a_consent_does_not() {
    ProfileDesk profiles = new ProfileDesk(journal, customers);
    links.link(phone, mei, Proof.STAFF, "ann", "said so on the telephone");

    profiles.consent(phone, Purpose.CONTACT, true, "ann", "telephone", null);
    assertThat(customers.consents(mei, Purpose.CONTACT)).isEmpty();
    assertThat(customers.consents(phone, Purpose.CONTACT))
        .extracting(Consent::given)
        .containsExactly(true);

    clock.advance(Duration.ofHours(1));
    profiles.consent(mei, Purpose.CONTACT, true, "ann", "branch", null);
    assertThat(customers.consents(phone, Purpose.CONTACT))
        .as("of who may be somebody else")
        .hasSize(1);

    clock.advance(Duration.ofHours(1));
    profiles.consent(phone, Purpose.CONTACT, false, "ann", "telephone", null);
    assertThat(customers.consents(mei, Purpose.CONTACT))
        .extracting(Consent::given)
        .containsExactly(true, false);

    links.redeem(links.issueCode(mei, mei).orElseThrow().text(), phone);
    assertThat(customers.consents(mei, Purpose.CONTACT)).as("proven").hasSize(3);
    assertThat(customers.consents(phone, Purpose.CONTACT)).hasSize(3);
  }

  @Test
  void nobody_becomes_part_of_a_visitor_or_of_themselves() {
    String visitor = Customers.visitorId();
    journal.append(List.of(Customers.visitor(visitor)));
    assertThat(why(links.link(phone, visitor, Proof.STAFF, "ann", "same")))
        .contains("customer the bank knows only");
    assertThat(why(links.link(mei, mei, Proof.STAFF, "ann", "same"))).contains("very same record");
    assertThat(why(links.link(phone, "k-nobody", Proof.STAFF, "ann", "same")))
        .contains("no such customer");
  }
}
