package dev.lobby.publishing.gap;

import dev.lobby.knowledge.article.Wired;
import dev.lobby.publishing.gap.GapEvent.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done about questions.
///
/// @param article the article that was drafted or added to; null for none
/// @param why what was said of it; may be empty
public record Settlement(Kind kind, String by, Instant at, @Nullable String article, String why) {

  /// What was done.
  public enum Kind implements Wired {
    DRAFTED,
    PHRASINGS_ADDED,
    DISMISSED
  }

  static Settlement of(GapEvent event, Instant at) {
    return switch (event) {
      case GapEvent.Drafted e -> new Settlement(Kind.DRAFTED, e.by(), at, e.article(), "");
      case GapEvent.PhrasingsAdded e ->
          new Settlement(Kind.PHRASINGS_ADDED, e.by(), at, e.article(), "");
      case GapEvent.Dismissed e -> new Settlement(Kind.DISMISSED, e.by(), at, null, e.why());
      case GapEvent.ReplyDismissed e -> new Settlement(Kind.DISMISSED, e.by(), at, null, e.why());
    };
  }

  /// The questions that an event settles.
  static List<Place> questions(GapEvent event) {
    return switch (event) {
      case GapEvent.Drafted e -> e.questions();
      case GapEvent.PhrasingsAdded e -> e.questions();
      case GapEvent.Dismissed e -> e.questions();
      case GapEvent.ReplyDismissed e -> List.of();
    };
  }
}
