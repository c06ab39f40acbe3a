package dev.lobby.dialogue;

import dev.lobby.language.text.NormalForm;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Whether somebody takes a complaint back, or says that they made none.
///
/// Only a message that is little more than that is one, beside why the matter is [Settled]: whoever
/// writes more may refuse it, tie it to something, tell who pressed them to it, or go to court
/// instead, and no list of words knows all the ways to say so. In doubt nothing ends, and a person
/// reads it.
final class TakingBack {

  private static final String NUMBER = "(?: ?c ?[0-9a-z]{8} ?)";

  /// It was no complaint at all.
  private static final String DENIED_CHINESE =
      "(?:这|我|又|真的?|根本|可|也|都|并|只)*(?:不是|没(?:有)?说|没想过?|不算是?|算不上)(?:要|在|来|想|什么|个)*投诉(?:你们?)?(?:啊|的)?";

  private static final String ONLY_ASKS_CHINESE =
      "(?:我|就是?|只是?|是|想|来|随便|而已|单纯|顺便)*(?:问问|问一?下|咨询(?:一下)?|了解(?:一下)?|看看|说说|吐槽(?:一下)?|抱怨(?:一下|几句)?|反映(?:一下)?|提个?(?:建议|意见))(?:而已|的|就行|罢了)*";

  private static final String TAKEN_CHINESE =
      "(?:(?:不(?:想|用|要|再|打算)?|别|没有?想?要?|没在)再?投诉(?:你们?|他们?|她)?"
          + "|"
          + DENIED_CHINESE
          + "|(?:撤(?:回|销|消|掉|了)?|取消)(?:我的|这个|这条|那个|那条|该)?(?:投诉"
          + NUMBER
          + "?|"
          + NUMBER
          + ")|投诉"
          + NUMBER
          + "?(?:我|要|想|请|麻烦|帮我|给我|都)*(?:撤(?:回|销|消|掉)?|取消|作废|算了|免了|不要了))";

  /// What may stand beside it. What asks somebody to do it (让我, 要我, 叫我), a condition (就, 先) and
  /// another matter may not.
  private static final String BESIDE_CHINESE =
      "(?:我(?:的|们)?|这(?:个|条|次)?|那(?:个|条|就)?|okay|ok|thanks|thank you|thx|sorry|pls|please|还是|也|都|真的|现在|决定|申请|要(?![我不])|想(?![我不])|请(?!我)|把|帮我|给我"
          + "|麻烦(?:你们?|您)?|您好|你好|了|吧|啦|啊|呀|哦|噢|嗯|好的?|行|算了|没事|没关系|不用了|不必了|谢谢(?:你们?|您)?|谢了|多谢"
          + "|"
          + ONLY_ASKS_CHINESE
          + "|别误会|(?:你|您)?(?:搞|弄|听|理解)错了|抱歉|不好意思|再见|拜拜|一下|撤(?:回|销|消|掉|诉)?|是?(?:一场)?误会|(?:是我)?(?:搞|弄)错了"
          + "|(?:问题|事情|钱)?(?:已经?|都)(?:解决|处理好|弄好|搞定|到账|退给我|退回来|收到)了|"
          + NUMBER
          + ")";

  private static final Pattern WHOLE_CHINESE =
      Pattern.compile(
          BESIDE_CHINESE
              + "*"
              + TAKEN_CHINESE
              + "(?:"
              + BESIDE_CHINESE
              + "|"
              + TAKEN_CHINESE
              + ")*");

  private static final String DENIED_ENGLISH =
      "(?:(?:it|this|that) (?:is |was |s )?(?:not|isnt|wasnt|wasn t|isn t) (?:really |meant as |meant to be |supposed to be |intended as )?a complaint|its not (?:really |meant as )?a complaint|thats not a complaint|not a complaint|(?:i )?(?:did not|didnt) mean (?:it|that|this) as a complaint|i (?:was|am) not (?:making a complaint|complaining))";

  private static final String ONLY_ASKS_ENGLISH =
      "(?:(?:i was |i am |im |i )?(?:just|only|merely) (?:asking|wondering|curious|a question|wanted to (?:know|ask)|want to (?:know|ask)|saying|venting|checking)|(?:its |it is |it was )?(?:just|only) a question)";

  private static final Pattern DENIED =
      Pattern.compile(DENIED_CHINESE + "|\\b" + DENIED_ENGLISH + "\\b");

  private static final String TAKEN_ENGLISH =
      "(?:(?:withdraw|cancel|drop|take back|retract|remove|close|scrap|forget|forget about|never ?mind) (?:my |the |this |that )?complaint"
          + "|(?:my |the |this |that )?complaint"
          + NUMBER
          + "?(?: please| is| as)? ?(?:withdrawn|(?:withdraw|cancel|drop|close) (?:it|that)|take it back)"
          + "|i (?:didnt|did not|dont|do not|no longer) (?:really |even )?(?:(?:want|wish|mean|need|have) to )?(?:complain|make a complaint|file a complaint|(?:pursue|go on with|continue with) (?:my |the |this |that )?complaint)"
          + "|i (?:(?:want to|would like to|will|do) )?take (?:it|that|this) (?:all )?back"
          + "|(?:im|i am) not complaining|"
          + DENIED_ENGLISH
          + ")";

