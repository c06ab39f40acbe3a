package dev.lobby.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.evaluation.DataSet.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSetTest {
  private static final String TURNS =
      "conversationId\tturnNumber\tutteranceId\tutterance\tslot-labels\tintent\n";
  private static final String CLINC =
      """
      {"oos_val": [["a", "oos"]], "val": [["b", "x"]], "train": [["c", "x"], ["d", "y"]],
       "oos_test": [["e", "oos"]], "test": [["f", "y"]], "oos_train": [["g", "oos"]]}
      """;

  @TempDir Path data;

  private void write(String name, String text) throws IOException {
    Path file = data.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void banking77_may_span_lines() throws IOException {
    write("banking77/train.csv", "text,category\n\"where,\nis it\",arrival\n");
    write("banking77/test.csv", "text,category\nlost,card\nwhere,arrival\n");
    DataSet set = PublicSet.BANKING77.read(data);
    assertThat(set.name()).isEqualTo("banking77");
    assertThat(set.train().inScope()).containsExactly(new Example("arrival", "where,\nis it"));
    assertThat(set.test().inScope())
        .containsExactly(new Example("card", "lost"), new Example("arrival", "where"));
    assertThat(set.test().outOfScope()).isEmpty();
    assertThat(set.validation().inScope()).isEmpty();
  }

  @Test
  void banking77_as_an_faq_has_answers() throws IOException {
    write(
        "banking77/faq-10.csv",
        "id,answer,question,language\ncard,Call us.,lost,en\ncard,Call us.,gone,en\n");
    write("banking77/test.csv", "text,category\nlost,card\n");
    DataSet set = PublicSet.BANKING77_FAQ_10.read(data);
    assertThat(set.train().inScope())
        .containsExactly(new Example("card", "lost"), new Example("card", "gone"));
    assertThat(set.answers()).hasSize(1).containsEntry("card", "Call us.");
    assertThat(set.test().inScope()).hasSize(1);
  }

  @Test
  void clinc150_is_out_of_scope_in_every_part() throws IOException {
    write("clinc150/data_full.json", CLINC);
    DataSet set = PublicSet.CLINC150.read(data);
    assertThat(set.train().inScope()).containsExactly(new Example("x", "c"), new Example("y", "d"));
    assertThat(set.train().outOfScope()).containsExactly(new Example("oos", "g"));
    assertThat(set.validation().inScope()).containsExactly(new Example("x", "b"));
    assertThat(set.validation().outOfScope()).containsExactly(new Example("oos", "a"));
    assertThat(set.test().inScope()).containsExactly(new Example("y", "f"));
    assertThat(set.test().outOfScope()).containsExactly(new Example("oos", "e"));
  }

  @Test
  void hwu64_has_no_header() throws IOException {
    write("hwu64/kfold1_train.tsv", "alarm_query\tsay \"when\"\n\nalarm_set\twake me\n");
    write("hwu64/kfold1_test.tsv", "alarm_set\tat six\n");
    DataSet set = PublicSet.HWU64.read(data);
    assertThat(set.train().inScope())
        .containsExactly(
            new Example("alarm_query", "say \"when\""), new Example("alarm_set", "wake me"));
    assertThat(set.test().inScope()).containsExactly(new Example("alarm_set", "at six"));
  }

  @Test
  void hint3_is_out_of_scope_where_no_node_was_detected() throws IOException {
    write("hint3/v1/curekart_train.csv", "sentence,label\nhours?,CALL_CENTER\n");
    write(
        "hint3/v1/curekart_test.csv", "sentence,label\nHy,NO_NODES_DETECTED\nopen?,CALL_CENTER\n");
    DataSet set = PublicSet.HINT3_CUREKART.read(data);
    assertThat(set.train().outOfScope()).isEmpty();
    assertThat(set.test().inScope()).containsExactly(new Example("CALL_CENTER", "open?"));
    assertThat(set.test().outOfScope()).containsExactly(new Example("NO_NODES_DETECTED", "Hy"));
  }

  @Test
  void multidogo_has_several_intents_and_turns_without_text() throws IOException {
    write(
        "multidogo_finance/turn_train.tsv",
        TURNS
            + "c\t0.0\tu\tclose it and send the rest\tO\tcloseaccount<div>transfermoney\n"
            + "c\t2.0\tu\t\t\tcontentonly\n"
            + "c\t4.0\tu\tnice weather\tO O\toutofdomain\n");
    write("multidogo_finance/turn_dev.tsv", TURNS + "c\t0.0\tu\thi\tO\topeninggreeting\n");
    write("multidogo_finance/turn_test.tsv", TURNS + "c\t0.0\tu\tbye\tO\tclosinggreeting\n");
    DataSet set = PublicSet.MULTIDOGO_FINANCE.read(data);
    assertThat(set.train().inScope())
        .containsExactly(
            new Example(List.of("closeaccount", "transfermoney"), "close it and send the rest"));
    assertThat(set.train().outOfScope())
        .containsExactly(new Example("outofdomain", "nice weather"));
    assertThat(set.validation().inScope()).containsExactly(new Example("openinggreeting", "hi"));
    assertThat(set.test().inScope()).containsExactly(new Example("closinggreeting", "bye"));
  }

  @Test
  void a_missing_folder_tells_what_to_pass() {
    assertThatThrownBy(() -> PublicSet.HINT3_SOFMATTRESS.read(data))
        .isInstanceOf(MalformedTableException.class)
        .hasMessage(
            data.resolve("hint3/v1")
                + ": there is no such folder; pass --data DIR, the folder that holds hint3/v1");
  }

  @Test
  void a_set_is_found_by_its_name() {
    assertThat(PublicSet.ofWire("clinc150")).contains(PublicSet.CLINC150);
    assertThat(PublicSet.ofWire("mnist")).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          BANKING77 | banking77/train.csv | text~a                  | train.csv:1: the header has no column 'category'; it has text
          BANKING77 | banking77/train.csv | text,category~a,x~b,    | train.csv:3: column 2: the category is missing
          BANKING77 | banking77/train.csv | text,category           | train.csv: there is no question in it
          BANKING77 | banking77/other.csv | text,category           | train.csv: there is no such file
          HWU64     | hwu64/kfold1_train.tsv | x→a~y                | kfold1_train.tsv:2: column 2: the text is missing
          MULTIDOGO_FINANCE | multidogo_finance/turn_train.tsv | utterance→intent~a→x<div>  | turn_train.tsv:2: column 2: an intent is missing
          CLINC150  | clinc150/data_full.json | []                  | data_full.json:1: column 1: an object of parts is needed
          CLINC150  | clinc150/data_full.json | {"train":~ 1}       | data_full.json:2: column 2: a list of [text, label] is needed
          CLINC150  | clinc150/data_full.json | {"train":[["a"]]}   | data_full.json:1: column 15: the label is missing
          CLINC150  | clinc150/data_full.json | {"train":[["a",~"x",1]]} | data_full.json:2: column 5: [text, label] is needed and no more
          CLINC150  | clinc150/data_full.json | {"train":[["a","x"]]} | data_full.json: there is no question in 'oos_train'
          CLINC150  | clinc150/data_full.json | {"train":[["a"      | broken JSON
          """)
  void what_is_wrong_is_named_with_line_and_column(
      PublicSet set, String file, String text, String message) throws IOException {
    write(file, text.replace('~', '\n').replace('→', '\t'));
    assertThatThrownBy(() -> set.read(data))
        .isInstanceOf(MalformedTableException.class)
        .hasMessageContaining(message);
  }
}
