package dev.lobby.knowledge.match;

import java.util.ArrayList;
import java.util.List;

/// What an utterance may be about: every article and, if the training had examples of it, nothing
/// the bank's knowledge answers.
final class Candidates {
  /// The label of utterances that no article answers; no article's id is like it.
  static final String NONE = "-";

  private final List<String> names;
  private final int articles;

  private Candidates(List<String> names, int articles) {
    this.names = List.copyOf(names);
    this.articles = articles;
  }

  /// @param articles the ids of all articles, sorted
  /// @param none whether the training had utterances that no article answers
  static Candidates of(List<String> articles, boolean none) {
    List<String> names = new ArrayList<>(articles);
    if (none) {
      names.add(NONE);
    }
    return new Candidates(names, articles.size());
  }

  /// Returns the articles' ids and after them, if there is one, [#NONE].
  List<String> names() {
    return names;
  }

  /// Returns how many of them are articles.
  int articles() {
    return articles;
  }
}
