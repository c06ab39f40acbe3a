package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A rate of interest or return that an article states in figures, where a value of the catalogue
/// would change with it.
///
/// It is a percentage with a word for rates in the same sentence, in the line above its list, or in
/// the title. What is a share of something else (a down payment, a fee, what a rate is put up by),
/// and what is reckoned as an example, is none.
///
/// @param language the language that states it
/// @param sentence the words that do, as they stand there
/// @param percent how much
/// @param piece the percentage, as it stands there
/// @param subject what it is said of: the words of the sentence from the percentage before on, then
///   what stands above, the nearest first
public record StatedRate(
    Language language, String sentence, BigDecimal percent, String piece, List<String> subject) {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)利率|利息|年化|年息|月息|日息|收益|回报率|[计付给]息"
              + "|\\b(?:interest|apr|apy|yields?|yielding|returns?|annuali[sz]ed|earns?|(?<!exchange )(?<!conversion )(?<!success )(?<!fee )rates?)\\b");

  /// What else is so many per cent. An instalment's fee is told as a rate a year as well, by law,
  /// and stands beside the fee.
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)首付|比例|成数|折|费率|[手服工]续?务?费|违约金|罚|上浮|下浮|加收|税|持有|仓位|还款额|(?:消费|账单|余额|本金|总额)的|[涨跌亏损]|概率"
              + "|\\b(?:down ?payments?|deposit of|of (?:the|this|each|your) (?:price|value|amount|balance|bill|total|principal|loan)|purchases|fees?|charges?|commissions?|penalt(?:y|ies)|tax|tax(?:es|ed)|discount|points? above|above the|surcharges?|fallen?|falls?|lost|loses?|losses|drops?|drawdown|goes? down|minimum payment)\\b");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?i)例如|比如|举例|假设|假如|如按|示例|[1一] ?个基点|\\b(?:example|suppose|e\\.g\\.|say,|one basis point)");

  /// A percentage in figures or words; basis points and tenths tell how far a rate moves.
  private static final Pattern PERCENTAGE = Pattern.compile("(?i)[%％]|百分之|per ?cent");

  private static final Pattern CLAUSES = Pattern.compile("[，,；;。、：:]|\\. ");
  private static final Pattern ENDS = Pattern.compile("(?<=[。；;！!？?])|(?<=\\.)(?=\\s)");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*•|]|[0-9]{1,2}[.、)）])\\s*\\S.*");
  private static final Pattern HEAD = Pattern.compile(".*[:：][*\\s]*");

  public StatedRate {
    subject = List.copyOf(subject);
  }

  /// Returns the rates that an article states, of each language in the order they stand.
  public static List<StatedRate> in(Article article) {
    List<StatedRate> found = new ArrayList<>();
    for (Language language : LANGUAGES) {
      String title = article.titles().getOrDefault(language, "");
      article.texts(language).forEach(text -> in(text, title, language, found));
    }
    return List.copyOf(found);
  }

  private static void in(String text, String title, Language language, List<StatedRate> found) {
    if (!PERCENTAGE.matcher(text).find()) {
      return;
    }
    boolean asked = WORDS.matcher(title).find();
    String head = "";
    for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
      if (!ITEM.matcher(line).matches()) {
        head = "";
      }
      boolean headed = WORDS.matcher(head).find();
      for (String sentence : ENDS.split(line, -1)) {
        if ((asked || headed || WORDS.matcher(sentence).find())
            && !EXAMPLE.matcher(sentence).find()) {
          rates(sentence, List.of(head, title), language, found);
        }
      }
      if (HEAD.matcher(line).matches()) {
        head = line;
      }
    }
  }

  private static void rates(
      String sentence, List<String> above, Language language, List<StatedRate> found) {
    String plain = sentence.replace("**", "").strip();
    int from = 0;
    for (Fact fact : Facts.of(List.of(plain))) {
      int at = fact.kind() == Kind.PERCENT ? plain.indexOf(fact.piece(), from) : -1;
      if (at < 0) {
        continue;
      }
      String before = plain.substring(from, at);
      int end = at + fact.piece().length();
      if (PERCENTAGE.matcher(fact.piece()).find()
          && !OTHER.matcher(clause(plain, at, end)).find()) {
        List<String> subject = new ArrayList<>(List.of(before, plain));
        subject.addAll(above);
        found.add(
            new StatedRate(
                language,
                plain,
                new BigDecimal(fact.value().replace("%", "")),
                fact.piece(),
                subject.stream().filter(it -> !it.isBlank()).toList()));
      }
      from = end;
    }
  }

  /// Returns the part of a sentence between commas in which something stands.
  private static String clause(String sentence, int start, int end) {
    int from = 0;
    int to = sentence.length();
    var ends = CLAUSES.matcher(sentence);
    while (ends.find()) {
      if (ends.end() <= start) {
        from = ends.end();
      } else if (ends.start() >= end) {
        to = ends.start();
        break;
      }
    }
    return sentence.substring(from, to);
  }

  /// Returns what is to be said of it.
  ///
  /// @param key the catalogue's entry that it seems to be, such as `rate:deposit-1y`; empty for
  ///   none
  /// @param zhSays what the catalogue says of that entry, where it is something else; else empty
  /// @param enSays the same in English
  public Complaint remark(Optional<String> key, String zhSays, String enSays) {
    String said = Lint.quote(sentence.replaceFirst("^[-*•|] *", ""));
    String field = "{{" + key.orElse("rate:…") + "}}";
    return new Complaint(
        Kind.TYPED_RATE,
        language,
        piece,
        "“"
            + said
            + "”里的利率 "
            + piece
            + " 是手写的"
            + (zhSays.isEmpty() ? "" : "，而" + zhSays)
            + "。请写成 "
            + field
            + "，目录改了，回答随之改。",
        "The rate "
            + piece
            + " in \""
            + said
            + "\" is typed by hand"
            + (enSays.isEmpty() ? "" : ", and " + enSays)
            + ". Quote it as "
            + field
            + ", so that the answer changes when the catalogue does.");
  }
}
