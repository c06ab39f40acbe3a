package dev.lobby.customer;

import dev.lobby.journal.Recorded;
import dev.lobby.wire.JsonEventCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who somebody is, as the fold of what became known.
///
/// @param id the record's id
/// @param verified whether the bank vouched for it
/// @param name how to address them; null when not known
/// @param tier the bank's tier; null when not known
/// @param addresses where the customer is reached, by channel; without those that were erased
/// @param since when the record began
public record Customer(
    String id,
    boolean verified,
    @Nullable String name,
    @Nullable String tier,
    Map<String, String> addresses,
    Instant since) {

  /// The record as its events leave it.
  public static Customer of(String id, List<Recorded> events) {
    Customer now = new Customer(id, false, null, null, Map.of(), events.getFirst().time());
    for (Recorded recorded : events) {
      if (recorded.event() instanceof CustomerEvent event) {
        now = now.after(event);
      }
    }
    return now;
  }

  private Customer after(CustomerEvent event) {
    return switch (event) {
      case CustomerEvent.Visited e -> this;
      case CustomerEvent.Identified e ->
          new Customer(id, true, e.name(), e.tier(), addresses, since);
      case CustomerEvent.Reached(String channel, String address) -> {
        Map<String, String> known = new TreeMap<>(addresses);
        known.remove(channel);
        if (!address.equals(JsonEventCodec.ERASED)) {
          known.put(channel, address);
        }
        yield new Customer(id, verified, name, tier, Map.copyOf(known), since);
      }
    };
  }
}
