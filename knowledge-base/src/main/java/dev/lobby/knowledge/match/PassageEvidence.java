package dev.lobby.knowledge.match;

import dev.lobby.knowledge.search.ScoredPassage;
import dev.lobby.language.Language;
import java.util.List;

/// What is known about the best of the passages that were found for an utterance.
///
/// | input | why |
/// |---|---|
/// | cosine of passage and utterance | a passage far from it speaks of something else |
/// | share of the utterance's words | so does one without its words |
/// | how far the best passage leads the second by the score of both, and all others by each alone | a lead that rests on one alone is worth less |
/// | logarithm of the utterance's length | a short one says little of what is meant |
/// | highest cosine of the utterance and any phrasing of an article | what customers ask an article for is nearer to that than to any passage |
record PassageEvidence(ScoredPassage best, double article, double[] inputs) {

  /// How many inputs there are.
  static final int INPUTS = 7;

  /// Fewer Chinese characters are a topic and no question.
  private static final int CHARACTERS = 4;

  /// Fewer English words are a topic and no question.
  private static final int WORDS = 3;

  /// Returns whether `text` says enough for a passage to be its answer: of a word or two, passages
  /// have either all or nothing, whatever was meant.
  static boolean asks(String text, Language language) {
    return language == Language.EN
        ? text.strip().split("\\s+", -1).length >= WORDS
        : text.codePoints().filter(Character::isLetterOrDigit).count() >= CHARACTERS;
  }

  /// Returns the evidence for the first of `found`.
  ///
  /// @param found passages, best first; at least one
  /// @param article the highest cosine of the utterance and any phrasing of an article
  static PassageEvidence of(List<ScoredPassage> found, String text, double article) {
    ScoredPassage best = found.getFirst();
    List<ScoredPassage> others = found.subList(1, found.size());
    double score = others.isEmpty() ? 0 : others.getFirst().score();
    double meaning = others.stream().mapToDouble(ScoredPassage::meaning).max().orElse(0);
    double words = others.stream().mapToDouble(ScoredPassage::words).max().orElse(0);
    return new PassageEvidence(
        best,
        article,
        new double[] {
          best.meaning(),
          best.words(),
          best.score() - score,
          best.meaning() - meaning,
          best.words() - words,
          Math.log(Math.max(1, text.length())),
          article
        });
  }
}
