package dev.lobby.value;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How well it goes between a customer and the bank, from 0 to 100.
///
/// Value is the mean of the frequency and the monetary score; behaviour that of the recency score
/// and of how activity changed, from half as much (0) to half as much again (100); satisfaction
/// what they said last, less something for each open complaint. A score of 1 is 0 points and one of
/// 5 is 100.
///
/// @param score the weighted mean of what is known
/// @param value null when it is not known, as are the others
public record Health(
    int score,
    @Nullable Integer value,
    @Nullable Integer behaviour,
    @Nullable Integer satisfaction) {

  private static final int FULL = 100;

  /// Where satisfaction begins of whom only a complaint is known.
  private static final int HALF = 50;

  /// @return empty when none of its parts is known
  static Optional<Health> of(Map<Measure, Integer> measures, ValueRules.Weights weights) {
    Integer value =
        mean(points(measures.get(Measure.FREQUENCY)), points(measures.get(Measure.MONETARY)));
    Integer change = measures.get(Measure.ACTIVITY_CHANGE);
    Integer behaviour =
        mean(
            points(measures.get(Measure.RECENCY)),
            change == null ? null : Math.clamp(HALF + change, 0, FULL));
    Integer satisfaction = satisfaction(measures, weights);
    int weight =
        (value == null ? 0 : weights.value())
            + (behaviour == null ? 0 : weights.behaviour())
            + (satisfaction == null ? 0 : weights.satisfaction());
    if (weight == 0) {
      return Optional.empty();
    }
    int sum =
        (value == null ? 0 : weights.value() * value)
            + (behaviour == null ? 0 : weights.behaviour() * behaviour)
            + (satisfaction == null ? 0 : weights.satisfaction() * satisfaction);
    return Optional.of(
        new Health(Math.round((float) sum / weight), value, behaviour, satisfaction));
  }

  private static @Nullable Integer satisfaction(
      Map<Measure, Integer> measures, ValueRules.Weights weights) {
    Integer said = points(measures.get(Measure.SATISFACTION));
    int complaints = measures.getOrDefault(Measure.OPEN_COMPLAINTS, 0);
    if (said == null && complaints == 0) {
      return null;
    }
    return Math.max(0, (said == null ? HALF : said) - complaints * weights.openComplaint());
  }

  private static @Nullable Integer points(@Nullable Integer score) {
    return score == null ? null : (score - 1) * FULL / 4;
  }

  private static @Nullable Integer mean(@Nullable Integer one, @Nullable Integer other) {
    int[] known =
        IntStream.of(one == null ? -1 : one, other == null ? -1 : other)
            .filter(it -> it >= 0)
            .toArray();
    return known.length == 0 ? null : (int) IntStream.of(known).average().orElseThrow();
  }

  /// It in words.
  ///
  /// @param amounts whether amounts may be told; if not, only the score is
  Words words(boolean amounts) {
    if (!amounts) {
      return new Words(score + "/100", score + " of 100");
    }
    return new Words(
        score
            + "/100：价值 "
            + text(value, "未知")
            + "，行为 "
            + text(behaviour, "未知")
            + "，满意 "
            + text(satisfaction, "未知"),
        score
            + " of 100: value "
            + text(value, "unknown")
            + ", behaviour "
            + text(behaviour, "unknown")
            + ", satisfaction "
            + text(satisfaction, "unknown"));
  }

  private static String text(@Nullable Integer points, String unknown) {
    return points == null ? unknown : points.toString();
  }
}
