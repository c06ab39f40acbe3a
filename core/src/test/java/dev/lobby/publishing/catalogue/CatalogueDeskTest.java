package dev.lobby.publishing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.HookedJournal;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryContent.Period;
import dev.lobby.knowledge.catalogue.EntryReader;
import dev.lobby.language.Language;
import dev.lobby.publishing.Hands;
import dev.lobby.publishing.catalogue.CatalogueDesk.Changes;
import dev.lobby.publishing.catalogue.CatalogueDesk.Listed;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Done;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Refused;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Stale;
import dev.lobby.publishing.catalogue.CatalogueOutcome.Unsound;
import dev.lobby.publishing.catalogue.EntryLife.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Editors at work on the catalogue: the real commands over a journal in memory. Only what a
/// release is stands for itself.
class CatalogueDeskTest {
  private static final String KEY = "rate:home";

  private final HookedJournal journal =
      new HookedJournal(new MemoryJournal(World.codec(), new MovableClock(World.START)));
  private Catalogue released = Catalogue.of(List.of(entry(rate("home", "3.05"))));
  private List<Article> articles = List.of();
  private final CatalogueDesk desk = new CatalogueDesk(journal, () -> released, () -> articles);

  private static EntryContent rate(String id, String percent) {
    return new EntryContent(
        "rate",
        id,
        "房贷",
        "Mortgage",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(new Period(percent, null, null, null, null, "2026-01-01", null)));
  }

  private static Entry entry(EntryContent content) {
    return EntryReader.read(content).entry().orElseThrow();
  }

  private static Article quoting(String id, String answer) {
    return new Article(
        id,
        "v",
        Map.of(Language.ZH, id, Language.EN, id),
        Map.of(Language.ZH, answer, Language.EN, answer),
        Map.of(),
        Area.LOANS,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  private static EntryLife done(CatalogueOutcome outcome) {
    assertThat(outcome).isInstanceOf(Done.class);
    return ((Done) outcome).life();
  }

  private static void refused(CatalogueOutcome outcome, String why) {
    assertThat(outcome)
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.en()).contains(why));
  }

  private Listed listed() {
    return desk.find(KEY).orElseThrow();
  }

  private EntryLife drafted(String percent, String by) {
    return done(desk.draft(rate("home", percent), listed().revision(), by, "the board decided"));
  }

  private void publish(Changes changes) {
    released = desk.with(changes);
    assertThat(changes.published("pat", "release-1")).hasSize(changes.isEmpty() ? 0 : 1);
    journal.append(changes.published("pat", "release-1"));
  }

