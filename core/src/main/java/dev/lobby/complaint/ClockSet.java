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
/// Beside them run the bank's own: acknowledged in 24 hours, a major one decided in 4 hours, any
/// other in 12.
public enum ClockSet {
  /// The bank's own alone.
  OWN,
  CN,
  UK;

  /// All clocks of the set.
  public List<ClockRule> rules() {
    List<ClockRule> rules = new ArrayList<>();
    rules.add(ClockRule.own("acknowledged", Milestone.ACKNOWLEDGED, null, "24h"));
    rules.add(ClockRule.own("major-decided", Milestone.RESOLVED, Severity.MAJOR, "4h"));
    rules.add(ClockRule.own("decided", Milestone.RESOLVED, Severity.ORDINARY, "12h"));
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
