package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.Language;
import org.jspecify.annotations.Nullable;

/// Two articles of which an editor should look at both.
///
/// @param one the id of the first by id
/// @param language the language in which it shows
/// @param alike how near the two are, a cosine
/// @param onePiece the phrasing or sentence of the first; empty when it is the whole article
/// @param value what the two state differently; null unless they contradict each other
/// @param oneValue the words that state it in the first
public record Overlap(
    Kind kind,
    String one,
    String other,
    Language language,
    double alike,
    String onePiece,
    String otherPiece,
    Complaint.@Nullable Kind value,
    String oneValue,
    String otherValue) {

  /// What is the matter with two articles.
  public enum Kind implements Wired {
    /// They answer the same questions: customers get now one, now the other.
    DUPLICATE,
    /// They say the same but for a number, a date or a denial.
    CONTRADICTION,
    /// One phrasing of each means nearly the same.
    NEAR_PHRASINGS
  }
}
