package dev.lobby.dialogue;

import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Understanding;
import dev.lobby.language.act.Act;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The wish of somebody who was promised a call to be called at another time: "改到明天上午吧", "call me
/// at 4 instead of 2".
///
/// Asked only where a call is promised, of which alone such words can be meant.
final class CallMove {

  /// What stands under the question when to call instead.
  static final String OPTION = "call-time";

  /// What somebody is told who asks for another time.
  static final Set<WordsKey> WORDS =
      EnumSet.of(WordsKey.CALL_MOVED, WordsKey.CALL_TIME_ASKED, WordsKey.CALL_TIME_NOTED);

  /// Wants another time.
  private static final Pattern MOVES =
      Pattern.compile(
          "改(?:到|成|为|在|期|天|约|(?:一下|一个|个|下)?时间)|再改(?:一下|一次|下|个)?|改(?:一下|下)(?![资个密号手地邮])|换(?:到|成|(?:一下|一个|个|下)?(?:时间|时段|日子|天))"
              + "|调(?:到|成|整到?|(?:一下|一个|个|下)?时间)|推迟|延后|延期|延迟|挪到|提前(?:到|一点|点|些|打)?|往[后前](?:推|延|挪|提)"
              + "|[晚早](?:一点|点|一些|些)(?:儿)?(?:再)?(?:打|来|回|联系)"
              + "|(?<![^ ])(?:move|change|reschedule|rearrange|postpone|push|delay|shift|switch|bring (?:it|the call) forward"
              + "|make it|instead|rather than|(?:another|different|other|new|better) (?:time|day)|later|earlier|sooner|how about|what about)(?![^ ])");

  /// Says so in words that answer no other question, of when somebody would like to do something.
  private static final Pattern CHANGES =
      Pattern.compile(
          "改(?:到|成|为|在|期|天|约|(?:一下|一个|个|下)?时间|一下)|再改|换(?:到|成|时间)|调(?:到|成|时间)|推迟|延[后期迟]|挪到"
              + "|(?<![^ ])(?:move|change|reschedule|rearrange|postpone|push|shift|switch|make it|instead)(?![^ ])");

  /// Says so without naming one.
  private static final Pattern TIME_CHANGES =
      Pattern.compile(
          "[改换调](?:一下|一个|个|下)?(?:时间|时段|日子)|换[个一]天|改[天期约]|推迟|延[后期迟]"
              + "|(?<![^ ])(?:reschedule|rearrange|postpone|(?:another|different|other|new|better) (?:time|day)|(?:change|move) the time)(?![^ ])");

  /// Says that it is the call that is spoken of.
  private static final Pattern CALL =
      Pattern.compile(
          "电话|回电|来电|致电|联系我|打[给来过吧]|[再来]打|打(?=行吗|可以吗|好吗|好了|$)"
              + "|(?<![^ ])(?:call|calls|callback|calling|ring|phone)(?![^ ])");

