package dev.lobby.audit;

import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.outbox.Letter;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.publishing.incident.IncidentEvent;
import dev.lobby.publishing.recall.CorrectionEvent;
import dev.lobby.retention.RecordType;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.review.verdict.VerdictEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.view.OrderedTable;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import dev.lobby.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What members of staff did, beside what they wrote to customers: who looked at whose data, who
/// came and went, erasures, sign-ins and releases.
public final class AuditLog implements View {

  /// One line.
  ///
  /// @param by the user name; empty when the journal does not tell
  /// @param action what was done: an [Action]'s name, or that of the event in the journal
  /// @param person whose data it was about; null when nobody's
  /// @param object what else it was about; null when nothing
  /// @param reason why, where somebody who looked had to say so; null elsewhere
  public record Entry(
      long sequence,
      Instant at,
      String by,
      String action,
      @Nullable String person,
      @Nullable String object,
      @Nullable String reason) {}

  /// What stands in the streams of members.
  private static final Set<String> ACTIONS =
      Arrays.stream(Action.values()).map(Action::wire).collect(Collectors.toUnmodifiableSet());

  private static final String EVERYBODY = "all/";

  /// Each entry under its place in the journal, of everybody, of who did it and of whom it was
  /// about.
  private final OrderedTable<Entry> entries;

  public AuditLog(ViewStore store) {
    this.entries = store.orderedTable("audit", Entry.class);
  }

  @Override
  public String format() {
    return "audit 3";
  }

  @Override
  public void apply(Recorded recorded) {
    Entry entry =
        switch (recorded.event()) {
          case AuditEvent.Acted e ->
              new Entry(
                  recorded.sequence(),
                  recorded.time(),
                  e.by(),
                  e.action().wire(),
                  e.person(),
                  e.object(),
                  e.reason());
          case CustomerEvent e -> customer(recorded, e);
          case ProfileImportEvent.Committed e ->
              entry(recorded, e.by(), "customers-imported", null, e.rows() + ": " + e.source());
          case ErasureEvent e -> erasure(recorded, e);
          case StaffEvent.Added e -> entry(recorded, "", "staff-added", null, e.username());
          case StaffEvent.PasswordChanged e ->
              entry(
                  recorded,
                  "",
                  "staff-password-changed",
                  null,
                  StaffEvent.username(recorded.stream()));
          case StaffEvent.Removed e ->
              entry(recorded, "", "staff-removed", null, StaffEvent.username(recorded.stream()));
          case OutboxEvent.Replayed e -> letter(recorded, e.by(), "outbox-replayed", e.seq());
          case OutboxEvent.Discarded e -> letter(recorded, e.by(), "outbox-discarded", e.seq());
          case WebhookEvent.Replayed e ->
              entry(recorded, e.by(), "webhook-replayed", null, recorded.stream());
          case WebhookEvent.Discarded e ->
              entry(recorded, e.by(), "webhook-discarded", null, recorded.stream());
          case ReleaseEvent.Activated e ->
              entry(recorded, e.by() == null ? "" : e.by(), "release-activated", null, e.release());
          case ReleaseEvent.GateOverridden e ->
              entry(recorded, e.by(), "gate-overridden", null, e.reason());
          case ReleaseEvent.OverrideConfirmed e ->
              entry(recorded, e.by(), "gate-override-confirmed", null, e.release());
          case VerdictEvent.Given e ->
              entry(recorded, e.by(), "verdict-given", recorded.subject(), e.conversation());
          case VerdictEvent.Withdrawn e ->
              entry(recorded, e.by(), "verdict-withdrawn", recorded.subject(), e.conversation());
          case IncidentEvent.Declared e -> incident(recorded, e.by(), "incident-declared");
          case IncidentEvent.Confirmed e -> incident(recorded, e.by(), "incident-confirmed");
          case IncidentEvent.Ended e -> incident(recorded, e.by(), "incident-ended");
          case CorrectionEvent.Proposed e ->
              entry(recorded, e.by(), "correction-proposed", null, e.what());
          case CorrectionEvent.Dropped e ->
              entry(recorded, e.by(), "correction-dropped", null, e.reason());
          case CorrectionEvent.Ordered e ->
              entry(recorded, e.by(), "correction-ordered", null, e.what());
          case CorrectionEvent.Sent e ->
              entry(recorded, e.by(), "correction-sent", recorded.subject(), e.conversation());
          case RetentionEvent.Blanked e -> retention(recorded, e);
          default -> null;
        };
    if (entry != null) {
      String place =
          String.format(
              Locale.ROOT,
              "%016x/%s/%d",
              recorded.sequence(),
              recorded.stream(),
              recorded.version());
      entries.put(EVERYBODY + place, entry);
      entries.put(by(entry.by) + place, entry);
      if (entry.person != null) {
        entries.put(person(entry.person) + place, entry);
      }
    }
  }

