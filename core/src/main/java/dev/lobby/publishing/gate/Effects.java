package dev.lobby.publishing.gate;

import dev.lobby.publishing.gate.Truth.Mark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a candidate does differently about many messages, in numbers of messages. One message may
/// count in several.
///
/// @param asked how many were put to both releases
/// @param same how many see no difference
/// @param changed how many see one that is more than other words for the same
/// @param judged of how many it is known how they should be decided
/// @param wrongBefore how many of those the present release answers wrongly
/// @param wrongAfter how many of those the candidate answers wrongly
public record Effects(
    int asked,
    int same,
    int changed,
    int reworded,
    int otherArticle,
    int newlyAnswered,
    int newlyLost,
    int otherwise,
    int handedOver,
    int notHandedOver,
    int judged,
    int wrongBefore,
    int wrongAfter,
    int nowWrong,
    int nowRight) {

  static Effects of(List<Replayed> replayed) {
    Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    int same = 0;
    int changed = 0;
    int judged = 0;
    int wrongBefore = 0;
    int wrongAfter = 0;
    for (Replayed one : replayed) {
      one.effects().forEach(effect -> counts.merge(effect, 1, Integer::sum));
      same += one.effects().isEmpty() ? 1 : 0;
      changed += one.effects().stream().anyMatch(it -> it != Effect.REWORDED) ? 1 : 0;
      judged += one.asked().truths().isEmpty() ? 0 : 1;
      wrongBefore += one.before() == Mark.WRONG ? 1 : 0;
      wrongAfter += one.after() == Mark.WRONG ? 1 : 0;
    }
    return new Effects(
        replayed.size(),
        same,
        changed,
        counts.getOrDefault(Effect.REWORDED, 0),
        counts.getOrDefault(Effect.OTHER_ARTICLE, 0),
        counts.getOrDefault(Effect.NEWLY_ANSWERED, 0),
        counts.getOrDefault(Effect.NEWLY_LOST, 0),
        counts.getOrDefault(Effect.OTHERWISE, 0),
        counts.getOrDefault(Effect.HANDED_OVER, 0),
        counts.getOrDefault(Effect.NOT_HANDED_OVER, 0),
        judged,
        wrongBefore,
        wrongAfter,
        counts.getOrDefault(Effect.NOW_WRONG, 0),
        counts.getOrDefault(Effect.NOW_RIGHT, 0));
  }

  /// How many messages see an effect.
  public int count(Effect effect) {
    return switch (effect) {
      case NOW_WRONG -> nowWrong;
      case NEWLY_LOST -> newlyLost;
      case OTHER_ARTICLE -> otherArticle;
      case HANDED_OVER -> handedOver;
      case NOT_HANDED_OVER -> notHandedOver;
      case NEWLY_ANSWERED -> newlyAnswered;
      case OTHERWISE -> otherwise;
      case REWORDED -> reworded;
      case NOW_RIGHT -> nowRight;
    };
  }
}
