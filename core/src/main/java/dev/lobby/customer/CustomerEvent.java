package dev.lobby.customer;

import dev.lobby.journal.Event;
import dev.lobby.wire.Personal;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes known of a customer. Stream: `customer/` and the record's id.
public sealed interface CustomerEvent extends Event {

  /// The stream of a customer's record.
  static String stream(String customer) {
    return "customer/" + customer;
  }

  /// The import it is part of, and before whose end it counts for nothing; null when of none.
  default @Nullable String importId() {
    return null;
  }

  /// Somebody nobody knows came in.
  @WireName("customer.visited")
  record Visited() implements CustomerEvent {}

  /// The bank's own site vouched for who it is.
  ///
  /// @param subject the bank's id for the customer
  /// @param name how to address them; null when not told
  /// @param tier the bank's tier; null when not told
  /// @param nameMark stands for the name, so that they are found by it; null without one
  @WireName("customer.identified")
  record Identified(
      @Personal String subject,
      @Personal @Nullable String name,
      @Nullable String tier,
      @Nullable String nameMark)
      implements CustomerEvent {}

  /// The customer is reached through a provider.
  ///
  /// @param channel the door they came in by
  /// @param address who they are there
  @WireName("customer.reached")
  record Reached(String channel, @Personal String address) implements CustomerEvent {}

  /// The bank said what it knows of them; all of it, so what was said before no longer counts.
  ///
  /// @param by who brought it
  /// @param externalId the bank's number for the customer
  /// @param name null when not told, as are the others
  /// @param manager the user name of who looks after them
  /// @param claims stands for each of the contacts, so that two who name the same one are seen
  /// @param nameMark stands for the name, so that they are found by it; null without one
  /// @param depositUntil the last day of the deposit of theirs that ends next; in the clear, as a
  ///   rating's is, for the views that ask whose ends soon
  @WireName("customer.profiled")
  record Profiled(
      String by,
      @Personal String externalId,
      @Personal @Nullable String name,
      @Nullable String tier,
      @Nullable String manager,
      @Personal @Nullable List<Contact> contacts,
      List<String> claims,
      @Personal @Nullable List<Holding> holdings,
      @Nullable Rating rating,
      @Nullable String importId,
      @Nullable String nameMark,
      @Nullable String depositUntil)
      implements CustomerEvent {}

  /// The customer allowed something, or no longer does.
  ///
  /// @param how by which way they said so, such as `conversation`
  @WireName("customer.consented")
  record Consented(
      String by,
      Purpose purpose,
      boolean given,
      String how,
      @Personal @Nullable String note,
      @Nullable String importId)
      implements CustomerEvent {}

  /// The customer was told something they must be told.
  ///
  /// @param what the bank's name for it, such as `risk-statement`
  @WireName("customer.disclosed")
  record Disclosed(String by, String what, String how) implements CustomerEvent {}

  /// The customer was assessed for how much risk they can bear, which is their rating from then on.
  ///
  /// @param by who assessed them
  /// @param assessment the name under which they know it
  @WireName("customer.assessed")
  record Assessed(String by, String assessment, @Personal @Nullable Rating rating)
      implements CustomerEvent {}

  /// The customer said by which channels they want to be reached.
  ///
  /// @param channels the best first
  @WireName("customer.preferred")
  record Preferred(String by, List<String> channels) implements CustomerEvent {}

  /// The record is of the same person as another one, and part of it from now on.
  ///
  /// @param main the id of the other
  @WireName("customer.joined")
  record Joined(String by, String main, Proof proof, @Personal @Nullable String reason)
      implements CustomerEvent {}

  /// Another record is part of this one from now on.
  ///
  /// @param part the id of the other
  @WireName("customer.gained")
  record Gained(String by, String part, Proof proof) implements CustomerEvent {}

  /// The record stands alone again.
  @WireName("customer.left")
  record Left(String by, String main, @Personal @Nullable String reason) implements CustomerEvent {}

  /// Another record is no part of this one any more.
  @WireName("customer.lost")
  record Lost(String by, String part) implements CustomerEvent {}

  /// Somebody else claims what is this customer's: neither gets it from the other, and people look.
  ///
  /// @param other the id of the other's record
  /// @param claimed the id of the record both claim
  @WireName("customer.contested")
  record Contested(String other, String claimed) implements CustomerEvent {}

  /// People have looked.
  @WireName("customer.contest-settled")
  record ContestSettled(String by, String claimed, @Personal String reason)
      implements CustomerEvent {}

  /// The customer was erased: what the bank said of them no longer counts.
  @WireName("customer.forgotten")
  record Forgotten() implements CustomerEvent {}

  /// Somebody told a code that is none.
  @WireName("customer.code-refused")
  record CodeRefused() implements CustomerEvent {}
}
