package dev.lobby.publishing.document;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.List;

/// The lives of all documents that anybody ever touched.
public final class DocumentLives implements View {

  private final Table<DocumentLife> kept;

  public DocumentLives(ViewStore store) {
    this.kept = store.table("documents", DocumentLife.class);
  }

  @Override
  public String format() {
    return "documents 2";
  }

  @Override
  public synchronized void apply(Recorded recorded) {
    String prefix = DocumentEvent.stream("");
    if (recorded.event() instanceof DocumentEvent && recorded.stream().startsWith(prefix)) {
      String id = recorded.stream().substring(prefix.length());
      DocumentLife known = kept.get(id);
      DocumentLife before = known == null ? DocumentLife.untouched(id) : known;
      if (recorded.version() > before.version()) {
        kept.put(id, before.after(recorded));
      }
    }
  }

  /// The lives of all documents that were touched, in no order.
  public synchronized List<DocumentLife> all() {
    return List.copyOf(kept.all());
  }
}
