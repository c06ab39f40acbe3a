package dev.lobby.publishing.document;

import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a version of a document has that another has not, passage by passage.
///
/// @param added passages that the other has not word for word under the same headings
/// @param removed passages of the other that are no more
/// @param same how many are in both
public record DocumentDiff(List<Passage> added, List<Passage> removed, int same) {

  public DocumentDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  private record Key(List<String> headings, String text) {
    static Key of(Passage passage) {
      return new Key(passage.headings(), passage.text());
    }
  }

  /// Compares.
  ///
  /// @param before empty for a new document
  public static DocumentDiff between(Optional<Document> before, Document after) {
    Map<Key, Integer> left = new HashMap<>();
    List<Passage> old = before.map(Document::passages).orElse(List.of());
    old.forEach(it -> left.merge(Key.of(it), 1, Integer::sum));
    List<Passage> added = new ArrayList<>();
    for (Passage passage : after.passages()) {
      if (!take(left, passage)) {
        added.add(passage);
      }
    }
    List<Passage> removed = old.stream().filter(it -> take(left, it)).toList();
    return new DocumentDiff(added, removed, old.size() - removed.size());
  }

  private static boolean take(Map<Key, Integer> left, Passage passage) {
    Key key = Key.of(passage);
    int count = left.getOrDefault(key, 0);
    if (count > 0) {
      left.put(key, count - 1);
    }
    return count > 0;
  }
}
