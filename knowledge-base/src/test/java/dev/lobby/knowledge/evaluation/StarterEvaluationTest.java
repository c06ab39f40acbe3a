package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.ReleaseBuilder;
import dev.lobby.knowledge.TinyBank;
import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StarterEvaluationTest {
  private final Path folder;
  private final Release release;

  StarterEvaluationTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    TinyBank.write(folder);
    ReleaseBuilder.build(
        folder.resolve("models"),
        folder.resolve("knowledge"),
        folder.resolve("release"),
        Embedders.bundled());
    this.release = Release.open(folder.resolve("release"));
  }

  @AfterAll
  void close() {
    release.close();
  }

  private Path questions(String lines) throws IOException {
    return Files.writeString(folder.resolve("questions.tsv"), lines.replace('~', '\t'));
  }

  @Test
  void each_language_has_its_figures() throws IOException {
    List<Measured> measured =
        StarterEvaluation.run(
            release,
            questions(
                """
                card-lost~zh~银行卡不见了！
                loan-rates~zh~借钱利息怎么算呢
                card-lost~en~I lost my card
                branch-hours~en~when do you open
                -~en~zorgle blimp xyzzy
                """));
    assertThat(measured)
        .extracting(it -> it.result().set())
        .containsExactly("starter-zh", "starter-en");
    SetResult english = measured.getLast().result();
    assertThat(english.figures())
        .containsEntry(Figure.ACCURACY, 1.0)
        .containsEntry(Figure.TOP3, 1.0)
        .containsEntry(Figure.ANSWERED, 1.0)
        .containsEntry(Figure.WRONG, 0.0)
        .containsEntry(Figure.SUGGESTED, 0.0)
        .containsKeys(Figure.OOS_RECALL, Figure.OOS_DECLINED);
    // No mistake in two answers says little.
    assertThat(english.figures().get(Figure.WRONG_HIGH)).isGreaterThan(0.5);
  }

  @Test
  void an_article_that_there_is_not_is_told_with_its_line() throws IOException {
    Path file = questions("card-lost~en~gone\nno-such~en~what\n");
    assertThatThrownBy(() -> StarterEvaluation.run(release, file))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining("questions.tsv:2: the release has no article 'no-such'");
  }
}
