package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether somebody says, unasked, that the bank is not to contact them, or to call them.
///
/// A clause has to say that and nothing else, and no other one may take it back: who tells what
/// somebody said, quotes it, ties it to something, is busy just now, or says how to write to them
/// instead refuses no contact.
final class NoContact {

  private static final String BESIDE_CHINESE =
      "(?:算了|好的?|嗯|哦|那就|请|pls|please|plz|ok|hi|麻烦|拜托|求求?|贵行|银行|贵司|你们|您们|你|您|客户经理|经理|客服|同事|工作人员|业务员|推销的"
          + "|以后|今后|往后|将来|从现在(?:开始|起)|从今以后|从今天(?:开始|起)|真的|真|也|都|我说过|我说了|我|总之|千万|一律|希望|要求)";

  private static final String HARD = "(?:不要|别|请勿|勿|甭|莫|不许|不准|禁止|停止|谢绝|拒绝)";

  private static final String SOFT = "(?:不用|不必|不需要|无需|无须|不想要?|不希望|不愿意?|不接受|不同意|没必要)";

  private static final String AGAIN =
      "(?:再|老是?|总是?|一直|天天|整天|随便|主动|继续|任何形式的?|任何|你们|贵行|有人|任何人|谁|让人|派人|安排人|叫人|(?:让|叫|派|安排)?(?:客户)?经理|来|去|被|往)";

  private static final String CALLS_ME =
      "(?:给我(?:打|来|回|去|拨|致)(?:过来|来)?(?:什么|任何|推销|营销|骚扰)?(?:电话|来电|电)?"
          + "|(?:打|回|拨)(?:推销|营销|骚扰)?电话(?:来|过来|回来)?(?:给我|骚扰我|烦我|联系我)|打(?:来|过来)?给我"
          + "|(?:打|拨|拨打)我(?:的)?(?:电话|手机|号码)|往我手机(?:上)?打(?:电话)?"
          + "|致电给?我|来电(?:话)?(?:给我|骚扰我?)|(?:电话|来电|微信|短信)?(?:联系|联络|骚扰|打扰|烦|回访|找|推销)我(?:们)?"
          + "|[跟和与同]我(?:联系|联络)|(?:call|phone|contact|联系)我|给我(?:打)?call)";

  /// What needs no object where the denial is one of what others do.
  private static final String CALLS =
      "(?:打(?:推销|营销|骚扰)?电话(?:来|过来|进来)?|打(?:来|过来|进来|扰)|(?:电话|来电)(?:联系|打扰|骚扰|推销|回访|营销)|来电话?|致电"
          + "|联系|联络|骚扰|打扰|推销(?:电话)?)";

  private static final String BE_CALLED =
      "(?:接(?:到|听)?(?:你们的?|贵行的?|银行的?|任何|这种|这类|什么)?(?:推销|营销|回访)?的?(?:电话|来电)|收到(?:你们的?|贵行的?|银行的?|任何)?(?:推销|营销)?的?(?:电话|来电)"
          + "|被(?:你们|银行|贵行|客户?经理|任何人)?(?:电话|来电)?(?:联系|打扰|骚扰|回访|打电话))";

  private static final String AFTER_CHINESE =
      "(?:了|啦|吧|啊|呀|哦|哈|嘛|好了|谢谢(?:你们?|您)?|行了|任何人|thanks|thankyou|thx|pls|please|ok)";

  private static final Pattern CHINESE =
      Pattern.compile(
          BESIDE_CHINESE
              + "*+(?:(?:"
              + HARD
              + "|"
              + SOFT
              + ")"
              + AGAIN
              + "*"
              + CALLS_ME
              + "|"
              + HARD
              + AGAIN
              + "*"
              + CALLS
              + "|"
              + HARD
              + "再打(?:电话)?(?=了)|"
              + SOFT
              + "(?:再|任何|你们|主动)+"
              + CALLS
              + "|"
              + SOFT
              + "(?:再)?(?:联系|联络|打扰)(?=了)"
              + "|不(?:想|愿意?|希望)(?:再)?"
              + BE_CALLED
              + "|(?:不要|别)(?:再)?让我(?:再)?"
              + BE_CALLED
              + "|不(?:想|愿意?|希望|同意|接受)(?:再|任何人|有人|你们)?(?:被)?(?:联系|电话联系|打扰|骚扰)"
              + "|(?:把我|将我)?(?:的)?(?:电话|号码|手机号)?从(?:你们)?(?:的)?(?:电话|营销|推销|联系|回访)?名单(?:里|中|上)?(?:删掉|删除|去掉|移除|划掉)"
              + ")"
              + AFTER_CHINESE
              + "*+");

