package dev.lobby.dialogue;

import dev.lobby.conversation.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call that was promised to a customer who asks when it comes.
///
/// @param due by when
/// @param late whether that is over
public record PromisedCall(Instant due, boolean late) {

  private static final Pattern WORDS = Pattern.compile("a call is promised by ([^ ,]+)");

  /// A call as it stands at a time.
  public static PromisedCall at(Instant due, Instant now) {
    return new PromisedCall(due, now.isAfter(due));
  }

  /// How a decision names it, so that a turn that is decided anew finds it.
  String words() {
    return "a call is promised by " + due;
  }

  /// The one that was promised when a turn was decided, by why it was decided so.
  ///
  /// @param at when the message came
  public static Optional<PromisedCall> named(List<Trace.Branch> why, Instant at) {
    return why.stream()
        .filter(it -> it.row().equals(Policy.CALL) || it.row().equals(Policy.CALL_OFF))
        .map(it -> WORDS.matcher(it.why()))
        .filter(Matcher::find)
        .map(it -> at(Instant.parse(it.group(1)), at))
        .findFirst();
  }
}
