package dev.lobby.webhook;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.lead.LeadEvent;
import dev.lobby.value.ValueEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads from the journal what changed of customers' records. Used by one thread at a time.
///
/// What an import says counts from its last event on, and so stands at that one's place.
final class Changes {

  /// How many frames are read at once.
  private static final int FRAMES = 256;

  /// What an erasure is by where it parts a record from the one that was erased.
  private static final String BY_ERASURE = "erasure";

  private final Journal journal;
  private final ImportedChanges imported;

  Changes(Journal journal) {
    this.journal = journal;
    this.imported = new ImportedChanges(journal);
  }

  /// Some changes in their order.
  ///
  /// @param upTo all there are up to here, from where they were asked for
  record Batch(List<Change> changes, Position upTo) {}

  private record Placed(Position position, Recorded recorded) {}

  /// The changes that come next.
  Batch after(Position from) {
    long begin = from.place() == Position.ALL ? from.sequence() : from.sequence() - 1;
    long end = Math.min(journal.head(), begin + FRAMES);
    List<Change> changes = new ArrayList<>();
    for (Placed placed : between(begin, end)) {
      Recorded recorded = placed.recorded;
      if (recorded.event() instanceof ProfileImportEvent.Committed committed) {
        int first = from.sequence() == recorded.sequence() ? from.place() + 1 : 0;
        ImportedChanges.Some some = imported.from(recorded, committed, first);
        changes.addAll(some.changes());
        if (some.more()) {
          return new Batch(changes, changes.getLast().position());
        }
      } else if (placed.position.compareTo(from) > 0) {
        of(placed.position, recorded).ifPresent(changes::add);
      }
    }
    return new Batch(changes, end > begin ? new Position(end, Position.ALL) : from);
  }

  /// The change that stands at a place; empty when none does.
  Optional<Change> at(Position position) {
    if (position.sequence() < 1 || position.sequence() > journal.head()) {
      return Optional.empty();
    }
    for (Placed placed : between(position.sequence() - 1, position.sequence())) {
      if (placed.recorded.event() instanceof ProfileImportEvent.Committed committed) {
        return imported.from(placed.recorded, committed, position.place()).changes().stream()
            .findFirst();
      }
      if (placed.position.equals(position)) {
        return of(position, placed.recorded);
      }
    }
    return Optional.empty();
  }

  private List<Placed> between(long begin, long end) {
    List<Placed> found = new ArrayList<>();
    if (end <= begin) {
      return found;
    }
    long[] at = {0, -1};
    journal.replayClear(
        begin,
        end,
        recorded -> {
          at[1] = recorded.sequence() == at[0] ? at[1] + 1 : 0;
          at[0] = recorded.sequence();
          if (recorded.event() instanceof ProfileImportEvent
              || (of(recorded) != null && !isOfImport(recorded))) {
            found.add(new Placed(new Position(at[0], (int) at[1]), recorded));
          }
        });
    return found;
  }

  private static boolean isOfImport(Recorded recorded) {
    return recorded.event() instanceof CustomerEvent event && event.importId() != null;
  }

  private Optional<Change> of(Position position, Recorded recorded) {
    ChangeType type = of(recorded);
    if (type == null) {
      return Optional.empty();
    }
    String customer = customer(recorded);
    // Members of staff are erased, too.
    return type == ChangeType.ERASED && journal.version(CustomerEvent.stream(customer)) == 0
        ? Optional.empty()
        : Optional.of(new Change(position, type, customer, recorded));
  }

  private static String customer(Recorded recorded) {
    return switch (recorded.event()) {
      case ErasureEvent.Done done -> done.subject();
      case CustomerEvent e -> recorded.stream().substring(CustomerEvent.stream("").length());
      default -> recorded.subject();
    };
  }

  /// What kind of change an event is; null when nobody is told.
  static @Nullable ChangeType of(Recorded recorded) {
    return switch (recorded.event()) {
      case CustomerEvent e -> customer(e);
      case ComplaintEvent.Filed e -> ChangeType.COMPLAINT_OPENED;
      case ComplaintEvent.Closed e -> ChangeType.COMPLAINT_CLOSED;
      case ComplaintEvent.Withdrawn e -> ChangeType.COMPLAINT_CLOSED;
      case ComplaintEvent.Dismissed e -> ChangeType.COMPLAINT_CLOSED;
      case ComplaintEvent.Reopened e -> ChangeType.COMPLAINT_REOPENED;
      case ComplaintEvent.Joined e -> ChangeType.COMPLAINT_CLOSED;
      case ComplaintEvent.Parted e -> ChangeType.COMPLAINT_REOPENED;
      case LeadEvent.Opened e -> ChangeType.LEAD_OPENED;
      case LeadEvent.Won e -> ChangeType.LEAD_ENDED;
      case LeadEvent.Lost e -> ChangeType.LEAD_ENDED;
      case LeadEvent.Merged e -> ChangeType.LEAD_ENDED;
      case LeadEvent.Reopened e -> ChangeType.LEAD_REOPENED;
      case ValueEvent.Classed e -> ChangeType.VALUE_CLASS;
      case ErasureEvent.Done e -> ChangeType.ERASED;
      default -> null;
    };
  }

  private static @Nullable ChangeType customer(CustomerEvent event) {
    return switch (event) {
      case CustomerEvent.Identified e -> ChangeType.PROFILE;
      case CustomerEvent.Profiled e -> ChangeType.PROFILE;
      case CustomerEvent.Reached e -> ChangeType.PROFILE;
      case CustomerEvent.Preferred e -> ChangeType.PROFILE;
      case CustomerEvent.Consented e -> ChangeType.CONSENT;
      case CustomerEvent.Assessed e -> ChangeType.RATING;
      case CustomerEvent.Joined e -> ChangeType.LINKED;
      case CustomerEvent.Gained e -> ChangeType.LINKED;
      // Its words went with those of the record it was part of.
      case CustomerEvent.Left e ->
          e.by().equals(BY_ERASURE) ? ChangeType.ERASED : ChangeType.PARTED;
      case CustomerEvent.Lost e -> e.by().equals(BY_ERASURE) ? null : ChangeType.PARTED;
      // The erasure itself is told.
      case CustomerEvent.Forgotten e -> null;
      case CustomerEvent.Visited e -> null;
      case CustomerEvent.Disclosed e -> null;
      case CustomerEvent.Contested e -> null;
      case CustomerEvent.ContestSettled e -> null;
      case CustomerEvent.CodeRefused e -> null;
    };
  }
}
