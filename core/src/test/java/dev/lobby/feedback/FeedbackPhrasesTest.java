package dev.lobby.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a suggestion or praise, and what only sounds like it.
class FeedbackPhrasesTest {

  private static final Path SIGNALS = Path.of("..", "models", "starter-bank", "signals");

  private static Optional<FeedbackKind> heard(String text) {
    return FeedbackPhrases.packaged().heard(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "建议你们手机银行增加指纹登录",
        "我有个建议，网点周末也可以开门",
        "希望手机银行能支持语音转账",
        "要是网点能多开一个窗口就更好了",
        "建議你們增加夜間客服",
        "I suggest you add a dark mode to the app",
        "Suggestion: show the fee before I confirm.",
        "It would be great if the app showed the exchange rate",
        "You should really consider longer opening hours",
        "Please consider opening on Saturdays"
      })
  void a_suggestion(String text) {
    assertThat(heard(text)).contains(FeedbackKind.SUGGESTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你们的服务真好",
        "今天那位柜员非常耐心，谢谢",
        "我想表扬一下城东支行的李经理",
        "给你们的客服点个赞",
        "感谢你们耐心的解答",
        "The staff were very helpful today",
        "Excellent service, thank you!",
        "I would like to compliment your teller",
        "I'm very impressed with your app"
      })
  void praise(String text) {
    assertThat(heard(text)).contains(FeedbackKind.PRAISE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "谢谢",
        "Thank you",
        "服务真好，等了两个小时",
        "服务态度非常好，但是钱还没到账",
        "你们的服务真不好",
        "服务很差，建议你们改进服务态度，太差了",
        "有什么理财建议吗？",
        "建议我买哪只基金",
        "能给点建议吗",
        "Great service, I waited for two hours",
        "The staff were not helpful",
        "The app is great but it charged me twice",
        "Can you suggest a savings account?",
        "I suggest you refund my money",
        "what a great service you have, still no card"
      })
  void neither(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @Test
  void hardly_anything_that_shows_a_signal_is_taken_for_either() throws IOException {
    List<String> wrong = new ArrayList<>();
    int all = 0;
    try (Stream<Path> files = Files.list(SIGNALS)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith("yes\t")) {
            all++;
            String text = line.substring(line.lastIndexOf('\t') + 1);
            heard(text).ifPresent(kind -> wrong.add(kind + " " + text));
          }
        }
      }
    }

    assertThat(all).isGreaterThan(8_000);
    assertThat(wrong).isEmpty();
  }

  @Test
  void a_line_that_is_wrong_is_named() {
    assertThatThrownBy(() -> FeedbackPhrases.parse("# kinds\nthanks\tzh\tsays\t谢谢"))
        .hasMessage("feedback-phrases.tsv:2: unknown 'thanks'; a kind is suggestion or praise");
    assertThatThrownBy(() -> FeedbackPhrases.parse("praise\tzh\tsays"))
        .hasMessageStartingWith("feedback-phrases.tsv:1: four columns are needed");
    assertThatThrownBy(() -> FeedbackPhrases.parse("praise\tzh\toften\t谢谢"))
        .hasMessageContaining("write says or unless");
    assertThatThrownBy(() -> FeedbackPhrases.parse("praise\tzh\tsays\t(谢谢"))
        .hasMessageStartingWith("feedback-phrases.tsv:1: no regular expression");
  }
}
