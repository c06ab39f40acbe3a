package dev.lobby.dialogue;

import dev.lobby.complaint.ComplaintNumber;
import dev.lobby.language.text.NormalForm;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What is said of complaints in so many words, beside what the guard makes of a message: that one
/// is made, asked after, or another than the one that goes on, or that what was decided is not
/// accepted. That one is taken back is [TakingBack].
final class Complaining {

  private static final Pattern DECLARED_CHINESE =
      Pattern.compile(
          "(?<![不没别])(?:我要|我想|我得|我必须|我现在就|我就要|还是要|就要|必须要|现在要|要求|正式)(?:正式)?投诉"
              + "(?!编号|进度|结果|电话|热线|渠道|方式|流程|记录|的|过|是|在哪|去哪|到哪|找谁)"
              + "|^(?:我)?投诉(?:你们|你|你家|贵行|这个|那个|一下|[!!])");
  private static final Pattern DECLARED_ENGLISH =
      Pattern.compile(
          "\\bi(?: would|'d|d)? (?:(?:really|do|still|actually|definitely|certainly|now|just) )*+(?:want|like|need|wish|am going|'m going) to (?:complain|(?:make|file|lodge|raise|register|submit) a (?:formal )?complaint)\\b"
              + "|\\b(?:this is|consider this|take this as|treat this as) (?:a|my) (?:formal |official )?complaint\\b"
              + "|\\bi(?:'m| am) (?:complaining|(?:making|filing|lodging|raising) a (?:formal )?complaint)\\b"
              + "|^(?:formal )?complaint ?[!:]");

  private static final Pattern AFTER_CHINESE =
      Pattern.compile(
          "(?:我的|我昨天|我前天|我上周|我上次|我之前|我那|我这|昨天的|前天的|上周的|上次的|之前的|之前那|那个|那条|这条|这个)[^,。!?]{0,6}投诉[^,。!?]{0,12}(?:结果|进度|进展|怎么样|怎样|怎么还|怎么处理|处理得|处理到|到哪|多久|什么时候|啥时候|几时|有没有|了没|了吗|吗|呢)"
              + "|投诉[^,。!?]{0,6}(?:有结果|有消息|有进展|有回复|有下文|进度|进展|处理好|处理完|办好|办完|怎么样了|到哪一步)"
              + "|(?:什么时候|多久|怎么).{0,8}(?:我的|这个|那个)投诉");
  private static final Pattern AFTER_ENGLISH =
      Pattern.compile(
          "\\b(?:status|progress|update|news|result|outcome|decision)\\b.{0,30}\\b(?:my|the|this|that) (?:\\w+ )?(?:complaint|case|grievance)\\b"
              + "|\\b(?:when|how long|how|where|what)\\b.{0,40}\\b(?:my|this|that) (?:\\w+ )?complaint\\b"
              + "|\\b(?:my|this|that|the) (?:\\w+ )?complaint\\b.{0,30}\\b(?:status|progress|update|news)\\b");

  /// These are about a complaint that stands only in a question.
  private static final Pattern AFTER_IN_QUESTIONS =
      Pattern.compile(
          "\\b(?:my|this|that|the) (?:\\w+ )?complaint\\b.{0,30}\\b(?:result|outcome|going|decided|stand|yet|long)\\b");

