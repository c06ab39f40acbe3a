package dev.lobby.language.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What n-grams do not show of a text: what is negated in it, and what it is about in either
/// language.
///
/// What follows a negation within [#SCOPE] words or Chinese characters of the same clause is
/// counted once more as negated, so that `不是要投诉` and "not complaining" differ from what they deny.
/// The [Concepts] of the text are counted one by one, in pairs, and as runs of two and three in the
/// order in which they are mentioned.
final class Clues {
  private static final char NEGATED = '!';
  private static final char CONCEPT = '@';
  private static final char ORDER = '#';

  /// How many words or Chinese characters a negation reaches.
  private static final int SCOPE = 6;

  /// Negated Chinese characters are counted one by one, in twos and in threes.
  private static final int HAN_MAX = 3;

  /// How many n-grams a clue weighs.
  private static final int WEIGHT = 2;

  /// The features of a pair grow with the square of the concepts, and the rest of a long text adds
  /// little.
  private static final int MENTIONS_MAX = 60;

  private final Map<String, Integer> counts;
  private final List<Token> tokens;

  private Clues(Map<String, Integer> counts, List<Token> tokens) {
    this.counts = counts;
    this.tokens = tokens;
  }

  /// A word or a Chinese character.
  ///
  /// @param clause the number of the clause it stands in
  private record Token(String text, boolean han, int clause) {}

  /// Adds the clues of a text in normal form to `counts`.
  static void count(String form, Map<String, Integer> counts) {
    new Clues(counts, tokens(form)).countAll();
  }

  private static List<Token> tokens(String form) {
    List<Token> tokens = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int clause = 0;
    for (int i = 0; i <= form.length(); ) {
      int point = i < form.length() ? form.codePointAt(i) : ' ';
      boolean han = NormalForm.isHan(point);
      boolean inWord =
          !han && (Character.isLetterOrDigit(point) || (point == '\'' && !word.isEmpty()));
      if (!inWord && !word.isEmpty()) {
        tokens.add(new Token(word.toString(), false, clause));
        word.setLength(0);
      }
      if (han) {
        tokens.add(new Token(Character.toString(point), true, clause));
      } else if (inWord) {
        word.appendCodePoint(point);
      } else if (ends(point, tokens)) {
        clause++;
      }
      i += Character.charCount(point);
    }
    return tokens;
  }

  // In Chinese a space stands where other writers put a comma.
  private static boolean ends(int point, List<Token> before) {
    return point == ' '
        ? !before.isEmpty() && before.getLast().han()
        : point != '-' && point != '/' && point != '\'';
  }

  private void countAll() {
    List<List<String>> mentions = new ArrayList<>();
    TreeSet<String> present = new TreeSet<>();
    for (int i = 0; i < tokens.size(); ) {
      int length = longestAt(i);
      if (length > 0) {
        List<String> concepts = Concepts.own().of(joined(i, length));
        if (mentions.size() < MENTIONS_MAX) {
          mentions.add(concepts);
          present.addAll(concepts);
        }
        if (concepts.contains(Concepts.NEGATION)) {
          countNegated(i + length);
        }
      }
      i += Math.max(1, length);
    }
    countPairs(List.copyOf(present));
    countOrder(mentions);
  }

  /// Returns how many tokens the longest word with a concept has that begins at `from`, 0 when
  /// there is none.
  private int longestAt(int from) {
    Token first = tokens.get(from);
    int end = from + 1;
    while (first.han() && end < from + Concepts.own().longest() && follows(first, end)) {
      end++;
    }
    while (end > from && Concepts.own().of(joined(from, end - from)).isEmpty()) {
      end--;
    }
    return end - from;
  }

  private boolean follows(Token first, int at) {
    return at < tokens.size()
        && tokens.get(at).han() == first.han()
        && tokens.get(at).clause() == first.clause();
  }

  private String joined(int from, int length) {
    if (length == 1) {
      return tokens.get(from).text();
    }
    StringBuilder text = new StringBuilder();
    for (int i = from; i < from + length; i++) {
      text.append(tokens.get(i).text());
    }
    return text.toString();
  }

  private void countNegated(int from) {
    int end = from;
    while (end < Math.min(tokens.size(), from + SCOPE)
        && tokens.get(end).clause() == tokens.get(from).clause()) {
      end++;
    }
    for (int i = from; i < end; i++) {
      StringBuilder text = new StringBuilder().append(NEGATED);
      Token first = tokens.get(i);
      int max = Math.min(end, i + (first.han() ? HAN_MAX : 2));
      for (int j = i; j < max && tokens.get(j).han() == first.han(); j++) {
        if (j > i && !first.han()) {
          text.append(' ');
        }
        text.append(tokens.get(j).text());
        counts.merge(text.toString(), WEIGHT, Integer::sum);
      }
    }
  }

  private void countPairs(List<String> present) {
    for (int i = 0; i < present.size(); i++) {
      counts.put(CONCEPT + present.get(i), WEIGHT);
      for (int j = i + 1; j < present.size(); j++) {
        counts.put(CONCEPT + present.get(i) + "+" + present.get(j), WEIGHT);
      }
    }
  }

  private void countOrder(List<List<String>> mentions) {
    for (int i = 0; i < mentions.size(); i++) {
      for (String first : mentions.get(i)) {
        if (i == 0) {
          counts.put(ORDER + "^" + first, WEIGHT);
        }
        if (i == mentions.size() - 1) {
          counts.put(ORDER + first + "$", WEIGHT);
          continue;
        }
        for (String second : mentions.get(i + 1)) {
          String two = ORDER + first + ">" + second;
          counts.put(two, WEIGHT);
          if (i + 2 < mentions.size()) {
            mentions.get(i + 2).forEach(third -> counts.put(two + ">" + third, WEIGHT));
          }
        }
      }
    }
  }
}
