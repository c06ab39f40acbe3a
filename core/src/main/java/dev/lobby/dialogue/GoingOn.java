package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Milestone;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A complaint that was filed in a conversation and goes on; or one that is closed, as long as its
/// customer may not accept what they were told.
///
/// @param number its number
/// @param told whether the customer was told what was decided
/// @param closed whether it was closed since
public record GoingOn(String number, boolean told, boolean closed) {

  private static final String TOLD = ", its outcome told";

  private static final String CLOSED = " is closed";

  private static final Pattern WORDS =
      Pattern.compile("complaint (\\S+)(?: goes on|(" + CLOSED + "))(" + TOLD + ")?");

  /// One that is not closed.
  public GoingOn(String number, boolean told) {
    this(number, told, false);
  }

  static GoingOn of(Complaint complaint) {
    return new GoingOn(
        complaint.number(), complaint.reached(Milestone.TOLD).isPresent(), complaint.closed());
  }

  /// How a decision names it, so that a turn that is decided anew finds it.
  String words() {
    return "complaint " + number + (closed ? CLOSED : " goes on") + (told ? TOLD : "");
  }

  /// The one that a decision names; empty where it names none.
  static Optional<GoingOn> named(String why) {
    Matcher found = WORDS.matcher(why);
    return found.find()
        ? Optional.of(new GoingOn(found.group(1), found.group(3) != null, found.group(2) != null))
        : Optional.empty();
  }
}
