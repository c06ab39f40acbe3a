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
import java.util.regex.Pattern;

/// Finds the terms that stand in most questions of a group and in few of the others: English words
/// but those of any sentence, Chinese runs of two to eight characters.
///
/// Chinese has no spaces, so a run may be torn out of a word or a sentence. One that is whole has
/// different neighbours at both ends, among all questions and phrasings, or stands at the end of
/// one (accessor variety, Feng et al. 2004); and no particle is the edge of a term.
final class TellingTerms {
  private static final int TERMS = 3;
  private static final int LONGEST_RUN = 8;
  private static final String NEVER_FIRST = "的吗呢吧呀嘛我你您他她它们么怎什哪这那是";
  private static final String NEVER_LAST = "的了吗呢吧呀嘛我你您他她它们怎什哪这那么是不没就要";

  /// The rest of such as "three months", where it is no person, body or tax.
  private static final Pattern COUNTED = Pattern.compile("个(?![人体税])");

  /// English words that stand in questions of any kind.
  private static final Set<String> SENTENCE_WORDS =
      Set.of(
          "about", "after", "all", "also", "and", "any", "anyone", "are", "aren't", "been",
          "before", "but", "can", "can't", "could", "did", "does", "doesn't", "don't", "for",
          "from", "get", "give", "got", "had", "has", "have", "haven't", "hello", "here", "him",
          "his", "how", "i'd", "i'm", "i've", "into", "isn't", "it's", "its", "just", "know", "let",
          "like", "make", "many", "may", "much", "must", "need", "not", "now", "one", "only", "our",
          "out", "over", "please", "should", "some", "someone", "tell", "than", "thank", "thanks",
          "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
          "through", "too", "under", "until", "was", "want", "were", "what", "what's", "when",
          "where", "which", "while", "who", "why", "will", "with", "won't", "would", "yes", "you",
          "your", "yours");

  private final Map<String, Seen> seen = new HashMap<>();
  private final int texts;

  /// In how many texts a run stands, and what it has beside it.
  private static final class Seen {
    private static final char NOTHING_YET = 0;

    private int texts;
    private char left = NOTHING_YET;
    private char right = NOTHING_YET;
    private boolean beginsFreely;
    private boolean endsFreely;

    /// @param at where the run begins in `text`
    void beside(String text, int at, int end) {
      beginsFreely |= at == 0 || differs(left, text.charAt(at - 1));
      left = at == 0 ? left : text.charAt(at - 1);
      endsFreely |= end == text.length() || differs(right, text.charAt(end));
      right = end == text.length() ? right : text.charAt(end);
    }

    private static boolean differs(char before, char now) {
      return before != NOTHING_YET && before != now;
    }
  }

  /// @param all the questions
  /// @param phrasings further texts of the bank's, which tell where words end
  TellingTerms(Collection<String> all, Collection<String> phrasings, Language language) {
    this.texts = all.size();
    for (String text : all) {
      terms(text, language).forEach(it -> seen.computeIfAbsent(it, run -> new Seen()).texts++);
    }
    if (language != Language.EN) {
      all.forEach(this::neighbours);
      phrasings.forEach(this::neighbours);
    }
  }

  private void neighbours(String text) {
    String key = NormalForm.key(text);
    for (int from = 0; from < key.length(); from++) {
      for (int to = from + 2; to <= Math.min(key.length(), from + LONGEST_RUN); to++) {
        Seen run = seen.get(key.substring(from, to));
        if (run != null) {
          run.beside(key, from, to);
        }
      }
    }
  }

  private boolean isWhole(String term, Language language) {
    if (language == Language.EN) {
      return true;
    }
    Seen run = seen.get(term);
    return run != null
        && run.beginsFreely
        && run.endsFreely
        && !COUNTED.matcher(term).lookingAt()
        && NEVER_FIRST.indexOf(term.charAt(0)) < 0
        && NEVER_LAST.indexOf(term.charAt(term.length() - 1)) < 0;
  }

  /// Returns the most telling terms of some of the texts.
  List<String> of(Collection<String> group, Language language) {
    Map<String, Integer> inGroup = new HashMap<>();
    group.forEach(text -> terms(text, language).forEach(it -> inGroup.merge(it, 1, Integer::sum)));
    List<String> best =
        inGroup.entrySet().stream()
            .filter(it -> group.size() < 3 || it.getValue() > 1)
            .filter(it -> isWhole(it.getKey(), language))
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
    Seen known = seen.get(term.getKey());
    return share * Math.log((1.0 + texts) / (known == null ? 1 : known.texts));
  }

  private static Set<String> terms(String text, Language language) {
    Set<String> terms = new HashSet<>();
    String key = NormalForm.key(text);
    if (language == Language.EN) {
      for (String word : key.split("[^\\p{L}\\p{N}']+", -1)) {
        if (word.length() > 2 && !SENTENCE_WORDS.contains(word)) {
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
