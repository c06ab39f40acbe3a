package dev.lobby.language.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The n-grams of a text and how often each occurs: what a classifier sees of it.
///
/// Latin words give themselves, pairs of neighbours, and 2 to 5 characters of each word with its
/// edges marked; runs of Han characters give 1 to 3 characters. Both are taken from every text, so
/// one vocabulary serves Chinese, English and the two mixed.
public final class Ngrams {
  // The first character says what an n-gram is made of, so that a word is not taken for a piece of
  // one.
  private static final char WORD = 'w';
  private static final char CHARACTERS = 'c';
  private static final char HAN = 'h';

  private static final int WORD_CHARS_MIN = 2;
  private static final int WORD_CHARS_MAX = 5;
  private static final int HAN_MAX = 3;

  /// Words longer than this are not written by people; their beginning is enough.
  private static final int WORD_LENGTH_MAX = 40;

  private final Map<String, Integer> counts;

  private Ngrams(Map<String, Integer> counts) {
    this.counts = Collections.unmodifiableMap(counts);
  }

  /// Returns how often each n-gram occurs, in order of first occurrence.
  Map<String, Integer> counts() {
    return counts;
  }

  /// Returns the n-grams of `text`; any text is accepted.
  public static Ngrams of(String text) {
    return new Ngrams(counts(NormalForm.of(text)));
  }

  /// Returns the n-grams of `text` and with them what it negates and what it is about, in either
  /// language; any text is accepted.
  public static Ngrams withClues(String text) {
    String form = NormalForm.of(text);
    Map<String, Integer> counts = counts(form);
    Clues.count(form, counts);
    return new Ngrams(counts);
  }

  private static Map<String, Integer> counts(String form) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    boolean han = false;
    for (int i = 0; i <= form.length(); ) {
      int point = i < form.length() ? form.codePointAt(i) : ' ';
      boolean isHan = NormalForm.isHan(point);
      boolean isWord =
          !isHan && (Character.isLetterOrDigit(point) || (point == '\'' && !run.isEmpty()));
      if (!run.isEmpty() && (han ? !isHan : !isWord)) {
        flush(run, han, words, counts);
      }
      if (isHan || isWord) {
        han = isHan;
        run.appendCodePoint(point);
      }
      i += Character.charCount(point);
    }
    for (int i = 0; i < words.size(); i++) {
      count(counts, WORD + words.get(i));
      if (i + 1 < words.size()) {
        count(counts, WORD + words.get(i) + " " + words.get(i + 1));
      }
    }
    return counts;
  }

  private static void flush(
      StringBuilder run, boolean han, List<String> words, Map<String, Integer> counts) {
    if (han) {
      characters(run.toString(), 1, HAN_MAX, HAN, counts);
    } else {
      String word = word(run);
      words.add(word);
      characters(" " + word + " ", WORD_CHARS_MIN, WORD_CHARS_MAX, CHARACTERS, counts);
    }
    run.setLength(0);
  }

  private static String word(StringBuilder run) {
    int end = Math.min(run.length(), WORD_LENGTH_MAX);
    while (end > 0 && run.charAt(end - 1) == '\'') {
      end--;
    }
    return run.substring(0, end);
  }

  private static void characters(
      String text, int min, int max, char kind, Map<String, Integer> counts) {
    int[] points = text.codePoints().toArray();
    for (int from = 0; from < points.length; from++) {
      for (int length = min; length <= max && from + length <= points.length; length++) {
        count(counts, kind + new String(points, from, length));
      }
    }
  }

  private static void count(Map<String, Integer> counts, String ngram) {
    counts.merge(ngram, 1, Integer::sum);
  }
}
