package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// An article that customers get today for questions that another article is to answer.
///
/// What the release answers them with is asked of the release itself, so that what is called alike
/// is so by the same probability and threshold that customers' messages are held against.
///
/// @param article the id of the published article
/// @param asked how many of the other's titles and phrasings were asked
/// @param phrasings those that it answers
public record Lookalike(String article, int asked, List<String> phrasings) {

  /// So many phrasings of each language say well enough what an article is about.
  private static final int OF_EACH = 8;

  public Lookalike {
    phrasings = List.copyOf(phrasings);
  }

  /// Whether the two are nearly one: most of the questions are answered by it.
  public boolean isDuplicate() {
    return phrasings.size() * 2 > asked;
  }

  /// Returns those of an article in a release, the most alike first; the article itself is none.
  public static List<Lookalike> of(Release release, Article article) {
    Set<String> texts = new LinkedHashSet<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      String title = article.titles().getOrDefault(language, "");
      List<String> phrasings = article.phrasings().getOrDefault(language, List.of());
      int count = Math.min(OF_EACH, phrasings.size());
      if (!title.isBlank()) {
        texts.add(title);
      }
      for (int k = 0; k < count; k++) {
        // From all over the list: what stands together is alike.
        texts.add(phrasings.get((int) ((long) k * phrasings.size() / count)));
      }
    }
    texts.removeIf(String::isBlank);
    Map<String, List<String>> answered = new TreeMap<>();
    for (String text : texts) {
      Understanding understanding = release.interpreter().interpret(text);
      release.matcher().match(understanding).stream()
          .findFirst()
          .filter(isAnswered(release, understanding))
          .filter(best -> !best.articleId().equals(article.id()))
          .ifPresent(best ->
              answered.computeIfAbsent(best.articleId(), id -> new ArrayList<>()).add(text));
    }
    return answered.entrySet().stream()
        .map(entry -> new Lookalike(entry.getKey(), texts.size(), entry.getValue()))
        .sorted(
            Comparator.comparingInt((Lookalike it) -> -it.phrasings.size())
                .thenComparing(Lookalike::article))
        .toList();
  }

  private static Predicate<Match> isAnswered(Release release, Understanding understanding) {
    double threshold = release.matcher().thresholds(understanding).answer();
    return match -> match.probability() >= threshold;
  }
}
