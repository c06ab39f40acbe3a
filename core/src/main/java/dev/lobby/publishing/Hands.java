package dev.lobby.publishing;

import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.publishing.catalogue.CatalogueEvent;
import dev.lobby.publishing.catalogue.EntryLife;
import dev.lobby.publishing.document.DocumentEvent;
import dev.lobby.publishing.glossary.GlossaryEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who wrote what a release may say, as the journal has it; nobody for what came with Lobby.
public final class Hands {
  private final Journal journal;
  private final ArticleStreams streams;

  public Hands(Journal journal) {
    this.journal = journal;
    this.streams = new ArticleStreams(journal);
  }

  /// Who wrote a version of an article, or wanted it out of a release.
  ///
  /// @param version empty when it is gone
  public List<String> ofArticle(String article, String version, String release) {
    List<String> found = List.of();
    ArticleLife life = ArticleLife.untouched(article);
    for (Recorded recorded : journal.read(ArticleEvent.stream(article), 0)) {
      ArticleLife.Act retirement = life.retirement();
      // Whoever let it answer again later did not write it.
      if (recorded.event() instanceof ArticleEvent.Published e
          && e.revision().equals(version)
          && found.isEmpty()) {
        found = List.copyOf(life.authors());
      } else if (recorded.event() instanceof ArticleEvent.Retired e
          && version.isEmpty()
          && e.release().equals(release)
          && retirement != null) {
        found = List.of(retirement.by());
      }
      life = life.after(recorded, streams::content);
    }
    return found;
  }

  /// Who wrote each revision of the catalogue's entries that was ever published, by `key@revision`.
  public Map<String, List<String>> ofEntries() {
    Map<String, List<String>> found = new HashMap<>();
    Map<String, Set<String>> hands = new HashMap<>();
    for (Recorded recorded : journal.read(CatalogueEvent.STREAM, 0)) {
      switch (recorded.event()) {
        case CatalogueEvent.Drafted e ->
            hands.computeIfAbsent(e.entry(), key -> new TreeSet<>()).add(e.by());
        case CatalogueEvent.Removed e ->
            hands.computeIfAbsent(e.entry(), key -> new TreeSet<>()).add(e.by());
        case CatalogueEvent.Discarded e -> hands.remove(e.entry());
        case CatalogueEvent.Published e -> {
          for (String entry : e.entries()) {
            Set<String> own = hands.remove(entry.substring(0, entry.lastIndexOf('@')));
            // Whoever took it back and let it answer again did not write it.
            found.putIfAbsent(entry, own == null ? List.of() : List.copyOf(own));
          }
        }
        default -> {}
      }
    }
    return found;
  }

  /// The name under which [#ofEntries] has a change.
  public static String entry(ReleaseChanges.Change change) {
    return change.id() + "@" + (change.version().isEmpty() ? EntryLife.REMOVED : change.version());
  }

  /// Who wrote the glossary that came with a release; nobody when none did.
  public List<String> ofGlossary(String release) {
    List<String> found = List.of();
    Set<String> hands = new TreeSet<>();
    Map<String, List<String>> ofRevision = new HashMap<>();
    for (Recorded recorded : journal.read(GlossaryEvent.STREAM, 0)) {
      switch (recorded.event()) {
        case GlossaryEvent.Drafted e -> hands.add(e.by());
        case GlossaryEvent.Discarded e -> hands.clear();
        case GlossaryEvent.Published e -> {
          ofRevision.putIfAbsent(e.revision(), List.copyOf(hands));
          found = e.release().equals(release) ? ofRevision.get(e.revision()) : found;
          hands.clear();
        }
        default -> {}
      }
    }
    return found;
  }

  /// Who imported a version of a document, or wanted it out.
  ///
  /// @param version empty when it is gone
  public List<String> ofDocument(String document, String version) {
    List<String> found = List.of();
    for (Recorded recorded : journal.read(DocumentEvent.stream(document), 0)) {
      if (recorded.event() instanceof DocumentEvent.Imported e && e.version().equals(version)) {
        found = List.of(e.by());
      } else if (recorded.event() instanceof DocumentEvent.Withdrawn e && version.isEmpty()) {
        found = List.of(e.by());
      }
    }
    return found;
  }
}
