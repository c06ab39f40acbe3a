package dev.lobby.dialogue;

import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.dialogue.FlowEngine.Message;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Option;
import dev.lobby.language.Understanding;
import dev.lobby.language.act.Act;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.Entity.Kind;
import dev.lobby.language.text.NormalForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody answers who is asked whether, and how, they may be contacted.
///
/// Leave is not read out of a message that denies anything, but for one that denies calls alone and
/// says how to write instead. A number or an address that is given is leave to use it. Of "any
/// time" and another option the other says more.
final class ContactAnswer {

  /// Says no to calls, and nothing of being written to.
  private static final Pattern NO_CALLS =
      Pattern.compile(
          "(?:不要|不用|不必|不需要|不想|不爱|不喜欢|不太方便|不方便|没法|不能|别|勿|甭|莫)"
              + "(?:再|随便|总是|老)?(?:给我|跟我|向我|用)?(?:打|接|听|通|来)?(?:我的?)?"
              + "(?:电话|手机|来电|打(?![扰搅]))(?:给我|联系我?|过来|沟通|说|找我)?了?"
              + "|(?:打?电话|来电)(?:联系)?(?:就|也)?(?:不要|不用|不必|免|不方便|别)(?:打|了)*"
              + "|(?<![a-z0-9])(?:(?:do not|dont|never|not) (?:ever )?(?:want )?(?:you )?(?:to )?"
              + "(?:call|phone|ring|telephone|be called|be phoned)(?: me)?"
              + "|(?:dont want|no)(?: any| more)*(?: phone| telephone)? calls?"
              + "|(?:not|never|no)(?: by| on| over| via)?(?: the| a| my)? (?:phone|telephone|mobile|calling|call)"
              + "|(?:forget|skip|cancel|drop)(?: about)? (?:the|that|my|your) (?:phone )?(?:call|calls|callback)"
              + "|(?:without|instead of|rather than)(?: by)?(?: the| a| my)?"
              + " (?:phone|telephone|calling|call|calls|phoning|ringing|ring)(?: me)?)(?![a-z0-9])");

  /// Who does it themselves asks nobody to write.
  private static final Pattern THEMSELVES =
      Pattern.compile("自己|自行|(?<![^ ])(?:myself|on my own)(?![^ ])");

  /// Complains of being called, in words that deny nothing.
  private static final Pattern UNWANTED =
      Pattern.compile(
          "停止|拒绝|谢绝|拒接|免打|(?<!麻)烦|骚|老是|总是|天天|成天|太[慢晚多]|谁(?:给|让|告诉)"
              + "|(?<![a-z])(?:hate|annoy\\w*|harass\\w*|always|keep|quit|sick of|unsubscribe|who gave)(?![a-z])");

  /// Tells what somebody did, which allows nothing.
  private static final Pattern STORY =
      Pattern.compile(
          "昨|前天|上周|上个?月|上次|刚才|刚刚|有人|骗|陌生|对方|(?<!其)他|她"
              + "|(?<![a-z])(?:yesterday|last (?:week|month|time)|someone|somebody|he|she|they|scam\\w*)(?![a-z])");

  /// Asks to be written to, where little else is said.
  private static final Pattern TO_ME =
      Pattern.compile(
          "(?:微信|短信|邮件|邮箱|网上|线上|在线|这里|留言|app).{0,4}(?:联系我|找我|发我|回复我|说就行|说就好|聊就行|联系就行)"
              + "|加(?:一?下)?我(?:的)?(?:微信|wx|vx|v信|qq)|(?:我的)?(?:微信号?|wx|vx|v信|qq)(?:号)?(?:是|为)"
              + "|(?<![a-z])add me on (?:wechat|whatsapp|line)|my (?:wechat|whatsapp|e ?mail)(?: id| address)? is"
              + "|(?:给我|请)(?:发|留)个?(?:微信|短信|消息|信息|邮件|言)|(?:微信|短信)我"
              + "|(?<![a-z])(?:message|msg|dm|text|sms|ping|write to|e ?mail|wechat|whatsapp) me(?![a-z])"
              + "|(?<![a-z])(?:contact|reach) me (?:on|by|via|over|through) (?:wechat|whatsapp|telegram|line|text|sms|message|e ?mail)(?![a-z])");

