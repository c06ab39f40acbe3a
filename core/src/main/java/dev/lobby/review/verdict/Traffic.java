package dev.lobby.review.verdict;

import dev.lobby.review.verdict.DecidedTurns.Cell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each article is what a decision is about: the few that make half of the traffic, those
/// that make most of the rest, and all others.
final class Traffic {

  static final String HEAD = "head";
  static final String BODY = "body";
  static final String TAIL = "tail";

  /// What no article is about.
  static final String NONE = "none";

  private static final double HEAD_SHARE = 0.5;
  private static final double BODY_SHARE = 0.9;

  private final Map<String, String> bands = new HashMap<>();

  Traffic(List<Cell> cells) {
    Map<String, Long> counts = new HashMap<>();
    for (Cell cell : cells) {
      if (!cell.article().isEmpty()) {
        counts.merge(cell.article(), cell.count(), Long::sum);
      }
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    long before = 0;
    for (Map.Entry<String, Long> entry :
        counts.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Long> it) -> -it.getValue())
                    .thenComparing(Map.Entry::getKey))
            .toList()) {
      double share = (double) before / all;
      bands.put(entry.getKey(), share < HEAD_SHARE ? HEAD : share < BODY_SHARE ? BODY : TAIL);
      before += entry.getValue();
    }
  }

  /// The band of an article; of one that nobody asked for, the last.
  String band(String article) {
    return article.isEmpty() ? NONE : bands.getOrDefault(article, TAIL);
  }
}
