package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Links;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Kind;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Leads and promised calls of somebody who turned out to be a customer of the bank.
class LinkedLeadsTest {

  private static final String DEPOSIT = "我有80万想买理财产品，有什么推荐";

  private final World world = new World();
  private final ContactLeave leave = new ContactLeave(world.customers, world.leads);
  private final LeadScoring scoring =
      new LeadScoring(
          id -> world.customers.whole(id).map(it -> it.profile().rating()),
          World.ZONE,
          lead ->
              World.LEADS.core(
                  world.customers.whole(lead.origin().customer()).map(Customer::tier)));
  private final LeadCalls calls = new LeadCalls(world.journal, world.followUps, world.customers);
  private final LeadDesk desk =
      new LeadDesk(world.journal, scoring, leave, calls, world.clock, World.ZONE);

  @AfterEach
  void close() {
    world.close();
  }

  private String says(String conversation, String text) throws InterruptedException {
    String said = String.join("\n", World.texts(world.says(conversation, text).replies()));
    world.settle();
    return said;
  }

  private String record(String conversation) {
    return world.conversation(conversation).customer();
  }

  private void link(String part, String main, Proof proof) throws InterruptedException {
    LeadIntake intake = new LeadIntake(world.leads, World.LEADS, world.members, world.complaints);
    Links links = new Links(world.journal, world.customers, world.clock, intake::joined);
    assertThat(links.link(part, main, proof, "bo", "same person"))
        .isInstanceOf(Links.Outcome.Done.class);
    world.settle();
  }

  private void promised(String record) throws InterruptedException {
    new FollowUpDesk(world.journal, world.clock)
        .promise(
            "bo",
            record,
            null,
            null,
            Kind.CALL_BACK,
            world.clock.instant().plus(Duration.ofHours(6)),
            "bo",
            "about the fund");
    world.settle();
  }

  private Lead lead(String conversation) {
    return world.leads.all().stream()
        .filter(it -> it.shown().conversations().contains(conversation))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void a_refusal_in_a_linked_visitors_conversation_ends_the_call_promised_to_the_customer(
      Proof proof) throws Exception {
    String bank = world.customer("mei", World.CORE_TIER);
    String visitor = world.visitor(Language.EN);
    link(record(visitor), record(bank), proof);
    promised(record(bank));

    assertThat(says(visitor, "please dont call me")).contains("will not contact you");

    assertThat(world.followUps.open()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void a_refusal_of_the_customer_ends_the_call_promised_to_the_linked_visitor(Proof proof)
      throws Exception {
    String bank = world.customer("mei", World.CORE_TIER);
    String visitor = world.visitor(Language.ZH);
    says(visitor, DEPOSIT);
    link(record(visitor), record(bank), proof);
    promised(record(visitor));

    says(bank, "别再给我打电话了");

    assertThat(world.followUps.open()).isEmpty();
    assertThat(lead(visitor).permission()).isEqualTo(Permission.REFUSED);
  }

  @Test
  void who_is_only_claimed_to_be_a_customer_is_not_told_of_the_customers_call() throws Exception {
    String bank = world.customer("mei", World.CORE_TIER);
    String visitor = world.visitor(Language.ZH);
    link(record(visitor), record(bank), Proof.STAFF);
    promised(record(bank));

    assertThat(says(visitor, "回电取消吧")).doesNotContain("回电取消");
    assertThat(world.followUps.open()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void leads_of_two_visitors_who_are_one_customer_are_merged(Proof proof) throws Exception {
    String bank = world.customer("mei", World.CORE_TIER);
    String one = world.visitor(Language.ZH);
    String other = world.visitor(Language.ZH);
    says(one, DEPOSIT);
    says(other, DEPOSIT);
    Lead first = lead(one);
    Lead second = lead(other);
    world.clock.advance(Duration.ofMinutes(1));
    desk.permit(second.number(), "bo", true, "telephone");
    world.settle();
    assertThat(desk.merge(second.number(), "bo", first.number()))
        .isInstanceOf(Outcome.Refused.class);
    link(record(one), record(bank), proof);
    link(record(other), record(bank), proof);

    assertThat(desk.merge(second.number(), "bo", first.number())).isInstanceOf(Outcome.Done.class);

    world.settle();
    // Leave of who is only claimed to be the same person is not theirs.
    assertThat(lead(one).permission())
        .isEqualTo(proof.verifies() ? Permission.GIVEN : Permission.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mia", "gone"})
  void a_lead_nobody_looks_after_goes_to_the_manager_of_the_customer_it_turns_out_to_be_of(
      String manager) throws Exception {
    new Staff(world.journal, 1).add("mia", Role.AGENT, "Mia", "a password of hers");
    String bank = world.customer("mei", World.CORE_TIER);
    new ProfileDesk(world.journal, world.customers)
        .upsert(
            new ProfileChange(
                "mei",
                Set.of(ProfileChange.Part.MANAGER),
                null,
                null,
                manager,
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of()),
            "bank");
    String visitor = world.visitor(Language.ZH);
    world.journal.append(
        List.of(
            new StreamWrite(
                LeadEvent.stream("L-1"),
                0,
                record(visitor),
                new LeadEvent.Opened(
                    visitor,
                    record(visitor),
                    "web",
                    Language.ZH,
                    false,
                    new Interest("wealth", null, AmountBand.LARGE, Horizon.NOW, 0.9)))));
    world.settle();
    assertThat(lead(visitor).care().owner()).isNull();
    double before = scoring.score(lead(visitor), world.clock.instant()).expected();

    link(record(visitor), record(bank), Proof.STAFF);

    Lead lead = lead(visitor);
    assertThat(lead.care().owner()).isEqualTo(manager.equals("mia") ? "mia" : null);
    assertThat(scoring.score(lead, world.clock.instant()).reasons())
        .extracting(LeadScore.Reason::en)
        .contains("A core customer");
    assertThat(scoring.score(lead, world.clock.instant()).expected()).isGreaterThan(before);
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void what_the_record_says_of_contact_counts_for_the_lead_of_who_turns_out_to_be_them(Proof proof)
      throws Exception {
    String bank = world.customer("mei", World.CORE_TIER);
    new ProfileDesk(world.journal, world.customers)
        .consent(record(bank), Purpose.CONTACT, true, "bo", "branch", null);
    String visitor = world.visitor(Language.ZH);
    says(visitor, DEPOSIT);

    link(record(visitor), record(bank), proof);

    assertThat(leave.of(lead(visitor)).record()).isPresent();
    assertThat(leave.of(lead(visitor)).permission()).isEqualTo(Permission.GIVEN);
  }
}
