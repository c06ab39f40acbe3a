package dev.lobby.publishing;

import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps in the editors' hands what another release takes from the customers: whoever goes back to
/// an older one wants the one bad article gone, and not the work on all the others.
public final class TakenBack {
  private final Journal journal;
  private final ArticleLives lives;
  private final ArticleStreams streams;
  private final ReleasedArticles released;

  /// @param lives kept up to date by the views
  public TakenBack(Journal journal, ArticleLives lives, ReleasedArticles released) {
    this.journal = journal;
    this.lives = lives;
    this.streams = new ArticleStreams(journal);
    this.released = released;
  }

  /// Makes drafts of all that was published and does not answer now, and gives up drafts that are
  /// word for word what does; an article somebody works on stays theirs. Doing it again does
  /// nothing more.
  ///
  /// @param by the user name of who let the release answer that does
  /// @param why the reason
  /// @return the ids of the articles that became drafts
  public List<String> settle(String by, String why) {
    List<String> drafted = new ArrayList<>();
    for (ArticleLife listed : lives.all()) {
      ArticleLife life = streams.load(listed);
      Optional<Article> now = released.find(life.id());
      Optional<ArticleEvent> event = event(life, now.map(Article::version).orElse(""), by, why);
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
    return drafted;
  }

  /// @param answers the version that customers get; empty for none
  private Optional<ArticleEvent> event(ArticleLife life, String answers, String by, String why) {
    if (life.stage() == Stage.DRAFT && life.draftRevision().filter(answers::equals).isPresent()) {
      return Optional.of(new ArticleEvent.Discarded(by, why));
    }
    ArticleLife.Publication published = life.published();
    if (life.stage() != Stage.SETTLED
        || published == null
        || published.revision().isEmpty()
        || published.revision().equals(answers)) {
      return Optional.empty();
    }
    String revision = published.revision();
    return streams
        .revision(life.id(), revision)
        .map(content -> new ArticleEvent.Drafted(by, revision, answers, why, content));
  }
}
