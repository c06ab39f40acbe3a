package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaqEvaluationTest {
  private static final String KNOWLEDGE =
      """
      id,answer,question
      card,"Freeze it,
      then call.",I lost my card
      card,"Freeze it,
      then call.",my card was stolen
      card,"Freeze it,
      then call.",我的卡丢了
      rate,Five percent.,"what is the ""loan"" rate"
      rate,Five percent.,interest on a loan
      rate,Five percent.,贷款利率多少
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void counts_what_it_promises_and_unknown_labels_as_wrong() throws IOException {
    Path knowledge = write("faq.csv", KNOWLEDGE);
    Path test =
        write(
            "test.csv",
            "text,category\n\"stolen\ncard\",card\nloan interest,rate\n我的卡丢了,card\nweather,weather\n");
    FaqEvaluation.Result result = FaqEvaluation.run(knowledge, test, Embedders.bundled());
    assertThat(result.articles()).isEqualTo(2);
    assertThat(result.phrasings()).isEqualTo(6);
    assertThat(result.total()).isEqualTo(4);
    assertThat(result.unknownLabels()).isEqualTo(1);
    assertThat(result.top1()).isEqualTo(3);
    assertThat(result.top3()).isEqualTo(3);
    assertThat(result.right() + result.wrong()).isEqualTo(result.answered());
    assertThat(result.bm25Top1()).isEqualTo(3);
    assertThat(result.table()).contains("1 of entries not in the knowledge");
  }

  @Test
  void a_headerless_tsv_is_a_test_too() throws IOException {
    FaqEvaluation.Result result =
        FaqEvaluation.run(
            write("faq.csv", KNOWLEDGE),
            write("test.tsv", "card\tmy card is lost, help\nrate\tloan rate?\n"),
            Embedders.bundled());
    assertThat(result.total()).isEqualTo(2);
    assertThat(result.top1()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id,question~card,hello         | faq.csv:1: the header has no column 'answer'
          id,answer~card,hello           | faq.csv:1: the header has no column 'question'
          id,answer,question~card,a,     | faq.csv:2: column 3: the question is missing
          id,answer,question~card,a      | faq.csv:2: column 3: the question is missing
          id,answer,question~,a,b        | faq.csv:2: column 1: the id is missing
          id,answer,question,language~a,b,c,fr | faq.csv:2: language 'fr'; allowed are zh and en
          id,answer,question             | faq.csv: there is no question in it
          id,answer,question~a,b,"c      | faq.csv: broken CSV
          """)
  void wrong_knowledge_is_named_with_line_and_column(String text, String message)
      throws IOException {
    Path knowledge = write("faq.csv", text.replace('~', '\n') + "\n");
    Path test = write("test.tsv", "card\thello\n");
    assertThatThrownBy(() -> FaqEvaluation.run(knowledge, test, Embedders.bundled()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_wrong_test_is_named_with_line_and_column() throws IOException {
    Path knowledge = write("faq.csv", KNOWLEDGE);
    Path test = write("test.tsv", "card\thello\ncard\n");
    assertThatThrownBy(() -> FaqEvaluation.run(knowledge, test, Embedders.bundled()))
        .hasMessageContaining("test.tsv:2: column 1");
    assertThatThrownBy(
            () -> FaqEvaluation.run(knowledge, folder.resolve("none"), Embedders.bundled()))
        .hasMessageContaining("none: there is no such file");
  }
}
