package dev.lobby.publishing.recall;

import dev.lobby.journal.Recorded;
import dev.lobby.publishing.recall.Recall.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A correction and where it stands: drafted, approved and on its way, or dropped.
///
/// @param by the user name of who drafted it
/// @param version the version that was told; null for any
/// @param approvedBy the user name of who approved it; null when nobody did
/// @param droppedBy the user name of who dropped it; null when nobody did
/// @param reason why it was dropped; null when it was not
/// @param sent how many customers were sent it
public record ProposedCorrection(
    String id,
    String by,
    Instant at,
    String article,
    @Nullable String version,
    Instant from,
    Instant to,
    String zh,
    String en,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String droppedBy,
    @Nullable String reason,
    int sent) {

  /// Whom it is for.
  Query query() {
    return new Query(article, version, from, to);
  }

  Correction correction() {
    return new Correction(zh, en);
  }

  /// A correction after one more event; null when the event is about none.
  static @Nullable ProposedCorrection after(
      String id, @Nullable ProposedCorrection before, CorrectionEvent event, Recorded recorded) {
    return switch (event) {
      case CorrectionEvent.Proposed e ->
          new ProposedCorrection(
              id,
              e.by(),
              recorded.time(),
              e.article(),
              e.version(),
              Instant.parse(e.from()),
              Instant.parse(e.to()),
              e.zh(),
              e.en(),
              null,
              null,
              null,
              null,
              0);
      case CorrectionEvent.Ordered e ->
          new ProposedCorrection(
              id,
              before == null ? e.by() : before.by,
              before == null ? recorded.time() : before.at,
              e.article(),
              e.version(),
              Instant.parse(e.from()),
              Instant.parse(e.to()),
              e.zh(),
              e.en(),
              e.by(),
              recorded.time(),
              null,
              null,
              before == null ? 0 : before.sent);
      case CorrectionEvent.Dropped e ->
          before == null ? null : before.with(e.by(), e.reason(), before.sent);
      case CorrectionEvent.Sent e ->
          before == null ? null : before.with(before.droppedBy, before.reason, before.sent + 1);
    };
  }

  private ProposedCorrection with(@Nullable String dropper, @Nullable String why, int count) {
    return new ProposedCorrection(
        id,
        by,
        at,
        article,
        version,
        from,
        to,
        zh,
        en,
        approvedBy,
        approvedAt,
        dropper,
        why,
        count);
  }
}
