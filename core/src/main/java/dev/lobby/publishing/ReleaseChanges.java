package dev.lobby.publishing;

import dev.lobby.knowledge.ReleaseContents;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.Names;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What a release may say that another may not, and the other way round.
///
/// @param articles by id
/// @param entries of the catalogue, by key
/// @param documents by id
/// @param terms of the glossary, by language and term
public record ReleaseChanges(
    List<Change> articles, List<Change> entries, List<Change> documents, List<Change> terms) {

  public ReleaseChanges {
    articles = List.copyOf(articles);
    entries = List.copyOf(entries);
    documents = List.copyOf(documents);
    terms = List.copyOf(terms);
  }

  /// What became of something.
  public enum Kind implements Wired {
    ADDED,
    CHANGED,
    REMOVED
  }

  /// Something that is not as it was.
  ///
  /// @param id the id of an article or a document, the key of an entry, or a term after its
  ///   language
  /// @param version as it is now; empty when it is gone
  public record Change(String id, Names name, Kind kind, String version) {}

  /// Compares two releases.
  public static ReleaseChanges between(ReleaseContents before, ReleaseContents after) {
    return new ReleaseChanges(
        changes(before.articles(), after.articles(), ReleaseChanges::thing),
        changes(before.catalogue().entries(), after.catalogue().entries(), ReleaseChanges::thing),
        changes(before.documents(), after.documents(), ReleaseChanges::thing),
        changes(before.glossary().entries(), after.glossary().entries(), ReleaseChanges::thing));
  }

  /// What is compared of a thing.
  private record Thing(String id, String version, Names name) {}

  private static Thing thing(Article article) {
    return new Thing(
        article.id(),
        article.version(),
        new Names(article.title(Language.ZH), article.title(Language.EN)));
  }

  private static Thing thing(Entry entry) {
    return new Thing(entry.key(), entry.revision(), entry.names());
  }

  private static Thing thing(Glossary.Entry term) {
    return new Thing(
        term.language().wire() + ":" + term.term(),
        String.join("\n", term.synonyms()),
        new Names(term.term(), term.term()));
  }

  private static Thing thing(BankDocument document) {
    String title = document.document().title();
    return new Thing(document.id(), document.version(), new Names(title, title));
  }

  private static <T> List<Change> changes(
      Collection<? extends T> before, Collection<? extends T> after, Function<T, Thing> read) {
    Map<String, Thing> left = new TreeMap<>();
    before.stream().map(read).forEach(it -> left.put(it.id, it));
    Map<String, Change> changes = new TreeMap<>();
    for (T one : after) {
      Thing now = read.apply(one);
      Thing was = left.remove(now.id);
      if (was == null || !was.version.equals(now.version)) {
        changes.put(
            now.id,
            new Change(now.id, now.name, was == null ? Kind.ADDED : Kind.CHANGED, now.version));
      }
    }
    left.forEach((id, was) -> changes.put(id, new Change(id, was.name, Kind.REMOVED, "")));
    return new ArrayList<>(changes.values());
  }

  /// Returns whether the two say the same.
  public boolean isEmpty() {
    return articles.isEmpty() && entries.isEmpty() && documents.isEmpty() && terms.isEmpty();
  }
}
