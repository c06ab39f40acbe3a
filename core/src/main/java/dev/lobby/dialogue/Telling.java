package dev.lobby.dialogue;

import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.flow.Flow.Step;
import dev.lobby.knowledge.flow.Flow.Takes;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.text.NormalForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a message tells of somebody's complaint, in the words it is told in: which sums, which
/// days, how to reach them, and whether it puts right what was noted.
///
/// Nothing is chosen where several are told: all of them are kept as they were said.
final class Telling {

  /// Longer messages say too much for one word in them to be what all of it is about.
  static final int SHORT = 60;

  /// So far a word before a number reaches.
  private static final int NEAR = 40;

  /// A message that says no more than a number and a few words.
  private static final int BRIEF = 24;

  /// As much stands beside a telephone number in a message that is about that number.
  private static final int BESIDE_CONTACT = 40;

  /// As many are told again; nobody reads on.
  private static final int MOST = 5;

  /// The bank's own currency, which is meant where none is named.
  static final String HOME = "CNY";

  private static final Set<String> CONTACTS =
      Set.of(Entity.Kind.PHONE.wire(), Entity.Kind.EMAIL.wire());

  /// What was masked at the door holds figures that count nothing.
  private static final Pattern MASKED = Pattern.compile("⟦[^⟧]*⟧");

  /// Before a thing: not this one. 是不是 asks.
  private static final Pattern DENIED =
      Pattern.compile(
          "(?:(?<!是)不是|并非|(?<![a-z])(?:not|isn'?t|wasn'?t|instead of|rather than)(?: the| on| on the)?) *$");

  /// A day of a month of which no more is said than its number, and that it is not the one.
  private static final Pattern DENIED_DAY =
      Pattern.compile(
          "(?:(?<!是)不是|并非|\\b(?:not|instead of|rather than)(?: the)?) ?[0-3]?[0-9](?:[号日]|st|nd|rd|th)?(?![0-9.,]*[0-9元块])");

  /// Behind a thing: it was a slip, where what was meant follows.
  private static final Pattern SLIP =
      Pattern.compile(
          "^ ?(?:块钱?|元|yuan|rmb)? ?[,，、(（.。…-]* ?(?:是|我|刚才|刚刚|这个|这|那){0,4}(?:(?:打|写|说|输|记|弄|搞|填)错(?![账帐卡密号人])|口误|不对)"
              + "|^ ?(?:yuan|rmb|dollars?)? ?[,(.-]* ?(?:(?:is|was|that'?s|that was|it'?s|it was|sorry|oops|oh|a|my) ){0,4}(?:typo|mistake|wrong|slip)(?![a-z])"
              + "|^ ?(?:yuan|rmb|dollars?)? ?[,(.-]* ?(?:(?:sorry|oops|no|oh|wait)[, ]){0,3} ?i meant(?![a-z])");

  private static final Pattern FIGURE = Pattern.compile("[0-9]|[一二两三四五六七八九十百千]+(?:块|元|万|千|百)");