  /// What is moved stands before it, and to when behind.
  private static final Pattern TO =
      Pattern.compile(
          "改[到成为在]|换[到成]|调(?:整?到|成)|推迟到|延[后期迟]到|挪到|提前到"
              + "|(?<![a-z])(?:move|change|reschedule|push|shift|switch|postpone|delay|rearrange|bring)(?: [a-z0-9']+){0,6}? (?:to|until|till|for)(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CLAUSE_ENDS =
      Pattern.compile(
          "[，。;；!！~～\\n]+|[,.](?=\\s|$|\\p{IsHan})|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})|(?<=不行|没空|不方便|打了)");

  /// At the time of such a clause nobody can take a call, or wants one.
  private static final Pattern BUSY =
      Pattern.compile(
          "不行|不是|并非|没空|没时间|不方便|不在|不能(?!改|换)|接不了|有事|有会|开会|上班|在忙|要忙|开车|别|不要|不用|不必"
              + "|(?<![a-z])(?:can'?t|cannot|won'?t|not|busy|unavailable|meeting|driving|working|no good|doesn'?t|don'?t|never)(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  /// Leaves the time as it is, or is not about when: about how, or about who calls the bank.
  private static final Pattern STAYS =
      Pattern.compile(
          "(?:不用|不要|不必|别|不需要)(?:再)?(?:改|换|调|推|延|挪)|号码|手机号|换个?(?:人|经理|同事)|谁(?:打|联系)|微信|短信|邮件|邮箱|文字|发消息"
              + "|打(?:个?电话)?给(?:你们|您们?|网点|支行|银行|柜台|客服|柜员)|(?<!给)我(?:自己|会|明天|后天|下周|再|直接|能|可以|是不是){0,3}打(?!不|给我)"
              + "|(?<![^ ])(?:(?:dont|do not|no need to) (?:move|change|reschedule|postpone)|number|different (?:person|manager)|e-?mail|wechat|whatsapp|text me|sms|in writing|(?:message|msg|write to|dm) me"
              + "|i(?: will|ll| can| could| should| may| must| have to| want to)? (?:call|ring|phone)|(?:can|could|should|may|do|shall|will|must) i (?:call|ring|phone)|(?:call|ring|phone) (?:you|the branch|your|them)|phone banking)(?![^ ])");

  /// Any time does.
  private static final Pattern ANY =
      Pattern.compile(
          "(?:随便|随时|都行|都可以|都好|你们定|你定|看你们|什么时候都|哪天都|any ?time|whenever|up to you|you choose|dont mind|not sure|不知道|还不确定|没想好|再说)+");

  /// Says nothing of its own beside a time.
  private static final Pattern FILLERS =
      Pattern.compile(
          "改(?:到|成|为|在)?|换(?:到|成)?|调(?:到|成)?|时间|之?前|之?后|左右|还是|那就?|就|吧|请|麻烦|你们?|您们?|我|能不能|可不可以|可以|能|行|好|方便|比较|更|的|了|再|给|在|到|打|来|电话|回电|联系|吗|呢|嘛|谢谢|不好意思|抱歉|明天|后天|今天|下周|周[一二三四五六日天]|星期[一二三四五六日天]|一下|个|下|有空"
              + "|(?<![^ ])(?:can|could|would|will|you|u|we|i|id|do|please|pls|it|its|the|a|an|at|on|to|is|be|best|better|works?|suits?|for|me|my|make|lets|let|actually|sorry|instead|of|then|ok|okay|hi|so|and|or|but|just|maybe|back|that|this|time|day|thanks|thank|call|ring|phone|us|prefer|like|want|need|have|by|after|before|around|until|about|how|what|move|change|reschedule|push|shift|switch|thing)(?![^ ])");

  /// Beside a time and a word for it, or for the call, no more is said than so many letters.
  private static final int LITTLE = 24;

  private static final int NOTHING = 3;

  /// Nor does who names a time beside a call, and no word for another one.
  private static final int BARELY = 12;

  /// Who writes more says more than that.
  private static final int LONGEST = 90;

  private CallMove() {}

  /// Whether a message asks for another time.
  ///
  /// @param asked whether the customer was asked just now when to call instead
  /// @param answering whether another question is asked, which a time may answer
  static boolean is(Understanding message, LocalDate today, boolean asked, boolean answering) {
    String text = message.text();
    String key = NormalForm.key(text);
    boolean meant =
        Hearing.CALL_MOVED.isIn(message)
            && (!answering || CALL.matcher(key).find())
            && !STAYS.matcher(key).find()
            && (!Asking.is(text) || MOVES.matcher(key).find() || ContactAnswer.namesCall(text))
            && !ContactAnswer.asksForPerson(key)
            && !PromisedCalls.isAskedFor(text);
    if (meant) {
      return true;
    }
    if (key.length() > LONGEST
        || STAYS.matcher(key).find()
        || ContactAnswer.asksForPerson(key)
        || NoContact.isIn(text)
        || PromisedCalls.isAskedFor(text)
        || message.does(Act.CALL_OFF)) {
      return false;
    }
    boolean timed = !time(message, today).isEmpty();
    long rest = rest(message, today);
    // What is asked beside it wants its answer.
    if (Asking.is(text) && rest > NOTHING) {
      return false;
    }
    if (asked && (timed ? rest <= LITTLE : isAny(key))) {
      return true;
    }
    boolean calls = CALL.matcher(key).find();
    if (MOVES.matcher(key).find() && (calls || !answering || CHANGES.matcher(key).find())) {
      return calls
          ? rest <= LITTLE
          : rest <= NOTHING && (timed || TIME_CHANGES.matcher(key).find());
    }
    return message.does(Act.CALL_WANTED)
        && calls
        && timed
        && rest <= BARELY
        && !ContactAnswer.isTiedOrTold(CallTime.without(NormalForm.of(text)));
  }

  private static boolean isAny(String key) {
    String rest = ANY.matcher(key).replaceAll(" ");
    return !rest.equals(key) && FlowEngine.letters(rest) <= LITTLE;
  }

  /// The time that is wanted.
  static CallTime time(Understanding message, LocalDate today) {
    return CallTime.in(wanted(message.text()), message.entities(), today);
  }

  /// The words of a message that may name it: not those of when it does not suit.
  private static String wanted(String text) {
    String words = CallTime.withoutOthers(text);
    Matcher to = TO.matcher(words);
    return free(to.find() ? words.substring(to.end()) : words);
  }

  private static String free(String words) {
    return Stream.of(CLAUSE_ENDS.split(words, -1))
        .filter(it -> !BUSY.matcher(it).find())
        .collect(Collectors.joining(" "));
  }

  /// How much a message says beside the call and a time for it, in letters.
  static long rest(Understanding message, LocalDate today) {
    String text = Misspelt.corrected(message.text());
    for (Entity one : CallTime.named(message.text(), message.entities(), today)) {
      if (one.kind() == Entity.Kind.DATE || one.kind() == Entity.Kind.DURATION) {
        text = text.replace(one.text(), " ");
      }
    }
    String form = NormalForm.of(free(CallTime.withoutOthers(text)));
    String key = NormalForm.key(CallTime.without(form));
    return FlowEngine.letters(FILLERS.matcher(MOVES.matcher(key).replaceAll(" ")).replaceAll(" "));
  }
}
