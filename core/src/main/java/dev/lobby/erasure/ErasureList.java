package dev.lobby.erasure;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;

/// Everybody whose erasure was asked for, held or done.
public final class ErasureList implements View {

  /// @param changed the sequence of the last event
  private record Line(Erasure erasure, long changed) {}

  private final Table<Line> bySubject;

  public ErasureList(ViewStore store) {
    this.bySubject = store.table("erasures", Line.class);
  }

  @Override
  public String format() {
    return "erasures 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof ErasureEvent event) {
      String subject = recorded.stream().substring(ErasureEvent.stream("").length());
      Line before = bySubject.get(subject);
      Erasure now = Erasure.after(subject, before == null ? null : before.erasure, event, recorded);
      bySubject.put(subject, new Line(now, recorded.sequence()));
    }
  }

  /// All of them, the one that changed last first.
  public List<Erasure> all() {
    return bySubject.all().stream()
        .sorted(Comparator.comparingLong(Line::changed).reversed())
        .map(Line::erasure)
        .toList();
  }
}
