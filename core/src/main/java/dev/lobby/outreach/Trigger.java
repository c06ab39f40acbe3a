package dev.lobby.outreach;

import dev.lobby.value.ValueClass;

/// What a contact follows.
public sealed interface Trigger {

  /// The customer opened an account, by the day the bank's figures tell.
  record Opened() implements Trigger {}

  /// A complaint of the customer was told and closed.
  record ComplaintClosed() implements Trigger {}

  /// The customer is in a class; once for as long as they stay in it.
  record InClass(ValueClass valueClass) implements Trigger {}

  /// The bank may soon be about to lose the customer, by its rules of value; once for as long as
  /// that is said of them.
  record ChurnWarning() implements Trigger {}

  /// The customer's rating ends within so many days.
  record RatingExpires(int days) implements Trigger {}

  /// The customer's next deposit ends within so many days.
  record DepositEnds(int days) implements Trigger {}

  /// So many days went by since the plan reached the customer last, or since they opened an
  /// account, where the bank tells no day for that since they are on record.
  record Every(int days) implements Trigger {}

  /// The customer answered a survey by a score that [recommends the bank to
  /// nobody][dev.lobby.survey.Nps#isDetractor]; once for each survey.
  record Detractor() implements Trigger {}

  /// Whether it follows how a customer stands, for as long as they do.
  default boolean lasts() {
    return this instanceof InClass || this instanceof ChurnWarning;
  }

  /// Whether something of the customer's ends, whoever may speak with them.
  default boolean ends() {
    return switch (this) {
      case RatingExpires it -> true;
      case DepositEnds it -> true;
      case Opened it -> false;
      case ComplaintClosed it -> false;
      case InClass it -> false;
      case ChurnWarning it -> false;
      case Every it -> false;
      case Detractor it -> false;
    };
  }

  /// Its name in files and interfaces.
  default String wire() {
    return switch (this) {
      case Opened it -> "opened";
      case ComplaintClosed it -> "complaint-closed";
      case InClass it -> "class";
      case ChurnWarning it -> "churn-warning";
      case RatingExpires it -> "rating-expires";
      case DepositEnds it -> "deposit-ending";
      case Every it -> "every";
      case Detractor it -> "detractor";
    };
  }

  /// What it is, as one text.
  default String text() {
    return switch (this) {
      case Opened it -> wire();
      case ComplaintClosed it -> wire();
      case InClass(ValueClass valueClass) -> wire() + " " + valueClass.wire();
      case ChurnWarning it -> wire();
      case RatingExpires(int days) -> wire() + " " + days;
      case DepositEnds(int days) -> wire() + " " + days;
      case Every(int days) -> wire() + " " + days;
      case Detractor it -> wire();
    };
  }
}
