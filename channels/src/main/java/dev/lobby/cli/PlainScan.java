package dev.lobby.cli;

import dev.lobby.language.text.NormalForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The baseline of searching: every text is compared with the question by its pairs of neighbouring
/// characters.
final class PlainScan {
  /// More texts than this are not held; who compares more may multiply.
  static final int MOST = 20_000;

  private static final int SPREAD = 0x9E3779B1;

  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final int[][] pairs;

  PlainScan(List<String> texts) {
    this.pairs = new int[texts.size()][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = numbers(texts.get(i), true);
    }
  }

  private int[] numbers(String text, boolean learn) {
    String form = NormalForm.of(text);
    int[] found = new int[Math.max(0, form.length() - 1)];
    int count = 0;
    for (int i = 0; i + 1 < form.length(); i++) {
      // Multiplied, because pairs as they are share their hashes by the dozen.
      int pair = (form.charAt(i) << 16 | form.charAt(i + 1)) * SPREAD;
      int next = numbers.size();
      Integer number = learn ? numbers.computeIfAbsent(pair, key -> next) : numbers.get(pair);
      if (number != null) {
        found[count++] = number;
      }
    }
    return Arrays.stream(found, 0, count).distinct().toArray();
  }

  /// Returns the number of the text that shares most with `question`.
  int best(String question) {
    boolean[] asked = new boolean[numbers.size()];
    for (int number : numbers(question, false)) {
      asked[number] = true;
    }
    int best = 0;
    int most = -1;
    for (int i = 0; i < pairs.length; i++) {
      int shared = 0;
      for (int number : pairs[i]) {
        shared += asked[number] ? 1 : 0;
      }
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    return best;
  }
}
