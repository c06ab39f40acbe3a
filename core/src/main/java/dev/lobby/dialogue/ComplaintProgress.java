package dev.lobby.dialogue;

import dev.lobby.complaint.Clock;
import dev.lobby.complaint.ClockRules;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Complaints;
import dev.lobby.complaint.Milestone;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.language.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final String THREAT =
      "客户提到律师、起诉或监管部门。 The customer speaks of lawyers, courts or the regulator.";

  private final String article;
  private final Complaints complaints;
  private final ClockRules clocks;
  private final Journal journal;

  /// @param article the id of the article that says how a complaint is followed
  public ComplaintProgress(
      String article, Complaints complaints, ClockRules clocks, Journal journal) {
    this.article = article;
    this.complaints = complaints;
    this.clocks = clocks;
    this.journal = journal;
  }

  /// Whether a message asks how a complaint stands.
  boolean isAskedFor(Deliberation deliberation) {
    return switch (deliberation.decision().say()) {
      case Say.Answer(String told) -> told.equals(article);
      case Say.Suggest(List<String> offered) -> isLikeliest(deliberation);
      case Say.Decline it -> isLikeliest(deliberation);
      case Say.Acknowledge(WordsKey words) ->
          (words == WordsKey.QUEUED_NOTED || words == WordsKey.COMPLAINT_NOTED)
              && isLikeliest(deliberation);
      case Say.Ask it -> false;
      case Say.Incident it -> false;
      case Say.Protocol it -> false;
      case Say.Withhold it -> false;
      case Say.Silent it -> false;
    };
  }

  private boolean isLikeliest(Deliberation deliberation) {
    return deliberation.sayable().stream()
        .findFirst()
        .filter(match -> match.articleId().equals(article) && match.probability() >= LIKELY)
        .isPresent();
  }

  /// What is told of the complaints that go on, or else of those decided lately, the last filed
  /// first.
  ///
  /// @param records the ids of the records that are proved to be who asks
  List<Wording.Words> told(Wording wording, List<String> records, Instant now) {
    List<Complaint> theirs =
        records.stream()
            .flatMap(id -> complaints.of(id).stream())
            .filter(it -> it.joined() == null)
            .sorted(Comparator.comparing(Complaint::filedAt).reversed())
            .toList();
    List<Complaint> open =
        theirs.stream().filter(it -> it.reached(Milestone.TOLD).isEmpty()).toList();
    return (open.isEmpty() ? theirs : open)
        .stream()
            .filter(it -> it.reached(Milestone.TOLD).map(now.minus(RECENT)::isBefore).orElse(true))
            .limit(MOST)
            .map(it -> told(it, wording, now))
            .toList();
  }

  private Wording.Words told(Complaint complaint, Wording wording, Instant now) {
    Optional<Instant> told = complaint.reached(Milestone.TOLD);
    if (told.isPresent()) {
      return wording.filled(
          WordsKey.COMPLAINT_TOLD,
          Map.of("number", complaint.number(), "told", wording.moment(told.get())));
    }
    if (complaint.reached(Milestone.RESOLVED).isPresent()) {
      return wording.filled(WordsKey.COMPLAINT_DECIDED, Map.of("number", complaint.number()));
    }
    String filed = wording.moment(complaint.filedAt());
    Optional<Instant> due = due(complaint, now);
    if (due.isEmpty()) {
      return wording.filled(
          WordsKey.COMPLAINT_UNDATED, Map.of("number", complaint.number(), "filed", filed));
    }
    return due.get().isAfter(now)
        ? wording.filled(
            WordsKey.COMPLAINT_OPEN,
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

  /// By when the customer can count on being told: the last of the law's clocks. What the bank sets
  /// itself is a goal and no promise.
  private Optional<Instant> due(Complaint complaint, Instant now) {
    return clocks.of(complaint, now).stream()
        .filter(it -> it.runs() && it.rule().regulatory())
        .map(Clock::due)
        .max(Comparator.naturalOrder());
  }

  /// What is to be written when a customer whose complaint goes on speaks of lawyers, courts or the
  /// regulator: it is escalated, once.
  ///
  /// @param number of the complaint the conversation is about
  Optional<StreamWrite> escalation(Deliberation deliberation, String number) {
    if (!deliberation.hears(Signal.LEGAL_THREAT)) {
      return Optional.empty();
    }
    Optional<Complaint> head = head(journal, number).filter(it -> !it.closed());
    if (head.isEmpty()) {
      return Optional.empty();
    }
    String stream = ComplaintEvent.stream(head.get().number());
    List<Recorded> events = journal.read(stream, 0);
    boolean known =
        events.stream()
            .anyMatch(
                it -> it.event() instanceof ComplaintEvent.Escalated e && e.by().equals(ASSISTANT));
    return !known
        ? Optional.of(
            new StreamWrite(
                stream,
                StreamWrite.ANY,
                head.get().customer(),
                new ComplaintEvent.Escalated(ASSISTANT, null, THREAT)))
        : Optional.empty();
  }

  /// The complaint in which one of this number goes on: itself, or what it was joined to.
  static Optional<Complaint> head(Journal journal, String number) {
    Optional<Complaint> own = Complaint.of(journal.read(ComplaintEvent.stream(number), 0));
    return own.map(Complaint::joined)
        .flatMap(it -> Complaint.of(journal.read(ComplaintEvent.stream(it.into()), 0)))
        .or(() -> own);
  }
}
