package dev.lobby.knowledge.article;

import java.math.BigDecimal;
import java.util.Set;

/// A value that one language of an answer states and the other should.
///
/// @param kind what it measures
/// @param value its one spelling, the same in every language
/// @param numbers the bare numbers in it
/// @param piece the words that say it
/// @param line the line of the text it stands in, from 0
/// @param weak whether it is said in a word that the other language may well leave out, such as
///   "one"
/// @param bound on which side of it what it limits lies
record Fact(
    Complaint.Kind kind,
    String value,
    Set<BigDecimal> numbers,
    String piece,
    int line,
    boolean weak,
    Bound bound) {

  /// What a limit allows.
  enum Bound {
    /// This much or more.
    LEAST,
    /// This much or less.
    MOST,
    /// Nothing is said.
    NONE
  }

  boolean says(Fact other) {
    return kind == other.kind && value.equals(other.value);
  }

  /// Returns whether `other` may say the same without its unit, as "24 h" beside 24 小时, or as a day
  /// where this is a length, as 30 日 may be either.
  boolean mayBe(Fact other) {
    boolean bare = kind == Complaint.Kind.NUMBER || other.kind == Complaint.Kind.NUMBER;
    return kind != other.kind
        && !numbers.isEmpty()
        && !other.numbers.isEmpty()
        && (bare || (isTime() && other.isTime()))
        && (numbers.containsAll(other.numbers) || other.numbers.containsAll(numbers));
  }

  private boolean isTime() {
    return kind == Complaint.Kind.DATE || kind == Complaint.Kind.DURATION;
  }
}
