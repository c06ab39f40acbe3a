package dev.lobby.dialogue;

import dev.lobby.dialogue.FlowEngine.Message;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a message says of a choice anew, when it says nothing else: 下个月吧 after 这周. Of a longer
/// message nobody knows whether that is what it is about.
final class Restating {

  /// Around an option these say no more than that it is meant.
  private static final List<String> AROUND =
      List.of(
          "大概",
          "大约",
          "可能",
          "应该",
          "估计",
          "差不多",
          "还是",
          "改成",
          "改到",
          "改为",
          "换成",
          "那就",
          "再",
          "再说",
          "办",
          "再办",
          "想",
          "打算",
          "准备",
          "等",
          "等到",
          "要等",
          "要",
          "前",
          "左右",
          "才",
          "才行",
          "不对",
          "不是",
          "错了",
          "说错了",
          "算了",
          "是",
          "在",
          "maybe",
          "probably",
          "perhaps",
          "around",
          "about",
          "by",
          "in",
          "make it",
          "lets say",
          "actually",
          "rather",
          "i think",
          "id say",
          "or so",
          "no",
          "sorry",
          "it is",
          "its");

  /// Says that something else was meant.
  private static final Pattern PUTS_RIGHT =
      Pattern.compile(
          "改[成到为]|换成|不对|不是|错了|(?<![^ ])(?:actually|rather|make it|not|wrong|i meant)(?![^ ])");

  private Restating() {}

  /// Whether a message puts something right.
  static boolean putsRight(String text) {
    return PUTS_RIGHT.matcher(NormalForm.key(text)).find();
  }

  /// The button of the option that a message names and nothing else; empty for none or several.
  static Optional<String> of(Step step, Message message) {
    return message.fixed() ? Optional.empty() : of(step, message.text(), message.language());
  }

  static Optional<String> of(Step step, String text, Language language) {
    if (!(step.takes() instanceof Takes.Choice(List<Option> options)) || Asking.is(text)) {
      return Optional.empty();
    }
    Listening heard = Listening.to(text);
    List<Option> named = heard.named(options);
    List<String> words =
        Stream.concat(
                AROUND.stream(),
                options.stream()
                    .flatMap(it -> Stream.of(it.words(), it.alone()))
                    .flatMap(it -> it.values().stream())
                    .flatMap(List::stream))
            .toList();
    return named.size() == 1 && heard.isOnly(Map.of(language, words))
        ? Optional.of(named.getFirst().button(language))
        : Optional.empty();
  }
}