  private static final Pattern OBJECTION_CHINESE =
      Pattern.compile(
          "(?:不|无法|没法|不能|难以|拒绝|不会|不可能)(?:能|会|想|太|是很|怎么)?(?:接受|同意|认可|认同|赞同|满意|服气|信服)"
              + "|不服(?!务|药|用|输)|不认(?!识|真|得)|有异议|(?:我要|我想|要求|申请|请|希望)(?:你们|再|能)?(?:申诉|复核|复议|复查|重新处理|重新调查)|(?:处理|结果|答复|回复|决定|方案)[^,。!?]{0,6}(?:不公平|不公正|不合理|不对|太敷衍)");
  private static final Pattern OBJECTION_ENGLISH =
      Pattern.compile(
          "\\b(?:do ?n[o']?t|do not|can ?n?[o']?t|cannot|can not|wo ?n[o']?t|will not|never|refuse to|unable to) (?:\\w+ )?(?:accept|agree|recognise|recognize)\\b"
              + "|\\bdisagree\\b|\\bunacceptable\\b|\\bnot (?:\\w+ )?(?:acceptable|satisfied|happy|fair|good enough)\\b|\\b(?:dissatisfied|unhappy|unsatisfied)\\b"
              + "|\\bi (?:object|dispute|reject|contest)\\b|\\b(?:want|like|wish|going) to (?:appeal|object)\\b"
              + "|\\b(?:want|like|need|request|demand|ask for|asking for) (?:an? )?(?:\\w+ )?(?:review|appeal)\\b(?! my| the)");

