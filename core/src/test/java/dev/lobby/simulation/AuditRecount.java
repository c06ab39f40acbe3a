package dev.lobby.simulation;

import dev.lobby.audit.AuditEvent;
import dev.lobby.audit.AuditLog.Entry;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.staff.StaffEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What members of staff did, by the journal.
final class AuditRecount {

  private final List<Entry> entries = new ArrayList<>();

  AuditRecount(Recount journal) {
    journal.all().forEach(this::count);
  }

  private void count(Recorded at) {
    switch (at.event()) {
      case AuditEvent.Acted e -> add(at, e.by(), e.action().wire(), e.person(), e.object());
      case StaffEvent.Added e -> add(at, "", "staff-added", null, name(at));
      case StaffEvent.PasswordChanged e -> add(at, "", "staff-password-changed", null, name(at));
      case StaffEvent.Removed e -> add(at, "", "staff-removed", null, name(at));
      case ErasureEvent.Held e -> add(at, e.by(), "erasure-held", name(at), e.reason());
      case ErasureEvent.HoldReleased e ->
          add(at, e.by(), "erasure-hold-released", name(at), e.reason());
      case ErasureEvent.Requested e -> add(at, e.by(), "erasure-requested", name(at), e.reason());
      case ErasureEvent.Withdrawn e -> add(at, e.by(), "erasure-withdrawn", name(at), e.reason());
      case ErasureEvent.Approved e -> add(at, e.by(), "erasure-approved", name(at), null);
      case ErasureEvent.Done e -> add(at, "", "erasure-done", name(at), null);
      case OutboxEvent.Replayed e ->
          add(at, e.by(), "outbox-replayed", at.subject(), name(at) + ":" + e.seq());
      case OutboxEvent.Discarded e ->
          add(at, e.by(), "outbox-discarded", at.subject(), name(at) + ":" + e.seq());
      case ReleaseEvent.Activated e ->
          add(at, e.by() == null ? "" : e.by(), "release-activated", null, e.release());
      case ReleaseEvent.GateOverridden e -> add(at, e.by(), "gate-overridden", null, e.reason());
      case ReleaseEvent.OverrideConfirmed e ->
          add(at, e.by(), "gate-override-confirmed", null, e.release());
      case RetentionEvent.Blanked e ->
          add(
              at,
              e.by(),
              "retention-blanked",
              null,
              e.records().size() + " of " + e.type().wire() + ": " + e.rule());
      default -> {}
    }
  }

  private static String name(Recorded at) {
    return at.stream().substring(at.stream().indexOf('/') + 1);
  }

  private void add(
      Recorded at, String by, String action, @Nullable String person, @Nullable String object) {
    entries.addFirst(new Entry(at.sequence(), at.time(), by, action, person, object, null));
  }

  /// The entries, newest first.
  List<Entry> entries() {
    return entries;
  }
}
