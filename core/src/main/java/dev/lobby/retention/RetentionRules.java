package dev.lobby.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// The rules of all types of records; a type without one is kept for ever and may be erased at
/// once.
///
/// @param zone where days begin
public record RetentionRules(Map<RecordType, RetentionRule> rules, ZoneId zone) {

  public RetentionRules {
    rules = Map.copyOf(rules);
  }

  /// The rule of a type.
  public RetentionRule of(RecordType type) {
    return rules.getOrDefault(type, RetentionRule.NONE);
  }

  /// The type whose minimum holds for a record: of a complaint the longer of both.
  RecordType minimumFor(RecordType type, Instant last) {
    return type == RecordType.COMPLAINT
            && after(of(RecordType.CONVERSATION).minimum(), last)
                .isAfter(after(of(type).minimum(), last))
        ? RecordType.CONVERSATION
        : type;
  }

  /// Until when a record must be kept.
  ///
  /// @param last when something last happened in it
  Instant keptUntil(RecordType type, Instant last) {
    return after(of(minimumFor(type, last)).minimum(), last);
  }

  /// From when on a record is blanked; empty for never.
  Optional<Instant> blankedFrom(RecordType type, Instant last) {
    return Optional.ofNullable(of(type).blank()).map(blank -> after(blank, last));
  }

  private Instant after(Period period, Instant last) {
    return last.atZone(zone).plus(period).toInstant();
  }

  /// Whether nothing has a minimum.
  boolean keepsNothing() {
    return rules.values().stream().allMatch(rule -> rule.minimum().isZero());
  }
}
