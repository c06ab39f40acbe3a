package dev.lobby.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.HookedJournal;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.Lint;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.language.Language;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.view.ViewStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Editors at work: the real commands and the real fold over a journal in memory. Only what a
/// release is stands for itself: a list of articles.
final class Newsroom {
  final MovableClock clock = new MovableClock(World.START);
  final HookedJournal journal = new HookedJournal(new MemoryJournal(World.codec(), clock));
  final ApprovalRules rules;
  final ArticleDesk desk;
  final Imports imports;
  final Library library;
  final TakenBack takenBack;
  private final ArticleLives lives = new ArticleLives(ViewStore.inMemory());
  private List<Article> released;
  private long seen;
  private int releases;

  Newsroom(ApprovalRules rules, Article... released) {
    this.rules = rules;
    this.released = List.of(released);
    ReleasedArticles articles = new ReleasedArticles(() -> this.released);
    this.library = new Library(journal, lives, articles, rules, new Lint(Map.of(), field -> false));
    this.desk = new ArticleDesk(journal, articles, library, rules);
    this.imports = new Imports(journal, articles);
    this.takenBack =
        new TakenBack(
            journal,
            lives,
            articles,
            new CatalogueDesk(journal, () -> Catalogue.EMPTY, () -> this.released),
            new GlossaryDesk(journal, () -> new Glossary(List.of())));
  }

  /// Lets the view take in what happened.
  void settle() {
    journal.replayClear(seen, journal.head(), lives::apply);
    seen = journal.head();
  }

  /// Makes a release of what may be published, as the publication does.
  Library.Changes publish(String by) {
    settle();
    Library.Changes changes = library.publishable(clock.instant());
    publish(changes, by);
    return changes;
  }

  /// Makes a release with changes that were found before.
  void publish(Library.Changes changes, String by) {
    Map<String, Article> next = new TreeMap<>();
    released.forEach(article -> next.put(article.id(), article));
    changes.put().forEach(article -> next.put(article.id(), article));
    changes.removed().forEach(next::remove);
    String release = "release-" + ++releases;
    List<StreamWrite> writes = new ArrayList<>(Library.published(changes, by, release));
    writes.add(
        new StreamWrite(
            ReleaseEvent.STREAM, StreamWrite.ANY, "", new ReleaseEvent.Activated(release)));
    journal.append(writes);
    released = List.copyOf(next.values());
    settle();
  }

  /// Makes a release of what was due, unless somebody did something to one of its articles since.
  Activation publish(Library.Due due) {
    String release = "release-" + ++releases;
    if (!(journal.append(Library.published(due, release)) instanceof AppendResult.Appended)) {
      return new Activation.Refused("Somebody was faster.");
    }
    Map<String, Article> next = new TreeMap<>();
    released.forEach(article -> next.put(article.id(), article));
    due.changes().put().forEach(article -> next.put(article.id(), article));
    released = List.copyOf(next.values());
    settle();
    return new Activation.Done(release, "");
  }

  /// The name of the release that answers.
  String answering() {
    return "release-" + releases;
  }

  List<Article> released() {
    return released;
  }

  /// Lets an older release answer again.
  void rollBack(List<Article> older) {
    released = older;
  }

  Library.Entry entry(String article) {
    return library.find(article).orElseThrow();
  }

  static ArticleLife done(ArticleOutcome outcome) {
    assertThat(outcome).isInstanceOf(ArticleOutcome.Done.class);
    return ((ArticleOutcome.Done) outcome).life();
  }

  /// An article that nothing is to be said about but how few phrasings it has.
  static Article article(String id, String text, Sensitivity sensitivity) {
    return article(id, text, sensitivity, Area.BRANCHES);
  }

  static Article article(String id, String text, Sensitivity sensitivity, Area area) {
    return ArticleText.normal(
        new Article(
            id,
            "",
            Map.of(Language.ZH, "标题 " + id, Language.EN, "Title of " + id),
            Map.of(Language.ZH, "回答 " + text, Language.EN, "Answer " + text),
            Map.of(Language.ZH, List.of("怎么办 " + id), Language.EN, List.of("what about " + id)),
            area,
            Audience.EVERYONE,
            sensitivity,
            new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
            Set.of(),
            Set.of()));
  }
}
