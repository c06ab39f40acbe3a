package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Lint;
import dev.lobby.view.ViewStore;
import dev.lobby.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleLivesTest {
  private static final Article HOURS = article("branch-hours", "A", Sensitivity.SENSITIVE);

  private final Journal journal = new MemoryJournal(World.codec(), new MovableClock(World.START));

  private static List<ArticleLife> sorted(ArticleLives lives) {
    return lives.all().stream().sorted(Comparator.comparing(ArticleLife::id)).toList();
  }

  private void work() {
    ReleasedArticles released = new ReleasedArticles(() -> List.of(HOURS));
    Library library =
        new Library(
            journal,
            new ArticleLives(ViewStore.inMemory()),
            released,
            ApprovalRules.DEFAULT,
            new Lint(Map.of(), field -> false));
    ArticleDesk desk = new ArticleDesk(journal, released, library, ApprovalRules.DEFAULT);
    Article next = article("branch-hours", "B", Sensitivity.SENSITIVE);
    desk.draft(next, HOURS.version(), "amy", "new hours");
    desk.submit("branch-hours", next.version(), "amy", "please", true);
    desk.approve("branch-hours", next.version(), "bo", Instant.parse("2026-04-01T00:00:00Z"));
    List<Article> imported = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      imported.add(article("faq-" + i, i + "x".repeat(50_000), Sensitivity.NORMAL));
    }
    new Imports(journal, released).draft(imported, "faq.csv", "cy", "");
  }

  @Test
  void what_is_kept_over_a_restart_is_what_a_new_fold_gives(@TempDir Path directory)
      throws InterruptedException {
    List<ArticleLife> before;
    try (ViewStore store = ViewStore.open(directory)) {
      ArticleLives lives = new ArticleLives(store);
      try (Views views = new Views(journal, store, List.of(lives))) {
        work();
        assertThat(views.await(journal.head(), Duration.ofSeconds(30))).isTrue();
        before = sorted(lives);
      }
    }
    assertThat(before).hasSize(31);

    try (ViewStore store = ViewStore.open(directory)) {
      ArticleLives kept = new ArticleLives(store);
      try (Views views = new Views(journal, store, List.of(kept))) {
        assertThat(views.watermark()).isEqualTo(journal.head());
        assertThat(sorted(kept)).isEqualTo(before);
      }
    }
    ArticleLives folded = new ArticleLives(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), folded::apply);
    assertThat(sorted(folded)).isEqualTo(before);
  }

  @Test
  void an_event_that_comes_twice_counts_once() {
    work();
    ArticleLives lives = new ArticleLives(ViewStore.inMemory());
    journal.replayClear(0, journal.head(), lives::apply);
    List<ArticleLife> once = sorted(lives);

    journal.replayClear(0, journal.head(), lives::apply);

    assertThat(sorted(lives)).isEqualTo(once);
  }
}
