package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.evaluation.Table.Row;
import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Questions to a bank's own articles that no training has seen.
///
/// A line has three columns apart by tabs: the id of the article that answers, or `-` when none
/// does; `zh` or `en`; the question. Empty lines and lines that begin with `#` are skipped.
public final class HeldOutQuestions {
  /// From this likeness on a question has been seen in training.
  static final double TOO_ALIKE = 0.6;

  private static final String NONE = "-";
  private static final int GRAM = 3;

  private HeldOutQuestions() {}

  /// A question.
  ///
  /// @param line where it stands in its file
  /// @param article the id of the article that answers it; `-` when none does
  /// @param language what it is filed under, [Language#ZH] or [Language#EN]
  public record Question(long line, String article, Language language, String text) {

    /// Returns whether there is an article that answers it.
    public boolean isInScope() {
      return !article.equals(NONE);
    }
  }

  /// Reads the questions in `file`.
  ///
  /// @throws MalformedTableException when the file is missing or a line is wrong, naming it
  public static List<Question> read(Path file) {
    Table table = Table.read(file);
    List<Question> questions = new ArrayList<>();
    for (Row row : table.tsv()) {
      if (row.cells().getFirst().startsWith("#")) {
        continue;
      }
      if (row.cells().size() != 3) {
        throw row.wrong(
            0, "an article's id or -, zh or en, and the question are needed, apart by tabs");
      }
      questions.add(
          new Question(row.line(), row.cell(0, "article"), language(row), row.cell(2, "question")));
    }
    return table.notEmpty(questions);
  }

  private static Language language(Row row) {
    String wire = row.cell(1, "language");
    return switch (wire) {
      case "zh" -> Language.ZH;
      case "en" -> Language.EN;
      default -> throw row.wrong(1, "language '" + wire + "'; allowed are zh and en");
    };
  }

  /// Returns a sentence for each question that is nearly a phrasing or title of an article: that
  /// has at least [#TOO_ALIKE] of all their runs of three letters or digits in common with it.
  public static List<String> nearDuplicates(List<Question> questions, List<Article> articles) {
    List<String> texts = new ArrayList<>();
    for (Article article : articles) {
      texts.addAll(article.titles().values());
      article.phrasings().values().forEach(texts::addAll);
    }
    int[] sizes = new int[texts.size()];
    Map<String, List<Integer>> withGram = new HashMap<>();
    for (int i = 0; i < sizes.length; i++) {
      Set<String> grams = grams(texts.get(i));
      sizes[i] = grams.size();
      for (String gram : grams) {
        withGram.computeIfAbsent(gram, it -> new ArrayList<>()).add(i);
      }
    }
    List<String> sentences = new ArrayList<>();
    for (Question question : questions) {
      Set<String> grams = grams(question.text());
      int[] common = new int[sizes.length];
      grams.forEach(gram -> withGram.getOrDefault(gram, List.of()).forEach(it -> common[it]++));
      for (int i = 0; i < sizes.length; i++) {
        double alike = (double) common[i] / (grams.size() + sizes[i] - common[i]);
        if (alike >= TOO_ALIKE) {
          sentences.add(
              String.format(
                  Locale.ROOT,
                  "line %d: '%s' is too much like '%s' (%.2f)",
                  question.line(),
                  question.text(),
                  texts.get(i),
                  alike));
        }
      }
    }
    return sentences;
  }

  private static Set<String> grams(String text) {
    String form = NormalForm.key(text).replace(" ", "");
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + GRAM <= form.length(); i++) {
      grams.add(form.substring(i, i + GRAM));
    }
    if (grams.isEmpty()) {
      grams.add(form);
    }
    return grams;
  }
}
