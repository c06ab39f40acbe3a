package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What is said of regulators, courts and the media in so many words, beside what the guard makes
/// of a message: that somebody will go there about the bank, whatever they ask beside it; or that
/// they only want to know how one reaches them.
final class Threatening {

  /// Who looks into banks: going there is about the bank.
  private static final String OVERSEERS_ZH =
      "(?:银保监|银监|(?<!资)金监|金管局|(?<!资金|[被受归])监管(?=局|部门|机构|总局|那|投诉|举报|反映|[ ,。!?;]|$)|12378|12363|12315|消协|消保|消费者协会|申诉专员|信访|(?:央行|人民银行|人行)去?(?:投诉|举报|反映|告))";

  /// Whom one may go to about anything; against the bank only where something is demanded of it.
  private static final String OTHERS_ZH =
      "(?:12345|法院|律师|媒体|记者|电视台|报社|报纸|热搜|头条|(?<=上)新闻|微博|抖音|快手|小红书|知乎|朋友圈|网上(?!银行|营业|办|查|转|申请|买|看)|曝光|起诉|打官司|法律)";

  private static final String GOING_ZH = "(?:打|拨|找|去|上|到|向|给|跟|联系|投诉|举报|反映|告|请|走|发|见|曝光|起诉|通过)";

  /// What follows unless the bank does something, or since it did not.
  private static final String UNLESS_ZH =
      "(?:再不|再拖|再这样|再没|不然|否则|要不|不行(?:的话)?我?|不给|还不(?![上起了清完知])|不解决|不解释|不答复|不回复|不赔|不还|不道歉|不处理|不退|不管|不回|没人管|没人理|没个?说法|逼我|只能|只好|只有|没办法|等着)";

  private static final String ASKED_ZH = "吗怎么如何哪可以能不是否,。!?;";

  private static final Pattern CHINESE =
      Pattern.compile(
          // Unless the bank acts, they go somewhere.
          UNLESS_ZH
              + "[^。!?;]{0,14}?(?:我|咱|就|只|,| )[^怎如哪吗。!?;]{0,10}?(?:"
              + GOING_ZH
              + "[^"
              + ASKED_ZH
              + "]{0,4}(?:"
              + OVERSEERS_ZH
              + "|"
              + OTHERS_ZH
              + ")|曝光|(?<![被会要])起诉(?!我)|告你们|打官司)(?![^,。!?;]{0,14}(?:吗|怎么|哪|多少))"
              // They say that they go to those who look into banks.
              + "|(?<![让叫教帮])我们?(?:已经|现在|马上|立马|明天|今天|一会儿?|直接|准备|打算|决定|一定|必须|只能|只好|就|要|会|得|非|必){1,3}"
              + GOING_ZH
              + "[^"
              + ASKED_ZH
              + "]{0,4}"
              + OVERSEERS_ZH
              + "(?![^,。!?;]{0,10}(?:吗|怎么|哪|多少|办事|上班|面试|查征信))"
              + "|(?:银保监|银监|监管|法院|消协|媒体|热搜|头条|新闻|12378)(?:上)?[^,。!?;]{0,3}(?<!意)见(?:吧|[。!]|$)"
              // Nobody has their own matter exposed.
              + "|(?:找|上|发|去|让|叫|联系)[^"
              + ASKED_ZH
              + "]{0,4}"
              + OTHERS_ZH
              + "[^,。!?;]{0,4}曝光(?![^,。!?;]{0,6}(?:吗|怎么))|曝光(?:你们|贵行|银行)(?![^,。!?;]{0,6}(?:吗|怎么))"
              + "|(?:你们?|贵行|银行)[^,。!?;]{0,4}(?:等着|准备)上(?:热搜|头条|新闻|电视|法庭)");

  private static final String OVERSEERS_EN =
      "(?:(?:\\w+ )?(?:regulat(?:or|er|r)s?|regualt[oe]rs?|om(?:bud|bus|bds|ubds|dbus|bdus|bidu|bods)[a-z]{0,6}|watchdogs?|banking authority|consumer (?:protection|council|association))"
          + "|fca|cfpb|finra|nfra|cbirc|hkma|asic|afca|trading standards|12378|12315|12363)";

  private static final String OTHERS_EN =
      "(?:courts?|small claims|legal action|lawyers?|solicitors?|attorneys?|the press|media|newspapers?|the papers|[oi]n the news|headlines|journalists?|reporters?"
          + "|tv|twitter|tiktok|facebook|instagram|youtube|reddit|trustpilot|social media|go public|going public)";

