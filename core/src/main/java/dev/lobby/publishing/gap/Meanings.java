package dev.lobby.publishing.gap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedder;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What texts mean, each computed once for as long as it is asked for.
///
/// Embedding is most of the work of finding gaps, and a day later most questions are the same. What
/// was not asked for since [#begin] is forgotten at [#end], so that nobody's words stay here longer
/// than they stay in the journal.
final class Meanings {
  /// So many phrasings of each article say well enough what all have in common.
  private static final int OF_EACH = 3;

  private final Embedders embedders;
  private final Map<Language, Embedding> common = new HashMap<>();
  private String commonOf = "";
  private Map<String, Embedding> known = Map.of();
  private Map<String, Embedding> used = new ConcurrentHashMap<>();

  Meanings(Embedders embedders) {
    this.embedders = embedders;
  }

  void begin() {
    known = used;
    used = new ConcurrentHashMap<>();
  }

  void end() {
    known = Map.of();
  }

  /// The embedding of each text; empty where there is no encoder of the language.
  Optional<List<Embedding>> of(Language language, Collection<String> texts) {
    Optional<Embedder> embedder = embedders.of(language);
    return embedder.map(it ->
        texts.parallelStream()
            .map(text ->
                used.computeIfAbsent(
                    language.wire() + ' ' + text,
                    key -> {
                      Embedding before = known.get(key);
                      return before == null ? it.embed(text) : before;
                    }))
            .toList());
  }

  /// Where all that customers of the bank write points, by a sample of each article's phrasings;
  /// empty where there is no encoder of the language.
  Optional<Embedding> common(Release release, Language language) {
    if (!commonOf.equals(release.id())) {
      common.clear();
      commonOf = release.id();
    }
    Embedding before = common.get(language);
    if (before != null) {
      return Optional.of(before);
    }
    Optional<Embedding> mean =
        embedders.of(language).map(it -> mean(it, sample(release.articles(), language)));
    mean.ifPresent(it -> common.put(language, it));
    return mean;
  }

  private static List<String> sample(List<Article> articles, Language language) {
    return articles.stream()
        .flatMap(article ->
            Stream.concat(
                Stream.of(article.title(language)),
                article.phrasings().getOrDefault(language, List.of()).stream().limit(OF_EACH)))
        .toList();
  }

  private static Embedding mean(Embedder embedder, List<String> texts) {
    List<float[]> all = texts.parallelStream().map(it -> embedder.embed(it).values()).toList();
    float[] sum = new float[all.getFirst().length];
    for (float[] one : all) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += one[k];
      }
    }
    return Embedding.of(sum);
  }
}
