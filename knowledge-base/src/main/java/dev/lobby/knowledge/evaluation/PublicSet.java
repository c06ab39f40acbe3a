package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.evaluation.DataSet.Example;
import dev.lobby.knowledge.evaluation.DataSet.Split;
import dev.lobby.knowledge.evaluation.Table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A public set of labelled questions, read from the folder it was published as.
public enum PublicSet {
  /// Bank customers' questions, 77 intents, nothing out of scope (Casanueva and others, 2020).
  BANKING77("banking77", "banking77"),
  /// [#BANKING77] learnt from ten questions an intent, as a bank's FAQ with answers.
  BANKING77_FAQ_10("banking77-faq-10", "banking77"),
  /// [#BANKING77] learnt from five questions an intent, as a bank's FAQ with answers.
  BANKING77_FAQ_5("banking77-faq-5", "banking77"),
  /// 150 intents of ten domains, with questions out of scope in every part (Larson and others,
  /// 2019).
  CLINC150("clinc150", "clinc150"),
  /// 64 intents of a home assistant, the first of ten folds (Liu and others, 2019).
  HWU64("hwu64", "hwu64"),
  /// A shop for food supplements: a live bot's questions, many of them out of scope (HINT3, Arora
  /// and others, 2020; the labels its figures stand on).
  HINT3_CUREKART("hint3-curekart", "hint3/v1"),
  /// A fantasy sports game, after [#HINT3_CUREKART].
  HINT3_POWERPLAY11("hint3-powerplay11", "hint3/v1"),
  /// A shop for mattresses, after [#HINT3_CUREKART].
  HINT3_SOFMATTRESS("hint3-sofmattress", "hint3/v1"),
  /// A bank's customers talking to an agent, turn by turn (MultiDoGO, Peskov and others, 2019).
  ///
  /// A few turns have several intents, and turns without text are left out. `outofdomain` is out of
  /// scope; `contentonly`, `confirmation` and their like are intents.
  MULTIDOGO_FINANCE("multidogo-finance", "multidogo_finance");

  private static final String OUT_OF_SCOPE_HINT3 = "NO_NODES_DETECTED";
  private static final String OUT_OF_SCOPE_MULTIDOGO = "outofdomain";
  private static final String BETWEEN_INTENTS = "<div>";

  private final String wire;
  private final String folder;

  PublicSet(String wire, String folder) {
    this.wire = wire;
    this.folder = folder;
  }

  /// What the folder of a set holds.
  record Parts(Split train, Split validation, Split test, Map<String, String> answers) {

    Parts(Split train, Split validation, Split test) {
      this(train, validation, test, Map.of());
    }
  }

  /// Returns the name used in results, in floors and on the command line.
  public String wire() {
    return wire;
  }

  /// Returns the set of that name.
  public static Optional<PublicSet> ofWire(String wire) {
    return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
  }

  /// Returns whether `data` has the folder of the set.
  public boolean isIn(Path data) {
    return Files.isDirectory(data.resolve(folder));
  }

  /// Returns what reading the set will miss: its folder, or files in it.
  ///
  /// @param data the folder that holds a folder for each set
  public List<Path> missing(Path data) {
    Path at = data.resolve(folder);
    return Files.isDirectory(at)
        ? files().stream().map(at::resolve).filter(it -> !Files.isRegularFile(it)).toList()
        : List.of(at);
  }

  private List<String> files() {
    return switch (this) {
      case BANKING77 -> List.of("train.csv", "test.csv");
      case BANKING77_FAQ_10 -> List.of("faq-10.csv", "test.csv");
      case BANKING77_FAQ_5 -> List.of("faq-5.csv", "test.csv");
      case CLINC150 -> List.of("data_full.json");
      case HWU64 -> List.of("kfold1_train.tsv", "kfold1_test.tsv");
      case HINT3_CUREKART -> List.of("curekart_train.csv", "curekart_test.csv");
      case HINT3_POWERPLAY11 -> List.of("powerplay11_train.csv", "powerplay11_test.csv");
      case HINT3_SOFMATTRESS -> List.of("sofmattress_train.csv", "sofmattress_test.csv");
      case MULTIDOGO_FINANCE -> List.of("turn_train.tsv", "turn_dev.tsv", "turn_test.tsv");
    };
  }

