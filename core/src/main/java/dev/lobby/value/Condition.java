package dev.lobby.value;

import org.jspecify.annotations.Nullable;

/// What a rule asks of one measure. Of what is unknown it does not hold.
///
/// @param atLeast null for no such limit
/// @param atMost null for no such limit
public record Condition(Measure measure, @Nullable Integer atLeast, @Nullable Integer atMost) {

  /// Whether a value is within the limits.
  ///
  /// @param value null when it is unknown
  boolean holds(@Nullable Integer value) {
    return value != null
        && (atLeast == null || value >= atLeast)
        && (atMost == null || value <= atMost);
  }

  /// What it finds in words.
  ///
  /// @param value one for which it holds
  /// @param amounts whether amounts may be told; if not, no figure of them is
  Words words(int value, boolean amounts) {
    if (measure.ofAmounts() && !amounts) {
      return measure == Measure.MONETARY
          ? new Words("金额档次", "what they hold")
          : new Words(
              value < 0 ? "余额减少" : value > 0 ? "余额增加" : "余额不变",
              value < 0 ? "a lower balance" : value > 0 ? "a higher balance" : "an equal balance");
    }
    return switch (measure) {
      case QUIET_DAYS ->
          atLeast == null
              ? new Words(
                  value == 0 ? "今天有往来" : value + " 天前有往来",
                  value == 0 ? "in touch today" : "in touch " + days(value) + " ago")
              : new Words(value + " 天没有往来", "no contact for " + days(value));
      case TENURE_DAYS -> new Words("开户 " + value + " 天", "a customer for " + days(value));
      case ACTIVITY_CHANGE ->
          new Words("交易笔数 " + percent(value, ""), "activity " + percent(value, " "));
      case BALANCE_CHANGE ->
          new Words("余额 " + percent(value, ""), "balance " + percent(value, " "));
      case OPEN_COMPLAINTS ->
          new Words(
              value == 0 ? "没有未结投诉" : value + " 件未结投诉",
              switch (value) {
                case 0 -> "no open complaint";
                case 1 -> "one open complaint";
                default -> value + " open complaints";
              });
      case SATISFACTION ->
          new Words("最近满意度 " + value + "/5", "satisfaction last " + value + " of 5");
      case RECENCY -> new Words("近度 " + value + "/5", "recency " + value + " of 5");
      case FREQUENCY -> new Words("频度 " + value + "/5", "frequency " + value + " of 5");
      case MONETARY -> new Words("金额 " + value + "/5", "amounts " + value + " of 5");
      case HEALTH -> new Words("健康度 " + value + "/100", "health " + value + " of 100");
    };
  }

  private static String days(int count) {
    return count == 1 ? "1 day" : count + " days";
  }

  private static String percent(int value, String space) {
    String sign = value < 0 ? "−" : value > 0 ? "+" : "";
    return sign + Math.abs(value) + space + "%";
  }
}
