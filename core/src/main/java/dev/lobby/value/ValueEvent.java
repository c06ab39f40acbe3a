package dev.lobby.value;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;

/// What becomes of a customer's worth. Stream: `customer-value/` and the record's id.
public sealed interface ValueEvent extends Event {

  /// The stream of what a customer is worth.
  static String stream(String customer) {
    return "customer-value/" + customer;
  }

  /// The id of the record a stream belongs to.
  static String customer(String stream) {
    return stream.substring(stream("").length());
  }

  /// The customer is in another class than before.
  ///
  /// @param before the one they were in as far as the journal tells
  @WireName("customer-value.classed")
  record Classed(ValueClass valueClass, ValueClass before) implements ValueEvent {}
}
