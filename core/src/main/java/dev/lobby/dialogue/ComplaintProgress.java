package dev.lobby.dialogue;

import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintNumber;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Milestone;
import dev.lobby.complaint.Owed;
import dev.lobby.complaint.PoorScores;
import dev.lobby.complaint.Severity;
import dev.lobby.complaint.Wish;
import dev.lobby.conversation.ActiveFlow;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Writing;
import dev.lobby.desk.ComplaintTickets;
import dev.lobby.desk.Thanks;
import dev.lobby.desk.TicketEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the complaints of a customer stand: told to who asks, and what a message adds to one.
///
/// What is told is read off the record and decides nothing, so a turn that is replayed is decided
/// as it was.
public final class ComplaintProgress {

  /// Who escalates a complaint because of what the customer wrote.
  public static final String ASSISTANT = "assistant";

  /// The article of the starter bank that says how a complaint is followed.
  public static final String ARTICLE = "complaint-progress";

  /// From this probability on the record is told beside the article, or beside what is offered in
  /// its place: it is the customer's own, and wrong of nobody.
  private static final double LIKELY = 0.3;

  /// A complaint that was told is spoken of this long.
  private static final Duration RECENT = Duration.ofDays(30);

  /// Who has more is told of the last ones.
  private static final int MOST = 3;

  private static final Comparator<Complaint> LAST_TOLD =
      Comparator.comparing(it -> it.reached(Milestone.TOLD).orElse(Instant.MIN));

  private static final String THREAT =
      "客户提到律师、起诉、监管部门或媒体。 The customer speaks of lawyers, courts, the regulator or the press.";

  private final String article;
  private final Complaints complaints;
  private final ClockRules clocks;
  private final Journal journal;
  private final ComplaintTickets tickets;

  /// @param article the id of the article that says how a complaint is followed
  public ComplaintProgress(
      String article, Complaints complaints, ClockRules clocks, Journal journal) {
    this.article = article;
    this.complaints = complaints;
    this.clocks = clocks;
    this.journal = journal;
    this.tickets = new ComplaintTickets(journal);
  }

  /// The complaint that was filed in a conversation and goes on, the last filed of them; where none
  /// does, the one that is closed and may be taken up again, the last told of them: of those filed
  /// here, or of the customer's others where the message speaks of one.
  Optional<Complaint> goingOn(Conversation place, String text, Instant now) {
    List<Complaint> theirs = complaints.of(place.customer());
    List<Complaint> here =
        theirs.stream().filter(it -> it.conversations().contains(place.id())).toList();
    return heads(here)
        .filter(it -> !it.closed())
        .findFirst()
        .or(() -> heads(here).filter(it -> it.reviewable(now)).max(LAST_TOLD))
        .or(() ->
            Dispute.names(text)
                ? heads(theirs).filter(it -> it.reviewable(now)).max(LAST_TOLD)
                : Optional.empty());
  }

  private Stream<Complaint> heads(List<Complaint> some) {
    return some.stream().flatMap(it -> head(journal, it.number()).stream());
  }

  /// The question how content they are with a complaint, which a message answers though a person
  /// has had the conversation since it was asked; null for none.
  @Nullable ActiveFlow pendingScore(
      Conversation place, Optional<Complaint> about, Release release, String text) {
    return PendingScore.in(place, about, release, journal, text);
  }

  /// Opens the ticket of another complaint for who waits with one.
  ///
  /// @return its id
  String another(Writing place) {
    return tickets.another(place);
  }

  /// Has somebody look after a customer who says that they are not content with a complaint that
  /// was closed.
  ///
  /// @param about the number of the complaint they were asked about
  Optional<StreamWrite> poorScore(
      FlowTurn turn, String about, Conversation place, String said, Instant now) {
    return turn.score().stream()
        .boxed()
        .flatMap(score ->
            head(journal, about).stream()
                .flatMap(it ->
                    PoorScores.given(
                        it,
                        journal.read(ComplaintEvent.stream(it.number()), 0),
                        place.id(),
                        score,
                        said,
                        clocks.calendar(),
                        now)
                        .stream()))
        .findFirst();
  }

