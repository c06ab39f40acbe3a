package dev.lobby.publishing;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;

/// What happens to an import of articles. Stream: `import/` and the import's id.
///
/// Nothing of an import is seen before its last event, which stands in one frame with what makes
/// drafts of its articles; one that ended before is no more than bytes.
public sealed interface ImportEvent extends Event {

  /// The stream of an import.
  static String stream(String importId) {
    return "import/" + importId;
  }

  /// An article of an import.
  record Item(String article, ArticleContent content) {}

  /// Some of its articles, after those of the chunks before.
  @WireName("import.chunk")
  record Chunk(List<Item> items) implements ImportEvent {}

  /// All of it is there.
  ///
  /// @param source what it was called where it came from
  /// @param articles how many became drafts
  @WireName("import.committed")
  record Committed(String by, String source, int articles) implements ImportEvent {}
}
