package dev.lobby.dialogue;

import java.util.regex.Pattern;

/// The public numbers that everybody knows, which are no sums where nothing says that they are:
/// emergencies, regulators, the city's, consumers' and banks' hotlines.
final class Hotline {

  /// Nobody is out by just so much.
  private static final Pattern KNOWN =
      Pattern.compile(
          "123(?:05|09|13|15|18|20|25|26|28|29|33|36|38|45|48|51|55|58|63|65|66|67|68|69|71|78|79|80|81|86|88|93|95)"
              + "|955(?:[1-9][0-9]|0[1-9])|96110|100(?:10|50|60|86)|1008[0-9]|400[0-9]{7}|800[0-9]{7}");

  /// So much may well be a sum.
  private static final Pattern SHORT = Pattern.compile("1(?:0[01]|1[0-9]|2[0-2])|911|999|400|800");

  /// Before a number that is rung.
  private static final Pattern RUNG =
      Pattern.compile(
          "(?:打|拨|找|去|上|到|向|报|叫|联系|举报|投诉|(?<![a-z])(?:call(?:ing)?|ring(?:ing)?|dial(?:l?ing)?|phone|phoning|contact(?:ing)?|go(?:ing)? to|complain(?:ing)? to|report(?:ing)?(?: (?:you|u|it|this))? to))"
              + "(?:了|过|一下)?(?: ?(?:the|police))? ?$");

  /// Before a number that is a sum whatever else it may be.
  private static final Pattern SUM =
      Pattern.compile(
          "(?:金额|数额|数目|一共|总共|合计|amount|sum|total)(?: ?(?:就|应该|应当)?(?:是|为|of|is|was|:))? ?$");

  private static final Pattern APART = Pattern.compile("[^0-9]");

  private Hotline() {}

  /// Whether a telephone number is one of those.
  static boolean isPublic(String number) {
    return KNOWN.matcher(APART.matcher(number).replaceAll("")).matches();
  }

  /// Whether a number that names no currency is one to ring.
  ///
  /// @param number as it is written
  /// @param before what stands before it, in normal form
  static boolean is(String number, String before) {
    return !SUM.matcher(before).find()
        && (KNOWN.matcher(number).matches()
            || (SHORT.matcher(number).matches() && RUNG.matcher(before).find()));
  }
}
