package dev.lobby.outreach;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;

/// What happens to a contact plan. Stream: `contact-plan/` and its name.
public sealed interface PlanEvent extends Event {

  /// The stream of a plan.
  static String stream(String plan) {
    return "contact-plan/" + plan;
  }

  /// It would have reached more customers at once than one person may let it: it is held.
  ///
  /// @param version the plan's
  /// @param customers how many it would have reached
  /// @param limit how many it might
  @WireName("contact-plan.held")
  record Held(String version, int customers, int limit) implements PlanEvent {}

  /// A supervisor agreed; it counts from now on.
  @WireName("contact-plan.confirmed")
  record Confirmed(String by, String version) implements PlanEvent {}
}
