package dev.lobby.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Why a person is needed: everything heard so far, so that whoever comes for the most pressing
/// finds the rest, too.
public final class Reasons {

  private final List<Reason> all;

  private Reasons(Stream<Reason> all) {
    this.all = all.distinct().sorted().toList();
  }

  /// One reason.
  public static Reasons of(Reason reason) {
    return new Reasons(Stream.of(reason));
  }

  /// Reasons as they were kept.
  ///
  /// @throws IllegalArgumentException when there are none
  @JsonCreator
  public static Reasons of(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A person is needed for at least one reason.");
    }
    return new Reasons(reasons.stream());
  }

  /// All of them, the most pressing first, at least one.
  @JsonValue
  public List<Reason> all() {
    return all;
  }

  /// The most pressing.
  public Reason first() {
    return all.getFirst();
  }

  public boolean has(Reason reason) {
    return all.contains(reason);
  }

  /// These and another.
  public Reasons and(Reason other) {
    return new Reasons(Stream.concat(all.stream(), Stream.of(other)));
  }

  /// Whether somebody who comes for these would have more to do by another. That nobody knew an
  /// answer, or that something may become business, adds nothing for somebody who comes for more.
  public boolean change(Reason other) {
    return switch (other) {
      case SELF_HARM, FRAUD, LOST_CARD, COMPLAINT, HARDSHIP, PERSON -> !has(other);
      case NO_ANSWER, FAILED, LEAD -> other.compareTo(first()) < 0;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reasons reasons && reasons.all.equals(all);
  }

  @Override
  public int hashCode() {
    return Objects.hash(all);
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
