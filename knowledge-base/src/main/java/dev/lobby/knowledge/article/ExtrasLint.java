package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import dev.lobby.language.text.UtteranceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks through what an article has beyond its answer.
final class ExtrasLint {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private ExtrasLint() {}

  static List<Complaint> check(Article article, Taken taken) {
    List<Complaint> found = new ArrayList<>();
    notThis(article, found);
    found.addAll(variants(article));
    choices(article, taken, found);
    return found;
  }

  private static void notThis(Article article, List<Complaint> found) {
    Set<String> own = new HashSet<>();
    article
        .phrasings()
        .values()
        .forEach(texts -> texts.forEach(it -> own.add(ArticleFolder.key(it))));
    article.titles().values().forEach(it -> own.add(ArticleFolder.key(it)));
    for (Language language : LANGUAGES) {
      List<String> texts = article.extras().notThis(language);
      for (String text : texts) {
        String quoted = Lint.quote(text);
        if (UtteranceFile.isTooLong(text)) {
          found.add(
              new Complaint(
                  Kind.NOT_THIS,
                  language,
                  quoted,
                  "“不是这个”里的一条超过 " + UtteranceFile.CHARACTERS_MAX + " 个字符。请写成客户会输入的话。",
                  "A question under \"not this one\" has more than "
                      + UtteranceFile.CHARACTERS_MAX
                      + " characters. Write what a customer types."));
        } else if (own.contains(ArticleFolder.key(text))) {
          found.add(
              new Complaint(
                  Kind.NOT_THIS,
                  language,
                  text,
                  "“" + text + "”既是本文的问法或标题，又写在“不是这个”里。请删掉一处。",
                  "\""
                      + text
                      + "\" is a phrasing or title of this article and stands under \"not this"
                      + " one\". Delete one of the two."));
        } else if (ArticleFile.isFiledWrong(text, language)) {
          Lint.Name other = Lint.name(language == Language.ZH ? Language.EN : Language.ZH);
          found.add(
              new Complaint(
                  Kind.NOT_THIS,
                  language,
                  text,
                  "“不是这个”里的“" + text + "”是" + other.zh() + "，请移到" + other.zh() + "一侧。",
                  "The question \""
                      + text
                      + "\" under \"not this one\" is "
                      + other.en()
                      + ". Move it to the "
                      + other.en()
                      + " side."));
        }
      }
      if (texts.size() > Extras.NOT_THIS_MAX) {
        found.add(
            new Complaint(
                Kind.NOT_THIS,
                language,
                "",
                "“不是这个”最多 " + Extras.NOT_THIS_MAX + " 条，这里有 " + texts.size() + " 条。",
                "There are "
                    + texts.size()
                    + " questions under \"not this one\", more than "
                    + Extras.NOT_THIS_MAX
                    + "."));
      }
    }
  }

  /// Returns what is wrong with the answers for some alone.
  static List<Complaint> variants(Article article) {
    List<Variant> variants = article.extras().variants();
    List<Complaint> found = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      Variant one = variants.get(i);
      for (Language language : LANGUAGES) {
        if (one.answer(language).isEmpty()) {
          found.add(
              new Complaint(
                  Kind.VARIANT,
                  language,
                  "",
                  "给“" + one.readers() + "”的" + Lint.name(language).zh() + "回答是空的。",
                  "The "
                      + Lint.name(language).en()
                      + " answer for "
                      + one.readers()
                      + " is missing."));
        }
      }
      for (Variant other : variants.subList(i + 1, variants.size())) {
        tie(one, other, variants, found);
      }
    }
    return found;
  }

  private static void tie(
      Variant one, Variant other, List<Variant> variants, List<Complaint> found) {
    if (one.isForTheSameAs(other)) {
      found.add(
          new Complaint(
              Kind.VARIANT,
              null,
              "",
              "有两个答案都给“" + one.readers() + "”，请只留一个。",
              "Two answers are for " + one.readers() + ". Keep one."));
    } else if (one.meets(other)
        && !one.asksAllOf(other)
        && !other.asksAllOf(one)
        && variants.stream().noneMatch(it -> it.isBoth(one, other))) {
      String both = both(one, other);
      found.add(
          new Complaint(
              Kind.VARIANT,
              null,
              "",
              "客户可能同时符合“"
                  + one.readers()
                  + "”和“"
                  + other.readers()
                  + "”，无法判断用哪个答案。请再写一个给“"
                  + both
                  + "”的。",
              "Somebody may be both "
                  + one.readers()
                  + " and "
                  + other.readers()
                  + ", and nothing says which answer is theirs. Add one for "
                  + both
                  + "."));
    }
  }

  private static String both(Variant one, Variant other) {
    return one.both(other).readers();
  }

  private static void choices(Article article, Taken taken, List<Complaint> found) {
    List<String> choices = article.extras().choices();
    Set<String> seen = new HashSet<>();
    for (String id : choices) {
      if (id.equals(article.id()) || !seen.add(id)) {
        found.add(
            choice(
                id,
                "“" + id + "”是本文自己，或写了两次",
                "\"" + id + "\" is this article itself, or stands twice"));
      } else if (!taken.isArticle(id)) {
        found.add(choice(id, "没有编号为“" + id + "”的知识", "There is no article \"" + id + "\""));
      }
    }
    if (choices.size() > Extras.CHOICES_MAX) {
      found.add(
          choice(
              choices.get(Extras.CHOICES_MAX),
              "最多 " + Extras.CHOICES_MAX + " 个按钮",
              "There are more than " + Extras.CHOICES_MAX + " buttons"));
    }
  }

  private static Complaint choice(String id, String zh, String en) {
    return new Complaint(
        Kind.CHOICE, null, id, zh + "，请在“下一个问题”里改正。", en + ". Correct the next questions.");
  }
}