  /// What sounds like an objection and is none; another may stand beside it.
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "没有?(?:什么)?(?:不满意|异议|不同意)|不是不(?:满意|同意|接受)|\\b(?:do ?n[o']?t|do not) (?:disagree|object)\\b");

  /// What ends a message of somebody who accepts.
  private static final Pattern ACCEPTING =
      Pattern.compile(
          "(?:(?:^|[,。!?;: ]|但是?|不过|还是|那就?|算了|行吧?|好吧?|罢了|勉强|只能|只好)(?:我(?:都)?(?:说|跟你们说)(?:了|过)?(?:我)?|我)?(?:也|就|还是|勉强|只能|只好|可以|愿意)*(?:接受|认了|同意)(?:这个|这次|你们的?)?(?:处理|答复)?(?:结果|方案|决定|意见)?(?:了|吧|就是)*"
              + "|(?:^|[^不])(?:行吧?|算了|好吧|罢了|可以)(?:了|,| )*(?:就|也就)(?:先)?(?:这样|这么着|这么办)(?:了|吧)*|^(?:那)?就这样(?:了|吧)+"
              + "|(?:^|[,.!;:] ?|\\b(?:but|fine|ok|okay|alright|well|whatever|anyway|so|then),? )(?:i(?:'ll| will| can| do|ll)? (?:just )?(?:accept|take)|i guess i accept|i(?:'m| am) ok with)(?: (?:it|that|this|(?:the|your) (?:outcome|result|decision|offer)))?(?: then| now| anyway)?)"
              + "(?:[,.。!; ]*(?:你们|就|请)?(?:别|不用|不要|不必|无需|没必要)(?:你们|麻烦)?(?:再|继续)(?:去)?(?:查|核|复核|复查|处理|调查|折腾|跟进)[^,。!?;]{0,4}|[,.。!; ]*(?:(?:no need to|do ?n[o']?t|please do ?n[o']?t|stop) (?:look(?:ing)?|check(?:ing)?|investigat(?:e|ing)|dig(?:ging)?|bother(?:ing)?)[^,.!?;]{0,24}))?"
              + "(?:[,.。!; ]*(?:谢谢(?:你们|您)?|多谢|thanks|thank you|thx))?[,.。!; ]*$");

  private static final String DONE_ZH = "(?:退|还|赔|补|给|道歉|免|减|解决|处理|解释|改|补偿|恢复|撤销)";

  private static final String ACCEPTS_ZH = "(?:接受|同意|认了|认可|没意见|没话说|不追究|不再追究)";

  private static final String YES_EN =
      "(?:ok|okay|fine|deal|alright|all right|i(?:'ll|ll| will| can| could| would|'d|d)? (?:only |just |then )?(?:accept|agree|take it|settle|be (?:ok|fine|happy|satisfied|content))|i(?:'m|m| am) (?:ok|fine|happy) (?:with (?:it|that|this))?)";

  private static final String YOU_EN =
      "(?:you|u|ya|the bank|i (?:also |still )?get|it is|the \\w+ (?:is|are|gets?))(?! (?:say|insist|think|want|like|must|mean|wish))";

  /// It is accepted if the bank does something first.
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          DONE_ZH
              + "[^。!?;]{0,12}(?:我|那|就|才|也就|便|[, ]){1,4}(?:能|会|可以|愿意)?"
              + ACCEPTS_ZH
              + "|(?:(?:可以|愿意|能|勉强|我|就)"
              + ACCEPTS_ZH
              + "|^行|^好的?|^可以|^同意|^接受)[^,。!?;]{0,6}[,， ]*(?:但是?|不过|前提是?|条件是|除非|如果|要是|只要|得先|必须先?)[^。!?;]{0,12}"
              + DONE_ZH
              + "|\\b"
              + YES_EN
              + "\\b[^.!?;]{0,30}\\b(?:if|provided(?: that)?|as long as|only when|once|on condition(?: that)?|unless)\\b (?:and only if )?"
              + YOU_EN
              + "\\b|\\b(?:if|once|as long as|provided(?: that)?|when) "
              + YOU_EN
              + "\\b[^.!?;]{3,60}\\b(?:"
              + YES_EN
              + "|(?:it's|its|that's|thats|we have) (?:a deal|ok|fine))\\b");

  /// What makes it hang on something.
  private static final Pattern TIED =
      Pattern.compile(
          "除非|才|不投诉[^了]{0,6}就|如果|要是|只要|否则|[先再]退|先(?:把|给)|\\b(?:unless|if|only|when|once|until|otherwise|provided)\\b");

  /// Only if it were so.
  private static final Pattern SUPPOSED = Pattern.compile("如果|要是|假如|万一|\\bif\\b");

  /// What is said apart from each other; the mark after it tells whether it asks.
  private static final Pattern CLAUSE = Pattern.compile("[^,.。!?;]+[,.。!?;]?");

  private static final Pattern ANOTHER =
      Pattern.compile(
          "(?:另外?|另一|还有|又|别的)(?:一)?(?:件|个|起|桩|条|项|份)?(?:事|投诉)|(?<!最)(?:新|再|另)(?:的|开|提|登记)?(?:一)?(?:个|件|条|起)?投诉|还要投诉"
              + "|\\b(?:another|new|second|different|separate|one more) (?:complaint|matter|issue|problem)\\b(?! with (?:my|the|this|that) )|\\balso (?:want|like|need) to complain\\b|\\bsomething else\\b");

  private static final Pattern SECOND =
      Pattern.compile(
          "(?:另外?一?|还有一?|还有另外?一?|第二|别的|(?<!最)新的?一?)(?:件|个|起|桩|条|项|份)(?:新的?)?(?:事[^,。!?]{0,6})?投诉"
              + "|另一?投诉|投诉(?:另外?一?|别的|第二)(?:件|个|起|桩|条|项)|(?<!最)新(?:的|开|提)?投诉"
              + "|\\b(?:another|new|second|different|separate|one more) complaint\\b|\\balso (?:want|like|need) to complain\\b");

  /// Such a complaint was made before; beside a colon or at the end it is made.
  private static final Pattern EARLIER =
      Pattern.compile(
          "(?:去年|上次|之前|以前|上个?月|上周|曾经?|已经?)[^,。!?]{0,8}投诉|投诉[^,。!?:]{0,4}(?:没|还没|过|的?时候|编号)"
              + "|\\b(?:made|filed|had|lodged|raised|already|earlier|previous) (?:an?)?(?:other)?\\b.{0,12}complaint\\b"
              + "|\\bcomplaint (?:last|that|which|i made|i filed|from|was|is|has)\\b");

  /// The whole of a question how things stand, where it is known which.
  private static final Pattern STANDS_CHINESE =
      Pattern.compile(
          "(?:那|请问|现在|目前|到底|我的?|我这|你们|这个|这件|那件|那个|之前的?|上次的?|投诉的?|事情?|问题|都|已经|还)*+"
              + "(?:(?:处理|办|弄|查|解决|进展|进行|核实|调查|走)(?:得|的)?(?:怎么?样|如何|到哪|到什么|好了?没|好了?吗|完了?没|完了?吗|了没|了吗)"
              + "|(?:有|出)?(?:什么)?(?:进展|结果|消息|回复|下文|说法)(?:了?没有?|了?吗|呢|如何|怎么?样)"
              + "|有没有(?:进展|结果|消息|回复|下文)|什么(?:进度|进展|情况)|进度(?:怎么?样|如何|到哪)?|到哪(?:一)?步"
              + "|(?:大概|大约|一般|总共)?(?:还要|还需要?|需要|要|得)?(?:多久|多长时间)(?:才|能|会|可以)*(?:好|完|行|搞定|弄好|弄完)?"
              + "|(?:几天|什么时候|啥时候|几时)(?:才|能|会|可以)+(?:好|完|行|搞定|弄好|弄完)"
              + "|(?:还要|要|得)?(?:多久|几天|什么时候|啥时候|几时)(?:才|能|会|可以)*(?:有|给|出)?(?:我|个)*(?:结果|答复|回复|说法|处理完|处理好|解决|办完|办好))"
              + "(?:了|儿|里|一步|程度|阶段|地步|没有?|吗|呢|啊|呀|吧|现在)*+");

  private static final Pattern STANDS_ENGLISH =
      Pattern.compile(
          "(?:and |so |hi |hello |ok |please |but )*+"
              + "(?:(?:is there |are there |do you have )?any (?:news|updates?|progress|result|decision)(?: yet| on (?:it|this|that))?"
              + "|(?:what is|whats) (?:the )?(?:status|progress|latest|state)(?: of (?:it|this|that)| now)?"
              + "|how far (?:along )?(?:are you|is it|is this|have you got)(?: with (?:it|this|that))?"
              + "|(?:where are we|where does it stand|where do things stand)(?: now| with (?:it|this|that))?"
              + "|how (?:is it|is this|is that|are things|does it stand) ?(?:going|coming along|progressing)?(?: now)?"
              + "|(?:is it|has it been|has this been|is this) (?:decided|done|solved|resolved|settled|looked into)(?: yet| now)?"
              + "|how (?:long|much longer)(?: (?:will|does|is|do) (?:it|this|that|you))?(?: (?:still|going to|gonna|usually|all|have to))*+(?: (?:take|be|last|need))?(?: now| still| from here)?"
              + "|when (?:will|is) (?:it|this|that)(?: (?:be|going to be|get))? (?:done|ready|finished|sorted|resolved|settled|over|decided)"
              + "|when (?:will|do) i (?:get|hear|have|know) (?:an answer|a reply|a decision|the result|the outcome|back))"
              + "(?: please| thanks)*+");

  /// A complaint is asked after that ends so; others tell what became of one.
  private static final Pattern ENDS_ASKING =
      Pattern.compile(
          "(?:了没有?|了吗|吗|呢|怎么?样了?|如何了?|到哪一?(?:步|儿|里)?了?|多久|进度|进展如何|有结果没有?|有消息没有?)[。.!?？]*$"
              + "|(?<!没有|没|无|有)(?:结果|进展)[。.!?？]*$");

  /// Who writes little more than the number of their complaint wants to know of it.
  private static final int SHORT = 24;

  private static final Pattern NAMED = Pattern.compile("投诉|\\bcomplain");

  /// Nobody needs more to say it.
  static final int LONGEST = 400;

  private Complaining() {}

  /// Whether somebody says that they complain, and does not ask how that is done.
  static boolean isDeclared(String text) {
    return !Asking.is(text) && !TakingBack.is(text) && !isAskedAfter(text) && declares(text);
  }

  private static boolean declares(String text) {
    return has(text, DECLARED_CHINESE, DECLARED_ENGLISH);
  }

  /// What a message says, in normal form, besides that it is a complaint.
  static String undeclared(String text) {
    return DECLARED_ENGLISH
        .matcher(DECLARED_CHINESE.matcher(form(text)).replaceAll(" "))
        .replaceAll(" ");
  }

  /// Whether somebody asks how a complaint of theirs stands.
  static boolean isAskedAfter(String text) {
    boolean byNumber = ComplaintNumber.isIn(text) && (Asking.is(text) || text.length() < SHORT);
    boolean after =
        EarlierMatter.isAskedAfter(text)
            || has(text, AFTER_CHINESE, AFTER_ENGLISH)
            || (Asking.is(text) && has(text, AFTER_IN_QUESTIONS));
    return (byNumber || after) && !declares(text) && !isAnother(text);
  }

  /// Whether a message does nothing but ask how a complaint stands, by name or, where one goes on,
  /// without.
  static boolean asksHowItStands(String text) {
    if (FlowEngine.letters(text) > Telling.SHORT) {
      return false;
    }
    String key = NormalForm.key(text);
    return EarlierMatter.isAskedAfter(text)
        || EarlierMatter.isOpenAskedAfter(text)
        || STANDS_CHINESE.matcher(key).matches()
        || STANDS_ENGLISH.matcher(key).matches()
        || (isAskedAfter(text)
            && (Asking.is(text) || ENDS_ASKING.matcher(NormalForm.of(text)).find()));
  }

  /// Whether somebody who was told what was decided says that they do not accept it, also where
  /// they ask or grant something beside it.
  static boolean isObjection(String text) {
    return !isAccepting(text)
        && CLAUSE
            .matcher(form(text))
            .results()
            .map(MatchResult::group)
            .filter(it -> !SUPPOSED.matcher(it).find())
            .map(it -> ACCEPTED.matcher(it).replaceAll(" "))
            .anyMatch(it -> Disbelief.is(it) || (!Asking.is(it) && refuses(it)));
  }

  private static boolean refuses(String clause) {
    return OBJECTION_CHINESE.matcher(clause).find() || OBJECTION_ENGLISH.matcher(clause).find();
  }

  /// Whether somebody accepts what was decided in the end, whatever they say of it first; not where
  /// that hangs on something.
  static boolean isAccepting(String text) {
    return has(text, ACCEPTING) && !isTied(text) && !isConditional(text) && !Asking.is(text);
  }

  /// Whether somebody accepts what was decided if the bank does something first: neither an
  /// acceptance nor a refusal.
  static boolean isConditional(String text) {
    String form = form(text);
    return CONDITIONAL.matcher(form).find() && !refuses(form) && !Disbelief.is(form);
  }

  /// Whether what is said hangs on something: "if the money is here by Friday".
  static boolean isTied(String text) {
    return has(text, TIED);
  }

  /// Whether somebody speaks of another matter than the one that goes on.
  static boolean isAnother(String text) {
    return has(text, ANOTHER) || AnotherMatter.isAnnounced(text);
  }

  /// Whether somebody says that they have another complaint.
  static boolean namesAnother(String text) {
    return isAnother(text) && has(text, NAMED) && !Asking.is(text);
  }

  /// Whether somebody who waits with a complaint makes a second one: in the words they were told to
  /// use, or as plainly, and not telling of one that they made before.
  static boolean makesSecond(String text) {
    return has(text, SECOND) && !has(text, EARLIER) && namesAnother(text);
  }

  private static boolean has(String text, Pattern... any) {
    String form = form(text);
    for (Pattern pattern : any) {
      if (pattern.matcher(form).find()) {
        return true;
      }
    }
    return false;
  }

  private static String form(String text) {
    String form = NormalForm.of(text);
    return form.length() > LONGEST ? form.substring(0, LONGEST) : form;
  }
}
