package dev.lobby.dialogue;

import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.Milestone;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A complaint that was filed in a conversation and goes on.
///
/// @param number its number
/// @param told whether the customer was told what was decided
public record GoingOn(String number, boolean told) {

  private static final String TOLD = ", its outcome told";

  private static final Pattern WORDS = Pattern.compile("complaint (\\S+) goes on(" + TOLD + ")?");

  static GoingOn of(Complaint complaint) {
    return new GoingOn(complaint.number(), complaint.reached(Milestone.TOLD).isPresent());
  }

  /// How a decision names it, so that a turn that is decided anew finds it.
  String words() {
    return "complaint " + number + " goes on" + (told ? TOLD : "");
  }

  /// The one that a decision names; empty where it names none.
  static Optional<GoingOn> named(String why) {
    Matcher found = WORDS.matcher(why);
    return found.find()
        ? Optional.of(new GoingOn(found.group(1), found.group(2) != null))
        : Optional.empty();
  }
}