  /// What a message tells of what a complaint is about that nobody knows yet: how debts are
  /// collected.
  Optional<StreamWrite> product(Deliberation deliberation, String number) {
    return DebtCollectors.isAbout(deliberation.interpretation().text())
        ? head(journal, number)
            .filter(it -> !it.closed() && it.product() == null)
            .map(it ->
                new StreamWrite(
                    ComplaintEvent.stream(it.number()),
                    StreamWrite.ANY,
                    it.customer(),
                    new ComplaintEvent.Classified(
                        ASSISTANT, DebtCollectors.PRODUCT, "", it.severity())))
        : Optional.empty();
  }

  /// What becomes of a complaint that was taken back and is pursued after all.
  Reinstating reinstating() {
    return new Reinstating(journal, tickets);
  }

  /// Whether a complaint, or the one it goes on in, is closed.
  boolean isClosed(String number) {
    return head(journal, number).filter(Complaint::closed).isPresent();
  }

  /// Whether a message asks how a complaint stands.
  boolean isAskedFor(Deliberation deliberation) {
    String text = deliberation.interpretation().text();
    boolean plainly =
        Complaining.isAskedAfter(text)
            || (deliberation.standing().complains()
                && Hearing.STATUS.isIn(deliberation.interpretation().understanding()))
            || asksForMoney(deliberation);
    return switch (deliberation.decision().say()) {
      case Say.Answer(String told) -> plainly || told.equals(article);
      case Say.Suggest(List<String> offered) -> plainly || isLikeliest(deliberation);
      case Say.Decline it -> plainly || isLikeliest(deliberation);
      case Say.Acknowledge(WordsKey words) ->
          switch (words) {
            case QUEUED_NOTED, COMPLAINT_NOTED -> plainly || isLikeliest(deliberation);
            case COMPLAINT_ADDED, PERSON_STILL_QUEUED, PERSON_QUEUED -> plainly;
            default -> false;
          };
      // A question for money may be what they want.
      case Say.Ask it -> plainly && !asksForMoney(deliberation);
      case Say.Incident it -> false;
      case Say.Protocol it -> false;
      case Say.Withhold it -> false;
      case Say.Silent it -> false;
    };
  }

  /// Whether somebody whose complaint goes on, or was told, asks when their money comes.
  private static boolean asksForMoney(Deliberation deliberation) {
    return (deliberation.standing().complains() || deliberation.standing().complaint() != null)
        && MoneyAsked.is(deliberation.interpretation().text());
  }

