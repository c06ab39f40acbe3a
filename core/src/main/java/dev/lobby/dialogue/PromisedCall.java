package dev.lobby.dialogue;

import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.article.WordsKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A call that was promised to a customer who speaks of it.
///
/// @param due by when
/// @param late whether that is over
/// @param move what they are told who want it at another time; empty where they do not
public record PromisedCall(Instant due, boolean late, Optional<WordsKey> move) {

  private static final Pattern WORDS =
      Pattern.compile("a call is promised by ([^ ,]+)(?:, to be moved: (?<move>[a-z-]+))?");

  private static final Set<String> ROWS = Set.of(Policy.CALL, Policy.CALL_OFF, Policy.CALL_MOVED);

  /// A call that is not to be moved.
  public PromisedCall(Instant due, boolean late) {
    this(due, late, Optional.empty());
  }

  /// A call as it stands at a time.
  public static PromisedCall at(Instant due, Instant now) {
    return new PromisedCall(due, now.isAfter(due));
  }

  /// The same for a customer who wants it at another time.
  PromisedCall moving(WordsKey told) {
    return new PromisedCall(due, late, Optional.of(told));
  }

  /// How a decision names it, so that a turn that is decided anew finds it.
  String words() {
    return "a call is promised by "
        + due
        + move.map(it -> ", to be moved: " + it.wire()).orElse("");
  }

  /// The one that was promised when a turn was decided, by why it was decided so.
  ///
  /// @param at when the message came
  public static Optional<PromisedCall> named(List<Trace.Branch> why, Instant at) {
    return why.stream()
        .filter(it -> ROWS.contains(it.row()))
        .map(it -> WORDS.matcher(it.why()))
        .filter(Matcher::find)
        .map(it -> {
          PromisedCall call = at(Instant.parse(it.group(1)), at);
          return Optional.ofNullable(it.group("move"))
              .flatMap(WordsKey::ofWire)
              .map(call::moving)
              .orElse(call);
        })
        .findFirst();
  }
}