  private static Entry entry(
      Recorded recorded,
      String by,
      String action,
      @Nullable String person,
      @Nullable String object) {
    return new Entry(recorded.sequence(), recorded.time(), by, action, person, object, null);
  }

  /// What somebody did to a customer's record; null for what nobody did. An import is one line, and
  /// not one for each customer.
  private static @Nullable Entry customer(Recorded recorded, CustomerEvent event) {
    return event.importId() != null
        ? null
        : switch (event) {
          case CustomerEvent.Profiled e -> customer(recorded, e.by(), "profile-changed", null);
          case CustomerEvent.Consented e ->
              customer(
                  recorded,
                  e.by(),
                  e.given() ? "consent-given" : "consent-withdrawn",
                  e.purpose().wire());
          case CustomerEvent.Disclosed e ->
              customer(recorded, e.by(), "disclosure-given", e.what());
          case CustomerEvent.Assessed e ->
              customer(recorded, e.by(), "customer-assessed", e.assessment());
          case CustomerEvent.Preferred e -> customer(recorded, e.by(), "channels-preferred", null);
          case CustomerEvent.Gained e -> customer(recorded, e.by(), "customer-linked", e.part());
          case CustomerEvent.Lost e -> customer(recorded, e.by(), "customer-unlinked", e.part());
          case CustomerEvent.ContestSettled e ->
              customer(recorded, e.by(), "contest-settled", e.claimed());
          case CustomerEvent.Visited e -> null;
          case CustomerEvent.Identified e -> null;
          case CustomerEvent.Reached e -> null;
          case CustomerEvent.Joined e -> null;
          case CustomerEvent.Left e -> null;
          case CustomerEvent.Contested e -> null;
          case CustomerEvent.Forgotten e -> null;
          case CustomerEvent.CodeRefused e -> null;
        };
  }

  private static Entry customer(
      Recorded recorded, String by, String action, @Nullable String object) {
    String id = recorded.stream().substring(CustomerEvent.stream("").length());
    return entry(recorded, by, action, id, object);
  }

  private static Entry incident(Recorded recorded, String by, String action) {
    return entry(
        recorded, by, action, null, recorded.stream().substring(IncidentEvent.stream("").length()));
  }

  private static Entry letter(Recorded recorded, String by, String action, long seq) {
    String conversation = recorded.stream().substring(OutboxEvent.stream("").length());
    return entry(recorded, by, action, recorded.subject(), Letter.id(conversation, seq));
  }

  private Entry retention(Recorded recorded, RetentionEvent.Blanked event) {
    if (event.type() == RecordType.AUDIT) {
      event.records().forEach(this::forget);
    }
    String taken = event.records().size() + " of " + event.type().wire() + ": " + event.rule();
    return entry(recorded, event.by(), "retention-blanked", null, taken);
  }

  private void forget(RetentionEvent.Blanked.Taken taken) {
    String by = by(taken.stream().substring(AuditEvent.stream("").length()));
    entries
        .all(by, entry -> entry.sequence <= taken.upTo() && ACTIONS.contains(entry.action))
        .forEach((key, entry) -> {
          String place = key.substring(by.length());
          entries.remove(key);
          entries.remove(EVERYBODY + place);
          if (entry.person != null) {
            entries.remove(person(entry.person) + place);
          }
        });
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

  // The length in front keeps apart "a" with something below it and "a/b".
  private static String by(String username) {
    return "by/" + username.length() + "/" + username + "/";
  }

  private static String person(String person) {
    return "person/" + person.length() + "/" + person + "/";
  }

  /// The latest entries, newest first.
  ///
  /// @param by only those of this member; null for all
  /// @param person only those about this person; null for all
  public List<Entry> latest(@Nullable String by, @Nullable String person, int limit) {
    String prefix = person != null ? person(person) : by != null ? by(by) : EVERYBODY;
    return entries.last(prefix, entry -> by == null || by.equals(entry.by), limit);
  }
}
