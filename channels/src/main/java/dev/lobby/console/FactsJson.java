package dev.lobby.console;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Facts;
import dev.lobby.journal.Journal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What a customer said of their complaint when the assistant asked, for those who look after it.
public final class FactsJson {

  private FactsJson() {}

  /// Each fact: its name, what it is called in both languages, and what was said.
  public static JsonArray of(Journal journal, String number) {
    JsonArray facts = new JsonArray();
    for (ComplaintEvent.Stated stated : Facts.of(journal.read(ComplaintEvent.stream(number), 0))) {
      facts.add(
          new JsonObject()
              .put("fact", stated.fact())
              .put("zh", stated.zh())
              .put("en", stated.en())
              .put("said", stated.said()));
    }
    return facts;
  }
}
