package dev.lobby.outreach;

import dev.lobby.followup.FollowUp;
import dev.lobby.followup.Kind;
import dev.lobby.journal.Journal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells of work items which plan made them, and why. Safe for use by many threads.
public final class WorkItems {

  private final Journal journal;
  private final Plans plans;

  /// @param plans those in force
  public WorkItems(Journal journal, Plans plans) {
    this.journal = journal;
    this.plans = plans;
  }

  /// How a work item came to be.
  ///
  /// @param why why it is none or no message
  /// @param ends the last day of what the plan follows, ISO-8601, as it was when the item was made;
  ///   null where nothing ends
  public record Made(Plan plan, Why why, @Nullable String ends) {}

  /// How a follow-up came to be; empty of one that no plan in force made.
  public Optional<Made> of(FollowUp item) {
    if (item.kind() != Kind.PLANNED_CONTACT && item.kind() != Kind.AFTER_COMPLAINT) {
      return Optional.empty();
    }
    return Optional.ofNullable(History.of(journal, item.customer()).workItems().get(item.number()))
        .flatMap(made ->
            plans
                .find(made.plan())
                .map(plan ->
                    new Made(plan, made.why(), Occasion.ends(made.occasion()).orElse(null))));
  }
}
