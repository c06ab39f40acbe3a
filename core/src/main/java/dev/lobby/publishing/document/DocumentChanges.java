package dev.lobby.publishing.document;

import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.document.BankDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the next release has of documents that the active one has not.
///
/// @param put documents that are new or changed
/// @param removed the ids of documents that go
public record DocumentChanges(List<BankDocument> put, Set<String> removed) {

  /// No changes.
  public static final DocumentChanges NONE = new DocumentChanges(List.of(), Set.of());

  public DocumentChanges {
    put = List.copyOf(put);
    removed = Set.copyOf(removed);
  }

  /// Whether there is nothing to publish.
  public boolean isEmpty() {
    return put.isEmpty() && removed.isEmpty();
  }

  /// Whether all of it may still be published.
  public boolean holds(DocumentChanges now) {
    Map<String, String> versions =
        now.put.stream().collect(Collectors.toMap(BankDocument::id, BankDocument::version));
    return put.stream().allMatch(it -> it.version().equals(versions.get(it.id())))
        && now.removed.containsAll(removed);
  }

  /// What is to be written together with the activation of a release that has the changes in it.
  ///
  /// @param by who publishes it
  /// @param release its id
  public List<StreamWrite> published(String by, String release) {
    List<StreamWrite> writes = new ArrayList<>();
    for (BankDocument document : put) {
      writes.add(
          new StreamWrite(
              DocumentEvent.stream(document.id()),
              StreamWrite.ANY,
              "",
              new DocumentEvent.Published(by, document.version(), release)));
    }
    for (String id : new TreeSet<>(removed)) {
      writes.add(
          new StreamWrite(
              DocumentEvent.stream(id),
              StreamWrite.ANY,
              "",
              new DocumentEvent.Retired(by, release)));
    }
    return List.copyOf(writes);
  }
}
