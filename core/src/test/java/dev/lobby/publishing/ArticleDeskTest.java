package dev.lobby.publishing;

import static dev.lobby.publishing.Newsroom.article;
import static dev.lobby.publishing.Newsroom.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.language.Language;
import dev.lobby.publishing.ArticleOutcome.Refused;
import dev.lobby.publishing.ArticleOutcome.Stale;
import dev.lobby.publishing.ArticleOutcome.Unsound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArticleDeskTest {
  private final Article hours = article("branch-hours", "A", Sensitivity.NORMAL);
  private final Article fee = article("fee-wire", "B", Sensitivity.NORMAL, Area.FEES);
  private final Article rate = article("rate-home", "C", Sensitivity.SENSITIVE);
  private final Newsroom room = new Newsroom(ApprovalRules.DEFAULT, hours, fee, rate);

  private static Article other(Article article, String text) {
    return article(article.id(), text, article.sensitivity(), article.area());
  }

  private ArticleLife reviewed(Article article, String by) {
    String before = room.library.find(article.id()).map(Library.Entry::revision).orElse("");
    done(room.desk.draft(article, before, by, "prices changed"));
    return done(room.desk.submit(article.id(), article.version(), by, "", true));
  }

  private void live(Article article, String by, String approver) {
    reviewed(article, by);
    done(room.desk.approve(article.id(), article.version(), approver, null));
    room.publish("pat");
  }

  @Test
  void of_two_drafts_with_one_phrasing_both_hear_of_the_other() {
    Article one = article("faq-a", "A", Sensitivity.NORMAL);
    Article other = article("faq-b", "B", Sensitivity.NORMAL);
    Article same = withPhrasing(one, "在哪停车");
    done(room.desk.draft(same, "", "amy", ""));
    done(room.desk.draft(withPhrasing(other, "在哪停车"), "", "bo", ""));
    room.settle();

    assertThat(taken(same)).singleElement().asString().contains("\"faq-b\"");
    assertThat(taken(withPhrasing(other, "在哪停车"))).singleElement().asString().contains("\"faq-a\"");

    done(room.desk.draft(other, withPhrasing(other, "在哪停车").version(), "bo", ""));
    room.settle();
    assertThat(taken(same)).isEmpty();
  }

  private List<String> taken(Article article) {
    return room.library.check(article).stream()
        .filter(it -> it.kind() == Complaint.Kind.TAKEN)
        .map(Complaint::en)
        .toList();
  }

  private static Article withPhrasing(Article article, String phrasing) {
    return ArticleText.normal(
        new Article(
            article.id(),
            "",
            article.titles(),
            article.answers(),
            Map.of(
                Language.ZH,
                List.of("怎么办 " + article.id(), phrasing),
                Language.EN,
                List.of("what about " + article.id())),
            article.area(),
            article.audience(),
            article.sensitivity(),
            article.validity(),
            article.signals(),
            article.maySignal()));
  }

  // --- from a draft to a release

  @Test
  void a_draft_is_reviewed_approved_and_published_and_then_customers_have_it() {
    Article changed = other(hours, "D");

    done(room.desk.draft(changed, hours.version(), "amy", "new hours"));
    assertThat(room.entry("branch-hours").released()).contains(hours);
    assertThat(room.entry("branch-hours").draft()).contains(changed);
    done(room.desk.submit("branch-hours", changed.version(), "amy", "please", true));
    done(room.desk.approve("branch-hours", changed.version(), "bo", null));
    Library.Changes changes = room.publish("pat");

    assertThat(changes.put()).containsExactly(changed);
    Library.Entry entry = room.entry("branch-hours");
    assertThat(entry.released()).contains(changed);
    assertThat(entry.draft()).isEmpty();
    assertThat(entry.life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(entry.life().published())
        .isEqualTo(new ArticleLife.Publication("pat", World.START, changed.version(), "release-1"));
    assertThat(room.publish("pat").isEmpty()).isTrue();
  }

  @Test
  void a_new_article_is_in_the_library_from_its_first_draft_and_gone_when_it_is_given_up() {
    Article parking = article("branch-parking", "P", Sensitivity.NORMAL);

    done(room.desk.draft(parking, "", "amy", ""));
    room.settle();
    assertThat(room.library.list(Set.of(Stage.DRAFT)))
        .extracting(Library.Entry::id)
        .containsExactly("branch-parking");
    done(room.desk.discard("branch-parking", parking.version(), "bo", "not needed"));
    room.settle();

    assertThat(room.library.find("branch-parking")).isEmpty();
    assertThat(room.library.list()).hasSize(3);
    assertThat(room.library.revision("branch-parking", parking.version())).contains(parking);
  }

  @Test
  void what_was_approved_is_reviewed_anew_once_somebody_changes_it() {
    Article first = other(hours, "D");
    reviewed(first, "amy");
    done(room.desk.approve("branch-hours", first.version(), "bo", null));

    done(room.desk.draft(other(hours, "E"), first.version(), "cy", ""));

    assertThat(room.publish("pat").put()).isEmpty();
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.DRAFT);
  }

  @Test
  void a_draft_is_returned_with_a_reason_and_submitted_again() {
    Article changed = other(hours, "D");
    reviewed(changed, "amy");

    assertThat(room.desk.giveBack("branch-hours", "bo", " ")).isInstanceOf(Refused.class);
    ArticleLife returned = done(room.desk.giveBack("branch-hours", "bo", "say it shorter"));

    assertThat(returned.stage()).isEqualTo(Stage.DRAFT);
    assertThat(returned.returned())
        .isEqualTo(new ArticleLife.Act("bo", World.START, "say it shorter"));
    ArticleLife again = done(room.desk.submit("branch-hours", changed.version(), "amy", "", true));
    assertThat(again.returned()).isNull();
    assertThat(again.stage()).isEqualTo(Stage.IN_REVIEW);
  }

  @Test
  void an_article_is_retired_by_the_next_publication_and_may_come_back() {
    assertThat(room.desk.retire("branch-hours", hours.version(), "amy", ""))
        .isInstanceOf(Refused.class);
    done(room.desk.retire("branch-hours", hours.version(), "amy", "closed"));
    assertThat(room.publish("pat").removed()).isEmpty();
    assertThat(room.desk.draft(other(hours, "D"), hours.version(), "bo", ""))
        .isInstanceOf(Refused.class);
    done(room.desk.approveRetirement("branch-hours", "amy"));
    assertThat(room.publish("pat").removed()).containsExactly("branch-hours");

    Library.Entry retired = room.entry("branch-hours");
    assertThat(retired.released()).isEmpty();
    assertThat(retired.life().stage()).isEqualTo(Stage.RETIRED);
    done(room.desk.draft(other(hours, "D"), "", "amy", "open again"));
    done(room.desk.discard("branch-hours", other(hours, "D").version(), "amy", ""));
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.RETIRED);
  }

  @Test
  void what_is_approved_for_later_waits_for_its_moment() {
    Article changed = other(hours, "D");
    Instant later = World.START.plus(Duration.ofDays(2));
    reviewed(changed, "amy");
    done(room.desk.approve("branch-hours", changed.version(), "bo", later));

    Library.Changes now = room.publish("pat");
    assertThat(now.put()).isEmpty();
    assertThat(now.later()).isEqualTo(Map.of("branch-hours", later));

    room.clock.advance(Duration.ofDays(2));
    assertThat(room.publish("pat").put()).containsExactly(changed);
  }

  @Test
  void a_draft_saved_while_a_release_is_made_stays_a_draft_over_it() {
    Article approved = other(hours, "D");
    reviewed(approved, "amy");
    done(room.desk.approve("branch-hours", approved.version(), "bo", null));
    room.settle();
    Library.Changes changes = room.library.publishable(room.clock.instant());

    done(room.desk.draft(other(hours, "E"), approved.version(), "cy", ""));
    room.publish(changes, "pat");

    Library.Entry entry = room.entry("branch-hours");
    assertThat(entry.released()).contains(approved);
    assertThat(entry.draft()).contains(other(hours, "E"));
    assertThat(entry.life().authors()).containsExactly("cy");
  }

  @Test
  void after_a_roll_back_the_article_is_what_customers_get_and_its_later_version_can_be_had() {
    List<Article> before = room.released();
    Article changed = other(hours, "D");
    live(changed, "amy", "bo");

    room.rollBack(before);

    assertThat(room.entry("branch-hours").shown()).contains(hours);
    assertThat(room.library.revision("branch-hours", changed.version())).contains(changed);
    done(room.desk.draft(changed, hours.version(), "cy", "as it was"));
  }

  private TakenBack.Foreseen foreseen(List<Article> then) {
    return room.takenBack.foreseen(then, Catalogue.EMPTY, new Glossary(List.of()));
  }

  @Test
  void what_a_roll_back_takes_along_is_known_before_and_comes_back_as_published() {
    List<Article> before = room.released();
    Article changed = other(hours, "D");
    live(changed, "amy", "bo");
    List<Article> after = room.released();

    assertThat(foreseen(before).drafts()).containsExactly("branch-hours");
    room.rollBack(before);
    assertThat(room.takenBack.settle("cy", "wrong hours", "release-0"))
        .containsExactly("branch-hours");
    room.settle();
    assertThat(foreseen(after).published()).containsExactly("branch-hours");
    room.rollBack(after);
    assertThat(room.takenBack.settle("cy", "right after all", "release-1")).isEmpty();
    room.settle();

    assertThat(room.library.history("branch-hours").getFirst().event())
        .isEqualTo(new ArticleEvent.Published("cy", changed.version(), "release-1"));
    assertThat(room.entry("branch-hours").life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(new Hands(room.journal).ofArticle("branch-hours", changed.version(), "release-1"))
        .containsExactly("amy");
    assertThat(room.takenBack.settle("cy", "again", "release-1")).isEmpty();
  }

  // --- the second person

  @Test
  void a_normal_article_may_be_approved_by_its_author() {
    Article changed = other(hours, "D");
    reviewed(changed, "amy");

    assertThat(room.entry("branch-hours").needsSecondPerson()).isFalse();
    done(room.desk.approve("branch-hours", changed.version(), "amy", null));
  }

  @Test
  void what_is_sensitive_needs_somebody_who_saved_none_of_it() {
    for (Article article : List.of(fee, rate)) {
      Article first = other(article, "D");
      Article second = other(article, "E");
      done(room.desk.draft(first, article.version(), "amy", ""));
      done(room.desk.draft(second, first.version(), "bo", ""));
      done(room.desk.submit(article.id(), second.version(), "cy", "", true));

      assertThat(room.entry(article.id()).needsSecondPerson()).isTrue();
      assertThat(room.desk.approve(article.id(), second.version(), "amy", null))
          .isInstanceOf(Refused.class);
      assertThat(room.desk.approve(article.id(), second.version(), "bo", null))
          .isInstanceOf(Refused.class);
      done(room.desk.approve(article.id(), second.version(), "cy", null));
    }
  }

  @Test
  void a_text_that_states_a_fee_needs_two_in_every_area_and_says_so() {
    Article draft = other(hours, "每张收费10元");
    assertThat(room.library.needsSecondPerson(draft)).isTrue();
    assertThat(room.library.check(draft))
        .filteredOn(it -> it.kind() == Complaint.Kind.FEE)
        .singleElement()
        .satisfies(it -> assertThat(it.zh()).contains("每张收费10元", "没有参与修改的人审核"));
    done(room.desk.draft(draft, hours.version(), "amy", ""));
    assertThat(room.desk.submit("branch-hours", draft.version(), "amy", "", false))
        .isInstanceOf(Unsound.class);
    done(room.desk.submit("branch-hours", draft.version(), "amy", "", true));

    assertThat(room.entry("branch-hours").needsSecondPerson()).isTrue();
    assertThat(room.desk.approve("branch-hours", draft.version(), "amy", null))
        .isInstanceOf(Refused.class);
    done(room.desk.approve("branch-hours", draft.version(), "bo", null));
  }

  @Test
  void a_rate_typed_by_hand_needs_two_in_every_area() {
    Article draft = other(hours, "一年期整存整取年利率2.65%");
    assertThat(room.library.needsSecondPerson(draft)).isTrue();
    assertThat(room.library.needsSecondPerson(other(hours, "一年期年利率{{rate:deposit-1y}}"))).isFalse();
    assertThat(new ApprovalRules(Set.of(Area.LOANS), false).isSensitive(draft)).isFalse();
  }

  @Test
  void where_fees_are_not_sensitive_a_text_that_states_one_is_not_either() {
    ApprovalRules rates = new ApprovalRules(Set.of(Area.LOANS), false);
    Article draft = other(hours, "每张收费10元");

    assertThat(rates.isSensitive(draft)).isFalse();
    assertThat(rates.remark(draft)).isEmpty();
    // Of what is filed as sensitive nothing has to be said.
    assertThat(ApprovalRules.DEFAULT.remark(other(fee, "每张收费10元"))).isEmpty();
    assertThat(ApprovalRules.DEFAULT.remark(other(rate, "每张收费10元"))).isEmpty();
  }

  @Test
  void to_mark_something_normal_is_itself_sensitive() {
    Article harmless = article("rate-home", "D", Sensitivity.NORMAL);
    reviewed(harmless, "amy");

    assertThat(room.desk.approve("rate-home", harmless.version(), "amy", null))
        .isInstanceOf(Refused.class);
  }

  @Test
  void to_retire_what_is_sensitive_needs_two_as_well() {
    done(room.desk.retire("rate-home", rate.version(), "amy", "gone"));

    assertThat(room.desk.approveRetirement("rate-home", "amy")).isInstanceOf(Refused.class);
    done(room.desk.approveRetirement("rate-home", "bo"));
  }

  @Test
  void authors_count_from_the_last_publication_on() {
    live(other(rate, "D"), "amy", "bo");

    Article next = other(rate, "E");
    reviewed(next, "bo");
    done(room.desk.approve("rate-home", next.version(), "amy", null));
  }

  @Test
  void where_everything_needs_two_a_normal_article_does_too_and_older_approvals_are_held() {
    Article changed = other(hours, "D");
    reviewed(changed, "amy");
    done(room.desk.approve("branch-hours", changed.version(), "amy", null));
    room.settle();

    ApprovalRules strict = new ApprovalRules(Set.of(), true);
    assertThat(
            strict.mayApprove(
                "amy", room.entry("branch-hours").life(), java.util.Optional.of(hours)))
        .isFalse();
    assertThat(strict.holds(room.entry("branch-hours").life(), java.util.Optional.of(hours)))
        .isFalse();
  }

  // --- two editors on one article

  @Test
  void a_stale_save_is_refused_and_told_who_saved_what_meanwhile() {
    Article amys = other(hours, "D");
    Article bos = other(hours, "E");
    done(room.desk.draft(amys, hours.version(), "amy", "new hours"));

    Stale stale = (Stale) room.desk.draft(bos, hours.version(), "bo", "");

    assertThat(stale.current()).isEqualTo(amys.version());
    assertThat(stale.meanwhile())
        .containsExactly(
            new ArticleLife.Revision(
                amys.version(), "amy", World.START, "new hours", hours.version()));
    assertThat(stale.theirs().fields())
        .extracting(field -> field.language() + " " + field.before() + " > " + field.after())
        .containsExactly("ZH 回答 A > 回答 D", "EN Answer A > Answer D");
    assertThat(stale.own().fields())
        .extracting(field -> field.before() + " > " + field.after())
        .contains("Answer D > Answer E");
    assertThat(room.entry("branch-hours").draft()).contains(amys);
    done(room.desk.draft(bos, stale.current(), "bo", ""));
    assertThat(room.library.revision("branch-hours", amys.version())).contains(amys);
  }

  @Test
  void of_two_saves_in_the_same_moment_one_wins_and_the_other_is_stale() {
    Article amys = other(hours, "D");
    Article bos = other(hours, "E");
    room.journal.beforeNextAppend(() -> done(room.desk.draft(amys, hours.version(), "amy", "")));

    assertThat(room.desk.draft(bos, hours.version(), "bo", "")).isInstanceOf(Stale.class);
    assertThat(room.entry("branch-hours").draft()).contains(amys);
  }

  @Test
  void a_reviewer_approves_what_they_saw_or_nothing() {
    Article seen = other(hours, "D");
    reviewed(seen, "amy");
    reviewed(other(hours, "E"), "amy");

    assertThat(room.desk.approve("branch-hours", seen.version(), "bo", null))
        .isInstanceOf(Stale.class);
    assertThat(room.desk.discard("branch-hours", seen.version(), "bo", ""))
        .isInstanceOf(Stale.class);
  }

  @Test
  void saving_the_same_again_changes_nothing() {
    Article changed = other(hours, "D");
    done(room.desk.draft(changed, hours.version(), "amy", ""));
    long head = room.journal.head();

    done(room.desk.draft(changed, hours.version(), "amy", ""));
    assertThat(room.journal.head()).isEqualTo(head);
  }

  // --- what is not fit

  @Test
  void a_draft_that_would_break_cannot_be_submitted_and_what_may_stay_has_to_be_accepted() {
    Article oneLanguage =
        new Article(
            "branch-hours",
            "",
            Map.of(Language.ZH, "标题"),
            Map.of(Language.ZH, "回答"),
            Map.of(Language.ZH, List.of("几点开门")),
            hours.area(),
            hours.audience(),
            hours.sensitivity(),
            hours.validity(),
            Set.of(),
            Set.of());
    ArticleLife life = done(room.desk.draft(oneLanguage, hours.version(), "amy", ""));
    String revision = life.draftRevision().orElseThrow();
    Unsound unsound = (Unsound) room.desk.submit("branch-hours", revision, "amy", "", true);
    assertThat(unsound.complaints()).extracting(Complaint::kind).contains(Complaint.Kind.EMPTY);

    Article changed = other(hours, "1");
    done(room.desk.draft(changed, revision, "amy", ""));
    assertThat(room.desk.submit("branch-hours", changed.version(), "amy", "", false))
        .isInstanceOf(Unsound.class);
    ArticleLife submitted =
        done(room.desk.submit("branch-hours", changed.version(), "amy", "", true));
    assertThat(submitted.accepted()).hasSize(2).allMatch(it -> it.contains("phrasing"));
  }

  @Test
  void a_phrasing_that_a_draft_of_another_article_has_is_complained_about() {
    done(room.desk.draft(article("branch-a", "D", Sensitivity.NORMAL), "", "amy", ""));
    room.settle();
    Article same = article("branch-a", "E", Sensitivity.NORMAL);
    Article twin =
        new Article(
            "branch-b",
            "",
            same.titles(),
            same.answers(),
            same.phrasings(),
            same.area(),
            same.audience(),
            same.sensitivity(),
            same.validity(),
            Set.of(),
            Set.of());

    assertThat(room.library.check(twin))
        .filteredOn(it -> it.kind() == Complaint.Kind.TAKEN)
        .hasSize(4);
  }

  @Test
  void an_article_over_a_frame_is_refused_and_an_id_that_is_none_too() {
    assertThat(room.desk.draft(other(hours, "x".repeat(1 << 20)), hours.version(), "amy", ""))
        .isInstanceOf(Refused.class);
    assertThat(room.desk.draft(article("Not An Id", "D", Sensitivity.NORMAL), "", "amy", ""))
        .isInstanceOf(Refused.class);
    assertThat(room.journal.head()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Stage.class,
      names = {"SETTLED", "DRAFT"})
  void what_does_not_fit_where_an_article_stands_is_refused_with_a_sentence(Stage stage) {
    if (stage == Stage.DRAFT) {
      done(room.desk.draft(other(hours, "D"), hours.version(), "amy", ""));
    }
    String revision = room.entry("branch-hours").revision();

    for (ArticleOutcome outcome :
        List.of(
            room.desk.approve("branch-hours", revision, "bo", null),
            room.desk.giveBack("branch-hours", "bo", "why not"),
            room.desk.approveRetirement("branch-hours", "bo"))) {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Refused.class,
              it -> {
                assertThat(it.en()).endsWith(".");
                assertThat(it.zh()).endsWith("。");
              });
    }
  }

  @Test
  void differences_between_any_two_versions_can_be_had() {
    Article changed = other(hours, "D");
    live(changed, "amy", "bo");

    assertThat(room.library.revisions("branch-hours"))
        .extracting(ArticleLife.Revision::by)
        .containsExactly("amy");
    assertThat(room.library.diff("branch-hours", changed.version(), changed.version()))
        .hasValueSatisfying(it -> assertThat(it.isEmpty()).isTrue());
    assertThat(room.library.diff("branch-hours", "", changed.version()))
        .hasValueSatisfying(it -> assertThat(it.phrasings()).hasSize(2));
    assertThat(room.library.diff("branch-hours", "none", changed.version())).isEmpty();
    assertThat(room.library.history("branch-hours"))
        .extracting(it -> it.event().getClass().getSimpleName())
        .containsExactly("Published", "Approved", "Submitted", "Drafted");
  }
}
