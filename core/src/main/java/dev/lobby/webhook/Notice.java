package dev.lobby.webhook;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a receiver is told of a change.
///
/// @param id the same at every try and after a restart, by which the receiver tells a repeat
/// @param customer the id of the record, which stays when the customer is erased
/// @param externalId the bank's number for the customer; null when it has none, or no longer
/// @param at when it changed
/// @param changed the names of the fields that did
/// @param values what those are that may be told, by their names; null for what is no longer known
/// @param about the number of the complaint or lead, or the id of the other record; null for none
/// @param late whether later ones may have come before it
public record Notice(
    String id,
    ChangeType type,
    String customer,
    @Nullable String externalId,
    Instant at,
    List<String> changed,
    Map<String, @Nullable Object> values,
    @Nullable String about,
    boolean late) {

  public Notice {
    changed = List.copyOf(changed);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
