package dev.lobby.audit;

import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.outbox.Letter;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.view.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What members of staff did, beside what they wrote to customers: who looked at whose data, who
/// came and went, erasures, sign-ins and releases.
///
/// Memory grows by some 150 bytes with each entry.
public final class AuditLog implements View {

  /// One line.
  ///
  /// @param by the user name; empty when the journal does not tell
  /// @param action what was done: an [Action]'s name, or that of the event in the journal
  /// @param person whose data it was about; null when nobody's
  /// @param object what else it was about; null when nothing
  public record Entry(
      long sequence,
      Instant at,
      String by,
      String action,
      @Nullable String person,
      @Nullable String object) {}

  private final List<Entry> entries = new ArrayList<>();

  @Override
  public void apply(Recorded recorded) {
    Entry entry =
        switch (recorded.event()) {
          case AuditEvent.Acted e ->
              entry(recorded, e.by(), e.action().wire(), e.person(), e.object());
          case ErasureEvent e -> erasure(recorded, e);
          case StaffEvent.Added e -> entry(recorded, "", "staff-added", null, e.username());
          case StaffEvent.PasswordChanged e ->
              entry(
                  recorded,
                  "",
                  "staff-password-changed",
                  null,
                  recorded.stream().substring(StaffEvent.stream("").length()));
          case OutboxEvent.Replayed e -> letter(recorded, e.by(), "outbox-replayed", e.seq());
          case OutboxEvent.Discarded e -> letter(recorded, e.by(), "outbox-discarded", e.seq());
          case ReleaseEvent.Activated e ->
              entry(recorded, "", "release-activated", null, e.release());
          default -> null;
        };
    if (entry != null) {
      synchronized (entries) {
        entries.add(entry);
      }
    }
  }

  private static Entry entry(
      Recorded recorded,
      String by,
      String action,
      @Nullable String person,
      @Nullable String object) {
    return new Entry(recorded.sequence(), recorded.time(), by, action, person, object);
  }

  private static Entry letter(Recorded recorded, String by, String action, long seq) {
    String conversation = recorded.stream().substring(OutboxEvent.stream("").length());
    return entry(recorded, by, action, recorded.subject(), Letter.id(conversation, seq));
  }

  private static Entry erasure(Recorded recorded, ErasureEvent event) {
    String person = recorded.stream().substring(ErasureEvent.stream("").length());
    return switch (event) {
      case ErasureEvent.Held e -> entry(recorded, e.by(), "erasure-held", person, e.reason());
      case ErasureEvent.HoldReleased e ->
          entry(recorded, e.by(), "erasure-hold-released", person, e.reason());
      case ErasureEvent.Requested e ->
          entry(recorded, e.by(), "erasure-requested", person, e.reason());
      case ErasureEvent.Withdrawn e ->
          entry(recorded, e.by(), "erasure-withdrawn", person, e.reason());
      case ErasureEvent.Approved e -> entry(recorded, e.by(), "erasure-approved", person, null);
      case ErasureEvent.Done e -> entry(recorded, "", "erasure-done", person, null);
    };
  }

  @Override
  public void reset() {
    synchronized (entries) {
      entries.clear();
    }
  }

  /// The latest entries, newest first.
  ///
  /// @param by only those of this member; null for all
  /// @param person only those about this person; null for all
  public List<Entry> latest(@Nullable String by, @Nullable String person, int limit) {
    List<Entry> found = new ArrayList<>();
    synchronized (entries) {
      for (int i = entries.size() - 1; i >= 0 && found.size() < limit; i--) {
        Entry entry = entries.get(i);
        if ((by == null || by.equals(entry.by))
            && (person == null || person.equals(entry.person))) {
          found.add(entry);
        }
      }
    }
    return found;
  }
}
