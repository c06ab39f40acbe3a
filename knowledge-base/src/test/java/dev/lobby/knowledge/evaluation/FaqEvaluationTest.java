package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.io.RandomAccessFile;
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

  @Test
  void a_question_under_two_entries_is_reported_and_measured_all_the_same() throws IOException {
    Path knowledge = write("faq.csv", KNOWLEDGE + "rate,Five percent.,I lost my CARD!\n");
    Path test = write("test.tsv", "card\tmy card was stolen\n");
    FaqEvaluation.Result result = FaqEvaluation.run(knowledge, test, Embedders.bundled());
    assertThat(result.conflicts()).containsExactly("'I lost my card' stands under card and rate");
    assertThat(result.table()).startsWith("conflict             'I lost my card'");
    assertThat(result.top1()).isEqualTo(1);
  }

  @Test
  void an_id_may_hold_commas_quotes_and_line_breaks() throws IOException {
    String odd = "\"loan, \"\"personal\"\"\n(2)\"";
    Path knowledge = write("faq.csv", KNOWLEDGE + odd + ",Ask us.,how do I get a personal loan\n");
    Path test = write("test.csv", "id,question\n" + odd + ",how do I get a personal loan\n");
    FaqEvaluation.Result result = FaqEvaluation.run(knowledge, test, Embedders.bundled());
    assertThat(result.articles()).isEqualTo(3);
    assertThat(result.top1()).isEqualTo(1);
  }

  @Test
  void one_example_is_enough_to_train_on() throws IOException {
    Path knowledge = write("faq.csv", "id,answer,question\ncard,Freeze it.,I lost my card\n");
    Path test = write("test.tsv", "card\ti lost my card\n");
    FaqEvaluation.Result result = FaqEvaluation.run(knowledge, test, Embedders.bundled());
    assertThat(result.top1()).isEqualTo(1);
    assertThat(result.table()).startsWith("too small            a single entry is found whatever");
  }

  @Test
  void two_million_examples_are_refused_and_do_not_fill_the_memory() throws IOException {
    StringBuilder rows = new StringBuilder("id,answer,question\n");
    for (int i = 0; i < 2_000_000; i++) {
      rows.append("a,b,question ").append(i).append('\n');
    }
    Path knowledge = write("faq.csv", rows.toString());
    Path test = write("test.tsv", "a\tquestion\n");
    assertThatThrownBy(() -> FaqEvaluation.run(knowledge, test, Embedders.bundled()))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining("faq.csv:200002: more than the 200000 questions");
    Path large = folder.resolve("large.csv");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    assertThatThrownBy(() -> FaqEvaluation.run(large, test, Embedders.bundled()))
        .hasMessageContaining("large.csv: 100 MB are more than the 64");
  }
}
