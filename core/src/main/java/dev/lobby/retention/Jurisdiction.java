package dev.lobby.retention;

import java.time.Period;

/// A set of minimums to begin with; where they come from stands in the package's description.
public enum Jurisdiction {
  NONE(Period.ZERO, Period.ZERO, Period.ZERO),
  CN(Period.ofYears(3), Period.ofYears(10), Period.ofMonths(6)),
  HK(Period.ofYears(6), Period.ofYears(5), Period.ofYears(1)),
  UK(Period.ofYears(6), Period.ofYears(5), Period.ofYears(1)),
  EU(Period.ofYears(5), Period.ofYears(5), Period.ofYears(1));

  private final Period conversation;
  private final Period customer;
  private final Period audit;

  Jurisdiction(Period conversation, Period customer, Period audit) {
    this.conversation = conversation;
    this.customer = customer;
    this.audit = audit;
  }

  /// How long records of a type are kept at least.
  public Period minimum(RecordType type) {
    return switch (type) {
      case CONVERSATION, COMPLAINT -> conversation;
      case CUSTOMER -> customer;
      case AUDIT -> audit;
      case STAFF -> Period.ZERO;
    };
  }
}