  private static final String GOING_EN =
      "(?:go|going|gonna|goin|off|take|taking|call|calling|ring|ringing|phone|contact|contacting|report|reporting|tell|telling|complain|complaining"
          + "|write|writing|escalate|escalating|raise|raising|inform|informing|file|filing|lodge|email|emailing|seek|speak|talk|post|posting)";

  /// "I'll", as it is typed in a hurry, and not being ill.
  private static final String I_WILL =
      "ill(?= (?:be )?(?:go|call|contact|report|tell|tak|writ|complain|escalat|rais))";

  /// Somebody says what they will do, and does not ask whether they may, or how.
  private static final String SELF_EN =
      "(?<!\\b(?:can|could|should|may|do|did|shall|must|when|where|how|if|would|before|what) )"
          + "\\b(?:i(?:'m|m|'ll| am| will| shall| have to| must| might| may)|we(?:'re|'ll| will| are)|"
          + I_WILL
          + "|im)\\b";

  private static final String UNLESS_EN =
      "\\b(?:if|unless|otherwise|or else|else|or(?= (?:i|we|im|ill)\\b)|until|by (?:today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|the end of)|sort it|not (?:good enough|acceptable))\\b";

  private static final Pattern ENGLISH =
      Pattern.compile(
          SELF_EN
              + "[^.!?;]{0,24}?\\b"
              + GOING_EN
              + "\\b(?! from| about| to (?:work|visit|apply|study|join))[^.!?;]{0,24}?\\b"
              + OVERSEERS_EN
              + "\\b"
              + "|"
              + UNLESS_EN
              + "[^.!?;]{0,60}?"
              + "(?<!\\b(?:can|could|may|do|did|when|where|how|would|before|what|if|unless|until|should|shall|must) )\\b(?:i|we|im|"
              + I_WILL
              + ")\\b(?! can| could| may| might)[^.!?;]{0,16}?\\b"
              + GOING_EN
              + "\\b[^.!?;]{0,24}?\\b(?:"
              + OVERSEERS_EN
              + "|"
              + OTHERS_EN
              + ")\\b"
              + "|\\b(?:or|otherwise|else) (?:should|shall|do|must) i (?:have to )?"
              + GOING_EN
              + "\\b[^.!?;]{0,24}?\\b(?:"
              + OVERSEERS_EN
              + "|"
              + OTHERS_EN
              + ")\\b"
              + "|"
              + SELF_EN
              + "[^.!?;]{0,16}?\\b(?:sue|suing) (?:you|u|the bank|this bank|ur)\\b"
              // Nobody else is spoken of.
              + "|(?<!\\b(?:can|could|should|may|do|did|shall|must|when|where|how|if|would|before|what|unless|until|to) )"
              + "\\b(?:i|we|gonna|going to|imma|ima|am)(?: (?:just|now|then|am|gonna|going to|have to|must)){0,2} "
              + GOING_EN
              + "\\b(?! from| about| to (?:work|visit|apply|study|join))[^.!?;]{0,24}?\\b"
              + OVERSEERS_EN
              + "\\b"
              + "|\\b(?:tak(?:e|in|ing)|report(?:ing)?|bring(?:ing)?) (?:you|u|ya|yous|the bank|this bank|ur bank|your bank|ur|all of you|you all)(?: lot| guys| all)? to "
              + "(?:the )?"
              + OVERSEERS_EN
              + "\\b"
              + "|\\bsee (?:you|u) (?:in court|(?:on|in) (?:the )?(?:news|tv|papers?))\\b"
              + "|\\byou(?:'ll| will|ll) read about (?:it|this) in the (?:papers?|news|press)\\b"
              + "|\\btak(?:e|ing) (?:you|u|the bank|this bank) to (?:court|small claims)\\b"
              + "|\\bmy (?:lawyer|solicitor|attorney)s? (?:will|is going to|s going to) (?:be in touch|contact you|write to you|hear|call you)\\b"
              + "|\\b(?:you|u|you'?ll|ull) (?:will |can expect to )?hear(?:ing)? from (?:my (?:lawyer|solicitor|attorney)|the (?:"
              + OVERSEERS_EN
              + "))\\b");

