package dev.lobby.erasure;

import dev.lobby.journal.Recorded;
import dev.lobby.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everybody whose erasure was asked for, held or done.
public final class ErasureList implements View {
  private final Map<String, Erasure> bySubject = new LinkedHashMap<>();

  @Override
  public synchronized void apply(Recorded recorded) {
    String prefix = ErasureEvent.stream("");
    if (recorded.event() instanceof ErasureEvent event) {
      String subject = recorded.stream().substring(prefix.length());
      Erasure before = bySubject.remove(subject);
      bySubject.put(subject, Erasure.after(subject, before, event, recorded));
    }
  }

  @Override
  public synchronized void reset() {
    bySubject.clear();
  }

  /// All of them, the one that changed last first.
  public synchronized List<Erasure> all() {
    return new ArrayList<>(bySubject.values()).reversed();
  }
}
