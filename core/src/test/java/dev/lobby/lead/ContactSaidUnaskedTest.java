package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.customer.Purpose;
import dev.lobby.language.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers of a lead say of being contacted where something else is asked, or nothing.
class ContactSaidUnaskedTest {

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
  @ValueSource(strings = {"3个月吧", "三个月", "大概3个月", "半年左右", "about 3 months"})
  void a_buyer_who_says_in_how_long_answers_and_is_not_taken_for_somebody_in_trouble(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, DEPOSIT);

    says(id, text);

    assertThat(world.lastDecided(id).say()).isEqualTo("ask");
    assertThat(lead().shown().interest().horizon()).isEqualTo(Horizon.LATER);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我失业了，三个月还不上房贷了", "不想活了"})
  void who_is_in_trouble_is_heard_in_the_midst_of_questions(String text) throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, DEPOSIT);

    says(id, text);

    assertThat(world.lastDecided(id).say()).isNotEqualTo("ask");
    assertThat(world.lastDecided(id).route()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not by phone, write to me",
        "actually no, forget the call. just message me here",
        "no calls please, just text me",
        "不要打电话，微信联系我",
        "算了别打电话了，网上联系吧"
      })
  void who_says_at_another_question_to_be_written_to_is(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, DEPOSIT);

    says(id, text);

    assertThat(lead().permission())
        .as(() -> world.lastTrace(id).branches().toString())
        .isEqualTo(Permission.GIVEN);
    assertThat(answers()).anyMatch(it -> it.contains(text));
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sure, call me tomorrow morning",
        "you can call me",
        "可以，明天上午给我打电话",
        "给我打电话吧",
        "call me in the afternoon please"
      })
  void who_says_at_another_question_to_be_called_may_be(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, DEPOSIT);

    says(id, text);

    assertThat(lead().permission()).isEqualTo(Permission.GIVEN);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "昨天有人给我打电话说是你们银行的",
        "为什么没人给我打电话",
        "如果利率合适再给我打电话",
        "什么时候给我打电话",
        "someone used to call me every day",
        "will you call me?",
        "don't call me if the rate is low",
        "明天上午"
      })
  void no_leave_is_taken_from_other_words(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, DEPOSIT);

    says(id, text);

    assertThat(lead().permission()).isNotEqualTo(Permission.GIVEN);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_takes_the_call_about_their_interest_back_is_not_called(boolean agreed) throws Exception {
    for (String text : List.of("算了不用打了", "no need to call anymore")) {
      String id = world.customer(text, World.CORE_TIER);
      says(id, "我想这周买60万理财产品，有什么推荐");
      says(id, agreed ? "可以，上午来电" : "谢谢");
      assertThat(lead(id).permission()).isEqualTo(agreed ? Permission.GIVEN : Permission.UNKNOWN);

      // Who agreed to a call was promised one.
      assertThat(says(id, text))
          .containsAnyOf(
              agreed
                  ? new String[] {"的回电取消了", "is cancelled"}
                  : new String[] {"不给您打电话了", "nobody will ring you"});

      // Who had agreed takes back the call, and not that they are written to.
      assertThat(lead(id).permission()).isEqualTo(agreed ? Permission.GIVEN : Permission.REFUSED);
      assertThat(lead(id).inWriting()).isEqualTo(agreed);
      assertThat(answers(lead(id))).last().isEqualTo(text);
      assertThat(world.customers.consents(world.conversation(id).customer(), Purpose.CONTACT))
          .isEmpty();
      assertThat(world.queue.waiting()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want to put 800,000 into a deposit, please do not call or text me",
        "I'd like to invest 600k yuan. Don't contact me",
        "想存80万定期，别打电话也别发短信",
        "想存80万定期，不要联系我"
      })
  void an_interest_of_who_refuses_contact_is_a_lead_and_brings_nobody(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));

    String said = says(id, text);

    assertThat(world.leads.all()).hasSize(1);
    assertThat(lead().permission()).isEqualTo(Permission.REFUSED);
    assertThat(lead().shown().interest().amount()).isEqualTo(AmountBand.LARGE);
    assertThat(world.lastDecided(id).route()).isNull();
    assertThat(world.conversation(id).ticket()).isNull();
    assertThat(said).doesNotContain("write to you here", "稍后就在这里回复您");
    assertThat(said)
        .containsAnyOf("we will not contact you", "不再主动联系您", "不给您打电话了", "nobody will ring you");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want to put 800,000 into a deposit but please don't call me",
        "I want to put 800,000 into a deposit. dont phone me, write to jo@example.com",
        "想存80万定期，别打电话"
      })
  void an_interest_of_who_refuses_calls_is_a_lead_to_be_written_about(String text)
      throws Exception {
    String id = world.customer("mei", World.CORE_TIER);

    String said = says(id, text);

    assertThat(world.leads.all()).hasSize(1);
    assertThat(lead().permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead().inWriting()).isTrue();
    assertThat(said).containsAnyOf("不给您打电话了", "nobody will ring you");
    if (text.contains("@")) {
      assertThat(said).contains("jo@example.com");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dont phone me, write to jo@example.com", "不要打电话，发邮件到jo@example.com"})
  void who_names_an_address_instead_of_calls_reads_that_it_is_kept(String text) throws Exception {
    String asked = world.visitor(Language.of(text));
    says(asked, DEPOSIT);
    assertThat(says(asked, text)).contains("jo@example.com");
    assertThat(lead(asked).inWriting()).isTrue();

    String over = world.visitor(Language.of(text));
    says(over, DEPOSIT);
    says(over, "一周内");
    says(over, "可以，随时联系");
    assertThat(says(over, text)).contains("jo@example.com");
    assertThat(lead(over).permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead(over).inWriting()).isTrue();

    String waits = world.customer("mei", "retail");
    says(waits, "转人工");
    assertThat(says(waits, text))
        .contains("jo@example.com")
        .doesNotContain("queue", "排在")
        .containsAnyOf("不给您打电话了", "nobody will ring you");
    assertThat(world.conversation(waits).status()).isEqualTo(Status.QUEUED);
    // Who names where to write to is not one whom nobody may contact.
    assertThat(world.customers.consents(world.conversation(waits).customer(), Purpose.CONTACT))
        .isEmpty();
  }

  private Lead lead(String conversation) {
    return world.leads.all().stream()
        .filter(it -> it.shown().conversations().contains(conversation))
        .findFirst()
        .orElseThrow();
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
}
