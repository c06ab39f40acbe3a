package dev.lobby.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.ReleaseAmendment.Changes;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.DocumentReader;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.knowledge.document.Terms;
import dev.lobby.knowledge.match.PassageMatch;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents in a release: a tiny bank's, which has too few phrasings to prove any budget.
class ReleasedDocumentsTest {
  private static final String BOXES =
      """
      # Handbook of boxes

      ## Lost keys

      A renter who has lost one key reports it on the loss form.
      Replacing the lock costs 300 yuan.

      ## Rent

      The rent is due in January.
      """;
  private static final String WILLS =
      """
      <html><head><title>Wills</title></head><body>
      <h1>Custody of wills</h1><p>The will must be sealed.</p>
      <script>steal()</script></body></html>
      """;

  @TempDir static Path bank;
  private static Path quoting;

  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    TinyBank.write(bank);
    ReleaseBuilder.build(
        bank.resolve("models"),
        bank.resolve("knowledge"),
        bank.resolve("release"),
        Embedders.bundled());
    quoting = bank.resolve("quoting");
    amend(bank.resolve("release"), put(read("boxes", BOXES), read("wills", WILLS)), quoting);
  }

  private static BankDocument read(String id, String text) {
    return BankDocument.of(
        id,
        new DocumentReader(ReadingLimits.DEFAULT, InstantSource.system())
            .read(id, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Changes put(BankDocument... documents) {
    return new Changes(List.of(), Set.of(), Optional.empty(), List.of(documents), Set.of());
  }

  private static void amend(Path base, Changes changes, Path out) throws IOException {
    ReleaseAmendment.amend(base, changes, out, Embedders.bundled(), line -> {});
  }

  private static Understanding understood(Release release, String text) {
    return release.interpreter().interpret(text);
  }

  @Test
  void a_release_without_documents_finds_no_passage_and_has_no_file_for_them() {
    try (Release release = Release.open(bank.resolve("release"))) {
      assertThat(release.documents()).isEmpty();
      assertThat(release.matcher().passages(understood(release, "I lost the key of my box")))
          .isEmpty();
    }
    assertThat(bank.resolve("release/documents.json")).doesNotExist();
  }

  @Test
  void a_passage_is_kept_word_for_word_with_where_it_stands() {
    try (Release release = Release.open(quoting)) {
      assertThat(release.documents())
          .extracting(BankDocument::id)
          .containsExactly("boxes", "wills");
      var quotation = release.quotation("boxes#1").orElseThrow();
      assertThat(quotation.passage().text())
          .contains("A renter who has lost one key reports it on the loss form.")
          .contains("Replacing the lock costs 300 yuan.");
      assertThat(quotation.answer().source(Language.EN)).contains("Handbook of boxes", "Lost keys");
      assertThat(release.quotation("wills#1").orElseThrow().passage().text())
          .isEqualTo("The will must be sealed.");
      assertThat(release.quotation("boxes#99")).isEmpty();
      assertThat(release.quotation("card-lost")).isEmpty();
    }
  }

  @Test
  void with_too_few_phrasings_to_prove_a_budget_a_passage_is_found_but_never_quoted() {
    try (Release release = Release.open(quoting)) {
      Understanding asked = understood(release, "I lost the key of my box");
      List<PassageMatch> passages = release.matcher().passages(asked);
      assertThat(passages.getFirst().reference()).isEqualTo("boxes#1");
      assertThat(passages.getFirst().probability()).isBetween(0.0, 1.0);
      assertThat(release.matcher().passageThresholds(asked).answer())
          .isEqualTo(Thresholds.NEVER.answer());
    }
  }

  @Test
  void a_word_or_two_is_no_question_that_a_passage_answers() {
    try (Release release = Release.open(quoting)) {
      assertThat(release.matcher().passages(understood(release, "key"))).isEmpty();
      assertThat(release.matcher().passages(understood(release, "钥匙"))).isEmpty();
    }
  }

  @Test
  void documents_leave_what_articles_get_as_it_was() {
    try (Release without = Release.open(bank.resolve("release"));
        Release with = Release.open(quoting)) {
      for (String text : List.of("我的卡丢了", "interest for a loan", "I lost the key of my box")) {
        assertThat(with.matcher().match(understood(with, text)))
            .isEqualTo(without.matcher().match(understood(without, text)));
        assertThat(with.matcher().thresholds(understood(with, text)))
            .isEqualTo(without.matcher().thresholds(understood(without, text)));
      }
    }
  }

  @Test
  void another_version_takes_the_place_of_the_one_before() throws IOException {
    Path out = folder.resolve("out");
    String changed = BOXES.replace("300 yuan", "350 yuan");
    amend(quoting, put(read("boxes", changed)), out);
    try (Release before = Release.open(quoting);
        Release release = Release.open(out)) {
      assertThat(release.quotation("boxes#1").orElseThrow().passage().text()).contains("350 yuan");
      assertThat(release.document("boxes").orElseThrow().version())
          .isNotEqualTo(before.document("boxes").orElseThrow().version());
      assertThat(release.document("wills")).isEqualTo(before.document("wills"));
      assertThat(release.matcher().passages(understood(release, "I lost the key of my box")))
          .extracting(PassageMatch::reference)
          .contains("boxes#1")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void what_may_not_be_quoted_does_not_stand_in_the_way_of_what_may() throws IOException {
    Path out = folder.resolve("out");
    Terms past = Terms.of("", "2025-12-31", "");
    BankDocument before = read("boxes", BOXES);
    amend(
        quoting,
        put(
            BankDocument.of("boxes", before.document(), past),
            read("boxes-2026", BOXES.replace("300 yuan", "350 yuan"))),
        out);
    try (Release release = Release.open(out);
        Release both = Release.open(quoting)) {
      assertThat(release.document("boxes").orElseThrow().terms()).isEqualTo(past);
      assertThat(release.document("boxes").orElseThrow().version())
          .isNotEqualTo(both.document("boxes").orElseThrow().version());
      Understanding asked = understood(release, "I lost the key of my box");
      assertThat(
              release
                  .matcher()
                  .passages(
                      asked, release.matcher().find(asked), it -> it.terms().equals(Terms.NONE)))
          .extracting(PassageMatch::reference)
          .startsWith("boxes-2026#1")
          .noneMatch(it -> it.startsWith("boxes#"));
    }
  }

  @Test
  void a_retired_document_is_gone_from_the_release_and_the_last_takes_its_files_along()
      throws IOException {
    Path out = folder.resolve("out");
    amend(
        quoting,
        new Changes(List.of(), Set.of(), Optional.empty(), List.of(), Set.of("boxes", "wills")),
        out);
    assertThat(out.resolve("documents.json")).doesNotExist();
    assertThat(Files.exists(out.resolve("index/passages"))).isFalse();
    try (Release release = Release.open(out)) {
      assertThat(release.documents()).isEmpty();
      assertThat(release.matcher().passages(understood(release, "I lost the key of my box")))
          .isEmpty();
    }
  }

  @Test
  void the_same_documents_give_the_same_release() throws IOException {
    Path out = folder.resolve("out");
    amend(bank.resolve("release"), put(read("wills", WILLS), read("boxes", BOXES)), out);
    assertThat(Release.idOf(out)).isEqualTo(Release.idOf(quoting));
  }

  @Test
  void one_file_under_two_ids_and_a_document_that_is_not_there_are_refused() {
    assertThatThrownBy(() -> amend(quoting, put(read("boxes-again", BOXES)), folder.resolve("a")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'boxes' and 'boxes-again' are the same file");
    assertThatThrownBy(() ->
            amend(
                quoting,
                new Changes(List.of(), Set.of(), Optional.empty(), List.of(), Set.of("rates")),
                folder.resolve("b")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("no document 'rates' to remove");
  }

  @Test
  void a_passage_that_was_changed_on_the_disk_is_damage() throws IOException {
    Path copy = folder.resolve("copy");
    amend(quoting, put(read("more", "# More\n\nMore words of the bank.\n")), copy);
    Path file = copy.resolve("documents.json");
    Files.writeString(file, Files.readString(file).replace("300 yuan", "3 yuan"));
    assertThatThrownBy(() -> Release.open(copy))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("documents.json");
  }
}
