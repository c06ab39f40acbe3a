package dev.lobby.publishing.glossary;

import dev.lobby.knowledge.article.GlossaryCheck.Problem;
import java.util.List;

/// What became of an editor's command.
public sealed interface GlossaryOutcome {

  /// It is durable, and this is under way now.
  record Done(GlossaryLife life) implements GlossaryOutcome {}

  /// It cannot be done; the reason is a sentence for the editor.
  record Refused(String zh, String en) implements GlossaryOutcome {}

  /// What was written is no glossary.
  record Unsound(List<Problem> problems) implements GlossaryOutcome {
    public Unsound {
      problems = List.copyOf(problems);
    }
  }

  /// Somebody else wrote it meanwhile. Nothing was changed.
  ///
  /// @param life what is under way now
  /// @param current the revision that stands now
  record Stale(GlossaryLife life, String current) implements GlossaryOutcome {}
}
