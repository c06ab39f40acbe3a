package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleWriterTest {
  @TempDir Path folder;

  @Test
  void every_starter_article_reads_back_as_it_was_written_version_included() {
    List<Article> articles = ArticleFolder.read(Path.of("starter-bank", "articles"));

    assertThat(ArticleFolder.write(folder, articles)).isEmpty();
    assertThat(ArticleFolder.read(folder)).isEqualTo(articles).hasSize(143);
  }

  @Test
  void what_means_something_in_yaml_is_quoted() throws IOException {
    List<String> awkward =
        List.of(
            "true",
            "null",
            "- no",
            "a: b",
            "a #b",
            "\\\"quoted\\\"",
            "back\\\\slash",
            "{a}",
            "[a]",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "'a'",
            "12",
            "1.5",
            "~",
            "? a",
            "| a",
            "> a",
            "a:",
            "=x",
            "ok：对");
    StringBuilder phrasings = new StringBuilder();
    awkward.forEach(text -> phrasings.append("    - \"").append(text).append("\"\n"));
    Path from = Files.createDirectory(folder.resolve("from"));
    Files.writeString(
        from.resolve("card-lost.md"),
        ArticleFolderTest.LOST
            .replace("    - I lost my card\n", phrasings)
            .replace("    - 我的卡丢了\n", "    - 我的卡丢了\n"));
    List<Article> articles = ArticleFolder.read(from);

    Path to = folder.resolve("to");
    ArticleFolder.write(to, articles);

    assertThat(ArticleFolder.read(to)).isEqualTo(articles);
  }

  @Test
  void files_of_other_articles_stay_and_are_named() throws IOException {
    Files.writeString(folder.resolve("branch-old.md"), "kept");

    assertThat(ArticleFolder.write(folder, List.of()))
        .containsExactly(folder.resolve("branch-old.md"));
    assertThat(folder.resolve("branch-old.md")).hasContent("kept");
  }
}
