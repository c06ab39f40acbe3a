package dev.lobby.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The clocks of all complaints, and the calendar they run on.
///
/// @param rules the clocks; no two of one name
public record ClockRules(BusinessCalendar calendar, List<ClockRule> rules) {

  /// What part of a clock's time is left when it begins to warn.
  private static final int WARN_AT = 4;

  public ClockRules {
    rules = List.copyOf(rules);
    if (rules.stream().map(ClockRule::name).distinct().count() < rules.size()) {
      throw new IllegalArgumentException("two clocks have one name");
    }
  }

  /// The rules of a jurisdiction to begin with.
  public static ClockRules of(BusinessCalendar calendar, ClockSet set) {
    return of(calendar, set, ClockSet.Goals.USUAL);
  }

  /// The rules of a jurisdiction beside what the bank sets itself.
  public static ClockRules of(BusinessCalendar calendar, ClockSet set, ClockSet.Goals goals) {
    return new ClockRules(calendar, set.rules(goals));
  }

  /// The rule of a name.
  public Optional<ClockRule> rule(String name) {
    return rules.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// The clocks of a complaint, the one that ends next first, those that stopped last.
  public List<Clock> of(Complaint complaint, Instant now) {
    List<Clock> clocks = new ArrayList<>();
    for (ClockRule rule : rules) {
      if (rule.runsFor(complaint.severity())) {
        clocks.add(clock(rule, complaint, now));
      }
    }
    clocks.sort(Comparator.comparing((Clock it) -> !it.runs()).thenComparing(Clock::due));
    return List.copyOf(clocks);
  }

  /// When a clock of a complaint ends if it is given more time once more.
  public Instant extended(Complaint complaint, ClockRule rule) {
    return rule.after(complaint.extensions(rule.name()) + 1)
        .after(complaint.countsSince(), calendar);
  }

  /// By when the customer is told where the law's clocks start anew, as they do when a complaint is
  /// taken up again; empty where none of the law's runs for it.
  public Optional<Instant> afresh(Complaint complaint, Instant from) {
    return rules.stream()
        .filter(it -> it.regulatory() && it.runsFor(complaint.severity()))
        .map(it -> it.within().after(from, calendar))
        .max(Comparator.naturalOrder());
  }

  private Clock clock(ClockRule rule, Complaint complaint, Instant now) {
    // Who does not accept what they were told waits to hear what the bank decides now, and was
    // promised by when.
    Optional<Instant> objected =
        Optional.ofNullable(complaint.objectedAt())
            .filter(it -> rule.until() != Milestone.ACKNOWLEDGED && complaint.joined() == null);
    Instant from = objected.orElseGet(complaint::countsSince);
    TimeLimit within =
        objected.isPresent() ? rule.within() : rule.after(complaint.extensions(rule.name()));
    Instant due = within.after(from, calendar);
    Optional<Instant> stopped =
        objected.isPresent() ? Optional.empty() : complaint.reached(rule.until());
    Instant seen = stopped.orElse(now);
    Clock.State state;
    if (stopped.isEmpty() && (complaint.joined() != null || complaint.ending() != null)) {
      state = Clock.State.STOPPED;
    } else if (!seen.isBefore(due)) {
      state = stopped.isPresent() ? Clock.State.LATE : Clock.State.OVERDUE;
    } else if (stopped.isPresent()) {
      state = Clock.State.IN_TIME;
    } else {
      Duration warn = Duration.between(from, due).dividedBy(WARN_AT);
      state = now.isBefore(due.minus(warn)) ? Clock.State.RUNNING : Clock.State.ENDING;
    }
    return new Clock(rule, from, due, state);
  }
}
