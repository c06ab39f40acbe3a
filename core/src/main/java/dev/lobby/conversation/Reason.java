package dev.lobby.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/// Why a person is needed, most pressing first.
public enum Reason {
  SELF_HARM(1, Duration.ofMinutes(1)),
  FRAUD(1, Duration.ofMinutes(1)),
  LOST_CARD(1, Duration.ofMinutes(1)),
  COMPLAINT(2, Duration.ofMinutes(10)),
  HARDSHIP(2, Duration.ofMinutes(10)),
  PERSON(2, Duration.ofMinutes(3)),
  NO_ANSWER(3, Duration.ofMinutes(5)),
  FAILED(3, Duration.ofMinutes(5)),
  LEAD(4, Duration.ofHours(4));

  private final int priority;
  private final Duration target;

  Reason(int priority, Duration target) {
    this.priority = priority;
    this.target = target;
  }

  /// The name in interfaces and in the journal.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// 1 is taken first.
  public int priority() {
    return priority;
  }

  /// Within what time a person should have answered.
  public Duration target() {
    return target;
  }

  /// Whether a customer with this reason waits in the conversation, so that its status is `QUEUED`;
  /// a lead does not.
  public boolean customerWaits() {
    return this != LEAD;
  }

  /// The more pressing of two reasons.
  public Reason orMorePressing(Reason other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
