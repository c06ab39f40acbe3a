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
/// one (accessor variety, Feng et al. 2004); and no particle, and nothing that a sentence asks
/// with, is the edge of a term or in it.
final class TellingTerms {
  private static final int TERMS = 3;
  private static final int LONGEST_RUN = 8;
  private static final String NEVER_FIRST = "的吗呢吧呀嘛啊哦我你您他她它们么怎什哪这那是就也都还又很";
  private static final String NEVER_LAST = "的了吗呢吧呀嘛啊哦我你您他她它们怎什哪这那么是不没就要也都还又很想请";

  /// What is a word by itself or the end of one before, but where it begins one that names
  /// something: 到 of 到账 and not of 到卡.
  private static final Pattern SELDOM_FIRST =
      Pattern.compile(
          "(?:到(?!账|期|户|达|店|场|付)|过(?!期|户|夜|节|渡|敏)|了(?!解|结)|里(?!程)|可(?!用|疑|信|转)|以(?!旧换新|太|房)"
              + "|在(?!线|途|职)|能(?!源|量|力)|不(?!动产|良|明|符|足)|会(?!员|计|话)|要(?!素|约)|没(?!收)|有(?!效|价|限|奖)"
              + "|给(?!付)|把|被|从|和(?!解)|跟|与|或|让|对(?!公|账|接)|为|上(?!限|传|市|门|海|班)|下(?!限|载|架|单)|着|得|地(?!址|区|铁|图)|啥|咋).*");

  /// The same of its end: 到 of 签到 and not of 转到.
  private static final Pattern SELDOM_LAST =
      Pattern.compile(
          ".*(?:(?<!签|迟)到|(?<!通|超)过|(?<!公|邻)里|以|可|在|能(?<!功能|智能|节能|理财功能)|(?<!工|协|机)会|把|被|从|和|跟|与|或|让|给|有(?<!持有|私有|国有)|对|为|着|得|啥|咋|个)");

  /// What a sentence asks with, and no word has in it.
  private static final Pattern ASKING =
      Pattern.compile("可以|怎么|怎样|什么|能不能|能否|有没有|是不是|多少|为啥|[的吗呢我你您啥咋]");

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
        && !SELDOM_FIRST.matcher(term).matches()
        && !SELDOM_LAST.matcher(term).matches()
        && !ASKING.matcher(term).find()
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

  /// Whether an English word stands in questions of any kind.
  static boolean isOfAnySentence(String word) {
    return SENTENCE_WORDS.contains(word);
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
