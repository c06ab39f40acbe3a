package dev.lobby.lead;

import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A lead as it stands, without anybody's words: those are in its stream alone.
///
/// @param number what staff call it by
/// @param origin where it came from
/// @param shown the interest
/// @param named the investment it is about; null when none was named
/// @param permission whether the customer may be contacted about it, as far as that was asked about
///   it
/// @param permittedAt when they said so last; null when they did not
/// @param inWriting whether what they allowed is to be written to, and not to be called
/// @param care who looks after it, and how far they came
/// @param end how it ended; null as long as it goes on
/// @param version how many events it has
public record Lead(
    String number,
    Origin origin,
    Shown shown,
    @Nullable Named named,
    Permission permission,
    @Nullable Instant permittedAt,
    boolean inWriting,
    Care care,
    @Nullable End end,
    long version) {

  /// Where a lead came from.
  ///
  /// @param customer the id of the customer's record
  /// @param channel the door they came in by
  /// @param core whether the customer was among those whose interest is always a lead
  public record Origin(
      String customer, String channel, Language language, boolean core, Instant at) {}

  /// The interest that was shown.
  ///
  /// @param conversations where, the first one first
  /// @param interest what is known of it by now
  /// @param times how often
  /// @param last when it was shown last
  public record Shown(List<String> conversations, Interest interest, int times, Instant last) {
    public Shown {
      conversations = List.copyOf(conversations);
    }

    private Shown again(LeadEvent.HeardAgain event, Instant at) {
      List<String> places = new ArrayList<>(conversations);
      if (!places.contains(event.conversation())) {
        places.add(event.conversation());
      }
      return new Shown(places, event.interest().after(interest), times + 1, at);
    }

    private Shown corrected(LeadEvent.Corrected event) {
      return new Shown(
          conversations,
          new Interest(
              event.product(),
              interest.article(),
              event.amount(),
              event.horizon(),
              interest.strength()),
          times,
          last);
    }

    private Shown absorbed(LeadEvent.Absorbed event) {
      return new Shown(
          Stream.concat(conversations.stream(), event.conversations().stream()).distinct().toList(),
          interest.and(event.interest()),
          times,
          last);
    }

    private Shown answered(LeadEvent.Answered event) {
      Interest told = new Interest(null, null, event.amount(), event.horizon(), 0);
      return new Shown(conversations, told.after(interest), times, last);
    }
  }

  /// An investment.
  ///
  /// @param product its id in the catalogue
  /// @param risk from `R1` to `R5`
  public record Named(String product, String risk) {}

  /// What is done about it.
  ///
  /// @param owner the user name of who looks after it; null as long as nobody does
  /// @param contacted when somebody spoke with the customer about it last; null for never
  /// @param nextUntil by when the next step is to be done; null when none is planned
  public record Care(
      @Nullable String owner, @Nullable Instant contacted, @Nullable Instant nextUntil) {
    static final Care NONE = new Care(null, null, null);
  }

  /// How a lead ended.
  ///
  /// @param stage `WON`, `LOST` or `MERGED`
  /// @param expected how likely it was thought to become business; null of one that was merged
  /// @param loss why it came to nothing; null unless it is lost
  /// @param into the number of the lead that goes on; null unless it is merged
  public record End(
      Stage stage,
      Instant at,
      @Nullable Double expected,
      @Nullable Loss loss,
      @Nullable String into) {}

  /// How far it has come.
  public Stage stage() {
    if (end != null) {
      return end.stage;
    } else if (care.contacted != null) {
      return Stage.CONTACTED;
    }
    return care.owner == null ? Stage.OPEN : Stage.ASSIGNED;
  }

  /// Whether it goes on.
  public boolean open() {
    return end == null;
  }

  /// The number of the lead a stream is about.
  static String number(Recorded recorded) {
    return recorded.stream().substring(LeadEvent.stream("").length());
  }

  /// A lead after one more event.
  ///
  /// @param before null before the first
  /// @return null when it was never opened
  static @Nullable Lead after(@Nullable Lead before, Recorded recorded) {
    if (!(recorded.event() instanceof LeadEvent event)) {
      return before;
    }
    if (event instanceof LeadEvent.Opened opened) {
      return opened(number(recorded), opened, recorded);
    }
    return before == null ? null : before.after(event, recorded.time(), recorded.version());
  }

  private static Lead opened(String number, LeadEvent.Opened e, Recorded recorded) {
    Instant at = recorded.time();
    return new Lead(
        number,
        new Origin(e.customer(), e.channel(), e.language(), e.core(), at),
        new Shown(List.of(e.conversation()), e.interest(), 1, at),
        null,
        Permission.UNKNOWN,
        null,
        false,
        Care.NONE,
        null,
        recorded.version());
  }

  private Lead after(LeadEvent event, Instant at, long newest) {
    Shown nowShown = shown;
    Named nowNamed = named;
    Permission nowPermitted = permission;
    Instant nowPermittedAt = permittedAt;
    boolean nowInWriting = inWriting;
    Care nowCare = care;
    End nowEnd = end;
    switch (event) {
      case LeadEvent.HeardAgain e -> nowShown = shown.again(e, at);
      case LeadEvent.Answered e -> nowShown = shown.answered(e);
      case LeadEvent.Corrected e -> nowShown = shown.corrected(e);
      case LeadEvent.Absorbed e -> nowShown = shown.absorbed(e);
      case LeadEvent.ProductNamed e -> nowNamed = new Named(e.product(), e.risk());
      case LeadEvent.PermissionTold e -> {
        nowPermitted = e.given() ? Permission.GIVEN : Permission.REFUSED;
        nowPermittedAt = at;
        nowInWriting = e.allowsWritingAlone();
      }
      case LeadEvent.Assigned e -> nowCare = new Care(e.owner(), care.contacted, care.nextUntil);
      case LeadEvent.Planned e ->
          nowCare = new Care(care.owner, care.contacted, Instant.parse(e.until()));
      case LeadEvent.Contacted e -> nowCare = new Care(care.owner, at, null);
      case LeadEvent.Won e -> nowEnd = new End(Stage.WON, at, e.expected(), null, null);
      case LeadEvent.Lost e -> {
        nowEnd = new End(Stage.LOST, at, e.expected(), e.reason(), null);
        if (e.reason() == Loss.NO_CONTACT) {
          nowPermitted = Permission.REFUSED;
          nowPermittedAt = at;
          nowInWriting = false;
        }
      }
      case LeadEvent.Merged e -> nowEnd = new End(Stage.MERGED, at, null, null, e.into());
      case LeadEvent.Reopened e -> nowEnd = null;
      case LeadEvent.Noted e -> {}
      case LeadEvent.NotReached e -> {}
      case LeadEvent.Opened e -> {}
    }
    if (nowEnd != null) {
      nowCare = new Care(nowCare.owner, nowCare.contacted, null);
    }
    return new Lead(
        number,
        origin,
        nowShown,
        nowNamed,
        nowPermitted,
        nowPermittedAt,
        nowInWriting,
        nowCare,
        nowEnd,
        newest);
  }
}
