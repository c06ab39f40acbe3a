package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A call that was promised about a lead goes where the lead goes.
class LeadCallsTest {

  private static final Instant TUESDAY_AT_THREE =
      LocalDateTime.parse("2026-03-03T15:00").atZone(World.ZONE).toInstant();

  private final World world = new World();
  private final LeadDesk desk =
      new LeadDesk(
          world.journal,
          new LeadScoring(world.customers, World.ZONE),
          new ContactLeave(world.customers, world.leads),
          new LeadCalls(world.journal, world.followUps, world.customers),
          world.clock,
          World.ZONE);

  @AfterEach
  void close() {
    world.close();
  }

  /// A lead about which a call was promised for Tuesday at three in the afternoon.
  private Lead promised() throws Exception {
    String id = world.visitor(Language.ZH);
    world.says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");
    world.settle();
    Lead lead = world.leads.all().getFirst();
    assertThat(call(lead).due()).isEqualTo(TUESDAY_AT_THREE);
    return lead;
  }

  private List<FollowUp> about(Lead lead) {
    return world.followUps.of(lead.origin().customer()).stream()
        .filter(it -> lead.number().equals(it.about()))
        .toList();
  }

  private FollowUp call(Lead lead) {
    List<FollowUp> all = about(lead);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private void done(Outcome<Lead> outcome) throws InterruptedException {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    world.settle();
  }

  private String ending(FollowUp call) {
    return world.journal.read(FollowUpEvent.stream(call.number()), 0).stream()
        .map(Recorded::event)
        .filter(FollowUpEvent.Ended.class::isInstance)
        .map(it -> ((FollowUpEvent.Ended) it).text())
        .collect(Collectors.joining());
  }

  /// Another lead of the same customer.
  private Lead another(Lead lead) throws InterruptedException {
    world.says(lead.shown().conversations().getFirst(), "我还想申请一笔90万的房贷，怎么办理");
    world.settle();
    return world.leads.of(lead.origin().customer()).stream()
        .filter(it -> !it.number().equals(lead.number()))
        .findFirst()
        .orElseThrow();
  }

  private void promise(Lead about, Instant due) throws InterruptedException {
    assertThat(
            new FollowUpDesk(world.journal, world.clock)
                .promise(
                    "bo",
                    about.origin().customer(),
                    null,
                    about.number(),
                    Kind.CALL_BACK,
                    due,
                    "bo",
                    "about the loan"))
        .isInstanceOf(Outcome.Done.class);
    world.settle();
  }

  @Test
  void whoever_takes_a_lead_has_its_call_in_the_same_frame() throws Exception {
    Lead lead = promised();
    long before = world.journal.head();

    done(desk.assign(lead.number(), "wes", "wes"));

    assertThat(call(lead).owner()).isEqualTo("wes");
    assertThat(world.framesAfter(before).getFirst())
        .anyMatch(LeadEvent.Assigned.class::isInstance)
        .anyMatch(FollowUpEvent.Assigned.class::isInstance);
  }

  @Test
  void who_is_given_a_lead_that_somebody_else_had_has_its_call_too() throws Exception {
    Lead lead = promised();

    done(desk.assign(lead.number(), "bo", "wes"));

    assertThat(call(lead).owner()).isEqualTo("wes");
    assertThat(call(lead).due()).isEqualTo(TUESDAY_AT_THREE);
    assertThat(call(lead).open()).isTrue();
  }

  @Test
  void a_call_about_something_else_stays_with_who_promised_it() throws Exception {
    Lead lead = promised();
    Lead other = another(lead);
    promise(other, TUESDAY_AT_THREE.plusSeconds(3600));

    done(desk.assign(lead.number(), "wes", "wes"));

    assertThat(call(other).owner()).isEqualTo("bo");
  }

  @Test
  void of_a_lead_that_is_won_nobody_is_called_any_more_and_the_call_says_why() throws Exception {
    Lead lead = promised();

    done(desk.win(lead.number(), "ann", null));

    assertThat(call(lead).open()).isFalse();
    assertThat(ending(call(lead))).contains(lead.number(), "已成交", "is won");
  }

  @Test
  void of_a_lead_that_is_lost_nobody_is_called_any_more_and_the_call_says_why() throws Exception {
    Lead lead = promised();

    done(desk.lose(lead.number(), "ann", Loss.NO_INTEREST, null));

    assertThat(call(lead).end()).extracting(FollowUp.End::result).isEqualTo(Result.DECLINED);
    assertThat(ending(call(lead))).contains(lead.number(), "流失", "is lost");
  }

  @Test
  void the_call_of_a_merged_lead_goes_along_to_the_one_that_goes_on() throws Exception {
    Lead lead = promised();
    Lead other = another(lead);
    done(desk.assign(other.number(), "bo", "wes"));

    done(desk.merge(lead.number(), "ann", other.number()));

    assertThat(call(lead).open()).isFalse();
    assertThat(ending(call(lead))).contains("已并入 " + other.number(), "is merged into");
    assertThat(call(other).open()).isTrue();
    assertThat(call(other).due()).isEqualTo(TUESDAY_AT_THREE);
    assertThat(call(other).owner()).isEqualTo("wes");
    assertThat(new FollowUpDesk(world.journal, world.clock).promised(call(other).number()))
        .get()
        .asString()
        .contains("明天下午3点");
  }

  @Test
  void where_both_have_a_call_the_one_that_stays_is_made_by_the_earlier_time() throws Exception {
    Lead lead = promised();
    Lead other = another(lead);
    promise(other, TUESDAY_AT_THREE.plusSeconds(7200));

    done(desk.merge(lead.number(), "ann", other.number()));

    assertThat(call(lead).open()).isFalse();
    assertThat(call(other).open()).isTrue();
    assertThat(call(other).due()).isEqualTo(TUESDAY_AT_THREE);
  }
}
