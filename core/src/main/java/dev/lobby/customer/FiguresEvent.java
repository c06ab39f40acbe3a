package dev.lobby.customer;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import org.jspecify.annotations.Nullable;

/// What the bank counted of a customer's business. Stream: `customer-figures/` and the record's id.
///
/// It stands apart from the record: it is told anew each night, and the last time alone counts, so
/// that a record is read as quickly after a year of nights.
public sealed interface FiguresEvent extends Event {

  /// The stream of a customer's figures.
  static String stream(String customer) {
    return "customer-figures/" + customer;
  }

  /// The id of the record a stream of figures belongs to.
  static String customer(String stream) {
    return stream.substring(stream("").length());
  }

  /// The bank told its figures; all of them, so what was told before no longer counts.
  ///
  /// @param by who brought them
  /// @param figures null when it took back what it told
  /// @param importId the import it is part of, and before whose end it counts for nothing; null
  ///   when of none
  @WireName("customer-figures.told")
  record Told(String by, @Nullable Figures figures, @Nullable String importId)
      implements FiguresEvent {}
}
