package dev.lobby.publishing.gap;

import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words in Latin letters that customers use and no phrasing does, such as "ETC": whoever
/// shares one asks about one matter that the bank's knowledge knows nothing of.
///
/// Encoders learnt them seldom or never, so questions about one of them lie apart. Each is
/// therefore a direction of its own, beside those of the encoder: two questions that share one need
/// a cosine of some 0.25 instead of [Clusters#ALIKE] to come together.
final class NewWords {
  /// In so many questions a word stands at least: fewer are slips of the pen.
  private static final int LEAST = 3;

  /// In this share of the questions at most: more are a way to write.
  private static final double COMMON = 0.2;

  private static final int MOST = 64;
  private static final float WEIGHT = 0.5f;
  private static final Pattern APART = Pattern.compile("[^\\p{IsLatin}\\p{Nd}]+");
  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}[\\p{IsLatin}\\p{Nd}]+");

  private final Map<String, Integer> places = new HashMap<>();

  /// @param questions those that are to be grouped
  /// @param known the phrasings of the bank's articles
  NewWords(Collection<String> questions, Collection<String> known) {
    Set<String> old = known.stream().flatMap(it -> words(it).stream()).collect(Collectors.toSet());
    Map<String, Integer> count = new HashMap<>();
    for (String question : questions) {
      words(question).forEach(it -> count.merge(it, 1, Integer::sum));
    }
    int most = (int) Math.max(questions.size() * COMMON, 12);
    count.entrySet().stream()
        .filter(it -> it.getValue() >= LEAST && it.getValue() <= most)
        .filter(it -> !old.contains(it.getKey()))
        .filter(it -> !TellingTerms.isOfAnySentence(it.getKey()))
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .forEach(it -> places.put(it.getKey(), places.size()));
  }

  /// An embedding with a direction for each of these words that the text has.
  Embedding in(String text, Embedding embedding) {
    if (places.isEmpty()) {
      return embedding;
    }
    float[] own = embedding.values();
    float[] values = Arrays.copyOf(own, own.length + places.size());
    for (String word : words(text)) {
      Integer place = places.get(word);
      if (place != null) {
        values[own.length + place] = WEIGHT;
      }
    }
    return Embedding.of(values);
  }

  private static Set<String> words(String text) {
    return List.of(APART.split(NormalForm.key(text), -1)).stream()
        .filter(WORD.asMatchPredicate())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
