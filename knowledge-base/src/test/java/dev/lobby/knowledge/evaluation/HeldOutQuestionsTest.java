package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.TinyBank;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.evaluation.HeldOutQuestions.Question;
import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldOutQuestionsTest {
  private static final Path STARTER_BANK = Path.of("starter-bank");

  @TempDir private Path folder = Path.of("");

  @Test
  void questions_are_read_with_their_lines() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("questions.tsv"), "# comment\n\ncard-lost\tzh\t卡没了\n-\ten\tA joke?\n");
    assertThat(HeldOutQuestions.read(file))
        .containsExactly(
            new Question(3, "card-lost", Language.ZH, "卡没了"),
            new Question(4, "-", Language.EN, "A joke?"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          card-lost~fr~carte perdue | q.tsv:1: column 2: language 'fr'
          card-lost~en              | q.tsv:1: column 1: an article's id
          ~en~lost                  | q.tsv:1: column 1: the article is missing
          card-lost~en~             | q.tsv:1: column 3: the question is missing
          #                         | q.tsv: there is no question in it
          """)
  void what_is_wrong_is_told_with_its_line(String line, String complaint) throws IOException {
    Path file = Files.writeString(folder.resolve("q.tsv"), line.replace('~', '\t'));
    assertThatThrownBy(() -> HeldOutQuestions.read(file))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void a_file_that_is_missing_is_named() {
    assertThatThrownBy(() -> HeldOutQuestions.read(folder.resolve("none.tsv")))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining("none.tsv: there is no such file");
  }

  @Test
  void what_is_nearly_a_phrasing_or_title_is_found() throws IOException {
    TinyBank.write(folder);
    List<Article> articles = ArticleFolder.read(folder.resolve("knowledge/articles"));
    assertThat(
            HeldOutQuestions.nearDuplicates(
                List.of(
                    new Question(1, "card-lost", Language.EN, "Somebody stole my credit card!"),
                    new Question(2, "loan-rates", Language.ZH, "贷款利率"),
                    new Question(3, "card-lost", Language.EN, "where has that plastic gone"),
                    new Question(4, "loan-rates", Language.ZH, "跟你们借十万一年要还多少")),
                articles))
        .anySatisfy(it -> assertThat(it).startsWith("line 1: ").contains("stole my credit card"))
        .anySatisfy(it -> assertThat(it).startsWith("line 2: "))
        .noneSatisfy(it -> assertThat(it).startsWith("line 3: "))
        .noneSatisfy(it -> assertThat(it).startsWith("line 4: "));
  }

  @Test
  void the_starter_bank_was_trained_on_nothing_like_its_held_out_questions() {
    assertThat(
            HeldOutQuestions.nearDuplicates(
                HeldOutQuestions.read(STARTER_BANK.resolve("golden/questions.tsv")),
                ArticleFolder.read(STARTER_BANK.resolve("articles"))))
        .isEmpty();
  }
}