  private static final String BESIDE_ENGLISH =
      "(?:ok|okay|oh|no|nah|well|actually|then|please|pls|thanks|thank you|thx|ty|cheers|never ?mind|nvm|forget it|leave it|any ?more"
          + "|any longer|after all|now|so|yes|just|hi|hello|sorry|all right|alright|fine|good|consider|and|im|i am|its|it is|all"
          + "|"
          + ONLY_ASKS_ENGLISH
          + "|you misunderstood(?: me)?|i|i want to|id like to|i would like to|i wish to|id rather|(?:cancel|drop|withdraw|close) it|take it back"
          + "|(?:it is |its |thats |it was )?(?:all )?(?:solved|sorted|resolved|fixed|a mistake|my mistake|a misunderstanding)"
          + "|"
          + NUMBER
          + ")";

  private static final Pattern WHOLE_ENGLISH =
      Pattern.compile(
          "(?:"
              + BESIDE_ENGLISH
              + " )*"
              + TAKEN_ENGLISH
              + "(?: (?:"
              + BESIDE_ENGLISH
              + "|"
              + TAKEN_ENGLISH
              + "))*");

  /// What takes it back only where one goes on that can be meant: without its name.
  private static final Pattern WHOLE_UNNAMED =
      Pattern.compile(
          "(?:"
              + BESIDE_CHINESE
              + ")*(?:(?:撤(?:回|销|消|掉|诉)?(?:它|这个|那个)?了?|(?:不|不想|不打算)再?(?:追究|计较|告|告你们)了?|(?:这|那)(?:个|件)?事儿?就?算了))(?:"
              + BESIDE_CHINESE
              + "|不值得|不值当|犯不着)*"
              + "|(?:"
              + BESIDE_ENGLISH
              + " )*(?:withdraw|retract|drop|scrap) (?:it|this|that)(?: "
              + BESIDE_ENGLISH
              + "| not worth it)*");

  /// All of a message of somebody who lets it go, beside the reason they give.
  private static final Pattern LET_GO =
      Pattern.compile(
          "(?:算了|罢了|没事儿?了?|不用了|不必了|那|吧|好的?|行|嗯|我|就|谢谢(?:你们|您)?)*+"
              + "|(?:(?:ok|okay|oh|no|nah|well|actually|then|please|pls|thanks|thank you|thx|never ?mind|nvm|forget it|forget about it|leave it|dont bother|no need|just|now|its|it is|sorry)(?: |$))*+");

