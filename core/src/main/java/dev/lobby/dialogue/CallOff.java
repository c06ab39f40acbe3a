package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether somebody who was promised a call says that they no longer want it, and nothing else.
final class CallOff {

  private static final String BESIDE_CHINESE =
      "(?:算了|好的?|嗯|哦|那就?|请|麻烦|你们|您|你|同事|客服|客户经理|经理|我|已经?|都|自己|了|吧|啦|啊|哈|谢谢(?:你们?|您)?|谢了|抱歉|不好意思|没事|没关系|没问题|问题|事情|(?:会|直接|再)?(?:去|到|来)(?:你们)?(?:网点|柜台|支行|银行|营业厅)|问|办|看看|了解|咨询|一下|就行|就好|那|通"
          + "|解决|弄好|搞定|处理好|办好|弄明白|清楚)";

  private static final String CALL_CHINESE =
      "(?:(?:不用|不必|不需要|无需|不要|别|甭)(?:再)?(?:给我|跟我)?(?:打|回|来)(?:个)?(?:电话|电)?(?:过来|来|回来)?(?:给我)?"
          + "|(?:取消|撤销|撤掉)(?:那个|这个|那通|我的|约好的|预约的)?(?:回电|回拨|电话|来电)(?:预约)?"
          + "|(?:那个|那通|约好的|说好的|答应的)?(?:电话|回电)(?:就|也|请)?(?:不用|不必|不需要|别|不要|取消)(?:再)?(?:打|回|来)?)";

  private static final Pattern CHINESE =
      Pattern.compile(BESIDE_CHINESE + "*" + CALL_CHINESE + "(?:" + BESIDE_CHINESE + ")*");

  private static final String BESIDE_ENGLISH =
      "(?:ok|okay|oh|well|actually|then|please|pls|thanks|thank you|thx|never ?mind|nvm|forget it|sorry|hi|hello|its|it is|ive|i have|i|you|so|now|all|and"
          + "|solved|resolved|sorted|fixed|sorted it|solved it|found it|got it|any ?more|any longer|after all|no worries|good)";

  private static final String CALL_ENGLISH =
      "(?:(?:there is |theres )?no (?:longer )?need (?:to|for you to|for anyone to) (?:call|ring|phone)(?: me)?(?: back)?"
          + "|(?:you )?(?:do not|dont) (?:need|have) to (?:call|ring|phone)(?: me)?(?: back)?"
          + "|(?:do not|dont) (?:bother (?:to call|calling)|call|ring|phone)(?: me)?(?: back)?"
          + "|no (?:longer )?need (?:for|of) (?:the|a|that|your) (?:call ?back|call|phone call)"
          + "|cancel (?:the|my|that|your) (?:call ?back|call|phone call)"
          + "|(?:never ?mind|forget)(?: about)? (?:the|that|my) (?:call ?back|call|phone call)"
          + "|(?:i )?(?:dont|do not|no longer) (?:need|want) (?:the|a|that|your) (?:call ?back|call|phone call)"
          + "|(?:the|that) (?:call|call ?back) (?:is )?(?:no longer|not) (?:needed|necessary))";

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:" + BESIDE_ENGLISH + " )*" + CALL_ENGLISH + "(?: " + BESIDE_ENGLISH + ")*");

  private static final Pattern CLAUSE_ENDS =
      Pattern.compile("[，。;；!！~～\\n]+|[,.](?=\\s|$)|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})| - ");

  /// Says that no call is ever to come.
  private static final Pattern EVER =
      Pattern.compile(
          "(?:别|不要)(?:再)?给我(?:打|来)|(?:别|不要)再|(?<![^ ])(?:do not|dont) (?:call|ring|phone) me(?! back)");

  private static final int LONGEST = 60;

  private static final int LONGEST_WHOLE = 120;

  private CallOff() {}

  /// Whether a clause of a message says so, and no other one refuses more than calls.
  static boolean isIn(String text) {
    return text.length() <= LONGEST_WHOLE
        && !Asking.is(text)
        && clauses(text).anyMatch(CallOff::is)
        && !wantsMore(text)
        && (!NoContact.isIn(text) || NoContact.isInOfCallsAlone(text));
  }

  /// Whether another clause than that which says so wants something else.
  static boolean wantsMore(String text) {
    return clauses(text).filter(it -> !is(it)).map(NormalForm::key).anyMatch(MoreWanted::isIn);
  }

  /// Whether it does, and another one refuses all calls.
  static boolean isOfAllCalls(String text) {
    return isIn(text) && clauses(text).anyMatch(it -> NoContact.isIn(it) && !is(it));
  }

  private static Stream<String> clauses(String text) {
    return Stream.of(CLAUSE_ENDS.split(text, -1));
  }

  static boolean is(String text) {
    String key = NormalForm.key(text);
    return key.length() <= LONGEST
        && !Asking.is(text)
        && !EVER.matcher(key).find()
        && (CHINESE.matcher(key).matches() || ENGLISH.matcher(key).matches());
  }
}
