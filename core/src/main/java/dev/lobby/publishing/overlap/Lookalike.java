package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An article that customers get today for questions that another article is to answer.
///
/// What the release answers them with is asked of the release itself, so that what is called alike
/// is so by the same probability and threshold that customers' messages are held against.
///
/// @param article the id of the published article
/// @param asked how many of the other's titles and phrasings were asked
/// @param phrasings those that it answers; none where it is only offered for them, and contradicts
/// @param disagreements where the two answer differently
public record Lookalike(
    String article, int asked, List<String> phrasings, List<Disagreement> disagreements) {

  /// So many phrasings of each language say well enough what an article is about.
  private static final int OF_EACH = 8;

  /// So many articles are offered at a time for a question that none of them answers for sure.
  private static final int OFFERED = 3;

  public Lookalike {
    phrasings = List.copyOf(phrasings);
    disagreements = List.copyOf(disagreements);
  }

  /// Whether the two are nearly one: most of the questions are answered by it.
  public boolean isDuplicate() {
    return isMost(phrasings.size(), asked);
  }

  static boolean isMost(int some, int asked) {
    return some * 2 > asked;
  }

  /// Returns those of an article in a release, the most alike first; the article itself is none.
  public static List<Lookalike> of(Release release, Article article) {
    Set<String> texts = questions(article);
    Map<String, List<String>> answered = new TreeMap<>();
    Set<String> offered = new TreeSet<>();
    for (String text : texts) {
      Understanding understanding = release.interpreter().interpret(text);
      Thresholds thresholds = release.matcher().thresholds(understanding);
      List<Match> best = release.matcher().match(understanding).stream().limit(OFFERED).toList();
      if (!best.isEmpty() && best.getFirst().probability() >= thresholds.answer()) {
        answered.computeIfAbsent(best.getFirst().articleId(), id -> new ArrayList<>()).add(text);
      } else if (best.stream().mapToDouble(Match::probability).sum() >= thresholds.suggest()) {
        best.forEach(it -> offered.add(it.articleId()));
      }
    }
    // What is merely offered for a question is worth a word only where it says the contrary.
    offered.removeAll(answered.keySet());
    offered.remove(article.id());
    answered.remove(article.id());
    List<Lookalike> found = new ArrayList<>();
    answered.forEach((id, own) ->
        found.add(
            new Lookalike(
                id,
                texts.size(),
                own,
                disagreements(release, article, id, isMost(own.size(), texts.size())))));
    for (String id : offered) {
      List<Disagreement> disagreements = disagreements(release, article, id, false);
      if (!disagreements.isEmpty()) {
        found.add(new Lookalike(id, texts.size(), List.of(), disagreements));
      }
    }
    found.sort(
        Comparator.comparingInt((Lookalike it) -> -it.phrasings.size())
            .thenComparing(Lookalike::article));
    return List.copyOf(found);
  }

  /// Returns how many questions are asked for an article.
  public static int asked(Article article) {
    return questions(article).size();
  }

  private static Set<String> questions(Article article) {
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
    return texts;
  }

  private static List<Disagreement> disagreements(
      Release release, Article article, String other, boolean sameQuestion) {
    return release
        .article(other)
        .filter(it -> it.audience() == article.audience())
        .map(it -> {
          List<Disagreement> sentences = Disagreement.between(article, it, sameQuestion);
          // Where one tells more than the other, the contrary stands in a clause of it.
          return sentences.isEmpty() ? Disagreement.ofClauses(article, it) : sentences;
        })
        .orElse(List.of());
  }
}
