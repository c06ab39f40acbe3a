package dev.lobby.language.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Texts whose n-grams are numbered once, alphabetically.
///
/// Vocabularies of many subsets of the same texts, as cross-validation wants them, and vectors by
/// those are then counted in arrays: looking up each n-gram by its name again and again was most of
/// the work of training small models. Immutable.
public final class NumberedTexts {
  private final String[] ngrams;

  /// Of each text its n-grams' numbers, in order of first occurrence.
  private final int[][] numbers;

  /// How often each of those occurs.
  private final int[][] counts;

  private NumberedTexts(String[] ngrams, int[][] numbers, int[][] counts) {
    this.ngrams = ngrams;
    this.numbers = numbers;
    this.counts = counts;
  }

  /// Numbers the n-grams of `texts`.
  public static NumberedTexts of(List<Ngrams> texts) {
    Map<String, Integer> found = new HashMap<>();
    int[][] numbers = new int[texts.size()][];
    int[][] counts = new int[texts.size()][];
    for (int text = 0; text < numbers.length; text++) {
      Map<String, Integer> own = texts.get(text).counts();
      numbers[text] = new int[own.size()];
      counts[text] = new int[own.size()];
      int at = 0;
      for (Map.Entry<String, Integer> entry : own.entrySet()) {
        numbers[text][at] = found.computeIfAbsent(entry.getKey(), ngram -> found.size());
        counts[text][at] = entry.getValue();
        at++;
      }
    }
    String[] ngrams = found.keySet().toArray(String[]::new);
    Arrays.sort(ngrams);
    int[] places = new int[ngrams.length];
    for (int place = 0; place < ngrams.length; place++) {
      places[found.getOrDefault(ngrams[place], 0)] = place;
    }
    for (int[] own : numbers) {
      Arrays.setAll(own, at -> places[own[at]]);
    }
    return new NumberedTexts(ngrams, numbers, counts);
  }

  /// Returns the vocabulary of the n-grams that stand in at least `minTexts` of some texts, the
  /// most frequent `limit` of them.
  ///
  /// @param some the places of the texts
  public Vocabulary vocabulary(int[] some, int minTexts, int limit) {
    int[] frequencies = new int[ngrams.length];
    for (int text : some) {
      for (int ngram : numbers[text]) {
        frequencies[ngram]++;
      }
    }
    int[] kept =
        IntStream.range(0, ngrams.length)
            .filter(ngram -> frequencies[ngram] >= Math.max(1, minTexts))
            .toArray();
    if (kept.length > limit) {
      // The sort is stable, so ties keep their alphabetical order and the choice is the same every
      // time.
      kept =
          IntStream.of(kept)
              .boxed()
              .sorted((one, other) -> Integer.compare(frequencies[other], frequencies[one]))
              .limit(limit)
              .mapToInt(Integer::intValue)
              .sorted()
              .toArray();
    }
    return Vocabulary.of(
        IntStream.of(kept).mapToObj(ngram -> ngrams[ngram]).toList(),
        IntStream.of(kept).map(ngram -> frequencies[ngram]).toArray(),
        some.length);
  }

  /// Returns what gives each text, by its place, its vector by `vocabulary`, as
  /// [Vocabulary#vector(Ngrams)] would.
  public IntFunction<SparseVector> vectors(Vocabulary vocabulary) {
    int[] indexOf = new int[ngrams.length];
    Arrays.fill(indexOf, -1);
    List<String> terms = vocabulary.terms();
    int ngram = 0;
    for (int index = 0; index < terms.size(); index++) {
      String term = terms.get(index);
      while (ngram < ngrams.length && ngrams[ngram].compareTo(term) < 0) {
        ngram++;
      }
      if (ngram < ngrams.length && ngrams[ngram].equals(term)) {
        indexOf[ngram] = index;
      }
    }
    return text ->
        vocabulary.vector(
            IntStream.of(numbers[text]).map(it -> indexOf[it]).toArray(), counts[text]);
  }
}
