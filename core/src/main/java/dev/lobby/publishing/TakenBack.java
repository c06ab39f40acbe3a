package dev.lobby.publishing;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.glossary.GlossaryDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keeps in the editors' hands what another release takes from the customers: whoever goes back to
/// an older one wants the one bad article gone, and not the work on all the others.
public final class TakenBack {
  private final Journal journal;
  private final ArticleLives lives;
  private final ArticleStreams streams;
  private final ReleasedArticles released;
  private final CatalogueDesk catalogue;
  private final GlossaryDesk glossary;

  /// @param lives kept up to date by the views
  public TakenBack(
      Journal journal,
      ArticleLives lives,
      ReleasedArticles released,
      CatalogueDesk catalogue,
      GlossaryDesk glossary) {
    this.journal = journal;
    this.lives = lives;
    this.streams = new ArticleStreams(journal);
    this.released = released;
    this.catalogue = catalogue;
    this.glossary = glossary;
  }

  /// What becomes of what is in the editors' hands when another release answers.
  ///
  /// @param drafts the ids of those that become drafts, as customers do not get them any more as
  ///   they were published
  /// @param published the ids of those whose draft is word for word what customers get then
  /// @param entries the keys of the entries of the catalogue that become drafts
  /// @param glossary whether the glossary becomes a draft
  public record Foreseen(
      List<String> drafts, List<String> published, List<String> entries, boolean glossary) {
    public Foreseen {
      entries = List.copyOf(entries);
      drafts = List.copyOf(drafts);
      published = List.copyOf(published);
    }
  }

  /// Says what [#settle] would do if something else answered.
  ///
  /// @param catalogueThen the catalogue that would
  /// @param glossaryThen the glossary that messages would be read by
  public Foreseen foreseen(List<Article> then, Catalogue catalogueThen, Glossary glossaryThen) {
    Map<String, String> versions =
        then.stream().collect(Collectors.toMap(Article::id, Article::version));
    List<String> drafts = new ArrayList<>();
    List<String> published = new ArrayList<>();
    for (ArticleLife listed : lives.all()) {
      ArticleLife life = streams.load(listed);
      switch (way(life, versions.getOrDefault(life.id(), ""))) {
        case DRAFT -> drafts.add(life.id());
        case PUBLISHED -> published.add(life.id());
        case NONE -> {}
      }
    }
    return new Foreseen(
        drafts.stream().sorted().toList(),
        published.stream().sorted().toList(),
        List.copyOf(catalogue.takenBackBy(catalogueThen)),
        glossary.isTakenBackBy(glossaryThen));
  }

  /// Makes drafts of all that was published and does not answer now, and has drafts that are word
  /// for word what does stand there as published; an article somebody works on stays theirs. The
  /// entries of the catalogue and the glossary likewise. Doing it again does nothing more.
  ///
  /// @param by the user name of who let the release answer that does
  /// @param why the reason
  /// @param release the id of the release that answers now
  /// @return what became drafts: the ids of articles, the keys of entries of the catalogue, and
  ///   `glossary`
  public List<String> settle(String by, String why, String release) {
    List<String> drafted = new ArrayList<>();
    for (ArticleLife listed : lives.all()) {
      ArticleLife life = streams.load(listed);
      String answers = released.find(life.id()).map(Article::version).orElse("");
      Optional<ArticleEvent> event =
          switch (way(life, answers)) {
            case DRAFT -> again(life, answers, by, why);
            case PUBLISHED -> Optional.of(new ArticleEvent.Published(by, answers, release));
            case NONE -> Optional.empty();
          };
      if (event.isPresent()
          && journal.append(
                  List.of(
                      new StreamWrite(
                          ArticleEvent.stream(life.id()), life.version(), "", event.get())))
              instanceof AppendResult.Appended
          && event.get() instanceof ArticleEvent.Drafted) {
        drafted.add(life.id());
      }
    }
    drafted.addAll(catalogue.takeBack(by, why, release));
    if (glossary.takeBack(by, why, release)) {
      drafted.add("glossary");
    }
    return drafted;
  }

  /// What becomes of an article.
  private enum Way {
    /// Nothing.
    NONE,
    /// It is a draft again.
    DRAFT,
    /// Its draft is published.
    PUBLISHED
  }

  /// @param answers the version that customers get; empty for none
  private static Way way(ArticleLife life, String answers) {
    if (life.stage() == Stage.DRAFT && life.draftRevision().filter(answers::equals).isPresent()) {
      return Way.PUBLISHED;
    }
    ArticleLife.Publication published = life.published();
    return life.stage() == Stage.SETTLED
            && published != null
            && !published.revision().isEmpty()
            && !published.revision().equals(answers)
        ? Way.DRAFT
        : Way.NONE;
  }

  /// What was published last, as a draft.
  private Optional<ArticleEvent> again(ArticleLife life, String answers, String by, String why) {
    ArticleLife.Publication published = life.published();
    if (published == null) {
      return Optional.empty();
    }
    String revision = published.revision();
    return streams
        .revision(life.id(), revision)
        .map(content -> new ArticleEvent.Drafted(by, revision, answers, why, content));
  }
}
