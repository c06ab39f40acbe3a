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
          + "|payment|payments|transfer|funds|cash|charge|charges|fees|amount|deposit|card|both"
          + "|just|has|have|is|was|been|got|get|gotten|finally|already|now|all|a|an|cos|coz|cuz|because|since|as|so|and|me|to|said|everything|problem|issue|matter|gave|given|full|came|come|gone|went|paid|put|turned|again|today|yesterday)";

  private static final Pattern ENGLISH =
      Pattern.compile(
          // "forget it" is not why.
          "(?<![^ ])(?<!forget )(?<!forget about )(?<!leave )(?<!drop )(?:"
              + BAG
              + " )*+(?:apologi[sz]ed|apology|said sorry|sorry|sorted|solved|resolved|fixed|refunded|reversed|returned|credited|reimbursed|arrived|received|explained|settled|back|mistake|misunderstanding"
              + "|not (?:really )?worth (?:it|the (?:trouble|hassle|effort|bother|time)|my time))"
              + "(?: (?:to me|me|it|out|now|already|today|in full|anymore|any more))*(?![^ ])");

  private static final String AROUND_ZH =
      "(?:现在|刚刚?|刚才|今天|这个|那个|哦|噢|嗯|啊|吧|的|好的?|行|谢谢(?:你们?|您)?|多谢|谢了|不用了|不用问了|没事儿?了|算了|不好意思|[0-9]+)*+";

  /// All of a message that says nothing but that a matter is settled; what somebody else did to
  /// them may end in the same words, so only a few are known.
  private static final Pattern ALL_CHINESE =
      Pattern.compile(
          AROUND_ZH
              + "(?:(?:我的?|你们|银行|这|那)?(?:问题|事情?|钱|款项?|退款|手续费|费用|年费)?(?:已经?|都|全部?|也|给我|终于)*+"
              + "(?:解决|处理(?:好|完)|弄好|搞(?:定|好)|办(?:好|妥)|退(?:回来|给我|回|还给我)?|到账|收到|还(?:给我|回来))(?:了|啦)"
              + AROUND_ZH
              + ")+");

  private static final Pattern ALL_ENGLISH =
      Pattern.compile(
          "(?:(?:ok|okay|oh|no|well|actually|hi|hey|yes|yeah|good news|thanks|thank you|thx|ty|cheers|sorry|never ?mind|nvm|please|pls|just|now|then) )*+"
              + "(?:(?:its|it is|it was|it got|thats|that is|this is|everything|everything is|everythings|(?:the |my )?(?:problem|issue|matter)(?: is| was| got)?|all|has|been|now|already|all of it) )*+"
              + "(?:sorted|solved|resolved|fixed|settled|dealt with|taken care of|all good|all fine"
              + "|(?:i |ive |i have )?(?:just )?(?:got|received|had) (?:(?:my|the|all my|all the) )?(?:money|refund|payment|cash|fee|funds)(?: back)?"
              + "|(?:the |my )?(?:money|refund|payment|cash|fee|funds) (?:(?:is|has|just|came|come|been|already|now|all) )*(?:back|returned|arrived|refunded|here|in)"
              + "|(?:you|u|they|he|she|the bank|the branch) (?:(?:have|has|already|just|finally) )*(?:refunded|fixed|sorted|solved|resolved)(?: me| it| everything)?)"
              + "(?: (?:out|now|already|today|in the end|for me|by now|thanks|thank you|thx|ty|cheers|bye|so|never ?mind|nvm|forget it|no need|anyway|all|good|ok|sorry|to you|very much|a lot|so much))*");

  private static final Pattern NOT_BACK =
      Pattern.compile(
          "[没未]|不是|才|先把|除非|如果|要是|等(?!了)|\\b(?:not|no|n't|never|unless|if|until|when|once|want|give|dont|hasnt|isnt|wasnt|didnt)\\b|n't");

  private static final Pattern BACK_CHINESE =
      Pattern.compile("(?:退|还|到账|到|收到|返还|补)(?:给我|回来|回|过来|款)?(?:了|啦)|(?:退款|钱)(?:已经?|都)?(?:到|收到|回来)");

  private static final Pattern BACK_ENGLISH =
      Pattern.compile(
          "\\b(?:money|refund|payment|payments|transfer|funds|cash|charge|charges|fee|fees|amount|it|i|you|they|bank|all)\\b[^.!?;]{0,24}\\b(?:back|refunded|returned|reversed|credited|reimbursed|arrived)\\b");

  private static final Pattern RIGHT =
      Pattern.compile(
          "(?:解决|处理好|处理完|搞定|弄好|办好|查清楚?|弄清楚?|想起来)了|误会|(?:是|我|自己)(?:看|搞|弄|查|认|记|算)错|(?:是|原来是)?我(?:自己|家里?人|老婆|老公|爱人|儿子|女儿|妈|爸)(?:买|刷|付|花|转|用)的"
              + "|\\b(?:sorted|solved|resolved|fixed|misunderstanding|my (?:own )?mistake|my bad|misread|mixed up|i was wrong|it was me|remember(?:ed)? now)\\b|\\bmy (?:wife|husband|son|daughter|partner|mum|mom|dad) (?:bought|made|paid|used|did)\\b");

  private static final int LONGEST = 80;

  private Settled() {}

  /// Whether a message says nothing but that the matter is settled.
  static boolean is(String text) {
    String key = NormalForm.key(text);
    return key.length() <= LONGEST
        && !Asking.is(text)
        && (ALL_CHINESE.matcher(key).matches() || ALL_ENGLISH.matcher(key).matches());
  }

  /// Whether somebody says, beside whatever else, that their money is back: nothing is missing any
  /// more.
  static boolean isPaidBack(String text) {
    String form = NormalForm.of(text);
    return !NOT_BACK.matcher(form).find()
        && !Asking.is(text)
        && (BACK_CHINESE.matcher(form).find() || BACK_ENGLISH.matcher(form).find());
  }

  /// Whether somebody says, beside whatever else, that nothing is wrong any more, or never was:
  /// their money is back, it is solved, or they were mistaken.
  static boolean isPutRight(String text) {
    String form = NormalForm.of(text);
    return isPaidBack(text)
        || (!NOT_BACK.matcher(form).find() && !Asking.is(text) && RIGHT.matcher(form).find());
  }

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
