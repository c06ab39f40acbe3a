package dev.lobby.complaint;

import java.time.Instant;
import java.time.InstantSource;

/// Escalates complaints whose clocks end, before they have ended.
///
/// Calling it often, or on several nodes, escalates nothing twice: a complaint remembers the clocks
/// it was escalated for.
public final class Clockwork {
  private final Complaints complaints;
  private final ComplaintDesk desk;
  private final InstantSource clock;

  public Clockwork(Complaints complaints, ComplaintDesk desk, InstantSource clock) {
    this.complaints = complaints;
    this.desk = desk;
    this.clock = clock;
  }

  /// Looks at all open complaints.
  ///
  /// @return how many were escalated
  public int run() {
    Instant now = clock.instant();
    int escalated = 0;
    for (Complaint complaint : complaints.open()) {
      for (Clock running : desk.rules().of(complaint, now)) {
        boolean ends =
            running.state() == Clock.State.ENDING || running.state() == Clock.State.OVERDUE;
        String rule = running.rule().name();
        if (ends
            && !complaint.warned().contains(rule)
            && desk.escalateFor(complaint.number(), rule) instanceof ComplaintDesk.Outcome.Done) {
          escalated++;
        }
      }
    }
    return escalated;
  }
}
