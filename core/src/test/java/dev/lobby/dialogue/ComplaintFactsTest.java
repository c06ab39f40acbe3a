package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.language.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken of the facts of a complaint, as people say them in their own words.
class ComplaintFactsTest {

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  /// Lets a visitor say one thing after another; what was answered to the last.
  private List<String> say(String... all) throws Exception {
    String id = world.visitor(Language.of(all[0]));
    List<String> replies = List.of();
    for (String one : all) {
      replies = World.texts(world.says(id, one.strip()).replies());
      world.settle();
    }
    return replies;
  }

  /// What stands in the only complaint, the last of each.
  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    String number = world.complaints.all().getFirst().number();
    world
        .journal
        .read(ComplaintEvent.stream(number), 0)
        .forEach(it -> {
          if (it.event() instanceof ComplaintEvent.Stated stated) {
            facts.put(stated.fact(), stated.said());
          }
        });
    return facts;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it was the 29th                                         | 2026-01-29
          30th not 29th                                           | 2026-01-30
          27 February; sorry, it was the 26th not the 27th        | 2026-02-26
          27 February; 300; sorry, 26th not 27th                  | 2026-02-26
          27 February; 300; not the 27th, the 26th                | 2026-02-26
          the 3rd; it was the 2nd not the 3rd                     | 2026-02-02
          today; 300; sorry, yesterday not today                  | 2026-03-01
          20 February; 300; refund me; none; 19th not the 20th    | 2026-02-19
          """)
  void a_day_is_put_right_and_is_neither_what_happened_nor_what_is_wanted(String words, String day)
      throws Exception {
    say(("I want to complain; They charged me a fee twice in the branch; " + words).split(";", -1));

    Map<String, String> facts = facts();
    assertThat(facts.get("when")).endsWith("(" + day + ")");
    assertThat(facts.get("what")).isEqualTo("They charged me a fee twice in the branch");
    assertThat(facts.getOrDefault("wanted", "refund me")).isEqualTo("refund me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "别再问了",
        "你们能不能别老问我问题了",
        "stop asking me",
        "please stop asking questions",
        "could you stop asking me questions",
        "no more questions please",
        "Enough questions!"
      })
  void who_wants_no_more_questions_is_asked_none_and_the_complaint_stands(String words)
      throws Exception {
    boolean english = Language.of(words) == Language.EN;

    List<String> replies =
        english
            ? say("I want to complain", "They charged me a fee twice", words)
            : say("我要投诉", "重复收了我两次手续费", words);

    assertThat(replies)
        .singleElement()
        .asString()
        .contains(world.complaints.all().getFirst().number())
        .containsAnyOf("不再问了", "no more questions");
    assertThat(facts()).containsOnlyKeys("what");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们问都不问就把我的卡停了",
        "they never stop asking me for money",
        "I was told no more questions would be answered by the branch"
      })
  void what_only_speaks_of_questions_is_what_happened(String words) throws Exception {
    say(Language.of(words) == Language.EN ? "I want to complain" : "我要投诉", words);

    assertThat(facts()).containsEntry("what", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          我要投诉; 手续费乱收，每次300                          | 每次300 (CNY 300)
          我要投诉; 乱收费; 昨天; 每次300                       | 每次300 (CNY 300)
          I want to complain; you charge a fee in the app, 300 each time | 300 each time (CNY 300)
          I want to complain; fee in the app; yesterday; 300 each time | 300 each time (CNY 300)
          """)
  void a_sum_that_is_taken_each_time_needs_no_currency(String words, String amount)
      throws Exception {
    say(words.split(";", -1));

    assertThat(facts()).containsEntry("amount", amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"手续费乱收我要投诉", "年费瞎扣，我要投诉"})
  void who_names_the_fee_that_is_taken_for_nothing_is_not_asked_what_happened(String words)
      throws Exception {
    assertThat(say(words).getLast()).contains("哪一天");
    assertThat(facts()).containsEntry("what", words);
  }
}
