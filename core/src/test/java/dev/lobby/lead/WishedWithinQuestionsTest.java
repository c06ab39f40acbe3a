package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.followup.FollowUp;
import dev.lobby.language.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who wishes to be called, or says under which number, in the midst of the questions about their
/// interest.
class WishedWithinQuestionsTest {

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

  private List<FollowUp> promised(String id) {
    return world.followUps.of(world.conversation(id).customer());
  }

  private Lead lead(String conversation) {
    return world.leads.all().stream()
        .filter(it -> it.shown().conversations().contains(conversation))
        .findFirst()
        .orElseThrow();
  }

  private List<String> numbers(Lead lead) {
    return world.journal.read(LeadEvent.stream(lead.number()), 0).stream()
        .flatMap(it ->
            it.event() instanceof LeadEvent.Answered e && e.question().equals("phone")
                ? Stream.of(e.said())
                : Stream.of())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"给我打电话吧", "just call me", "直接打电话给我就行", "please call me", "麻烦给我打个电话"})
  void a_wish_to_be_called_ends_the_questions_and_is_promised(String text) throws Exception {
    for (boolean first : List.of(true, false)) {
      String id = world.customer(text + first, World.CORE_TIER);
      says(id, first ? "我想买点理财产品，有什么推荐" : DEPOSIT);

      String said = says(id, text);

      assertThat(lead(id).permission())
          .as(() -> world.lastTrace(id).branches().toString())
          .isEqualTo(Permission.GIVEN);
      assertThat(world.conversation(id).flow()).isNull();
      assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
      assertThat(promised(id))
          .singleElement()
          .satisfies(it -> assertThat(it.about()).isEqualTo(lead(id).number()));
      assertThat(said).contains("18:00").containsAnyOf("答应给您回电", "promised to call you");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"给我打电话吧", "just call me"})
  void a_visitor_is_asked_for_the_number_alone_and_called_then(String text) throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, DEPOSIT);

    assertThat(says(id, text)).containsAnyOf("打哪个号码找您", "Which number may we call you on");
    assertThat(promised(id)).isEmpty();
    assertThat(says(id, "13800138000")).contains("18:00");

    assertThat(promised(id)).hasSize(1);
    assertThat(numbers(lead(id))).containsExactly("13800138000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"给我打电话吧", "just call me"})
  void a_wish_to_be_called_is_heard_after_a_question_of_their_own(String text) throws Exception {
    String id = world.customer("curious", World.CORE_TIER);
    says(id, DEPOSIT);
    says(id, "手机银行怎么下载？");
    assertThat(world.conversation(id).flow()).isNull();

    assertThat(says(id, text)).contains("18:00");

    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(promised(id)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"给我打电话吧", "just call me"})
  void a_wish_to_be_called_is_heard_once_the_questions_are_over(String text) throws Exception {
    String id = world.customer("later", World.CORE_TIER);
    says(id, DEPOSIT);
    says(id, "算了");

    assertThat(says(id, text)).contains("18:00");

    assertThat(lead(id).permission()).isEqualTo(Permission.GIVEN);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(promised(id)).hasSize(1);

    String visitor = world.visitor(Language.of(text));
    says(visitor, DEPOSIT);
    says(visitor, "算了");
    assertThat(says(visitor, text)).containsAnyOf("打哪个号码找您", "Which number may we call you on");
    assertThat(says(visitor, "13800138000")).contains("18:00");
    assertThat(promised(visitor))
        .singleElement()
        .satisfies(it -> assertThat(it.about()).isEqualTo(lead(visitor).number()));
  }

  @ParameterizedTest
  @CsvSource({
    "手机银行怎么下载？,13812345678",
    "手机银行怎么下载？,我的电话是13812345678",
    "手机银行怎么下载？,my number is 13812345678"
  })
  void a_number_that_was_asked_for_is_kept_after_a_question_of_their_own(
      String question, String number) throws Exception {
    String id = world.visitor(Language.of(number));
    says(id, DEPOSIT);
    says(id, "一周内");
    assertThat(says(id, "可以，上午来电")).contains("打哪个号码找您");
    says(id, question);
    assertThat(numbers(lead(id))).isEmpty();

    assertThat(says(id, number)).containsAnyOf("都记下了", "Thank you, noted");

    assertThat(numbers(lead(id))).containsExactly("13812345678");
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @Test
  void a_number_that_nobody_asked_for_is_no_answer() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, DEPOSIT);
    says(id, "手机银行怎么下载？");

    says(id, "13812345678");

    assertThat(numbers(lead(id))).isEmpty();
    assertThat(promised(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"我要人工，别给我打电话", "为什么没人给我打电话", "转人工", "I want to talk to a human now"})
  void who_wants_a_person_gets_one(String text) throws Exception {
    String id = world.customer("hurried", World.CORE_TIER);
    says(id, DEPOSIT);

    says(id, text);

    assertThat(promised(id)).isEmpty();
    assertThat(lead(id).permission()).isNotEqualTo(Permission.GIVEN);
  }
}
