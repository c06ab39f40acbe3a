package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/// What is wrong with the words of a glossary: such as stand in any sentence, synonyms of two terms
/// or of a synonym.
public final class GlossaryCheck {
  /// How many terms there may be in all.
  public static final int TERMS_MAX = 500;

  /// How many synonyms a term may have.
  public static final int SYNONYMS_MAX = 50;

  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final int CHARACTERS_MAX = 60;

  /// Words that stand in any sentence: read as something else, they would turn all of it around.
  private static final Set<String> STOP_WORDS =
      Set.of(
          "你们", "我们", "他们", "什么", "怎么", "怎样", "如何", "为什么", "可以", "能不能", "是不是", "有没有", "多少", "哪里",
          "请问", "谢谢", "您好", "你好", "现在", "这个", "那个", "一下", "没有", "需要", "how", "what", "why", "when",
          "where", "who", "which", "can", "do", "does", "i", "you", "me", "my", "your", "we",
          "please", "thanks", "hello");

  /// Something that is wrong.
  ///
  /// @param entry the place of the term it is about, from 0
  /// @param synonym the place of the synonym among the term's, from 0; -1 for the term itself
  public record Problem(int entry, int synonym, String zh, String en) {}

  private final List<Glossary.Entry> entries;
  private final Language language;
  private final List<Problem> problems;
  private final Map<String, String> terms = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();

  private GlossaryCheck(List<Glossary.Entry> entries, Language language, List<Problem> problems) {
    this.entries = entries;
    this.language = language;
    this.problems = problems;
  }

  /// Returns all that is wrong, one language after the other, in the order of the terms.
  public static List<Problem> of(List<Glossary.Entry> entries) {
    List<Problem> problems = new ArrayList<>();
    if (entries.size() > TERMS_MAX) {
      problems.add(
          new Problem(
              TERMS_MAX,
              -1,
              "词条共 " + entries.size() + " 个，最多 " + TERMS_MAX + " 个；请只留客户真正会换说法的",
              "there are "
                  + entries.size()
                  + " terms, and at most "
                  + TERMS_MAX
                  + " may be; keep those that customers really say otherwise"));
    }
    LANGUAGES.forEach(language -> new GlossaryCheck(entries, language, problems).check());
    return problems;
  }

  private void check() {
    for (int i = 0; i < entries.size(); i++) {
      Glossary.Entry entry = entries.get(i);
      if (entry.language() == language
          && terms.putIfAbsent(Glossary.folded(entry.term()), entry.term()) != null) {
        problems.add(
            new Problem(
                i,
                -1,
                "“" + entry.term() + "”写了两次，请合并",
                "'" + entry.term() + "' stands twice; put its synonyms together"));
      }
    }
    for (int i = 0; i < entries.size(); i++) {
      Glossary.Entry entry = entries.get(i);
      if (entry.language() == language) {
        word(entry.term(), i, -1);
        synonyms(entry, i);
      }
    }
  }

  private void synonyms(Glossary.Entry entry, int place) {
    List<String> synonyms = entry.synonyms();
    if (synonyms.size() > SYNONYMS_MAX) {
      problems.add(
          new Problem(
              place,
              -1,
              "“" + entry.term() + "”的同义词多于 " + SYNONYMS_MAX + " 个",
              "'" + entry.term() + "' has more than " + SYNONYMS_MAX + " synonyms"));
    }
    for (int i = 0; i < synonyms.size(); i++) {
      word(synonyms.get(i), place, i);
      synonym(entry.term(), synonyms.get(i), place, i);
    }
  }

  private void word(String word, int entry, int synonym) {
    String folded = Glossary.folded(word);
    if (word.length() > CHARACTERS_MAX || word.chars().anyMatch(Character::isISOControl)) {
      problems.add(
          new Problem(
              entry,
              synonym,
              "“" + word + "”超过 " + CHARACTERS_MAX + " 个字或有换行",
              "'" + word + "' has more than " + CHARACTERS_MAX + " characters or a line"));
    } else if (STOP_WORDS.contains(folded)
        || EnglishAnalyzer.getDefaultStopSet().contains(folded)) {
      problems.add(
          new Problem(
              entry,
              synonym,
              "“" + word + "”在各种句子里都有；词汇表只放银行自己的词",
              "'"
                  + word
                  + "' stands in sentences of every kind; a glossary is of the bank's words"));
    } else if (word.codePointCount(0, word.length()) < 2) {
      problems.add(
          new Problem(
              entry,
              synonym,
              "“" + word + "”只有一个字，会出现在许多别的词里",
              "'" + word + "' is one character, which stands in many other words"));
    }
  }

  private void synonym(String term, String word, int entry, int synonym) {
    String folded = Glossary.folded(word);
    String itself = terms.get(folded);
    if (itself != null) {
      problems.add(
          itself.equals(term)
              ? new Problem(
                  entry,
                  synonym,
                  "“" + word + "”就是“" + term + "”本身，请删掉",
                  "'" + word + "' is the term '" + term + "' itself; delete it")
              : new Problem(
                  entry,
                  synonym,
                  "“" + word + "”是“" + term + "”的同义词，自己又是词条；请把它的同义词写到“" + term + "”下，或不作词条",
                  "'"
                      + word
                      + "' is a synonym of '"
                      + term
                      + "' and a term itself; write its synonyms under '"
                      + term
                      + "', or make it none"));
      return;
    }
    String other = owners.putIfAbsent(folded, term);
    if (other != null) {
      problems.add(
          other.equals(term)
              ? new Problem(
                  entry,
                  synonym,
                  "“" + word + "”在“" + term + "”下写了两次",
                  "'" + word + "' stands twice under '" + term + "'")
              : new Problem(
                  entry,
                  synonym,
                  "“" + word + "”既是“" + other + "”又是“" + term + "”的同义词，请只留在一处",
                  "'"
                      + word
                      + "' is a synonym of '"
                      + other
                      + "' and of '"
                      + term
                      + "'; keep it under one of them"));
    }
  }
}
