package dev.lobby.outreach;

import java.time.Instant;

/// What is done now about an occasion.
sealed interface Step {

  /// The customer is written to.
  record Send() implements Step {}

  /// Somebody gets a work item.
  record Work(Why why) implements Step {}

  /// It is looked at again.
  ///
  /// @param until when that is worth while
  record Wait(Why why, Instant until) implements Step {}

  /// Nothing.
  record Nothing(Why why) implements Step {}
}
