package dev.lobby.complaint;

import dev.lobby.casework.CaseWords;
import dev.lobby.casework.CaseWords.Line;
import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was written about a complaint.
public final class ComplaintWords {

  private ComplaintWords() {}

  /// The words in a complaint's events.
  public static CaseWords of(String number, List<Recorded> events) {
    List<Line> lines = new ArrayList<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ComplaintEvent event) {
        Line line = line(event, recorded.time());
        if (line != null) {
          lines.add(line);
        }
      }
    }
    return new CaseWords(number, lines);
  }

  private static @Nullable Line line(ComplaintEvent event, Instant at) {
    return switch (event) {
      case ComplaintEvent.Stated e ->
          new Line(at, "stated", null, e.zh() + " " + e.en() + ": " + e.said());
      case ComplaintEvent.Noted e -> new Line(at, "noted", e.by(), e.text());
      case ComplaintEvent.Planned e -> new Line(at, "planned", e.by(), e.action());
      case ComplaintEvent.Escalated e ->
          e.reason() == null ? null : new Line(at, "escalated", e.by(), e.reason());
      case ComplaintEvent.ExtensionAsked e ->
          new Line(
              at,
              "extension-asked",
              e.by(),
              e.toCustomer() == null ? e.reason() : e.reason() + "\n" + e.toCustomer());
      case ComplaintEvent.ExtensionRefused e ->
          new Line(at, "extension-refused", e.by(), e.reason());
      case ComplaintEvent.Resolved e ->
          new Line(
              at,
              "resolved",
              e.by(),
              Stream.of(e.found(), e.remedy(), e.owed(), e.appeal())
                  .filter(Objects::nonNull)
                  .collect(Collectors.joining("\n")));
      case ComplaintEvent.Reopened e -> new Line(at, "reopened", e.by(), e.reason());
      case ComplaintEvent.Withdrawn e -> new Line(at, "withdrawn", e.by(), e.said());
      case ComplaintEvent.Dismissed e -> new Line(at, "dismissed", e.by(), e.reason());
      case ComplaintEvent.Filed e -> null;
      case ComplaintEvent.Classified e -> null;
      case ComplaintEvent.Assigned e -> null;
      case ComplaintEvent.Acknowledged e -> null;
      case ComplaintEvent.Extended e -> null;
      case ComplaintEvent.Linked e -> null;
      case ComplaintEvent.Grouped e -> null;
      case ComplaintEvent.Joined e -> null;
      case ComplaintEvent.Parted e -> null;
      case ComplaintEvent.DuplicateJoined e -> null;
      case ComplaintEvent.DuplicateParted e -> null;
      case ComplaintEvent.Told e ->
          e.note() == null ? null : new Line(at, "told", e.by(), e.note());
      case ComplaintEvent.Closed e -> null;
      case ComplaintEvent.Rated e -> null;
    };
  }
}
