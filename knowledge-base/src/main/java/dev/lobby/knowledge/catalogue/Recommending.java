package dev.lobby.knowledge.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words that make naming an investment a recommendation of it, and those by which a customer
/// asks for one.
///
/// They are many on purpose, and count wherever they stand in a text that names an investment:
/// holding back a text that only sounds like a recommendation costs less than giving one. What says
/// of itself that it recommends nothing does not count: 不推荐, "not a recommendation". Where that is
/// turned round once more (不得不推荐, "cannot recommend it enough"), it does.
public final class Recommending {

  /// Not to be taken for a denial: denied twice.
  private static final Pattern ZH_INSISTS =
      Pattern.compile("不[得能会可应]不|没有?理由不|[怎岂哪]能不|为什么不|为何不|何不|不是不");

  private static final String ZH_BETWEEN =
      "(?:会|能|可以|便|再|在这里|在此|这里|向[您你]|对[您你]|为[您你]|给[您你]|做|作|构成|作为|属于|是|任何|具体|个别|投资|产品|的|一种|特别)*";

  private static final Pattern ZH_DENIES =
      Pattern.compile(
          "(?:不|未|没有|并非|无法|不得|不应)"
              + ZH_BETWEEN
              + "(?:推荐|建议|荐|适合|适配|匹配)(?:[您你])?(?:购?买|投资|申购)?"
              + "|不[保最更太很]|非保本|不会?跑赢|不值得");

  private static final Pattern ZH =
      Pattern.compile(
          "推荐|力荐|举荐|荐[您你股基]|主推|首推"
              + "|建议|适合|适配|匹配[您你]|合[您你](?:的)?(?:口味|胃口|需求)|量身|为[您你](?:挑|选|定制|准备)"
              + "|值得|不妨|首选|优选|精选|甄选|之选|最好的|最佳|最合适|最划算|划算|理想|明智|好选择|不错|很棒|真棒|超值"
              + "|放心[买购投]|稳赚|包赚|必买|必选|保证收益|保本|零风险|没有风险|不会亏|闭眼|机会难得|良机|不容错过|别错过|不要错过|错过"
              + "|看看|挺好|很好|真好|更好|必备|人气|安心|省心|放心|高收益|高回报|种草|安利|强推|买吧|\u25C7吧"
              + "|抢购|热销|热卖|爆款|畅销|受欢迎|大家都|都在买|很多客户|赶紧|赶快|抓紧|快来|尽快买|上车|入手"
              + "|考虑|试试|试一试|来点|来一点|[应该要得就去来快]买|该投|应投|买它|买这|就选|选它|选这|配置|布局|加仓|看好"
              + "|(?:收益|回报|表现|业绩|前景)(?:率)?(?:最|很|更|非常|十分|相当|特别|极|真)?[高好优佳稳]|跑赢|翻倍|赚得[多快]|优先"
              + "|如果我是[您你]|换作?我|我(?:会|就|也|自己)(?:选|买|投)|交给它|非它莫属|错不了|没错的"
              + "|(?:钱|资金|存款|奖金|积蓄)(?:都|全|就)?(?:放|投|转|买|存)(?:到|在|进|入|成)?");

  private static final Pattern EN_INSISTS =
      Pattern.compile(
          "\\b(?:can'?t|cannot|can not|couldn'?t|could not) (?:\\w+"
              + " )?(?:recommend|praise|suggest)\\b.*?\\b(?:enough|highly|more|too)\\b|\\bwhy"
              + " (?:not|don'?t|do not|wouldn'?t)\\b|\\bno reason (?:not|why not)\\b");

  private static final Pattern EN_DENIES =
      Pattern.compile(
          "\\b(?:do|does|did|would|will|can|could|may|must|shall|should|am|is|are)(?:n'?t| not)"
              + " (?:\\w+"
              + " ){0,2}?(?:recommend\\w*|suggest\\w*|advis\\w*|suit(?:able|ed)?|advice)\\b(?: for"
              + " you| you)?|\\b(?:cannot|never) (?:\\w+ )?(?:recommend|suggest|advise)\\b|\\bnot"
              + " (?:be |to be |an? |any |as an? |investment |personal |the )*"
              + "(?:recommendations?|recommended|suggestion|advice|advised|suitable|suited|right|ideal|best)\\b(?:"
              + " for you)?|\\b(?:no|without|nor|neither) (?:an? |any |investment |personal )*"
              + "(?:recommendations?|recommending|suggestions?|advice)\\b|\\b(?:no|not|nothing|neither)(?:"
              + " \\w+){0,6} guaranteed\\b");

