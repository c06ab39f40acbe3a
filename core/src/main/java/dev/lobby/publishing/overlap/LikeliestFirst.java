package dev.lobby.publishing.overlap;

import dev.lobby.knowledge.article.Article;
import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts those drafts first that have most words in common with an article, so that what is looked
/// at closely while there is time is the likeliest, whatever it is called. A word counts the more
/// the fewer drafts have it.
final class LikeliestFirst {

  /// How many drafts' words are remembered.
  private static final int REMEMBERED = 5_000;

  private static final Pattern LATIN = Pattern.compile("[a-z0-9]+");

  private final Map<String, Set<String>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  List<Article> of(Article article, List<Article> drafts) {
    List<Set<String>> words = new ArrayList<>(drafts.size());
    Map<String, Integer> having = new HashMap<>();
    for (Article draft : drafts) {
      Set<String> its =
          draft.version().isEmpty()
              ? words(draft)
              : known.computeIfAbsent(draft.id() + ' ' + draft.version(), key -> words(draft));
      words.add(its);
      its.forEach(it -> having.merge(it, 1, Integer::sum));
    }
    Set<String> own = words(article);
    record Scored(Article draft, double score) {}
    List<Scored> scored = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Set<String> its = words.get(i);
      double score = 0;
      for (String word : own) {
        if (its.contains(word)) {
          score += 1.0 / having.getOrDefault(word, 1);
        }
      }
      scored.add(new Scored(drafts.get(i), score));
    }
    return scored.stream()
        .sorted(Comparator.comparingDouble((Scored it) -> -it.score))
        .map(Scored::draft)
        .toList();
  }

  /// Latin words and pairs of other letters in an article's titles and phrasings.
  private static Set<String> words(Article article) {
    Set<String> words = new HashSet<>();
    article.titles().values().forEach(it -> add(words, it));
    article.phrasings().values().forEach(texts -> texts.forEach(it -> add(words, it)));
    return words;
  }

  private static void add(Set<String> words, String text) {
    String form = NormalForm.of(text);
    Matcher latin = LATIN.matcher(form);
    while (latin.find()) {
      words.add(latin.group());
    }
    for (int i = 0; i + 1 < form.length(); i++) {
      String pair = form.substring(i, i + 2);
      if (pair.chars().allMatch(c -> c > 127 && Character.isLetter(c))) {
        words.add(pair);
      }
    }
  }
}
