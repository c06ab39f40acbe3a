package dev.lobby.dialogue;

import dev.lobby.complaint.BusinessCalendar;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Ids;
import dev.lobby.customer.Customers;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUps;
import dev.lobby.followup.Kind;
import dev.lobby.followup.Result;
import dev.lobby.journal.StreamWrite;
import dev.lobby.language.Understanding;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The calls that colleagues promised to customers, told to who asks when theirs comes.
public final class PromisedCalls {

  private static final String WHEN = "(?:什么时候|啥时候|什么时间|几时|何时|几点|多久|哪天|怎么还没|怎么还不|为什么还没|怎么没)";

  private static final String CALLS_ME =
      "(?:给我(?:打|来|回|去)?(?:一?个)?电话|打(?:一?个)?电话给我|给我打|打给我|打过来|打来|回电|来电|回我(?:一?个)?电话|联系我|致电我)";

  private static final Pattern CHINESE =
      Pattern.compile(
          WHEN
              + ".{0,10}"
              + CALLS_ME
              + "|"
              + CALLS_ME
              + ".{0,6}"
              + WHEN
              + "|(?:你们|同事|客服|他们|经理|专员|有人).{0,8}"
              + WHEN
              + ".{0,6}打电话(?!给你们)");

  /// What is 打 to somebody, too: money is paid in.
  private static final Pattern MONEY =
      Pattern.compile("[钱款退薪账帐费赔]|工资|奖金|金额|利息|收益|分红|报销|卡[里上]|[元块]");

  private static final Pattern BY_TELEPHONE = Pattern.compile("电话|回电|来电|致电|联系我");

  /// Whoever tells of a call that they made themselves asks after none.
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:when|what time|how soon|how long)(?! (?:i|we) (?!will\\b|am\\b|are\\b|can\\b|should\\b))\\b.{0,40}\\b(?:(?:call|calling|phone|phoning|ring|ringing) me"
              + "|(?:be|being|am|are|get|getting) (?:called|phoned|rung)|callback|call back|call from|hear from)\\b"
              + "|\\b(?:when|what time|how soon) (?:will|would|is|are|does|do) (?!i )(?:\\w+ ){1,4}?(?:call|calling|phone|ring)\\b(?! you\\b)"
              + "|\\b(?:why has|nobody|no one|still no|havent been|not been)\\b(?:(?! (?:i|we) ).){0,20}"
              + "\\bcall(?:ed)?\\b(?! (?:cent|line|log))(?: me)?(?: back)?\\b");

  /// Who writes more says more than that.
  private static final int LONGEST = 80;

  /// Later than that nothing is promised for a day that goes on.
  private static final Duration LEAST = Duration.ofMinutes(30);

  private final FollowUps followUps;
  private final Customers customers;
  private final BusinessCalendar calendar;

  /// @param calendar says on which days somebody can call
  public PromisedCalls(FollowUps followUps, Customers customers, BusinessCalendar calendar) {
    this.followUps = followUps;
    this.customers = customers;
    this.calendar = calendar;
  }

  /// By when somebody is called who wishes to be: on the day they name, or the next one on which
  /// the bank works; where they name none, or an hour that is over, when somebody can be called
  /// next.
  Instant due(CallWish wish, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    LocalDate day = wish.day().orElse(today);
    LocalDate works = calendar.works(day) ? day : calendar.workingDayAfter(day, 1);
    Instant at = works.atTime(wish.until()).atZone(calendar.zone()).toInstant();
    return at.isBefore(now.plus(LEAST)) ? calendar.nextCall(now) : at;
  }

  /// What promises a call about a lead, unless one is promised already that is about it.
  ///
  /// @param owner the user name of who looks after the lead; null for nobody
  /// @param text the customer's words
  Optional<StreamWrite> promise(
      Conversation place, String lead, @Nullable String owner, Instant due, String text) {
    return open(customers.proved(place.customer())).anyMatch(it -> lead.equals(it.about()))
        ? Optional.empty()
        : Optional.of(
            new StreamWrite(
                FollowUpEvent.stream("F-" + Ids.speakable()),
                0,
                place.customer(),
                new FollowUpEvent.Promised(
                    FollowUpDesk.ASSISTANT,
                    place.customer(),
                    place.id(),
                    lead,
                    Kind.CALL_BACK,
                    due.toString(),
                    owner,
                    text)));
  }

  /// The call promised to the customer of a conversation that is due first, if they ask when it
  /// comes, or no longer want it. What somebody is merely claimed to be tells nobody of another's.
  Optional<PromisedCall> spokenOf(Conversation place, Understanding message, Instant now) {
    return isAskedFor(message.text()) || Policy.callsOff(message)
        ? open(customers.proved(place.customer()))
            .map(FollowUp::due)
            .min(Comparator.naturalOrder())
            .map(due -> PromisedCall.at(due, now))
        : Optional.empty();
  }

  /// What ends the calls promised to a customer who does not want them any more.
  ///
  /// @param records the ids of their records
  /// @param text their words, in which whoever promised a call reads why
  List<StreamWrite> ends(List<String> records, String text) {
    return open(records)
        .map(it ->
            new StreamWrite(
                FollowUpEvent.stream(it.number()),
                StreamWrite.ANY,
                it.customer(),
                new FollowUpEvent.Ended(FollowUpDesk.ASSISTANT, Result.DECLINED, null, text)))
        .toList();
  }

  /// By when the calls are due that are promised to a customer, the first first.
  ///
  /// @param records the ids of their records
  List<Instant> due(List<String> records) {
    return open(records).map(FollowUp::due).sorted().toList();
  }

  private Stream<FollowUp> open(List<String> records) {
    return records.stream()
        .flatMap(it -> followUps.of(it).stream())
        .filter(it -> it.open() && it.kind() == Kind.CALL_BACK);
  }

  /// Whether somebody asks when they will be called.
  static boolean isAskedFor(String text) {
    String key = NormalForm.key(text);
    if (key.length() > LONGEST) {
      return false;
    }
    boolean paid = MONEY.matcher(key).find() && !BY_TELEPHONE.matcher(key).find();
    return (!paid && CHINESE.matcher(key).find()) || ENGLISH.matcher(key).find();
  }
}
