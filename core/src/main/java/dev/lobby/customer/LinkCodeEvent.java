package dev.lobby.customer;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;

/// What happens to a one-time code. Stream: `link-code/` and what stands for the code, which is
/// itself nowhere.
public sealed interface LinkCodeEvent extends Event {

  /// The stream of a code.
  ///
  /// @param mark stands for the code
  static String stream(String mark) {
    return "link-code/" + mark;
  }

  /// It was given to a customer.
  ///
  /// @param customer the id of the record
  /// @param until the moment from which it is worth nothing, such as `2026-03-02T10:15:00Z`
  @WireName("link-code.issued")
  record Issued(String by, String customer, String until) implements LinkCodeEvent {}

  /// It was told, and is worth nothing from now on.
  ///
  /// @param part the id of the record it was told from
  @WireName("link-code.used")
  record Used(String part) implements LinkCodeEvent {}
}
