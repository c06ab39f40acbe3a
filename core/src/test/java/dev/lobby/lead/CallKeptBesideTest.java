package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.customer.Purpose;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of calls beside something else, or in more words than one needs.
class CallKeptBesideTest {

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

  private List<String> answers() {
    return answers(lead());
  }

  private List<String> answers(Lead lead) {
    return world.journal.read(LeadEvent.stream(lead.number()), 0).stream()
        .flatMap(
            it -> it.event() instanceof LeadEvent.Answered e ? Stream.of(e.said()) : Stream.of())
        .toList();
  }

  private List<FollowUp> calls(String id) {
    return world.followUps.of(world.conversation(id).customer()).stream()
        .filter(it -> it.kind() == Kind.CALL_BACK)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "你们乱扣我50块！我要投诉！另外我想买80万理财，明天下午给我打电话 13800138000 | 18:00",
        "我要投诉你们昨天乱收我50元手续费。明天上午10点给我打电话13800138000，顺便我想买80万理财产品 | 10:00",
        "I want to complain, you charged me a fee of 50 yuan twice! Also I want to invest 800000 yuan in wealth products, call me tomorrow at 3pm on 13800138000 | 15:00"
      })
  void a_call_wished_for_beside_a_complaint_and_an_interest_is_promised_on_the_lead(
      String text, String time) throws Exception {
    String id = world.visitor(Language.of(text));

    String said = says(id, text);

    assertThat(world.complaints.all()).hasSize(1);
    assertThat(lead().permission())
        .as(() -> said + world.lastTrace(id).branches())
        .isEqualTo(Permission.GIVEN);
    assertThat(calls(id))
        .singleElement()
        .satisfies(it -> assertThat(it.about()).isEqualTo(lead().number()));
    assertThat(said).contains(time).doesNotContain("稍后就在这里回复您", "will write to you here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"你们昨天给我打电话的人骂我，我要投诉！另外我想买80万理财", "我要投诉，说好给我打电话怎么没打？另外我想买80万理财"})
  void a_call_that_the_complaint_is_about_is_not_wished_for(String text) throws Exception {
    String id = world.customer("mei", World.CORE_TIER);

    says(id, text);

    assertThat(world.leads.all()).hasSize(1);
    assertThat(calls(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I have 200,000 yuan to invest, do not call me, email john@example.com",
        "手上有20万想买理财，别打电话，发邮件到john@example.com",
        "I'd like to put 90000 yuan into a deposit. no calls please, mail me at john@example.com"
      })
  void an_interest_with_an_address_instead_of_calls_is_a_lead_in_writing(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));

    String said = says(id, text);

    assertThat(world.leads.all()).as(() -> world.lastTrace(id).branches().toString()).hasSize(1);
    assertThat(lead().permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead().inWriting()).isTrue();
    assertThat(answers()).anyMatch(it -> it.contains("john@example.com"));
    assertThat(said).contains("john@example.com");
    assertThat(world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "msg me on whatsapp rather than ring",
        "wechat me instead of calling",
        "please text me rather than phoning",
        "微信我吧，别打电话",
        "别打电话，加我微信就行"
      })
  void who_asks_for_messages_rather_than_calls_may_be_written_to_alone(String text)
      throws Exception {
    for (List<String> before : List.of(List.<String>of(), List.of("一周内"), List.of("算了"))) {
      String id = world.customer(text + before, World.CORE_TIER);
      says(id, DEPOSIT);
      for (String one : before) {
        says(id, one);
      }

      String said = says(id, text);

      Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
      assertThat(lead.permission())
          .as(() -> before + said + world.lastTrace(id).branches())
          .isEqualTo(Permission.GIVEN);
      assertThat(lead.inWriting()).isTrue();
      assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
      assertThat(world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forget the call, dont ring me",
        "cancel the call please, do not phone me",
        "那个电话取消吧，别给我打电话"
      })
  void a_call_that_is_taken_back_with_all_calls_leaves_writing(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");
    says(id, "算了");

    assertThat(says(id, text)).contains("15:00");

    assertThat(calls(id))
        .singleElement()
        .satisfies(
            it -> assertThat(Objects.requireNonNull(it.end()).result()).isEqualTo(Result.DECLINED));
    assertThat(lead().permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead().inWriting()).isTrue();
    assertThat(world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT))
        .isEmpty();

    // Where none was promised, too.
    String none = world.customer("mei" + text, World.CORE_TIER);
    says(none, DEPOSIT);
    says(none, "算了");
    says(none, text);
    Lead other = world.leads.of(world.conversation(none).customer()).getFirst();
    assertThat(other.permission()).isEqualTo(Permission.GIVEN);
    assertThat(other.inWriting()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "那个电话就不用打了，我自己去网点问",
        "电话不用打了，我已经在网点办好了",
        "算了别打了，我去柜台问就行",
        "no need to call me any more, your website answered it",
        "please cancel the callback, my wife has sorted it out"
      })
  void a_call_is_taken_back_whatever_the_reason(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");
    says(id, "算了");

    String said = says(id, text);

    assertThat(calls(id))
        .as(() -> said + world.lastTrace(id).branches())
        .singleElement()
        .satisfies(it -> assertThat(it.open()).isFalse());
    assertThat(said).contains("15:00").containsAnyOf("取消了", "is cancelled");
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不用给我打电话了，转人工",
        "电话不用打了，帮我转人工客服",
        "cancel the call, I want to talk to a human now",
        "don't call me back, get me an agent now"
      })
  void who_takes_a_call_back_and_wants_a_person_has_one(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");
    says(id, "算了");

    says(id, text);

    assertThat(world.conversation(id).status())
        .as(() -> world.lastTrace(id).branches().toString())
        .isEqualTo(Status.QUEUED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"不用打了，我的卡刚被吞了", "那个电话不用打了，帮我冻结一下卡"})
  void what_else_is_wanted_beside_a_call_taken_back_goes_first(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");
    says(id, "算了");

    assertThat(says(id, text)).doesNotContain("回电取消了");
  }

  @ParameterizedTest
  @ValueSource(strings = {"打错了是9万", "不好意思 刚才打错了，是9万", "打错了，9万", "sorry i meant 90000"})
  void who_puts_a_sum_right_is_warned_of_no_swindler(String text) throws Exception {
    String id = world.customer(text, World.CORE_TIER);
    says(id, "手里有90万，想买点理财");

    says(id, text);

    assertThat(world.lastDecided(id).say())
        .as(() -> world.lastTrace(id).branches().toString())
        .isNotEqualTo("protocol");
    Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
    assertThat(lead.shown().interest().amount()).isEqualTo(AmountBand.MIDDLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"下周三再打吧，这几天不方便", "这几天不方便，下周三再联系我", "call me next wednesday, not this week"})
  void who_puts_a_call_off_has_refused_none(String text) throws Exception {
    String id = world.customer(text, World.CORE_TIER);
    says(id, "我想存90万大额存单");
    says(id, "一年内");

    String said = says(id, text);

    Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
    assertThat(lead.permission()).as(said).isEqualTo(Permission.GIVEN);
    assertThat(answers(lead)).anySatisfy(it -> assertThat(it).asString().contains(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"我想存50万大额存单，刚才打错字了", "想存50万大额存单，说错了也没关系"})
  void of_a_sum_beside_which_something_is_wrong_nothing_is_lost(String text) throws Exception {
    String id = world.customer(text, World.CORE_TIER);

    says(id, text);

    Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
    assertThat(answers(lead)).anySatisfy(it -> assertThat(it).asString().contains("50万"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90万打错了是9万 | 9万 | 90万",
        "90万，写错了，9万 | 9万 | 90万",
        "900k typo, i meant 90k | 90k | 900k",
        "sorry 900k was a typo, 90k | 90k | 900k"
      })
  void of_a_sum_that_was_a_slip_the_right_one_is_told_alone(String text, String right, String slip)
      throws Exception {
    for (boolean asked : List.of(true, false)) {
      String id = world.customer(text + asked, World.CORE_TIER);
      says(id, asked ? "我想买点理财产品，有什么推荐" : "我想存90万大额存单");

      String said = says(id, text);

      Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
      assertThat(answers(lead)).last().asString().contains(right).doesNotContain(slip);
      assertThat(said).doesNotContain(slip);
      assertThat(asked || said.contains(right)).isTrue();
      assertThat(lead.shown().interest().amount()).isEqualTo(AmountBand.MIDDLE);
    }
  }
}
