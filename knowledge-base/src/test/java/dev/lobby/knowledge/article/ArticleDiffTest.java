package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleDiffTest {
  @TempDir Path folder;

  private Article read(String text) throws IOException {
    Files.writeString(folder.resolve("card-lost.md"), text);
    return ArticleFolder.read(folder).getFirst();
  }

  @Test
  void fields_that_changed_and_phrasings_that_came_and_went_are_named() throws IOException {
    Article before = read(ArticleFolderTest.LOST);
    Article after =
        read(
            ArticleFolderTest.LOST
                .replace("    - I lost my card", "    - my card is gone")
                .replace("Freeze it first.", "Freeze it now.")
                .replace("    until: 2026-12-31\n", "")
                .replace("  until: 2026-12-31\n", ""));

    ArticleDiff diff = ArticleDiff.between(Optional.of(before), after);

    assertThat(diff.fields())
        .containsExactly(
            new ArticleDiff.Field("answer", Language.EN, "Freeze it first.", "Freeze it now."),
            new ArticleDiff.Field("valid.until", null, "2026-12-31", ""));
    assertThat(diff.phrasings())
        .containsExactly(
            new ArticleDiff.Phrasing(Language.EN, "I lost my card", false),
            new ArticleDiff.Phrasing(Language.EN, "my card is gone", true));
  }

  @Test
  void nothing_changed_is_empty_and_everything_is_new_without_a_before() throws IOException {
    Article article = read(ArticleFolderTest.LOST);

    assertThat(ArticleDiff.between(Optional.of(article), article).isEmpty()).isTrue();
    assertThat(ArticleDiff.between(Optional.empty(), article).phrasings()).hasSize(4);
  }
}
