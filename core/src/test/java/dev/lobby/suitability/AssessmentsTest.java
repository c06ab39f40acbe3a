package dev.lobby.suitability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Links;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Rating;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.suitability.Assessments.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssessmentsTest {

  /// A minute before midnight at the bank, when it is the afternoon in UTC.
  private static final Instant LATE = Instant.parse("2026-03-02T15:59:00Z");

  private final MovableClock clock = new MovableClock(World.START);
  private final Journal journal = new MemoryJournal(World.codec(), clock);
  private final Customers customers =
      new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
  private final Assessments assessments = new Assessments(journal, customers, clock, World.ZONE);
  private final String mei = customer("mei");

  @AfterEach
  void close() {
    journal.close();
  }

  private String customer(String name) {
    return customers.identified(new Customers.Identity(name, name, null)).id();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), World.ZONE);
  }

  private Outcome take(String customer, String id, CustomerRating grade) {
    return assessments.take(
        customer, id, new Rating(grade, today().plusMonths(12).toString()), "core-banking");
  }

  private void taken(String id) {
    assertThat(take(mei, id, CustomerRating.C2)).as(id).isInstanceOf(Outcome.Taken.class);
  }

  private void refused(Outcome outcome, String en) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).why().en()).contains(en);
    assertThat(((Outcome.Refused) outcome).why().zh()).isNotBlank();
  }

  private void daysLater(int days) {
    clock.set(clock.instant().plusSeconds(86_400L * days));
  }

  @Test
  void what_was_found_is_the_rating_from_then_on() {
    taken("a1");

    Customer now = customers.load(mei).orElseThrow();
    assertThat(now.profile().rating()).isEqualTo(new Rating(CustomerRating.C2, "2027-03-02"));
    assertThat(now.assessments()).hasSize(1);
    assertThat(now.assessments().getFirst().by()).isEqualTo("core-banking");
  }

  @Test
  void the_same_once_more_changes_nothing_and_with_another_result_is_refused() {
    taken("a1");
    taken("a1");
    taken("a1");

    assertThat(customers.load(mei).orElseThrow().assessments()).hasSize(1);
    refused(take(mei, "a1", CustomerRating.C5), "another result");
  }

  @Test
  void nobody_is_assessed_a_third_time_on_one_of_the_banks_days() {
    clock.set(LATE);
    taken("a1");
    taken("a2");
    refused(take(mei, "a3", CustomerRating.C5), "2 times today");

    clock.set(LATE.plusSeconds(60));
    taken("a3");
  }

  @Test
  void nobody_is_assessed_a_ninth_time_in_twelve_months() {
    for (int i = 1; i <= 8; i++) {
      taken("a" + i);
      daysLater(20);
    }
    refused(take(mei, "a9", CustomerRating.C5), "8 times in twelve months");
    assertThat(((Outcome.Refused) take(mei, "a9", CustomerRating.C5)).why().en())
        .contains("2027-03-02");

    clock.set(World.START.plusSeconds(86_400L * 364));
    refused(take(mei, "a9", CustomerRating.C5), "8 times");
    clock.set(World.START.plusSeconds(86_400L * 365));
    taken("a9");
  }

  @Test
  void the_records_of_one_person_count_together() {
    String other = customers.identified(new Customers.Identity("other", null, null)).id();
    take(other, "b1", CustomerRating.C1);
    take(other, "b2", CustomerRating.C1);
    String visitor = Customers.visitorId();
    journal.append(List.of(Customers.visitor(visitor)));
    new Links(journal, customers, clock).link(visitor, mei, Proof.STAFF, "amy", "same person");

    assertThat(take(visitor, "v1", CustomerRating.C3)).isInstanceOf(Outcome.Taken.class);
    taken("a1");
    refused(take(visitor, "v2", CustomerRating.C3), "2 times today");
    assertThat(customers.load(mei).orElseThrow().assessments()).hasSize(2);
  }

  @Test
  void what_ended_or_holds_too_long_or_is_nobodys_is_refused() {
    refused(assessments.take(mei, "a", new Rating(CustomerRating.C1, "2026-03-01"), "x"), "ended");
    refused(
        assessments.take(mei, "a", new Rating(CustomerRating.C1, "2027-03-03"), "x"), "12 months");
    assertThat(take("k-nobody", "a", CustomerRating.C1)).isInstanceOf(Outcome.Unknown.class);
  }
}
