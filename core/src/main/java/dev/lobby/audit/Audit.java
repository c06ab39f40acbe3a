package dev.lobby.audit;

import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what members of staff do. Safe for use by many threads.
public final class Audit {
  /// A page asks again whenever something changes; within this time that is the same look.
  private static final Duration SAME_LOOK = Duration.ofMinutes(10);

  private final Journal journal;
  private final InstantSource clock;

  /// When somebody last did something, the longest ago first.
  private final Map<AuditEvent.Acted, Instant> lately = new LinkedHashMap<>();

  public Audit(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Writes down that somebody did something; it is durable when this returns.
  ///
  /// @param person whose data it was about; null when it was about nobody's
  /// @param object what else it was about; null when nothing
  public void acted(String by, Action action, @Nullable String person, @Nullable String object) {
    append(new AuditEvent.Acted(by, action, person, object, null));
  }

  /// As the other, with why they did.
  public void acted(
      String by, Action action, @Nullable String person, @Nullable String object, String reason) {
    append(new AuditEvent.Acted(by, action, person, object, reason));
  }

  /// Writes down that somebody looks at something, unless they did a few minutes ago.
  public void looked(String by, Action action, @Nullable String person, @Nullable String object) {
    AuditEvent.Acted event = new AuditEvent.Acted(by, action, person, object, null);
    if (isNew(event)) {
      append(event);
    }
  }

  private synchronized boolean isNew(AuditEvent.Acted event) {
    Instant now = clock.instant();
    Iterator<Instant> oldest = lately.values().iterator();
    while (oldest.hasNext() && !now.isBefore(oldest.next().plus(SAME_LOOK))) {
      oldest.remove();
    }
    return lately.putIfAbsent(event, now) == null;
  }

  private void append(AuditEvent.Acted event) {
    journal.append(
        List.of(new StreamWrite(AuditEvent.stream(event.by()), StreamWrite.ANY, "", event)));
  }
}
