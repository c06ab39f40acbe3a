package dev.lobby.retention;

import dev.lobby.journal.BlankExtent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rules take now, and what they leave.
///
/// @param lines one for each type
public record RetentionPlan(Instant at, List<Line> lines) {

  /// Why a record stays.
  public enum Kept {
    NEVER("no rule blanks them"),
    HOLD("legal hold"),
    OPEN("open"),
    MINIMUM("within the minimum"),
    NOT_DUE("not due yet");

    private final String text;

    Kept(String text) {
      this.text = text;
    }
  }

  /// What one rule takes.
  ///
  /// @param due the records that are blanked
  /// @param extent how much of them there is on the disk
  /// @param oldest when something last happened in the oldest of them; null when there is none
  /// @param kept how many stay, by the reason
  /// @param blanked how many were blanked before
  public record Line(
      RecordType type,
      RetentionRule rule,
      List<RetentionEvent.Blanked.Taken> due,
      BlankExtent extent,
      @Nullable Instant oldest,
      Map<Kept, Long> kept,
      long blanked) {}

  /// Returns it, to be read.
  public String text(ZoneId zone) {
    DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
    // Who applies it sees whether the machine's clock is right.
    StringBuilder text = new StringBuilder("As of " + day.format(at) + " (" + zone + ")\n");
    for (Line line : lines) {
      text.append(String.format(Locale.ROOT, "%-13s %s%n", line.type.wire(), line.rule.text()));
      text.append("  due         ").append(line.due.size());
      if (line.oldest != null) {
        text.append(": ").append(line.extent.frames()).append(" frames, ");
        text.append(line.extent.bytes()).append(" bytes; the oldest from ");
        text.append(day.format(line.oldest));
      }
      text.append('\n');
      line.kept.forEach((why, count) ->
          text.append("  kept        ").append(count).append(": ").append(why.text).append('\n'));
      if (line.blanked > 0) {
        text.append("  blanked     ").append(line.blanked).append(" before\n");
      }
    }
    return text.toString().stripTrailing();
  }
}
