package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.article.Taken;
import dev.lobby.publishing.CheckedDrafts.Grounds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is to be said of drafts, for whoever looks at all of them.
class CheckedDraftsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final List<String> checked = new ArrayList<>();
  private final List<String> compared = new ArrayList<>();
  private final CheckedDrafts drafts =
      new CheckedDrafts(
          article -> {
            checked.add(article.id());
            return List.of(new Complaint(Kind.FEW_PHRASINGS, null, "", "少", "few"));
          },
          (article, taken) -> {
            compared.add(article.id());
            return List.of();
          });

  @Test
  void a_draft_is_looked_at_again_only_where_something_changed() {
    Article one = article("one", "A", Sensitivity.NORMAL);
    Article other = article("other", "A", Sensitivity.NORMAL);
    Grounds grounds = new Grounds(Taken.by(List.of()), 0, DAY);
    Taken taken = Taken.by(List.of(one, other));
    assertThat(drafts.of(List.of(one, other), grounds, taken)).containsOnlyKeys("one", "other");
    drafts.of(List.of(one, other), grounds, taken);
    assertThat(checked).containsExactly("one", "other");
    assertThat(compared).containsExactly("one", "other");

    Article saved = article("one", "B", Sensitivity.NORMAL);
    drafts.of(List.of(saved, other), grounds, Taken.by(List.of(saved, other)));
    assertThat(checked).containsExactly("one", "other", "one");
    assertThat(compared).containsExactly("one", "other", "one", "other");

    drafts.of(List.of(saved), new Grounds(grounds.released(), 1, DAY), taken);
    assertThat(checked).containsExactly("one", "other", "one", "one");
  }

  @Test
  void what_blocks_a_draft_is_told_until_it_is_mended_and_of_what_is_published_nothing() {
    Newsroom room = new Newsroom(ApprovalRules.DEFAULT, article("hours", "A", Sensitivity.NORMAL));
    Article twin = article("twin", "A", Sensitivity.NORMAL);
    Article clashes =
        new Article(
            "clashes",
            "",
            twin.titles(),
            twin.answers(),
            article("clashes", "A", Sensitivity.NORMAL).phrasings(),
            twin.area(),
            twin.audience(),
            twin.sensitivity(),
            twin.validity(),
            twin.signals(),
            twin.maySignal());
    room.desk.draft(twin, "", "amy", "");
    ArticleLife life = Newsroom.done(room.desk.draft(clashes, "", "amy", ""));
    room.settle();
    assertThat(blocked(room)).containsExactly("clashes", "twin");

    room.desk.draft(
        article("clashes", "B", Sensitivity.NORMAL), life.draftRevision().orElseThrow(), "amy", "");
    room.settle();
    assertThat(blocked(room)).isEmpty();
    assertThat(room.library.remarks(room.library.list(), DAY)).containsOnlyKeys("clashes", "twin");
  }

  private static List<String> blocked(Newsroom room) {
    return room.library.remarks(room.library.list(), DAY).entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(Complaint::blocks))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
