package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lobby.World;
import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.ConversationEvent.FlowEnded;
import dev.lobby.conversation.Reason;
import dev.lobby.customer.Rating;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.language.Language;
import dev.lobby.suitability.Assessments;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the assistant asks of an interest, and whom it leaves alone.
class LeadQuestionsTest {

  private static final String WEALTH = "我想买点理财产品，有什么推荐";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private String says(String conversation, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(conversation, text).replies());
    world.settle();
    return replies.isEmpty() ? "" : replies.getLast();
  }

  private Lead lead(String conversation) {
    return world.leads.all().stream()
        .filter(lead -> lead.shown().conversations().contains(conversation))
        .findFirst()
        .orElseThrow();
  }

  private List<String> ended(String conversation) {
    return world.journal.read(ConversationEvent.stream(conversation), 0).stream()
        .map(Recorded::event)
        .filter(FlowEnded.class::isInstance)
        .map(it -> ((FlowEnded) it).outcome())
        .toList();
  }

  @Test
  void what_a_customer_answers_goes_into_the_lead_and_its_score() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    LeadScoring scoring = new LeadScoring(world.customers, World.ZONE);

    assertThat(says(id, WEALTH)).contains("大概打算用多少钱", "不用理会");
    double before = scoring.score(lead(id), world.clock.instant()).expected();
    assertThat(says(id, "60万吧")).contains("什么时候办");
    assertThat(says(id, "这周就想办")).contains("可以就这件事联系您吗");
    assertThat(says(id, "2")).contains("60万", "一周内", "可以，下午来电");

    Lead lead = lead(id);
    assertThat(lead.shown().interest().amount()).isEqualTo(AmountBand.LARGE);
    assertThat(lead.shown().interest().horizon()).isEqualTo(Horizon.NOW);
    assertThat(lead.shown().times()).isEqualTo(1);
    assertThat(lead.permission()).isEqualTo(Permission.GIVEN);
    LeadScore score = scoring.score(lead, world.clock.instant());
    assertThat(score.expected()).isGreaterThan(before + 0.3);
    assertThat(score.reasons())
        .extracting(LeadScore.Reason::en)
        .contains("A large amount", "Wanted within a week", "May be contacted");
    assertThat(world.journal.read(LeadEvent.stream(lead.number()), 0))
        .extracting(Recorded::event)
        .filteredOn(LeadEvent.Answered.class::isInstance)
        .extracting("question", "said")
        .containsExactly(
            tuple("amount", "60万 (CNY 600000)"),
            tuple("horizon", "一周内"),
            tuple("contact", "可以，下午来电"));
    assertThat(ended(id)).containsExactly("done");
  }

  @Test
  void nobody_has_a_lead_filed_in_silence() throws Exception {
    String id = world.visitor(Language.ZH);

    List<String> replies = World.texts(world.says(id, "贷款买房，大概200万").replies());
    world.settle();

    assertThat(world.leads.all()).hasSize(1);
    assertThat(replies).anyMatch(it -> it.contains("客户经理"));
    assertThat(world.conversation(id).flow()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"贷款买房，大概200万", "手里有两百万想做点什么", "想买点黄金，100万左右", "I have 2 million to invest"})
  void whose_interest_is_followed_up_is_told_so_and_asked(String text) throws Exception {
    String id = world.visitor(Language.of(text));

    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();

    if (world.leads.all().isEmpty()) {
      assertThat(replies).noneMatch(it -> it.contains("客户经理") || it.contains("manager"));
    } else {
      assertThat(world.lastDecided(id).route()).isEqualTo(Reason.LEAD);
      assertThat(replies).anyMatch(it -> it.contains("客户经理") || it.contains("manager"));
      assertThat(replies.getLast())
          .matches("(?s).*(什么时候办|When would you like|联系您吗|About how much).*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不对，是80万不是50万",
        "说错了，是80万",
        "金额应该是80万",
        "sorry, it's 800000 yuan, not 500000 yuan"
      })
  void an_amount_that_is_put_right_after_the_questions_corrects_the_same_lead(String text)
      throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我有50万想买理财产品，有什么推荐");
    says(id, "一周内");
    says(id, "可以，下午来电，13800138000");
    assertThat(ended(id)).containsExactly("done");

    assertThat(says(id, text)).containsAnyOf("80万", "800000");

    assertThat(world.leads.all()).hasSize(1);
    assertThat(world.journal.read(LeadEvent.stream(lead(id).number()), 0))
        .extracting(Recorded::event)
        .filteredOn(LeadEvent.Answered.class::isInstance)
        .extracting("question", "said")
        .last()
        .satisfies(it -> assertThat(it.toString()).contains("amount", "80"));
    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I want to invest 50,000 yuan in wealth products | no, 500,000 not 50,000 | LARGE",
        "I want to invest 500,000 in wealth products | sorry, i meant 50,000 | MIDDLE",
        "我想买50万理财 | 不对，我想买的是5万不是50万 | MIDDLE",
        "我想买5万理财 | 打错了，是50万 | LARGE"
      })
  void the_band_and_the_score_follow_an_amount_that_is_put_right(
      String interest, String text, AmountBand band) throws Exception {
    LeadScoring scoring = new LeadScoring(world.customers, World.ZONE);
    for (boolean asked : List.of(true, false)) {
      String id = world.customer(interest + asked, World.CORE_TIER);
      says(id, interest);
      if (!asked) {
        says(id, "一周内");
        says(id, "可以，下午来电");
      }
      double before = scoring.score(lead(id), world.clock.instant()).expected();

      says(id, text);

      Lead lead = lead(id);
      assertThat(lead.shown().interest().amount()).isEqualTo(band);
      double after = scoring.score(lead, world.clock.instant()).expected();
      assertThat(after > before).isEqualTo(band == AmountBand.LARGE);
      assertThat(world.journal.read(LeadEvent.stream(lead.number()), 0))
          .extracting(Recorded::event)
          .filteredOn(it -> it instanceof LeadEvent.Answered e && e.question().equals("amount"))
          .hasSize(2);
    }
    assertThat(world.leads.all()).hasSize(2);
  }

  @Test
  void a_free_answer_fills_what_it_tells_and_is_asked_about_once_more() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, WEALTH);

    assertThat(says(id, "大概五十万吧，明年用")).contains("可以就这件事联系您吗");
    assertThat(says(id, "再说吧这个")).contains("可以，上午来电；", "不用联系我");
    assertThat(says(id, "可以的")).contains("五十万", "以后再说", "可以，随时联系");

    Lead lead = lead(id);
    assertThat(lead.shown().interest().amount()).isEqualTo(AmountBand.LARGE);
    assertThat(lead.shown().interest().horizon()).isEqualTo(Horizon.LATER);
    assertThat(lead.permission()).isEqualTo(Permission.GIVEN);
    assertThat(ended(id)).containsExactly("done");

    String plain = world.customer("bo", World.CORE_TIER);
    says(plain, WEALTH);
    says(plain, "600000");
    assertThat(lead(plain).shown().interest().amount()).isEqualTo(AmountBand.LARGE);
    assertThat(says(plain, "不用了谢谢")).contains("不问了");
  }

  @Test
  void whoever_does_not_want_to_be_contacted_is_not_and_is_not_asked_again() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想这周买60万理财产品，有什么推荐");
    says(id, "不用联系我");
    assertThat(lead(id).permission()).isEqualTo(Permission.REFUSED);

    String later = world.customer("mei", World.CORE_TIER);
    assertThat(says(later, WEALTH)).doesNotContain("？");
    assertThat(world.lastTrace(later).branches())
        .anySatisfy(row -> assertThat(row.why()).contains("said already"));
  }

  @Test
  void leave_to_call_is_only_taken_from_an_answer() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "上午想买60万理财产品，有什么推荐");
    says(id, "明天上午");

    assertThat(lead(id).shown().interest().horizon()).isEqualTo(Horizon.NOW);
    assertThat(lead(id).permission()).isEqualTo(Permission.UNKNOWN);
  }

  @Test
  void a_customer_may_ignore_the_questions() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, WEALTH);

    assertThat(says(id, "谢谢")).doesNotContain("多少钱");
    assertThat(ended(id)).containsExactly("ignored");
    assertThat(world.conversation(id).flow()).isNull();

    String other = world.customer("bo", World.CORE_TIER);
    says(other, WEALTH);
    assertThat(says(other, "请问怎么开户？")).doesNotContain("多少钱");
    assertThat(world.lastDecided(other).say()).isEqualTo("answer");
    assertThat(ended(other)).containsExactly("ignored");
  }

  @Test
  void what_a_button_says_is_an_answer_after_a_question_of_the_customers_too() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想买60万理财产品，有什么推荐");
    says(id, "请问怎么开户？");
    assertThat(ended(id)).containsExactly("ignored");

    assertThat(says(id, "一个月内")).contains("可以就这件事联系您吗");
    assertThat(lead(id).shown().interest().horizon()).isEqualTo(Horizon.SOON);
    assertThat(says(id, "可以，上午来电")).contains("60万", "一个月内", "可以，上午来电");
    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);

    String other = world.customer("bo", World.CORE_TIER);
    says(other, "我想这周买60万理财产品，有什么推荐");
    says(other, "请问怎么开户？");
    says(other, "好的");
    assertThat(lead(other).permission()).isEqualTo(Permission.UNKNOWN);
  }

  @Test
  void what_is_said_anew_after_a_question_of_the_customers_counts() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想这周买60万理财产品，有什么推荐");
    assertThat(lead(id).shown().interest().horizon()).isEqualTo(Horizon.NOW);
    says(id, "请问怎么开户？");
    assertThat(ended(id)).containsExactly("ignored");

    assertThat(says(id, "下个月")).contains("以后再说", "可以就这件事联系您吗");
    assertThat(lead(id).shown().interest().horizon()).isEqualTo(Horizon.LATER);
    assertThat(says(id, "微信联系我")).contains("微信联系我");
    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
    assertThat(world.journal.read(LeadEvent.stream(lead(id).number()), 0))
        .extracting(Recorded::event)
        .filteredOn(LeadEvent.Answered.class::isInstance)
        .extracting("said")
        .contains("以后再说", "可以，在这里留言 (微信联系我)");

    String other = world.customer("bo", World.CORE_TIER);
    says(other, "我想这周买60万理财产品，有什么推荐");
    says(other, "请问怎么开户？");
    says(other, "网上说就行");
    assertThat(lead(other).permission()).isEqualTo(Permission.GIVEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"昨天有人短信联系我说积分要到期", "你们天天给我发短信，烦死了"})
  void no_leave_is_made_out_of_what_is_told_after_the_questions_were_left(String text)
      throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想这周买60万理财产品，有什么推荐");
    says(id, "请问怎么开户？");

    says(id, text);

    assertThat(lead(id).permission()).isEqualTo(Permission.UNKNOWN);
    assertThat(Optional.ofNullable(world.conversation(id).flow()).map(ActiveFlow::flow))
        .isNotEqualTo(Optional.of("lead-questions"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"微信联系我太慢了，转人工", "不要发微信找我了，我要人工", "don't message me, get me a human now"})
  void who_wants_a_person_now_gets_one_whatever_they_say_of_being_written_to(String text)
      throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, "我想这周买60万理财产品，有什么推荐");

    says(id, text);

    assertThat(world.lastDecided(id).route()).isEqualTo(Reason.PERSON);
    assertThat(lead(id).permission()).isEqualTo(Permission.UNKNOWN);
  }

  @Test
  void an_investment_the_customer_names_is_told_with_its_risk_and_the_statement() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    rate(id, CustomerRating.C2);

    List<String> replies =
        world.says(id, "我想买港湾先锋股票基金，50万") == null
            ? List.of()
            : world.conversation(id).messages().stream().map(it -> it.text()).toList();
    world.settle();

    assertThat(replies).filteredOn(it -> it.contains("港湾先锋股票基金（R5）")).hasSize(1);
    assertThat(replies.get(2)).contains("港湾先锋股票基金（R5）", "不是推荐");
    assertThat(replies.get(3)).contains("基金");
  }

  @Test
  void no_means_no() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, WEALTH);

    assertThat(says(id, "不用了")).contains("不问了");
    assertThat(ended(id)).containsExactly("stopped");
    assertThat(lead(id).permission()).isEqualTo(Permission.UNKNOWN);
  }

  @Test
  void nobody_with_an_open_complaint_is_asked() throws Exception {
    String before = world.customer("mei", World.CORE_TIER);
    says(before, "我要投诉");
    String id = world.customer("mei", World.CORE_TIER);

    assertThat(says(id, WEALTH)).doesNotContain("多少钱");

    assertThat(lead(id).open()).isTrue();
    assertThat(world.conversation(id).flow()).isNull();
    assertThat(world.lastTrace(id).branches())
        .anySatisfy(row -> assertThat(row.why()).contains("open complaint"));
  }

  @Test
  void an_investment_that_is_named_is_held_against_the_rating_and_the_customer_is_not_told()
      throws Exception {
    LeadScoring scoring = new LeadScoring(world.customers, World.ZONE);
    String id = world.customer("mei", World.CORE_TIER);
    rate(id, CustomerRating.C2);

    List<String> replies = World.texts(world.says(id, "我想买港湾成长混合基金，有什么推荐").replies());
    world.settle();

    assertThat(lead(id).named()).isEqualTo(new Lead.Named("harbour-growth", "R4"));
    assertThat(scoring.fit(lead(id), world.clock.instant()).map(Fit::en))
        .isEqualTo(Optional.of("R4 is above rating C2"));
    assertThat(String.join("\n", replies)).doesNotContain("R4", "C2");
  }

  @Test
  void a_class_of_risk_that_is_named_by_itself_stands_in_the_lead() throws Exception {
    String id = world.customer("王女士", World.CORE_TIER);

    world.says(id, "我想买R4的那种理财产品 60万，有什么推荐，r2的也行");
    world.settle();

    assertThat(lead(id).named()).isEqualTo(new Lead.Named("R4", "R4"));
  }

  private void rate(String conversation, CustomerRating grade) {
    assertThat(
            new Assessments(world.journal, world.customers, world.clock, World.ZONE)
                .take(
                    world.conversation(conversation).customer(),
                    "a-1",
                    new Rating(grade, "2026-12-31"),
                    "core-banking"))
        .isInstanceOf(Assessments.Outcome.Taken.class);
  }
}
