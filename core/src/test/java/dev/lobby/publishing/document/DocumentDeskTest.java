package dev.lobby.publishing.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.HookedJournal;
import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.DocumentReader;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.knowledge.document.Terms;
import dev.lobby.publishing.document.DocumentLife.Stage;
import dev.lobby.view.ViewStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Documents from their import to their retirement, over a journal in memory.
class DocumentDeskTest {
  private static final String FEES = "# Fees\n\n## Boxes\n\nA box costs 300 yuan.\n";

  private final MovableClock clock = new MovableClock(World.START);
  private final HookedJournal journal = new HookedJournal(new MemoryJournal(World.codec(), clock));
  private final DocumentLives lives = new DocumentLives(ViewStore.inMemory());
  private final List<BankDocument> released = new ArrayList<>();
  private final DocumentDesk desk =
      new DocumentDesk(
          journal,
          lives,
          () -> List.copyOf(released),
          new DocumentReader(ReadingLimits.DEFAULT, clock));
  private long seen;

  private void settle() {
    journal.replayClear(seen, journal.head(), lives::apply);
    seen = journal.head();
  }

  private DocumentOutcome imported(String id, String text, String by) {
    return imported(id, text, Terms.NONE, by);
  }

  private DocumentOutcome imported(String id, String text, Terms terms, String by) {
    DocumentOutcome outcome =
        desk.importFile(id, id + ".md", text.getBytes(StandardCharsets.UTF_8), terms, by, "");
    settle();
    return outcome;
  }

  private static DocumentLife done(DocumentOutcome outcome) {
    assertThat(outcome).isInstanceOf(DocumentOutcome.Done.class);
    return ((DocumentOutcome.Done) outcome).life();
  }

  private static DocumentLife.Pending pending(DocumentLife life) {
    return Objects.requireNonNull(life.pending());
  }

  private static String refused(DocumentOutcome outcome) {
    assertThat(outcome).isInstanceOf(DocumentOutcome.Refused.class);
    DocumentOutcome.Refused refused = (DocumentOutcome.Refused) outcome;
    assertThat(refused.zh()).isNotBlank();
    return refused.en();
  }

  private DocumentLife approved(String id, String by) {
    String version = pending(desk.entry(id).orElseThrow().life()).version();
    DocumentLife life = done(desk.approve(id, version, by));
    settle();
    return life;
  }

  /// Takes what may be published into the release, as the publication does.
  private DocumentChanges publish() {
    DocumentChanges changes = desk.publishable();
    journal.append(changes.published("pat", "release-1"));
    changes.removed().forEach(id -> released.removeIf(it -> it.id().equals(id)));
    changes
        .put()
        .forEach(it -> {
          released.removeIf(old -> old.id().equals(it.id()));
          released.add(it);
        });
    settle();
    return changes;
  }

  @Test
  void an_imported_document_waits_for_a_second_person_and_then_for_a_publication() {
    DocumentLife life = done(imported("fees", FEES, "amy"));
    assertThat(life.stage()).isEqualTo(Stage.IMPORTED);
    assertThat(desk.publishable().isEmpty()).isTrue();
    assertThat(refused(desk.approve("fees", pending(life).version(), "amy")))
        .contains("Ask a colleague");

    assertThat(approved("fees", "bob").stage()).isEqualTo(Stage.APPROVED);
    DocumentChanges changes = publish();

    assertThat(changes.put()).extracting(BankDocument::id).containsExactly("fees");
    assertThat(changes.put().getFirst().document().passages().getFirst().text())
        .isEqualTo("A box costs 300 yuan.");
    assertThat(desk.entry("fees").orElseThrow().life().stage()).isEqualTo(Stage.SETTLED);
    assertThat(desk.publishable().isEmpty()).isTrue();
  }

  @Test
  void what_comes_out_of_the_journal_is_what_was_read_to_the_last_passage() {
    StringBuilder text = new StringBuilder("# Handbook\n");
    for (int i = 0; i < 4000; i++) {
      text.append("\n## Section ").append(i).append("\n\n").append("word ".repeat(80)).append("\n");
    }
    DocumentLife life = done(imported("handbook", text.toString(), "amy"));

    BankDocument kept = desk.pending(life).orElseThrow();
    assertThat(journal.head()).isGreaterThan(2);
    assertThat(kept.document().passages()).hasSize(4000);
    assertThat(BankDocument.of("handbook", kept.document())).isEqualTo(kept);
  }

  @Test
  void an_import_that_dies_half_way_leaves_nothing_to_see() {
    journal.append(
        List.of(
            new StreamWrite(
                DocumentEvent.importStream("half"),
                0,
                "",
                new DocumentEvent.Chunk(
                    List.of(new DocumentEvent.Part(List.of(), 0, "en", "words"))))));
    settle();

    assertThat(desk.list()).isEmpty();
    assertThat(desk.publishable().isEmpty()).isTrue();
  }

