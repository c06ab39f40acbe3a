package dev.lobby.outreach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many customers each plan would reach at a moment, counted; it changes nothing.
///
/// @param now the moment
/// @param limit more than this many at once need a second person
public record PlanTrial(Instant now, int limit, List<Reach> plans) {

  /// So many customers of each count are named.
  public static final int NAMED = 50;

  public PlanTrial {
    plans = List.copyOf(plans);
  }

  /// The first customers of each count, by the ids of their records; at most [#NAMED] of one.
  public record Whom(
      List<String> messages,
      Map<Why, List<String>> work,
      Map<Why, List<String>> waiting,
      Map<Why, List<String>> heldBack) {}

  /// Whom a plan would reach.
  ///
  /// @param messages how many would be written to now
  /// @param work how many would be a work item now, by why
  /// @param waiting how many would be reached later, by what they wait for
  /// @param heldBack how many would not be, by why
  /// @param whom who these are
  public record Reach(
      Plan plan,
      int messages,
      Map<Why, Integer> work,
      Map<Why, Integer> waiting,
      Map<Why, Integer> heldBack,
      Whom whom) {

    /// How many customers it would reach, now or later.
    public int customers() {
      return touched() - notContacted();
    }

    /// Of how many customers somebody gets a work item that says not to contact them.
    public int notContacted() {
      return work.getOrDefault(Why.REFUSED, 0);
    }

    /// For how many customers something is done, now or later.
    public int touched() {
      return messages + sum(work) + sum(waiting);
    }

    private static int sum(Map<Why, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// Whether a plan would do something for more than one person may let it.
  public boolean overLimit(Reach reach) {
    return reach.touched() > limit;
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
      private final Whom whom =
          new Whom(
              new ArrayList<>(),
              new EnumMap<>(Why.class),
              new EnumMap<>(Why.class),
              new EnumMap<>(Why.class));

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
      String id = found.customer().id();
      switch (found.step()) {
        case Step.Send it -> {
          count.messages++;
          name(id, count.whom.messages);
        }
        case Step.Work(Why why) -> count(id, why, count.work, count.whom.work);
        case Step.Wait(Why why, Instant until) -> count(id, why, count.waiting, count.whom.waiting);
        case Step.Nothing(Why why) -> count(id, why, count.heldBack, count.whom.heldBack);
      }
    }

    private static void count(
        String id, Why why, Map<Why, Integer> counts, Map<Why, List<String>> whom) {
      counts.merge(why, 1, Integer::sum);
      name(id, whom.computeIfAbsent(why, it -> new ArrayList<>()));
    }

    private static void name(String id, List<String> whom) {
      if (whom.size() < NAMED) {
        whom.add(id);
      }
    }

    PlanTrial trial(Instant now, int limit) {
      return new PlanTrial(
          now,
          limit,
          byPlan.values().stream()
              .map(it -> new Reach(it.plan, it.messages, it.work, it.waiting, it.heldBack, it.whom))
              .toList());
    }
  }
}
