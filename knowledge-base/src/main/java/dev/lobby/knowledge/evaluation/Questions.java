package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.evaluation.Table.Row;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.text.NormalForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads labelled questions from CSV or TSV.
final class Questions {
  private Questions() {}

  /// Returns a bank's knowledge: a CSV with the columns `id`, `answer`, `question` and, if wanted,
  /// `language`.
  static List<LabelledUtterance> knowledge(Path file) {
    return csv(Table.read(file), List.of("id"), List.of("question"));
  }

  /// Returns the distinct answers in a bank's knowledge.
  static List<LabelledUtterance> answers(Path file) {
    return csv(Table.read(file), List.of("id"), List.of("answer")).stream().distinct().toList();
  }

  /// Returns test questions: a CSV with a column `category` or `id` and a column `text` or
  /// `question`, or a TSV without a header, the id before the question.
  static List<LabelledUtterance> test(Path file) {
    Table table = Table.read(file);
    String first = table.text().lines().findFirst().orElse("");
    List<String> header = new ArrayList<>();
    for (String cell : first.split(",", -1)) {
      header.add(Table.name(cell.replace("\"", "")));
    }
    boolean hasHeader =
        (header.contains("category") || header.contains("id"))
            && (header.contains("text") || header.contains("question"));
    return !hasHeader && first.contains("\t")
        ? tsv(table)
        : csv(table, List.of("category", "id"), List.of("text", "question"));
  }

  private static List<LabelledUtterance> csv(
      Table table, List<String> labelNames, List<String> textNames) {
    List<Row> rows = table.notEmpty(table.csv());
    Row header = rows.getFirst();
    int labelAt = header.column(labelNames);
    int textAt = header.column(textNames);
    int languageAt = header.cells().stream().map(Table::name).toList().indexOf("language");
    List<LabelledUtterance> questions = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      String label = row.cell(labelAt, labelNames.getFirst());
      String question = row.cell(textAt, textNames.getFirst());
      questions.add(
          languageAt < 0
              ? filed(label, question)
              : new LabelledUtterance(label, language(row, languageAt), question));
    }
    return table.notEmpty(questions);
  }

  private static Language language(Row row, int column) {
    String wire = row.cell(column, "language");
    return switch (wire) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default ->
          throw new MalformedTableException(
              row.file() + ":" + row.line() + ": language '" + wire + "'; allowed are zh and en");
    };
  }

  private static List<LabelledUtterance> tsv(Table table) {
    List<LabelledUtterance> questions = new ArrayList<>();
    for (Row row : table.tsv()) {
      if (row.cells().size() != 2 || row.optional(0).isEmpty()) {
        throw row.wrong(0, "an id, a tab and a question are needed");
      }
      questions.add(filed(row.optional(0), row.cell(1, "question")));
    }
    return table.notEmpty(questions);
  }

  /// Returns a question under the language it is written in; English when that is neither.
  static LabelledUtterance filed(String label, String question) {
    Language language = Language.of(question);
    return new LabelledUtterance(
        label,
        language == Language.ZH || language == Language.MIXED ? Language.ZH : Language.EN,
        question);
  }

  /// Returns a sentence for each question that stands, but for punctuation and case, under several
  /// labels: whichever of them is answered, the others hold it to be wrong.
  static List<String> conflicts(List<LabelledUtterance> questions) {
    Map<String, Set<String>> labels = new LinkedHashMap<>();
    Map<String, String> texts = new HashMap<>();
    for (LabelledUtterance question : questions) {
      String key = key(question.text());
      labels.computeIfAbsent(key, it -> new TreeSet<>()).add(question.label());
      texts.putIfAbsent(key, question.text());
    }
    List<String> conflicts = new ArrayList<>();
    labels.forEach((key, own) -> {
      if (own.size() > 1) {
        conflicts.add("'" + texts.get(key) + "' stands under " + String.join(" and ", own));
      }
    });
    return conflicts;
  }

  // Of ??? and !!! nothing but the punctuation tells them apart.
  private static String key(String text) {
    String key = NormalForm.key(text);
    return key.isEmpty() ? NormalForm.of(text) : key;
  }
}