  /// Whether how a complaint stands is all that a message asks, and nothing in it is to be noted.
  static boolean isAll(Deliberation deliberation) {
    boolean unanswered =
        switch (deliberation.decision().say()) {
          case Say.Acknowledge(WordsKey words) ->
              words == WordsKey.COMPLAINT_NOTED || words == WordsKey.QUEUED_NOTED;
          case Say.Decline it -> true;
          case Say.Suggest it -> true;
          default -> false;
        };
    String text = deliberation.interpretation().text();
    boolean only =
        asksForMoney(deliberation)
            || acceptsIn(deliberation.interpretation().understanding())
            || (ComplaintNumber.isIn(text) && Complaining.isAskedAfter(text));
    return (unanswered && only && deliberation.decision().route().isEmpty())
        || (deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.COMPLAINT_NOTED))
            && Hearing.STATUS.isIn(deliberation.interpretation().understanding()));
  }

  private boolean isLikeliest(Deliberation deliberation) {
    // What is told of collectors is a grievance, and asks nothing.
    return !DebtCollectors.dragIn(deliberation.interpretation().text())
        && deliberation.sayable().stream()
            .findFirst()
            .filter(match -> match.articleId().equals(article) && match.probability() >= LIKELY)
            .isPresent();
  }

  /// What is told of the complaint that is named by its number, else of those that go on, or else
  /// of those decided lately, the last filed first.
  ///
  /// @param text what was written
  /// @param records the ids of the records that are proved to be who asks
  List<Wording.Words> told(String text, Wording wording, List<String> records, Instant now) {
    List<Complaint> all =
        records.stream()
            .flatMap(id -> complaints.of(id).stream())
            .filter(it -> it.joined() == null)
            .sorted(Comparator.comparing(Complaint::filedAt).reversed())
            .toList();
    Set<String> named = ComplaintNumber.in(text);
    boolean money = MoneyAsked.is(text);
    List<Complaint> meant = all.stream().filter(it -> named.contains(it.number())).toList();
    List<Complaint> theirs = all.stream().filter(it -> it.ending() == null).toList();
    if (!meant.isEmpty()) {
      return meant.stream().limit(MOST).map(it -> told(it, wording, now, money)).toList();
    }
    List<Complaint> open =
        theirs.stream().filter(it -> it.reached(Milestone.TOLD).isEmpty()).toList();
    return (open.isEmpty() ? theirs : open)
        .stream()
            .filter(it -> it.reached(Milestone.TOLD).map(now.minus(RECENT)::isBefore).orElse(true))
            .limit(MOST)
            .map(it -> told(it, wording, now, money))
            .toList();
  }

  /// What who asks after a complaint is told where none goes on here; nothing where they are told
  /// how one is followed.
  List<Wording.Words> none(Deliberation deliberation, Wording wording, Conversation place) {
    // The bank's own wording asks for its article and nothing of the customer's.
    String text = deliberation.interpretation().text();
    boolean asks =
        deliberation.interpretation().exact().isEmpty() && Complaining.isAskedAfter(text);
    if (asks && ComplaintNumber.isIn(text)) {
      Wording.Words words = notTheirs(deliberation.language());
      boolean told = place.messages().stream().anyMatch(it -> it.text().equals(words.text()));
      return told ? List.of() : List.of(words);
    }
    return asks && !deliberation.decision().say().equals(new Say.Answer(article))
        ? List.of(wording.plain(WordsKey.COMPLAINT_NONE))
        : List.of();
  }

  /// What who gives a number reads that is not a complaint of theirs, as far as is known here: not
  /// whether there is one.
  private static Wording.Words notTheirs(Language language) {
    return new Wording.Words(
        language == Language.EN
            ? "I can tell how a complaint stands only to the customer who made it, and cannot see here"
                + " that it is you. Sign in and ask again, call the hotline, or type \"agent\" to have a"
                + " colleague check who you are; there is no need to send the number again."
            : "投诉的进展只能告诉登记它的客户本人，我在这里认不出您就是那位客户。请登录后再来问，或拨打客服热线，或输入“转人工”由同事核对身份；编号不用再发了。",
        List.of(),
        List.of());
  }

  /// @param money whether they ask when their money comes
  private Wording.Words told(Complaint complaint, Wording wording, Instant now, boolean money) {
    if (complaint.ending() != null) {
      return wording.filled(WordsKey.COMPLAINT_ENDED, Map.of("number", complaint.number()));
    }
    Optional<Instant> told = complaint.reached(Milestone.TOLD);
    // Of who does not accept it, it is looked at again: they are told by when.
    boolean again = complaint.objectedAt() != null && !complaint.closed();
    if (told.isPresent() && !again) {
      return withOwed(
          wording.filled(
              WordsKey.COMPLAINT_TOLD,
              Map.of("number", complaint.number(), "told", wording.moment(told.get()))),
          complaint,
          wording.language(),
          now,
          money);
    }
    if (!again && complaint.reached(Milestone.RESOLVED).isPresent()) {
      return wording.filled(WordsKey.COMPLAINT_DECIDED, Map.of("number", complaint.number()));
    }
    String filed = wording.moment(complaint.filedAt());
    Optional<Instant> due = due(complaint, now);
    if (due.isEmpty()) {
      return wording.filled(
          WordsKey.COMPLAINT_UNDATED, Map.of("number", complaint.number(), "filed", filed));
    }
    Optional<String> longer =
        complaint.extended().isEmpty() ? Optional.empty() : whyLonger(complaint);
    if (longer.isPresent() && due.get().isAfter(now)) {
      return wording.filled(
          WordsKey.COMPLAINT_OPEN_LONGER,
          Map.of(
              "number",
              complaint.number(),
              "filed",
              filed,
              "deadline",
              wording.deadline(due.get()),
              "reason",
              longer.get()));
    }
    return due.get().isAfter(now)
        ? wording.filled(
            complaint.owner() == null ? WordsKey.COMPLAINT_REGISTERED : WordsKey.COMPLAINT_OPEN,
            Map.of(
                "number",
                complaint.number(),
                "filed",
                filed,
                "deadline",
                wording.deadline(due.get())))
        : wording.filled(
            WordsKey.COMPLAINT_LATE, Map.of("number", complaint.number(), "filed", filed));
  }

  /// What a customer is told of a decision, with what the bank still owes them by it and until
  /// when; who asks for money reads, too, that nothing is owed by it, or that it is late.
  private Wording.Words withOwed(
      Wording.Words words, Complaint complaint, Language language, Instant now, boolean money) {
    List<Recorded> events = journal.read(ComplaintEvent.stream(complaint.number()), 0);
    boolean english = language == Language.EN;
    return Owed.told(events, english, clocks.calendar(), now)
        .or(() -> money ? Optional.of(nothingToCome(events, english, now)) : Optional.empty())
        .map(owed -> new Wording.Words(words.text() + "\n" + owed, List.of(), List.of()))
        .orElse(words);
  }

  private String nothingToCome(List<Recorded> events, boolean english, Instant now) {
    if (Owed.isLate(events, clocks.calendar(), now)) {
      return english
          ? "The day by which you were to have it is over. We are sorry; to have a colleague look at"
              + " once, type \"agent\"."
          : "答应您的日期已经过了，对不起。想请同事马上查，请输入“转人工”。";
    }
    return english
        ? "No payment is still to come by that decision. If you think one is, type \"agent\" and a"
            + " colleague will check it."
        : "按这个决定，没有还要付给您的款项。您认为还有的，请输入“转人工”，请同事核对。";
  }

  /// Why it was given more time, as its customer was told last; empty where nobody wrote that.
  private Optional<String> whyLonger(Complaint complaint) {
    Map<String, String> asked = new HashMap<>();
    String why = null;
    for (Recorded recorded : journal.read(ComplaintEvent.stream(complaint.number()), 0)) {
      if (recorded.event() instanceof ComplaintEvent.ExtensionAsked e && e.toCustomer() != null) {
        asked.put(e.clock(), e.toCustomer());
      } else if (recorded.event() instanceof ComplaintEvent.Extended e) {
        why = asked.get(e.clock());
      }
    }
    return Optional.ofNullable(why);
  }

  /// By when the customer can count on being told: the last of the law's clocks. What the bank sets
  /// itself is a goal and no promise.
  private Optional<Instant> due(Complaint complaint, Instant now) {
    return clocks.of(complaint, now).stream()
        .filter(it -> it.runs() && it.rule().regulatory())
        .map(Clock::due)
        .max(Comparator.naturalOrder());
  }

  /// What a message adds to a complaint where the customer says what they want of it: that they
  /// take it back, pursue it after all or do not accept what was decided, also where it is closed;
  /// each once, until somebody has seen to it. Whoever takes it back no longer waits for a person
  /// because of it, nor does who takes back what is closed, to which nothing is added.
  ///
  /// @param number of the complaint the conversation is about
  /// @param place gets what is written
  void wish(Deliberation deliberation, String number, Writing place) {
    accepts(deliberation, number).ifPresent(place::beside);
    if (!(deliberation.decision().say() instanceof Say.Acknowledge(WordsKey words))) {
      return;
    }
    Understanding message = deliberation.interpretation().understanding();
    Optional<Complaint> head = head(journal, number);
    head.flatMap(it -> wish(words, message, it))
        .filter(it -> !head.get().closed() || it == Wish.OBJECTION)
        .ifPresent(wish ->
            place.beside(
                new StreamWrite(
                    ComplaintEvent.stream(head.get().number()),
                    StreamWrite.ANY,
                    head.get().customer(),
                    wish.stated(message.text()))));
    if (words == WordsKey.COMPLAINT_WITHDRAWN) {
      head.ifPresent(it ->
          tickets.settle(
              place,
              it,
              TicketEvent.CUSTOMER,
              TicketEvent.CUSTOMER_LEFT,
              Settled.isPutRight(message.text()) ? Set.of(Signal.DISPUTED_TRANSACTION) : Set.of()));
    }
  }

  /// That somebody accepts what they were told, once, or does after all though they had not,
  /// whatever they are answered.
  private Optional<StreamWrite> accepts(Deliberation deliberation, String number) {
    String text = deliberation.interpretation().text();
    boolean beside =
        deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.COMPLAINT_ADDED));
    return beside
            || !acceptsIn(deliberation.interpretation().understanding())
            || deliberation.hears(Signal.PERSON)
        ? Optional.empty()
        : head(journal, number)
            .filter(this::awaitsAcceptance)
            .map(it ->
                new StreamWrite(
                    ComplaintEvent.stream(it.number()),
                    StreamWrite.ANY,
                    it.customer(),
                    Wish.ACCEPTANCE.stated(text)));
  }

  /// What who accepts what they were told reads of it; empty where nobody waits for that.
  ///
  /// @param number of the complaint the conversation is about
  Optional<Wording.Words> accepted(Deliberation deliberation, String number) {
    boolean told =
        switch (deliberation.decision().say()) {
          case Say.Acknowledge(WordsKey words) ->
              words == WordsKey.COMPLAINT_NOTED || words == WordsKey.QUEUED_NOTED;
          case Say.Answer it -> true;
          case Say.Decline it -> true;
          case Say.Suggest it -> true;
          default -> false;
        };
    return told && accepts(deliberation, number).isPresent()
        ? head(journal, number)
            .map(it ->
                new Wording.Words(
                    accepted(it, deliberation.language() == Language.EN), List.of(), List.of()))
        : Optional.empty();
  }

  private static String accepted(Complaint one, boolean english) {
    if (one.closed()) {
      return english
          ? "Thank you. It is noted that you accept what was decided; complaint "
              + one.number()
              + " stays closed."
          : "好的，记下您接受处理结果了，投诉 " + one.number() + " 保持结案。";
    }
    return english
        ? "Thank you. It is noted that you accept what was decided; a colleague will close complaint "
            + one.number()
            + ", and you will be told. Should you think differently by then, just write it here."
        : "好的，记下您接受处理结果了。投诉 " + one.number() + " 会由同事结案，结案时会告诉您；在那之前想法有变，直接写下来就行。";
  }

  /// Whether what was decided waits to be accepted: the customer was told it and has not said so,
  /// or has said that they do not, or only on a condition. Nobody waits for that of a closed one
  /// that is not disputed.
  private boolean awaitsAcceptance(Complaint one) {
    return one.wishes().contains(Wish.OBJECTION)
        || one.wishes().contains(Wish.CONDITION)
        || (!one.closed() && isTold(one) && !isAccepted(one));
  }

  private boolean isAccepted(Complaint one) {
    Instant told = one.reached(Milestone.TOLD).orElse(Instant.MAX);
    return journal.read(ComplaintEvent.stream(one.number()), 0).stream()
        .filter(it -> !it.time().isBefore(told))
        .flatMap(it ->
            it.event() instanceof ComplaintEvent.Stated stated
                ? Wish.of(stated).stream()
                : Stream.empty())
        .reduce((earlier, later) -> later)
        .filter(Wish.ACCEPTANCE::equals)
        .isPresent();
  }

  /// Thanks alone take no disagreement back.
  private static boolean acceptsIn(Understanding message) {
    return Complaining.isAccepting(message.text())
        || (Hearing.ACCEPTANCE.isIn(message) && !Thanks.is(message.text()));
  }

  /// What a message says that somebody wants of a complaint, where nobody knows it yet.
  static Optional<Wish> wish(WordsKey words, Understanding message, Complaint open) {
    String text = message.text();
    @Nullable Wish wish =
        switch (words) {
          case COMPLAINT_WITHDRAWN -> Wish.WITHDRAWAL;
          case COMPLAINT_ADDED -> added(message, open);
          // Beside a wish for a person, who finds out what is meant.
          case PERSON_QUEUED, PERSON_STILL_QUEUED ->
              TakingBack.isUndone(text) && !isTold(open)
                  ? Wish.PURSUIT
                  : TakingBack.isNamed(text) && !TakingBack.isUndone(text)
                      ? Wish.WITHDRAWAL
                      : isTold(open) && Complaining.isConditional(text)
                          ? Wish.CONDITION
                          : isTold(open) && Hearing.OBJECTION.isIn(message) ? Wish.OBJECTION : null;
          default -> null;
        };
    boolean known =
        wish == Wish.PURSUIT
            ? !open.wishes().contains(Wish.WITHDRAWAL)
            : wish != null && open.wishes().contains(wish);
    return known ? Optional.empty() : Optional.ofNullable(wish);
  }

  /// What somebody wants who adds to a complaint; null where that is for a person to find out.
  private static @Nullable Wish added(Understanding message, Complaint open) {
    String text = message.text();
    boolean told = isTold(open);
    if (told && !open.closed() && Complaining.isConditional(text)) {
      return Wish.CONDITION;
    }
    if (told && Hearing.OBJECTION.isIn(message)) {
      return Wish.OBJECTION;
    } else if (TakingBack.isUndone(text)) {
      return Wish.PURSUIT;
    } else if (TakingBack.isNamed(text)) {
      return null;
    }
    // A question of who was told something may be about anything.
    return told ? (Asking.is(text) || Score.isCounted(text) ? null : Wish.OBJECTION) : Wish.PURSUIT;
  }

  private static boolean isTold(Complaint complaint) {
    return complaint.reached(Milestone.TOLD).isPresent();
  }

  /// What is told of a complaint whose customer does not accept what was decided: by when they hear
  /// of it again, which is the time the law gives from then on; empty where a message says no such
  /// thing of it.
  ///
  /// @param number of the complaint the conversation is about
  /// @param position where in the queue the customer is
  Optional<Wording.Words> objected(
      Deliberation deliberation, String number, Wording wording, int position, Instant now) {
    Understanding message = deliberation.interpretation().understanding();
    Optional<Complaint> head = head(journal, number);
    if (head.filter(it -> added(message, it) == Wish.CONDITION).isPresent()) {
      return Optional.of(onCondition(head.get().number(), deliberation.language()));
    }
    return head.filter(it -> added(message, it) == Wish.OBJECTION)
        .map(it -> {
          Map<String, String> values =
              Map.of("number", it.number(), "position", Integer.toString(position));
          return clocks
              .afresh(it, now)
              .map(due -> {
                Map<String, String> dated = new HashMap<>(values);
                dated.put("deadline", wording.deadline(due));
                return wording.filled(
                    it.closed() ? WordsKey.COMPLAINT_DISPUTED : WordsKey.COMPLAINT_OBJECTED, dated);
              })
              .orElseGet(() ->
                  wording.filled(
                      it.closed()
                          ? WordsKey.COMPLAINT_DISPUTED_UNDATED
                          : WordsKey.COMPLAINT_OBJECTED_UNDATED,
                      values));
        });
  }

  private static Wording.Words onCondition(String number, Language language) {
    return new Wording.Words(
        language == Language.EN
            ? "Thank you. I have added your condition to your complaint "
                + number
                + " in your own words. The colleague who looks after it will answer you; until then"
                + " it stays as it is, neither accepted nor refused."
            : "好的，您提的条件我按您的原话记进了投诉 " + number + "，由处理这件投诉的同事答复您；在那之前既不算接受，也不算不接受。",
        List.of(),
        List.of());
  }

  /// What is to be written when a customer whose complaint goes on speaks of lawyers, courts or the
  /// regulator: it is escalated, once, and a major one from then on, as it were had they said so
  /// with it.
  ///
  /// @param number of the complaint the conversation is about
  List<StreamWrite> escalation(Deliberation deliberation, String number) {
    boolean withdrawn =
        deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.COMPLAINT_WITHDRAWN));
    if (withdrawn || !isThreat(deliberation)) {
      return List.of();
    }
    boolean adds =
        deliberation.decision().say().equals(new Say.Acknowledge(WordsKey.COMPLAINT_ADDED));
    Optional<Complaint> head = head(journal, number).filter(it -> !it.closed() || adds);
    if (head.isEmpty()) {
      return List.of();
    }
    String stream = ComplaintEvent.stream(head.get().number());
    List<Recorded> events = journal.read(stream, 0);
    boolean known =
        events.stream()
            .anyMatch(
                it -> it.event() instanceof ComplaintEvent.Escalated e && e.by().equals(ASSISTANT));
    if (known) {
      return List.of();
    }
    Stream<ComplaintEvent> major =
        head.get().severity() == Severity.MAJOR
            ? Stream.of()
            : Stream.of(
                new ComplaintEvent.Classified(
                    ASSISTANT,
                    Objects.requireNonNullElse(head.get().product(), ""),
                    "",
                    Severity.MAJOR));
    String said = THREAT + "\n" + deliberation.interpretation().text().strip();
    return Stream.concat(Stream.of(new ComplaintEvent.Escalated(ASSISTANT, null, said)), major)
        .map(it -> new StreamWrite(stream, StreamWrite.ANY, head.get().customer(), it))
        .toList();
  }

  /// What is to be written when a customer whose complaint goes on may be a danger to themselves:
  /// it is a major one from then on, as it were had they said so with it.
  ///
  /// @param number of the complaint the conversation is about
  Optional<StreamWrite> danger(Deliberation deliberation, String number) {
    return deliberation.decision().route().equals(Optional.of(Reason.SELF_HARM))
        ? head(journal, number)
            .filter(it -> !it.closed() && it.severity() != Severity.MAJOR)
            .map(it ->
                new StreamWrite(
                    ComplaintEvent.stream(it.number()),
                    StreamWrite.ANY,
                    it.customer(),
                    new ComplaintEvent.Classified(
                        ASSISTANT,
                        Objects.requireNonNullElse(it.product(), ""),
                        "",
                        Severity.MAJOR)))
        : Optional.empty();
  }

  /// A guard fires far below this, so as to miss little; here the complaint is filed already, and
  /// what is written of it is what was said.
  static boolean isThreat(Deliberation deliberation) {
    String text = deliberation.interpretation().text();
    SignalScore score =
        deliberation.interpretation().understanding().signals().get(Signal.LEGAL_THREAT);
    boolean heard =
        deliberation.hears(Signal.LEGAL_THREAT) && score != null && score.score() >= 0.5;
    // Who owes and fears that the bank sues them threatens nobody.
    return Threatening.is(text)
        || (heard && Threatening.names(text) && !Threatening.isOfBank(text));
  }

  /// The complaint in which one of this number goes on: itself, or what it was joined to.
  static Optional<Complaint> head(Journal journal, String number) {
    Optional<Complaint> own = Complaint.of(journal.read(ComplaintEvent.stream(number), 0));
    return own.map(Complaint::joined)
        .flatMap(it -> Complaint.of(journal.read(ComplaintEvent.stream(it.into()), 0)))
        .or(() -> own);
  }
}