  /// Goes to a court, a lawyer or on the net about business of their own.
  private static final Pattern BUSINESS =
      Pattern.compile(
          "公证|交费|缴费|交诉讼费|预约|开户|充值|抽奖|直播|拍卖|遗产|继承|传票|面签"
              + "|\\b(?:dies|died|death|divorced?|estate|probate|inherit\\w*|conveyanc\\w*|notar\\w*)\\b");

  private static final Pattern OVERSEERS = Pattern.compile(OVERSEERS_ZH + "|\\b" + OVERSEERS_EN);

  /// Those who look into banks, courts, lawyers and the media.
  private static final Pattern NAMED =
      Pattern.compile(
          OVERSEERS_ZH
              + "|"
              + OTHERS_ZH
              + "|告(?:你们|上|到|死)|律所|仲裁|法庭|上诉|诉讼|维权|上访|报警|公安|警察"
              + "|\\b(?:"
              + OVERSEERS_EN
              + "|"
              + OTHERS_EN
              + "|sue|suing|sued|legal(?:ly)?|law|lawsuit|tribunal|arbitration|police|papers|judge|consumer rights)\\b");

  private static final Pattern AGAINST_THEM =
      Pattern.compile(
          "起诉我|告我|会不会(?:起诉|告|上法院)|会(?:起诉|上法院|打官司)吗|被(?:你们|银行|贵行)?(?:起诉|告上法|告到法|传票)|(?:收到|发来|寄来)[^,。!?;]{0,6}(?:传票|律师函)"
              + "|\\b(?:sue|suing|sued|prosecute) me\\b|\\b(?:be|being|get|getting|been) (?:sued|taken to court|prosecuted)\\b|\\b(?:take|taking) me to court\\b");

  private static final Pattern DEBT =
      Pattern.compile(
          "还不[上起了清完]|没钱还|没还|欠了?(?:你们|银行|贵行|信用卡|贷款)|没能力还|还不出|逾期|断供|欠款|催收"
              + "|\\b(?:can'?t|cannot|can not|could ?n'?t|unable to|struggling to|not able to) (?:pay|repay|afford|keep up)\\b|\\b(?:behind on|missed|overdue|arrears|defaulted)\\b");

  /// Somebody says that they will not.
  private static final Pattern WILL_NOT =
      Pattern.compile(
          "(?:不会|不想|不是要|没有?要|不打算|不用|没必要)(?:去|真的?)?(?:找|打|投诉|告|起诉|曝光|举报)"
              + "|\\b(?:not going to|won'?t|will not|don'?t want to|do not want to)\\b[^.!?;,]{0,20}\\b(?:regulator|ombudsman|court|press|media|lawyer|sue)");

  private static final String REACHED_ZH =
      "(?:电话|热线|号码|联系方式|地址|网址|官网|网站|邮箱|公众号|上班时间|工作时间|办公时间|几点(?:上班|下班)|在哪[里儿]?|怎么联系|怎么打|怎么走|是什么|是干什么的|是谁|管什么)";

  /// All of a message that asks how those are reached who look into banks.
  private static final Pattern ASKED_CHINESE =
      Pattern.compile(
          "(?:请问|你好|您好|我?想?问一?下|麻烦|帮我|查一?下|告诉我|请|给我|我?想?要?知道|我要|我想要|有没有|提供)*+"
              + "(?:国家|中国|金融|当地|银行|的|消费者?|保护|投诉)*"
              + OVERSEERS_ZH
              + "(?:会|局|总局|部门|机构|金融|消费者?|保护|管理|监督|热线|投诉|的)*"
              + REACHED_ZH
              + "(?:是|的|多少|什么|哪个|呢|吗|啊|呀|几号|一下|号码|发|谢谢|是多少)*+"
              + "|(?:请问|你好|您好|我?想?问一?下)*+(?:怎么|如何|怎样)(?:才?能)?联系"
              + "(?:国家|金融|当地|银行|的)*"
              + OVERSEERS_ZH
              + "(?:会|局|总局|部门|机构|热线|的)*(?:呢|吗|啊)*+");

  private static final String OF_EN =
      "(?:the |your |a |an |bank(?:ing)? |financial |national |consumer |local )*+";

