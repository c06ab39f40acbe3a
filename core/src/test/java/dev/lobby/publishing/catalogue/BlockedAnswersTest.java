package dev.lobby.publishing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.World;
import dev.lobby.conversation.ConversationEvent.Decided;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Trace;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseAmendment;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryContent.Period;
import dev.lobby.knowledge.catalogue.EntryReader;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.lead.LeadRules;
import dev.lobby.publishing.gate.Gate;
import dev.lobby.publishing.gate.GateReport;
import dev.lobby.publishing.gate.GateRules;
import dev.lobby.publishing.recall.Recall;
import dev.lobby.publishing.recall.Recall.Query;
import dev.lobby.publishing.recall.Recall.Telling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What customers are told of an answer with fields while its values are valid, and after.
class BlockedAnswersTest {
  private static final Path PACKAGED = Path.of(System.getProperty("lobby.release", ""));
  private static final String ARTICLE = "branch-hours";
  private static final String ZH = "网点几点开门";
  private static final String EN = "what time do branches open";

  /// The last instant of the rate's last day at the bank, and the first after it.
  private static final Instant LAST = Instant.parse("2026-03-31T15:59:59.999Z");

  private static final Instant AFTER = Instant.parse("2026-03-31T16:00:00Z");

  @TempDir static Path folder = Path.of("");

  private static Release release;

  private final World world = world();

  @BeforeAll
  static void amend() throws IOException {
    release = amended("a", "2026-03-02", "2026-03-31", "0.88");
  }

  @Test
  void a_field_written_in_two_ways_is_one_task_with_all_who_did_without() {
    Article hours = release.article(ARTICLE).orElseThrow();
    Gap plain = new Gap("{{rate:r}}", Gap.Cause.EXPIRED, Optional.of(LocalDate.of(2026, 3, 31)));
    Gap spaced = new Gap("{{ rate:r }}", plain.cause(), plain.day());
    Gap another = new Gap("{{rate:s}}", plain.cause(), plain.day());

    assertThat(
            BlockedAnswers.once(
                List.of(
                    new BlockedAnswers.Task(hours, plain, AFTER, AFTER, 2),
                    new BlockedAnswers.Task(hours, another, null, null, 0),
                    new BlockedAnswers.Task(hours, spaced, LAST, LAST, 3))))
        .containsExactly(
            new BlockedAnswers.Task(hours, plain, LAST, AFTER, 5),
            new BlockedAnswers.Task(hours, another, null, null, 0));
  }

  private static World world() {
    return new World(release);
  }

