package dev.lobby.dialogue;

import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Status;
import dev.lobby.dialogue.Situation.Picked;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.feedback.FeedbackLabel;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads situations from a few words, so that a test's table reads as the policy's table.
///
/// | word | what it means |
/// |---|---|
/// | `human`, `queued`, `resolved` | the status; otherwise the assistant answers |
/// | `ticket:complaint` | an open ticket and its reason; `ticket:lost-card+complaint` with a complaint filed beside it |
/// | `says:person` | a signal that was heard; `faint:person` one that is less likely than not |
/// | `declines:1` | turns in a row without an answer |
/// | `p:0.95/0.02` | the probabilities of the articles a, b, c … |
/// | `picks:b`, `picks:person` | a button that was touched |
/// | `incident:I` | the message is about an incident in force |
/// | `blocked:a` | an article whose answer the catalogue does not fill in |
/// | `unsuitable:a` | what would recommend to the customer what does not suit them |
/// | `flow` | a flow is under way, and the message answers its question |
/// | `flow:asks` | it is, and the message has the form of a question; `flow:stops`, `flow:gives-up`, `flow:put-off` |
/// | `calls-off`, `no-contact`, `no-contact-and-more` | the customer wants no promised call, or no contact, and nothing else or something |
/// | `fears` | a debtor fears that the bank goes to court |
/// | `gives-up` | the message says no more than that the customer no longer waits |
/// | `call:due`, `call:late` | the customer asks when the call comes that was promised to them, in time or late |
/// | `moves:call-moved` | they want it at another time, and are told so |
/// | `lost-interest` | the customer is no longer interested |
/// | `swallowed` | a machine kept their card; `tells-how` the likeliest article is the one about that |
/// | `files:C-1` | a complaint that was filed in the conversation goes on |
/// | `asks-after`, `stands`, `another`, `withdraws`, `and-more`, `keeps`, `declares` | how a complaint stands; another one; it is taken back, with more beside it, or not after all; one is made in so many words |
/// | `calls` | the message asks whether anybody is there |
/// | `gives:praise` | what the message means gives that |
/// | `asks-to-add` | the message has the form of a question |
/// | `praises`, `suggests` | the message is clearly the one or the other |
/// | `core`, `neither` | a core customer; words in no language Lobby reads |
final class Situations {

  static final Thresholds THRESHOLDS = new Thresholds(0.9, 0.5);

  private Situations() {}

  static Situation of(String words) {
    Status status = Status.BOT;
    Optional<OpenTicket> ticket = Optional.empty();
    int declines = 0;
    Set<Signal> heard = new java.util.HashSet<>();
    Set<Signal> faint = new java.util.HashSet<>();
    Set<Signal> ruledOut = new java.util.HashSet<>();
    List<Match> matches = List.of();
    Optional<Picked> picked = Optional.empty();
    boolean core = false;
    boolean tellsHow = false;
    Optional<String> incident = Optional.empty();
    Map<String, List<Gap>> blocked = new java.util.HashMap<>();
    Map<String, String> unsuitable = new java.util.HashMap<>();
    Optional<Situation.Underway> flow = Optional.empty();
    Optional<FeedbackLabel> given = Optional.empty();
    Optional<GoingOn> complaint = Optional.empty();
    Optional<PromisedCall> call = Optional.empty();
    Language language = Language.EN;
    String text = "words";
    for (String word : words.strip().split("\\s+", -1)) {
      String value = word.substring(word.indexOf(':') + 1);
      switch (word.substring(0, word.length() - value.length())) {
        case "ticket:" -> ticket = Optional.of(ticket(value));
        case "says:" -> heard.add(Signal.ofWire(value).orElseThrow());
        case "faint:" -> faint.add(Signal.ofWire(value).orElseThrow());
        case "not:" -> ruledOut.add(Signal.ofWire(value).orElseThrow());
        case "declines:" -> declines = Integer.parseInt(value);
        case "incident:" -> incident = Optional.of(value);
        case "blocked:" ->
            blocked.put(value, List.of(new Gap("{{rate:x}}", Gap.Cause.UNKNOWN, Optional.empty())));
        case "unsuitable:" -> unsuitable.put(value, "it recommends");
        case "gives:" -> given = FeedbackLabel.ofWire(value);
        case "files:" -> complaint = Optional.of(new GoingOn(value, false));
        case "told:" -> complaint = Optional.of(new GoingOn(value, true));
        case "closed:" -> complaint = Optional.of(new GoingOn(value, true, true));
        case "call:" -> call = Optional.of(new PromisedCall(Instant.EPOCH, value.equals("late")));
        case "moves:" ->
            call =
                Optional.of(
                    new PromisedCall(
                        Instant.EPOCH, false, Optional.of(WordsKey.ofWire(value).orElseThrow())));
        case "flow:" -> flow = Optional.of(flow(value));
        case "p:" -> matches = matches(value);
        case "picks:" ->
            picked =
                Optional.of(
                    value.equals("person") ? new Picked.Person() : new Picked.Article(value));
        default -> {
          switch (word) {
            case "core" -> core = true;
            case "flow" -> flow = Optional.of(flow("answers"));
            case "asks-after" -> text = "我的投诉有结果了没";
            case "another" -> text = "另一件投诉";
            case "withdraws" -> text = "算了，我撤回投诉";
            case "and-more" -> text = "不投诉了，我妈八十岁的养老钱被转走了谁来管";
            case "keeps" -> text = "我改主意了，别撤";
            case "sues" -> text = "投诉撤回吧，我直接去法院起诉你们";
            case "accepts" -> text = "ok thanks. still not happy but fine i accept";
            case "objects" -> text = "我不接受这个处理";
            case "declares" -> text = "我要投诉你们";
            case "fears" -> text = "还不上了，你们会不会告我";
            case "swallowed" -> text = "ATM把我的卡吞了";
            case "tells-how" -> tellsHow = true;
            case "stands" -> text = "处理到哪了";
            case "calls" -> text = "在吗？";
            case "calls-off" -> text = "算了，不用打了";
            case "lost-interest" -> text = "算了不买了，没兴趣了";
            case "no-contact" -> text = "请不要再给我打电话了";
            case "no-contact-and-more" -> text = "别给我打电话，你们天天打来推销";
            case "gives-up" -> text = "算了，不用了，谢谢";
            case "praises" -> text = "服务真好";
            case "asks-to-add" -> text = "能不能加个夜间模式？";
            case "suggests" -> text = "建议你们手机银行增加指纹登录";
            case "neither" -> language = Language.NEITHER;
            case "anything" -> {}
            default -> status = Status.valueOf(word.toUpperCase(Locale.ROOT));
          }
        }
      }
    }
    return new Situation(
        status,
        ticket,
        declines,
        understanding(text, language, heard, faint, given),
        tellsHow ? named(Swallowed.ARTICLE, matches) : matches,
        THRESHOLDS,
        List.of(),
        Thresholds.NEVER,
        picked,
        ruledOut,
        core,
        incident,
        flow,
        complaint,
        call,
        blocked,
        unsuitable);
  }

