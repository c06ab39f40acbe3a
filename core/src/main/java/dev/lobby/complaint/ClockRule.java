package dev.lobby.complaint;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One clock that runs from the filing of a complaint.
///
/// @param name its name in settings and interfaces, such as `handled`
/// @param until what stops it
/// @param within the time there is
/// @param severity the complaints it runs for; null for all
/// @param extensions how long there is from the filing after the first, second … extension, each of
///   which a second person approves; the longest comes last
/// @param regulatory whether a law sets it, and not the bank itself
public record ClockRule(
    String name,
    Milestone until,
    TimeLimit within,
    @Nullable Severity severity,
    List<TimeLimit> extensions,
    boolean regulatory) {

  public ClockRule {
    extensions = List.copyOf(extensions);
  }

  /// A rule of the bank's own, whose time nobody can extend.
  ///
  /// @param severity the complaints it runs for; null for all
  public static ClockRule own(
      String name, Milestone until, @Nullable Severity severity, TimeLimit within) {
    return new ClockRule(name, until, within, severity, List.of(), false);
  }

  /// A rule of the law, which wants every customer told.
  public static ClockRule law(String name, String within, String... extensions) {
    return new ClockRule(
        name,
        Milestone.TOLD,
        TimeLimit.parse(within),
        null,
        Arrays.stream(extensions).map(TimeLimit::parse).toList(),
        true);
  }

  /// Whether it runs for a complaint.
  boolean runsFor(Severity other) {
    return severity == null || severity == other;
  }

  /// The time there is after so many extensions.
  TimeLimit after(int extended) {
    return extended == 0 ? within : extensions.get(Math.min(extended, extensions.size()) - 1);
  }
}
