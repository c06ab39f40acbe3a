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
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Understanding;
import dev.lobby.language.text.NormalForm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The calls that colleagues promised to customers: told to who asks when theirs comes, moved, and
/// ended.
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

  private static final Pattern TODAY =
      Pattern.compile(
          "今[天日晚早]|当天|(?<![a-z])(?:today|tonight|this (?:morning|afternoon|evening))(?![a-z])");

  /// Who writes more says more than that.
  private static final int LONGEST = 80;

  /// Later than that nothing is promised for a day that goes on to who names no hour.
  private static final Duration LEAST = Duration.ofMinutes(30);

  /// Whoever names an hour is called then, if there is so much time left.
  private static final Duration NOTICE = Duration.ofMinutes(10);

  private final FollowUps followUps;
  private final Customers customers;
  private final BusinessCalendar calendar;

  /// @param calendar says on which days somebody can call
  public PromisedCalls(FollowUps followUps, Customers customers, BusinessCalendar calendar) {
    this.followUps = followUps;
    this.customers = customers;
    this.calendar = calendar;
  }

  /// A call that is promised from now on.
  ///
  /// @param due by when
  /// @param write what is to be written for it; empty where it was promised before
  record Promise(Instant due, Optional<StreamWrite> write) {}

  /// By when somebody is called who wishes to be: on the day they name, or the next one on which
  /// the bank works; at an hour that is over, on the next one; where they name none, by the end of
  /// work, or when somebody can be called next.
  private Instant due(CallTime time, Instant now) {
    LocalDate today = day(now);
    if (time.after().isPresent()) {
      return after(time.after().get(), now);
    }
    if (time.day().isEmpty() && time.until().isPresent()) {
      Instant at = at(today, time.until().get());
      return at.isBefore(now.plus(NOTICE))
          ? at(calendar.workingDayAfter(today, 1), time.until().get())
          : at;
    }
    return due(time.day().orElse(today), time.until(), now);
  }

  private Instant due(LocalDate day, Optional<LocalTime> until, Instant now) {
    Instant at = at(day, until.orElse(CallTime.END_OF_WORK));
    return at.isBefore(now.plus(until.isPresent() ? NOTICE : LEAST)) ? calendar.nextCall(now) : at;
  }

  /// That time of a day, or of the next one on which the bank works.
  private Instant at(LocalDate day, LocalTime until) {
    LocalDate works = calendar.works(day) ? day : calendar.workingDayAfter(day, 1);
    return works.atTime(until).atZone(calendar.zone()).toInstant();
  }

  /// So long from now, where somebody works then.
  private Instant after(Duration wait, Instant now) {
    ZonedDateTime at = now.plus(wait).atZone(calendar.zone());
    boolean works =
        calendar.works(at.toLocalDate())
            && !at.toLocalTime().isBefore(CallTime.BEGIN_OF_WORK)
            && !at.toLocalTime().isAfter(CallTime.END_OF_WORK);
    return works ? at.toInstant() : calendar.nextCall(at.toInstant());
  }

  /// By when a call comes that is moved: what is not named of its time stays. Who has one put off
  /// to a weekday that it is just now means the next one.
  private Instant moved(FollowUp call, CallTime time, String text, Instant now) {
    if (time.after().isPresent()) {
      return after(time.after().get(), now);
    }
    ZonedDateTime before = call.due().atZone(calendar.zone());
    LocalDate today = day(now);
    LocalDate day = before.toLocalDate().isBefore(today) ? today : before.toLocalDate();
    LocalDate named = time.day().orElse(day);
    boolean next =
        named.equals(today) && day.isAfter(today) && !TODAY.matcher(NormalForm.of(text)).find();
    return due(
        next ? named.plusWeeks(1) : named,
        Optional.of(time.until().orElse(before.toLocalTime())),
        now);
  }

  /// What promises a call about a lead; where one is promised already that is about it, that one is
  /// moved to the time they name now.
  ///
  /// @param owner the user name of who looks after the lead; null for nobody
  /// @param text the customer's words
  Promise promise(
      Conversation place,
      String lead,
      @Nullable String owner,
      CallTime time,
      Instant now,
      String text) {
    Optional<FollowUp> before =
        open(customers.proved(place.customer())).filter(it -> lead.equals(it.about())).findFirst();
    if (before.isPresent()) {
      Instant due = time.isEmpty() ? before.get().due() : moved(before.get(), time, text, now);
      return due.equals(before.get().due())
          ? new Promise(due, Optional.empty())
          : move(before.get(), due, text);
    }
    Instant due = due(time, now);
    return new Promise(due, Optional.of(promised(place, lead, owner, due, text)));
  }

  /// What promises a call about a lead for a time; one that is promised already is moved there, as
  /// nobody is called twice.
  Optional<StreamWrite> promise(
      Conversation place, String lead, @Nullable String owner, Instant due, String text) {
    return open(customers.proved(place.customer()))
        .filter(it -> lead.equals(it.about()))
        .findFirst()
        .map(it ->
            it.due().equals(due) ? Optional.<StreamWrite>empty() : move(it, due, text).write())
        .orElseGet(() -> Optional.of(promised(place, lead, owner, due, text)));
  }

  /// What promises a call about a lead.
  private static StreamWrite promised(
      Conversation place, String lead, @Nullable String owner, Instant due, String text) {
    return new StreamWrite(
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
            text));
  }

  /// The day at the bank.
  LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, calendar.zone());
  }

  /// By when somebody is called who wishes to be.
  Instant wished(CallTime time, Instant now) {
    return due(time, now);
  }

  /// Whether the last call that was promised in a conversation was taken back by its customer.
  boolean isCalledOff(Conversation place) {
    return customers.proved(place.customer()).stream()
        .flatMap(it -> followUps.of(it).stream())
        .filter(it -> it.kind() == Kind.CALL_BACK && place.id().equals(it.conversation()))
        .max(Comparator.comparing(FollowUp::promisedAt))
        .map(FollowUp::end)
        .filter(it -> it.result() == Result.DECLINED && it.by().equals(FollowUpDesk.ASSISTANT))
        .isPresent();
  }

  /// What moves the call that the customer of a conversation speaks of to the time they name; where
  /// they name none, what lets who makes it read that they want another.
  ///
  /// @return empty when none is promised
  Optional<Promise> move(Conversation place, Understanding message, Instant now) {
    CallTime time = CallMove.time(message, LocalDate.ofInstant(now, calendar.zone()));
    return spokenOf(place)
        .map(it ->
            move(
                it,
                time.isEmpty() ? it.due() : moved(it, time, message.text(), now),
                message.text()));
  }

  private static Promise move(FollowUp call, Instant due, String text) {
    return new Promise(
        due,
        Optional.of(
            new StreamWrite(
                FollowUpEvent.stream(call.number()),
                StreamWrite.ANY,
                call.customer(),
                new FollowUpEvent.Moved(FollowUpDesk.ASSISTANT, due.toString(), text))));
  }

  /// The one of several that is moved: of those promised here the last, else the one that is due
  /// first.
  private Optional<FollowUp> spokenOf(Conversation place) {
    List<FollowUp> all = open(customers.proved(place.customer())).toList();
    return all.stream()
        .filter(it -> place.id().equals(it.conversation()))
        .max(Comparator.comparing(FollowUp::promisedAt))
        .or(() -> all.stream().min(Comparator.comparing(FollowUp::due)));
  }

  /// The call promised to the customer of a conversation that is due first, if they ask when it
  /// comes, or no longer want it; the one that they want at another time. What somebody is merely
  /// claimed to be tells nobody of another's.
  Optional<PromisedCall> spokenOf(Conversation place, Understanding message, Instant now) {
    boolean asked = place.offered().stream().anyMatch(it -> CallMove.OPTION.equals(it.option()));
    LocalDate today = LocalDate.ofInstant(now, calendar.zone());
    if (CallMove.is(message, today, asked, place.flow() != null)) {
      WordsKey told =
          !CallMove.time(message, today).isEmpty()
              ? WordsKey.CALL_MOVED
              : asked ? WordsKey.CALL_TIME_NOTED : WordsKey.CALL_TIME_ASKED;
      return spokenOf(place).map(it -> PromisedCall.at(it.due(), now).moving(told));
    }
    return isAskedFor(message.text()) || CallRows.callsOff(message)
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
    return open(records).map(it -> end(it, text)).toList();
  }

  /// What ends the calls that were promised to the customer of a conversation about a lead.
  List<StreamWrite> endsAbout(String lead, Conversation place, String text) {
    return open(customers.proved(place.customer()))
        .filter(it -> lead.equals(it.about()))
        .map(it -> end(it, text))
        .toList();
  }

  private static StreamWrite end(FollowUp call, String text) {
    return new StreamWrite(
        FollowUpEvent.stream(call.number()),
        StreamWrite.ANY,
        call.customer(),
        new FollowUpEvent.Ended(FollowUpDesk.ASSISTANT, Result.DECLINED, null, text));
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
