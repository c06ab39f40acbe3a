package dev.lobby.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;

/// What retention took. Stream: [#STREAM].
public sealed interface RetentionEvent extends Event {

  String STREAM = "retention";

  /// Records were blanked by a rule; the journal names them in the same frame.
  ///
  /// @param by who applied the rule
  /// @param rule the rule, to be read
  /// @param frames how many frames held something to be overwritten
  /// @param bytes how many bytes that was
  @WireName("retention.blanked")
  record Blanked(
      String by, RecordType type, String rule, long frames, long bytes, List<Taken> records)
      implements RetentionEvent {

    /// A record: its stream, and the last frame that was blanked of it.
    public record Taken(String stream, long upTo) {}

    /// The ids of the conversations among the records.
    @JsonIgnore
    public List<String> conversations() {
      return records.stream()
          .map(Taken::stream)
          .filter(RecordType.CONVERSATION::holds)
          .map(RecordType.CONVERSATION::id)
          .toList();
    }
  }
}
