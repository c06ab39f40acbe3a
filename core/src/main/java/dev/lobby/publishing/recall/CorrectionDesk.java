package dev.lobby.publishing.recall;

import dev.lobby.conversation.Ids;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.publishing.recall.Corrections.Sending;
import dev.lobby.publishing.recall.Recall.Query;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people do about corrections: one drafts it, another approves it, and then it is sent. Safe
/// for use by many threads.
public final class CorrectionDesk {

  /// What became of a step.
  public sealed interface Outcome {
    /// It was taken.
    record Taken(ProposedCorrection now) implements Outcome {}

    /// It was approved, and sent.
    record Sent(Sending sending) implements Outcome {}

    /// It was not taken; the reason is for whoever asked.
    record Refused(String why) implements Outcome {}

    /// There is no such correction.
    record Unknown() implements Outcome {}
  }

  private final Journal journal;
  private final Corrections corrections;

  public CorrectionDesk(Journal journal, Corrections corrections) {
    this.journal = journal;
    this.corrections = corrections;
  }

  /// Drafts a correction for everybody who was told.
  ///
  /// @param by the user name of the supervisor who drafts it
  /// @throws IllegalArgumentException when it reads as a recommendation of an investment
  public ProposedCorrection propose(Query query, Correction correction, String by) {
    corrections
        .refusal(query.article(), correction)
        .ifPresent(why -> {
          throw new IllegalArgumentException(why);
        });
    String id = Ids.unguessable();
    CorrectionEvent event =
        new CorrectionEvent.Proposed(
            by,
            query.article(),
            query.version(),
            query.from().toString(),
            query.to().toString(),
            correction.zh(),
            correction.en());
    ProposedCorrection now = append(id, 0, null, event);
    return now == null ? propose(query, correction, by) : now;
  }

  /// Approves what somebody else drafted, and sends it. What is approved already is sent to those
  /// it has not reached, whoever asks.
  public Outcome approve(String id, String by) {
    while (true) {
      List<Recorded> events = journal.read(CorrectionEvent.stream(id), 0);
      ProposedCorrection now = fold(id, events);
      if (now == null) {
        return new Outcome.Unknown();
      }
      if (now.droppedBy() != null) {
        return new Outcome.Refused(now.droppedBy() + " has dropped it. Draft another.");
      }
      if (now.approvedBy() == null && now.by().equals(by)) {
        return new Outcome.Refused("Whoever drafted it cannot approve it; a second person must.");
      }
      Optional<String> refusal = corrections.refusal(now.article(), now.correction());
      if (refusal.isPresent()) {
        return new Outcome.Refused(refusal.get());
      }
      ProposedCorrection approved =
          now.approvedBy() == null ? append(id, events.size(), now, ordered(now, by)) : now;
      if (approved != null && approved.approvedBy() != null) {
        return new Outcome.Sent(
            corrections.send(id, approved.query(), approved.correction(), approved.approvedBy()));
      }
    }
  }

  private static CorrectionEvent ordered(ProposedCorrection now, String by) {
    return new CorrectionEvent.Ordered(
        by,
        now.article(),
        now.version(),
        now.from().toString(),
        now.to().toString(),
        now.zh(),
        now.en());
  }

  /// Gives up what was drafted and is not approved.
  public Outcome drop(String id, String by, String reason) {
    while (true) {
      List<Recorded> events = journal.read(CorrectionEvent.stream(id), 0);
      ProposedCorrection now = fold(id, events);
      if (now == null) {
        return new Outcome.Unknown();
      }
      if (now.approvedBy() != null || now.droppedBy() != null) {
        return new Outcome.Refused(
            now.approvedBy() != null
                ? "It is approved, and cannot be called back."
                : "It is dropped already.");
      }
      ProposedCorrection after =
          append(id, events.size(), now, new CorrectionEvent.Dropped(by, reason));
      if (after != null) {
        return new Outcome.Taken(after);
      }
    }
  }

  private static @Nullable ProposedCorrection fold(String id, List<Recorded> events) {
    ProposedCorrection now = null;
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CorrectionEvent event) {
        now = ProposedCorrection.after(id, now, event, recorded);
      }
    }
    return now;
  }

  /// The correction with one more event; null when somebody else was faster.
  private @Nullable ProposedCorrection append(
      String id, long version, @Nullable ProposedCorrection before, CorrectionEvent event) {
    return journal.append(List.of(new StreamWrite(CorrectionEvent.stream(id), version, "", event)))
            instanceof AppendResult.Appended(List<Recorded> recorded)
        ? ProposedCorrection.after(id, before, event, recorded.getFirst())
        : null;
  }
}
