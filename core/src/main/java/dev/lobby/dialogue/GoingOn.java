package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Milestone;
import dev.lobby.complaint.Wish;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A complaint that was filed in a conversation and goes on; or one that is closed, as long as its
/// customer may not accept what they were told.
///
/// @param number its number
/// @param told whether the customer was told what was decided
/// @param closed whether it was closed since
/// @param takenBack whether its customer took it back, and nobody has seen to that
public record GoingOn(String number, boolean told, boolean closed, boolean takenBack) {

  private static final String TOLD = ", its outcome told";

  private static final String CLOSED = " is closed";

  private static final String TAKEN_BACK = ", taken back";

  private static final Pattern WORDS =
      Pattern.compile(
          "complaint (\\S+)(?: goes on|(" + CLOSED + "))(" + TOLD + ")?(" + TAKEN_BACK + ")?");

  /// One that is not closed.
  public GoingOn(String number, boolean told) {
    this(number, told, false);
  }

  /// One that was not taken back.
  public GoingOn(String number, boolean told, boolean closed) {
    this(number, told, closed, false);
  }

  static GoingOn of(Complaint complaint) {
    return new GoingOn(
        complaint.number(),
        complaint.reached(Milestone.TOLD).isPresent(),
        complaint.closed(),
        complaint.wishes().contains(Wish.WITHDRAWAL));
  }

  /// Whether its customer, who took it back, thinks better of that.
  boolean isTakenUpAgain(String text) {
    return takenBack && TakingUpAgain.is(text);
  }

  /// How a decision names it, so that a turn that is decided anew finds it.
  String words() {
    return "complaint "
        + number
        + (closed ? CLOSED : " goes on")
        + (told ? TOLD : "")
        + (takenBack ? TAKEN_BACK : "");
  }

  /// The one that a decision names; empty where it names none.
  static Optional<GoingOn> named(String why) {
    Matcher found = WORDS.matcher(why);
    return found.find()
        ? Optional.of(
            new GoingOn(
                found.group(1),
                found.group(3) != null,
                found.group(2) != null,
                found.group(4) != null))
        : Optional.empty();
  }
}
