package dev.lobby.publishing.gate;

import dev.lobby.knowledge.LeftOut;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How an article that a candidate has new, or asked for otherwise, is found by its own phrasings
/// when they are left out. It refuses nothing: a new article finds its words with its customers.
///
/// @param titles its titles, by language
/// @param leftOut how it fared, in each language in which it has phrasings
public record OwnPhrasings(String article, Map<Language, String> titles, List<LeftOut> leftOut) {

  public OwnPhrasings {
    titles = Map.copyOf(titles);
    leftOut = List.copyOf(leftOut);
  }

  /// Returns how those articles are found whose titles or phrasings the present release has not,
  /// those first that are seldom found.
  ///
  /// @param directory where the candidate is
  public static List<OwnPhrasings> of(Release present, Release candidate, Path directory) {
    Map<String, Article> changed =
        candidate.articles().stream()
            .filter(it -> isAskedOtherwise(present.article(it.id()), it))
            .collect(Collectors.toMap(Article::id, it -> it));
    Map<String, List<LeftOut>> byArticle =
        Release.leftOut(directory, changed.keySet()).stream()
            .filter(it -> it.phrasings() > 0)
            .collect(Collectors.groupingBy(LeftOut::article));
    return changed.values().stream()
        .map(it ->
            new OwnPhrasings(it.id(), it.titles(), byArticle.getOrDefault(it.id(), List.of())))
        .sorted(
            Comparator.comparing((OwnPhrasings it) -> !it.isSeldomFound())
                .thenComparing(OwnPhrasings::article))
        .toList();
  }

  private static boolean isAskedOtherwise(Optional<Article> before, Article after) {
    return before
        .filter(
            it -> it.titles().equals(after.titles()) && it.phrasings().equals(after.phrasings()))
        .isEmpty();
  }

  /// Whether it is seldom found in one of its languages.
  public boolean isSeldomFound() {
    return leftOut.stream().anyMatch(LeftOut::isSeldomFound);
  }
}
