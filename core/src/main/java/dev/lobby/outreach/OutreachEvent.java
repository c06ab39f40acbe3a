package dev.lobby.outreach;

import dev.lobby.customer.Purpose;
import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;

/// What was done for a customer by plan. Stream: `outreach/` and the id of their record.
///
/// All of a customer's stand in one stream and are appended with the version that was read, so that
/// nothing is done twice and no two messages pass a cap side by side.
public sealed interface OutreachEvent extends Event {

  /// The stream of a customer.
  static String stream(String customer) {
    return "outreach/" + customer;
  }

  /// The id of the record a stream belongs to.
  static String customer(String stream) {
    return stream.substring(stream("").length());
  }

  /// The plan's name.
  String plan();

  /// The customer was written to, in the same frame.
  ///
  /// @param version the plan's
  /// @param occasion what it followed
  @WireName("outreach.messaged")
  record Messaged(
      String plan, String version, Purpose purpose, String conversation, @Personal String occasion)
      implements OutreachEvent {}

  /// Somebody got a work item, in the same frame.
  ///
  /// @param followUp its number
  /// @param why why it is none or no message
  @WireName("outreach.work-made")
  record WorkMade(
      String plan,
      String version,
      Purpose purpose,
      String followUp,
      Why why,
      @Personal String occasion)
      implements OutreachEvent {}

  /// The customer is no more in the class that the plan follows: when they are again, it is another
  /// occasion.
  @WireName("outreach.left-class")
  record LeftClass(String plan) implements OutreachEvent {}
}
