package dev.lobby.customer;

import dev.lobby.journal.Recorded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who somebody is, as the fold of what became known.
///
/// @param id the record's id
/// @param verified whether the bank vouched for it
/// @param name how to address them; null when not known
/// @param tier the bank's tier; null when not known
/// @param since when the record began
public record Customer(
    String id, boolean verified, @Nullable String name, @Nullable String tier, Instant since) {

  static Customer of(String id, List<Recorded> events) {
    Customer now = new Customer(id, false, null, null, events.getFirst().time());
    for (Recorded recorded : events) {
      if (recorded.event()
          instanceof CustomerEvent.Identified(String subject, String name, String tier)) {
        now = new Customer(id, true, name, tier, now.since);
      }
    }
    return now;
  }
}
