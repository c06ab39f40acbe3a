package dev.lobby.complaint;

import dev.lobby.complaint.ComplaintEvent.Stated;
import dev.lobby.journal.Recorded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a customer said of their complaint when the assistant asked.
public final class Facts {

  private Facts() {}

  /// Each fact as it was said last, in the order in which they were asked for.
  public static List<Stated> of(List<Recorded> events) {
    Map<String, Stated> facts = new LinkedHashMap<>();
    for (Recorded recorded : events) {
      if (recorded.event() instanceof Stated stated && Wish.of(stated).isEmpty()) {
        facts.put(stated.fact(), stated);
      }
    }
    return List.copyOf(facts.values());
  }
}