  /// The same, put as a request that has the form of a question.
  private static final Pattern REQUEST_CHINESE =
      Pattern.compile(
          "(?:请问|你们|麻烦|拜托|以后|就)*(?:能不能|可不可以|可以|能否|能|可否)(?:请)?(?:你们|麻烦)?(?:以后)?"
              + HARD
              + AGAIN
              + "*(?:"
              + CALLS_ME
              + "|"
              + CALLS
              + ")了?(?:吗|么|啊|好吗|行吗)?");

  private static final String DO_CALL =
      "(?:call|phone|ring|telephone|contact|bother|disturb|harass|pester|spam|cold call|reach out to|get in touch with)";

  private static final String CALLING =
      "(?:calling|phoning|ringing|telephoning|contacting|bothering|disturbing|harassing|pestering|spamming|cold calling|reaching out to)";

  private static final String BE_REACHED =
      "(?:called|contacted|phoned|telephoned|rung|bothered|disturbed|harassed|cold called|reached)";

  private static final String AND_MORE =
      "(?: (?:or|and|nor) (?:" + DO_CALL + "|text|message|email))*";

  private static final String ME =
      " (?:me|us|my (?:phone|number|mobile|cell|house|home)|this number)";

  /// Who says "you never call me" or "you cannot call me" complains, or tells how it is.
  private static final String DO_NOT =
      "(?:do not|dont|dnt|don t|never|(?:you (?:guys |people |all )?)?(?:must not|mustnt|may not|shall not))";

  private static final String BESIDE_ENGLISH =
      "(?:ok|okay|please|pls|plz|hey|hi|hello|look|listen|no|no thanks|thanks|thank you|sorry|and|so|just|really|kindly"
          + "|i said|i told you|again|seriously|again i say|i ask you to|id like you to|i would like you to|i want you to|i need you to)";

  private static final String AFTER_ENGLISH =
      "(?: (?:again|any ?more|any longer|ever|ever again|at all|please|pls|plz|thanks|thank you|thx|back|ok|okay"
          + "|about (?:this|that|it|anything|products?|loans?|investments?|offers?|wealth products?|funds?)"
          + "|for (?:this|that|marketing|sales|anything|any reason)|with (?:offers|ads|promotions|marketing|sales calls)"
          + "|in future|in the future|from now on|regarding (?:this|that|anything)|by phone|on the phone|over the phone|on my phone))";

  private static final String REFUSES_ENGLISH =
      "(?:"
          + DO_NOT
          + "(?: ever| you ever| you dare| keep| you)* (?:"
          + DO_CALL
          + AND_MORE
          + "|"
          + CALLING
          + ")"
          + ME
          + "|(?:you (?:guys |people |all )?)?(?:stop|quit|cease|no more|enough)(?: with)?(?: the)?(?: always| all)? "
          + CALLING
          + ME
          + "|(?:not|not to|never) "
          + DO_CALL
          + AND_MORE
          + ME
          + "|(?:i |we )?(?:do not|dont|did not|didnt|no longer|never)(?: really)? (?:want|wish|like|need|care|consent|agree)"
          + "(?: for| that)?(?: you| anyone| anybody| your bank| the bank| your people| a manager| the manager| your staff| them)?"
          + "(?: to)?(?: ever)? (?:"
          + DO_CALL
          + AND_MORE
          + ME
          + "|(?:be|get|being|getting|to be) "
          + BE_REACHED
          + "(?: by (?:you|anyone|anybody|the bank|your bank|phone|a manager))?"
          + "|(?:receive |get |have )?(?:any |any more |more |your |further )*(?:phone |sales |marketing )?calls(?: from (?:you|your bank|the bank|anyone))?"
          + "|(?:any |any more |more |further )*contact(?: from (?:you|your bank|the bank|anyone))?)"
          + "|(?:there is |theres |there s )?no (?:need|reason)(?: for (?:you|anyone|anybody|a manager|the manager))? to "
          + DO_CALL
          + AND_MORE
          + ME
          + "|(?:you (?:do not|dont) (?:need|have) to|(?:nobody|no one) (?:needs?|has|have) to) "
          + DO_CALL
          + AND_MORE
          + ME
          + "|(?:i |we )?(?:refuse|decline|object) to be(?:ing)? "
          + BE_REACHED
          + "|(?:i |we )?(?:would rather|d rather|id rather|would prefer|id prefer|prefer) (?:not to|not|you didnt|you did not|nobody|no one)(?: be)? (?:"
          + BE_REACHED
          + "|"
          + DO_CALL
          + ME
          + ")"
          + "|(?:take|remove|delete|get) (?:me|my number|my name|us) (?:off|from)(?: your| the)(?: call| calling| contact| marketing| phone| sales)* lists?"
          + "|no (?:more (?:phone |sales |marketing )?|sales |marketing )(?:calls|contact)(?: from (?:you|your bank|the bank|anyone))?"
          + "|no (?:phone )?(?:calls|contact)(?: from (?:you|your bank|the bank|anyone))?(?= (?:please|pls|plz)\\b)"
          + ")";

