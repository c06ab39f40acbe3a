package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A fee that an article states in figures, whatever part of the business it is filed under.
///
/// It is an amount or a percentage with a word for fees in the same sentence, in the line above its
/// list, or in the title; or an amount for each thing, as 每笔 15 元, that is no limit. Whether it is
/// said that the fee is charged or that it is not makes no difference: a wrong word costs customers
/// money either way. A value of the catalogue is none, since it is approved there.
///
/// @param language the language that states it
/// @param sentence the words that do, as they stand there
public record StatedFee(Language language, String sentence) {
  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  /// Words for fees. What customers pay to others through the bank, as 电费, is none of its fees, and
  /// an amount beside what is free is mostly a limit. What stands before 费 is looked at when it was
  /// found: looking there first at every place takes most of the time of listing all articles.
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)费(?<![消浪学电水气业话缴保疗活花经房路食免]费)(?<!(?<!手)续费)(?![心力劲])|违约金|滞纳金|罚息|收取|[计加扣]收|收(?= ?[0-9一两])"
              + "|\\b(?:fees?|charge[sd]?|charging|surcharges?|commissions?|costs?|tariffs?|penalt(?:y|ies))\\b");

  private static final Pattern FOR_EACH =
      Pattern.compile(
          "(?i)每 ?[0-9一二两十百千]* ?[笔张枚次份本把套页]|\\bper\\b(?! (?:day|year|person|customer|cent))|\\beach\\b(?=[.,;)]|$)");

  private static final Pattern LIMITS =
      Pattern.compile(
          "(?i)限|最多|最高|最低|不超过|至多|至少|少于|以上|以下|以内|起|额|不足"
              + "|\\b(?:limits?|up to|at most|at least|more|less|maximum|minimum|quota|from|above|below|under|over|within|between)\\b");

  private static final Set<Kind> PRICES = Set.of(Kind.MONEY, Kind.PERCENT);
  private static final Pattern ENDS = Pattern.compile("(?<=[。；;！!？?])|(?<=\\.)(?=\\s)");
  private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*•]|[0-9]{1,2}[.、)）])\\s*\\S.*");
  private static final Pattern HEAD = Pattern.compile(".*[:：][*\\s]*");

  /// Returns the first fee that an article states.
  public static Optional<StatedFee> in(Article article) {
    for (Language language : LANGUAGES) {
      boolean asked = WORDS.matcher(article.titles().getOrDefault(language, "")).find();
      Optional<String> stated =
          article.texts(language).flatMap(text -> in(text, asked).stream()).findFirst();
      if (stated.isPresent()) {
        return Optional.of(new StatedFee(language, stated.get()));
      }
    }
    return Optional.empty();
  }

  /// Returns what is to be said of an article that states it and is filed as if it did not.
  public Complaint remark() {
    String said = Lint.quote(sentence.replace("**", "").replaceFirst("^[-*•] +", ""));
    return new Complaint(
        Kind.FEE,
        language,
        sentence,
        "“" + said + "”写明了费用，所以同“费用”类知识一样，须由没有参与修改的人审核。",
        "\""
            + said
            + "\" states a fee, so somebody who saved none of it has to approve it, as under"
            + " Fees.");
  }

  /// @param asked whether the whole text is about a fee
  private static Optional<String> in(String text, boolean asked) {
    boolean headed = false;
    for (String line : text.lines().filter(it -> !it.isBlank()).toList()) {
      headed &= ITEM.matcher(line).matches();
      for (String sentence : ENDS.split(line, -1)) {
        if (states(sentence, asked || headed)) {
          return Optional.of(sentence.strip());
        }
      }
      if (HEAD.matcher(line).matches()) {
        headed = WORDS.matcher(line).find();
      }
    }
    return Optional.empty();
  }

  private static boolean states(String sentence, boolean asked) {
    // The words come first, since they are found in no time and values are not.
    if (asked || WORDS.matcher(sentence).find()) {
      return Facts.of(List.of(sentence)).stream().anyMatch(it -> PRICES.contains(it.kind()));
    }
    return FOR_EACH.matcher(sentence).find()
        && !LIMITS.matcher(sentence).find()
        && Facts.of(List.of(sentence)).stream().anyMatch(it -> it.kind() == Kind.MONEY);
  }
}
