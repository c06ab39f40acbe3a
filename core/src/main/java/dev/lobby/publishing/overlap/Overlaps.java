package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Contradictions;
import dev.lobby.knowledge.article.Contradictions.Contradiction;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedder;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds articles for the same readers that are about the same. Rather finds too little than too
/// much: whoever reads three pairs that are none does not read the fourth.
///
/// What all articles' questions have in common is taken out of each before two are compared. Then
/// halves of one article's phrasings are 0.51 near each other in the median, two articles of the
/// starter bank 0.15, and the nearest two, the rates of deposits and of loans, 0.59.
public final class Overlaps {

  /// From how near on two articles are one.
  private static final double DUPLICATE = 0.62;

  /// From how near on two titles are one.
  private static final double SAME_TITLE = 0.9;

  /// From how near on two phrasings may as well be the other article's.
  private static final double NEAR_PHRASING = 0.86;

  /// From how near on two articles are of one subject, so that their numbers are compared.
  private static final double SAME_SUBJECT = 0.45;

  /// So many phrasings of an article say well enough what it is about.
  private static final int OF_EACH = 16;

  private final Embedders embedders;

  /// What was found, and in which articles.
  private List<Article> known = List.of();

  private List<Overlap> found = List.of();

  public Overlaps(Embedders embedders) {
    this.embedders = embedders;
  }

  /// Returns what is to be looked at among some articles, contradictions first, then duplicates;
  /// the same list again is not looked through again.
  @SuppressWarnings("ReferenceEquality")
  public synchronized List<Overlap> of(List<Article> articles) {
    if (known != articles) {
      List<Overlap> all = new ArrayList<>();
      for (Language language : List.of(Language.ZH, Language.EN)) {
        embedders.of(language).ifPresent(it -> all.addAll(in(language, it, articles)));
      }
      all.sort(
          Comparator.comparingInt((Overlap it) -> rank(it.kind()))
              .thenComparingDouble(it -> -it.alike())
              .thenComparing(Overlap::one)
              .thenComparing(Overlap::other));
      found = List.copyOf(all);
      known = articles;
    }
    return found;
  }

  private static int rank(Overlap.Kind kind) {
    return switch (kind) {
      case CONTRADICTION -> 0;
      case DUPLICATE -> 1;
      case NEAR_PHRASINGS -> 2;
    };
  }

  /// An article, its title and some phrasings, and what each means.
  private record Meant(Article article, List<String> texts, List<Embedding> meanings) {}

  private static List<Overlap> in(Language language, Embedder embedder, List<Article> articles) {
    List<Meant> all = centred(meant(language, embedder, articles));
    List<Overlap> overlaps = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        if (all.get(i).article.audience() == all.get(j).article.audience()) {
          overlaps.addAll(between(language, all.get(i), all.get(j)));
        }
      }
    }
    return overlaps;
  }

  private static List<Meant> meant(Language language, Embedder embedder, List<Article> articles) {
    List<Meant> all = new ArrayList<>();
    for (Article article : articles) {
      List<String> phrasings = article.phrasings().getOrDefault(language, List.of());
      List<String> texts = new ArrayList<>();
      texts.add(article.title(language));
      int count = Math.min(OF_EACH, phrasings.size());
      for (int k = 0; k < count; k++) {
        // From all over the list: what stands together is alike.
        texts.add(phrasings.get((int) ((long) k * phrasings.size() / count)));
      }
      all.add(new Meant(article, texts, List.of()));
    }
    Map<String, Embedding> embedded = new HashMap<>();
    List<String> distinct = all.stream().flatMap(it -> it.texts.stream()).distinct().toList();
    List<Embedding> meanings = distinct.parallelStream().map(embedder::embed).toList();
    for (int i = 0; i < distinct.size(); i++) {
      embedded.put(distinct.get(i), meanings.get(i));
    }
    return all.stream()
        .map(it ->
            new Meant(
                it.article,
                it.texts,
                it.texts.stream()
                    .flatMap(text -> Optional.ofNullable(embedded.get(text)).stream())
                    .toList()))
        .toList();
  }

  private static List<Meant> centred(List<Meant> all) {
    if (all.isEmpty()) {
      return all;
    }
    double[] mean = new double[all.getFirst().meanings.getFirst().dimensions()];
    long count = all.stream().mapToLong(it -> it.meanings.size()).sum();
    all.forEach(it -> it.meanings.forEach(meaning -> add(mean, meaning, 1.0 / count)));
    return all.stream()
        .map(it ->
            new Meant(
                it.article, it.texts, it.meanings.stream().map(one -> less(one, mean)).toList()))
        .toList();
  }

  private static void add(double[] sum, Embedding embedding, double share) {
    float[] values = embedding.values();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k] * share;
    }
  }

  private static Embedding less(Embedding embedding, double[] mean) {
    float[] values = embedding.values();
    for (int k = 0; k < values.length; k++) {
      values[k] -= (float) mean[k];
    }
    return Embedding.of(values);
  }

  private static List<Overlap> between(Language language, Meant one, Meant other) {
    double[] best = new double[one.meanings.size()];
    double[] bestOfOther = new double[other.meanings.size()];
    double nearest = -1;
    int first = 0;
    int second = 0;
    for (int i = 0; i < best.length; i++) {
      for (int j = 0; j < bestOfOther.length; j++) {
        double cosine = one.meanings.get(i).cosine(other.meanings.get(j));
        best[i] = Math.max(best[i], cosine);
        bestOfOther[j] = Math.max(bestOfOther[j], cosine);
        if (cosine > nearest) {
          nearest = cosine;
          first = i;
          second = j;
        }
      }
    }
    double near = (mean(best) + mean(bestOfOther)) / 2;
    double titles = one.meanings.getFirst().cosine(other.meanings.getFirst());
    List<Overlap> overlaps = new ArrayList<>();
    if (near >= DUPLICATE || titles >= SAME_TITLE) {
      overlaps.add(
          overlap(Overlap.Kind.DUPLICATE, language, one, other, Math.max(near, titles), "", ""));
    } else if (nearest >= NEAR_PHRASING) {
      overlaps.add(
          overlap(
              Overlap.Kind.NEAR_PHRASINGS,
              language,
              one,
              other,
              nearest,
              one.texts.get(first),
              other.texts.get(second)));
    }
    if (near >= SAME_SUBJECT) {
      Set<String> told = new HashSet<>();
      for (Contradiction it : Contradictions.between(one.article, other.article, language)) {
        if (told.add(it.one() + it.kind())) {
          overlaps.add(
              new Overlap(
                  Overlap.Kind.CONTRADICTION,
                  one.article.id(),
                  other.article.id(),
                  language,
                  near,
                  it.one(),
                  it.other(),
                  it.kind(),
                  it.onePiece(),
                  it.otherPiece()));
        }
      }
    }
    return overlaps;
  }

  private static Overlap overlap(
      Overlap.Kind kind,
      Language language,
      Meant one,
      Meant other,
      double alike,
      String onePiece,
      String otherPiece) {
    return new Overlap(
        kind,
        one.article.id(),
        other.article.id(),
        language,
        alike,
        onePiece,
        otherPiece,
        null,
        "",
        "");
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }
}
