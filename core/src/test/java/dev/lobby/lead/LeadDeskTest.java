package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.World;
import dev.lobby.casework.Outcome;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Links;
import dev.lobby.customer.ProfileChange;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.customer.Proof;
import dev.lobby.customer.Purpose;
import dev.lobby.desk.EndedLeads;
import dev.lobby.desk.Ticket;
import dev.lobby.language.Language;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A lead from the chat to its end.
class LeadDeskTest {

  private static final String WEALTH = "我想买点理财产品，有什么推荐";

  private final World world = new World();
  private final LeadScoring scoring = new LeadScoring(world.customers, World.ZONE);
  private final ContactLeave leave = new ContactLeave(world.customers, world.leads);
  private final LeadCalls calls = new LeadCalls(world.journal, world.followUps, world.customers);
  private final LeadDesk desk =
      new LeadDesk(world.journal, scoring, leave, calls, world.clock, World.ZONE);

  @AfterEach
  void close() {
    world.close();
  }

  private Lead shown(String conversation, String... texts) throws Exception {
    for (String text : texts) {
      world.says(conversation, text);
      world.settle();
    }
    return world.leads.all().stream()
        .filter(lead -> lead.shown().conversations().contains(conversation))
        .findFirst()
        .orElseThrow();
  }

  private Lead core() throws Exception {
    return shown(world.customer("王女士", World.CORE_TIER), WEALTH);
  }

