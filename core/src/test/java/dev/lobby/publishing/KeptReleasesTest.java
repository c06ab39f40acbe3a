package dev.lobby.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.Bank;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Event;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.Recorded;
import dev.lobby.knowledge.Release;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.lead.LeadRules;
import dev.lobby.publishing.ReleaseEvent.Activated;
import dev.lobby.publishing.ReleaseEvent.GateOverridden;
import dev.lobby.publishing.ReleaseEvent.GatePassed;
import dev.lobby.publishing.gate.Gate;
import dev.lobby.publishing.gate.GateReport;
import dev.lobby.publishing.gate.GateRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases that are kept on the disk, published, gone back to and found again by a start.
class KeptReleasesTest {

  private static final Path PACKAGED = Path.of(System.getProperty("lobby.release", ""));
  private static final String PACKAGED_ID = Bank.release().id();
  private static final GateRules RULES = GateRules.DEFAULT;

  @TempDir private Path data = Path.of("");

  private final MovableClock clock = new MovableClock(World.START);
  private final MemoryJournal journal = new MemoryJournal(World.codec(), clock);
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() {
    journal.close();
  }

  private ReleaseFolder folder() {
    return new ReleaseFolder(data.resolve("releases"));
  }

  private Releases start() {
    return start(PACKAGED);
  }

  private Releases start(Path packaged) {
    told.clear();
    return Releases.open(journal, folder(), packaged, Embedders.bundled(), told::add);
  }

  /// Builds a release that declines in other words in a directory; its id.
  private static String build(Path directory, String words) {
    Bank.change(
        directory, "words.json", all -> ((ObjectNode) all.required("decline")).put("en", words));
    return Release.idOf(directory);
  }

  /// Keeps a release that declines in other words; its id.
  private String kept(String words) {
    ReleaseFolder folder = folder();
    Path built = folder.unfinished();
    String id = build(built, words);
    assertThat(folder.keep(built)).isEqualTo(id);
    return id;
  }

