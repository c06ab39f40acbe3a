package dev.lobby.publishing.gap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// How fast questions are grouped, and how well: the phrasings of a release, of which is known
/// which belong together.
///
/// @param questions how many distinct ones
/// @param embedSeconds how long it took to embed them
/// @param groupSeconds how long to group them
/// @param groups how many groups came of it
/// @param together how many questions are in a group of two or more
/// @param precision the share of pairs in one group that are of one article
/// @param recall the share of pairs of one article that are in one group
public record GapsMeasurement(
    int questions,
    double embedSeconds,
    double groupSeconds,
    int groups,
    int together,
    double precision,
    double recall) {

  private static final long SEED = 1;
  private static final List<String> POLITELY_ZH = List.of("请问%s", "你好，%s", "%s，谢谢", "麻烦问下%s");
  private static final List<String> POLITELY_EN =
      List.of("please, %s", "hi, %s", "%s, thanks", "could you tell me: %s");

  /// A question and the article that it belongs to.
  private record Labelled(String text, String article) {}

  /// Groups some phrasings of each article, drawn by lot, as if they were questions.
  ///
  /// @param of how many of each article at most
  public static GapsMeasurement ofPhrasings(
      Release release, Embedders embedders, Language language, int of) {
    return of(release, embedders, language, labelled(release, language, of));
  }

  /// Groups as many questions as are wanted: phrasings, and where they do not suffice the same in
  /// other politeness. How well is told too, and easier than it would be for real ones.
  public static GapsMeasurement ofMany(
      Release release, Embedders embedders, Language language, int questions) {
    List<Labelled> all = labelled(release, language, Integer.MAX_VALUE);
    List<Labelled> more = new ArrayList<>(all);
    for (String form : language == Language.ZH ? POLITELY_ZH : POLITELY_EN) {
      all.forEach(it -> more.add(new Labelled(form.formatted(it.text), it.article)));
    }
    return of(release, embedders, language, more.subList(0, Math.min(questions, more.size())));
  }

  private static GapsMeasurement of(
      Release release, Embedders embedders, Language language, List<Labelled> all) {
    List<String> texts = all.stream().map(Labelled::text).toList();
    Meanings meanings = new Meanings(embedders);
    Embedding common = meanings.common(release, language).orElseThrow();
    long begun = System.nanoTime();
    List<Embedding> embeddings = meanings.of(language, texts).orElseThrow();
    long embedded = System.nanoTime();
    List<List<Integer>> groups = Clusters.of(embeddings, common, Clusters.ALIKE);
    long grouped = System.nanoTime();
    long pairs = 0;
    long right = 0;
    int together = 0;
    for (List<Integer> group : groups) {
      pairs += pairs(group.size());
      together += group.size() > 1 ? group.size() : 0;
      right += right(group.stream().map(i -> all.get(i).article).toList());
    }
    long wanted = right(all.stream().map(Labelled::article).toList());
    return new GapsMeasurement(
        texts.size(),
        (embedded - begun) / 1e9,
        (grouped - embedded) / 1e9,
        groups.size(),
        together,
        pairs == 0 ? 0 : (double) right / pairs,
        wanted == 0 ? 0 : (double) right / wanted);
  }

  private static List<Labelled> labelled(Release release, Language language, int of) {
    Random random = new Random(SEED);
    List<Labelled> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Article article : release.articles()) {
      List<String> texts = new ArrayList<>(article.phrasings().getOrDefault(language, List.of()));
      Collections.shuffle(texts, random);
      texts.stream()
          .limit(of)
          .filter(seen::add)
          .forEach(text -> all.add(new Labelled(text, article.id())));
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static long right(List<String> articles) {
    Map<String, Integer> counts = new HashMap<>();
    articles.forEach(article -> counts.merge(article, 1, Integer::sum));
    return counts.values().stream().mapToLong(GapsMeasurement::pairs).sum();
  }

  private static long pairs(int count) {
    return (long) count * (count - 1) / 2;
  }
}
