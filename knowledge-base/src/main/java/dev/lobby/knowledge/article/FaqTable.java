package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Articles as the rows of a table that [Faq] reads as the same: a header, then a row for each
/// language and for each answer for some. What none of them has, has no column.
final class FaqTable {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  /// What a cell holds in the program that opens the table; phrasings that are more go on in
  /// further rows of the same id.
  static final int CELL_MAX = 32_767;

  private static final List<String> ALWAYS =
      List.of("id", "language", "title", "question", "answer", "area", "sensitivity", "valid from");

  private static final Map<String, Predicate<Article>> SOMETIMES = new LinkedHashMap<>();

  static {
    SOMETIMES.put("valid until", it -> it.validity().until().isPresent());
    SOMETIMES.put("audience", it -> it.audience() != Audience.EVERYONE);
    SOMETIMES.put("for whom", it -> !it.extras().variants().isEmpty());
    SOMETIMES.put("choices", it -> !it.extras().choices().isEmpty());
    SOMETIMES.put("not this", it -> !it.extras().notThis().isEmpty());
    SOMETIMES.put("links", it -> !it.extras().links().isEmpty());
    SOMETIMES.put("signals", it -> !it.signals().isEmpty());
    SOMETIMES.put("may signal", it -> !it.maySignal().isEmpty());
  }

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  private FaqTable(List<String> header) {
    this.header = header;
    rows.add(header);
  }

  /// Returns the rows.
  static List<List<String>> of(Collection<Article> articles) {
    List<String> header = new ArrayList<>(ALWAYS);
    SOMETIMES.forEach((column, has) -> {
      if (articles.stream().anyMatch(has)) {
        header.add(column);
      }
    });
    FaqTable table = new FaqTable(List.copyOf(header));
    articles.forEach(table::add);
    return table.rows;
  }

  private void add(Article article) {
    for (Language language : LANGUAGES) {
      List<String> phrasings =
          cells(article.phrasings().getOrDefault(language, List.of()), FaqRow::oneQuestion);
      List<String> not = cells(article.extras().notThis(language), FaqRow::oneQuestion);
      List<String> links = cells(article.extras().linkLines(language), FaqRow::one);
      if (phrasings.isEmpty() && !article.answers().containsKey(language)) {
        continue;
      }
      // Further rows hold what did not fit into the first, and a question each, which all need.
      for (int i = 0; i < Math.max(1, Math.max(phrasings.size(), not.size())); i++) {
        Map<String, String> row = general(article, language);
        row.put("title", article.titles().getOrDefault(language, ""));
        row.put(
            "question",
            phrasings.isEmpty() ? "" : phrasings.get(Math.min(i, phrasings.size() - 1)));
        row.put("answer", i == 0 ? article.answers().getOrDefault(language, "") : "");
        row.put("not this", i < not.size() ? not.get(i) : "");
        row.put("links", i == 0 ? String.join("\n", links) : "");
        add(row);
      }
    }
    for (Variant variant : article.extras().variants()) {
      for (Language language : LANGUAGES) {
        variant
            .answer(language)
            .ifPresent(answer -> {
              Map<String, String> row = general(article, language);
              row.put("for whom", variant.readers());
              row.put("answer", answer);
              add(row);
            });
      }
    }
  }

  /// Returns what stands in every row of an article.
  private static Map<String, String> general(Article article, Language language) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", article.id());
    row.put("language", language.wire());
    row.put("area", article.area().wire());
    row.put("sensitivity", article.sensitivity().wire());
    row.put("audience", article.audience().wire());
    row.put("valid from", article.validity().from().toString());
    row.put("valid until", article.validity().until().map(Object::toString).orElse(""));
    row.put("choices", String.join("\n", article.extras().choices()));
    row.put("signals", wires(article.signals()));
    row.put("may signal", wires(article.maySignal()));
    return row;
  }

  private static String wires(Set<Signal> signals) {
    return signals.stream().sorted().map(Signal::wire).collect(Collectors.joining("\n"));
  }

  private void add(Map<String, String> row) {
    rows.add(header.stream().map(column -> row.getOrDefault(column, "")).toList());
  }

  /// Returns texts in as few cells as hold them, each on a line of its own.
  private static List<String> cells(List<String> texts, UnaryOperator<String> asOne) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (String text : texts) {
      String one = asOne.apply(text);
      if (!cell.isEmpty() && cell.length() + 1 + one.length() > CELL_MAX) {
        cells.add(cell.toString());
        cell.setLength(0);
      }
      if (!cell.isEmpty()) {
        cell.append('\n');
      }
      cell.append(one);
    }
    if (!cell.isEmpty()) {
      cells.add(cell.toString());
    }
    return cells;
  }
}
