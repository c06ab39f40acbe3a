package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds what a text forbids, denies or says cannot be done.
///
/// The two languages deny in different places: 免费 is "free" and 不用 is "nothing to do". So what is
/// looked for is a plain "not" on one side where the other has nothing at all that could stand for
/// it.
final class Negations {
  private static final Pattern PLAIN_ZH =
      Pattern.compile(
          "(?i)(?<!也)(?:(?<!能)不能|(?<!可)不可以|不得|不要|不会(?!弄|操作|用)|不可(?!抗)|请勿|切勿|无法|禁止|严禁)[\\p{IsHan}]{0,4}");
  private static final Pattern PLAIN_EN =
      Pattern.compile(
          "(?i)\\b(?:cannot|can ?not|can't|must not|may not|do not|don't|does not|doesn't|will not|won't|never|not allowed|not possible)(?: [a-z]+){0,3}");
  private static final Pattern ANY_ZH =
      Pattern.compile("(?i)[不没无勿未非免禁拒停别除仅只却莫失]|以内|才能|必须|否|拦|取消|作废|关闭");
  private static final Pattern ANY_EN =
      Pattern.compile(
          "(?i)(?:\\b(?:no|not|never|none|nobody|nothing|neither|nor|without|only|unless|except|free|stop\\w*|refus\\w*|reject\\w*|fail\\w*|rather than|instead|too|missing|off|out of|hardly|cannot|un[a-z]{4,}|in(?:valid|complete|correct)|dis[a-z]{4,}|void|cancel\\w*|clos\\w*|prohibit\\w*|forbid\\w*|ignore\\w*|avoid\\w*|keep|must)\\b|n't\\b)");

  private Negations() {}

  /// Returns the plain denials of a text in order.
  static List<String> plain(String text, Language language) {
    return (language == Language.ZH ? PLAIN_ZH : PLAIN_EN)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  /// Returns how much in a text could be a denial.
  static long any(String text, Language language) {
    return (language == Language.ZH ? ANY_ZH : ANY_EN).matcher(text).results().count();
  }
}
