package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.followup.FollowUp;
import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By when somebody is called who names a time, and under which number. It is Monday, half past
/// nine.
class CallTimesTest {

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

  private List<FollowUp> calls(String id) {
    return world.followUps.of(world.conversation(id).customer());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(World.ZONE).toInstant();
  }

  /// What was told of the lead in answer to a question.
  private List<String> told(String id, String question) {
    Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
    return world.journal.read(LeadEvent.stream(lead.number()), 0).stream()
        .map(Recorded::event)
        .filter(LeadEvent.Answered.class::isInstance)
        .map(LeadEvent.Answered.class::cast)
        .filter(it -> it.question().equals(question))
        .map(LeadEvent.Answered::said)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "i want to deposit 900,000 yuan, please call me tomorow at 3, 212 555 0188 | 2026-03-03T15:00",
        "i want to deposit 900,000 yuan, call me next wednesday not this week, 212 555 0188 | 2026-03-11T18:00",
        "i want to deposit 900,000 yuan, call me wendesday aftrenoon 13800138000 | 2026-03-04T18:00",
        "i want to deposit 900,000 yuan, call me in 20 minutes, +86 13800138000 | 2026-03-02T09:50",
        "i want to deposit 900,000 yuan, call me at 2pm 13800138000 | 2026-03-02T14:00",
        "想了解你们的大额存单，80万，上午给我打电话 13800138000 | 2026-03-02T12:00",
        "想存80万定期，20分钟后打给我 13800138000 | 2026-03-02T09:50",
        "想存80万定期，半小时后给我打电话 13800138000 | 2026-03-02T10:00",
        "想存80万定期，一个半小时后给我打电话 13800138000 | 2026-03-02T11:00",
        "想存80万定期，两个小时后给我打电话 13800138000 | 2026-03-02T11:30",
        "想存80万定期，九个小时后给我打电话 13800138000 | 2026-03-03T09:00",
        "i want to deposit 900,000 yuan, call me in an hour and a half, +86 13800138000 | 2026-03-02T11:00"
      })
  void a_time_that_is_named_with_an_interest_is_the_one_promised(String text, String due)
      throws Exception {
    String id = world.visitor(Language.of(text));

    says(id, text);

    assertThat(calls(id)).extracting(FollowUp::due).containsExactly(at(due));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "可以打13800138000，明天下午三点 | 2026-03-03T15:00",
        "打电话13800138000，后天上午 | 2026-03-04T12:00",
        "13800138000，晚上7点打 | 2026-03-02T19:00",
        "call me in 20 min 13800138000 | 2026-03-02T09:50",
        "call me tommorow aftrenoon at 4, 13800138000 | 2026-03-03T16:00",
        "yes call me, 13800138000 | 2026-03-02T18:00"
      })
  void a_number_and_a_time_in_answer_to_a_question_are_both_kept(String text, String due)
      throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "想了解你们的大额存单，80万");

    says(id, text);

    assertThat(calls(id)).extracting(FollowUp::due).containsExactly(at(due));
    assertThat(told(id, "phone")).containsExactly("13800138000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "想存80万定期，上午给我打电话 13800138000 | 2026-03-03T12:00",
        "想存80万定期，下午3点给我打电话 13800138000 | 2026-03-03T15:00",
        "想存80万定期，20分钟后打给我 13800138000 | 2026-03-03T09:00"
      })
  void an_hour_that_is_over_is_the_one_of_the_next_working_day(String text, String due)
      throws Exception {
    world.clock.advance(Duration.ofHours(10));
    String id = world.visitor(Language.ZH);

    says(id, text);

    assertThat(calls(id)).extracting(FollowUp::due).containsExactly(at(due));
  }

  /// Somebody who wishes to be called about a deposit and is asked nothing any more.
  private String called(Language language) throws InterruptedException {
    String id = world.visitor(language);
    says(id, "想存70万定期");
    says(id, "一个月内");
    says(id, "给我打电话 13800138000");
    assertThat(world.conversation(id).flow()).isNull();
    assertThat(calls(id)).hasSize(1);
    return id;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "不对，我电话是13900139000",
        "号码错了，不是13800138000，是13900139000",
        "my number is 13900139000, not that one",
        "wrong number sorry, it is 13900139000"
      })
  void a_number_that_is_put_right_after_the_questions_reaches_the_lead_and_is_read_back(String text)
      throws Exception {
    String id = called(Language.of(text));
    Instant due = calls(id).getFirst().due();

    assertThat(says(id, text)).contains("139••••9000");

    assertThat(told(id, "phone")).last().isEqualTo("13900139000");
    assertThat(calls(id)).extracting(FollowUp::due).containsExactly(due);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"别打13900139000", "13900139000这个号码是谁的？", "13900139000", "骗子用13900139000打给我"})
  void a_number_that_is_not_said_to_be_theirs_replaces_none(String text) throws Exception {
    String id = called(Language.ZH);

    says(id, text);

    assertThat(told(id, "phone")).doesNotContain("13900139000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"meant 70k not 700k", "是7万不是70万", "打错了，是7万"})
  void a_sum_that_is_put_right_after_the_questions_reaches_the_lead_and_warns_of_no_swindler(
      String text) throws Exception {
    String id = called(Language.of(text));

    says(id, text);

    Lead lead = world.leads.of(world.conversation(id).customer()).getFirst();
    assertThat(lead.shown().interest().amount()).isEqualTo(AmountBand.MIDDLE);
    assertThat(world.lastDecided(id).say()).isNotEqualTo("protocol");
  }

  @Test
  void a_number_that_is_put_right_does_not_move_the_call_that_is_promised() throws Exception {
    String id = world.visitor(Language.EN);
    says(id, "i want to deposit 900,000 yuan, please call me tomorrow at 3, 212 555 0188");

    says(id, "actually my number is 212 555 0199");

    assertThat(calls(id)).extracting(FollowUp::moved).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"call me", "给我打电话", "打电话"})
  void who_says_no_more_than_to_be_called_where_that_is_asked_wants_no_person_now(String text)
      throws Exception {
    String id = world.visitor(Language.of(text));
    says(id, "想存70万定期");
    says(id, "一个月内");

    says(id, text);

    assertThat(world.lastDecided(id).say()).isEqualTo("ask");
    says(id, "13800138000");
    assertThat(calls(id)).hasSize(1);
  }
}
