package dev.lobby.followup;

import dev.lobby.casework.Casework;
import dev.lobby.casework.Outcome;
import dev.lobby.casework.Refusal;
import dev.lobby.casework.Step;
import dev.lobby.conversation.Ids;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people do about follow-ups. Safe for use by many threads.
public final class FollowUpDesk {

  /// Who promises by rule.
  public static final String RULE = "rule";

  /// Who ends what a customer says in their conversation that they no longer want.
  public static final String ASSISTANT = "assistant";

  /// Nobody promises anything for later than this.
  private static final Duration FARTHEST = Duration.ofDays(366);

  /// How often a promised call is tried before it may be ended as not reached.
  static final int TRIES = 3;

  private static final Refusal BAD_TIME =
      new Refusal("时间应在现在之后、一年之内。", "Its time is to be after now and within a year.");

  private static final Casework.Fold<FollowUp> FOLD =
      new Casework.Fold<>() {
        @Override
        public @Nullable FollowUp after(@Nullable FollowUp before, Recorded recorded) {
          return FollowUp.after(before, recorded);
        }

        @Override
        public long version(FollowUp now) {
          return now.version();
        }

        @Override
        public String subject(FollowUp now) {
          return now.customer();
        }
      };

  private final Journal journal;
  private final Casework<FollowUp, FollowUpEvent> casework;
  private final InstantSource clock;

  public FollowUpDesk(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.casework = new Casework<>(journal, FollowUpEvent::stream, FOLD);
    this.clock = clock;
  }

  /// Promises something to a customer.
  ///
  /// @param by the user name of who promises it, and keeps it unless `owner` does
  /// @param conversation where; null for none
  /// @param about the number of the complaint or lead it is about; null for none
  /// @param owner the user name of who keeps it
  /// @param text what
  public Outcome<FollowUp> promise(
      String by,
      String customer,
      @Nullable String conversation,
      @Nullable String about,
      Kind kind,
      Instant due,
      String owner,
      String text) {
    Instant now = clock.instant();
    if (!due.isAfter(now) || due.isAfter(now.plus(FARTHEST))) {
      return new Outcome.Refused<>(List.of(BAD_TIME));
    }
    return write(
        "F-" + Ids.speakable(),
        customer,
        new FollowUpEvent.Promised(
            by, customer, conversation, about, kind, due.toString(), owner, text));
  }

  private Outcome<FollowUp> write(String number, String customer, FollowUpEvent.Promised promised) {
    StreamWrite write = new StreamWrite(FollowUpEvent.stream(number), 0, customer, promised);
    return switch (journal.append(List.of(write))) {
      case AppendResult.Appended(List<Recorded> recorded) ->
          new Outcome.Done<>(Objects.requireNonNull(FollowUp.after(null, recorded.getFirst())));
      case AppendResult.Conflict conflict ->
          new Outcome.Refused<>(
              List.of(
                  new Refusal("已有编号为 " + number + " 的回访。", "There is " + number + " already.")));
    };
  }

  /// What was promised, in the words of who did, or of the customer who moved it since; empty where
  /// the kind says it all.
  public Optional<String> promised(String number) {
    return FollowUpWords.promised(journal.read(FollowUpEvent.stream(number), 0));
  }

  /// What was said of its end; empty as long as it is open, and where nothing was.
  public Optional<String> ending(String number) {
    return journal.read(FollowUpEvent.stream(number), 0).stream()
        .map(Recorded::event)
        .flatMap(it ->
            it instanceof FollowUpEvent.Ended ended
                ? Stream.ofNullable(ended.text())
                : Stream.empty())
        .findFirst();
  }

  /// Gives it to somebody else.
  public Outcome<FollowUp> assign(String number, String by, String owner) {
    return whileOpen(
        number,
        now ->
            owner.equals(now.owner())
                ? Step.refuse("已由 " + owner + " 负责。", owner + " keeps it already.")
                : Step.take(new FollowUpEvent.Assigned(by, owner)));
  }

