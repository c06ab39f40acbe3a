package dev.lobby.complaint;

import java.util.Locale;
import java.util.regex.Pattern;

/// A remedy that says in a few characters all that a customer has to know: the sum they get, or
/// what the bank did.
final class ShortRemedy {

  private static final Pattern SUM =
      Pattern.compile(
          "\\d\\s*(?:[万千百]?[元块]|美元|港元|欧元|英镑|日元|积分|usd|cny|rmb|hkd|eur|gbp|yuan)"
              + "|(?:[¥￥$€£]|usd|cny|rmb|hkd|eur|gbp)\\s*\\d");

  private static final Pattern DEED =
      Pattern.compile(
          "退(?:还|款|费|回|您|给|手续费|年费)|赔(?:付|偿|款|您)|补(?:偿|发|办|付|回|还|您)|返还|归还|减免|免收|免除|豁免|冲正|[更改纠订]正|撤销|取消|恢复|解[冻除封锁]|重[办发置做]|[道致]歉"
              + "|[入到]账|调账|注销|销户|修复|整改"
              + "|\\b(?:refund(?:ed)?|repa(?:y|id)|waived?|fixed|paid|undone|redone|unblocked)\\b");

  /// Whoever does nothing, or asks for something, says why, which takes more words.
  private static final Pattern NOTHING = Pattern.compile("[不未无没拒请]|\\b(?:not?|please|pls)\\b|n't");

  private ShortRemedy() {}

  /// Whether a text says a sum or a deed.
  static boolean isWhole(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    return !NOTHING.matcher(plain).find()
        && (SUM.matcher(plain).find() || DEED.matcher(plain).find());
  }
}
