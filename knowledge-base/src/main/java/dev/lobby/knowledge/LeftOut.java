package dev.lobby.knowledge;

import dev.lobby.knowledge.match.Outcome;
import dev.lobby.knowledge.match.ScoredUtterance;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How an article is found by its own phrasings in one language when they are put to what has not
/// learnt them: what a customer who words it otherwise may expect.
///
/// It costs nothing to know, as training sets its thresholds by it. A full training leaves out
/// every phrasing once; an amendment every second one that came, and of those that stayed it knows
/// how they fared before.
///
/// @param language the language the phrasings are filed under
/// @param phrasings how many it has
/// @param asked how many of them were put to what had not learnt them
/// @param answered how many of those would be answered with it
/// @param offered how many more would have it among what is offered
public record LeftOut(
    String article, Language language, int phrasings, int asked, int answered, int offered) {

  /// Returns how some articles are found, Chinese first of each.
  ///
  /// @param texts what the release learnt from
  /// @param scored how each of its utterances fared that was scored
  /// @param thresholds from which probabilities on a message in a language is answered
  static List<LeftOut> of(
      Set<String> articles,
      TrainingTexts texts,
      List<ScoredUtterance> scored,
      Function<Language, Thresholds> thresholds) {
    Map<String, Long> phrasings =
        texts.phrasings().stream()
            .collect(Collectors.groupingBy(LeftOut::group, Collectors.counting()));
    Map<String, List<Outcome>> outcomes =
        scored.stream()
            .collect(
                Collectors.groupingBy(
                    it -> group(it.utterance()),
                    Collectors.mapping(ScoredUtterance::outcome, Collectors.toList())));
    List<LeftOut> found = new ArrayList<>();
    for (String article : articles.stream().sorted().toList()) {
      for (Language language : TrainingTexts.LANGUAGES) {
        String group = group(article, language);
        List<Outcome> own = outcomes.getOrDefault(group, List.of());
        found.add(
            new LeftOut(
                article,
                language,
                phrasings.getOrDefault(group, 0L).intValue(),
                own.size(),
                (int) own.stream().filter(it -> isAnswered(it, thresholds)).count(),
                (int) own.stream().filter(it -> isOffered(it, thresholds)).count()));
      }
    }
    return found;
  }

  private static String group(LabelledUtterance utterance) {
    return group(utterance.label(), utterance.language());
  }

  private static String group(String article, Language language) {
    return article + " " + language;
  }

  private static boolean reachesAnswer(Outcome it, Function<Language, Thresholds> thresholds) {
    return it.probability() >= thresholds.apply(it.language()).answer();
  }

  private static boolean isAnswered(Outcome it, Function<Language, Thresholds> thresholds) {
    return it.bestIsRight() && reachesAnswer(it, thresholds);
  }

  private static boolean isOffered(Outcome it, Function<Language, Thresholds> thresholds) {
    return it.rightIsAmongThree()
        && !reachesAnswer(it, thresholds)
        && it.three() >= thresholds.apply(it.language()).suggest();
  }

  /// Returns whether fewer than half of those that were asked would lead to it.
  public boolean isSeldomFound() {
    return 2 * (answered + offered) < asked;
  }
}
