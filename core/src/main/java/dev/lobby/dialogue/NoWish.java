package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// What is plainly no wish although it is written where one is asked for: a greeting, a sound, a
/// bare sum, an insult. Whatever says more may be one.
final class NoWish {

  private static final String SOUND_ZH =
      "(?:嗯|哦|噢|啊|呃|额|哈|呵|嘿|哎|唉|诶|喂|呜|切|哼+|好的?|行吧?|可以|ok|okay|收到|知道了?|明白了?|了解|你好|您好|在吗|在不在|早|早上好|晚上好|下午好|谢谢(?:你们?|您)?|多谢|谢了|无语|服了|晕|天哪|我去|我靠|靠|额滴神)";

  private static final String INSULT_ZH =
      "(?:(?:你们?|他们|这|那|真(?:是|的|他妈)?|就是|都是?|什么|一群|一帮|一堆|个|的|破|烂|垃圾|黑心|无良|无耻|不要脸|恶心|坑人|坑爹|坑|骗子|骗人|强盗|流氓|土匪|混蛋|王八蛋|废物|智障|白痴|傻[逼比x叉b]?|sb|滚(?:蛋|开)?|去死|妈的|他妈的?|tmd|nmd|操|银行|公司|服务|东西|玩意儿?|机构|客服|人|太|真是|气死(?:我)?了?|差劲|差|了|吧|啊|呀|呢|你妈)+)";

  /// One of these must be in it for it to be an insult.
  private static final Pattern INSULTS =
      Pattern.compile(
          "破|烂|垃圾|黑心|无良|无耻|不要脸|恶心|坑|骗|强盗|流氓|土匪|混蛋|王八蛋|废物|智障|白痴|傻|sb|滚|去死|妈|tmd|操|气死|差"
              + "|\\b(?:idiots?|morons?|thie(?:f|ves)|crooks?|liars?|scam(?:mers?)?|useless|pathetic|joke|rubbish|garbage|trash|shit\\w*|crap|fuck\\w*|stupid|disgusting|disgrace|clowns?|suck\\w*|awful|terrible|worst|shame\\w*|ridiculous|hate|criminals?|incompetent|damn|hell|bs|wtf|screw)\\b");

  private static final Pattern SOUNDS = Pattern.compile(SOUND_ZH + "+");

  private static final Pattern INSULT = Pattern.compile(INSULT_ZH);

  private static final Pattern SOUND_EN =
      Pattern.compile(
          "(?:(?:h+m+|u+m+|u+h+|e+r+|a+h+|o+h+|o+k+|okay|yes|yeah|yep|yup|hi+|hello|hey+|good (?:morning|afternoon|evening)|thanks|thank you|thx|ty|cheers|lol|haha\\w*|hehe|well|so|right|sure|fine|cool|i see|alright|all right|test|there|anyone|k|kk)(?: |$))+");

  private static final Pattern INSULT_EN =
      Pattern.compile(
          "(?:(?:you|u|ur|your|youre|you're|are|r|all|a|an|the|such|this|that|is|its|bunch|of|lot|bank|people|guys|lot|absolute|absolutely|complete|completely|total|totally|fucking|bloody|so|just|what|my|god|on|to|go|off|me|and|i|it|in|worst|ever|most|service|staff|company|place|damn|hell|really|very|utter|utterly|shame|screw"
              + "|idiots?|morons?|thief|thieves|crooks?|liars?|scam|scammers?|useless|pathetic|joke|rubbish|garbage|trash|shit\\w*|crap|fuck\\w*|stupid|disgusting|disgrace|disgraceful|clowns?|sucks?|awful|terrible|ridiculous|hate|criminals?|incompetent|bs|wtf)(?: |$))+");

  /// A number with what stands around one.
  private static final Pattern SUM =
      Pattern.compile(
          "(?:大概|大约|约|差不多|也就|就|一共|总共|是|about|around|roughly|rmb|cny|usd|gbp|hkd| )*"
              + "[0-9][0-9 ]*(?:元|块钱?|万|千|百|w|k|rmb|cny|yuan|dollars?|pounds?|quid|bucks?| |左右|多|吧|的|钱)*");

  private NoWish() {}

  /// Whether a message is a greeting, a sound or a number, and so tells nothing of anything.
  static boolean isEmpty(String text) {
    String key = NormalForm.key(text);
    return key.length() <= Telling.SHORT
        && (SOUNDS.matcher(key).matches()
            || SOUND_EN.matcher(key).matches()
            || SUM.matcher(key).matches());
  }

  static boolean is(String text) {
    String key = NormalForm.key(text);
    return isEmpty(text)
        || (key.length() <= Telling.SHORT
            && (INSULT.matcher(key).matches() || INSULT_EN.matcher(key).matches())
            && INSULTS.matcher(key).find());
  }
}
