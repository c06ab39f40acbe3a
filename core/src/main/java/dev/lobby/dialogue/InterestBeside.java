package dev.lobby.dialogue;

import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Trace.EntityHeard;
import dev.lobby.knowledge.Release;
import dev.lobby.language.Understanding;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityValue;
import dev.lobby.language.entity.Numbers;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Interest in a product that is told beside a complaint, in the same message and after it.
///
/// It has to stand in a clause that says what somebody would like to know, buy or have, and what is
/// made of the message from there on has to be plain interest and no complaint. What it names is
/// the interest's: a sum to be invested is not what a complaint is about.
///
/// @param at where it begins in the message
/// @param interest what was made of it
record InterestBeside(int at, Interpretation interest) {

  /// Where something that is wanted may begin.
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?<![^,，。.!！?？;；、~～\\s])(?=\\S)"
              + "(?<wish>(?:(?:另外|此外|还有|顺便|对了|同时|除此之外|话说回来|另)[,， ]?)?(?:我|本人|咱|俺)?(?:也|还|又|另外|顺便|现在|最近|正好|手上)*+"
              + "(?:想|打算|准备|考虑|计划|希望)(?:再|要|请|先)?(?:问|买|存|了解|咨询|办|申请|贷|投|看|做|知道|配置|把)"
              + "|(?:另外|此外|顺便|对了|另)[,， ]?(?:问|请问|我有|有)"
              + "|(?:(?:另外|此外|还有|顺便|对了|同时|另)[,， ]?)?(?:我|我们|咱|俺)?(?:这边|现在|手里|手头|手上|正好|刚好|还|也|又)*+有(?:一笔|笔)?[0-9一二两三四五六七八九十百千]+多?(?:万|千|百|块|元|w|k)[^,，。!！?？;；]{0,8}?(?:想|打算|准备|要|考虑)(?:存|买|投|做|理财|配置|放)"
              + "|(?:(?:also|by the way|btw|separately|besides that|besides|another thing|one more thing|on another note|additionally|and)[, ]++)*+"
              + "(?:i(?:'m| am)|i(?:'d| would)|i|we)? ?(?:also )?(?:just )?(?:want(?:ed)? to|wanna|would like to|'d like to|like to|am interested in|interested in|looking (?:for|to)|thinking (?:of|about)|plan(?:ning)? to)(?![a-z])"
              + "|(?:(?:also|by the way|btw|separately|besides that|besides|another thing|one more thing|on another note|additionally|and)[, ]++)*+"
              + "(?:i(?:'ve| have)?(?: also)?(?: got)?|i(?:'m| am) sitting on|we(?:'ve| have)(?: got)?) (?:about |around |some |roughly |another )?[$€£¥]?[0-9][0-9,.]*(?: ?(?:k|m|thousand|million))?(?: [a-z]+){0,3}? (?:to|that i (?:want|would like) to|i (?:want|would like) to) (?:put|invest|deposit|save|place|park)(?![a-z]))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LEADS_OVER =
      Pattern.compile(
          "^(?:另外|此外|还有|顺便|对了|同时|除此之外|话说回来|另|also|by the way|btw|separately|besides that|besides|another thing|one more thing|on another note|additionally|and)[,， ]++",
          Pattern.CASE_INSENSITIVE);

  /// Who wants that wants the complaint settled.
  private static final Pattern OF_THE_COMPLAINT =
      Pattern.compile(
          "投诉|退[款还回钱]|赔|道歉|解决|处理|销户|注销|举报|解释|说法"
              + "|(?<![a-z])(?:complain\\w*|refund\\w*|compensat\\w*|apolog\\w*|cancel|close my|report|my money|money back|explain\\w*)(?![a-z])",
          Pattern.CASE_INSENSITIVE);

  /// What stands before a sum that somebody has.
  private static final Pattern HELD =
      Pattern.compile(
          "(?<![a-z])(?:have|'ve|got|sitting on)(?: (?:about|around|some|roughly|another))? *$",
          Pattern.CASE_INSENSITIVE);

  private static final double PLAIN = 0.5;

  /// A complaint takes more words than that.
  private static final int LEAST = 4;

  /// As far a message is read for where an interest begins.
  private static final int READ = 400;

  /// As many beginnings are looked at.
  private static final int MOST = 3;

  /// The interest beside a complaint that is filed.
  ///
  /// @param decision what is done about the message
  /// @param isLead whether interest is a lead
  static Optional<InterestBeside> in(
      Release release,
      Decision decision,
      Interpretation whole,
      LocalDate day,
      Predicate<Understanding> isLead) {
    // What was not understood in time is not understood once more here.
    if (!decision.route().equals(Optional.of(Reason.COMPLAINT))
        || decision.lead()
        || whole.failure() != null) {
      return Optional.empty();
    }
    for (int at : wishes(whole.text())) {
      Interpretation interest =
          withSum(
              BesideContact.of(
                  release, Interpretation.of(release, wish(whole.text(), at), day), day));
      if (isPlain(interest.understanding()) && isLead.test(interest.understanding())) {
        return Optional.of(new InterestBeside(at, interest));
      }
    }
    return Optional.empty();
  }

  /// The same with the sum that somebody says they have, which need name no currency here.
  private static Interpretation withSum(Interpretation interest) {
    Understanding understanding = interest.understanding();
    if (understanding.entities().stream().anyMatch(it -> it.kind() == Entity.Kind.MONEY)) {
      return interest;
    }
    String text = interest.text();
    List<Entity> named = new ArrayList<>(understanding.entities());
    Numbers.in(text).stream()
        .filter(it -> HELD.matcher(text.substring(0, it.start())).find())
        .findFirst()
        .ifPresent(it ->
            named.add(
                new Entity(
                    Entity.Kind.MONEY,
                    it.start(),
                    it.end(),
                    text.substring(it.start(), it.end()),
                    new EntityValue.Money(Telling.HOME, it.value(), it.value()))));
    return interest.with(understanding.withEntities(named));
  }

  /// What is wished from there on, without what leads over to it.
  static String wish(String text, int at) {
    return LEADS_OVER.matcher(text.substring(at)).replaceFirst("");
  }

  /// Whether a part of a message says what somebody would like to know, buy or have, and nothing of
  /// a complaint.
  static boolean isWish(String part) {
    String text = part.strip();
    return BEGINS.matcher(text).lookingAt() && !OF_THE_COMPLAINT.matcher(text).find();
  }

  /// Where in a message wishes begin that are no part of a complaint told before them.
  static List<Integer> wishes(String text) {
    List<Integer> wishes = new ArrayList<>();
    Matcher begins = BEGINS.matcher(text.substring(0, Math.min(text.length(), READ)));
    for (int tried = 0; tried < MOST && begins.find(); tried++) {
      int at = begins.start("wish");
      if (at >= LEAST && !OF_THE_COMPLAINT.matcher(text.substring(at)).find()) {
        wishes.add(at);
      }
    }
    return wishes;
  }

  /// Whether something is plain interest, and no complaint.
  static boolean isPlain(Understanding understanding) {
    SignalScore wanted = understanding.signals().get(Signal.PRODUCT_INTEREST);
    SignalScore complains = understanding.signals().get(Signal.COMPLAINT);
    return understanding.hears(Signal.PRODUCT_INTEREST)
        && wanted != null
        && wanted.score() >= PLAIN
        && (complains == null || complains.score() < wanted.score());
  }

  /// The message as the complaint's questions read it: without what tells of the interest.
  FlowEngine.Message complaint(FlowEngine.Message message) {
    String text = message.text().substring(0, at).strip();
    List<EntityHeard> named = new ArrayList<>();
    int from = 0;
    for (EntityHeard one : message.named()) {
      int found = text.indexOf(one.text(), from);
      if (found >= 0) {
        from = found + one.text().length();
        named.add(one);
      }
    }
    return new FlowEngine.Message(
        text, message.language(), named, message.option(), message.fixed(), message.day());
  }
}
