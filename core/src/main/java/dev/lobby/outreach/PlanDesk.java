package dev.lobby.outreach;

import dev.lobby.casework.Refusal;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds plans that would reach too many at once, until a supervisor agrees. Safe for use by many
/// threads.
public final class PlanDesk {

  /// How a plan stands.
  ///
  /// @param heldAt since when it was held; null when it never was
  /// @param customers how many it would have reached then
  /// @param confirmedBy the user name of who agreed; null for nobody
  public record Standing(
      @Nullable Instant heldAt,
      int customers,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt) {

    private static final Standing FREE = new Standing(null, 0, null, null);

    /// Whether nothing is done by it.
    public boolean held() {
      return heldAt != null && confirmedBy == null;
    }
  }

  private final Journal journal;

  public PlanDesk(Journal journal) {
    this.journal = journal;
  }

  /// How a plan stands, as it is written now.
  public Standing of(Plan plan) {
    return fold(plan.version(), journal.read(PlanEvent.stream(plan.id()), 0));
  }

  private static Standing fold(String version, List<Recorded> events) {
    Standing now = Standing.FREE;
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case PlanEvent.Held e when e.version().equals(version) ->
            now = new Standing(recorded.time(), e.customers(), null, null);
        case PlanEvent.Confirmed e when e.version().equals(version) ->
            now = new Standing(now.heldAt, now.customers, e.by(), recorded.time());
        default -> {}
      }
    }
    return now;
  }

  /// Holds a plan that would reach more than the limit, unless somebody agreed.
  ///
  /// @return whether it is held
  boolean hold(Plan plan, int customers, int limit) {
    List<Recorded> events = journal.read(PlanEvent.stream(plan.id()), 0);
    Standing now = fold(plan.version(), events);
    if (now.held() || now.confirmedBy != null) {
      return now.held();
    }
    // Another node that was quicker wrote the same, or a supervisor agreed to that.
    journal.append(
        List.of(
            new StreamWrite(
                PlanEvent.stream(plan.id()),
                events.size(),
                "",
                new PlanEvent.Held(plan.version(), customers, limit))));
    return true;
  }

  /// Lets a plan that is held do what it says.
  ///
  /// @param version the one somebody looked at
  /// @param by the user name of the supervisor
  /// @return why not; empty when it is done
  public Optional<Refusal> confirm(Plan plan, String version, String by) {
    List<Recorded> events = journal.read(PlanEvent.stream(plan.id()), 0);
    if (!plan.version().equals(version)) {
      return Optional.of(
          new Refusal(
              "计划已改为另一个版本，请刷新后重新查看。",
              "The plan is another one by now. Load the page again and look at it."));
    }
    if (!fold(version, events).held()) {
      return Optional.of(new Refusal("该计划没有被暂停。", "The plan is not held."));
    }
    return journal.append(
                List.of(
                    new StreamWrite(
                        PlanEvent.stream(plan.id()),
                        events.size(),
                        "",
                        new PlanEvent.Confirmed(by, version))))
            instanceof AppendResult.Appended
        ? Optional.empty()
        : Optional.of(new Refusal("别人刚刚处理过，请刷新。", "Somebody was quicker. Load the page again."));
  }
}
