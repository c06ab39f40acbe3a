package dev.lobby.console.agent;

import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUps;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// What was promised to the customer of a complaint or lead about it, and what came of that.
public final class CasePromises {
  private final FollowUps followUps;
  private final FollowUpDesk desk;

  public CasePromises(FollowUps followUps, FollowUpDesk desk) {
    this.followUps = followUps;
    this.desk = desk;
  }

  /// The last promised first.
  ///
  /// @param about the number of a complaint or lead
  /// @param records the ids of the records that are its customer
  List<JsonObject> of(String about, Collection<String> records, Instant now) {
    return records.stream()
        .flatMap(id -> followUps.of(id).stream())
        .filter(it -> about.equals(it.about()))
        .map(it -> json(it, now))
        .toList();
  }

  private JsonObject json(FollowUp one, Instant now) {
    return Today.json(one, now)
        .put("text", desk.promised(one.number()).orElse(null))
        .put("ending", desk.ending(one.number()).orElse(null));
  }
}
