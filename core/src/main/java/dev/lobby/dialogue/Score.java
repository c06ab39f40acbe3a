package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How content somebody says they are, from 1 to 5: by the number alone, by a number among other
/// words, or by words that mean one.
final class Score {

  private static final String DIGIT = "([1-5]|[一二三四五]|one|two|three|four|five)";

  private static final Pattern ALONE =
      Pattern.compile(
          "(?:i (?:would )?(?:give|say) |(?:我)?(?:给|打))?(?:a )?"
              + DIGIT
              + " ?(?:分|星|颗星|points?|stars?|/ ?5|out of (?:5|five))?[吧。.!！]*");

  /// A number that can mean nothing else: with what it counts, or apart at either end.
  private static final Pattern AMONG_WORDS =
      Pattern.compile(
          "(?<![0-9.])([1-5]|[一二三四五]) ?(?:分(?!钟)|星(?!期)|颗星|points?\\b|stars?\\b|/ ?5(?![0-9])|out of 5)"
              + "|^([1-5])(?=[ ,，.。!！;；])(?!\\.[0-9])(?! ?(?:days?|weeks?|months?|times|天|次|个|月))"
              + "|(?:分|给|打|评|score|rate|rating|give)[^0-9]{0,8}[ ,，:：]?([1-5])[.。!！]*$|^[^0-9]{1,16}[,，] ?([1-5])[.。!！]*$");

  /// Around words that say how content somebody is these say that they are not, or would be.
  private static final Pattern NOT_SO =
      Pattern.compile(
          "才|怎么|谈不上|算不上|不算|没法|无法|不是|要是|如果|哪里|\\b(?:not|never|far from|hardly|would|if|nothing)\\b|n't\\b");

  /// Where a second thing is said.
  private static final Pattern MORE =
      Pattern.compile(
          "[,，。.;；!！]\\s*+(?!thank|谢|多谢|辛苦)[^\\s,，。.;；!！]|(?<=\\p{IsHan})\\s++(?=\\p{IsHan})");

  private static final Map<String, Pattern> WORDS = words();

  private static final List<String> HAN = List.of("一", "二", "三", "四", "五");
  private static final List<String> ENGLISH = List.of("one", "two", "three", "four", "five");

  private Score() {}

  private static Map<String, Pattern> words() {
    Map<String, Pattern> words = new LinkedHashMap<>();
    // The plainest first: "very dissatisfied" holds "dissatisfied", and that "satisfied".
    words.put(
        "1",
        Pattern.compile(
            "(?:非常|很|极|十分|特别|太)(?:的)?不满意?|差评|太差|\\b(?:terrible|awful|horrible|useless)\\b|\\bvery (?:dissatisfied|unsatisfied|unhappy|bad)\\b|\\bnot (?:satisfied|happy) at all\\b"));
    words.put(
        "2",
        Pattern.compile(
            "不(?:太|怎么|是很|大)?满意|\\b(?:dissatisfied|unsatisfied|unhappy)\\b|\\bnot (?:really |very |so )?(?:satisfied|happy)\\b"));
    words.put(
        "5",
        Pattern.compile(
            "(?:非常|很|极|十分|特别|挺|相当)满意|好评|\\bvery (?:satisfied|happy|good)\\b|\\b(?:excellent|perfect)\\b"));
    words.put("4", Pattern.compile("满意|\\bsatisfied\\b"));
    words.put("3", Pattern.compile("^(?:一般(?:般|吧)?|还行(?:吧)?|还可以|凑合|so so|average)[。.!！]*$"));
    return words;
  }

  /// The score a message gives; empty when it gives none.
  static Optional<String> of(String text) {
    String form = NormalForm.of(text).strip();
    Matcher alone = ALONE.matcher(form);
    if (alone.matches()) {
      return Optional.of(digit(alone.group(1)));
    }
    Matcher among = AMONG_WORDS.matcher(form);
    if (among.find()) {
      return Stream.of(among.group(1), among.group(2), among.group(3), among.group(4))
          .filter(it -> it != null)
          .map(Score::digit)
          .findFirst();
    }
    return WORDS.entrySet().stream()
        .filter(it -> it.getValue().matcher(form).find())
        .map(Map.Entry::getKey)
        .findFirst()
        // Of words that praise only where nothing turns them round; the question comes again.
        .filter(it -> "123".contains(it) || !NOT_SO.matcher(form).find());
  }

  /// Whether a message can be read as a score where nobody has just been asked for one: "3 payments
  /// are missing" begins with a number, and "your app is terrible, my transfer failed" with a word.
  static boolean isPlain(String text) {
    String form = NormalForm.of(text).strip();
    Matcher among = AMONG_WORDS.matcher(form);
    boolean counted = among.find() && among.group(2) == null;
    boolean inWords =
        !MORE.matcher(form).find()
            && WORDS.values().stream().anyMatch(it -> it.matcher(form).find());
    return of(text).isPresent() && (ALONE.matcher(form).matches() || counted || inWords);
  }

  /// Whether a message gives a number with what it counts: "2 out of 5, took ages".
  static boolean isCounted(String text) {
    Matcher among = AMONG_WORDS.matcher(NormalForm.of(text).strip());
    return among.find() && among.group(1) != null;
  }

  /// Whether a message says more than its score.
  static boolean saysMore(String text) {
    String form = NormalForm.of(text).strip();
    return !ALONE.matcher(form).matches()
        && WORDS.values().stream().noneMatch(it -> it.matcher(form).matches());
  }

  private static String digit(String said) {
    return Stream.of(HAN, ENGLISH)
        .filter(words -> words.contains(said))
        .map(words -> Integer.toString(words.indexOf(said) + 1))
        .findFirst()
        .orElse(said);
  }
}