  /// Names a person to speak with.
  private static final Pattern PERSON =
      Pattern.compile(
          "人工|真人|客服|专员|(?<![a-z])(?:agents?|humans?|persons?|people|representative|operator)(?![a-z])");

  private static final Pattern SOMEBODY_NOW =
      Pattern.compile(
          "人工|真人|(?<![a-z])(?:agents?|humans?|representative|operator|(?:real|actual) person)(?![a-z])");

  private static final Pattern LEADING =
      Pattern.compile(
          "^ *(?:(?:actually|no|nah|well|ok|okay|oh|sorry|hmm)(?: +|$)){1,5}(?=.)|^(?:算了|不了|还是){1,5}(?=.)");

  /// Says nothing of its own.
  private static final Pattern FILLERS =
      Pattern.compile(
          "算了|还是|那就?|吧|请|麻烦|直接|就行|就好|谢谢|好的?|可以|行|嗯|了"
              + "|(?<![^ ])(?:actually|no|nah|well|ok|okay|oh|sorry|hmm|hi|just|please|pls|plz|thanks|thank you"
              + "|thx|yes|yeah|sure|fine|and|but|then|instead|rather|you can|id|i would|prefer)(?![^ ])");

  /// Asks to be called.
  private static final Pattern CALL_ME =
      Pattern.compile(
          "给我(?:打|来|回)?(?:一?个)?电话(?!的[^话])|打(?:一?个)?电话给我(?!的[^话])|打我(?:的)?(?:电话|手机)|电话联系我|(?:可以|方便)(?:打电话|来电|电话联系|打给我|打我)|打我(?=1[3-9][0-9])|(?:上午|下午|晚上|早上|中午|点半?|时间)打给?我"
              + "|(?:可以|请|方便|随时)打(?=$| |吧|啊|的|哈|[明后今周下上])|(?<![\\p{IsHan}&&[^系电]])(?:请|就|可以)?打电话(?:吧|就行|即可)?(?=$| |[明后今周下上星])"
              + "|打给我(?:吧|就行|就好|即可|好了)|(?:上午|下午|晚上|早上|中午|点半?)打(?:就行|就好|吧)?(?![^ ])|(?:让|叫|请|安排)(?:个|一?位)?(?:你们?的?)?(?:客户)?经理(?:来|尽快|今天|明天)*(?:联系|打给|打电话给)我|(?:分钟|小时|钟头)(?:之|以)?后打给?我"
              + "|(?<![^ ])(?:call|phone|ring) me(?! (?:back |a )?(?:when|if|once|a|an|by (?:my|your|his|her|the|another))(?![^ ]))(?![^ ])"
              + "|(?<![^ ])(?:you|u) (?:can|may) (?:call|phone|ring)(?: me)?(?! (?:back|off|it|this|them|him|her|your|the))(?![^ ])"
              + "|(?<![^ ])(?:have|let|ask|get) (?:a|the|your|my) (?:relationship )?manager (?:to )?(?:call|ring|phone|contact) me(?![^ ])"
              + "|(?<![^ ])give me a (?:call|ring)(?![^ ])");

  /// Puts it off, and refuses none.
  private static final Pattern LATER =
      Pattern.compile(
          "[再才](?:给我|跟我)?(?:打|来|回|联系)|(?:以后|之后)(?:给我)?(?:打|联系)"
              + "|(?<![^ ])(?:call|ring|phone|contact|try) (?:me )?(?:again )?(?:on |in the |after |from |next |later|tomorrow|in )");

  /// What a call is tied to, or was.
  private static final Pattern CONDITION =
      Pattern.compile(
          "如果|要是|除非|的话|等.{0,6}再|先|为什么|怎么|没人|还没"
              + "|(?<![^ ])(?:if|unless|until|once|when|before|why|nobody|didnt|did|used to|they|he|she)(?![^ ])");

  private static final Pattern IF =
      Pattern.compile("如果|要是|除非|的话|(?<![^ ])(?:if|unless|until)(?![^ ])");

