package dev.lobby.publishing.recall;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happens to corrections of wrong answers.
public sealed interface CorrectionEvent extends Event {

  /// The stream of a correction: what it says, and to whom.
  static String stream(String correction) {
    return "correction/" + correction;
  }

  /// The stream of what one customer was sent about one article.
  static String stream(String customer, String article) {
    return "corrected/" + customer + "/" + article;
  }

  /// A supervisor drafted a correction, which somebody else has to approve. Stream: `correction/`
  /// and its id.
  ///
  /// @param by the supervisor's user name
  /// @param version the version they were told; null for any
  /// @param from the first instant
  /// @param to the first instant after the last
  /// @param zh what is to be told in Chinese
  /// @param en what is to be told in English
  @WireName("correction.proposed")
  record Proposed(
      String by,
      String article,
      @Nullable String version,
      String from,
      String to,
      String zh,
      String en)
      implements CorrectionEvent {

    /// Whom it is for, in a line.
    @JsonIgnore
    public String what() {
      return new Recall.Query(article, version, Instant.parse(from), Instant.parse(to)).toString();
    }
  }

  /// A correction that was drafted is not sent. Stream: `correction/` and its id.
  @WireName("correction.dropped")
  record Dropped(String by, String reason) implements CorrectionEvent {}

  /// A supervisor approved these words for everybody who was told an article between two instants.
  /// Stream: `correction/` and its id.
  ///
  /// @param by the supervisor's user name
  /// @param version the version they were told; null for any
  /// @param from the first instant
  /// @param to the first instant after the last
  /// @param zh what is told in Chinese
  /// @param en what is told in English
  @WireName("correction.ordered")
  record Ordered(
      String by,
      String article,
      @Nullable String version,
      String from,
      String to,
      String zh,
      String en)
      implements CorrectionEvent {

    /// Whom it is for, in a line.
    @JsonIgnore
    public String what() {
      return new Recall.Query(article, version, Instant.parse(from), Instant.parse(to)).toString();
    }
  }

  /// A customer was told; in the same frame stands the
  /// [message][dev.lobby.conversation.ConversationEvent.Corrected]. Stream: `corrected/`, the
  /// customer and the article.
  ///
  /// @param by the supervisor's user name
  /// @param conversation where they were told
  @WireName("correction.sent")
  record Sent(String correction, String by, String conversation) implements CorrectionEvent {}
}
