package dev.lobby.knowledge.article;

/// Sentences that quote what somebody wrote, in which there may be quotes already.
final class Quotes {
  private Quotes() {}

  /// Returns a sentence with ‘’ for the “” that stand within others. Where one is without its other
  /// half it cannot be told what stands within what, and nothing is changed.
  static String nested(String sentence) {
    StringBuilder nested = new StringBuilder(sentence);
    int depth = 0;
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      if (c == '“') {
        nested.setCharAt(i, ++depth % 2 == 1 ? '“' : '‘');
      } else if (c == '”') {
        nested.setCharAt(i, depth-- % 2 == 1 ? '”' : '’');
      }
      if (depth < 0) {
        return sentence;
      }
    }
    return depth == 0 ? nested.toString() : sentence;
  }
}