  private static Situation.Underway flow(String kind) {
    Flow flow = Questions.flow(2, Questions.AMOUNT, Questions.WHAT);
    ActiveFlow once = Questions.asking(flow, "amount", 1);
    ActiveFlow twice = Questions.asking(flow, "amount", 2);
    FlowTurn next = FlowEngine.comeBack(flow, once);
    return switch (kind) {
      case "closed" -> {
        Flow closing = Questions.closing();
        FlowTurn score = FlowEngine.comeBack(closing, Questions.asking(closing, "score", 1));
        yield new Situation.Underway(score, score, false);
      }
      case "answers" -> new Situation.Underway(next, next, false);
      case "asks" -> new Situation.Underway(next, next, true);
      case "put-off" -> new Situation.Underway(next, FlowEngine.comeBack(flow, twice), true);
      case "gives-up" -> new Situation.Underway(FlowEngine.comeBack(flow, twice), next, false);
      case "stops" ->
          new Situation.Underway(FlowEngine.over(flow, once, FlowTurn.Outcome.STOPPED), next, true);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  static OpenTicket ticket(String words) {
    Set<String> reasons = Set.of(words.split("\\+", -1));
    return new OpenTicket(
        "T",
        Reasons.of(
            Arrays.stream(Reason.values()).filter(it -> reasons.contains(it.wire())).toList()));
  }

  static Understanding understanding(Language language, Set<Signal> heard) {
    return understanding("words", language, heard, Set.of(), Optional.empty());
  }

  private static Understanding understanding(
      String text,
      Language language,
      Set<Signal> heard,
      Set<Signal> faint,
      Optional<FeedbackLabel> given) {
    Map<Signal, SignalScore> signals = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      boolean fired = heard.contains(signal);
      signals.put(
          signal,
          faint.contains(signal)
              ? new SignalScore(0.3, 0.2, true)
              : new SignalScore(fired ? 0.9 : 0.1, 0.5, fired));
    }
    return new Understanding(
        text,
        language,
        IntentScores.even(List.of()),
        Optional.empty(),
        signals,
        Optional.empty(),
        given,
        Set.of(),
        List.of(),
        Map.of());
  }

  private static List<Match> named(String likeliest, List<Match> matches) {
    List<Match> named = new ArrayList<>(matches);
    named.set(0, new Match(likeliest, matches.getFirst().probability()));
    return named;
  }

  private static List<Match> matches(String probabilities) {
    List<Match> matches = new ArrayList<>();
    for (String probability : probabilities.split("/", -1)) {
      matches.add(
          new Match(
              String.valueOf((char) ('a' + matches.size())), Double.parseDouble(probability)));
    }
    return matches;
  }
}
