package dev.lobby.retention;

import dev.lobby.retention.Records.Deed;
import dev.lobby.retention.Records.Entry;
import dev.lobby.retention.RetentionEvent.Blanked.Taken;
import dev.lobby.retention.RetentionPlan.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sorts records into those that are due and those that stay.
final class Sieve {

  /// The records of one type.
  static final class Sorted {
    final List<Taken> due = new ArrayList<>();
    final Map<Kept, Long> kept = new EnumMap<>(Kept.class);
    long blanked;
    @Nullable Instant oldest;

    private void keep(Kept why) {
      kept.merge(why, 1L, Long::sum);
    }

    private void take(String stream, long upTo, Instant last) {
      due.add(new Taken(stream, upTo));
      oldest = oldest == null || last.isBefore(oldest) ? last : oldest;
    }
  }

  private final RetentionRules rules;
  private final Records records;
  private final Instant now;
  private final Map<RecordType, Sorted> sorted = new EnumMap<>(RecordType.class);

  Sieve(RetentionRules rules, Records records, Instant now) {
    this.rules = rules;
    this.records = records;
    this.now = now;
    Set<String> busy = new HashSet<>();
    records.conversations.forEach((id, entry) -> {
      sort(entry.complaint ? RecordType.COMPLAINT : RecordType.CONVERSATION, id, entry, entry.open);
      if (entry.open) {
        busy.add(entry.subject);
      }
    });
    records.complaints.forEach((stream, entry) -> {
      sort(RecordType.COMPLAINT, entry, stream, entry.open);
      if (entry.open) {
        busy.add(entry.subject);
      }
    });
    records.tasks.forEach((stream, entry) -> sort(RecordType.CONVERSATION, entry, stream, false));
    records.customers.forEach((id, entry) -> {
      // Of a visitor there is nothing but that somebody came.
      if (entry.personal) {
        sort(RecordType.CUSTOMER, id, entry, busy.contains(id));
      }
    });
    records.staff.forEach((id, entry) -> {
      if (entry.personal) {
        sort(RecordType.STAFF, id, entry, false);
      }
    });
    records.audit.forEach(this::audit);
  }

  /// What became of the records of a type.
  Sorted of(RecordType type) {
    return sorted.computeIfAbsent(type, any -> new Sorted());
  }

  private void sort(RecordType type, String id, Entry entry, boolean open) {
    sort(type, entry, type.stream(id), open);
  }

  private void sort(RecordType type, Entry entry, String stream, boolean open) {
    Sorted all = of(type);
    if (records.blankedUpTo(stream) >= entry.lastSequence) {
      all.blanked++;
      return;
    }
    Optional<Kept> why = why(type, entry.subject, entry.last, open);
    if (why.isPresent()) {
      all.keep(why.get());
    } else {
      all.take(stream, entry.lastSequence, entry.last);
    }
  }

  private Optional<Kept> why(RecordType type, String subject, Instant last, boolean open) {
    Optional<Instant> from = rules.blankedFrom(type, last);
    if (from.isEmpty()) {
      return Optional.of(Kept.NEVER);
    } else if (records.held.contains(subject)) {
      return Optional.of(Kept.HOLD);
    } else if (open) {
      return Optional.of(Kept.OPEN);
    } else if (now.isBefore(rules.keptUntil(type, last))) {
      return Optional.of(Kept.MINIMUM);
    }
    return now.isBefore(from.get()) ? Optional.of(Kept.NOT_DUE) : Optional.empty();
  }

  /// Of what a member did the beginning is due, up to the first deed that stays.
  private void audit(String by, List<Deed> deeds) {
    Sorted all = of(RecordType.AUDIT);
    String stream = RecordType.AUDIT.stream(by);
    long before = records.blankedUpTo(stream);
    Deed last = null;
    for (Deed deed : deeds) {
      if (deed.sequence() <= before) {
        continue;
      }
      Optional<Kept> why = why(RecordType.AUDIT, deed.person(), deed.at(), false);
      if (why.isPresent()) {
        all.keep(why.get());
        break;
      }
      last = deed;
    }
    if (last != null) {
      all.take(stream, last.sequence(), last.at());
    } else if (before > 0) {
      all.blanked++;
    }
  }
}
