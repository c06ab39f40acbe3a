package dev.lobby.language.masking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Masks what looks like a payment card's number though it does not prove itself: whoever writes
/// down what is said on the telephone or over a counter mishears a digit, and the rest of the
/// number is no less the customer's.
///
/// It is in one piece or in groups of four, and begins as an issuer's do. What is an amount, a
/// telephone number or announced as the number of a payment or a paper is not a card.
public final class CardLike {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9A-Za-z⟦•.,_-])(?=(?:62|60|6[45]|4|5[0-9]|3[4-8]|2[2-7]|9[0-9])[0-9 -])"
              + "(?:[0-9]{13,19}|[0-9]{4}(?<gap>[ -])[0-9]{4}\\k<gap>[0-9]{4}\\k<gap>[0-9]{1,4}(?:\\k<gap>[0-9]{1,3})?)"
              + "(?![0-9A-Za-z_]|[.,][0-9]|[ ]?(?:[元块圆万亿千百美港欧]|yuan|rmb|cny|usd|hkd|dollars?)|-[0-9])");

  private static final Pattern OTHERS =
      Pattern.compile(
          "(?:流水|订单|交易|凭证|回单|单据|参考|业务|保单|运单|快递|工单|编号|合同|发票|电话|手机|[$¥€£]|rmb|order|reference|ref|transaction|receipt|voucher|invoice|tracking|case|policy|phone|tel)"
              + "[^0-9,。;；，]{0,10}$",
          Pattern.CASE_INSENSITIVE);

  private static final int BEFORE = 20;
  private static final int SHOWN = 4;

  private CardLike() {}

  /// Returns a text in which also what looks like a card's number is masked, as [Masker] does what
  /// is one.
  public static String mask(String text) {
    String masked = Masker.mask(text).text();
    Matcher number = NUMBER.matcher(masked);
    StringBuilder out = new StringBuilder();
    while (number.find()) {
      String before = masked.substring(Math.max(0, number.start() - BEFORE), number.start());
      String digits = number.group().replaceAll("[ -]", "");
      boolean card = digits.length() >= CardNumbers.SHORTEST && !OTHERS.matcher(before).find();
      number.appendReplacement(
          out,
          Matcher.quoteReplacement(
              card
                  ? MaskToken.of(SensitiveKind.CARD, digits.substring(digits.length() - SHOWN))
                  : number.group()));
    }
    return number.appendTail(out).toString();
  }
}
