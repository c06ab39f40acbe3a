package dev.lobby.publishing;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Overrides of the gate and their second persons. As with an incident, what one person decided
/// holds at once, and somebody else looks at it after the fact: whoever overrode the gate stands
/// alone with it until then, for all to see. Safe for use by many threads.
public final class GateOverrides {

  /// What became of a confirmation.
  public sealed interface Outcome {
    /// It is durable.
    record Confirmed(GateOverride now) implements Outcome {}

    /// It is not; the reason is a sentence for whoever asked.
    record Refused(String zh, String en) implements Outcome {}

    /// There is no such override.
    record Unknown() implements Outcome {}
  }

  private final Journal journal;
  private final boolean secondPerson;

  /// @param secondPerson whether overrides wait for one
  public GateOverrides(Journal journal, boolean secondPerson) {
    this.journal = journal;
    this.secondPerson = secondPerson;
  }

  /// Those that wait for a second person, the oldest first.
  public List<GateOverride> waiting() {
    return secondPerson
        ? of(journal.read(ReleaseEvent.STREAM, 0)).values().stream()
            .filter(it -> it.confirmedBy() == null)
            .toList()
        : List.of();
  }

  /// All there ever were, by their numbers.
  static Map<Long, GateOverride> of(List<Recorded> events) {
    Map<Long, GateOverride> overrides = new LinkedHashMap<>();
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case ReleaseEvent.GateOverridden e ->
            overrides.put(
                recorded.version(),
                new GateOverride(
                    recorded.version(),
                    e.candidate(),
                    e.by(),
                    recorded.time(),
                    e.reason(),
                    e.exceeded(),
                    null,
                    null));
        case ReleaseEvent.OverrideConfirmed e ->
            overrides.computeIfPresent(
                e.overridden(), (number, it) -> it.confirmed(e.by(), recorded.time()));
        default -> {}
      }
    }
    return overrides;
  }

  /// Agrees with what somebody else decided; also once another release answers.
  ///
  /// @param number the override's
  /// @param by the user name
  public Outcome confirm(long number, String by) {
    while (true) {
      List<Recorded> events = journal.read(ReleaseEvent.STREAM, 0);
      GateOverride now = of(events).get(number);
      if (now == null) {
        return new Outcome.Unknown();
      } else if (now.confirmedBy() != null) {
        return new Outcome.Refused(
            now.confirmedBy() + " 已经确认过。", now.confirmedBy() + " has confirmed it already.");
      } else if (now.by().equals(by)) {
        return new Outcome.Refused(
            "越过检查的人不能自己确认，请另一位同事确认。",
            "Whoever overrode the gate cannot confirm it; a second person must.");
      }
      StreamWrite write =
          new StreamWrite(
              ReleaseEvent.STREAM,
              events.size(),
              "",
              new ReleaseEvent.OverrideConfirmed(by, now.release(), number));
      if (journal.append(List.of(write)) instanceof AppendResult.Appended(List<Recorded> done)) {
        return new Outcome.Confirmed(now.confirmed(by, done.getFirst().time()));
      }
    }
  }
}
