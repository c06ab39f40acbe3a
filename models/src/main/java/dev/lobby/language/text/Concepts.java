package dev.lobby.language.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which concepts a word stands for, in either language: `差劲` and `appalling` are both displeasure.
///
/// The words stand in `concepts.tsv` beside this class.
final class Concepts {
  /// The concept of words that turn what follows them into its opposite.
  static final String NEGATION = "negation";

  private static final Concepts OWN = read();

  private final Map<String, List<String>> byWord;
  private final int longest;

  private Concepts(Map<String, List<String>> byWord) {
    this.byWord = byWord;
    this.longest =
        byWord.keySet().stream()
            .filter(word -> NormalForm.isHan(word.codePointAt(0)))
            .mapToInt(word -> word.codePointCount(0, word.length()))
            .max()
            .orElse(0);
  }

  /// Returns the concepts of the language module.
  static Concepts own() {
    return OWN;
  }

  /// Returns the concepts that `word` stands for, in alphabetical order; empty when there is none.
  List<String> of(String word) {
    return byWord.getOrDefault(word, List.of());
  }

  /// Returns how many characters the longest Chinese word has.
  int longest() {
    return longest;
  }

  private static Concepts read() {
    Map<String, TreeSet<String>> byWord = new HashMap<>();
    try (InputStream file = Concepts.class.getResourceAsStream("concepts.tsv")) {
      if (file == null) {
        throw new IllegalStateException("concepts.tsv does not lie beside its class");
      }
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 3) {
          for (String word : columns[2].split(" ", -1)) {
            byWord.computeIfAbsent(NormalForm.of(word), it -> new TreeSet<>()).add(columns[0]);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("concepts.tsv cannot be read", e);
    }
    Map<String, List<String>> sorted = new HashMap<>();
    byWord.forEach((word, concepts) -> sorted.put(word, List.copyOf(concepts)));
    return new Concepts(sorted);
  }
}
