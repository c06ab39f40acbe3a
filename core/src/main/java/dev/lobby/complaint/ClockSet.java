package dev.lobby.complaint;

import java.util.ArrayList;
import java.util.List;

/// Sets of clocks to begin with; what holds for a bank is for the bank to check and set.
///
/// | | the law's own | where it stands |
/// |---|---|---|
/// | CN | decided in 15 days; 30 when it is complex, 60 with approval, the customer told | measures of the banking and insurance regulator on consumer complaints, order 3 of 2020 |
/// | UK | a summary in 3 business days where it is resolved by then, a final response in 8 weeks | FCA Handbook, DISP 1.5 and 1.6 |
///
/// Beside them run the bank's own [Goals]. The law's count days of the calendar or working days as
/// the law says, whatever the bank sets.
public enum ClockSet {
  /// The bank's own alone.
  OWN,
  CN,
  UK;

  /// What the bank sets itself.
  ///
  /// @param acknowledged by when the customer knows that it arrived
  /// @param majorDecided by when a major one is decided
  /// @param decided by when any other is
  public record Goals(TimeLimit acknowledged, TimeLimit majorDecided, TimeLimit decided) {

    /// Where the bank sets nothing: hours that pass by night and on holidays too, as customers wait
    /// by night and on holidays.
    public static final Goals USUAL =
        new Goals(TimeLimit.parse("24h"), TimeLimit.parse("4h"), TimeLimit.parse("12h"));
  }

  /// All clocks of the set.
  public List<ClockRule> rules(Goals goals) {
    List<ClockRule> rules = new ArrayList<>();
    rules.add(ClockRule.own("acknowledged", Milestone.ACKNOWLEDGED, null, goals.acknowledged));
    rules.add(
        ClockRule.own("major-decided", Milestone.RESOLVED, Severity.MAJOR, goals.majorDecided));
    rules.add(ClockRule.own("decided", Milestone.RESOLVED, Severity.ORDINARY, goals.decided));
    rules.addAll(regulatory());
    return List.copyOf(rules);
  }

  private List<ClockRule> regulatory() {
    return switch (this) {
      case OWN -> List.of();
      case CN -> List.of(ClockRule.law("cn-decided", "15d", "30d", "60d"));
      case UK ->
          List.of(ClockRule.law("uk-summary", "3bd"), ClockRule.law("uk-final-response", "8w"));
    };
  }
}
