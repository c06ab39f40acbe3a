package dev.lobby.outreach;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many customers each plan would reach at a moment, counted; it changes nothing.
///
/// @param now the moment
/// @param limit more than this many at once need a second person
public record PlanTrial(Instant now, int limit, List<Reach> plans) {

  public PlanTrial {
    plans = List.copyOf(plans);
  }

  /// Whom a plan would reach.
  ///
  /// @param messages how many would be written to now
  /// @param work how many would be a work item now, by why
  /// @param waiting how many would be reached later, by what they wait for
  /// @param heldBack how many would not be, by why
  public record Reach(
      Plan plan,
      int messages,
      Map<Why, Integer> work,
      Map<Why, Integer> waiting,
      Map<Why, Integer> heldBack) {

    /// How many customers it would reach, now or later.
    public int customers() {
      return messages + sum(work) + sum(waiting);
    }

    private static int sum(Map<Why, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// Whether a plan would reach more than one person may let it.
  public boolean overLimit(Reach reach) {
    return reach.customers() > limit;
  }

  /// Counts, one step after another.
  static final class Counts {
    private final Map<String, Count> byPlan = new LinkedHashMap<>();

    private static final class Count {
      private final Plan plan;
      private int messages;
      private final Map<Why, Integer> work = new EnumMap<>(Why.class);
      private final Map<Why, Integer> waiting = new EnumMap<>(Why.class);
      private final Map<Why, Integer> heldBack = new EnumMap<>(Why.class);

      Count(Plan plan) {
        this.plan = plan;
      }
    }

    Counts(Plans plans) {
      plans.all().forEach(plan -> byPlan.put(plan.id(), new Count(plan)));
    }

    void add(Lookout.Found found) {
      Count count = byPlan.get(found.plan().id());
      if (count == null) {
        return;
      }
      switch (found.step()) {
        case Step.Send it -> count.messages++;
        case Step.Work(Why why) -> count.work.merge(why, 1, Integer::sum);
        case Step.Wait(Why why, Instant until) -> count.waiting.merge(why, 1, Integer::sum);
        case Step.Nothing(Why why) -> count.heldBack.merge(why, 1, Integer::sum);
      }
    }

    PlanTrial trial(Instant now, int limit) {
      return new PlanTrial(
          now,
          limit,
          byPlan.values().stream()
              .map(it -> new Reach(it.plan, it.messages, it.work, it.waiting, it.heldBack))
              .toList());
    }
  }
}
