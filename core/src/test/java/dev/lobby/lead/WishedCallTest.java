package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.conversation.Status;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asks to be called about what they are interested in, and under which number.
class WishedCallTest {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "想了解你们的大额存单，30万，明天下午给我打电话 13800138000 | 2026-03-03T18:00",
        "想了解你们的大额存单，80万，周四上午10点给我打电话，13800138000 | 2026-03-05T10:00",
        "call me tomorrow about a 300k deposit, 07700900123 | 2026-03-03T18:00",
        "I'd like to invest 600k yuan, please call me on 13800138000 tomorrow morning | 2026-03-03T12:00"
      })
  void a_wish_for_a_call_beside_an_interest_is_leave_and_a_promise(String text, LocalDateTime due)
      throws Exception {
    String id = world.visitor(Language.of(text));

    String said = says(id, text);

    Lead lead = world.leads.all().getFirst();
    assertThat(lead.permission()).isEqualTo(Permission.GIVEN);
    assertThat(lead.inWriting()).isFalse();
    assertThat(promised(id))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Kind.CALL_BACK);
          assertThat(it.about()).isEqualTo(lead.number());
          assertThat(it.owner()).isEqualTo(lead.care().owner()).isNotNull();
          assertThat(it.due()).isEqualTo(due.atZone(World.ZONE).toInstant());
        });
    assertThat(said)
        .containsAnyOf("答应给您回电", "promised to call you")
        .doesNotContain("write to you here", "稍后就在这里回复您");
    assertThat(world.conversation(id).status()).isEqualTo(Status.BOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "想了解大额存单，80万，如果利率合适再给我打电话",
        "想了解大额存单，80万，你们会给我打电话吗",
        "想了解大额存单，80万，昨天有人给我打电话",
        "I'd like to invest 600k yuan, will you call me?"
      })
  void nothing_is_promised_to_who_only_speaks_of_a_call(String text) throws Exception {
    String id = world.visitor(Language.of(text));

    says(id, text);

    assertThat(promised(id)).isEmpty();
    assertThat(world.leads.all()).allMatch(it -> it.permission() != Permission.GIVEN);
  }

  @ParameterizedTest
  @CsvSource({"ZH,可以，上午来电,13800138000", "EN,'Yes, call in the morning',my number is 07700900123"})
  void a_visitor_who_allows_calls_is_asked_for_a_number(
      Language language, String leave, String number) throws Exception {
    String id = world.visitor(language);
    says(id, "我想存100万大额存单");
    says(id, language == Language.ZH ? "一周内" : "within a week");

    assertThat(says(id, leave)).containsAnyOf("打哪个号码找您", "Which number may we call you on");
    assertThat(says(id, number)).containsAnyOf("都记下了", "Thank you, noted");

    assertThat(world.conversation(id).flow()).isNull();
    assertThat(
            world.journal.read(LeadEvent.stream(world.leads.all().getFirst().number()), 0).stream()
                .map(it -> it.event())
                .filter(it -> it instanceof LeadEvent.Answered e && e.question().equals("phone")))
        .hasSize(1);
  }

  @Test
  void the_number_is_asked_for_twice_at_most_and_nobody_has_to_leave_one() throws Exception {
    String id = world.visitor(Language.ZH);
    says(id, "我想存100万大额存单");
    says(id, "一周内");
    says(id, "可以，上午来电");
    assertThat(says(id, "随便吧")).contains("没看出号码");
    assertThat(says(id, "我再想想")).doesNotContain("号码");
    assertThat(world.conversation(id).flow()).isNull();

    String none = world.visitor(Language.ZH);
    says(none, "我想存100万大额存单");
    says(none, "一周内");
    says(none, "可以，上午来电");
    assertThat(says(none, "不留")).contains("都记下了");
  }

  @ParameterizedTest
  @ValueSource(strings = {"可以，在这里留言", "不用联系我", "可以，上午来电，13800138000"})
  void who_needs_no_number_is_not_asked_for_one(String leave) throws Exception {
    String visitor = world.visitor(Language.ZH);
    says(visitor, "我想存100万大额存单");
    says(visitor, "一周内");
    assertThat(says(visitor, leave)).doesNotContain("打哪个号码");

    String known = world.customer("mei", World.CORE_TIER);
    says(known, "我想存100万大额存单");
    says(known, "一周内");
    assertThat(says(known, "可以，上午来电")).doesNotContain("打哪个号码");
  }

  @ParameterizedTest
  @ValueSource(strings = {"不用打电话了", "no need to call me any more", "以后不要再给我打电话了"})
  void a_call_that_is_taken_back_to_a_person_is_cancelled_and_both_read_so(String text)
      throws Exception {
    String id = world.customer("mei", "retail");
    says(id, "转人工");
    world.claims("ann", id);
    new FollowUpDesk(world.journal, world.clock)
        .promise(
            "ben",
            world.conversation(id).customer(),
            id,
            null,
            Kind.CALL_BACK,
            world.clock.instant().plus(Duration.ofHours(5)),
            "ben",
            "回电说明");
    world.settle();

    says(id, "好的谢谢");
    assertThat(promised(id)).allMatch(FollowUp::open);
    says(id, text);

    assertThat(promised(id))
        .singleElement()
        .satisfies(
            it -> assertThat(Objects.requireNonNull(it.end()).result()).isEqualTo(Result.DECLINED));
    assertThat(world.conversation(id).messages().getLast().text())
        .containsAnyOf("3月2日 14:30", "14:30 on 2 Mar");
    assertThat(world.conversation(id).status()).isEqualTo(Status.HUMAN);

    says(id, text);
    assertThat(world.conversation(id).messages().getLast().text()).isEqualTo(text);
  }

  @Test
  void a_call_that_is_wished_for_is_promised_once_there_is_a_number() throws Exception {
    String id = world.visitor(Language.ZH);
    assertThat(says(id, "想了解你们的大额存单，80万，明天下午3点给我打电话")).contains("打哪个号码");
    assertThat(promised(id)).isEmpty();

    assertThat(says(id, "13800138000")).contains("3月3日 15:00");

    assertThat(promised(id)).hasSize(1);
  }
}
