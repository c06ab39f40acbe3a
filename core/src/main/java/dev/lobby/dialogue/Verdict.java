package dev.lobby.dialogue;

import dev.lobby.conversation.Reason;
import org.jspecify.annotations.Nullable;

/// What a row of [Policy] says of a situation.
///
/// @param say what to say; null when the row does not apply
/// @param route whom to bring; null for nobody
/// @param why why it applies or not, in words
record Verdict(@Nullable Say say, @Nullable Reason route, String why) {

  static Verdict no(String why) {
    return new Verdict(null, null, why);
  }

  static Verdict yes(Say say, @Nullable Reason route, String why) {
    return new Verdict(say, route, why);
  }

  boolean applies() {
    return say != null;
  }
}
