package dev.lobby.publishing.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.HookedJournal;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.language.Language;
import dev.lobby.publishing.Hands;
import dev.lobby.publishing.glossary.GlossaryDesk.Change;
import dev.lobby.publishing.glossary.GlossaryLife.Stage;
import dev.lobby.publishing.glossary.GlossaryOutcome.Done;
import dev.lobby.publishing.glossary.GlossaryOutcome.Refused;
import dev.lobby.publishing.glossary.GlossaryOutcome.Stale;
import dev.lobby.publishing.glossary.GlossaryOutcome.Unsound;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Editors at work on the glossary: the real commands over a journal in memory. Only what a release
/// is stands for itself.
class GlossaryDeskTest {
  private static final Glossary.Entry OPEN = new Glossary.Entry(Language.ZH, "开户", List.of("立折子"));
  private static final Glossary.Entry CARD =
      new Glossary.Entry(Language.EN, "debit card", List.of("plastic"));

  private final HookedJournal journal =
      new HookedJournal(new MemoryJournal(World.codec(), new MovableClock(World.START)));
  private Glossary released = new Glossary(List.of(OPEN));
  private final GlossaryDesk desk = new GlossaryDesk(journal, () -> released);

  private static GlossaryLife done(GlossaryOutcome outcome) {
    assertThat(outcome).isInstanceOf(Done.class);
    return ((Done) outcome).life();
  }

  private static void refused(GlossaryOutcome outcome, String why) {
    assertThat(outcome)
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.en()).contains(why));
  }

  private GlossaryLife drafted(String by, Glossary.Entry... terms) {
    return done(desk.draft(List.of(terms), desk.standing().revision(), by, "customers say so"));
  }

  @Test
  void a_draft_is_approved_by_a_second_person_and_published_with_the_next_release() {
    GlossaryLife life = drafted("amy", OPEN, CARD);
    assertThat(life.stage()).isEqualTo(Stage.WAITING);
    refused(desk.approve(life.revision(), "amy"), "Somebody else");
    assertThat(desk.publishable().isEmpty()).isTrue();

    done(desk.approve(life.revision(), "ben"));
    Change change = desk.publishable();
    assertThat(change.glossary().orElseThrow().entries()).containsExactly(OPEN, CARD);
    journal.append(change.published("pat", "release-1"));
    released = change.glossary().orElseThrow();

    assertThat(desk.standing().life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(desk.standing().revision()).isEqualTo(ArticleJson.revision(released));
    assertThat(desk.publishable().isEmpty()).isTrue();
    assertThat(new Hands(journal).ofGlossary("release-1")).containsExactly("amy");
    assertThat(new Hands(journal).ofGlossary("release-2")).isEmpty();
  }

  @Test
  void what_a_roll_back_takes_is_a_draft_again_and_settles_when_it_comes_back() {
    Glossary before = released;
    GlossaryLife life = drafted("amy", OPEN, CARD);
    done(desk.approve(life.revision(), "ben"));
    Change change = desk.publishable();
    journal.append(change.published("pat", "release-1"));
    Glossary after = change.glossary().orElseThrow();
    released = after;
    assertThat(desk.isTakenBackBy(before)).isTrue();
    assertThat(desk.takeBack("cy", "nothing to take", "release-1")).isFalse();

    released = before;
    assertThat(desk.takeBack("cy", "wrong words", "release-0")).isTrue();
    assertThat(desk.takeBack("cy", "wrong words", "release-0")).isFalse();
    assertThat(desk.standing().life().terms()).isEqualTo(after.entries());
    refused(desk.approve(life.revision(), "cy"), "Somebody else");

    released = after;
    assertThat(desk.takeBack("cy", "right after all", "release-1")).isFalse();
    assertThat(desk.standing().life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(new Hands(journal).ofGlossary("release-1")).containsExactly("amy");

    released = before;
    assertThat(desk.takeBack("cy", "once more", "release-0")).isTrue();
    done(desk.discard(life.revision(), "cy", "not wanted"));
    assertThat(desk.takeBack("cy", "given up", "release-0")).isFalse();
  }

  @Test
  void what_was_approved_and_written_again_has_to_be_approved_again() {
    GlossaryLife first = drafted("amy", OPEN, CARD);
    done(desk.approve(first.revision(), "ben"));
    Change built = desk.publishable();
    GlossaryLife second = drafted("ben", CARD);

    assertThat(second.stage()).isEqualTo(Stage.WAITING);
    assertThat(second.authors()).containsExactlyInAnyOrder("amy", "ben");
    assertThat(built.isPartOf(desk.publishable())).isFalse();
    assertThat(Change.NONE.isPartOf(desk.publishable())).isTrue();
    assertThat(desk.approve(first.revision(), "cy")).isInstanceOf(Stale.class);
    journal.append(built.published("pat", "release-1"));
    assertThat(desk.standing().life().revision()).isEqualTo(second.revision());
  }

  @Test
  void who_did_not_see_the_latest_draft_overwrites_nothing() {
    String seen = desk.standing().revision();
    drafted("amy", OPEN, CARD);

    assertThat(desk.draft(List.of(CARD), seen, "ben", ""))
        .isInstanceOfSatisfying(
            Stale.class,
            stale -> {
              assertThat(stale.life().authors()).containsExactly("amy");
              assertThat(stale.current()).isEqualTo(desk.standing().revision());
            });
    assertThat(desk.standing().life().terms()).containsExactly(OPEN, CARD);
  }

  @Test
  void a_draft_is_returned_with_a_reason_written_anew_or_given_up() {
    GlossaryLife life = drafted("amy", CARD);
    GlossaryLife returned = done(desk.giveBack("ben", "plastic is too vague"));
    assertThat(returned.stage()).isEqualTo(Stage.RETURNED);
    assertThat(returned.returned()).isNotNull();
    refused(desk.approve(life.revision(), "ben"), "returned");
    refused(desk.giveBack("ben", "again"), "returned");

    done(desk.discard(life.revision(), "amy", ""));
    refused(desk.discard(life.revision(), "amy", ""), "no draft");
    assertThat(desk.standing().life().draft()).isEmpty();
  }

  @Test
  void the_same_words_again_and_words_that_collide_are_no_draft() {
    String seen = desk.standing().revision();
    assertThat(done(desk.draft(List.of(OPEN), seen, "amy", "")).stage()).isEqualTo(Stage.SETTLED);
    Glossary.Entry other = new Glossary.Entry(Language.ZH, "销户", List.of(" 立折子 ", ""));

    assertThat(desk.draft(List.of(OPEN, other), seen, "amy", ""))
        .isInstanceOfSatisfying(
            Unsound.class,
            unsound ->
                assertThat(unsound.problems())
                    .singleElement()
                    .satisfies(problem -> {
                      assertThat(problem.entry()).isEqualTo(1);
                      assertThat(problem.synonym()).isZero();
                      assertThat(problem.zh()).contains("“立折子”既是“开户”又是“销户”的同义词");
                    }));
    assertThat(desk.draft(List.of(OPEN, OPEN), seen, "amy", "")).isInstanceOf(Unsound.class);
    assertThat(
            desk.draft(
                List.of(new Glossary.Entry(Language.EN, "", List.of("plastic"))), seen, "amy", ""))
        .isInstanceOf(Unsound.class);
    assertThat(journal.head()).isZero();
  }
}