  private static Lead done(Outcome<Lead> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<Lead>) outcome).now();
  }

  private static void refused(Outcome<Lead> outcome, String en) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<Lead>) outcome).why().toString()).contains(en);
  }

  @Test
  void a_core_customers_interest_is_a_lead_in_the_turn_that_answers_it_and_has_an_owner()
      throws Exception {
    String conversation = world.customer("王女士", World.CORE_TIER);

    Lead lead = shown(conversation, WEALTH);

    assertThat(lead.number()).startsWith("L-");
    assertThat(lead.origin().core()).isTrue();
    assertThat(lead.shown().interest().product()).isEqualTo("wealth");
    assertThat(lead.care().owner()).isEqualTo("wes");
    assertThat(lead.stage()).isEqualTo(Stage.ASSIGNED);
    assertThat(lead.permission()).isEqualTo(Permission.UNKNOWN);
    assertThat(world.lastDecided(conversation).say()).isEqualTo("answer");
    assertThat(world.framesAfter(0).getLast()).anyMatch(LeadEvent.Opened.class::isInstance);
  }

  @Test
  void anybodys_interest_in_much_money_is_a_lead_and_in_little_is_not() throws Exception {
    Lead large = shown(world.visitor(Language.ZH), "我有80万想买理财产品，有什么推荐");

    assertThat(large.origin().core()).isFalse();
    assertThat(large.shown().interest().amount()).isEqualTo(AmountBand.LARGE);

    world.says(world.visitor(Language.ZH), "我有2万想买理财产品，有什么推荐");
    world.settle();
    assertThat(world.leads.all()).containsExactly(large);
  }

  @Test
  void interest_that_comes_again_is_added_to_the_open_lead_also_from_another_conversation()
      throws Exception {
    Lead first = core();

    Lead again = shown(world.customer("王女士", World.CORE_TIER), "我有80万想买理财产品，有什么推荐");

    assertThat(world.leads.all()).containsExactly(again);
    assertThat(again.number()).isEqualTo(first.number());
    assertThat(again.shown().times()).isEqualTo(2);
    assertThat(again.shown().conversations()).hasSize(2);
    assertThat(again.shown().interest().amount()).isEqualTo(AmountBand.LARGE);
    assertThat(score(again)).isGreaterThan(score(first));
  }

  @Test
  void a_lead_that_is_lost_since_its_customer_wants_no_contact_refuses_it_for_all_of_theirs()
      throws Exception {
    Lead first = core();
    done(desk.permit(first.number(), "wes", true, "telephone"));
    consents(first, true);
    world.clock.advance(Duration.ofMinutes(1));
    Lead lost = done(desk.lose(first.number(), "wes", Loss.NO_CONTACT, null));
    world.settle();

    assertThat(lost.permission()).isEqualTo(Permission.REFUSED);
    assertThat(leave.of(lost).permission()).isEqualTo(Permission.REFUSED);
    Customer customer = world.customers.load(lost.origin().customer()).orElseThrow();
    SpokenRefusal spoken = new SpokenRefusal(world.customers, world.leads);
    assertThat(spoken.standsAgainst(Purpose.CONTACT, customer)).isTrue();
    assertThat(spoken.standsAgainst(Purpose.MARKETING, customer)).isTrue();

    assertThat(world.customers.consents(customer, Purpose.CONTACT))
        .extracting(Consent::given, Consent::by, Consent::how)
        .containsExactly(tuple(true, "bo", "branch"), tuple(false, "wes", "lead"));
    assertThat(leave.of(lost).record()).map(Consent::given).contains(false);

    Lead other = shown(world.customer("王女士", World.CORE_TIER), WEALTH);
    assertThat(leave.of(other).permission()).isEqualTo(Permission.REFUSED);
    refused(desk.contacted(other.number(), "wes", "telephone", null), "does not want");
  }

  @Test
  void a_call_that_nobody_answered_is_noted_and_makes_no_contact_of_it() throws Exception {
    Lead lead = core();
    refused(desk.notReached(lead.number(), "wes", "telephone", null), "Ask the customer");
    done(desk.permit(lead.number(), "wes", true, "telephone"));
    Instant until = world.clock.instant().plus(Duration.ofDays(1));
    done(desk.plan(lead.number(), "wes", "call", until));

    Lead after = done(desk.notReached(lead.number(), "wes", "telephone", "engaged"));

    assertThat(after.stage()).isEqualTo(Stage.ASSIGNED);
    assertThat(after.care().contacted()).isNull();
    assertThat(after.care().nextUntil()).isEqualTo(until);
    assertThat(world.journal.read(LeadEvent.stream(lead.number()), 0).getLast().event())
        .isEqualTo(new LeadEvent.NotReached("wes", "telephone", "engaged"));
    assertThat(done(desk.contacted(lead.number(), "wes", "telephone", null)).stage())
        .isEqualTo(Stage.CONTACTED);
  }

  @Test
  void once_a_lead_has_ended_interest_is_a_new_one() throws Exception {
    Lead first = core();
    done(desk.lose(first.number(), "wes", Loss.PRICE, null));
    world.settle();

    shown(world.customer("王女士", World.CORE_TIER), WEALTH);

    assertThat(world.leads.all()).hasSize(2);
  }

  @Test
  void interest_beside_a_wish_for_a_person_is_a_lead_and_so_is_what_is_said_while_they_wait()
      throws Exception {
    String conversation = world.customer("王女士", World.CORE_TIER);

    Lead lead = shown(conversation, "想贷笔款，和经理谈", "800万，公司周转用");

    assertThat(world.leads.all()).containsExactly(lead);
    // Money that a firm works with is a matter of those who look after firms.
    assertThat(lead.shown().interest().product()).isEqualTo("corporate");
    assertThat(lead.shown().interest().amount()).isEqualTo(AmountBand.VERY_LARGE);
    assertThat(world.conversation(conversation).flow()).isNull();
  }

  @Test
  void a_guess_at_the_product_makes_no_second_lead() throws Exception {
    Lead lead =
        shown(world.customer("王女士", World.CORE_TIER), "手上两百多万，想买大额存单", "我要存200万，想跟客户经理谈谈利率", "30万");

    assertThat(world.leads.all()).containsExactly(lead);
    assertThat(lead.shown().interest().product()).isEqualTo("deposits");
  }

  @Test
  void much_money_is_much_however_it_is_said() throws Exception {
    assertThat(amount("手上两百多万，想买大额存单")).isEqualTo(AmountBand.LARGE);
    assertThat(amount("有200多万想买大额存单")).isEqualTo(AmountBand.LARGE);
    assertThat(amount("我有200万，想买大额存单")).isEqualTo(AmountBand.LARGE);
    assertThat(amount("I have 2 million and want to buy a certificate of deposit"))
        .isEqualTo(AmountBand.LARGE);
  }

  private AmountBand amount(String text) throws Exception {
    return shown(world.visitor(Language.ZH), text).shown().interest().amount();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我想买点理财产品，有什么推荐，别给我打电话，网上说",
        "我想买20万理财，别打电话，发消息就行",
        "我想买20万理财产品，不要打电话给我，微信联系我吧",
        "想买点理财产品，有什么推荐，不方便接电话，在这里留言就好",
        "我想买理财产品，有什么推荐？别给我打电话",
        "我想买理财产品，有什么推荐，别打电话，也别发邮件，发短信就行",
        "I want to invest 200000 in wealth products, don't call me, just message here",
        "I want to invest 200000 in wealth products, no phone calls please, text me instead"
      })
  void who_says_with_their_interest_not_to_be_called_is_not_asked_and_only_written_to(String text)
      throws Exception {
    String conversation = world.customer("王女士", World.CORE_TIER);

    Lead lead = shown(conversation, text);

    assertThat(lead.permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead.inWriting()).isTrue();
    assertThat(world.conversation(conversation).flow()).as("nothing is asked").isNull();
    assertThat(world.customers.consents(lead.origin().customer(), Purpose.CONTACT)).isEmpty();
    refused(desk.contacted(lead.number(), "wes", "telephone", null), "written to and not called");
    refused(desk.notReached(lead.number(), "wes", "telephone", null), "written to and not called");
    Instant until = world.clock.instant().plus(Duration.ofDays(1));
    refused(desk.plan(lead.number(), "wes", "明天打电话", until), "written to and not called");
    done(desk.plan(lead.number(), "wes", "在会话里发产品资料", until));
    assertThat(done(desk.contacted(lead.number(), "wes", "conversation", null)).stage())
        .isEqualTo(Stage.CONTACTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我想买点理财产品，有什么推荐，不要联系我",
        "我想买点理财产品，有什么推荐，别打电话也别发短信",
        "我想买点理财产品，有什么推荐，别打电话，我自己去网点办",
        "我想买点理财产品，有什么推荐，不要打电话，不要打扰我",
        "I want to invest 200000 in wealth products, what do you offer, please do not call or text me"
      })
  void who_refuses_more_than_the_telephone_refuses_contact(String text) throws Exception {
    Lead lead = shown(world.customer("王女士", World.CORE_TIER), text);

    assertThat(lead.permission()).isEqualTo(Permission.REFUSED);
    assertThat(lead.inWriting()).isFalse();
  }

  @Test
  void who_wants_no_call_about_one_lead_is_called_about_none_until_they_say_otherwise()
      throws Exception {
    Lead loan = permitted(shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理"), true);
    world.clock.advance(Duration.ofHours(1));

    Lead wealth = shown(world.customer("王女士", World.CORE_TIER), "我想买点理财产品，有什么推荐，别打电话，发消息就行");

    assertThat(wealth.number()).isNotEqualTo(loan.number());
    assertThat(leave.of(current(loan)).inWriting()).isTrue();
    assertThat(leave.of(current(loan)).permission()).isEqualTo(Permission.GIVEN);
    assertThat(leave.isInWriting(loan.origin().customer())).isTrue();
    Lead other = shown(world.customer("王女士", World.CORE_TIER), "我想办一张白金信用卡");
    assertThat(leave.of(other).permission()).isEqualTo(Permission.UNKNOWN);
    assertThat(leave.of(other).inWriting()).isTrue();

    permitted(wealth, true);
    assertThat(leave.of(current(wealth)).inWriting()).isFalse();
    assertThat(leave.of(current(loan)).inWriting()).as("said of that one").isTrue();
    consents(loan, true);
    assertThat(leave.of(current(loan)).inWriting()).as("agreed to contact since").isFalse();
    assertThat(done(desk.permitWriting(loan.number(), "ann", "branch")).inWriting()).isTrue();
    refused(desk.permitWriting(loan.number(), "ann", "branch"), "noted already");
  }

  private Lead current(Lead lead) {
    return world.leads.find(lead.number()).orElseThrow();
  }

  @Test
  void who_says_with_their_interest_not_to_be_contacted_is_not_asked_how_either() throws Exception {
    String conversation = world.customer("王女士", World.CORE_TIER);

    Lead lead = shown(conversation, "我想买点理财产品，有什么推荐，不要联系我");

    assertThat(lead.permission()).isEqualTo(Permission.REFUSED);
    assertThat(world.conversation(conversation).flow()).as("nothing is asked").isNull();
  }

  @Test
  void a_customer_in_trouble_is_no_lead() throws Exception {
    String conversation = world.customer("王女士", World.CORE_TIER);

    world.says(conversation, "我的卡被偷了，快帮我冻结，我还想买理财产品");
    world.settle();

    assertThat(world.lastDecided(conversation).route()).isEqualTo(Reason.LOST_CARD);
    assertThat(world.leads.all()).isEmpty();
  }

  @Test
  void nobody_is_contacted_who_did_not_allow_it() throws Exception {
    String number = core().number();

    refused(desk.contacted(number, "wes", "telephone", null), "Ask the customer");
    done(desk.permit(number, "wes", false, LeadDesk.BY_CONVERSATION));
    refused(desk.permit(number, "wes", false, "telephone"), "noted already");
    refused(desk.contacted(number, "wes", "telephone", null), "does not want");
    assertThat(score(done(desk.permit(number, "wes", true, "telephone")))).isGreaterThan(0.3);
    assertThat(done(desk.contacted(number, "wes", "telephone", "周三来网点")).stage())
        .isEqualTo(Stage.CONTACTED);
  }

  @Test
  void what_the_record_says_of_being_contacted_counts_and_what_was_said_last_wins()
      throws Exception {
    Lead lead = core();
    String number = lead.number();
    assertThat(leave.of(lead))
        .isEqualTo(
            new ContactLeave.Told(Permission.UNKNOWN, false, Optional.empty(), Optional.empty()));

    consents(lead, true);
    assertThat(done(desk.contacted(number, "wes", "telephone", null)).stage())
        .isEqualTo(Stage.CONTACTED);

    consents(lead, false);
    refused(desk.contacted(number, "wes", "telephone", null), "on their record");
    world.clock.advance(Duration.ofHours(1));
    Lead asked = done(desk.permit(number, "wes", true, "branch"));
    done(desk.contacted(number, "wes", "telephone", null));
    assertThat(leave.of(asked).record()).map(Consent::given).contains(false);

    consents(lead, false);
    refused(desk.contacted(number, "wes", "telephone", null), "on their record");
    world.clock.advance(Duration.ofHours(1));
    done(desk.permit(number, "wes", true, "telephone"));
  }

  @Test
  void what_a_customer_refuses_for_one_lead_is_refused_for_all_and_leave_is_for_one()
      throws Exception {
    Lead wealth = core();
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    Lead others = shown(world.customer("李先生", World.CORE_TIER), WEALTH);
    loan = permitted(loan, true);
    assertThat(leave.of(wealth).permission()).isEqualTo(Permission.UNKNOWN);

    wealth = permitted(wealth, false);

    assertThat(leave.of(loan).permission()).isEqualTo(Permission.REFUSED);
    assertThat(leave.of(loan).elsewhere()).contains(wealth.number());
    assertThat(leave.of(others).permission()).isEqualTo(Permission.UNKNOWN);
    refused(desk.contacted(loan.number(), "ann", "telephone", null), "does not want");

    loan = permitted(loan, true);
    assertThat(leave.of(loan).permission()).isEqualTo(Permission.GIVEN);
    assertThat(leave.of(wealth).permission()).isEqualTo(Permission.REFUSED);
    consents(wealth, true);
    assertThat(leave.of(wealth).permission()).isEqualTo(Permission.GIVEN);
    permitted(wealth, false);
    consents(wealth, true);
    assertThat(leave.of(loan).permission()).isEqualTo(Permission.GIVEN);
  }

  private Lead permitted(Lead lead, boolean given) throws Exception {
    world.clock.advance(Duration.ofHours(1));
    Lead now = done(desk.permit(lead.number(), "wes", given, "telephone"));
    world.settle();
    return now;
  }

  private void consents(Lead lead, boolean given) {
    world.clock.advance(Duration.ofHours(1));
    new ProfileDesk(world.journal, world.customers)
        .consent(lead.origin().customer(), Purpose.CONTACT, given, "bo", "branch", null);
  }

  @Test
  void no_contact_is_planned_with_a_customer_who_refused_it() throws Exception {
    Lead lead = permitted(core(), false);
    Instant until = world.clock.instant().plus(Duration.ofDays(1));

    for (String action : List.of("打电话", "明天下午给客户打电话", "微信联系一下", "call her", "Send an email")) {
      refused(desk.plan(lead.number(), "wes", action, until), "no contact can be planned");
    }
    for (String action : List.of("准备材料，等客户来网点时谈", "不要打电话，下次来时当面说", "speak of it when they call")) {
      done(desk.plan(lead.number(), "wes", action, until));
    }
    permitted(lead, true);
    done(desk.plan(lead.number(), "wes", "打电话", until));
  }

  @Test
  void a_time_that_is_past_is_told_by_the_banks_clock() throws Exception {
    Instant past = world.clock.instant().minusSeconds(1);
    String local = past.atZone(World.ZONE).format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));

    Outcome<Lead> refused = desk.plan(core().number(), "wes", "call", past);

    refused(refused, "Its time, " + local + " by the bank's clock, is past.");
    refused(refused, "期限已过：" + local + "。");
  }

  @Test
  void it_is_planned_won_and_reopened_and_what_was_expected_of_it_is_kept() throws Exception {
    String number = core().number();
    refused(desk.plan(number, "wes", "call", world.clock.instant().minusSeconds(1)), "is past");
    Lead planned =
        done(desk.plan(number, "wes", "call", world.clock.instant().plus(Duration.ofDays(1))));
    assertThat(planned.care().nextUntil()).isNotNull();

    Lead won = done(desk.win(number, "wes", null));

    assertThat(Objects.requireNonNull(won.end()).expected())
        .isCloseTo(score(planned), within(1e-9));
    assertThat(won.stage()).isEqualTo(Stage.WON);
    assertThat(won.care().nextUntil()).isNull();
    refused(desk.win(number, "wes", null), "ended already");
    assertThat(done(desk.reopen(number, "sue", "取消了")).stage()).isEqualTo(Stage.ASSIGNED);
    refused(desk.reopen(number, "sue", "again"), "goes on already");
    world.settle();
    assertThat(world.leads.find(number)).map(Lead::open).contains(true);
  }

  @Test
  void two_of_one_customer_are_merged_and_two_of_two_are_not() throws Exception {
    Lead wealth = core();
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    Lead other = shown(world.customer("李先生", World.CORE_TIER), WEALTH);
    assertThat(loan.number()).isNotEqualTo(wealth.number());

    refused(desk.merge(loan.number(), "ann", other.number()), "another customer's");
    refused(desk.merge(loan.number(), "ann", loan.number()), "with itself");
    refused(desk.merge(loan.number(), "ann", "L-NONE"), "no lead L-NONE");
    Lead merged = done(desk.merge(loan.number(), "ann", wealth.number()));

    assertThat(merged.stage()).isEqualTo(Stage.MERGED);
    world.settle();
    Lead both = world.leads.find(wealth.number()).orElseThrow();
    assertThat(both.shown().interest().product()).isEqualTo("wealth");
    assertThat(both.shown().interest().amount()).isEqualTo(AmountBand.LARGE);
    assertThat(both.shown().conversations()).hasSize(2);
    assertThat(desk.assign("L-NONE", "ann", "ann")).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void what_one_record_of_a_person_allows_and_refuses_counts_for_the_other_once_they_are_one()
      throws Exception {
    Lead known = core();
    Lead visitors = shown(world.visitor(Language.ZH), "我有80万想买理财产品，有什么推荐");
    consents(known, true);
    assertThat(leave.of(visitors).permission()).isEqualTo(Permission.UNKNOWN);

    join(visitors, known);

    assertThat(leave.of(visitors).permission()).isEqualTo(Permission.GIVEN);
    visitors = permitted(visitors, false);
    assertThat(leave.of(known).permission()).isEqualTo(Permission.REFUSED);
    assertThat(leave.of(known).elsewhere()).contains(visitors.number());
  }

  @Test
  void leave_goes_over_with_a_lead_into_one_of_the_same_persons_other_record() throws Exception {
    Lead known = core();
    Lead visitors = shown(world.visitor(Language.ZH), "我有80万想买理财产品，有什么推荐");
    visitors = permitted(visitors, true);
    refused(desk.merge(visitors.number(), "ann", known.number()), "another customer's");
    assertThat(leave.of(known).permission()).isEqualTo(Permission.UNKNOWN);

    join(visitors, known);
    done(desk.merge(visitors.number(), "ann", known.number()));
    world.settle();

    Lead both = world.leads.find(known.number()).orElseThrow();
    assertThat(leave.of(both).permission()).isEqualTo(Permission.GIVEN);
    assertThat(done(desk.contacted(both.number(), "wes", "telephone", null)).stage())
        .isEqualTo(Stage.CONTACTED);
  }

  @Test
  void of_two_that_are_merged_what_was_said_last_of_contact_stays_whatever_was_said_before()
      throws Exception {
    Lead wealth = core();
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    wealth = permitted(wealth, false);
    loan = permitted(loan, true);
    consents(loan, true);

    done(desk.merge(loan.number(), "ann", wealth.number()));
    world.settle();

    Lead both = world.leads.find(wealth.number()).orElseThrow();
    assertThat(both.permission()).isEqualTo(Permission.GIVEN);
    assertThat(
            new LeadScoring(world.customers, World.ZONE)
                .score(both, world.clock.instant())
                .reasons())
        .extracting(LeadScore.Reason::zh)
        .contains("同意联系");
  }

  @Test
  void leave_stays_with_two_that_are_merged_also_where_the_record_allows_contact()
      throws Exception {
    Lead wealth = core();
    consents(wealth, true);
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    world.clock.advance(Duration.ofHours(1));
    done(desk.permitWriting(loan.number(), "wes", "conversation"));
    world.settle();

    done(desk.merge(loan.number(), "ann", wealth.number()));
    world.settle();

    Lead both = world.leads.find(wealth.number()).orElseThrow();
    assertThat(both.permission()).isEqualTo(Permission.GIVEN);
    assertThat(leave.of(both).inWriting()).isTrue();
  }

  @Test
  void a_refusal_said_last_goes_over_into_the_lead_that_goes_on() throws Exception {
    Lead wealth = permitted(core(), true);
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    loan = permitted(loan, false);

    done(desk.merge(loan.number(), "ann", wealth.number()));
    world.settle();

    assertThat(world.leads.find(wealth.number()).orElseThrow().permission())
        .isEqualTo(Permission.REFUSED);
  }

  @Test
  void what_was_said_earlier_of_contact_does_not_undo_what_was_said_later() throws Exception {
    Lead wealth = core();
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    loan = permitted(loan, true);
    wealth = permitted(wealth, false);

    done(desk.merge(loan.number(), "ann", wealth.number()));
    world.settle();

    assertThat(world.leads.find(wealth.number()).orElseThrow().permission())
        .isEqualTo(Permission.REFUSED);
  }

  @Test
  void a_refusal_that_comes_while_two_are_merged_is_not_overtaken_by_leave() throws Exception {
    Lead known = core();
    Lead visitors = permitted(shown(world.visitor(Language.ZH), "我有80万想买理财产品，有什么推荐"), true);
    join(visitors, known);
    world.journal.beforeNextAppend(
        () -> done(desk.permit(known.number(), "wes", false, "telephone")));

    done(desk.merge(visitors.number(), "ann", known.number()));
    world.settle();

    Lead both = world.leads.find(known.number()).orElseThrow();
    assertThat(leave.of(both).permission()).isEqualTo(Permission.REFUSED);
  }

  private LeadDesk endingWaits() {
    return new LeadDesk(
        world.journal,
        scoring,
        leave,
        calls,
        world.clock,
        World.ZONE,
        new EndedLeads(world.journal, world.conversations, world.leads));
  }

  @Test
  void nobody_is_waited_for_because_of_a_lead_that_has_ended() throws Exception {
    Lead won = core();
    Lead lost = shown(world.customer("李先生", World.CORE_TIER), WEALTH);
    assertThat(world.queue.waiting()).hasSize(2);

    done(endingWaits().win(won.number(), "wes", null));
    done(endingWaits().lose(lost.number(), "wes", Loss.NO_INTEREST, null));

    world.settle();
    assertThat(world.queue.waiting()).isEmpty();
    assertThat(world.conversation(won.shown().conversations().getFirst()).ticket()).isNull();
  }

  @Test
  void a_merged_lead_is_waited_for_no_more_and_the_one_that_goes_on_is() throws Exception {
    Lead wealth = core();
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    assertThat(world.queue.waiting()).hasSize(2);

    done(endingWaits().merge(loan.number(), "ann", wealth.number()));

    world.settle();
    assertThat(world.queue.waiting())
        .extracting(Ticket::conversation)
        .containsExactly(wealth.shown().conversations().getFirst());
  }

  @Test
  void what_else_is_waited_for_stays_when_a_lead_has_ended() throws Exception {
    Lead lead = core();
    String place = lead.shown().conversations().getFirst();
    world.says(place, "转人工");
    world.settle();

    done(endingWaits().win(lead.number(), "wes", null));

    world.settle();
    assertThat(world.queue.waiting()).hasSize(1);
  }

  private void join(Lead part, Lead main) throws Exception {
    Links links = new Links(world.journal, world.customers, world.clock);
    String record = part.origin().customer();
    assertThat(links.link(record, main.origin().customer(), Proof.TOKEN, record, null))
        .isInstanceOf(Links.Outcome.Done.class);
    world.settle();
  }

  @Test
  void of_two_that_are_merged_the_larger_amount_and_the_nearer_time_stay() throws Exception {
    Lead deposit = shown(world.customer("王女士", World.CORE_TIER), "我想这周存2万大额存单");
    Lead loan = shown(world.customer("王女士", World.CORE_TIER), "我想申请一笔80万的房贷，怎么办理");
    done(desk.correct(loan.number(), "ann", "loans", AmountBand.LARGE, Horizon.LATER, null));

    done(desk.merge(deposit.number(), "ann", loan.number()));

    world.settle();
    Interest both = world.leads.find(loan.number()).orElseThrow().shown().interest();
    assertThat(both.amount()).isEqualTo(AmountBand.LARGE);
    assertThat(both.horizon()).isEqualTo(deposit.shown().interest().horizon());
    assertThat(both.horizon()).isEqualTo(Horizon.NOW);
  }

  @Test
  void whoever_knows_better_says_what_it_is_about() throws Exception {
    Lead lead = core();

    Lead corrected =
        done(
            desk.correct(
                lead.number(), "wes", "deposits", AmountBand.VERY_LARGE, Horizon.SOON, "600万"));

    assertThat(corrected.shown().interest().product()).isEqualTo("deposits");
    assertThat(corrected.shown().interest().amount()).isEqualTo(AmountBand.VERY_LARGE);
    assertThat(score(corrected)).isGreaterThan(score(lead));
    done(desk.lose(lead.number(), "wes", Loss.PRICE, null));
    refused(
        desk.correct(lead.number(), "wes", null, AmountBand.UNKNOWN, Horizon.UNKNOWN, null),
        "ended already");
  }

  @Test
  void of_those_who_take_a_product_the_one_with_the_fewest_open_leads_gets_the_next()
      throws Exception {
    List<String> owners =
        List.of(
            String.valueOf(core().care().owner()),
            String.valueOf(shown(world.customer("李", World.CORE_TIER), WEALTH).care().owner()),
            String.valueOf(shown(world.customer("赵", World.CORE_TIER), WEALTH).care().owner()));

    assertThat(owners).containsExactly("wes", "wilma", "wes");
  }

  @Test
  void a_core_customers_manager_gets_the_lead_when_they_may_sign_in() throws Exception {
    new Staff(world.journal, 1).add("mia", Role.AGENT, "Mia", "a password of hers");

    assertThat(managed("王女士", "mia").care().owner()).isEqualTo("mia");
    assertThat(managed("李先生", "gone").care().owner()).isEqualTo("wes");
  }

  private Lead managed(String name, String manager) throws Exception {
    String conversation = world.customer(name, World.CORE_TIER);
    new ProfileDesk(world.journal, world.customers)
        .upsert(
            new ProfileChange(
                name,
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
    world.settle();
    return shown(conversation, WEALTH);
  }

  private double score(Lead lead) {
    return scoring.score(lead, world.clock.instant()).expected();
  }
}