  private GateReport report(GateRules rules, String present, String candidate) {
    GateReport ran;
    try {
      ran =
          new Gate(journal, World.ZONE, LeadRules.of(Set.of()), rules, clock, 1)
              .run(Bank.release(), Bank.release(), List.of(), List.of(), Gate.Progress.NONE);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new GateReport(
        present,
        candidate,
        ran.at(),
        ran.rules(),
        ran.figures(),
        ran.breaches(),
        ran.tooFew(),
        ran.examples(),
        ran.drifts(),
        ran.found(),
        ran.took());
  }

  private GateReport passed(String present, String candidate) {
    return report(RULES, present, candidate);
  }

  private GateReport refused(String present, String candidate) {
    GateReport passed = passed(present, candidate);
    return new GateReport(
        present,
        candidate,
        passed.at(),
        passed.rules(),
        passed.figures(),
        List.of(new GateRules.Breach("gate.maxNewlyLost", "turns", 0.02, 0.5, 50, 100)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        passed.took());
  }

  private List<Event> events() {
    return journal.read(ReleaseEvent.STREAM, 0).stream().map(Recorded::event).toList();
  }

  private static String refusal(Activation activation) {
    assertThat(activation).isInstanceOf(Activation.Refused.class);
    return ((Activation.Refused) activation).why();
  }

  @Test
  void what_is_published_answers_after_a_start_until_somebody_goes_back() {
    String id;
    try (Releases releases = start()) {
      assertThat(events()).containsExactly(new Activated(PACKAGED_ID));
      id = kept("Not known.");
      GateReport report = passed(PACKAGED_ID, id);

      assertThat(releases.publish(report, "eve", "new fees"))
          .isEqualTo(new Activation.Done(id, PACKAGED_ID));

      assertThat(releases.current().id()).isEqualTo(id);
      List<Recorded> recorded = journal.read(ReleaseEvent.STREAM, 1);
      assertThat(recorded)
          .extracting(Recorded::event)
          .containsExactly(
              new GatePassed(id, PACKAGED_ID, report.figures()),
              new Activated(id, "eve", "new fees"));
      assertThat(recorded.getFirst().sequence()).isEqualTo(recorded.getLast().sequence());
      assertThat(releases.history().last().orElseThrow().figures()).isEqualTo(report.figures());
      assertThat(folder().ids()).containsExactlyInAnyOrder(id, PACKAGED_ID);
    }
    long head = journal.head();
    try (Releases releases = start()) {
      assertThat(releases.current().id()).isEqualTo(id);
      assertThat(told).isEmpty();
      assertThat(journal.head()).isEqualTo(head);

      assertThat(releases.activate(PACKAGED_ID, "eve", "wrong fees"))
          .isEqualTo(new Activation.Done(PACKAGED_ID, id));
      assertThat(releases.current().id()).isEqualTo(PACKAGED_ID);
      assertThat(events().getLast()).isEqualTo(new Activated(PACKAGED_ID, "eve", "wrong fees"));
    }
  }

  @Test
  void a_start_with_another_packaged_release_takes_it_unless_somebody_published() {
    start().close();
    Path newer = data.resolve("newer");
    String newerId = build(newer, "Newer.");
    String id;
    try (Releases releases = start(newer)) {
      assertThat(releases.current().id()).isEqualTo(newerId);
      assertThat(events()).containsExactly(new Activated(PACKAGED_ID), new Activated(newerId));
      id = kept("Not known.");
      releases.publish(passed(newerId, id), "eve", "new fees");
    }
    Path newest = data.resolve("newest");
    String newestId = build(newest, "Newest.");

    try (Releases releases = start(newest)) {
      assertThat(releases.current().id()).isEqualTo(id);
      assertThat(told)
          .singleElement()
          .asString()
          .contains(
              Releases.brief(id),
              "eve published",
              Releases.brief(newestId),
              "has never answered",
              "lobby gate --candidate " + newest);
    }
    assertThat(Releases.answering(journal, folder(), newest))
        .isEqualTo(folder().find(id).orElseThrow());
  }

  @Test
  void where_the_published_one_is_gone_the_packaged_one_answers_and_it_is_told() throws Exception {
    String id;
    try (Releases releases = start()) {
      id = kept("Not known.");
      releases.publish(passed(PACKAGED_ID, id), "eve", "new fees");
    }
    Path kept = folder().find(id).orElseThrow();
    Files.writeString(kept.resolve("words.json"), "{}");

    try (Releases releases = start()) {
      assertThat(releases.current().id()).isEqualTo(PACKAGED_ID);
      assertThat(told)
          .singleElement()
          .asString()
          .contains(Releases.brief(id), "words.json", "damaged", "packaged release answers");
      assertThat(events().getLast())
          .isEqualTo(new Activated(PACKAGED_ID, null, "the published one is missing"));
      assertThat(refusal(releases.activate(id, "eve", "again"))).contains("words.json");
      assertThat(releases.current().id()).isEqualTo(PACKAGED_ID);

      assertThat(kept("Not known.")).isEqualTo(id);
      assertThat(releases.activate(id, "eve", "again")).isInstanceOf(Activation.Done.class);
      releases.activate(PACKAGED_ID, "eve", "enough");
    }
  }

  @Test
  void only_a_named_person_with_a_reason_overrides_the_gate_and_both_are_kept() {
    try (Releases releases = start()) {
      String id = kept("Not known.");
      GateReport report = refused(PACKAGED_ID, id);

      assertThat(refusal(releases.publish(report, "eve", "new fees")))
          .contains("refuses", "gate.maxNewlyLost of turns");
      assertThat(refusal(releases.override(report, "eve", " "))).contains("why must be said");
      assertThat(refusal(releases.override(report, "", "fees"))).contains("Who wants");
      assertThat(events()).hasSize(1);

      assertThat(releases.override(report, "eve", "the law changed today"))
          .isInstanceOf(Activation.Done.class);
      assertThat(events())
          .containsExactly(
              new Activated(PACKAGED_ID),
              new GateOverridden(
                  id,
                  PACKAGED_ID,
                  "eve",
                  "the law changed today",
                  List.of("gate.maxNewlyLost of turns"),
                  report.figures()),
              new Activated(id, "eve", "the law changed today"));
      assertThat(releases.history().last().orElseThrow().exceeded())
          .containsExactly("gate.maxNewlyLost of turns");
    }
  }

  @Test
  void what_cannot_answer_is_refused_and_nothing_is_written() {
    try (Releases releases = start()) {
      String id = kept("Not known.");
      String unknown = "0".repeat(64);

      assertThat(refusal(releases.activate(id, "eve", "x"))).contains("never answered");
      assertThat(refusal(releases.activate(unknown, "eve", "x"))).contains("is not kept");
      assertThat(refusal(releases.activate("../etc", "eve", "x"))).contains("is not kept");
      assertThat(refusal(releases.activate(PACKAGED_ID, "eve", "x"))).contains("answers already");
      assertThat(refusal(releases.publish(passed(unknown, id), "eve", "x")))
          .contains("answers by now", "compare it again");
      assertThat(events()).hasSize(1);
    }
  }

  @Test
  void the_one_before_is_closed_when_its_last_turn_is_over() {
    try (Releases releases = start()) {
      String id = kept("Not known.");
      Releases.Lease turn = releases.take();
      Release before = turn.release();
      releases.publish(passed(PACKAGED_ID, id), "eve", "new fees");

      assertThat(asks(before)).isEqualTo("account-open");
      try (Releases.Lease next = releases.take()) {
        assertThat(next.release().id()).isEqualTo(id);
      }
      turn.close();
      turn.close();
      assertThatThrownBy(() -> asks(before)).hasMessageContaining("closed");
      assertThat(asks(releases.current())).isEqualTo("account-open");
    }
  }

  private static String asks(Release release) {
    return release.matcher().match(release.interpreter().interpret("怎么开户")).getFirst().articleId();
  }

  @Test
  void what_was_not_finished_is_removed_and_what_is_no_release_is_not_kept() throws IOException {
    ReleaseFolder folder = folder();
    Path half = folder.unfinished();
    Files.createDirectories(half.resolve("models"));
    Files.writeString(half.resolve("models").resolve("x"), "x");

    assertThatThrownBy(() -> folder.keep(half)).hasMessageContaining("manifest.json");
    assertThat(folder.ids()).isEmpty();
    start().close();
    assertThat(half).doesNotExist();
  }
}