  @Test
  void another_version_names_what_changed_and_only_one_waits_at_a_time() {
    done(imported("fees", FEES + "\n## Keys\n\nA key costs 20 yuan.\n", "amy"));
    approved("fees", "bob");
    assertThat(refused(imported("fees", FEES, "amy"))).contains("waits for a publication");
    publish();

    DocumentLife life =
        done(
            imported(
                "fees", FEES.replace("300", "350") + "\n## Keys\n\nA key costs 20 yuan.\n", "amy"));

    DocumentDiff diff =
        DocumentDiff.between(
            desk.entry("fees").orElseThrow().released().map(BankDocument::document),
            desk.pending(life).orElseThrow().document());
    assertThat(diff.same()).isEqualTo(1);
    assertThat(diff.added()).extracting(Passage::text).containsExactly("A box costs 350 yuan.");
    assertThat(diff.removed()).extracting(Passage::text).containsExactly("A box costs 300 yuan.");
    assertThat(pending(life).basedOn()).isEqualTo(released.getFirst().version());
  }

  @Test
  void a_document_is_retired_by_two_with_the_next_publication_or_the_wish_is_given_up() {
    done(imported("fees", FEES, "amy"));
    approved("fees", "bob");
    publish();

    done(desk.withdraw("fees", "amy", "out of date"));
    done(desk.discard("fees", "amy", "still needed"));
    assertThat(refused(desk.approveRetirement("fees", "bob"))).contains("changed");
    assertThat(desk.publishable().isEmpty()).isTrue();

    assertThat(done(desk.withdraw("fees", "amy", "out of date")).stage())
        .isEqualTo(Stage.WITHDRAWN);
    settle();
    assertThat(desk.publishable().isEmpty()).isTrue();
    assertThat(refused(desk.approveRetirement("fees", "amy"))).contains("Ask a colleague");
    assertThat(refused(imported("fees", FEES + "more", "amy"))).contains("to be taken out");

    assertThat(done(desk.approveRetirement("fees", "bob")).stage())
        .isEqualTo(Stage.RETIREMENT_APPROVED);
    settle();
    assertThat(publish().removed()).containsExactly("fees");
    assertThat(desk.list()).isEmpty();
  }

  @Test
  void on_which_days_and_to_whom_it_may_be_quoted_is_part_of_the_version_that_two_looked_at() {
    Terms gold = Terms.of("2026-03-01", "2026-12-31", "tier gold");
    DocumentLife life = done(imported("fees", FEES, gold, "amy"));
    assertThat(desk.pending(life).orElseThrow().terms()).isEqualTo(gold);
    approved("fees", "bob");
    publish();
    assertThat(released.getFirst().terms()).isEqualTo(gold);

    assertThat(refused(desk.change("fees", gold, "amy", "the same"))).contains("says the same");
    assertThat(refused(desk.change("fees", Terms.of("2026-03-01", "2026-02-01", ""), "amy", "")))
        .contains("before the first");
    assertThat(refused(desk.change("none", gold, "amy", ""))).contains("changed");
    DocumentLife changed =
        done(desk.change("fees", Terms.of("", "2027-12-31", ""), "amy", "longer"));
    settle();

    BankDocument kept = desk.pending(changed).orElseThrow();
    assertThat(kept.document()).isEqualTo(released.getFirst().document());
    assertThat(kept.version()).isNotEqualTo(released.getFirst().version());
    approved("fees", "bob");
    publish();
    assertThat(released.getFirst().terms()).isEqualTo(Terms.of("", "2027-12-31", ""));
  }

  @Test
  void what_cannot_be_read_says_why_in_both_languages_and_changes_nothing() {
    byte[] nothing = {};
    DocumentOutcome outcome = desk.importFile("fees", "fees.pdf", nothing, Terms.NONE, "amy", "");
    assertThat(refused(outcome)).contains("fees.pdf is empty");
    assertThat(((DocumentOutcome.Refused) outcome).zh()).contains("空文件");
    assertThat(refused(desk.importFile("Fees!", "f.md", nothing, Terms.NONE, "amy", "")))
        .contains("lower-case");
    assertThat(journal.head()).isZero();
  }

  @Test
  void the_same_file_is_neither_imported_twice_nor_under_two_names() {
    done(imported("fees", FEES, "amy"));
    assertThat(refused(imported("fees", FEES, "amy"))).contains("says the same");
    assertThat(refused(imported("prices", FEES, "amy"))).contains("'fees' already");
  }

  @Test
  void nobody_approves_a_version_that_is_not_there_any_more() {
    DocumentLife first = done(imported("fees", FEES, "amy"));
    done(imported("fees", FEES.replace("300", "400"), "amy"));
    assertThat(refused(desk.approve("fees", pending(first).version(), "bob"))).contains("changed");
  }
}
