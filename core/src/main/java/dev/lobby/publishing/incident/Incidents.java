package dev.lobby.publishing.incident;

import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.match.Match;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All incidents. What is in force is at hand in the heap, as every turn asks for it.
public final class Incidents implements View {

  private final Table<Incident> byId;

  /// Those that nobody ended, the last declared first; null before the first call. Some may be past
  /// their time.
  private volatile @Nullable List<Incident> open;

  public Incidents(ViewStore store) {
    this.byId = store.table("incidents", Incident.class);
  }

  @Override
  public String format() {
    return "incidents 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (!(recorded.event() instanceof IncidentEvent event)) {
      return;
    }
    String id = recorded.stream().substring(IncidentEvent.stream("").length());
    Incident before = byId.get(id);
    Incident now = after(id, before, event, recorded);
    if (now != null) {
      byId.put(id, now);
      open = openOnes();
    }
  }

  /// An incident after one more event; null when the event is about none.
  static @Nullable Incident after(
      String id, @Nullable Incident before, IncidentEvent event, Recorded recorded) {
    return switch (event) {
      case IncidentEvent.Declared e -> Incident.of(id, e, recorded);
      case IncidentEvent.Confirmed e -> before == null ? null : before.confirmed(e.by());
      case IncidentEvent.Ended e ->
          before == null ? null : before.ended(e.by(), e.reason(), recorded.time());
    };
  }

  private List<Incident> openOnes() {
    return all().stream().filter(one -> one.endedBy() == null).toList();
  }

  /// All of them, the last declared first.
  public List<Incident> all() {
    List<Incident> all = new ArrayList<>(byId.all());
    all.sort(Comparator.comparing(Incident::since).reversed().thenComparing(Incident::id));
    return List.copyOf(all);
  }

  /// Those in force at a time, the last declared first.
  public List<Incident> inForce(Instant now) {
    List<Incident> known = open;
    if (known == null) {
      known = openOnes();
      open = known;
    }
    return known.stream().filter(one -> one.inForce(now)).toList();
  }

  /// The incident a message is about; the last declared of several.
  ///
  /// @param matches the likeliest articles
  public Optional<Incident> about(String text, List<Match> matches, Instant now) {
    return inForce(now).stream().filter(one -> one.isAbout(text, matches)).findFirst();
  }
}
