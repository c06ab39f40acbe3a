package dev.lobby.publishing.recall;

import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.util.Comparator;
import java.util.List;

/// All corrections that were drafted or sent.
public final class CorrectionList implements View {

  private final Table<ProposedCorrection> byId;

  public CorrectionList(ViewStore store) {
    this.byId = store.table("corrections", ProposedCorrection.class);
  }

  @Override
  public String format() {
    return "corrections 1";
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof CorrectionEvent event) {
      String id =
          event instanceof CorrectionEvent.Sent sent
              ? sent.correction()
              : recorded.stream().substring(CorrectionEvent.stream("").length());
      ProposedCorrection now = ProposedCorrection.after(id, byId.get(id), event, recorded);
      if (now != null) {
        byId.put(id, now);
      }
    }
  }

  /// All of them, the last drafted first.
  public List<ProposedCorrection> all() {
    return byId.all().stream()
        .sorted(
            Comparator.comparing(ProposedCorrection::at)
                .reversed()
                .thenComparing(ProposedCorrection::id))
        .toList();
  }
}
