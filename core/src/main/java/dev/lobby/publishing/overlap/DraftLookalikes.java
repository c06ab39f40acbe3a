package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedder;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the drafts that are to answer what another draft is to answer: no release has learnt
/// either, so that their questions are held against each other by what they mean. Safe for use by
/// many threads, one of which looks at a time.
///
/// What all the bank's titles have in common is taken out first, as in [Overlaps].
public final class DraftLookalikes {

  /// From how near on a question is nearly one of the other's.
  private static final double NEAR = 0.72;

  /// So many questions of each language say well enough what a draft is about.
  private static final int OF_EACH = 8;

  /// So many drafts are looked at: the ones before have been looked at when they came.
  private static final int DRAFTS_MAX = 200;

  /// How many texts are remembered.
  private static final int REMEMBERED = 8_000;

  private final Embedders embedders;
  private final Map<String, Embedding> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
          return size() > REMEMBERED;
        }
      };
  private String meanOf = "";
  private final Map<Language, double[]> means = new LinkedHashMap<>();

  public DraftLookalikes(Embedders embedders) {
    this.embedders = embedders;
  }

  /// Returns the drafts of which an article has most questions, or that have most of its, the most
  /// alike first; the article itself is none.
  ///
  /// @param release what the bank's titles have in common is taken from it
  public synchronized List<Lookalike> of(Release release, Article article, List<Article> drafts) {
    means(release);
    List<Lookalike> found = new ArrayList<>();
    for (Article draft : drafts.subList(Math.max(0, drafts.size() - DRAFTS_MAX), drafts.size())) {
      if (draft.id().equals(article.id()) || draft.audience() != article.audience()) {
        continue;
      }
      int asked = 0;
      List<String> near = new ArrayList<>();
      for (Language language : List.of(Language.ZH, Language.EN)) {
        List<String> own = texts(article, language);
        List<String> its = texts(draft, language);
        if (own.isEmpty() || its.isEmpty() || embedders.of(language).isEmpty()) {
          continue;
        }
        asked += own.size();
        List<Embedding> other = its.stream().map(it -> meaning(language, it)).toList();
        for (String text : own) {
          Embedding meaning = meaning(language, text);
          if (other.stream().anyMatch(it -> it.cosine(meaning) >= NEAR)) {
            near.add(text);
          }
        }
      }
      Lookalike lookalike = new Lookalike(draft.id(), asked, near);
      if (near.size() > 1 && lookalike.isDuplicate()) {
        found.add(lookalike);
      }
    }
    found.sort(
        Comparator.comparingInt((Lookalike it) -> -it.phrasings().size())
            .thenComparing(Lookalike::article));
    return List.copyOf(found);
  }

  private static List<String> texts(Article article, Language language) {
    Set<String> texts = new LinkedHashSet<>();
    texts.add(article.titles().getOrDefault(language, ""));
    List<String> phrasings = article.phrasings().getOrDefault(language, List.of());
    int count = Math.min(OF_EACH, phrasings.size());
    for (int k = 0; k < count; k++) {
      // From all over the list: what stands together is alike.
      texts.add(phrasings.get((int) ((long) k * phrasings.size() / count)));
    }
    texts.removeIf(String::isBlank);
    return List.copyOf(texts);
  }

  private void means(Release release) {
    if (meanOf.equals(release.id())) {
      return;
    }
    known.clear();
    means.clear();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Optional<Embedder> embedder = embedders.of(language);
      List<String> titles =
          release.articles().stream()
              .map(it -> it.titles().getOrDefault(language, ""))
              .filter(it -> !it.isBlank())
              .toList();
      if (embedder.isPresent() && !titles.isEmpty()) {
        List<Embedding> meanings = titles.stream().map(embedder.get()::embed).toList();
        double[] mean = new double[meanings.getFirst().dimensions()];
        for (Embedding meaning : meanings) {
          float[] values = meaning.values();
          for (int k = 0; k < mean.length; k++) {
            mean[k] += values[k] / (double) meanings.size();
          }
        }
        means.put(language, mean);
      }
    }
    meanOf = release.id();
  }

  /// What a text means beside what all have in common.
  private Embedding meaning(Language language, String text) {
    String key = language.wire() + ' ' + text;
    Embedding before = known.get(key);
    if (before != null) {
      return before;
    }
    float[] values = embedders.of(language).orElseThrow().embed(text).values();
    double[] mean = means.get(language);
    for (int k = 0; mean != null && k < values.length; k++) {
      values[k] -= (float) mean[k];
    }
    Embedding meaning = Embedding.of(values);
    known.put(key, meaning);
    return meaning;
  }
}