  private static final Pattern ENGLISH =
      Pattern.compile("(?:" + BESIDE_ENGLISH + " )*" + REFUSES_ENGLISH + AFTER_ENGLISH + "*+");

  private static final Pattern REQUEST_ENGLISH =
      Pattern.compile(
          "(?:"
              + BESIDE_ENGLISH
              + " )*+(?:(?:can|could|would|will) you (?:guys |people |all )?(?:please |pls |just |kindly )*(?:stop|quit) "
              + CALLING
              + ME
              + "|(?:can|could|would) you (?:guys |people |all )?(?:please |pls |just |kindly )*not "
              + DO_CALL
              + AND_MORE
              + ME
              + "(?! back))"
              + AFTER_ENGLISH
              + "*+");

  /// Who says no more than this beside it has said nothing else.
  private static final Pattern BESIDE =
      Pattern.compile(
          "(?:"
              + BESIDE_CHINESE
              + "|谢谢(?:你们?|您)?|谢了|多谢|抱歉|不好意思|不(?:需要|用|必|感兴趣|想买|买|要|考虑)|没兴趣|没有兴趣|太?烦(?:死|人|透)?|很烦|骚扰|再见|拜拜|够了|够|受够|行|没事|没有?需要|我自己(?:来|办|看)?|有(?:需要|事)我(?:自己)?(?:会)?(?:找|联系)你们"
              + "|了|啦|吧|啊|呀|的|就)*+"
              + "|(?:(?:"
              + BESIDE_ENGLISH
              + "|leave me alone|im fine|i am fine|not interested|i am not interested|im not interested|its annoying|so annoying|annoying|enough|bye|its? (?:too much|enough)|i (?:do not|dont) (?:want|need) (?:it|that|this|anything)|i will (?:contact|call|come to) you(?: myself)?|ill (?:contact|call) you(?: myself)?)(?: |$))*+");

  /// Something said by another, or that it is tied to.
  private static final Pattern OTHERWISE =
      Pattern.compile(
          "[“”\"「」『』《》]|(?:他|她|对方|骗子|有人|老板|领导|朋友|妈|爸|老公|老婆|儿子|女儿|别人|人家|那个?人|的人)[^,。!?;]{0,8}(?:说|告诉|讲|叫|让|发|回)"
              + "|如果|要是|假如|除非|的话|除了|只有|否则|不然|万一|等(?:我|到|有)|才(?:联系|打|找)|(?<!以)前|先(?!生)|开会|上班|在忙|(?:很|正|太)忙|睡觉|开车|飞机|出差|晚上|夜里|白天|(?<!从)今天(?!起|开始)|明天|后天|这周|本周|周末|[点号]之?后|中午|下午|早上|暂时|目前|(?<!从)现在(?!开始|起)"
              + "|诈骗|(?<!你们|这些|这帮|这群|都是|就是)骗子"
              + "|\\bscam(?:s|mers?)?\\b|(?:打给|联系)(?:我)?(?:儿子|女儿|老公|老婆|爸|妈|家人|父母|公司)"
              + "|\\b(?:he|she|they|someone|somebody|scammers?|caller|boss|friend|wife|husband|mother|father|son|daughter)\\b.{0,12}\\b(?:said|says|told|tells|asked|asks|wrote|texted|keeps? (?:saying|telling))\\b"
              + "|\\b(?:if|unless|until|till|except|only|otherwise|before|after|when|while|meeting|busy|driving|sleep\\w*|tonight|today|tomorrow|morning|afternoon|evening|weekends?|right now|just now|yet)\\b");

  /// Asks to be written to.
  private static final Pattern WAY =
      Pattern.compile(
          "(?:发|用|通过|走|改|加|写)(?:个|条|我|给我|我的|一?下)?(?:微信|短信|邮件|邮箱|留言|消息|信息|文字)"
              + "|(?:微信|短信|邮件|邮箱|留言|发消息|发信息|这里|网上|线上|在线|文字|打字)(?:里|上|来|去|再)?(?:联系|联络|沟通|说|聊|谈|发|就|吧|可以|告诉|回复?|通知|给我|留言|找我|即可|行|好|也)"
              + "|写(?:给我|信|邮件|在这)|给我(?:写|留言|发)|^[^,。!?;]{0,4}(?:微信|短信|邮件|打字)$"
              + "|\\b(?:text|e-?mail|message|write|whatsapp|wechat|sms|mail|chat)(?: to| with)? ?(?:me|us|only|instead|is|here)\\b"
              + "|\\b(?:by|via|through|over|use|using|send|in|prefer|just|only|rather) (?:an? |the |my |your )?(?:text|texts|e-?mail|mail|message|messages|chat|whatsapp|wechat|sms|letter|writing|write)\\b"
              + "|\\bhere (?:only|instead|is)\\b|\\b(?:just|only) here\\b|\\b(?:write|answer|reply|tell me|talk) here\\b");

