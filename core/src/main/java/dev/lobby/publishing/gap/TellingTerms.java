package dev.lobby.publishing.gap;

import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the terms that stand in most questions of a group and in few of the others: English words,
/// Chinese runs of two to eight characters.
final class TellingTerms {
  private static final int TERMS = 3;
  private static final int LONGEST_RUN = 8;

  private final Map<String, Integer> inTexts = new HashMap<>();
  private final int texts;

  TellingTerms(Collection<String> all, Language language) {
    this.texts = all.size();
    all.forEach(text -> terms(text, language).forEach(it -> inTexts.merge(it, 1, Integer::sum)));
  }

  /// Returns the most telling terms of some of the texts.
  List<String> of(Collection<String> group, Language language) {
    Map<String, Integer> inGroup = new HashMap<>();
    group.forEach(text -> terms(text, language).forEach(it -> inGroup.merge(it, 1, Integer::sum)));
    List<String> best =
        inGroup.entrySet().stream()
            .filter(it -> group.size() < 3 || it.getValue() > 1)
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<String, Integer> it) -> -worth(it, group.size()))
                    .thenComparingInt(it -> -it.getKey().length())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
    List<String> telling = new ArrayList<>();
    for (String term : best) {
      // A part of one that is there, or one that it is a part of, tells nothing more.
      if (telling.stream().noneMatch(it -> it.contains(term) || term.contains(it))) {
        telling.add(term);
      }
      if (telling.size() == TERMS) {
        break;
      }
    }
    return telling;
  }

  private double worth(Map.Entry<String, Integer> term, int groupSize) {
    double share = (double) term.getValue() / groupSize;
    return share * Math.log((1.0 + texts) / inTexts.getOrDefault(term.getKey(), 1));
  }

  private static Set<String> terms(String text, Language language) {
    Set<String> terms = new HashSet<>();
    String key = NormalForm.key(text);
    if (language == Language.EN) {
      for (String word : key.split("[^\\p{L}\\p{N}']+", -1)) {
        if (word.length() > 2) {
          terms.add(word);
        }
      }
      return terms;
    }
    for (int from = 0; from < key.length(); from++) {
      for (int to = from + 2; to <= Math.min(key.length(), from + LONGEST_RUN); to++) {
        if (Character.UnicodeScript.of(key.charAt(to - 1)) != Character.UnicodeScript.HAN
            || Character.UnicodeScript.of(key.charAt(from)) != Character.UnicodeScript.HAN) {
          break;
        }
        terms.add(key.substring(from, to));
      }
    }
    return terms;
  }
}