  /// Reads the set.
  ///
  /// @param data the folder that holds a folder for each set
  /// @throws MalformedTableException when the set's folder is missing, saying what to pass, or a
  ///   file in it is missing or wrong, naming file, line and column
  public DataSet read(Path data) {
    Path at = data.resolve(folder);
    if (!Files.isDirectory(at)) {
      throw new MalformedTableException(
          at + ": there is no such folder; pass --data DIR, the folder that holds " + folder);
    }
    Parts parts =
        switch (this) {
          case BANKING77 -> banking(at, "train.csv");
          case BANKING77_FAQ_10 -> faq(at, "faq-10.csv");
          case BANKING77_FAQ_5 -> faq(at, "faq-5.csv");
          case CLINC150 -> ClincFile.read(at.resolve("data_full.json"));
          case HWU64 -> hwu(at);
          case HINT3_CUREKART -> hint(at, "curekart");
          case HINT3_POWERPLAY11 -> hint(at, "powerplay11");
          case HINT3_SOFMATTRESS -> hint(at, "sofmattress");
          case MULTIDOGO_FINANCE -> multidogo(at);
        };
    return new DataSet(wire, parts.train, parts.validation, parts.test, parts.answers);
  }

  private static Parts banking(Path folder, String train) {
    return new Parts(
        split(csv(folder.resolve(train), "category", "text"), ""),
        Split.NONE,
        split(csv(folder.resolve("test.csv"), "category", "text"), ""));
  }

  private static Parts faq(Path folder, String train) {
    Path file = folder.resolve(train);
    Map<String, String> answers = new HashMap<>();
    csv(file, "id", "answer").forEach(it -> answers.putIfAbsent(it.label(), it.text()));
    return new Parts(
        split(csv(file, "id", "question"), ""),
        Split.NONE,
        split(csv(folder.resolve("test.csv"), "category", "text"), ""),
        answers);
  }

  private static Parts hint(Path folder, String bot) {
    return new Parts(
        split(csv(folder.resolve(bot + "_train.csv"), "label", "sentence"), OUT_OF_SCOPE_HINT3),
        Split.NONE,
        split(csv(folder.resolve(bot + "_test.csv"), "label", "sentence"), OUT_OF_SCOPE_HINT3));
  }

  private static Parts hwu(Path folder) {
    return new Parts(
        split(headless(folder.resolve("kfold1_train.tsv")), ""),
        Split.NONE,
        split(headless(folder.resolve("kfold1_test.tsv")), ""));
  }

  private static Parts multidogo(Path folder) {
    return new Parts(
        split(turns(folder.resolve("turn_train.tsv")), OUT_OF_SCOPE_MULTIDOGO),
        split(turns(folder.resolve("turn_dev.tsv")), OUT_OF_SCOPE_MULTIDOGO),
        split(turns(folder.resolve("turn_test.tsv")), OUT_OF_SCOPE_MULTIDOGO));
  }

  private static Split split(List<Example> examples, String outOfScope) {
    return new Split(
        examples.stream().filter(it -> !it.label().equals(outOfScope)).toList(),
        examples.stream().filter(it -> it.label().equals(outOfScope)).toList());
  }

  private static List<Example> csv(Path file, String label, String text) {
    Table table = Table.read(file);
    List<Row> rows = table.notEmpty(table.csv());
    int labelAt = rows.getFirst().column(List.of(label));
    int textAt = rows.getFirst().column(List.of(text));
    return table.notEmpty(
        rows.stream()
            .skip(1)
            .map(row -> new Example(row.cell(labelAt, label), row.cell(textAt, text)))
            .toList());
  }

  private static List<Example> headless(Path file) {
    Table table = Table.read(file);
    return table.notEmpty(
        table.tsv().stream()
            .map(row -> new Example(row.cell(0, "intent"), row.cell(1, "text")))
            .toList());
  }

  private static List<Example> turns(Path file) {
    Table table = Table.read(file);
    List<Row> rows = table.notEmpty(table.tsv());
    int intentAt = rows.getFirst().column(List.of("intent"));
    int utteranceAt = rows.getFirst().column(List.of("utterance"));
    List<Example> turns = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      List<String> intents =
          Stream.of(row.cell(intentAt, "intent").split(BETWEEN_INTENTS, -1)).toList();
      if (intents.contains("")) {
        throw row.wrong(intentAt, "an intent is missing");
      }
      String utterance = row.optional(utteranceAt);
      if (!utterance.isEmpty()) {
        turns.add(new Example(intents, utterance));
      }
    }
    return table.notEmpty(turns);
  }
}
