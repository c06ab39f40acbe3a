package dev.lobby.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// What kind of change a receiver is told.
public enum ChangeType {
  /// What the bank or the customer said of who they are and how they are reached.
  PROFILE("customer.profile"),
  CONSENT("customer.consent"),
  /// The record and another one are of the same person.
  LINKED("customer.linked"),
  /// They stand apart again.
  PARTED("customer.parted"),
  /// The customer was assessed. A rating out of the bank's file is part of the profile.
  RATING("customer.rating"),
  VALUE_CLASS("customer.value-class"),
  ERASED("customer.erased"),
  COMPLAINT_OPENED("complaint.opened"),
  COMPLAINT_CLOSED("complaint.closed"),
  COMPLAINT_REOPENED("complaint.reopened"),
  LEAD_OPENED("lead.opened"),
  LEAD_ENDED("lead.ended"),
  LEAD_REOPENED("lead.reopened");

  private final String wire;

  ChangeType(String wire) {
    this.wire = wire;
  }

  /// As notices and the journal name it.
  @JsonValue
  public String wire() {
    return wire;
  }

  @JsonCreator
  static ChangeType of(String wire) {
    return Arrays.stream(values())
        .filter(type -> type.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of change: " + wire));
  }
}
