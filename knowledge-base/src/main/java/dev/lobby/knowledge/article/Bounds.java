package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Fact.Bound;
import java.util.Locale;
import java.util.regex.Pattern;

/// Says whether a value in a text is a least or a most: "up to CNY 50,000", 满 16 岁.
final class Bounds {
  private static final int BEFORE = 24;
  private static final int AFTER = 16;

  private static final Pattern MOST_BEFORE =
      Pattern.compile(
          "(?:不超过|不得超过|不能超过|不高于|不多于|最多|最高|至多|上限|未满|不满|不到|低于|少于|小于|不足)[^，。；、,;0-9]{0,6}$"
              + "|(?:up to|under|below|less than|at most|within|no more than|not more than|not over|not above|not exceed|maximum(?: of)?|capped at|a limit of|limited to) (?:about |around )?(?:cny |hkd |usd |rmb |eur )?$");
  private static final Pattern LEAST_BEFORE =
      Pattern.compile(
          "(?:(?<!不)(?<!不得)(?<!不能)超过|高于|大于|多于|(?<!不)(?<!未)满|至少|最低|最少|不低于|不少于|起点)[^，。；、,;0-9]{0,6}$"
              + "|(?:(?<!not )over|(?<!not )above|(?<!no )(?<!not )more than|at least|minimum(?: of)?|no less than|not less than|(?<!not )exceed(?:s|ing)?|from) (?:about |around )?(?:cny |hkd |usd |rmb |eur )?$");
  private static final Pattern MOST_AFTER =
      Pattern.compile(
          "^ ?(?:元|岁|周岁|天|日|年|个月|笔|次|张)?(?:及以下|或以下|以下|以内|之内)|^ (?:or less|or under|or fewer|at most)");
  private static final Pattern LEAST_AFTER =
      Pattern.compile(
          "^ ?(?:元|岁|周岁|天|日|年|个月|笔|次|张)?(?:及以上|或以上|以上|起(?!算|息))|^ (?:or more|or over|or above|and above|and over|upwards)");

  private Bounds() {}

  static Bound of(String text, int start, int end) {
    String before = text.substring(Math.max(0, start - BEFORE), start).toLowerCase(Locale.ROOT);
    String after =
        text.substring(end, Math.min(text.length(), end + AFTER)).toLowerCase(Locale.ROOT);
    boolean most = MOST_BEFORE.matcher(before).find() || MOST_AFTER.matcher(after).find();
    boolean least = LEAST_BEFORE.matcher(before).find() || LEAST_AFTER.matcher(after).find();
    return most == least ? Bound.NONE : most ? Bound.MOST : Bound.LEAST;
  }
}
