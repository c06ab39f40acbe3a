package dev.lobby.publishing.gap;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells whether words may be about somebody: what was masked, numbers, addresses, and names.
///
/// It would rather leave out a harmless sentence than let a name through: a name is what follows
/// "my name is", a title or 给 and is not in the bank's own articles, any English word with a
/// capital within a sentence that is not in them, and whatever the bank calls the customer. Names
/// in small letters in the midst of an English sentence it cannot tell from other words, which is
/// why an editor sees each phrasing before it is saved.
final class PersonalWords {
  private static final Set<Entity.Kind> KINDS =
      Set.of(
          Entity.Kind.ID_NUMBER,
          Entity.Kind.CARD,
          Entity.Kind.ACCOUNT,
          Entity.Kind.EMAIL,
          Entity.Kind.PHONE);

  private static final String SURNAMES =
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧";

  /// What comes before a name.
  private static final String BEFORE =
      "我叫|我是|名叫|叫做|名字是|名字叫|名字|姓名|户名|联系人|收款人|持卡人|本人|我姓|给|向|帮|替|和|跟|由|找|叫|爱人|老公|老婆|丈夫|妻子|儿子|女儿|朋友|同事";

  private static final Pattern NAME_ZH =
      Pattern.compile("(?:" + BEFORE + ")[是为叫:： ]{0,2}(?<name>[" + SURNAMES + "]\\p{IsHan}{1,2})");
  private static final Pattern TITLE_ZH =
      Pattern.compile(
          "(?<name>["
              + SURNAMES
              + "]\\p{IsHan}{0,2}?(?:先生|女士|小姐|太太|经理|老师|师傅|阿姨|叔叔|律师|医生|总(?![共是计额行会]))|我姓["
              + SURNAMES
              + "])");
  private static final Pattern NAME_EN =
      Pattern.compile(
          "(?i)\\b(?:my name(?: is|'s)|name:|i'?m called|(?:mr|mrs|ms|dr)\\b\\.?) ?[a-z]+");
  private static final Pattern CAPITAL =
      Pattern.compile("(?<=[a-z0-9,;:'\"] )(?<word>[A-Z][a-z]+)");
  private static final Pattern STREET =
      Pattern.compile(
          "(?i)[0-9]+ ?(?:弄|栋|幢|单元|号楼)|[路街道巷] ?[0-9]+ ?号|[0-9]+ [a-z]+ (?:street|st|road|rd|avenue|ave|lane)\\b");
  private static final Pattern FIGURES = Pattern.compile("[0-9](?:[ \\-.·•]?[0-9]){5,}");
  private static final Pattern WORD = Pattern.compile("[a-z]+");

  private final Interpreter interpreter;
  private final Set<String> pairs = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();

  /// @param release in which the bank's own words stand
  PersonalWords(Release release) {
    this.interpreter = release.interpreter();
    for (Article article : release.articles()) {
      article.titles().values().forEach(this::learn);
      article.answers().values().forEach(this::learn);
      article.phrasings().values().forEach(texts -> texts.forEach(this::learn));
    }
  }

  private void learn(String text) {
    String form = NormalForm.of(text);
    for (int i = 0; i + 1 < form.length(); i++) {
      if (isHan(form.charAt(i)) && isHan(form.charAt(i + 1))) {
        pairs.add(form.substring(i, i + 2));
      }
    }
    WORD.matcher(form).results().forEach(word -> words.add(word.group()));
    FIGURES.matcher(form).results().forEach(number -> numbers.add(figures(number.group())));
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static String figures(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  /// Returns whether a text may be about somebody.
  ///
  /// @param names what the bank calls those who wrote or read it
  boolean areIn(String text, Collection<String> names) {
    String form = NormalForm.of(text);
    return text.indexOf('⟦') >= 0
        || form.indexOf('@') >= 0
        || FIGURES.matcher(form).results().anyMatch(it -> !numbers.contains(figures(it.group())))
        || STREET.matcher(form).find()
        || NAME_EN.matcher(form).find()
        || isNamed(NAME_ZH.matcher(form))
        || isNamed(TITLE_ZH.matcher(form))
        || CAPITAL
            .matcher(text)
            .results()
            .anyMatch(it -> !words.contains(it.group("word").toLowerCase(Locale.ROOT)))
        || names.stream().anyMatch(name -> names(form, NormalForm.of(name)))
        || interpreter.entities(text, LocalDate.EPOCH).stream()
            .anyMatch(it ->
                KINDS.contains(it.kind()) && !numbers.contains(figures(NormalForm.of(it.text()))));
  }

  /// Whether any of what looks like a name is none of the bank's own words.
  private boolean isNamed(Matcher matcher) {
    while (matcher.find()) {
      String name = matcher.group("name");
      for (int i = 0; i + 1 < name.length(); i++) {
        if (!pairs.contains(name.substring(i, i + 2))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean names(String form, String name) {
    if (name.isEmpty()) {
      return false;
    }
    if (isHan(name.charAt(0))) {
      return form.contains(name) || (name.length() > 2 && form.contains(name.substring(1)));
    }
    List<String> said = WORD.matcher(form).results().map(it -> it.group()).toList();
    return WORD.matcher(name)
        .results()
        .map(it -> it.group())
        .anyMatch(part -> part.length() > 1 && said.contains(part));
  }

  /// How two languages end a sentence.
  private static final Pattern END =
      Pattern.compile("(?<=[。！？!?；\\n])|(?<=[.;])(?=\\s)", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern COURTESY =
      Pattern.compile(
          "(?i)您好|你好|稍等|感谢|谢谢|还有(?:什么|其他)|祝您|再见|不客气|抱歉|对不起|客服|为您服务"
              + "|\\bhello\\b|\\bhi\\b|\\bdear\\b|thank|one moment|please wait|anything else|have a (?:nice|good|great)|you'?re welcome|goodbye|good (?:morning|afternoon|evening)|\\bsorry\\b|apologi");

  /// A courtesy is short; a longer sentence says something.
  private static final int COURTESY_MAX = 60;

  /// Returns the sentences of an agent's reply that say something and are about nobody.
  String without(String reply, Language language, Collection<String> names) {
    StringBuilder kept = new StringBuilder();
    for (String sentence : END.split(reply, -1)) {
      String said = sentence.strip();
      int length = said.length() * (language == Language.ZH ? 3 : 1);
      boolean courtesy = length <= COURTESY_MAX && COURTESY.matcher(said).find();
      if (!said.isEmpty() && !courtesy && !areIn(said, names)) {
        if (!kept.isEmpty()) {
          kept.append(sentence.startsWith("\n") ? "\n" : language == Language.ZH ? "" : " ");
        }
        kept.append(said);
      }
    }
    return kept.toString();
  }
}