  /// What lets it go, and may stand for it.
  private static final Pattern LETS_GO =
      Pattern.compile(
          "算了|罢了|不用了|不必了|\\b(?:never ?mind|nvm|forget it|forget about it|leave it|dont bother)\\b");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:不|别|不想|不用|不要|没想|没有要|没要)(?:再)?投诉(?:了|啦|$|[,。!])"
              + "|(?:撤回|撤销|撤消|撤掉|取消|撤)(?:我的|这个|这条|那个|那条|该)?投诉"
              + "|投诉[^,。!?你们我的]{0,6}(?:撤回|撤销|撤消|撤掉|撤了|取消)(?:吧|了|掉|$|[,。!])|^(?:我)?(?:没有?|没在)投诉"
              + "|\\b(?:withdraw|cancel|drop|take back|retract|remove|close) (?:my |the |this |that )?complaint\\b"
              + "|\\bcomplaint\\b.{0,24}\\b(?:withdrawn|(?:withdraw|cancel|drop|close) (?:it|that)\\b|take it back)"
              + "|\\bi (?:did ?n[o']?t|do ?n[o']?t|did not|do not) (?:(?:want|wish|mean) to )?(?:complain|make a complaint|file a complaint)(?= ?(?:[,.!]|anymore|any more|$))"
              + "|\\bi(?:'m| am) not complaining\\b");

  /// It is not taken back after all, or somebody else wants it to be.
  private static final Pattern KEPT =
      Pattern.compile(
          "(?:不会|不想|没有?|别|不要|不用|勿|不)(?:去|再|给我|帮我|替我)?撤(?:回|销|消|掉|诉)?(?:我的|这个|这条|那个|该)?(?:投诉)?(?:了|啦|吧)?(?:$|[,。!])"
              + "|(?:逼|让|叫|劝|求|骗|威胁|要求|要)(?:着|了)?我们?[^,。!?]{0,6}(?:撤|取消投诉|不投诉|别投诉)"
              + "|(?:不可能|怎么可能|怎能|不会)不投诉|(?:继续|恢复|坚持)(?:我的|这个)?投诉"
              + "|\\b(?:do ?n[o']?t|never|wo ?n[o']?t)\\b.{0,16}\\b(?:withdraw|cancel|drop|take back|retract|remove|close) (?:it|that|(?:my|the|this|that) complaint)\\b"
              + "|\\b(?:told|asked|made|forced|pressured|pushed|threatened) me\\b.{0,12}\\b(?:withdraw|cancel|drop|take back|retract)\\b"
              + "|\\b(?:keep|reinstate|pursue|continue(?: with)?|go on with) (?:my|the|this|that) complaint\\b");

  /// The whole of what somebody writes who thought better of it.
  private static final Pattern MIND =
      Pattern.compile(
          "(?:我|又|还是)*改变?了?主意了?|(?:sorry )?(?:i |ive |i have )?changed my mind(?: again)?");

  private static final Pattern COMPLAINT_MISSPELT =
      Pattern.compile("\\bcompl?(?:iant|ant|aint|ainct|ait|aitn|int|ent|aints|anit|iaint)\\b");

  private static final Pattern WITHDRAW_MISSPELT =
      Pattern.compile("\\bwid?th?d?raw(?:ing|l)?\\b|\\bwithdr(?:ow|aw)(?:ing|al)?\\b");

  private static final Pattern DROPPING =
      Pattern.compile("\\b(cancel|drop|retract|scrap)(?:l|p)?ing\\b");

  private static final Pattern CHINESE_LETTER = Pattern.compile("\\p{IsHan}");

  private static final Pattern COMPLAIN_IN_CHINESE =
      Pattern.compile("(?<![a-z])complain(?:t|ing)?(?![a-z])");

  private static final Pattern WITHDRAW_IN_CHINESE =
      Pattern.compile("(?<![a-z])(?:withdraw|cancel|drop)(?![a-z])");

  /// Nobody needs more to say it, and matching goes as deep as a message is long.
  private static final int LONGEST = 80;

  /// As far as a longer message is looked at.
  private static final int READ = 400;

  private TakingBack() {}

  /// Whether a message does nothing but take a complaint back, and say why it is settled.
  static boolean is(String text) {
    String spelt = spelt(text);
    return isLittle(text) && (isWhole(NormalForm.key(spelt)) || isWhole(Settled.rest(spelt)));
  }

  /// Whether a message that takes a complaint back says that it was none.
  static boolean isDenied(String text) {
    return is(text) && DENIED.matcher(NormalForm.key(spelt(text))).find();
  }

  private static boolean isWhole(String key) {
    return WHOLE_CHINESE.matcher(key).matches() || WHOLE_ENGLISH.matcher(key).matches();
  }

  /// Whether a message takes back the complaint that goes on, which it need not name; who only no
  /// longer waits, or wants no more questions, takes nothing back.
  static boolean isHere(String text) {
    if (is(text)) {
      return true;
    }
    if (!isLittle(text) || GivingUp.is(text)) {
      return false;
    }
    String spelt = spelt(text);
    String key = NormalForm.key(spelt);
    String rest = Settled.rest(spelt);
    boolean reason = !rest.equals(key);
    return WHOLE_UNNAMED.matcher(key).matches()
        || (reason && WHOLE_UNNAMED.matcher(rest).matches())
        || (reason && LET_GO.matcher(rest).matches() && LETS_GO.matcher(rest).find());
  }

  private static final Pattern PART =
      Pattern.compile("(?:[^,.。!?; ]|(?<!\\p{IsHan}) | (?!\\p{IsHan}))+[,.。!?;]?");

  /// Whether a message takes back the complaint that goes on in a part of it, and wants something
  /// else in another.
  static boolean isBeside(String text) {
    String form = form(text);
    return !isUndone(text)
        && !is(text)
        && PART.matcher(form).results().map(MatchResult::group).anyMatch(TakingBack::is);
  }

  /// The message with the words that matter here as they are spelt, in the form and the language in
  /// which the rest is said.
  private static String spelt(String text) {
    String form = COMPLAINT_MISSPELT.matcher(NormalForm.of(text)).replaceAll("complaint");
    form = WITHDRAW_MISSPELT.matcher(form).replaceAll("withdraw");
    form = DROPPING.matcher(form).replaceAll("$1");
    return CHINESE_LETTER.matcher(form).find()
        ? WITHDRAW_IN_CHINESE
            .matcher(COMPLAIN_IN_CHINESE.matcher(form).replaceAll("投诉"))
            .replaceAll("撤")
        : form;
  }

  private static boolean isLittle(String text) {
    return NormalForm.key(text).length() <= LONGEST && !Asking.is(text);
  }

  /// Whether it is spoken of, whatever is said beside it.
  static boolean isNamed(String text) {
    return !Asking.is(text) && NAMED.matcher(form(spelt(text))).find();
  }

  /// Whether somebody says that a complaint is not to be taken back, or thinks better of having
  /// done so.
  static boolean isUndone(String text) {
    String key = NormalForm.key(text);
    return (key.length() <= LONGEST && MIND.matcher(key).matches())
        || (!Asking.is(text) && KEPT.matcher(form(text)).find());
  }

  private static String form(String text) {
    String form = NormalForm.of(text);
    return form.length() > READ ? form.substring(0, READ) : form;
  }
}