  /// Puts it off.
  public Outcome<FollowUp> move(String number, String by, Instant due, String reason) {
    Instant moment = clock.instant();
    return whileOpen(
        number,
        now ->
            !due.isAfter(moment) || due.isAfter(moment.plus(FARTHEST))
                ? new Step.Refuse<>(List.of(BAD_TIME))
                : Step.take(new FollowUpEvent.Moved(by, due.toString(), reason)));
  }

  /// Notes that somebody tried to reach the customer and nobody answered: it stays open, and is
  /// tried again.
  ///
  /// @param due by when
  /// @param text what else there is to say; null for no note
  public Outcome<FollowUp> notReached(
      String number, String by, Instant due, @Nullable String text) {
    Instant moment = clock.instant();
    return whileOpen(
        number,
        now ->
            !due.isAfter(moment) || due.isAfter(moment.plus(FARTHEST))
                ? new Step.Refuse<>(List.of(BAD_TIME))
                : Step.take(new FollowUpEvent.NotReached(by, due.toString(), text)));
  }

  /// Whether a follow-up may be ended as not reached: a promised call only at the third try.
  private static boolean mayGiveUp(FollowUp one) {
    return one.kind() != Kind.CALL_BACK || one.tried() + 1 >= TRIES;
  }

  /// Ends it. What ends as not reached was tried once more.
  ///
  /// @param score how satisfied the customer said they are, from 1 to 5; null for nothing said
  /// @param text what was said; null for nothing
  public Outcome<FollowUp> end(
      String number, String by, Result result, @Nullable Integer score, @Nullable String text) {
    return whileOpen(
        number,
        now -> {
          if (score != null && (score < 1 || score > 5)) {
            return Step.refuse("评分为 1 到 5。", "A rating is from 1 to 5.");
          }
          if (score != null && result != Result.KEPT) {
            return Step.refuse(
                "没有联系上客户，不能有评分。", "There is no rating of a customer nobody spoke with.");
          }
          if (result == Result.NOT_REACHED && !mayGiveUp(now)) {
            return Step.refuse(
                "答应客户的回电，第 "
                    + TRIES
                    + " 次仍未接通才可结束，目前已试 "
                    + now.tried()
                    + " 次。请用“没接通”记录这次，并约定再打的时间。",
                "A promised call may be ended as not reached at the "
                    + TRIES
                    + "rd try only; tries so far: "
                    + now.tried()
                    + ". Note this one as not answered, with the time to call again.");
          }
          if (result == Result.DROPPED && text == null) {
            return Step.refuse("请说明为何不再回访。", "Say why it is not kept.");
          }
          return Step.take(new FollowUpEvent.Ended(by, result, score, text));
        });
  }

  private Outcome<FollowUp> whileOpen(String number, Function<FollowUp, Step<FollowUpEvent>> plan) {
    return casework.take(
        number,
        now -> {
          FollowUp.End end = now.end();
          return end == null ? plan.apply(now) : over(end);
        });
  }

  /// Tells who comes second who ended it, and how.
  private static Step<FollowUpEvent> over(FollowUp.End end) {
    boolean customer = end.by().equals(ASSISTANT);
    String zh =
        switch (end.result()) {
          case KEPT -> "已联系并完成";
          case NOT_REACHED -> "联系不上";
          case DECLINED -> "客户不再需要";
          case DROPPED -> "不再回访";
        };
    String en =
        switch (end.result()) {
          case KEPT -> "done";
          case NOT_REACHED -> "not reached";
          case DECLINED -> "not wanted any more";
          case DROPPED -> "not kept";
        };
    return Step.refuse(
        customer ? "已结束：客户在会话中说不需要了。" : "已由 " + end.by() + " 结束：" + zh + "。",
        customer
            ? "It is over already: the customer took it back in the conversation."
            : "It is over already: " + end.by() + " ended it as " + en + ".");
  }
}
