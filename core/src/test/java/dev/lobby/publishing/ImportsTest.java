package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static dev.lobby.publishing.Newsroom.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportsTest {
  private final Article hours = article("branch-hours", "A", Sensitivity.NORMAL);
  private final Newsroom room = new Newsroom(ApprovalRules.DEFAULT, hours);

  private static List<Article> many(int count, int length) {
    return IntStream.range(0, count)
        .mapToObj(i -> article("faq-" + i, i + " " + "x".repeat(length), Sensitivity.NORMAL))
        .toList();
  }

  private Imports.Outcome.Done imported(List<Article> articles, String by) {
    Imports.Outcome outcome = room.imports.draft(articles, "faq.csv", by, "from the branch");
    assertThat(outcome).isInstanceOf(Imports.Outcome.Done.class);
    room.settle();
    return (Imports.Outcome.Done) outcome;
  }

  @Test
  void a_preview_says_what_an_import_would_do_and_writes_nothing() {
    List<Article> articles = List.of(hours, article("faq-1", "C", Sensitivity.NORMAL));
    long head = room.journal.head();

    assertThat(room.imports.preview(articles, "amy"))
        .isEqualTo(new Imports.Outcome.Done(List.of("faq-1"), List.of("branch-hours")));
    assertThat(room.imports.preview(List.of(hours, hours), "amy"))
        .isInstanceOf(Imports.Outcome.Refused.class);
    assertThat(room.journal.head()).isEqualTo(head);
  }

  @Test
  void what_comes_together_is_held_against_what_is_published_drafted_and_among_itself() {
    done(room.desk.draft(article("faq-1", "C", Sensitivity.NORMAL), "", "bo", ""));
    room.settle();
    List<Article> articles =
        List.of(
            taking("a", "怎么办 branch-hours"),
            taking("b", "怎么办 faq-1"),
            taking("c", "怎么办 x"),
            taking("d", "怎么办 x"));

    List<List<String>> taken =
        room.library.check(articles).stream()
            .map(complaints ->
                complaints.stream()
                    .filter(it -> it.kind() == Complaint.Kind.TAKEN)
                    .map(Complaint::en)
                    .toList())
            .toList();

    assertThat(taken).hasSize(4).allMatch(it -> it.size() == 1);
    assertThat(taken.get(0).getFirst()).contains("in \"branch-hours\"");
    assertThat(taken.get(1).getFirst()).contains("in \"faq-1\"");
    assertThat(taken.get(2).getFirst()).contains("in \"d\"");
    assertThat(taken.get(3).getFirst()).contains("in \"c\"");
  }

  /// An article that is asked for in these words, too.
  private static Article taking(String id, String phrasing) {
    Article own = article(id, id, Sensitivity.NORMAL);
    return ArticleText.normal(
        new Article(
            id,
            "",
            own.titles(),
            own.answers(),
            Map.of(
                Language.ZH,
                List.of("怎么办 " + id, phrasing),
                Language.EN,
                List.of("what about " + id)),
            own.area(),
            own.audience(),
            own.sensitivity(),
            own.validity(),
            own.signals(),
            own.maySignal()));
  }

  private List<String> refused(List<Article> articles, String by) {
    long head = room.journal.head();
    Imports.Outcome outcome = room.imports.draft(articles, "faq.csv", by, "");
    assertThat(room.journal.head()).isEqualTo(head);
    assertThat(outcome).isInstanceOf(Imports.Outcome.Refused.class);
    return ((Imports.Outcome.Refused) outcome)
        .reasons().stream().map(reason -> reason.en() + " " + reason.zh()).toList();
  }

  @Test
  void what_is_imported_are_drafts_of_whoever_imported_it_and_no_publications() {
    Imports.Outcome.Done outcome =
        imported(
            List.of(
                article("branch-hours", "B", Sensitivity.NORMAL),
                article("faq-1", "C", Sensitivity.NORMAL)),
            "amy");

    assertThat(outcome.drafted()).containsExactly("branch-hours", "faq-1");
    assertThat(room.journal.head()).isEqualTo(1);
    assertThat(room.entry("branch-hours").released()).contains(hours);
    assertThat(room.entry("branch-hours").draft())
        .contains(article("branch-hours", "B", Sensitivity.NORMAL));
    assertThat(room.entry("faq-1").life().authors()).containsExactly("amy");
    assertThat(room.publish("pat").isEmpty()).isTrue();
  }

  @Test
  void what_stands_there_already_is_passed_over() {
    Imports.Outcome.Done outcome = imported(List.of(hours), "amy");

    assertThat(outcome.unchanged()).containsExactly("branch-hours");
    assertThat(room.journal.head()).isZero();
  }

  @Test
  void an_import_over_a_frame_comes_in_chunks_and_is_seen_as_one() {
    List<Article> articles = many(60, 50_000);

    imported(articles, "amy");

    assertThat(room.journal.head()).isGreaterThan(3);
    assertThat(room.library.list()).hasSize(61);
    assertThat(articles).allMatch(it -> room.entry(it.id()).draft().orElseThrow().equals(it));
    assertThat(room.library.revision("faq-59", articles.getLast().version()))
        .contains(articles.getLast());
  }

  @Test
  void an_import_that_dies_half_way_leaves_nothing_and_comes_whole_the_next_time() {
    List<Article> articles = many(60, 50_000);
    AtomicInteger appends = new AtomicInteger();
    room.journal.beforeEveryAppend(behind -> {
      if (appends.incrementAndGet() == 4) {
        throw new IllegalStateException("The plug was pulled.");
      }
    });

    assertThatThrownBy(() -> room.imports.draft(articles, "faq.csv", "amy", ""))
        .isInstanceOf(IllegalStateException.class);
    room.settle();
    assertThat(room.journal.head()).isEqualTo(3);
    assertThat(room.library.list()).hasSize(1);
    assertThat(room.library.find("faq-0")).isEmpty();

    imported(articles, "amy");
    assertThat(room.library.list()).hasSize(61);
  }

  @Test
  void somebody_elses_draft_stands_in_the_way_of_all_of_it() {
    Article draft = article("branch-hours", "B", Sensitivity.NORMAL);
    done(room.desk.draft(draft, hours.version(), "bo", ""));

    assertThat(
            refused(
                List.of(
                    article("branch-hours", "C", Sensitivity.NORMAL),
                    article("faq-1", "C", Sensitivity.NORMAL)),
                "amy"))
        .singleElement()
        .asString()
        .contains("branch-hours", "bo", "bo 的草稿");
    assertThat(room.library.find("faq-1")).isEmpty();
    assertThat(room.entry("branch-hours").draft()).contains(draft);
  }

  @Test
  void a_mended_file_goes_over_ones_own_import_but_not_over_what_is_in_review() {
    imported(List.of(article("faq-1", "A", Sensitivity.NORMAL)), "amy");
    Article mended = article("faq-1", "B", Sensitivity.NORMAL);
    imported(List.of(mended), "amy");
    assertThat(room.entry("faq-1").draft()).contains(mended);

    done(room.desk.submit("faq-1", mended.version(), "amy", "", true));
    assertThat(refused(List.of(article("faq-1", "C", Sensitivity.NORMAL)), "amy"))
        .singleElement()
        .asString()
        .contains("in review");
  }

  @Test
  void a_save_that_comes_between_is_not_overwritten() {
    Article bos = article("branch-hours", "B", Sensitivity.NORMAL);
    room.journal.beforeNextAppend(() -> done(room.desk.draft(bos, hours.version(), "bo", "")));

    Imports.Outcome outcome =
        room.imports.draft(
            List.of(article("branch-hours", "C", Sensitivity.NORMAL)), "faq.csv", "amy", "");

    assertThat(outcome).isInstanceOf(Imports.Outcome.Refused.class);
    assertThat(room.entry("branch-hours").draft()).contains(bos);
  }

  @Test
  void too_many_two_of_one_id_and_one_too_large_are_refused_whole() {
    assertThat(refused(many(Imports.ARTICLES_MAX + 1, 1), "amy"))
        .singleElement()
        .asString()
        .contains("2001");
    List<Article> twice = new ArrayList<>(many(2, 1));
    twice.add(article("faq-1", "other", Sensitivity.NORMAL));
    twice.add(article("faq-large", "x".repeat(1 << 20), Sensitivity.NORMAL));
    twice.add(article("Not An Id", "x", Sensitivity.NORMAL));
    assertThat(refused(twice, "amy"))
        .hasSize(3)
        .satisfies(it -> {
          assertThat(it.get(0)).contains("Two articles are called 'faq-1'");
          assertThat(it.get(1)).contains("faq-large", "too large");
          assertThat(it.get(2)).contains("Not An Id");
        });
    imported(many(Imports.ARTICLES_MAX, 1), "amy");
  }
}
