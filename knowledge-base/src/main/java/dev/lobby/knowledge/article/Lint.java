package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import dev.lobby.language.text.UtteranceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks through an article before it is published: what would break, what would not be found, and
/// where its two languages differ.
public final class Lint {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);
  private static final Pattern HEADING = Pattern.compile("(?m)^#.*$");
  private static final Pattern HTML = Pattern.compile("</?[a-zA-Z!][^>\\n]{0,40}>?");
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\]\\n]*]\\([^)\\n]*\\)?|https?://\\S*");

  private static final Pattern WHOLE_FIELD = Pattern.compile("\\{\\{[^{}]*}}");

  /// A brace that the other end is missing of.
  private static final Pattern HALF_FIELD = Pattern.compile("\\{[^{}\\n]*|[^{}\\s]*}");

  /// How much of a text a complaint quotes.
  private static final int QUOTED = 60;

  private final Map<String, Integer> answerLimits;
  private final Predicate<String> fields;

  /// @param answerLimits how many characters an answer may have, by channel
  /// @param fields says of the name between two braces whether it is filled in
  public Lint(Map<String, Integer> answerLimits, Predicate<String> fields) {
    this.answerLimits = new TreeMap<>(answerLimits);
    this.fields = fields;
  }

  /// Returns what is to be said about an article, what blocks it first.
  ///
  /// @param taken what the other articles have
  public List<Complaint> check(Article article, Taken taken) {
    List<Complaint> found = new ArrayList<>();
    id(article, found);
    Optional<Language> only = article.onlyIn();
    for (Language language : LANGUAGES) {
      if (only.isPresent() && only.get() != language) {
        found.add(onlyIn(only.get(), language));
      } else {
        title(article, language, found);
        answer(article, language, found);
        phrasings(article, language, found);
      }
    }
    article
        .validity()
        .until()
        .filter(until -> until.isBefore(article.validity().from()))
        .ifPresent(until ->
            found.add(
                new Complaint(
                    Kind.VALIDITY,
                    null,
                    until.toString(),
                    "失效日 " + until + " 早于生效日 " + article.validity().from() + "。请改其中一个。",
                    "The last day, "
                        + until
                        + ", is before the first, "
                        + article.validity().from()
                        + ". Change one of them.")));
    found.addAll(ExtrasLint.check(article, taken));
    found.addAll(LinkLint.check(article));
    for (Variant variant : article.extras().variants()) {
      variant
          .answers()
          .forEach((language, text) ->
              answer(
                  text,
                  channel -> variant.channel().map(channel::equals).orElse(true),
                  language,
                  found));
    }
    found.addAll(checkTaken(article, taken));
    found.addAll(ParityLint.check(article));
    article.extras().variants().stream()
        .flatMap(it -> ParityLint.check(saying(article, it)).stream())
        .filter(it -> !found.contains(it))
        .forEach(found::add);
    return java.util.stream.Stream.concat(
            found.stream().filter(Complaint::blocks), found.stream().filter(it -> !it.blocks()))
        .toList();
  }

  /// Returns an article as some get it.
  private static Article saying(Article article, Variant variant) {
    return new Article(
        article.id(),
        article.version(),
        article.titles(),
        variant.answers(),
        article.phrasings(),
        article.area(),
        article.audience(),
        article.sensitivity(),
        article.validity(),
        article.signals(),
        article.maySignal());
  }

  private static void id(Article article, List<Complaint> found) {
    if (!ArticleFile.ID.matcher(article.id()).matches()) {
      found.add(
          new Complaint(
              Kind.ID,
              null,
              article.id(),
              "编号“" + article.id() + "”只能用小写字母、数字和连字符。",
              "The id \""
                  + article.id()
                  + "\" may have lower-case words and digits joined by hyphens only."));
    }
  }

  private static void title(Article article, Language language, List<Complaint> found) {
    String title = article.titles().getOrDefault(language, "");
    int max = ArticleFile.TITLE_MAX.getOrDefault(language, 0);
    if (title.isBlank()) {
      found.add(empty(language, "标题", "title"));
    } else if (title.codePointCount(0, title.length()) > max) {
      found.add(
          new Complaint(
              Kind.TITLE_TOO_LONG,
              language,
              title,
              name(language).zh + "标题超过按钮的 " + max + " 个字符，请缩短。",
              "The "
                  + name(language).en
                  + " title is longer than the "
                  + max
                  + " characters of a button. Shorten it."));
    }
    if (title.endsWith("…") || title.endsWith("...")) {
      found.add(
          new Complaint(
              Kind.TITLE_CUT,
              language,
              title,
              name(language).zh + "标题“" + title + "”没有写完，客户会看到它。请写一个不超过 " + max + " 个字符的标题。",
              "The "
                  + name(language).en
                  + " title \""
                  + title
                  + "\" is cut off, and customers see it. Write one of at most "
                  + max
                  + " characters."));
    }
    if (title.contains("{{") || title.contains("}}")) {
      found.add(unknownField(language, title));
    }
  }

  /// Returns what of an article's titles and phrasings others have already.
  public List<Complaint> checkTaken(Article article, Taken taken) {
    List<Complaint> found = new ArrayList<>();
    for (Language language : LANGUAGES) {
      String title = article.titles().getOrDefault(language, "");
      taken
          .title(article.id(), language, title)
          .ifPresent(other -> found.add(taken(language, title, other, "标题", "title")));
      for (String text : article.phrasings().getOrDefault(language, List.of())) {
        taken
            .phrasing(article.id(), text)
            .ifPresent(other -> found.add(taken(language, text, other, "问法", "phrasing")));
      }
    }
    return found;
  }

  private void answer(Article article, Language language, List<Complaint> found) {
    String answer = article.answers().getOrDefault(language, "");
    if (answer.isBlank()) {
      found.add(empty(language, "回答", "answer"));
      return;
    }
    // Where everybody gets an answer of their own, this one is never said.
    answer(
        answer,
        channel -> article.extras().variants().stream().noneMatch(it -> it.isForAllOf(channel)),
        language,
        found);
  }

  /// @param saidIn says of a channel whether it is said there
  private void answer(
      String answer, Predicate<String> saidIn, Language language, List<Complaint> found) {
    int length = answer.codePointCount(0, answer.length());
    answerLimits.forEach((channel, max) -> {
      if (length > max && saidIn.test(channel)) {
        found.add(
            new Complaint(
                Kind.ANSWER_TOO_LONG,
                language,
                quote(answer),
                name(language).zh
                    + "回答有 "
                    + length
                    + " 个字符，超过 "
                    + channel
                    + " 的 "
                    + max
                    + " 个。请缩短。",
                "The "
                    + name(language).en
                    + " answer has "
                    + length
                    + " characters, more than the "
                    + max
                    + " of "
                    + channel
                    + ". Shorten it."));
      }
    });
    each(HEADING, answer, piece -> found.add(markup(language, piece)));
    each(HTML, answer, piece -> found.add(markup(language, piece)));
    each(
        LINK,
        answer,
        piece ->
            found.add(
                new Complaint(
                    Kind.BROKEN_LINK,
                    language,
                    piece,
                    "“" + piece + "”不会显示成链接。请移到“链接”一栏，或改写成手机银行里的位置或电话。",
                    "\""
                        + piece
                        + "\" is not shown as a link. Move it to the links under the answer, or say the place in the app or a number instead.")));
    Matcher field = Facts.FIELD.matcher(answer);
    while (field.find()) {
      if (!WHOLE_FIELD.matcher(field.group()).matches() || !fields.test(field.group(1).strip())) {
        found.add(unknownField(language, field.group()));
      }
    }
    each(
        HALF_FIELD,
        Facts.FIELD.matcher(answer).replaceAll(" "),
        piece -> found.add(unknownField(language, quote(piece))));
  }

  private static Complaint unknownField(Language language, String piece) {
    return new Complaint(
        Kind.UNKNOWN_FIELD,
        language,
        piece,
        "没有内容可填入“" + piece + "”。请核对名称，或直接写出来。",
        "Nothing fills in \"" + piece + "\". Check its name, or write what it should say.");
  }

  private static void phrasings(Article article, Language language, List<Complaint> found) {
    List<String> texts = article.phrasings().getOrDefault(language, List.of());
    if (texts.isEmpty()) {
      found.add(empty(language, "问法", "list of phrasings"));
    } else if (texts.size() < ArticleFolder.PHRASINGS_ADVISED) {
      found.add(
          new Complaint(
              Kind.FEW_PHRASINGS,
              language,
              "",
              name(language).zh
                  + "问法只有 "
                  + texts.size()
                  + " 条，少于 "
                  + ArticleFolder.PHRASINGS_ADVISED
                  + " 条的很难被找到。",
              (texts.size() == 1 ? "There is " : "There are ")
                  + texts.size()
                  + " "
                  + name(language).en
                  + (texts.size() == 1 ? " phrasing" : " phrasings")
                  + "; with fewer than "
                  + ArticleFolder.PHRASINGS_ADVISED
                  + " an article is seldom found."));
    } else if (texts.size() < ArticleFolder.PHRASINGS_ANSWERED) {
      found.add(
          new Complaint(
              Kind.FEW_PHRASINGS,
              language,
              "",
              name(language).zh
                  + "问法有 "
                  + texts.size()
                  + " 条：可以发布，但客户提问时大多只把它列为选项；写到 "
                  + ArticleFolder.PHRASINGS_ANSWERED
                  + " 条，大多能直接回答。",
              "There are "
                  + texts.size()
                  + " "
                  + name(language).en
                  + " phrasings: it can be published, and is mostly offered as a choice; from "
                  + ArticleFolder.PHRASINGS_ANSWERED
                  + " on it is mostly answered."));
    }
    texts.forEach(text -> phrasing(text, language, found));
    for (String text : Taken.repeated(texts)) {
      found.add(
          new Complaint(
              Kind.REPEATED,
              language,
              text,
              "问法“" + text + "”写了两次，删掉一条。",
              "The phrasing \"" + text + "\" stands twice. Delete one."));
    }
  }

  private static void phrasing(String text, Language language, List<Complaint> found) {
    if (text.isBlank()) {
      found.add(
          new Complaint(
              Kind.PHRASING, language, "", "有一条问法是空的，请删掉。", "A phrasing is empty. Delete it."));
    } else if (UtteranceFile.isTooLong(text)) {
      found.add(
          new Complaint(
              Kind.PHRASING,
              language,
              quote(text),
              "这条问法超过 " + UtteranceFile.CHARACTERS_MAX + " 个字符。请写成客户会输入的话。",
              "This phrasing has more than "
                  + UtteranceFile.CHARACTERS_MAX
                  + " characters. Write what a customer types."));
    } else if (ArticleFile.isFiledWrong(text, language)) {
      Language other = language == Language.ZH ? Language.EN : Language.ZH;
      found.add(
          new Complaint(
              Kind.PHRASING,
              language,
              text,
              "问法“" + text + "”是" + name(other).zh + "，请移到" + name(other).zh + "一侧。",
              "The phrasing \""
                  + text
                  + "\" is "
                  + name(other).en
                  + ". Move it to the "
                  + name(other).en
                  + " side."));
    }
  }

  private static Complaint empty(Language language, String zh, String en) {
    return new Complaint(
        Kind.EMPTY,
        language,
        "",
        "缺少" + name(language).zh + zh + "。",
        "The " + name(language).en + " " + en + " is missing.");
  }

  private static Complaint onlyIn(Language language, Language missing) {
    Name own = name(language);
    Name other = name(missing);
    return new Complaint(
        Kind.EMPTY,
        missing,
        "",
        "这篇只有"
            + own.zh
            + "。文章两种语言都写好才能发布：补上"
            + other.zh
            + "的标题、回答和问法，或导入编号相同的"
            + other.zh
            + "行；在此之前它留作草稿，客户得到的不变。",
        "This is in "
            + own.en
            + " only, and articles are published in both languages. Add the "
            + other.en
            + " title, answer and phrasings, or import a row in "
            + other.en
            + " with the same id; until then it stays a draft, and customers get what they get now.");
  }

  private static Complaint taken(
      Language language, String text, String other, String zh, String en) {
    return new Complaint(
        Kind.TAKEN,
        language,
        text,
        zh + "“" + text + "”已经在“" + other + "”里。只能留一处。",
        "The "
            + en
            + " \""
            + text
            + "\" is in \""
            + other
            + "\" already. Keep it in one of the two.");
  }

  private static Complaint markup(Language language, String piece) {
    return new Complaint(
        Kind.MARKUP,
        language,
        quote(piece),
        "“" + quote(piece) + "”：回答里不能有 HTML 或标题。",
        "\"" + quote(piece) + "\": an answer has no HTML and no headings.");
  }

  private static void each(
      Pattern pattern, String text, java.util.function.Consumer<String> action) {
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      action.accept(match.group());
    }
  }

  static String quote(String text) {
    return text.codePointCount(0, text.length()) <= QUOTED
        ? text
        : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
  }

  record Name(String zh, String en) {}

  static Name name(Language language) {
    return language == Language.ZH ? new Name("中文", "Chinese") : new Name("英文", "English");
  }
}
