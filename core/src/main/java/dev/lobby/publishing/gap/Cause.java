package dev.lobby.publishing.gap;

import dev.lobby.knowledge.article.Wired;

/// Why a question counts as one without an answer.
public enum Cause implements Wired {
  /// The assistant said that it has no answer.
  DECLINED,
  /// It suggested articles, and none was picked.
  SUGGESTED,
  /// It could not understand the question, or not in time, and called a person.
  FAILED,
  /// The customer said that the answer did not help.
  BADLY_RATED,
  /// A supervisor judged what it said to be wrong.
  WRONG,
  /// A supervisor judged that a person should have been asked.
  SHOULD_HAVE_ASKED
}