  private static final Pattern ASKED_ENGLISH =
      Pattern.compile(
          "(?:hi |hello |hey |please |pls |so |and |ok )*+"
              + "(?:(?:what is|whats|what are|which is|wheres|where is|where are|who is|whos|do you (?:have|know)|can you (?:give|tell) me|could you (?:give|tell) me|give me|tell me|i need|i want|id like|is there) )"
              + OF_EN
              + "(?:(?:number|phone|phone number|address|hotline|website|email|contact|contacts|contact details|opening hours|name) (?:of|for) )?"
              + OF_EN
              + OVERSEERS_EN
              + "s?(?: of the bank| for banks)?(?: (?:phone |telephone |hotline |contact |email |web)?(?:number|line|address|hotline|website|site|email|details|hours|name|located|called|based))?"
              + "(?: please| pls| thanks| thank you)*+"
              + "|(?:hi |hello |please )*+how (?:can|do|would|could) (?:i|we|one|you|people) (?:contact|reach|call|phone|get in touch with|get hold of|find) "
              + OF_EN
              + OVERSEERS_EN
              + "(?: please| pls| thanks)*+");

  /// A part of a message that says where somebody goes.
  private static final Pattern GOES =
      Pattern.compile(
          GOING_ZH
              + "[^,。!?;]{0,8}(?:"
              + OVERSEERS_ZH
              + "|"
              + OTHERS_ZH
              + ")|曝光|(?:法院|法庭|热搜|头条|新闻|媒体)(?:上)?见|让[^,。!?;]{0,4}(?:媒体|记者|大家|网友)|起诉你们|告你们|打官司|"
              + "\\b"
              + GOING_EN
              + "\\b[^.!?;]{0,24}?\\b(?:"
              + OVERSEERS_EN
              + "|"
              + OTHERS_EN
              + ")\\b|\\bsee (?:you|u) (?:in court|(?:on|in) (?:the )?(?:news|tv|papers?))\\b|\\b(?:sue|suing) (?:you|u|the bank)\\b|\\bread about (?:it|this)\\b|\\bhear from my (?:lawyer|solicitor|attorney)");

  /// A part of a message that says no more than what the bank is to do first.
  private static final Pattern UNLESS =
      Pattern.compile(
          "^ *(?:那|我|你们)*(?:"
              + UNLESS_ZH
              + ")[^,。!?;]{0,10}$|^ *(?:if (?:you|u|this|it|nothing|i)|unless|otherwise|or else)\\b[^,.!?;]{0,40}$");

  private static final Pattern PART = Pattern.compile("[^,.。!?;]+");

  private Threatening() {}

  /// Whether a message in which a threat is heard says nothing else: where somebody goes, and at
  /// most what the bank is to do first. That answers no question.
  static boolean isAll(String text) {
    List<String> parts =
        PART.matcher(form(text))
            .results()
            .map(MatchResult::group)
            .filter(it -> !it.isBlank())
            .toList();
    return FlowEngine.letters(text) <= Telling.SHORT
        && !AGAINST_THEM.matcher(form(text)).find()
        && parts.stream().anyMatch(it -> GOES.matcher(it).find())
        && parts.stream().allMatch(it -> GOES.matcher(it).find() || UNLESS.matcher(it).find());
  }

  /// Whether somebody says that they will go to a regulator, a court or the media about the bank.
  static boolean is(String text) {
    String form = form(text);
    return (CHINESE.matcher(form).find() || ENGLISH.matcher(form).find())
        && !WILL_NOT.matcher(form).find()
        && (!BUSINESS.matcher(form).find() || OVERSEERS.matcher(form).find());
  }

  /// Whether a message speaks of regulators, courts, lawyers or the media at all: what a guard
  /// takes for a threat with them is one only where it does.
  static boolean names(String text) {
    String form = form(text);
    return NAMED.matcher(form).find() && !WILL_NOT.matcher(form).find();
  }

  /// Whether a debtor tells or fears that the bank goes to court against them: they are in trouble,
  /// and threaten nobody.
  static boolean isOfBank(String text) {
    String form = form(text);
    return AGAINST_THEM.matcher(form).find() && DEBT.matcher(form).find() && !is(text);
  }

  /// Whether a message does nothing but ask how those are reached who look into banks.
  static boolean asksForContact(String text) {
    if (FlowEngine.letters(text) > Telling.SHORT) {
      return false;
    }
    String key = NormalForm.key(text);
    return ASKED_CHINESE.matcher(key).matches() || ASKED_ENGLISH.matcher(key).matches();
  }

  private static String form(String text) {
    String form = NormalForm.of(text);
    return form.length() > Complaining.LONGEST ? form.substring(0, Complaining.LONGEST) : form;
  }
}
