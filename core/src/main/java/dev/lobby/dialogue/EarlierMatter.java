package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.Pattern;

/// Questions after what somebody told the bank before, in which a complaint is not called one: the
/// matter from last time, my case.
final class EarlierMatter {

  private static final String BEFORE_ZH = "(?:上次|上回|上一次|之前|以前|先前|早先|前几天|前天|昨天|上周|上个?月|上个?星期|那天)";

  private static final String TOLD_ZH = "(?:反映|反馈|反应|投诉|举报|申诉|登记|提交|提|说|讲|报)(?:过|了)?";

  private static final String MATTER_ZH = "(?:事情?儿?|问题|意见|情况|投诉|单子|工单)";

  private static final String CAME_ZH = "(?:结果|消息|下文|回复|答复|进展|说法|回音|处理|解决|动静|信儿?)";

  /// What such a question ends with.
  private static final String ENDS_ZH =
      "(?:呢|(?:到底)?(?:怎么?说|咋说|怎么?样|怎样|如何|咋样)|吗|[了好完]没有?|有"
          + CAME_ZH
          + "了?没有?|有没有"
          + CAME_ZH
          + "|到哪(?:一?步|里|儿)?|(?:什么|啥)(?:情况|结果|进展|进度)|(?:什么|啥)时候[^,。!?;]{0,8}|多久[^,。!?;]{0,8}|进度|有人(?:管|处理|跟进|看)[了没]*)"
          + "[了的呢啊呀吧吗]*";

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:请问|您好|你好|那(?!天)|麻烦|我?想?问一?下|帮我|查一?下|看一?下|我?想知道|喂|哎|诶|嗨)*+"
              + "(?:我们?|咱)?(?:"
              + BEFORE_ZH
              + "(?:我们?|跟你们|和你们|给你们|向你们|在网点|打电话|电话里)*(?:"
              + TOLD_ZH
              + ")?|(?:跟你们|和你们|给你们|向你们)?"
              + "(?:反映|反馈|反应|投诉|举报|申诉|登记|提交)(?:过|了)?)"
              + "的?(?:那|这)?(?:个|件|条)?"
              + MATTER_ZH
              + "[^,。!?;]{0,10}?"
              + ENDS_ZH);

  /// What is asked of the bank's services, and not after a matter.
  private static final Pattern OF_SERVICE =
      Pattern.compile("可以|可否|能不能|能在|能再|能贷|能办|办吗|线上|网上|手机银行|柜台|贷款|信用卡|到账|利率|额度|怎么办");

  private static final String TOLD_EN =
      " (?:that )?(?:i|we) (?:\\w+ )?(?:raised|reported|made|filed|sent|told|mentioned|opened)(?: (?:to )?(?:you|u))?(?: about)?";

  private static final String OF_MINE_EN =
      "(?:(?:my (?:\\w+ )?(?:case|ticket|issue|matter|problem|report|feedback|grievance|complaint)"
          + "|(?:that|this|the) (?:\\w+ )?(?:case|ticket|grievance|complaint))"
          + "(?:"
          + TOLD_EN
          + ")?"
          + "|(?:that|this|the) (?:\\w+ )?(?:issue|matter|problem|report|feedback)"
          + TOLD_EN
          + ")"
          + "(?: (?:from )?(?:last (?:week|month|time)|yesterday|before|earlier|the other day))?";

  private static final String EARLIER_EN =
      "what (?:i|we) (?:told|reported|raised|mentioned|complained about|said)(?: to)?(?: (?:you|u))?(?: about)?(?: (?:last (?:week|month|time)|yesterday|before|earlier|the other day))?";

  private static final String POLITE_EN =
      "(?:hi |hello |hey |ok |okay |so |and |but |please |pls |excuse me |sorry )*+";

  private static final String ENDS_EN =
      "(?: now| yet| please| pls| so far| at the moment| thanks| thank you)*+";

  private static final Pattern ENGLISH =
      Pattern.compile(
          POLITE_EN
              + "(?:(?:is there |are there |have you (?:got )?|do you have |got |can i (?:get|have) |could i (?:get|have) |i(?:d| would) like |i need |i want )?(?:any|an|some|the) (?:news|update|updates|progress|word|status|movement)(?: on| about| with| of| regarding| re)? "
              + "(?:"
              + OF_MINE_EN
              + "|"
              + EARLIER_EN
              + ")"
              + "|(?:what is|whats|what has|what|how is|hows|how are) (?:\\w+ )?(?:the )?(?:happening|happened|going on|going|status|progress|latest|news|outcome|result|up|become|things|things going)(?: (?:with|to|on|of|about))? (?:"
              + OF_MINE_EN
              + "|"
              + EARLIER_EN
              + ")"
              + "|(?:hows|how is|wheres|where is|where are (?:we|you) (?:with|on|at with)|how far (?:are you|is it|along are you) with) my (?:\\w+ )?(?:case|ticket|complaint|issue|grievance)(?: (?:going|coming along|progressing|standing|at|doing))?"
              + "|(?:what|how) about (?:"
              + OF_MINE_EN
              + "|"
              + EARLIER_EN
              + ")"
              + "|(?:has|is|was|did) (?:anyone|anybody|somebody|someone|you)? ?(?:even )?(?:look|looked|looking|check|checked|deal|dealt|dealing|work|working|reviewed)(?: into| at| with| on)? (?:"
              + OF_MINE_EN
              + "))"
              + ENDS_EN);

  /// The whole of a question that may be about anything, where it is not known that a complaint
  /// goes on.
  private static final Pattern OPEN_CHINESE =
      Pattern.compile(
          "(?:那|请问|现在|目前|到底|我的?|我这|你们|这个|这件|那件|那个|事情?|问题|都|已经|还)*+"
              + "(?:有人(?:在)?(?:管|处理|跟进|看|查)(?:了|吗|没有?|过)*|(?:还)?没(?:有)?(?:结果|消息|回复|进展|下文|处理|处理好|解决)吗"
              + "|(?:什么|啥)情况|咋样|怎么样|怎么?说|处理[了完好]*(?:吗|没有?)|有(?:信儿?|动静|回音)(?:了)?(?:吗|没有?))"
              + "(?:了|没有?|吗|呢|啊|呀|吧|现在)*+");

  private static final Pattern OPEN_ENGLISH =
      Pattern.compile(
          POLITE_EN
              + "(?:(?:did|has|have|is) (?:anyone|anybody|somebody|someone|you) (?:even )?(?:look(?:ed)?|looking|check(?:ed)?|start(?:ed)?|dealt|deal|dealing|working)(?: (?:into|at|with|on) (?:it|this|that))?"
              + "|(?:whats|what is) (?:happening|going on|the latest|the news)(?: (?:with|about) (?:it|this|that))?|what happened(?: (?:to|with) (?:it|this|that))?"
              + "|where(?:s| is) (?:it|this|that) at|any (?:word|movement|luck)|heard anything|have you heard anything|how much longer(?: (?:will (?:it|this) (?:take|be)|do i (?:have to )?wait))?"
              + "|(?:im )?still waiting any (?:news|updates?))"
              + ENDS_EN);

  private EarlierMatter() {}

  /// Whether a message does nothing but ask what became of what was told before.
  static boolean isAskedAfter(String text) {
    return isWhole(text, CHINESE, ENGLISH) && !OF_SERVICE.matcher(NormalForm.key(text)).find();
  }

  /// Whether it asks how things stand where a complaint goes on.
  static boolean isOpenAskedAfter(String text) {
    return isWhole(text, OPEN_CHINESE, OPEN_ENGLISH);
  }

  private static boolean isWhole(String text, Pattern chinese, Pattern english) {
    if (FlowEngine.letters(text) > Telling.SHORT) {
      return false;
    }
    String key = NormalForm.key(text);
    return chinese.matcher(key).matches() || english.matcher(key).matches();
  }
}
