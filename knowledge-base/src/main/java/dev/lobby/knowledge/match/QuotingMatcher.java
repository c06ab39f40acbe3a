package dev.lobby.knowledge.match;

import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.knowledge.document.Terms;
import dev.lobby.knowledge.search.PassageIndex;
import dev.lobby.knowledge.search.ScoredPassage;
import dev.lobby.language.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A matcher of articles that finds passages of documents, too. What articles get stays as it is.
public final class QuotingMatcher implements Matcher {
  private static final int FOUND = 8;

  /// Where not every document may be quoted to everybody, so many more are found that enough are
  /// left.
  private static final int FOUND_AMONG_SOME = 40;

  private static final int PASSAGES = 3;

  private final Matcher articles;
  private final List<String> ids;
  private final PassageIndex index;
  private final PassageConfidence confidence;
  private final Map<String, BankDocument> documents;

  /// @param ids the ids of all articles
  /// @param index the passages of `documents`
  public QuotingMatcher(
      Matcher articles,
      List<String> ids,
      PassageIndex index,
      PassageConfidence confidence,
      List<BankDocument> documents) {
    this.articles = articles;
    this.ids = List.copyOf(ids);
    this.index = index;
    this.confidence = confidence;
    this.documents = HashMap.newHashMap(documents.size());
    documents.forEach(it -> this.documents.put(it.document().sha256(), it));
  }

  @Override
  public List<Match> match(Understanding understanding) {
    return articles.match(understanding);
  }

  @Override
  public Optional<String> exact(Understanding understanding) {
    return articles.exact(understanding);
  }

  @Override
  public List<NotThis.RuledOut> ruledOut(Understanding understanding) {
    return articles.ruledOut(understanding);
  }

  @Override
  public Thresholds thresholds(Understanding understanding) {
    return articles.thresholds(understanding);
  }

  @Override
  public List<ScoredPassage> find(Understanding understanding) {
    if (!Path.readable(understanding)
        || !PassageEvidence.asks(understanding.text(), understanding.language())) {
      return List.of();
    }
    boolean some = documents.values().stream().anyMatch(it -> !it.terms().equals(Terms.NONE));
    return index.search(
        understanding.text(),
        understanding.language(),
        understanding.embeddings(),
        some ? FOUND_AMONG_SOME : FOUND);
  }

  /// The probability is the best passage's; the others, whose evidence is less, get what their own
  /// would be if they led nothing.
  @Override
  public List<PassageMatch> passages(
      Understanding understanding,
      List<ScoredPassage> mayAnswer,
      Predicate<BankDocument> quotable) {
    List<ScoredPassage> found =
        mayAnswer.stream()
            .filter(it -> {
              BankDocument document = documents.get(it.document());
              return document != null && quotable.test(document);
            })
            .limit(FOUND)
            .toList();
    double article = nearestArticle(understanding, ids);
    List<PassageMatch> matches = new ArrayList<>();
    double most = 1;
    for (int i = 0; i < Math.min(PASSAGES, found.size()); i++) {
      PassageEvidence evidence =
          PassageEvidence.of(i == 0 ? found : behind(found, i), understanding.text(), article);
      // Without meaning the evidence is not that which was learnt from.
      double probability =
          understanding.meaning().isEmpty()
              ? 0
              : Math.min(most, confidence.of(evidence, understanding.language()));
      ScoredPassage passage = found.get(i);
      BankDocument document = documents.get(passage.document());
      if (document != null) {
        matches.add(
            new PassageMatch(
                new Quotation(document, passage.passage()).reference(),
                probability,
                passage.meaning(),
                passage.words(),
                article));
      }
      most = probability;
    }
    return List.copyOf(matches);
  }

  /// Returns the passages with the one at `place` first.
  private static List<ScoredPassage> behind(List<ScoredPassage> found, int place) {
    List<ScoredPassage> order = new ArrayList<>(found);
    order.addFirst(order.remove(place));
    return order;
  }

  /// Returns the highest cosine of an utterance and any phrasing of an article; 0 where nothing
  /// tells.
  static double nearestArticle(Understanding understanding, List<String> articles) {
    return understanding
        .meaning()
        .map(meaning -> articles.stream().mapToDouble(meaning::highest).max().orElse(0))
        .orElse(0.0);
  }

  @Override
  public Thresholds passageThresholds(Understanding understanding) {
    return understanding.meaning().isEmpty()
        ? Thresholds.NEVER
        : confidence.thresholds(understanding.language());
  }
}