  @Test
  void a_draft_is_approved_by_a_second_person_and_published_with_the_next_release() {
    EntryLife life = drafted("3.10", "amy");
    assertThat(life.stage()).isEqualTo(Stage.WAITING);
    assertThat(life.authors()).containsExactly("amy");
    assertThat(desk.publishable().isEmpty()).isTrue();

    assertThat(done(desk.approve(KEY, life.revision(), "ben")).stage()).isEqualTo(Stage.APPROVED);
    Changes changes = desk.publishable();
    assertThat(changes.put()).containsExactly(entry(rate("home", "3.10")));
    assertThat(listed().released()).contains(entry(rate("home", "3.05")));

    publish(changes);
    assertThat(listed().released()).contains(entry(rate("home", "3.10")));
    assertThat(listed().life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(desk.publishable().isEmpty()).isTrue();
  }

  @Test
  void what_a_roll_back_takes_is_a_draft_again_and_settles_when_it_comes_back() {
    Catalogue before = released;
    done(desk.approve(KEY, drafted("3.10", "amy").revision(), "ben"));
    EntryContent other = rate("car", "4.00");
    String added = done(desk.draft(other, "", "amy", "new")).revision();
    done(desk.approve("rate:car", added, "ben"));
    publish(desk.publishable());
    Catalogue after = released;
    assertThat(desk.takenBackBy(before)).containsExactly("rate:car", KEY);
    assertThat(desk.takeBack("cy", "nothing to take", "release-1")).isEmpty();

    released = before;
    assertThat(desk.takeBack("cy", "wrong rate", "release-0")).containsExactly("rate:car", KEY);
    assertThat(desk.takeBack("cy", "wrong rate", "release-0")).isEmpty();
    assertThat(listed().life().entry()).isEqualTo(after.find(KEY));
    assertThat(listed().life().stage()).isEqualTo(Stage.WAITING);
    refused(desk.approve(KEY, listed().revision(), "cy"), "Somebody else");
    done(desk.discard("rate:car", added, "cy", "not wanted"));
    assertThat(desk.takenBackBy(before)).isEmpty();

    released = after;
    assertThat(desk.takeBack("cy", "right after all", "release-1")).isEmpty();
    assertThat(listed().life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(new Hands(journal).ofEntries().get(KEY + "@" + listed().revision()))
        .containsExactly("amy");
  }

  @Test
  void whoever_had_a_hand_in_it_cannot_approve_it() {
    drafted("3.10", "amy");
    EntryLife life = drafted("3.15", "ben");
    refused(desk.approve(KEY, life.revision(), "amy"), "You wrote this yourself");
    refused(desk.approve(KEY, life.revision(), "ben"), "You wrote this yourself");
    assertThat(done(desk.approve(KEY, life.revision(), "cleo")).stage()).isEqualTo(Stage.APPROVED);
  }

  @Test
  void of_two_editors_on_one_entry_the_second_is_told_and_nothing_is_lost() {
    String seen = listed().revision();
    EntryLife first = done(desk.draft(rate("home", "3.10"), seen, "amy", "up"));
    assertThat(desk.draft(rate("home", "3.20"), seen, "ben", ""))
        .isInstanceOfSatisfying(
            Stale.class,
            it -> {
              assertThat(it.current()).isEqualTo(first.revision());
              assertThat(it.life().touches())
                  .extracting(EntryLife.Touch::by)
                  .containsExactly("amy");
            });
    assertThat(listed().life().entry()).contains(entry(rate("home", "3.10")));
    assertThat(done(desk.draft(rate("home", "3.20"), first.revision(), "ben", "")).authors())
        .containsExactlyInAnyOrder("amy", "ben");
  }

  @Test
  void an_append_that_comes_in_between_is_seen() {
    String seen = listed().revision();
    journal.beforeNextAppend(() ->
        journal.append(
            List.of(
                new StreamWrite(
                    CatalogueEvent.STREAM,
                    StreamWrite.ANY,
                    "",
                    new CatalogueEvent.Drafted(
                        "ben",
                        KEY,
                        entry(rate("home", "3.20")).revision(),
                        seen,
                        "",
                        rate("home", "3.20"))))));
    assertThat(desk.draft(rate("home", "3.10"), seen, "amy", "")).isInstanceOf(Stale.class);
  }

  @Test
  void two_entries_are_written_side_by_side() {
    done(desk.draft(rate("home", "3.10"), listed().revision(), "amy", ""));
    done(desk.draft(rate("car", "4.10"), "", "ben", ""));
    assertThat(desk.list()).extracting(Listed::key).containsExactly("rate:car", KEY);
    assertThat(desk.find("rate:car").orElseThrow().released()).isEmpty();
  }

  @Test
  void what_was_changed_after_the_approval_has_to_be_approved_again() {
    EntryLife life = drafted("3.10", "amy");
    done(desk.approve(KEY, life.revision(), "ben"));
    Changes built = desk.publishable();
    drafted("3.15", "amy");
    assertThat(desk.publishable().isEmpty()).isTrue();
    assertThat(built.isPartOf(desk.publishable())).isFalse();
    publish(built);
    assertThat(listed().life().stage()).isEqualTo(Stage.WAITING);
  }

  @Test
  void a_draft_is_returned_with_a_reason_and_written_anew_or_given_up() {
    EntryLife life = drafted("3.10", "amy");
    EntryLife returned = done(desk.giveBack(KEY, "ben", "from which day on?"));
    assertThat(returned.stage()).isEqualTo(Stage.RETURNED);
    refused(desk.approve(KEY, life.revision(), "ben"), "was returned");
    assertThat(drafted("3.15", "amy").stage()).isEqualTo(Stage.WAITING);
    assertThat(desk.discard(KEY, life.revision(), "amy", "")).isInstanceOf(Stale.class);
    assertThat(done(desk.discard(KEY, listed().revision(), "amy", "not yet")).stage())
        .isEqualTo(Stage.SETTLED);
    refused(desk.discard(KEY, "", "amy", ""), "There is no draft");
    assertThat(listed().released()).contains(entry(rate("home", "3.05")));
  }

  @Test
  void an_entry_that_published_articles_quote_is_not_taken_out_and_they_are_named() {
    articles =
        List.of(
            quoting("loan-rates", "{{rate:home}}"),
            quoting("mortgage-rate", "from {{rate:home.from}}"),
            quoting("other", "nothing"));
    assertThat(listed().usedBy()).containsExactly("loan-rates", "mortgage-rate");
    refused(
        desk.remove(KEY, listed().revision(), "amy", ""),
        "Published articles quote it: loan-rates, mortgage-rate.");
    articles = List.of();
    EntryLife life = done(desk.remove(KEY, listed().revision(), "amy", "no more"));
    assertThat(life.isRemoval()).isTrue();
    articles = List.of(quoting("loan-rates", "{{rate:home}}"));
    refused(desk.approve(KEY, life.revision(), "ben"), "loan-rates");
    articles = List.of();
    done(desk.approve(KEY, life.revision(), "ben"));
    assertThat(desk.publishable().removed()).containsExactly(KEY);
    publish(desk.publishable());
    assertThat(desk.find(KEY)).isEmpty();
  }

  @Test
  void a_field_is_filled_in_by_what_is_published_or_approved_and_by_nothing_that_goes() {
    assertThat(desk.fillsIn("rate:home")).isTrue();
    assertThat(desk.fillsIn("rate:home.from")).isTrue();
    assertThat(desk.fillsIn("rate:home.colour")).isFalse();
    assertThat(desk.fillsIn("rate:car")).isFalse();
    EntryLife car = done(desk.draft(rate("car", "4.10"), "", "amy", ""));
    assertThat(desk.fillsIn("rate:car")).isFalse();
    done(desk.approve("rate:car", car.revision(), "ben"));
    assertThat(desk.fillsIn("rate:car")).isTrue();
    EntryLife going = done(desk.remove(KEY, listed().revision(), "amy", ""));
    done(desk.approve(KEY, going.revision(), "ben"));
    assertThat(desk.fillsIn("rate:home")).isFalse();
  }

  @Test
  void what_is_no_entry_is_refused_with_each_problem() {
    assertThat(desk.draft(rate("home", "-1"), listed().revision(), "amy", ""))
        .isInstanceOfSatisfying(
            Unsound.class,
            it ->
                assertThat(it.problems())
                    .singleElement()
                    .satisfies(
                        problem -> assertThat(problem.key()).isEqualTo("periods.1.percent")));
    assertThat(listed().life().stage()).isEqualTo(Stage.SETTLED);
  }

  @Test
  void a_table_is_saved_as_a_whole_and_what_is_there_already_stays() {
    assertThat(
            desk.take(
                List.of(
                    entry(rate("home", "3.05")),
                    entry(rate("car", "4.10")),
                    entry(rate("boat", "5.10"))),
                "amy",
                "table"))
        .contains(List.of("rate:car", "rate:boat"));
    assertThat(listed().life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(desk.find("rate:car").orElseThrow().life().stage()).isEqualTo(Stage.WAITING);
    long head = journal.head();
    List<Entry> many = new java.util.ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(entry(rate("r" + i, "1")));
    }
    assertThat(desk.take(many, "amy", "")).isEmpty();
    assertThat(journal.head()).isEqualTo(head);
  }

  @Test
  void the_same_again_changes_nothing() {
    long head = journal.head();
    done(desk.draft(rate("home", "3.05"), listed().revision(), "amy", ""));
    assertThat(journal.head()).isEqualTo(head);
  }

  @Test
  void a_desk_that_starts_later_finds_everything() {
    EntryLife life = drafted("3.10", "amy");
    done(desk.approve(KEY, life.revision(), "ben"));
    CatalogueDesk later = new CatalogueDesk(journal, () -> released, () -> articles);
    assertThat(later.list()).isEqualTo(desk.list());
    assertThat(later.publishable()).isEqualTo(desk.publishable());
  }
}
