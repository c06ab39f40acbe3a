package dev.lobby.language.text;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// A list of distinct terms that knows where each stands.
///
/// All terms are one string, found through a table of their numbers: a quarter of what a map from
/// strings would take, and a bank has some 800,000 of them. Immutable.
final class Terms extends AbstractList<String> implements RandomAccess {
  private final String joined;
  private final int[] ends;
  // Open addressing: at a term's hash, or at the next free place after it, its number plus one.
  private final int[] table;

  Terms(List<String> terms) {
    StringBuilder all = new StringBuilder();
    this.ends = new int[terms.size()];
    this.table = new int[Integer.highestOneBit(Math.max(1, terms.size())) * 4];
    for (int i = 0; i < ends.length; i++) {
      all.append(terms.get(i));
      ends[i] = all.length();
    }
    this.joined = all.toString();
    for (int i = 0; i < ends.length; i++) {
      int place = place(terms.get(i));
      while (table[place] != 0) {
        place = next(place);
      }
      table[place] = i + 1;
    }
  }

  private int place(String term) {
    int hash = term.hashCode() * 0x9E3779B9;
    return hash >>> (1 + Integer.numberOfLeadingZeros(table.length));
  }

  private int next(int place) {
    return (place + 1) & (table.length - 1);
  }

  /// Returns the number of `term`, -1 when it is none of these.
  int numberOf(String term) {
    for (int place = place(term); table[place] != 0; place = next(place)) {
      int number = table[place] - 1;
      int start = start(number);
      if (ends[number] - start == term.length() && joined.startsWith(term, start)) {
        return number;
      }
    }
    return -1;
  }

  private int start(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  @Override
  public String get(int number) {
    return joined.substring(start(number), ends[number]);
  }

  @Override
  public int size() {
    return ends.length;
  }
}
