package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.Result;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is no longer interested in what somebody follows up.
class LostInterestTest {

  private static final String DEPOSIT = "我想存100万大额存单";

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  private String says(String id, String text) throws InterruptedException {
    List<String> replies = World.texts(world.says(id, text).replies());
    world.settle();
    return String.join("\n", replies);
  }

  private Lead lead() {
    return world.leads.all().getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了不买了，没兴趣了",
        "不想存了",
        "我不考虑了，谢谢",
        "没兴趣了，利率太低",
        "现在没这个打算了",
        "不感兴趣了 别再问了",
        "forget it, not interested any more",
        "I'm no longer interested",
        "sorry, I don't want it any more",
        "I've lost interest, thanks",
        "I decided not to invest"
      })
  void the_lead_ends_in_their_words_whatever_was_asked(String text) throws Exception {
    for (List<String> before :
        List.of(
            List.<String>of(), List.of("一周内"), List.of("手机银行怎么下载？"), List.of("一周内", "可以，上午来电"))) {
      String id = world.customer(text + before.size() + before, World.CORE_TIER);
      says(id, DEPOSIT);
      for (String one : before) {
        says(id, one);
      }

      String said = says(id, text);

      Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
      assertThat(lead.stage())
          .as(() -> before + " " + world.lastTrace(id).branches())
          .isEqualTo(Stage.LOST);
      assertThat(Objects.requireNonNull(lead.end()).loss()).isEqualTo(Loss.NO_INTEREST);
      assertThat(lost(lead)).containsExactly(text);
      assertThat(said).containsAnyOf("不再跟进", "nothing more is done about this");
      assertThat(world.conversation(id).flow()).isNull();
      assertThat(world.conversation(id).ticket()).isNull();
      assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    }
  }

  private List<String> lost(Lead lead) {
    return world.journal.read(LeadEvent.stream(lead.number()), 0).stream()
        .flatMap(it ->
            it.event() instanceof LeadEvent.Lost e ? Stream.ofNullable(e.text()) : Stream.of())
        .toList();
  }

  @Test
  void the_call_that_was_promised_about_it_is_not_made() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");

    says(id, "算了不买了，没兴趣了");

    FollowUp call = world.followUps.of(world.conversation(id).customer()).getFirst();
    assertThat(Objects.requireNonNull(call.end()).result()).isEqualTo(Result.DECLINED);
  }

  @Test
  void of_a_customer_whom_somebody_spoke_with_that_one_decides() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, DEPOSIT);
    Lead lead = lead();
    world.journal.append(
        List.of(
            new StreamWrite(
                LeadEvent.stream(lead.number()),
                StreamWrite.ANY,
                lead.origin().customer(),
                new LeadEvent.Contacted("ann", "telephone", null))));
    world.settle();

    says(id, "不买了，没兴趣了");

    assertThat(lead().stage()).isEqualTo(Stage.CONTACTED);
    assertThat(world.journal.read(LeadEvent.stream(lead.number()), 0).getLast().event())
        .isInstanceOfSatisfying(
            LeadEvent.Noted.class, it -> assertThat(it.text()).contains("不买了，没兴趣了"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不买理财了，想存定期",
        "算了",
        "我不想买风险高的",
        "如果利率太低我就不买了",
        "不买了会怎么样？",
        "I don't want a fund but a deposit",
        "不想买基金了，给我推荐定期存款吧",
        "我不贷款，我存钱",
        "我不投资理财，只存定期",
        "I'm not interested in the fund, tell me about deposits",
        "not interested in loans, just deposits",
        "I don't need a loan, I need a mortgage",
        "不想买了，给我转人工",
        "I'm not interested any more, get me an agent",
        "不买了，卡里少了500",
        "不办了，帮我查一下还款日",
        "are you not interested?"
      })
  void who_wants_something_else_or_asks_keeps_the_lead(String text) throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, DEPOSIT);

    says(id, text);

    assertThat(world.leads.all()).allMatch(Lead::open);
  }

  @Test
  void what_is_said_elsewhere_ends_no_lead() throws Exception {
    String id = world.customer("mei", World.CORE_TIER);
    says(id, DEPOSIT);
    String other = world.customer("bo", World.CORE_TIER);

    says(other, "算了不买了，没兴趣了");

    assertThat(world.leads.all()).allMatch(Lead::open);
  }
}