  /// A number that may be a sum although no currency stands beside it.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![0-9a-z:/#第-])(?<![0-9][.,])"
              + "(?<sum>[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\\.[0-9]{1,2})?|[0-9]{1,9}(?:\\.[0-9]{1,2})?)"
              + "(?![0-9a-z%:/]|[.,-][0-9])"
              + "(?! ?(?:[次个天日号月年点分人遍回张笔岁周期条多几来余楼层台线]|小时|星期|(?:times?|days?|hours?|hrs?|minutes?|mins?"
              + "|weeks?|months?|years?|am|pm|people|percent|calls?|cards?|points?)(?![a-z])))");

  /// Before a number: it names something, and is no sum.
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:工号|尾号|编号|单号|卡号|账号|号码|(?:打|拨|拨打)[了过]?|热线|第"
              + "|(?<![a-z])(?:no\\.?|number|id|ref\\.?|reference|room|call(?:ing|ed)?|dial|ring))[ :]*$");

  private static final Pattern TOTAL =
      Pattern.compile("(?:就是|一共|总共|合计|加起来|共|=|total(?: of| is)?|altogether|in all|comes to)[ :]*$");

  /// Around a sum: how often it is taken.
  private static final Pattern EVERY_BEFORE =
      Pattern.compile("(?:每|一)(?:个|一)?(?:月|年|天|周|星期|季度|次|笔|人)[都就要会扣收交了是大概约]*+$");

  private static final Pattern EVERY_AFTER =
      Pattern.compile(
          "^ ?(?:(?:/|每|一) ?个?(?:月|年|天|次|笔|人)"
              + "|(?:each(?: time)?|every time|apiece|(?:an?|per|every) (?:month|year|week|day|time|person|transfer)|monthly"
              + "|yearly|/ ?(?:month|mo|year|yr))(?![a-z]))",
          Pattern.CASE_INSENSITIVE);

  /// Beside a thing these add nothing.
  private static final Map<Language, List<String>> FILLERS =
      Map.of(
          Language.ZH,
          List.of(
              "是", "在", "的事", "那天", "大概", "左右", "好像", "应该是", "我", "的", "吧", "都", "就", "和", "跟", "及",
              "还有", "到", "至", "这两天", "那两天", "两天", "前后", "发生的"),
          Language.EN,
          List.of(
              "it was", "it is", "on", "about", "around", "i think", "at", "the", "maybe", "and",
              "to", "from", "until", "between", "both", "then"));

  /// Beside what somebody wants these add nothing.
  private static final Map<Language, List<String>> WISHING =
      Map.of(
          Language.ZH,
          List.of("要", "想", "想要", "要求", "必须", "给", "马上", "立刻", "赶紧", "快", "快点", "你们"),
          Language.EN,
          List.of(
              "i want", "i need", "want", "need", "you", "to", "my", "the", "now", "a", "give me"));

  /// These answer nothing.
  private static final Map<Language, List<String>> PUZZLED =
      Map.of(
          Language.ZH,
          List.of(
              "什么", "什么意思", "什么东西", "啥", "啥意思", "啊", "嗯", "哈", "呃", "额", "哦", "喂", "看不懂", "没看懂"),
          Language.EN,
          List.of(
              "what", "what do you mean", "huh", "hm", "hmm", "eh", "pardon", "wtf", "excuse me"));

  /// Who asks why tells what happened, and who asks whether the bank can tells what they want.
  private static final Pattern REPROACH =
      Pattern.compile(
          "凭什么|为什么|为何|怎么(?:会|能|可以|就|又|还|老|总|回事|搞)|(?:^| )(?:why|how come|how dare|how can you|how could you)(?: |$)");

  private static final Pattern REQUEST =
      Pattern.compile("能不能|能否|可不可以|可以.*吗|能.*吗|(?:^| )(?:can|could|would|will) (?:you|i|we)(?: |$)");

  private static final Pattern STATED =
      Pattern.compile(
          "(?:应该|应当|其实|实际上?|正确的?|改成|改为|应)?(?:是|为|改成|改为) ?$|(?:^| )(?:is|was|its|it's|be|read|say|meant|to) ?$");

  private static final Pattern WRONG =
      Pattern.compile(
          "不对|错了|弄错|搞错|写错|记错|说错|没记|没写|记漏|漏记|漏了|改成|改为|改一下|更正|应该是|应当是|应为|其实|实际"
              + "|(?<![a-z])(?:wrong|incorrect|should (?:be|read|say)|actually|correction|correct it|mistaken?|i meant|typo)(?![a-z])");

  /// Says that a number or an address is the customer's own, or is to be used.
  private static final Pattern OWN_CONTACT =
      Pattern.compile(
          "我的?(?:新)?(?:电话|手机|号码|邮箱|座机|固话)|联系我|打给我|找我|回我|(?:电话|手机|邮箱|号码)(?:改|换|是|:|：)"
              + "|(?<![a-z])(?:my (?:new )?(?:number|phone|mobile|cell|e-?mail)|(?:call|reach|phone|ring|text|contact|e-?mail) me)(?![a-z])");

  /// So little beside a number says nothing of whose it is: when to call, at most.
  private static final int BARE_CONTACT = 15;

  private static final Pattern MONEY_LABEL =
      Pattern.compile("金额|数额|数目|(?<![a-z])(?:amount|sum)(?![a-z])");

  private static final Pattern DATE_LABEL =
      Pattern.compile(
          "日期|日子|那天是|时间(?:是|应|不|写|记|错)|(?<![a-z])(?:date|day was|it was on|happened on)(?![a-z])");

  /// What a message is made of that puts a number or a day right and says nothing else.
  private static final Pattern CORRECTS =
      Pattern.compile(
          "[0-9]+(?:st|nd|rd|th)?|不是|而是|应该|应当|其实|我|想(?:要|买|存|投|贷)|要(?:买|存|投|贷)|[是的了吧啊块元钱哦]|金额|日期|时间|写错|说错|记错|弄错|打错|口误|更正|抱歉|不好意思|错|不对|改成|改为"
              + "|(?<![a-z])(?:no|oops|oh|not|but|i|meant|it|was|is|its|the|amount|date|day|sum|wrong|my|mistake|typo|correction|actually|sorry|should|be|rather|than|instead|of|yuan|rmb|pounds?)(?![a-z])");

  /// Ten thousand or more, in thousands.
  private static final Pattern ROUND =
      Pattern.compile("\\(" + HOME + " [1-9][0-9]{1,5}000(?:\\.0+)?\\)$");

  private static final Pattern MEANT = Pattern.compile("(\\S+) \\(" + HOME + " [0-9.]+\\)");

  private static final Pattern CURRENCY = Pattern.compile("\\(([A-Z]{3}) ");

  private Telling() {}

  /// A thing and where it stands in the message.
  record Spot(EntityHeard thing, String before, String after) {

    /// Whether it is said to be the one.
    boolean stated() {
      return STATED.matcher(NormalForm.of(before + "|").replace("|", "")).find();
    }

    boolean denied() {
      return DENIED.matcher(NormalForm.of(before + "|").replace("|", "")).find()
          || isSlip(NormalForm.of("|" + after).replace("|", ""));
    }
  }

  /// Whether what stands behind a thing says that it was a slip, and what was meant: of who only
  /// says that something is wrong with a sum it is the sum that is wrong.
  private static boolean isSlip(String after) {
    Matcher slip = SLIP.matcher(after);
    return slip.find() && FIGURE.matcher(after.substring(slip.end())).find();
  }

  /// The things of some kinds that a message names, in order.
  static List<Spot> spots(FlowEngine.Message message, Set<String> kinds) {
    List<Spot> spots = new ArrayList<>();
    int from = 0;
    for (EntityHeard thing : message.named()) {
      int at = message.text().indexOf(thing.text(), from);
      if (at >= 0) {
        from = at + thing.text().length();
      }
      if (kinds.contains(thing.kind())) {
        spots.add(
            at < 0
                ? new Spot(thing, "", "")
                : new Spot(thing, message.text().substring(0, at), message.text().substring(from)));
      }
    }
    return spots;
  }

  /// The message without the things it names, and without what was masked.
  private static String rest(FlowEngine.Message message, Set<String> kinds) {
    StringBuilder rest = new StringBuilder();
    int from = 0;
    for (EntityHeard thing : message.named()) {
      int at = message.text().indexOf(thing.text(), from);
      if (at >= 0) {
        rest.append(message.text(), from, at).append(' ');
        from = at + thing.text().length();
        if (!kinds.isEmpty() && !kinds.contains(thing.kind())) {
          rest.append(thing.text()).append(' ');
        }
      }
    }
    rest.append(message.text().substring(from));
    return MASKED.matcher(rest).replaceAll(" ");
  }

  /// All sums of money, those with a currency first.
  static Optional<String> sums(FlowEngine.Message message) {
    Map<String, String> sums = new LinkedHashMap<>();
    spots(message, Set.of(Entity.Kind.MONEY.wire())).stream()
        .filter(it -> !it.denied())
        .filter(it ->
            !isBare(it.thing.text()) || !Hotline.is(it.thing.text(), NormalForm.of(it.before)))
        .sorted(Comparator.comparing(it -> isBare(it.thing.text())))
        .forEach(it -> sums.putIfAbsent(it.thing.value(), sum(it)));
    return together(sums.values().stream(), message.language());
  }

  private static boolean isBare(String sum) {
    return sum.chars().allMatch(c -> (c >= '0' && c <= '9') || c == ',' || c == '.');
  }

  private static String sum(Spot spot) {
    Matcher before = EVERY_BEFORE.matcher(spot.before);
    Matcher after = EVERY_AFTER.matcher(spot.after);
    String said =
        (before.find() ? before.group() : "")
            + spot.thing.text()
            + (after.find() ? after.group() : "");
    return meaning(said, spot.thing.value());
  }

  /// The number that must be the sum, when a sum was asked for: the only one, or the total.
  static Optional<String> number(FlowEngine.Message message) {
    return number(message, false);
  }

  /// The number that must be a sum, whatever was asked: the only one that was taken, paid or lost.
  static Optional<String> chargedNumber(FlowEngine.Message message) {
    return number(message, true);
  }

  /// What a message names, without the sums it says are not the ones.
  static List<Entity> undenied(Understanding message) {
    Set<String> denied =
        spots(asMessage(message.text(), Traces.entities(message)), Set.of(Entity.Kind.MONEY.wire()))
            .stream()
            .filter(Spot::denied)
            .map(it -> it.thing.text())
            .collect(Collectors.toSet());
    return message.entities().stream()
        .filter(it -> it.kind() != Entity.Kind.MONEY || !denied.contains(it.text()))
        .toList();
  }

  /// The last sum that a message names and does not say is not the one.
  static Optional<EntityHeard> lastSum(FlowEngine.Message message) {
    return spots(message, Set.of(Entity.Kind.MONEY.wire())).stream()
        .filter(it -> !it.denied())
        .map(Spot::thing)
        .reduce((one, other) -> other);
  }

  /// The one number of a message about an interest that is as round and as large as sums are,
  /// though it names no currency: "put 200,000 into a deposit".
  static Optional<String> roundSum(String text, List<EntityHeard> named) {
    return number(asMessage(text, named), false).filter(it -> ROUND.matcher(it).find());
  }

  /// A message of which only the words and what they name matter.
  private static FlowEngine.Message asMessage(String text, List<EntityHeard> named) {
    return new FlowEngine.Message(
        text, Language.of(text), named, Optional.empty(), false, LocalDate.EPOCH);
  }

  private static Optional<String> number(FlowEngine.Message message, boolean charged) {
    // A list of numbers is none with thousands.
    String form = NormalForm.of(rest(message, Set.of()).replace('，', ' ').replace('、', ' '));
    List<String> numbers = new ArrayList<>();
    Optional<String> total = Optional.empty();
    Matcher number = NUMBER.matcher(form);
    while (number.find()) {
      String before = form.substring(Math.max(0, number.start() - NEAR), number.start());
      if (NAMES.matcher(before).find()
          || DENIED.matcher(before).find()
          || isSlip(form.substring(number.end()))
          || (charged && !Charged.is(before, form.substring(number.end())))
          || Hotline.is(number.group("sum"), before)) {
        continue;
      }
      Matcher every = EVERY_BEFORE.matcher(before);
      Matcher each = EVERY_AFTER.matcher(form.substring(number.end()));
      String sum = number.group("sum");
      String said = (every.find() ? every.group() : "") + sum + (each.find() ? each.group() : "");
      numbers.add(meaning(said, HOME + " " + sum.replace(",", "")));
      if (TOTAL.matcher(before).find()) {
        total = Optional.of(numbers.getLast());
      }
    }
    return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : total;
  }

  /// How to reach whoever writes, where that is what the message is about: with all it says of it.
  static Optional<String> contact(FlowEngine.Message message) {
    return message.named().stream().anyMatch(it -> isTheirs(it, message))
            && FlowEngine.letters(rest(message, CONTACTS)) <= BESIDE_CONTACT
        ? Optional.of(message.text().strip())
        : Optional.empty();
  }

  /// The numbers and addresses that a message names, whatever else it says.
  static Optional<String> anyContact(FlowEngine.Message message) {
    return together(
        message.named().stream().filter(it -> isTheirs(it, message)).map(EntityHeard::text),
        message.language());
  }

  /// Whether somebody can be reached by a thing: a hotline is everybody's, unless they say that it
  /// is theirs.
  private static boolean isTheirs(EntityHeard thing, FlowEngine.Message message) {
    return CONTACTS.contains(thing.kind())
        && (!Hotline.isPublic(thing.text())
            || OWN_CONTACT.matcher(NormalForm.of(message.text())).find());
  }

  /// The telephone number that was named before.
  static Optional<String> earlierNumber(Map<String, EntityHeard> earlier) {
    return Optional.ofNullable(earlier.get(Entity.Kind.PHONE.wire())).map(EntityHeard::text);
  }

  /// What was named before the complaint to reach somebody by.
  static Optional<String> earlierContact(Map<String, EntityHeard> earlier) {
    return CONTACTS.stream()
        .sorted(Comparator.reverseOrder())
        .flatMap(kind -> Optional.ofNullable(earlier.get(kind)).stream())
        .map(EntityHeard::text)
        .findFirst();
  }

  /// Whether a message answers no question for words: it is puzzled, asks something itself, or is
  /// nothing but what another question asks for.
  ///
  /// @param others the other questions
  static boolean tellsNothing(
      Takes.Words asked, List<Step> others, FlowEngine.Message message, Listening heard) {
    boolean empty = asked.said() > 0 ? NoWish.isEmpty(message.text()) : NoWish.is(message.text());
    if (empty || heard.isOnly(PUZZLED) || contact(message).isPresent()) {
      return true;
    }
    Listening rest = Listening.to(rest(message, Set.of()));
    boolean bare = rest.isEmpty() || rest.isPolite() || rest.isOnly(FILLERS);
    return (bare && !message.named().isEmpty())
        || others.stream().anyMatch(step -> isOnly(step, heard))
        || isOwnQuestion(asked, message);
  }

  private static boolean isOnly(Step step, Listening heard) {
    return switch (step.takes()) {
      case Takes.Words words ->
          heard.longest(words.says()).isPresent()
              && heard.isOnly(
                  Map.of(
                      Language.ZH,
                      Stream.of(WISHING.values(), words.says().values())
                          .flatMap(Collection::stream)
                          .flatMap(List::stream)
                          .toList()));
      case Takes.Named named ->
          heard.isOnly(named.says()) || heard.isOnly(named.none()) || heard.isOnly(named.alone());
      case Takes.Choice choice ->
          choice.options().stream().anyMatch(option -> heard.isOnly(option.words()));
      case Takes.Rating rating -> false;
      case Takes.Contact contact -> false;
    };
  }

  /// Whether what is put as a question tells what happened.
  static boolean isReproach(String text) {
    return REPROACH.matcher(NormalForm.of(text)).find();
  }

  /// Whether what is put as a question may be what is wanted.
  static boolean isRequest(String text) {
    return REQUEST.matcher(NormalForm.of(text)).find();
  }

  private static boolean isOwnQuestion(Takes.Words asked, FlowEngine.Message message) {
    String form = NormalForm.of(message.text());
    return Asking.is(message.text())
        && FlowEngine.letters(message.text()) <= SHORT
        && !REPROACH.matcher(form).find()
        // What happened is told at length, what is wanted may well be asked for.
        && (asked.said() > 0 || !REQUEST.matcher(form).find())
        && Listening.to(message.text()).longest(asked.says()).isEmpty();
  }

  /// What a message puts right of what a step asks for; empty when it does not speak of that.
  static Optional<String> correction(Step step, FlowEngine.Message message) {
    return message.fixed()
        ? Optional.empty()
        : switch (step.takes()) {
          case Takes.Contact contact ->
              step.slot().equals(Flow.PHONE)
                  ? CallNumber.corrected(message)
                  : contact(message)
                      .filter(it ->
                          isOwnContact(message)
                              || FlowEngine.letters(rest(message, CONTACTS)) <= BARE_CONTACT);
          case Takes.Named(Entity.Kind kind, var says, var none, var alone) ->
              switch (kind) {
                case MONEY -> correctedSum(message);
                case DATE ->
                    corrects(message, DATE_LABEL, kind) ? PastDays.in(message) : Optional.empty();
                default -> Optional.empty();
              };
          case Takes.Words words -> Optional.empty();
          case Takes.Choice choice -> Optional.empty();
          case Takes.Rating rating -> Optional.empty();
        };
  }

  /// Whether a message says of a number or an address that it is the customer's own.
  static boolean isOwnContact(FlowEngine.Message message) {
    return OWN_CONTACT.matcher(NormalForm.of(message.text())).find();
  }

  /// Whether a message says that something is wrong.
  static boolean isWrong(FlowEngine.Message message) {
    return WRONG.matcher(NormalForm.of(message.text())).find();
  }

  /// The sum that a message puts right; empty where it puts none right.
  static Optional<String> correctedSum(FlowEngine.Message message) {
    if (!corrects(message, MONEY_LABEL, Entity.Kind.MONEY)) {
      return Optional.empty();
    }
    String form = NormalForm.of(message.text());
    // A number may be anything else in a message that says more.
    boolean meant =
        MONEY_LABEL.matcher(form).find()
            || denies(message, form, Entity.Kind.MONEY)
            || FlowEngine.letters(message.text()) <= BRIEF;
    return sums(message).or(() -> meant ? number(message) : Optional.empty());
  }

  /// Whether a message says no more than which number or day is right.
  static boolean onlyCorrects(FlowEngine.Message message) {
    return onlyCorrects(rest(message, Set.of()));
  }

  /// Whether a part of one, without the things it names, does.
  static boolean onlyCorrects(String rest) {
    return CORRECTS.matcher(NormalForm.key(rest)).replaceAll("").isBlank();
  }

  /// What was put right, in the currency of what was known where it names none.
  static String inCurrencyOf(String known, String corrected) {
    Matcher one = MEANT.matcher(corrected);
    List<String> currencies =
        CURRENCY.matcher(known).results().map(it -> it.group(1)).distinct().toList();
    return one.matches() && isBare(one.group(1)) && currencies.size() == 1
        ? corrected.replace(HOME, currencies.getFirst())
        : corrected;
  }

  private static boolean corrects(FlowEngine.Message message, Pattern label, Entity.Kind kind) {
    String form = NormalForm.of(message.text());
    boolean wrong = WRONG.matcher(form).find();
    boolean labelled = label.matcher(form).find() && (wrong || !Asking.is(message.text()));
    // Without its name a thing is put right by what stands beside it: "it was", "not".
    boolean beside =
        (wrong && spots(message, Set.of(kind.wire())).stream().anyMatch(Spot::stated))
            || denies(message, form, kind)
            || (wrong && FlowEngine.letters(message.text()) <= BRIEF);
    return labelled || (FlowEngine.letters(message.text()) <= SHORT && beside);
  }

  /// Whether a message says of a number or of a day that it is not the one.
  static boolean deniesOne(FlowEngine.Message message) {
    String form = NormalForm.of(message.text());
    return denies(message, form, Entity.Kind.MONEY) || denies(message, form, Entity.Kind.DATE);
  }

  /// Whether one of a kind is said not to be the one.
  private static boolean denies(FlowEngine.Message message, String form, Entity.Kind kind) {
    return spots(message, Set.of(kind.wire())).stream().anyMatch(Spot::denied)
        || (kind == Entity.Kind.DATE
            && DENIED_DAY.matcher(form).find()
            && !spots(message, Set.of(kind.wire())).isEmpty())
        || (kind == Entity.Kind.MONEY
            && NUMBER
                .matcher(form)
                .results()
                .anyMatch(it ->
                    DENIED
                        .matcher(form.substring(Math.max(0, it.start() - NEAR), it.start()))
                        .find()));
  }

  /// Several things in one line; empty for none.
  static Optional<String> together(Stream<String> said, Language language) {
    List<String> all = said.limit(MOST).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (language != Language.EN || all.size() == 1) {
      return Optional.of(String.join("、", all));
    }
    return Optional.of(String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast());
  }

  /// As it was said, with what is meant where that is not the same.
  static String meaning(String said, String meant) {
    return said.equals(meant) ? said : said + " (" + meant + ")";
  }
}
