package dev.lobby.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;

/// What happens to the erasure of a person. Stream: `erasure/` and the person's id.
///
/// None of it is the person's own: it stays readable when they are erased.
public sealed interface ErasureEvent extends Event {

  /// The stream of a person's erasure.
  static String stream(String subject) {
    return "erasure/" + subject;
  }

  /// The person must not be erased, whatever they ask.
  ///
  /// @param by the user name of who says so
  @WireName("erasure.held")
  record Held(String by, String reason) implements ErasureEvent {}

  /// The hold is over.
  @WireName("erasure.hold-released")
  record HoldReleased(String by, String reason) implements ErasureEvent {}

  /// Somebody wants the person erased.
  @WireName("erasure.requested")
  record Requested(String by, String reason) implements ErasureEvent {}

  /// What was requested is not to be done.
  @WireName("erasure.withdrawn")
  record Withdrawn(String by, String reason) implements ErasureEvent {}

  /// A second person agrees: from here on it will be done, even if Lobby stops in between.
  @WireName("erasure.approved")
  record Approved(String by) implements ErasureEvent {}

  /// The keys are destroyed.
  ///
  /// @param streams what can no longer be read
  @WireName("erasure.done")
  record Done(String subject, List<String> streams) implements ErasureEvent {

    /// The ids of the conversations among them.
    @JsonIgnore
    public List<String> conversations() {
      String prefix = ConversationEvent.stream("");
      return streams.stream()
          .filter(stream -> stream.startsWith(prefix))
          .map(stream -> stream.substring(prefix.length()))
          .toList();
    }
  }
}
