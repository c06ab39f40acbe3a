package dev.lobby.feedback;

import dev.lobby.casework.CaseWords;
import dev.lobby.casework.CaseWords.Line;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was written of a suggestion or praise, by the customer and by those who look after it.
public final class FeedbackWords {

  private FeedbackWords() {}

  /// The words in its events.
  public static CaseWords of(String number, List<Recorded> events) {
    List<Line> lines = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof FeedbackEvent event) {
        Line line = line(event, recorded.time());
        if (line != null) {
          lines.add(line);
        }
      }
    }
    return new CaseWords(number, lines);
  }

  private static @Nullable Line line(FeedbackEvent event, Instant at) {
    return switch (event) {
      case FeedbackEvent.Received e -> new Line(at, "received", null, e.text());
      case FeedbackEvent.Noted e -> new Line(at, "noted", e.by(), e.text());
      case FeedbackEvent.Answered e -> new Line(at, "answered", e.by(), e.text());
      case FeedbackEvent.PassedOn e -> new Line(at, "passed-on", e.by(), e.to());
      case FeedbackEvent.Dismissed e -> new Line(at, "dismissed", e.by(), e.reason());
      case FeedbackEvent.Routed e -> null;
      case FeedbackEvent.Assigned e -> null;
      case FeedbackEvent.Told e -> null;
    };
  }
}
