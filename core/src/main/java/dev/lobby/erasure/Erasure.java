package dev.lobby.erasure;

import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the erasure of a person stands, as the fold of its events.
///
/// @param subject the person's id
/// @param version how many events it is the fold of
/// @param hold who holds it and why; null when nobody does
/// @param request who wants it and why; null when nobody does, or it is done
/// @param approvedBy who agreed to the request; null when nobody did yet
/// @param receipt what was done last; null when nothing was
public record Erasure(
    String subject,
    long version,
    @Nullable Step hold,
    @Nullable Step request,
    @Nullable String approvedBy,
    @Nullable Receipt receipt) {

  /// What somebody did, and why.
  public record Step(String by, String reason, Instant at) {}

  /// Proof of an erasure.
  ///
  /// @param sequence the frame of the journal that says so
  /// @param streams what can no longer be read
  public record Receipt(
      String subject,
      String requestedBy,
      String reason,
      String approvedBy,
      Instant at,
      long sequence,
      List<String> streams) {}

  static Erasure of(String subject, List<Recorded> events) {
    Erasure now = new Erasure(subject, 0, null, null, null, null);
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ErasureEvent event) {
        now = now.after(event, recorded);
      }
    }
    return now;
  }

  /// @param before null for the first event of a person
  static Erasure after(String subject, @Nullable Erasure before, ErasureEvent event, Recorded at) {
    return (before == null ? of(subject, List.of()) : before).after(event, at);
  }

  private Erasure after(ErasureEvent event, Recorded at) {
    return switch (event) {
      case ErasureEvent.Held e -> with(at, new Step(e.by(), e.reason(), at.time()), request);
      case ErasureEvent.HoldReleased e -> with(at, null, request);
      case ErasureEvent.Requested e -> with(at, hold, new Step(e.by(), e.reason(), at.time()));
      case ErasureEvent.Withdrawn e -> with(at, hold, null);
      case ErasureEvent.Approved e ->
          new Erasure(subject, at.version(), hold, request, e.by(), receipt);
      case ErasureEvent.Done e ->
          new Erasure(subject, at.version(), hold, null, null, receipt(e, at));
    };
  }

  private Erasure with(Recorded at, @Nullable Step hold, @Nullable Step request) {
    return new Erasure(subject, at.version(), hold, request, approvedBy, receipt);
  }

  private Receipt receipt(ErasureEvent.Done done, Recorded at) {
    return new Receipt(
        subject,
        request == null ? "" : request.by(),
        request == null ? "" : request.reason(),
        approvedBy == null ? "" : approvedBy,
        at.time(),
        at.sequence(),
        done.streams());
  }
}
