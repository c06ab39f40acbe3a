package dev.lobby.publishing.catalogue;

import dev.lobby.knowledge.catalogue.EntryProblem;
import java.util.List;

/// What became of an editor's command.
public sealed interface CatalogueOutcome {

  /// It is durable, and this is under way now.
  record Done(EntryLife life) implements CatalogueOutcome {}

  /// It cannot be done; the reason is a sentence for the editor.
  record Refused(String zh, String en) implements CatalogueOutcome {}

  /// What was written is no entry.
  record Unsound(List<EntryProblem> problems) implements CatalogueOutcome {
    public Unsound {
      problems = List.copyOf(problems);
    }
  }

  /// Somebody else wrote it meanwhile. Nothing was changed.
  ///
  /// @param life what is under way now
  /// @param current the revision that stands now; empty for none
  record Stale(EntryLife life, String current) implements CatalogueOutcome {}
}