  /// What is said of the day to begin with.
  private static final Pattern GREETING =
      Pattern.compile("(?:早上|上午|中午|下午|晚上)好|\\bgood (?:morning|afternoon|evening|day)\\b");

  /// The bank is who does not want to: that is a complaint.
  private static final Pattern BANK_WILL_NOT =
      Pattern.compile(
          "(?<!请|麻烦|要求|希望|拜托|求)(?:你们|您们|贵行|银行|贵司|经理|客服|同事|工作人员|业务员|他们)(?:都|也|真的|一直|总是|又|就|还|已经|现在)*(?:停止|谢绝|拒绝|不愿意?|不想|不希望|不接受|不同意)");

  private static final Pattern OF_CALLS =
      Pattern.compile("电话|来电|打[给来过我]|\\b(?:call|calls|calling|called|phone|ring)\\b");

  /// Names contact by whichever way.
  private static final Pattern OF_ALL =
      Pattern.compile(
          "(?<!电话|来电)(?:联系|联络|打扰|骚扰|烦我|推销(?!电话))|名单"
              + "|\\b(?:contact\\w*|bother\\w*|disturb\\w*|harass\\w*|pester\\w*|spam\\w*|reach\\w*|touch|text\\w*|messag\\w*|e-?mail\\w*|lists?)\\b");

  private static final Pattern CLAUSES =
      Pattern.compile("[,，.。;；!！~～\\n]+|(?<=[?？])|(?<=\\p{IsHan}) +(?=\\p{IsHan})| - | -- ");

  /// Matching goes as deep as a message is long.
  private static final int LONGEST = 200;

  private static final int LONGEST_CLAUSE = 80;

  /// Whether it asks, wherever it does, to be written to.
  static boolean namesWritten(String text) {
    return WAY.matcher(text).find();
  }

  private NoContact() {}

  /// Whether a message refuses contact, whatever else it says.
  static boolean isIn(String text) {
    return rest(text) != null;
  }

  /// Whether it does that and says nothing else.
  static boolean is(String text) {
    List<String> rest = rest(text);
    return rest != null && rest.stream().allMatch(it -> BESIDE.matcher(it).matches());
  }

  /// Whether it says no more than that nobody is to call.
  static boolean isOfCalls(String text) {
    return OF_CALLS.matcher(NormalForm.of(text)).find() && is(text);
  }

  /// Whether it refuses calls, and no other contact, whatever else it says.
  static boolean isInOfCallsAlone(String text) {
    String form = GREETING.matcher(NormalForm.of(text)).replaceAll("");
    return isIn(text)
        && Stream.of(CLAUSES.split(form, -1))
            .filter(it -> isRefusal(it, NormalForm.key(it)))
            .allMatch(it -> OF_CALLS.matcher(it).find() && !OF_ALL.matcher(it).find());
  }

  /// What the other clauses say; null when contact is not refused.
  private static @Nullable List<String> rest(String text) {
    String form = GREETING.matcher(NormalForm.of(text)).replaceAll("");
    if (form.length() > LONGEST || OTHERWISE.matcher(form).find()) {
      return null;
    }
    boolean refused = false;
    List<String> rest = new ArrayList<>();
    for (String clause : CLAUSES.split(form, -1)) {
      String key = NormalForm.key(clause);
      if (isRefusal(clause, key)) {
        refused = true;
      } else if (!key.isEmpty()) {
        rest.add(key);
      }
    }
    return refused && rest.stream().noneMatch(it -> WAY.matcher(it).find()) ? rest : null;
  }

  private static boolean isRefusal(String clause, String key) {
    if (key.length() > LONGEST_CLAUSE || BANK_WILL_NOT.matcher(key).find()) {
      return false;
    }
    boolean asks = clause.endsWith("?") || clause.endsWith("吗") || clause.endsWith("么");
    return REQUEST_CHINESE.matcher(key).matches()
        || REQUEST_ENGLISH.matcher(key).matches()
        || (!asks && (CHINESE.matcher(key).matches() || ENGLISH.matcher(key).matches()));
  }
}
