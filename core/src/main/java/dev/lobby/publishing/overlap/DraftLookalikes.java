package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedder;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.entity.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /// As [#NEAR], where each of the two is asked for with one question: as near as two phrasings of
  /// which either may be the other article's.
  private static final double NEAR_ALONE = 0.86;

  /// So many drafts are looked at though there is no time: the likeliest.
  private static final int LIKELIEST = 24;

  /// How many texts are remembered.
  private static final int REMEMBERED = 16_000;

  private final Embedders embedders;
  private final InstantSource clock;
  private final LikeliestFirst likeliest = new LikeliestFirst();
  private final Map<String, Embedding> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Embedding> eldest) {
          return size() > REMEMBERED;
        }
      };
  private String meanOf = "";
  private final Map<Language, double[]> means = new LinkedHashMap<>();

  public DraftLookalikes(Embedders embedders, InstantSource clock) {
    this.embedders = embedders;
    this.clock = clock;
  }

  /// Drafts about the same.
  ///
  /// @param left how many drafts could not be looked at in time
  public record Found(List<Lookalike> lookalikes, int left) {
    public Found {
      lookalikes = List.copyOf(lookalikes);
    }
  }

  /// Returns the drafts of which an article has most questions, or that have most of its, the most
  /// alike first; the article itself is none.
  ///
  /// @param release what the bank's titles have in common is taken from it
  /// @param drafts all there are; those that share most words with the article are looked at first
  /// @param until when it is to be over
  public synchronized Found of(
      Release release, Article article, List<Article> drafts, Instant until) {
    means(release);
    List<Article> others =
        drafts.stream()
            .filter(it -> !it.id().equals(article.id()) && it.audience() == article.audience())
            .toList();
    List<Lookalike> found = new ArrayList<>();
    int looked = 0;
    for (Article draft : likeliest.of(article, others)) {
      if (looked >= LIKELIEST && clock.instant().isAfter(until)) {
        break;
      }
      lookalike(article, draft).ifPresent(found::add);
      looked++;
    }
    found.sort(
        Comparator.comparingInt((Lookalike it) -> -it.phrasings().size())
            .thenComparing(Lookalike::article));
    return new Found(found, others.size() - looked);
  }

  private Optional<Lookalike> lookalike(Article article, Article draft) {
    int asked = 0;
    double nearest = 0;
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
        double best = other.stream().mapToDouble(meaning::cosine).max().orElse(0);
        nearest = Math.max(nearest, best);
        if (best >= NEAR) {
          near.add(text);
        }
      }
    }
    if (!Lookalike.isMost(near.size(), asked)) {
      // One question in common is worth a word where the two say the contrary.
      List<Disagreement> clauses =
          near.isEmpty() ? List.of() : Disagreement.ofClauses(article, draft);
      return clauses.isEmpty()
          ? Optional.empty()
          : Optional.of(new Lookalike(draft.id(), asked, near, clauses));
    }
    List<Disagreement> disagreements = Disagreement.between(article, draft, true);
    // One question that is somewhat near says little, but where the answers differ in a value it is
    // worth a look.
    boolean tells =
        near.size() > 1
            || nearest >= NEAR_ALONE
            || (!disagreements.isEmpty() && numbers(article).equals(numbers(draft)));
    return tells
        ? Optional.of(new Lookalike(draft.id(), asked, near, disagreements))
        : Optional.empty();
  }

  /// The numbers in an article's questions: what is asked of one year is not asked of three.
  private static Set<BigDecimal> numbers(Article article) {
    return Stream.of(Language.ZH, Language.EN)
        .flatMap(language -> texts(article, language).stream())
        .flatMap(text -> Numbers.in(text).stream())
        .map(number -> number.value().stripTrailingZeros())
        .collect(Collectors.toSet());
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
