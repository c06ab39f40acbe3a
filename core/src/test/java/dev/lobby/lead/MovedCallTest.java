package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Status;
import dev.lobby.dialogue.PromisedCall;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.Kind;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who was promised a call and wants it at another time.
class MovedCallTest {

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

  /// A conversation in which a call was promised for Tuesday at three in the afternoon.
  private String promised(Language language) throws Exception {
    String id = world.visitor(language);
    says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话 13800138000");
    says(id, "算了");
    assertThat(call(id).due()).isEqualTo(at("2026-03-03T15:00"));
    return id;
  }

  private FollowUp call(String id) {
    List<FollowUp> all = world.followUps.of(world.conversation(id).customer());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(World.ZONE).toInstant();
  }

  private List<String> reasons(String id) {
    return world.journal.read(FollowUpEvent.stream(call(id).number()), 0).stream()
        .map(Recorded::event)
        .filter(FollowUpEvent.Moved.class::isInstance)
        .map(it -> ((FollowUpEvent.Moved) it).reason())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "改到周四上午吧 | 2026-03-05T12:00",
        "换个时间，周四下午3点打 | 2026-03-05T15:00",
        "能不能改到周五下午四点？ | 2026-03-06T16:00",
        "我明天下午有会，改成后天上午10点吧 | 2026-03-04T10:00",
        "明天不行，周四打给我吧 | 2026-03-05T15:00",
        "那个电话推迟到下午5点 | 2026-03-03T17:00",
        "别3点打，4点半打 | 2026-03-03T16:30",
        "明天上午再打给我 | 2026-03-03T12:00",
        "麻烦周五再打吧 | 2026-03-06T15:00",
        "can you call thursday instead | 2026-03-05T15:00",
        "call me at 4 instead of 3 | 2026-03-03T16:00",
        "please move the call to Friday at 10am | 2026-03-06T10:00",
        "make it thursday afternoon | 2026-03-05T18:00",
        "I'm busy tomorrow, call me on thursday at 11am please | 2026-03-05T11:00",
        "how about friday instead? | 2026-03-06T15:00",
        "I'm not free tomorrow, call me on thursday please | 2026-03-05T15:00",
        "I am not available tomorrow, please call thursday instead | 2026-03-05T15:00",
        "打给我改到周四吧,不是明天 | 2026-03-05T15:00",
        "再改一下，大后天下午五点 | 2026-03-05T17:00",
        "actually make it fridy | 2026-03-06T15:00"
      })
  void the_promise_is_moved_and_its_time_said_back(String text, String due) throws Exception {
    String id = promised(Language.of(text));

    String said = says(id, text);

    assertThat(call(id).due()).as(() -> said + world.lastTrace(id).branches()).isEqualTo(at(due));
    assertThat(call(id).open()).isTrue();
    assertThat(call(id).moved()).isEqualTo(1);
    assertThat(reasons(id)).containsExactly(text);
    assertThat(said).contains(due.substring(11)).containsAnyOf("改好了", "the call is moved");
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
    assertThat(PromisedCall.named(world.lastTrace(id).branches(), world.clock.instant()))
        .get()
        .extracting(PromisedCall::move)
        .isEqualTo(Optional.of(WordsKey.CALL_MOVED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "改到后天上午吧 | 再改一下，大后天下午五点 | 2026-03-05T17:00",
        "make it thursday at 11 | actually make it friday | 2026-03-06T11:00",
        "make it thursday at 11 | move it to monday | 2026-03-09T11:00",
        "改到周四上午吧 | 改到今天下午4点 | 2026-03-02T16:00"
      })
  void a_call_that_was_moved_is_moved_again(String first, String second, String due)
      throws Exception {
    String id = promised(Language.of(first));

    says(id, first);
    says(id, second);

    assertThat(call(id).due()).isEqualTo(at(due));
    assertThat(call(id).moved()).isEqualTo(2);
  }

  @Test
  void a_call_is_moved_in_the_midst_of_the_questions_about_its_lead() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "i want to deposit 900,000 yuan, call me at 2pm 13800138009");
    assertThat(call(id).due()).isEqualTo(at("2026-03-02T14:00"));

    assertThat(says(id, "actually make it friday")).contains("the call is moved");

    assertThat(call(id).due()).isEqualTo(at("2026-03-06T14:00"));
  }

  @Test
  void who_makes_a_moved_call_reads_the_words_that_moved_it_and_not_the_first_ones()
      throws Exception {
    String id = promised(Language.ZH);

    says(id, "改到周四上午吧");

    FollowUpDesk desk = new FollowUpDesk(world.journal, world.clock);
    assertThat(desk.promised(call(id).number())).hasValue("改到周四上午吧");
    desk.move(call(id).number(), "ann", at("2026-03-05T16:00"), "nobody answered");
    assertThat(desk.promised(call(id).number())).hasValue("改到周四上午吧");
  }

  @ParameterizedTest
  @CsvSource({
    "换个时间吧,周四下午3点,2026-03-05T15:00",
    "那个电话晚点打,明天上午,2026-03-03T12:00",
    "晚一点再打给我吧,明天上午,2026-03-03T12:00",
    "能早一点打给我吗,明天上午11点,2026-03-03T11:00",
    "can we do another time,friday at 4pm,2026-03-06T16:00",
    "can you reschedule the call?,Tomorrow morning,2026-03-03T12:00"
  })
  void who_names_no_time_is_asked_once_and_what_they_wrote_is_kept(
      String text, String time, String due) throws Exception {
    String id = promised(Language.of(text));

    assertThat(says(id, text)).containsAnyOf("想改到什么时候", "When would suit you");
    assertThat(reasons(id)).containsExactly(text);
    assertThat(call(id).due()).isEqualTo(at("2026-03-03T15:00"));

    assertThat(says(id, time)).contains(due.substring(11));
    assertThat(call(id).due()).isEqualTo(at(due));
    assertThat(reasons(id)).containsExactly(text, time);
  }

  @ParameterizedTest
  @CsvSource({"换个时间吧,都行，换个时间就好", "change the time please,any time"})
  void who_names_none_again_is_asked_no_more(String text, String again) throws Exception {
    String id = promised(Language.of(text));
    says(id, text);

    assertThat(says(id, again)).contains("15:00").doesNotContain("什么时候", "When would");
    assertThat(reasons(id)).containsExactly(text, again);
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "大额存单多少钱起存？",
        "明天去网点带什么",
        "5月3号到期的存款怎么办",
        "卡里明天要扣款吗",
        "what documents do I need tomorrow?"
      })
  void a_question_after_it_is_answered_and_nothing_moved(String text) throws Exception {
    String id = promised(Language.ZH);
    says(id, "换个时间吧");

    says(id, text);

    assertThat(reasons(id)).containsExactly("换个时间吧");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "什么时候给我打电话",
        "换个人打给我",
        "把还款日改到15号",
        "金额改成90万",
        "不用改时间，就这样",
        "昨天有人给我打电话",
        "如果明天降息再给我打电话",
        "don't call me tomorrow",
        "change my number to 13900139000",
        "email me instead of calling",
        "can you email me rather than call",
        "能不能改成微信联系我",
        "改成短信联系我吧",
        "提前还款要打电话申请吗",
        "我想提前还贷，要打哪个电话？",
        "how do I change my address by phone?",
        "can I change my PIN by phone banking?",
        "what is the deposit rate? call me later",
        "电话里说过的延期怎么还没到",
        "I will call you tomorrow",
        "Should I call the branch tomorrow morning?",
        "can I call the branch tomorrow?",
        "我明天可以打电话给你们吗",
        "明天打电话给网点可以吗",
        "这张卡明天到期，打电话可以换卡吗",
        "the phone banking app is not working today",
        "I called you yesterday at 4"
      })
  void what_asks_for_no_other_time_moves_nothing(String text) throws Exception {
    String id = promised(Language.of(text));

    says(id, text);

    assertThat(reasons(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'我要投诉你们，说好的电话改到周四打也不打', COMPLAINT", "'明天不行，现在就转人工', PERSON"})
  void a_complaint_and_a_person_go_first(String text, Reason route) throws Exception {
    String id = promised(Language.ZH);

    says(id, text);

    assertThat(world.lastDecided(id).route())
        .as(() -> world.lastTrace(id).branches().toString())
        .isEqualTo(route);
  }

  @Test
  void interest_shown_again_with_another_time_moves_the_call_and_promises_no_second()
      throws Exception {
    String id = promised(Language.ZH);

    assertThat(says(id, "我还是想了解大额存单，80万，周五上午10点给我打电话 13800138000"))
        .as(() -> world.lastTrace(id).branches().toString())
        .contains("3月6日 10:00");

    assertThat(call(id).due()).isEqualTo(at("2026-03-06T10:00"));
    assertThat(call(id).moved()).isEqualTo(1);
  }

  @Test
  void a_call_that_a_colleague_promised_is_moved_too() throws Exception {
    String id = world.customer("mei", "retail");
    new FollowUpDesk(world.journal, world.clock)
        .promise(
            "ben",
            world.conversation(id).customer(),
            null,
            null,
            Kind.CALL_BACK,
            world.clock.instant().plus(Duration.ofHours(5)),
            "ben",
            "回电说明");
    world.settle();

    assertThat(says(id, "改到明天上午吧")).contains("3月3日 12:00");

    assertThat(call(id).owner()).isEqualTo("ben");
  }

  @Test
  void what_is_promised_to_somebody_else_is_not_moved() throws Exception {
    String promised = promised(Language.ZH);
    String other = world.visitor(Language.ZH);

    says(other, "改到周四上午吧");

    assertThat(reasons(promised)).isEmpty();
    assertThat(world.followUps.of(world.conversation(other).customer())).isEmpty();
  }
}
