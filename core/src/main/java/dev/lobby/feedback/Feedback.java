package dev.lobby.feedback;

import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A suggestion or praise as it stands, without anybody's words: those are in its stream alone.
///
/// @param number what staff and the customer call it by
/// @param origin where it came from
/// @param care who looks after it
/// @param verdict what the bank makes of it; null as long as it has not said
/// @param stage how far it has come
/// @param endedAt when it ended; null as long as it goes on
/// @param version how many events it has
public record Feedback(
    String number,
    Origin origin,
    Care care,
    @Nullable FeedbackVerdict verdict,
    Stage stage,
    @Nullable Instant endedAt,
    long version) {

  /// Where it came from.
  ///
  /// @param product the part of the bank's business it is about; null when that is not known
  public record Origin(
      FeedbackKind kind,
      String conversation,
      String customer,
      String channel,
      Language language,
      @Nullable String product,
      Instant at) {}

  /// Who looks after it.
  ///
  /// @param team null as long as none has it
  /// @param owner the user name; null as long as nobody does
  public record Care(@Nullable String team, @Nullable String owner) {}

  /// Whether it goes on.
  public boolean open() {
    return !stage.ended();
  }

  /// The number of what a stream is about.
  static String number(Recorded recorded) {
    return recorded.stream().substring(FeedbackEvent.stream("").length());
  }

  /// It after one more event.
  ///
  /// @param before null before the first
  /// @return null when it was never received
  static @Nullable Feedback after(@Nullable Feedback before, Recorded recorded) {
    if (!(recorded.event() instanceof FeedbackEvent event)) {
      return before;
    }
    if (event instanceof FeedbackEvent.Received e) {
      return new Feedback(
          number(recorded),
          new Origin(
              e.kind(),
              e.conversation(),
              e.customer(),
              e.channel(),
              e.language(),
              e.product(),
              recorded.time()),
          new Care(null, null),
          null,
          Stage.RECEIVED,
          null,
          recorded.version());
    }
    return before == null ? null : before.after(event, recorded.time(), recorded.version());
  }

  private Feedback after(FeedbackEvent event, Instant at, long newest) {
    Care nowCare = care;
    FeedbackVerdict nowVerdict = verdict;
    Stage nowStage = stage;
    switch (event) {
      case FeedbackEvent.Routed e -> {
        nowCare = new Care(e.team(), care.owner);
        nowStage = stage == Stage.RECEIVED ? Stage.ROUTED : stage;
      }
      case FeedbackEvent.Assigned e -> nowCare = new Care(care.team, e.owner());
      case FeedbackEvent.Answered e -> {
        nowVerdict = e.verdict();
        nowStage = Stage.ANSWERED;
      }
      case FeedbackEvent.Told e -> nowStage = Stage.TOLD;
      case FeedbackEvent.PassedOn e -> nowStage = Stage.PASSED_ON;
      case FeedbackEvent.Dismissed e -> nowStage = Stage.DISMISSED;
      case FeedbackEvent.Noted e -> {}
      case FeedbackEvent.Received e -> {}
    }
    return new Feedback(
        number,
        origin,
        nowCare,
        nowVerdict,
        nowStage,
        nowStage.ended() ? (endedAt == null ? at : endedAt) : null,
        newest);
  }
}