  @AfterAll
  static void closeRelease() {
    release.close();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /// The starter bank whose hours quote a rate, valid from one day to another.
  private static Release amended(String name, String from, String until, String percent)
      throws IOException {
    Article hours = Bank.release().article(ARTICLE).orElseThrow();
    Article quoting =
        new Article(
            hours.id(),
            "",
            hours.titles(),
            Map.of(
                Language.ZH,
                "九点开门，利率 {{rate:r}}。",
                Language.EN,
                "At nine; the rate is {{rate:r}}."),
            hours.phrasings(),
            hours.area(),
            hours.audience(),
            hours.sensitivity(),
            hours.validity(),
            hours.signals(),
            hours.maySignal());
    EntryContent rate =
        new EntryContent(
            "rate",
            "r",
            "利率",
            "Rate",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(new Period(percent, null, null, null, null, from, until)));
    Catalogue catalogue = Catalogue.of(List.of(EntryReader.read(rate).entry().orElseThrow()));
    Path out = folder.resolve(name);
    ReleaseAmendment.amend(
        PACKAGED,
        new ReleaseAmendment.Changes(
            List.of(quoting),
            Set.of(),
            Optional.of(Bank.release().catalogue().with(catalogue.entries(), Set.of())),
            List.of(),
            Set.of()),
        out,
        Embedders.bundled(),
        line -> {});
    Release opened = Release.open(out);
    // On a busy machine the first messages may take longer than a message may.
    opened.interpreter().warmUp();
    for (int i = 0; i < 10; i++) {
      for (String text : List.of(ZH, EN)) {
        opened.matcher().match(opened.interpreter().interpret(text, LocalDate.EPOCH));
      }
    }
    return opened;
  }

  private Message answer(String conversation, String text) throws InterruptedException {
    Message reply = world.says(conversation, text).replies().getLast();
    assertThat(world.lastTrace(conversation).outcome()).isEqualTo(Trace.DECIDED);
    return reply;
  }

  private List<BlockedAnswers.Task> tasks() throws InterruptedException {
    world.settle();
    LocalDate today = LocalDate.ofInstant(world.clock.instant(), World.ZONE);
    return world.blocked.tasks(release, today).stream()
        .filter(task -> task.article().id().equals(ARTICLE))
        .toList();
  }

  @Test
  void the_value_is_told_in_the_customers_language_up_to_the_last_instant_of_its_last_day()
      throws Exception {
    assertThat(answer(world.visitor(Language.EN), EN).text())
        .isEqualTo("At nine; the rate is 0.88%.");
    assertThat(answer(world.visitor(Language.ZH), ZH).text()).isEqualTo("九点开门，利率 0.88%。");
    world.clock.set(LAST);
    String id = world.visitor(Language.EN);
    assertThat(answer(id, EN).text()).isEqualTo("At nine; the rate is 0.88%.");
    assertThat(world.lastDecided(id).blocked()).isNull();
  }

  @Test
  void an_expired_value_blocks_the_answer_a_person_is_offered_and_the_trace_says_why()
      throws Exception {
    world.clock.set(AFTER);
    String id = world.visitor(Language.EN);
    Message reply = answer(id, EN);
    assertThat(reply.text()).isEqualTo(release.words().say(WordsKey.DECLINE, Language.EN));
    assertThat(reply.choices())
        .containsExactly(release.words().say(WordsKey.CHOICE_PERSON, Language.EN));

    Decided decided = world.lastDecided(id);
    assertThat(decided.say()).isEqualTo("decline");
    String version = release.article(ARTICLE).orElseThrow().version();
    assertThat(decided.blocked())
        .containsExactly(
            new Decided.Blocked(ARTICLE + "@" + version, "{{rate:r}}", "expired", "2026-03-31"));
    assertThat(world.lastTrace(id).branches())
        .filteredOn(branch -> branch.row().equals("answer"))
        .singleElement()
        .satisfies(branch ->
            assertThat(branch.why())
                .contains("cannot be told: {{rate:r}} expired after 2026-03-31"));
    assertThat(world.lastTrace(id).branches())
        .last()
        .extracting(Trace.Branch::row)
        .isEqualTo("decline");
  }

  @Test
  void asked_again_it_brings_a_person() throws Exception {
    world.clock.set(AFTER);
    String id = world.visitor(Language.EN);
    answer(id, EN);
    answer(id, EN);
    assertThat(world.lastDecided(id).route()).isNotNull();
  }

  @Test
  void editors_see_what_is_blocked_asked_for_or_not_and_how_often() throws Exception {
    assertThat(tasks()).isEmpty();
    world.clock.set(AFTER);
    assertThat(tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.turns()).isZero();
          assertThat(task.first()).isNull();
          assertThat(task.gap())
              .isEqualTo(
                  new Gap("{{rate:r}}", Gap.Cause.EXPIRED, Optional.of(LocalDate.of(2026, 3, 31))));
        });
    answer(world.visitor(Language.EN), EN);
    world.clock.advance(Duration.ofHours(1));
    answer(world.visitor(Language.ZH), ZH);
    assertThat(tasks())
        .singleElement()
        .satisfies(task -> {
          assertThat(task.turns()).isEqualTo(2);
          assertThat(task.first()).isEqualTo(AFTER);
          assertThat(task.last()).isEqualTo(AFTER.plus(Duration.ofHours(1)));
        });
  }

  @Test
  void a_blocked_article_is_no_button_and_touching_an_older_one_declines() throws Exception {
    String id = world.visitor(Language.EN);
    String title = release.article(ARTICLE).orElseThrow().title(Language.EN);
    Optional<String> vague = Optional.empty();
    for (String text : List.of("branch", "opening", "branches", "hours", "the branch tomorrow")) {
      String asking = world.visitor(Language.EN);
      if (answer(asking, text).choices().contains(title)) {
        vague = Optional.of(text);
        id = asking;
        break;
      }
    }
    assertThat(vague).as("something that the hours are suggested for").isPresent();
    world.clock.set(AFTER);
    String other = world.visitor(Language.EN);
    assertThat(answer(other, vague.orElseThrow()).choices()).doesNotContain(title);
    Message declined = answer(id, title);
    assertThat(declined.text()).isEqualTo(release.words().say(WordsKey.DECLINE, Language.EN));
  }

  @Test
  void the_recorded_words_are_what_was_told_whatever_the_catalogue_says_later() throws Exception {
    answer(world.visitor(Language.EN), EN);
    world.clock.set(AFTER);
    world.settle();
    Recall recall = new Recall(world.journal, world.summaries, world.search);
    assertThat(recall.of(new Query(ARTICLE, null, World.START.minusSeconds(1), AFTER)).tellings())
        .extracting(Telling::words)
        .containsExactly("At nine; the rate is 0.88%.");
  }

  @Test
  void the_gate_answers_each_turn_with_the_values_of_its_day() throws Exception {
    answer(world.visitor(Language.EN), EN);
    world.clock.advance(Duration.ofHours(1));
    try (Release next = amended("b", "2026-01-01", "2026-12-31", "0.99")) {
      GateReport report =
          new Gate(
                  world.journal,
                  World.ZONE,
                  LeadRules.of(Set.of()),
                  GateRules.DEFAULT,
                  world.clock,
                  1)
              .run(release, next, List.of(), List.of(), Gate.Progress.NONE);
      assertThat(report.figures().turns().reworded()).isEqualTo(1);
      assertThat(report.examples())
          .singleElement()
          .satisfies(example -> {
            assertThat(example.present().words()).isEqualTo("At nine; the rate is 0.88%.");
            assertThat(example.candidate().words()).isEqualTo("At nine; the rate is 0.99%.");
          });
      assertThat(report.drifts()).isEmpty();
    }
  }
}