  /// Asks for a call in a question.
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:能不能|可不可以|可以|能否|能|麻烦|请|方便)[^,。?]{0,12}(?:打|来电|回电|联系|电话)"
              + "|(?<![^ ])(?:can|could|would|any chance|is it possible for) (?:you|u|someone|somebody|anyone|one of you|your|a|an|the)(?![^ ])");

  /// Who asks to be called says when, and no more.
  private static final int CALL_LITTLE = 24;

  /// Who names nothing else says no more beside when.
  private static final int CALL_NOTHING = 8;

  /// Who asks to be written to says no more than so many letters beside it.
  private static final int LITTLE = 18;

  private ContactAnswer() {}

  /// The answer: what is on the button of the option, and what was typed where that says more;
  /// empty when it is no answer to rely on.
  static Optional<String> of(List<Option> options, Message message) {
    Optional<Option> picked = message.option().flatMap(id -> option(options, id));
    if (picked.isPresent()) {
      return picked.map(it -> it.button(message.language()));
    }
    String words = withoutAddresses(message);
    List<Option> named = named(options, words);
    boolean more =
        named.size() > 1
            || gives(message, Kind.PHONE)
            || gives(message, Kind.EMAIL)
            || wishesCall(words)
            || meansCall(message)
            || later(options, words, message).isPresent()
            // 留言 on the button is where WeChat was said.
            || named.stream().anyMatch(it -> Flow.WRITTEN.contains(it.id()))
            || asksToBeWrittenTo(message);
    return instead(options, words, message)
        .or(() -> later(options, words, message))
        .or(() -> refused(named))
        .or(() -> allowed(options, words, named, message))
        .or(() -> meansCall(message) ? atTime(options, named) : Optional.empty())
        .map(it -> it.button(message.language()))
        .map(button -> more ? FlowTurn.Filled.typed(button, message.text().strip()) : button);
  }

  /// Whether a message asks to be written to, or to be reached where one writes, and wishes for
  /// nothing else.
  static boolean asksToBeWrittenTo(Message message) {
    String words =
        withoutFillers(NO_CALLS.matcher(NormalForm.key(withoutAddresses(message))).replaceAll(" "));
    String rest = TO_ME.matcher(words).replaceAll(" ");
    return !rest.equals(words)
        && FlowEngine.letters(rest) <= LITTLE
        && !Listening.to(rest).denies()
        && !PERSON.matcher(words).find()
        && !isNoLeave(words)
        && !Asking.is(message.text());
  }

  /// The answer of who says it unasked, in so many words: how to write to them, or that they are to
  /// be called. Nothing is taken from what is said beside another matter.
  static Optional<String> unasked(List<Option> options, Message message) {
    return asksToBeWrittenTo(message) || insteadOfCalls(options, message) || asksForCall(message)
        ? of(options, message)
        : Optional.empty();
  }

  /// Whether who wants no calls says no more than how to write to them.
  private static boolean insteadOfCalls(List<Option> options, Message message) {
    String words = withoutAddresses(message);
    return refusesCalls(words)
        && FlowEngine.letters(
                FILLERS
                    .matcher(NO_CALLS.matcher(NormalForm.key(words)).replaceAll(" "))
                    .replaceAll(" "))
            <= LITTLE
        && !isNoLeave(words)
        && !Asking.is(message.text())
        && instead(options, words, message).isPresent();
  }

  /// The addresses of who wants no calls and names where to write to instead, and says no more;
  /// empty for anybody else.
  static List<String> insteadOfCalls(Understanding message) {
    return saysLittleBesideNoCalls(message) ? addresses(message) : List.of();
  }

  /// Whether somebody wants no calls, asks to be written to instead, and says no more.
  static boolean asksForWritingInstead(Understanding message) {
    return saysLittleBesideNoCalls(message)
        && (!addresses(message).isEmpty() || TO_ME.matcher(NormalForm.key(message.text())).find());
  }

  private static boolean saysLittleBesideNoCalls(Understanding message) {
    String words = message.text();
    for (String one : addresses(message)) {
      words = words.replace(one, " ");
    }
    String rest =
        FILLERS.matcher(NO_CALLS.matcher(NormalForm.key(words)).replaceAll(" ")).replaceAll(" ");
    return refusesCalls(words)
        && FlowEngine.letters(rest) <= LITTLE
        && !Listening.to(rest).denies()
        && !isNoLeave(words)
        && !Asking.is(message.text());
  }

  /// The e-mail addresses that a message names.
  static List<String> addresses(Understanding message) {
    return message.entities().stream()
        .filter(it -> it.kind() == Kind.EMAIL)
        .map(Entity::text)
        .distinct()
        .toList();
  }

  /// Whether words speak of a person to write with here, and not of one who calls.
  static boolean asksForPerson(String key) {
    return SOMEBODY_NOW.matcher(key).find();
  }

  /// Whether a message asks to be called, and says when at most, or means just that.
  static boolean asksForCall(Message message) {
    return meansCall(message)
        || besideCall(message).filter(it -> FlowEngine.letters(it) <= CALL_LITTLE).isPresent();
  }

  /// Whether what a message means is that somebody is to call, however that is put; leave beside a
  /// number is leave to call it.
  private static boolean meansCall(Message message) {
    Set<Act> acts = message.acts();
    return (acts.contains(Act.CALL_WANTED)
            || (acts.contains(Act.CONTACT_WELCOME) && gives(message, Kind.PHONE)))
        && !acts.contains(Act.NO_CALLS)
        && !acts.contains(Act.CALL_MOVED)
        && !refusesCalls(message.text())
        && !isTiedOrAsked(message.text())
        && !asksForPerson(NormalForm.key(message.text()));
  }

  /// Whether a call is tied to something, or asked after: a request may have the form of a
  /// question.
  static boolean isTiedOrAsked(String text) {
    String key = NormalForm.key(text);
    return IF.matcher(key).find() || (Asking.is(text) && !REQUEST.matcher(key).find());
  }

  /// When to call: at the time of day that is named, or at any.
  private static Optional<Option> atTime(List<Option> options, List<Option> named) {
    return named.stream()
        .filter(it -> named.size() == 1)
        .filter(it -> !it.id().equals(Flow.REFUSAL) && !Flow.WRITTEN.contains(it.id()))
        .findFirst()
        .or(() -> option(options, Flow.ANYTIME));
  }

  /// Whether it does, and names nothing that the call is to be about.
  static boolean asksForNothingButCall(Message message) {
    // Beside a number one may only put it right.
    return (meansCall(message) && !gives(message, Kind.PHONE))
        || besideCall(message)
            .map(rest ->
                message.named().stream()
                    .filter(it -> it.kind().equals(Kind.DATE.wire()))
                    .map(it -> NormalForm.key(it.text()))
                    .reduce(CallTime.without(rest), (words, day) -> words.replace(day, " ")))
            .filter(it -> FlowEngine.letters(it) <= CALL_NOTHING)
            .isPresent();
  }

  /// What is said beside the wish to be called; empty where none is.
  private static Optional<String> besideCall(Message message) {
    String key = NormalForm.key(withoutAddresses(message));
    return CALL_ME.matcher(key).find()
            && !asksForPerson(key)
            && !Listening.to(message.text()).denies()
            && !isNoLeave(key)
            && !CONDITION.matcher(key).find()
            && !Asking.is(message.text())
        ? Optional.of(FILLERS.matcher(CALL_ME.matcher(key).replaceAll(" ")).replaceAll(" "))
        : Optional.empty();
  }

  /// The answer of who asks, with what they are interested in, to be called.
  static Optional<String> wishedCall(Flow.Step step, Message message) {
    return step.takes() instanceof Flow.Takes.Choice(List<Option> options)
            && (wishesCall(withoutAddresses(message)) || meansCall(message))
        ? of(options, message)
        : Optional.empty();
  }

  /// Whether words, whatever else they say, ask for a call.
  static boolean wishesCall(String words) {
    String key = NormalForm.key(words);
    return CALL_ME.matcher(key).find()
        && !refusesCalls(words)
        && !NoContact.isIn(words)
        && !isNoLeave(key)
        && !CONDITION.matcher(key).find()
        && !BesideContact.asksAboutCall(words);
  }

  /// Whether words tie a call to something, complain of one or tell of one.
  static boolean isTiedOrTold(String words) {
    String key = NormalForm.key(words);
    return isNoLeave(key) || CONDITION.matcher(key).find();
  }

  /// Whether a clause asks for a call.
  static boolean namesCall(String clause) {
    return CALL_ME.matcher(NormalForm.key(clause)).find();
  }

  /// Whether a message, whatever else it says, says not to be called.
  static boolean refusesCalls(String text) {
    return NO_CALLS.matcher(NormalForm.key(text)).find();
  }

  /// What a message says beside that, with a `#` in the place of it.
  static String besideNoCalls(String text) {
    return NO_CALLS.matcher(NormalForm.key(text)).replaceAll("#");
  }

  /// Whether words say that somebody does it themselves.
  static boolean isByThemselves(String words) {
    return THEMSELVES.matcher(words).find();
  }

  /// The way to write of who wants no calls.
  private static Optional<Option> instead(List<Option> options, String words, Message message) {
    Matcher calls = NO_CALLS.matcher(NormalForm.key(words));
    if (!calls.find()) {
      return Optional.empty();
    }
    String rest = withoutFillers(calls.replaceAll(" "));
    List<Option> named = named(options, rest);
    if (Listening.to(rest).denies()
        || THEMSELVES.matcher(rest).find()
        || !named.stream().allMatch(it -> Flow.WRITTEN.contains(it.id()))) {
      return Optional.empty();
    }
    return named.stream()
        .findFirst()
        .or(() -> gives(message, Kind.EMAIL) ? option(options, Flow.EMAIL) : Optional.empty())
        .or(() -> TO_ME.matcher(rest).find() ? option(options, Flow.MESSAGE) : Optional.empty());
  }

  /// Without what stands before the rest and says nothing, such as "actually no".
  private static String withoutFillers(String words) {
    return LEADING.matcher(words).replaceFirst("");
  }

  /// Who cannot be called now and says when, may be called then.
  private static Optional<Option> later(List<Option> options, String words, Message message) {
    return LATER.matcher(NormalForm.key(words)).find()
            && gives(message, Kind.DATE)
            && !Asking.is(words)
            && !isNoLeave(words)
            && !NoContact.isIn(words)
        ? option(options, Flow.ANYTIME)
        : Optional.empty();
  }

  private static Optional<Option> refused(List<Option> named) {
    return named.size() == 1 && named.getFirst().id().equals(Flow.REFUSAL)
        ? Optional.of(named.getFirst())
        : Optional.empty();
  }

  private static Optional<Option> allowed(
      List<Option> options, String words, List<Option> named, Message message) {
    if (Listening.to(words).denies()
        || isNoLeave(words)
        || Asking.is(words)
        || named.stream().anyMatch(it -> it.id().equals(Flow.REFUSAL))) {
      return Optional.empty();
    } else if (named.size() == 1) {
      return Optional.of(named.getFirst());
    } else if (!named.isEmpty() || gives(message, Kind.PHONE) || asksForCall(message)) {
      return option(options, Flow.ANYTIME);
    }
    return gives(message, Kind.EMAIL)
        ? option(options, Flow.EMAIL)
        : asksToBeWrittenTo(message) ? option(options, Flow.MESSAGE) : Optional.empty();
  }

  /// Whether words complain of being contacted, or tell that somebody was.
  private static boolean isNoLeave(String words) {
    String form = NormalForm.of(words);
    return UNWANTED.matcher(form).find() || STORY.matcher(form).find();
  }

  /// The options that words name, without the one that says least where another is named.
  private static List<Option> named(List<Option> options, String words) {
    List<Option> named = Listening.to(words).named(options);
    return named.size() > 1
        ? named.stream().filter(it -> !it.id().equals(Flow.ANYTIME)).toList()
        : named;
  }

  private static Optional<Option> option(List<Option> options, String id) {
    return options.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private static boolean gives(Message message, Kind kind) {
    return message.named().stream().anyMatch(it -> it.kind().equals(kind.wire()));
  }

  /// What is said beside the numbers and addresses, in which no word is one.
  private static String withoutAddresses(Message message) {
    String words = message.text();
    for (EntityHeard one : message.named()) {
      if (one.kind().equals(Kind.PHONE.wire()) || one.kind().equals(Kind.EMAIL.wire())) {
        words = words.replace(one.text(), " ");
      }
    }
    return words;
  }
}