  private static final Pattern EN =
      Pattern.compile(
          "\\brecommend\\w*|\\bsuggest\\w*|\\badvis(?:e|es|ed|ing)\\b|\\badvice\\b|\\burge"
              + " you\\b|\\b(?:should|ought to|had better|'d better|must|need to|have to|want to)"
              + " (?:(?!not\\b|never\\b)\\w+"
              + " )?(?:buy|invest|get|choose|go|put|consider|try|take|pick|hold|add|own)\\b|\\b(?:would|could|i'd|we'd|might)"
              + " (?:\\w+ )?(?:buy|invest|choose|go for|pick|try|opt)\\b"
              + "|\\bconsider(?:ing)?\\b|\\bbest\\b|\\bbetter\\b|\\bideal(?:ly)?\\b|\\bperfect(?:ly)?\\b"
              + "|\\bgreat\\b|\\bexcellent\\b|\\bsuperb\\b|\\boutstanding\\b|\\battractive\\b|\\bwise\\b"
              + "|\\bsmart\\b|\\bsensible\\b|\\bwonderful\\b|\\bexciting\\b|\\bunbeatable\\b|\\bsolid\\b|\\bgood"
              + " (?:choice|buy|fit|pick|option|investment|idea|match|place|home|bet|time|deal)\\b|\\bright"
              + " (?:choice|product|fund|one|fit)\\b|\\b(?:right|suitable|made|meant|tailored|built|cut"
              + " out) for you\\b|\\b(?:is|are|be|one|just|exactly|fund|product) for (?:you|people"
              + " like you|customers like you)\\b|\\b(?:suits?|suited|suitable|fits?|matches) (?:to"
              + " )?(?:you|your)\\b|\\bmeets your\\b|\\bworth\\b|\\bmiss"
              + " (?:out|this|it|the)\\b|\\bopportunit(?:y|ies)\\b|\\bchance to\\b|\\bhurry\\b|(?:^"
              + " ?|; |\\b(?:and|so|then|please|just|simply)"
              + " )(?:buy|get|choose|take|pick|try|grab|own|add|hold|invest in|start with|switch"
              + " to|move (?:in)?to) (?:the |our |some |more |a |in )*\u25C7|\\bact"
              + " (?:now|fast|quickly)\\b|\\b(?:buy|invest|get in)"
              + " (?:now|today|before|while|it|this|into)\\b|\\b(?:top|first|my|our|your)"
              + " (?:pick|choice)\\b|\\bfavou?rites?\\b|\\bpopular\\b|\\bbestsell\\w*|\\b(?:most|many|other)"
              + " (?:of our"
              + " )?(?:customers|clients|people)\\b|\\beverybody|\\beveryone\\b|\\boutperform\\w*|\\bbeats?"
              + " (?:the market|inflation|deposits?)\\b|\\bguaranteed\\b|\\brisk"
              + " free\\b|\\b(?:cannot|can't|can not|won't|will not|never) (?:lose|go"
              + " wrong)\\b|\\bgo(?:ing)? (?:for|with)\\b|\\bopt(?:ing)? for\\b|\\bchoose"
              + " (?:this|it)\\b|\\bpick (?:this|it)\\b|\\b(?:give|given|giving) (?:\\w+ ){1,5}?a"
              + " try\\b|\\btry (?:it|this|out|the|our)\\b|\\btake a look\\b|\\byou(?:'ll|'d| will|"
              + " would) (?:love|like|enjoy|profit|benefit|be"
              + " happy|earn|make)\\b|\\bhigh(?:er|est)?"
              + " (?:returns?|yields?|gains?|growth)\\b|\\bstrong"
              + " (?:buy|returns?|growth|performance)\\b|\\bdo(?:es)? well\\b|\\bdoing (?:very"
              + " |really )?well\\b|\\bbright"
              + " (?:future|prospects)\\b|\\b(?:put|move|place|park|invest|shift) (?:all |some"
              + " |part )?(?:of )?(?:your|the|that|this|it)"
              + " ?(?:money|savings|cash|bonus|funds|deposit)?\\b|\\b(?:a )?must have\\b|\\bno"
              + " brainer\\b|\\bif i were you\\b|\\bi(?:'m| am) (?:buying|in)\\b|\\bi"
              + " (?:own|hold|buy|bought|like|love|chose) (?:it|this)\\b|\\bwe"
              + " (?:like|love|favou?r|prefer)\\b|\\bnumber one\\b|\\bone to"
              + " (?:buy|have|go)\\b|\\bthe (?:one|fund|product) you(?:'re| are)?"
              + " (?:want|need|look)");

