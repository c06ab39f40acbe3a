package dev.lobby.knowledge.match;

import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The questions that articles must not answer, and which articles they take out.
///
/// An utterance that is one of an article's but for punctuation and case takes it out, and so does
/// one that means nearly the same and is further from each of the article's own phrasings. What is
/// taken out raises no other article: how sure the matcher may be of those was never measured
/// without it.
public final class NotThis {
  /// No question of any article.
  public static final NotThis NONE = new NotThis(List.of(), Map.of());

  /// From which cosine on a question means nearly the same, by the sentence encoder of its
  /// language. The README of this module has the figures.
  private static final Map<Language, Double> NEAR = Map.of(Language.ZH, 0.88, Language.EN, 0.9);

  /// A question that an article must not answer.
  public record Question(String article, Language language, String text) {}

  /// An article that is taken out.
  ///
  /// @param question the article's question that the utterance is, or is near to
  /// @param similarity 1 for the same words, else the cosine of what both mean
  public record RuledOut(String article, String question, double similarity) {}

  private record Near(Question question, Embedding embedding) {}

  private final Map<String, List<Question>> exact = new HashMap<>();
  private final Map<Language, List<Near>> near = new EnumMap<>(Language.class);

  /// @param questions all there are
  /// @param embeddings what those of a language mean, in their order; none where it is not known
  public NotThis(List<Question> questions, Map<Language, List<Embedding>> embeddings) {
    for (Question question : questions) {
      exact.computeIfAbsent(key(question.text), key -> new ArrayList<>()).add(question);
    }
    embeddings.forEach((language, own) -> {
      List<Question> of = questions.stream().filter(it -> it.language == language).toList();
      if (of.size() != own.size()) {
        throw new IllegalArgumentException(
            "there are " + of.size() + " questions and " + own.size() + " embeddings");
      }
      List<Near> pairs = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        pairs.add(new Near(of.get(i), own.get(i)));
      }
      near.put(language, pairs);
    });
  }

  private static String key(String text) {
    String key = NormalForm.key(text);
    return key.isEmpty() ? NormalForm.of(text) : key;
  }

  /// Returns the articles that an utterance takes out, sorted by id.
  ///
  /// @param itself the article that has the utterance as a phrasing or title, which only the same
  ///   words take out
  List<RuledOut> ruledOut(Understanding understanding, Optional<String> itself) {
    if (exact.isEmpty()) {
      return List.of();
    }
    Map<String, RuledOut> found = new TreeMap<>();
    understanding
        .embeddings()
        .forEach((language, embedding) -> {
          for (Near one : near.getOrDefault(language, List.of())) {
            double cosine = embedding.cosine(one.embedding);
            if (cosine >= NEAR.getOrDefault(language, 1.0)
                && itself.filter(one.question.article::equals).isEmpty()
                && isNearerThanItsOwn(cosine, one.question.article, understanding)) {
              found.merge(
                  one.question.article,
                  new RuledOut(one.question.article, one.question.text, cosine),
                  (a, b) -> a.similarity >= b.similarity ? a : b);
            }
          }
        });
    for (Question question : exact.getOrDefault(key(understanding.text()), List.of())) {
      found.put(question.article, new RuledOut(question.article, question.text, 1));
    }
    return List.copyOf(found.values());
  }

  private static boolean isNearerThanItsOwn(
      double cosine, String article, Understanding understanding) {
    return understanding.meaning().map(meaning -> cosine > meaning.highest(article)).orElse(true);
  }
}
