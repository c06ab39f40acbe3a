package dev.lobby.followup;

import dev.lobby.journal.Recorded;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A follow-up as it stands, without anybody's words: those are in its stream alone.
///
/// @param customer the id of the customer's record
/// @param conversation where it was promised; null for none
/// @param about the number of the complaint or lead it is about; null for none
/// @param promisedAt when
/// @param due by when it is to be kept
/// @param owner the user name of who keeps it; null as long as nobody does
/// @param moved how often it was put off
/// @param tried how often nobody was reached
/// @param end what came of it; null as long as it is open
/// @param version how many events it has
public record FollowUp(
    String number,
    String customer,
    @Nullable String conversation,
    @Nullable String about,
    Kind kind,
    Instant promisedAt,
    Instant due,
    @Nullable String owner,
    int moved,
    int tried,
    @Nullable End end,
    long version) {

  /// What came of a follow-up.
  ///
  /// @param by who ended it: a user name, or [FollowUpDesk#ASSISTANT]
  /// @param inTime whether it came before the time it was due
  /// @param score how satisfied the customer is, from 1 to 5; null when they did not say
  public record End(
      String by, Result result, Instant at, boolean inTime, @Nullable Integer score) {}

  /// Whether it is still to be kept.
  public boolean open() {
    return end == null;
  }

  /// Whether its time is over and it was not kept.
  public boolean overdue(Instant now) {
    return open() && now.isAfter(due);
  }

  /// The number of the follow-up a stream is about.
  static String number(Recorded recorded) {
    return recorded.stream().substring(FollowUpEvent.stream("").length());
  }

  /// A follow-up after one more event.
  ///
  /// @param before null before the first
  /// @return null when nothing was promised
  static @Nullable FollowUp after(@Nullable FollowUp before, Recorded recorded) {
    if (!(recorded.event() instanceof FollowUpEvent event)) {
      return before;
    }
    if (event instanceof FollowUpEvent.Promised e) {
      return new FollowUp(
          number(recorded),
          e.customer(),
          e.conversation(),
          e.about(),
          e.kind(),
          recorded.time(),
          Instant.parse(e.due()),
          e.owner(),
          0,
          0,
          null,
          recorded.version());
    }
    if (before == null) {
      return null;
    }
    long newest = recorded.version();
    return switch (event) {
      case FollowUpEvent.Promised e -> before;
      case FollowUpEvent.Assigned e ->
          before.now(before.due, e.owner(), before.moved, before.tried, before.end, newest);
      case FollowUpEvent.Moved e ->
          before.now(
              Instant.parse(e.due()),
              before.owner,
              before.moved + 1,
              before.tried,
              before.end,
              newest);
      case FollowUpEvent.NotReached e ->
          before.now(
              Instant.parse(e.due()),
              before.owner,
              before.moved,
              before.tried + 1,
              before.end,
              newest);
      // What came of it first stands, as two may end it at once.
      case FollowUpEvent.Ended e ->
          before.now(
              before.due,
              before.owner,
              before.moved,
              before.tried,
              before.end == null ? end(e, recorded.time(), before.due) : before.end,
              newest);
    };
  }

  private static End end(FollowUpEvent.Ended event, Instant at, Instant due) {
    return new End(event.by(), event.result(), at, !at.isAfter(due), event.score());
  }

  private FollowUp now(
      Instant until,
      @Nullable String keeper,
      int times,
      int tries,
      @Nullable End ended,
      long newest) {
    return new FollowUp(
        number,
        customer,
        conversation,
        about,
        kind,
        promisedAt,
        until,
        keeper,
        times,
        tries,
        ended,
        newest);
  }
}