  private static final Pattern ZH_ASKS =
      Pattern.compile(
          "推荐|荐|建议|参谋|(?<!基金|主要|产品|它|都|会|\u25C7)[买选投]点?(?:哪|什么|啥)"
              + "|哪[个只款种些支一]?.{0,12}(?:好|高|合适|适合|值得|划算|稳(?!健)|赚)"
              + "|该不?该?[买投入选]|要不要[买投入选]|值得|值不值|适合我|适不适合|合适吗|合不合适|好不好|怎么样|靠谱"
              + "|怎么(?:配置|投资|打理)|闲钱|(?:钱|存款|奖金|积蓄).{0,8}(?:放哪|投哪|买点|买些|怎么[放投用]|往哪)"
              + "|有(?:什么|没有|啥)?好的?(?:理财|基金|产品)|收益最?高|回报最?高|最赚|赚钱|稳赚"
              + "|[帮给替][我忙].{0,4}[选挑看]|你会[买选]|您会[买选]|你觉得|您觉得|你看|您看|看好|能赚");

  private static final Pattern EN_ASKS =
      Pattern.compile(
          "\\brecommend\\w*|\\bsuggest\\w*|\\badvis(?:e|es|ed|ing)\\b|\\badvice\\b|\\btips?\\b|\\bopinion\\b|\\b(?:which|what)\\b.{0,60}\\b(?:i|we|you|me|my)\\b.{0,25}\\b(?:buy|choose|pick|invest|get|put|go"
              + " for)\\b|\\bwhere\\b.{0,40}\\b(?:invest|put)\\b|\\bhow (?:should|shall|best|would"
              + " you)\\b"
              + "|\\bwhich\\b.{0,60}\\b(?:best|better|right|suits?|good|safest|one)\\b|\\b(?:should|shall|ought|would"
              + " it be|could) (?:i|we|my)\\b|\\bis"
              + " (?:it|this|that|now)\\b.{0,30}\\b(?:good|worth|right|wise|ok|okay|time)\\b|\\bworth\\b|\\bgood"
              + " (?:investment|choice|fund|product|idea|buy)\\b|\\bbest\\b|\\bbetter\\b|\\b(?:right|good|suitable|something)"
              + " for me\\b|\\bsuits? me\\b|\\bhelp me (?:to"
              + " )?(?:choose|pick|decide|invest|find)\\b|\\bany good\\b|\\bwhat would"
              + " you\\b|\\bwould you (?:buy|choose|pick|take|go)\\b|\\bwhat do you think\\b|\\bdo"
              + " you (?:like|think)\\b|\\binvest"
              + " (?:my|it|this|that|some|the)\\b|\\bhigh(?:er|est)?"
              + " (?:returns?|yields?)\\b|\\bmake money\\b|\\bmy"
              + " (?:bonus|savings|inheritance|spare|idle)\\b");

  /// What stands for a name.
  private static final String NAME = "\u25C7";

  private Recommending() {}

  /// Returns the words of a text that make it recommend what it names, each once; none when it does
  /// not. A product's name says nothing, whatever it praises.
  public static List<String> in(String text, Investments investments) {
    List<String> names = investments.names(text);
    String zh = zh(text, names);
    String en = en(text, names);
    Set<String> found = new LinkedHashSet<>();
    found.addAll(all(ZH_INSISTS, zh));
    found.addAll(all(EN_INSISTS, en));
    found.addAll(all(ZH, ZH_DENIES.matcher(zh).replaceAll(" ")));
    found.addAll(all(EN, EN_DENIES.matcher(en).replaceAll(" ; ")));
    return List.copyOf(found);
  }

  /// Returns whether a customer who writes this asks what to buy, so that whatever is named in
  /// answer is recommended. Of a title or heading it says that what stands below answers such a
  /// question.
  public static boolean isAskedFor(String message, Investments investments) {
    List<String> names = investments.names(message);
    return ZH_ASKS.matcher(zh(message, names)).find() || EN_ASKS.matcher(en(message, names)).find();
  }

  private static String zh(String text, List<String> names) {
    String zh = Investments.squeezed(text);
    for (String name : names) {
      zh = zh.replace(Investments.squeezed(name), NAME);
    }
    return zh;
  }

  private static String en(String text, List<String> names) {
    String en = words(text);
    for (String name : names) {
      en = en.replace(words(name).strip(), NAME);
    }
    return en;
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher match = pattern.matcher(text);
    while (match.find()) {
      found.add(match.group().strip());
    }
    return found;
  }

  /// The words of a text in lower case, a space between each two, apostrophes, and a semicolon
  /// between sentences.
  private static String words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return plain
        .replaceAll("\\p{Cf}", "")
        .replaceAll("[\\u2018\\u2019`]", "'")
        .replaceAll("[.!?;:\\n\u3002]+", " ; ")
        .replaceAll("[^\\p{L}\\p{N}';]+", " ");
  }
}
