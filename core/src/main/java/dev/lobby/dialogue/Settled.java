package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a matter is settled for somebody, in what they write: that the bank said sorry, put it right
/// or explained it, that they were wrong, or that it is not worth the trouble.
///
/// A condition, a demand, and what only others say are no such reasons.
final class Settled {

  /// What is said apart from each other; in Chinese also where nothing but 了 stands between.
  private static final Pattern BETWEEN =
      Pattern.compile("[,.。!?;:~…、]+|(?<=\\p{IsHan}) +| +(?=\\p{IsHan})|(?<=[了啦])(?![吧啦啊呀哦解不得])");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?!给我|快|赶|请|麻烦|帮|马上|立)[^没不未别无等被才假骗逼把先再就让叫要得必说若如难除否但可威恐怎谁劝求]{0,16}?"
              + "(?:(?:道|致|赔)(?:了?个?)歉|赔礼|认错|解释|解决|处理|办|弄|搞|退|还|到账|到|收到|赔|补|改|恢复|查|想|说(?=清楚|明白|开|好))"
              + "(?:给我|到账|到|过来|过|回来|回|好|清楚|明白|完|妥当?|定|通|开|偿){0,2}(?:了|啦|咯)[吧啊呀哈]*"
              + "|(?:是|都是|原来是|就是)?(?:一场|个)?误会|(?:是|都是|原来是)?我(?:自己)?(?:搞|弄|看|记|算|想|理解)错了?"
              + "|(?:也|真|实在|觉得|感觉)*(?:不值得|不值当|犯不着)(?:了|折腾)?");

  private static final String BAG =
      "(?:you|u|they|he|she|it|we|i|ive|its|thats|ur|your|the|my|this|that|manager|staff|branch|teller|clerk|bank|money|refund|fee|guy|lady|man|woman|someone|somebody|u guys|you guys"
          + "|just|has|have|is|was|been|got|finally|already|now|all|a|an|cos|coz|cuz|because|since|as|so|and|me|to|said|everything|problem|issue|matter|gave|full|came|paid)";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![^ ])(?:"
              + BAG
              + " )*+(?:apologi[sz]ed|apology|said sorry|sorry|sorted|solved|resolved|fixed|refunded|arrived|received|explained|settled|back|mistake|misunderstanding"
              + "|not (?:really )?worth (?:it|the (?:trouble|hassle|effort|bother|time)|my time))"
              + "(?: (?:to me|me|it|out|now|already|today|in full|anymore|any more))*(?![^ ])");

  private Settled() {}

  /// What a message says beside such reasons, as a key; all of it where it gives none.
  static String rest(String text) {
    String rest =
        Arrays.stream(BETWEEN.split(NormalForm.of(text)))
            .map(NormalForm::key)
            .filter(it -> !it.isEmpty() && !CHINESE.matcher(it.replace("刚才", "刚")).matches())
            .collect(Collectors.joining(" "));
    return NormalForm.key(ENGLISH.matcher(rest).replaceAll(" "));
  }
}
