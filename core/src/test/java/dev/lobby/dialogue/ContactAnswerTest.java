package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who says how to write to them, and nothing else.
class ContactAnswerTest {

  private static boolean asks(String text) {
    return ContactAnswer.asksToBeWrittenTo(
        new FlowEngine.Message(
            text, Language.of(text), List.of(), Optional.empty(), false, LocalDate.of(2026, 3, 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "微信联系我",
        "可以，微信联系我吧",
        "网上说就行",
        "别打电话，微信联系我就行",
        "请发邮件",
        "晚上发短信给我发短信",
        "please just text me",
        "don't call, just e-mail me please"
      })
  void who_asks_to_be_written_to_is_heard(String text) {
    assertThat(asks(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "微信联系我太慢了，转人工",
        "不要发微信找我了，我要人工",
        "don't message me, get me a human now",
        "昨天有人短信联系我说积分要到期",
        "有人微信联系我",
        "你们天天给我发短信，烦死了",
        "someone tried to text me",
        "网上说就行的那个活动我在网点问了半天没有一个知道"
      })
  void a_person_a_denial_and_a_story_are_something_else(String text) {
    assertThat(asks(text)).isFalse();
  }
}
