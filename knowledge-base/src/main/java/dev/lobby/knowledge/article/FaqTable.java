package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Articles as the rows of a table that [Faq] reads: a header, then a row for each language.
final class FaqTable {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final List<String> HEADER =
      List.of("id", "language", "title", "question", "answer", "area", "sensitivity");

  private FaqTable() {}

  /// Returns the rows.
  ///
  /// @param cellMax how many characters a cell can hold: phrasings that are more go on in further
  ///   rows of the same id
  static List<List<String>> of(Collection<Article> articles, int cellMax) {
    boolean notThis = articles.stream().anyMatch(it -> !it.extras().notThis().isEmpty());
    List<List<String>> rows = new ArrayList<>();
    rows.add(notThis ? with(HEADER, "not this") : HEADER);
    for (Article article : articles) {
      for (Language language : LANGUAGES) {
        List<String> phrasings =
            cells(article.phrasings().getOrDefault(language, List.of()), cellMax);
        List<String> not = cells(article.extras().notThis(language), cellMax);
        // Further rows hold what did not fit into the first, and a question each, which all need.
        for (int i = 0; i < Math.max(phrasings.size(), not.size()); i++) {
          List<String> row =
              List.of(
                  article.id(),
                  language.wire(),
                  article.titles().getOrDefault(language, ""),
                  phrasings.get(Math.min(i, phrasings.size() - 1)),
                  i == 0 ? article.answers().getOrDefault(language, "") : "",
                  article.area().wire(),
                  article.sensitivity().wire());
          rows.add(notThis ? with(row, i < not.size() ? not.get(i) : "") : row);
        }
      }
    }
    return rows;
  }

  private static List<String> with(List<String> row, String cell) {
    List<String> longer = new ArrayList<>(row);
    longer.add(cell);
    return longer;
  }

  private static List<String> cells(List<String> texts, int cellMax) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (String text : texts) {
      if (!cell.isEmpty() && cell.length() + 1 + text.length() > cellMax) {
        cells.add(cell.toString());
        cell.setLength(0);
      }
      if (!cell.isEmpty()) {
        cell.append('\n');
      }
      cell.append(text);
    }
    cells.add(cell.toString());
    return cells;
  }
}
