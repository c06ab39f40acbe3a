package dev.lobby.publishing.catalogue;

import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is under way with an entry.
///
/// @param key such as `rate:deposit-1y`
/// @param draft the entry as it is to be; null when there is no draft, or it is to go
/// @param revision the draft's, or [#REMOVED]; empty when nothing is under way
/// @param touches who wrote the draft, the oldest first
/// @param approved who let it be published; null for nobody yet
/// @param returned who sent it back last, and why; null for nobody
public record EntryLife(
    String key,
    Stage stage,
    @Nullable EntryContent draft,
    String revision,
    List<Touch> touches,
    @Nullable Touch approved,
    @Nullable Touch returned) {

  /// The revision of an entry that is to go.
  public static final String REMOVED = "removed";

  public EntryLife {
    touches = List.copyOf(touches);
  }

  /// How far it is.
  public enum Stage implements Wired {
    /// Nothing is under way.
    SETTLED,
    /// It waits for a second person.
    WAITING,
    /// It was sent back, and has to be written anew.
    RETURNED,
    /// It goes into the next release.
    APPROVED
  }

  /// Somebody did something.
  ///
  /// @param why may be empty
  public record Touch(String by, Instant at, String why) {}

  static EntryLife settled(String key) {
    return new EntryLife(key, Stage.SETTLED, null, "", List.of(), null, null);
  }

  /// Returns whether the entry is to go.
  public boolean isRemoval() {
    return revision.equals(REMOVED);
  }

  /// Returns the drafted entry; empty when there is none.
  public Optional<Entry> entry() {
    return draft == null ? Optional.empty() : EntryReader.read(draft).entry();
  }

  /// Returns whoever had a hand in the draft, and so may not approve it.
  public Set<String> authors() {
    return touches.stream().map(Touch::by).collect(Collectors.toUnmodifiableSet());
  }

  EntryLife after(CatalogueEvent event, Instant at) {
    return switch (event) {
      case CatalogueEvent.Drafted e ->
          new EntryLife(
              key,
              Stage.WAITING,
              e.content(),
              e.revision(),
              and(new Touch(e.by(), at, e.why())),
              null,
              null);
      case CatalogueEvent.Removed e ->
          new EntryLife(
              key, Stage.WAITING, null, REMOVED, and(new Touch(e.by(), at, e.why())), null, null);
      case CatalogueEvent.Approved e ->
          new EntryLife(
              key, Stage.APPROVED, draft, revision, touches, new Touch(e.by(), at, ""), null);
      case CatalogueEvent.Returned e ->
          new EntryLife(
              key,
              Stage.RETURNED,
              draft,
              revision,
              touches,
              null,
              new Touch(e.by(), at, e.reason()));
      case CatalogueEvent.Discarded e -> settled(key);
      // Whoever wrote it again meanwhile wrote another revision, which is not published.
      case CatalogueEvent.Published e ->
          e.entries().contains(key + "@" + revision) ? settled(key) : this;
    };
  }

  private List<Touch> and(Touch touch) {
    List<Touch> more = new ArrayList<>(touches);
    more.add(touch);
    return more;
  }
}
