package dev.lobby.customer;

import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What becomes known of a customer. Stream: `customer/` and the record's id.
public sealed interface CustomerEvent extends Event {

  /// The stream of a customer's record.
  static String stream(String customer) {
    return "customer/" + customer;
  }

  /// Somebody nobody knows came in.
  @WireName("customer.visited")
  record Visited() implements CustomerEvent {}

  /// The bank's own site vouched for who it is.
  ///
  /// @param subject the bank's id for the customer
  /// @param name how to address them; null when not told
  /// @param tier the bank's tier; null when not told
  @WireName("customer.identified")
  record Identified(
      @Personal String subject, @Personal @Nullable String name, @Nullable String tier)
      implements CustomerEvent {}

  /// The customer is reached through a provider.
  ///
  /// @param channel the door they came in by
  /// @param address who they are there
  @WireName("customer.reached")
  record Reached(String channel, @Personal String address) implements CustomerEvent {}
}
