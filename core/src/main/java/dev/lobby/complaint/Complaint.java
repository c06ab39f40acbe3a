package dev.lobby.complaint;

import dev.lobby.journal.Recorded;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A complaint as it stands, without anybody's words: those are in its stream alone.
///
/// @param number what the customer quotes
/// @param customer the id of the customer's record
/// @param conversations where it was talked about, the first one first; without those of its
///   duplicates
/// @param product the part of the bank's business it is about; null as long as nobody said
/// @param cause what went wrong, by the bank's own list; null as long as nobody said
/// @param owner the user name of who looks after it; null as long as nobody does
/// @param filedAt when the customer complained; of one that somebody registered later, when it came
/// @param runsSince when its clocks were started: at the filing, or when it was last reopened after
///   the customer had been told, or after it had ended with nothing decided
/// @param reached when it came to each of its milestones since then
/// @param extended how often each clock was given more time, by the clock's name
/// @param asked who asked for more time for which clock and was not answered, by the clock's name
/// @param refused who asked for more time for which clock and did not get it, by the clock's name;
///   until it is asked for anew or decided
/// @param nextUntil by when the next step is to be done; null when none is planned
/// @param escalations how often it went to somebody who may do more
/// @param warned the clocks because of which it did, since they were started
/// @param finding whether the customer was right; null before that is decided
/// @param decidedBy who decided it; null before that is
/// @param group the number of the complaint that stands for many with the same cause; null for none
/// @param joined the one it was joined to as the same; null for none
/// @param duplicates those that were joined to it, the first joined first
/// @param closedAt when it was done; null as long as it is not
/// @param ending how it was done with nothing decided; null where it is not, or was decided
/// @param reopenings how often it was not done after all
/// @param score the customer's satisfaction from 1 to 5; null as long as they said nothing
/// @param wishes what the customer wrote that they want of it, as long as nobody has seen to it
/// @param objectedAt when the customer first wrote that they do not accept what they were told;
///   null where they did not, or somebody has seen to it
/// @param loweredBy who made a major one ordinary; null where nobody did
/// @param version how many events it has
public record Complaint(
    String number,
    String customer,
    String channel,
    Language language,
    List<String> conversations,
    @Nullable String product,
    @Nullable String cause,
    Severity severity,
    @Nullable String owner,
    Instant filedAt,
    Instant runsSince,
    Map<Milestone, Instant> reached,
    Map<String, Integer> extended,
    Map<String, String> asked,
    Map<String, String> refused,
    @Nullable Instant nextUntil,
    int escalations,
    Set<String> warned,
    @Nullable Finding finding,
    @Nullable String decidedBy,
    @Nullable String group,
    @Nullable Join joined,
    List<Duplicate> duplicates,
    @Nullable Instant closedAt,
    @Nullable Ending ending,
    int reopenings,
    @Nullable Integer score,
    Set<Wish> wishes,
    @Nullable Instant objectedAt,
    @Nullable String loweredBy,
    long version) {

  /// How long after they were told customers may have what was decided looked at again.
  private static final Duration REVIEW = Duration.ofDays(30);

  /// That it goes on as part of another one.
  ///
  /// @param into the number of the other one
  /// @param at since when
  public record Join(String into, Instant at) {}

  /// One that is the same.
  ///
  /// @param conversations where it was talked about
  /// @param since when its clocks were started, as long as they count here; null when they do not
  public record Duplicate(String number, List<String> conversations, @Nullable Instant since) {
    public Duplicate {
      conversations = List.copyOf(conversations);
    }
  }

  public Complaint {
    duplicates = List.copyOf(duplicates);
    conversations = List.copyOf(conversations);
    reached = Map.copyOf(reached);
    extended = Map.copyOf(extended);
    asked = Map.copyOf(asked);
    refused = Map.copyOf(refused);
    warned = Set.copyOf(warned);
    wishes = Set.copyOf(wishes);
  }

  /// The number of the complaint a stream is about.
  static String number(Recorded recorded) {
    return recorded.stream().substring(ComplaintEvent.stream("").length());
  }

  /// What the events of a complaint's stream come to; empty when it was never filed.
  public static Optional<Complaint> of(List<Recorded> events) {
    Complaint now = null;
    for (Recorded recorded : events) {
      now = after(now, recorded);
    }
    return Optional.ofNullable(now);
  }

  /// A complaint after one more event.
  ///
  /// @param before null before the first
  /// @return null when it was never filed
  static @Nullable Complaint after(@Nullable Complaint before, Recorded recorded) {
    if (!(recorded.event() instanceof ComplaintEvent event)) {
      return before;
    }
    if (event instanceof ComplaintEvent.Filed filed) {
      return filed(number(recorded), filed, recorded);
    }
    if (before == null) {
      return null;
    }
    Draft draft = new Draft(before);
    draft.version = recorded.version();
    draft.apply(event, recorded.time());
    return draft.complaint();
  }

  private static Complaint filed(String number, ComplaintEvent.Filed e, Recorded recorded) {
    Instant at = e.receivedAt() == null ? recorded.time() : Instant.parse(e.receivedAt());
    return new Complaint(
        number,
        e.customer(),
        e.channel(),
        e.language(),
        e.conversation() == null ? List.of() : List.of(e.conversation()),
        e.product(),
        null,
        e.severity(),
        null,
        at,
        at,
        e.acknowledged() ? Map.of(Milestone.ACKNOWLEDGED, recorded.time()) : Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        0,
        Set.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        0,
        null,
        Set.of(),
        null,
        null,
        recorded.version());
  }

  /// Whether nothing more is done about it: it is done, or goes on as part of another one.
  public boolean closed() {
    return closedAt != null || joined != null;
  }

  /// Whether it is closed and its customer does not accept what they were told, to which nobody has
  /// seen.
  public boolean disputed() {
    return closed() && objectedAt != null;
  }

  /// Whether somebody is to do something about it.
  public boolean open() {
    return !closed() || disputed();
  }

  /// Whether its customer was told what was decided, be it before it was reopened: they have had an
  /// answer. Who heard of no decision, since it was sent back first, waits as before.
  public boolean answered() {
    return reached(Milestone.TOLD).isPresent() || runsSince.isAfter(filedAt);
  }

  /// Whether it is closed and the time has not passed in which its customer may have what was
  /// decided looked at again.
  public boolean reviewable(Instant now) {
    return closedAt != null
        && ending == null
        && joined == null
        && reached(Milestone.TOLD).filter(it -> !now.isAfter(it.plus(REVIEW))).isPresent();
  }

  /// Who decided it, where somebody else is to look at that before the customer is told and before
  /// it is closed: it is a major one, or was until the same made it ordinary; empty where nobody
  /// has to.
  public Optional<String> awaitsSecond() {
    return Optional.ofNullable(decidedBy)
        .filter(it -> !closed() && (severity == Severity.MAJOR || it.equals(loweredBy)));
  }

  /// Where it and its duplicates were talked about, its own first.
  public List<String> places() {
    return Stream.concat(
            conversations.stream(), duplicates.stream().flatMap(it -> it.conversations.stream()))
        .distinct()
        .toList();
  }

  /// How far it has come.
  public Stage stage() {
    if (joined != null) {
      return Stage.JOINED;
    } else if (closed()) {
      return Stage.CLOSED;
    } else if (reached.containsKey(Milestone.TOLD)) {
      return Stage.TOLD;
    } else if (reached.containsKey(Milestone.RESOLVED)) {
      return Stage.RESOLVED;
    }
    return owner == null ? Stage.FILED : Stage.INVESTIGATED;
  }

  /// When it came to a milestone since its clocks were started.
  public Optional<Instant> reached(Milestone milestone) {
    return Optional.ofNullable(reached.get(milestone));
  }

  /// From when on its clocks count: the customer waits since the earliest that it and those that go
  /// on in it were started, so that no time is won by joining one to one that was reopened.
  public Instant countsSince() {
    return duplicates.stream()
        .flatMap(it -> Stream.ofNullable(it.since))
        .filter(runsSince::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(runsSince);
  }

  /// How often a clock was given more time.
  int extensions(String clock) {
    return extended.getOrDefault(clock, 0);
  }

  /// The complaint while an event is applied.
  private static final class Draft {
    private final Complaint before;
    private final List<String> conversations;
    private final Map<Milestone, Instant> reached = new EnumMap<>(Milestone.class);
    private final Map<String, Integer> extended;
    private final Map<String, String> asked;
    private final Map<String, String> refused;
    private final Set<String> warned;
    private @Nullable String product;
    private @Nullable String cause;
    private Severity severity;
    private @Nullable String owner;
    private Instant runsSince;
    private @Nullable Instant nextUntil;
    private int escalations;
    private @Nullable Finding finding;
    private @Nullable String decidedBy;
    private @Nullable String group;
    private @Nullable Join joined;
    private final List<Duplicate> duplicates;
    private @Nullable Instant closedAt;
    private @Nullable Ending ending;
    private int reopenings;
    private @Nullable Integer score;
    private final Set<Wish> wishes;
    private @Nullable Instant objectedAt;
    private @Nullable String loweredBy;
    private long version;

    Draft(Complaint before) {
      this.before = before;
      this.conversations = new ArrayList<>(before.conversations);
      this.reached.putAll(before.reached);
      this.extended = new HashMap<>(before.extended);
      this.asked = new HashMap<>(before.asked);
      this.refused = new HashMap<>(before.refused);
      this.warned = new HashSet<>(before.warned);
      this.product = before.product;
      this.cause = before.cause;
      this.severity = before.severity;
      this.owner = before.owner;
      this.runsSince = before.runsSince;
      this.nextUntil = before.nextUntil;
      this.escalations = before.escalations;
      this.finding = before.finding;
      this.decidedBy = before.decidedBy;
      this.group = before.group;
      this.joined = before.joined;
      this.duplicates = new ArrayList<>(before.duplicates);
      this.closedAt = before.closedAt;
      this.ending = before.ending;
      this.reopenings = before.reopenings;
      this.score = before.score;
      this.wishes = new HashSet<>(before.wishes);
      this.objectedAt = before.objectedAt;
      this.loweredBy = before.loweredBy;
      this.version = before.version;
    }

    void apply(ComplaintEvent event, Instant at) {
      switch (event) {
        case ComplaintEvent.Classified e -> {
          // Who only says how grave it is names no part of the business.
          if (!e.product().isBlank()) {
            product = e.product();
          }
          // The root cause that was decided stands.
          if (!e.cause().isBlank() && !reached.containsKey(Milestone.RESOLVED)) {
            cause = e.cause();
          }
          lower(e);
          severity = e.severity();
        }
        case ComplaintEvent.Assigned e -> owner = e.owner();
        case ComplaintEvent.Acknowledged e -> reached.putIfAbsent(Milestone.ACKNOWLEDGED, at);
        case ComplaintEvent.Planned e -> nextUntil = Instant.parse(e.until());
        case ComplaintEvent.Escalated e -> {
          escalations++;
          if (e.clock() != null) {
            warned.add(e.clock());
          }
        }
        case ComplaintEvent.ExtensionAsked e -> {
          asked.put(e.clock(), e.by());
          refused.remove(e.clock());
        }
        case ComplaintEvent.Extended e -> {
          extended.merge(e.clock(), 1, Integer::sum);
          asked.remove(e.clock());
          warned.remove(e.clock());
        }
        case ComplaintEvent.ExtensionRefused e -> {
          String asker = asked.remove(e.clock());
          if (asker != null) {
            refused.put(e.clock(), asker);
          }
        }
        case ComplaintEvent.Linked e -> conversations.add(e.conversation());
        case ComplaintEvent.Grouped e -> group = e.group();
        case ComplaintEvent.Joined e -> joined = new Join(e.into(), at);
        case ComplaintEvent.Parted e -> joined = null;
        case ComplaintEvent.DuplicateJoined e ->
            duplicates.add(
                new Duplicate(
                    e.duplicate(),
                    e.conversations(),
                    e.since() == null ? null : Instant.parse(e.since())));
        case ComplaintEvent.DuplicateParted e ->
            duplicates.removeIf(it -> it.number.equals(e.duplicate()));
        case ComplaintEvent.Resolved e -> {
          wishes.remove(Wish.ACCEPTANCE);
          reached.put(Milestone.RESOLVED, at);
          refused.clear();
          finding = e.finding();
          decidedBy = e.by();
          cause = e.cause();
          nextUntil = null;
        }
        case ComplaintEvent.Told e -> {
          reached.put(Milestone.TOLD, at);
          // No clock runs any more for which somebody wanted time.
          asked.clear();
          refused.clear();
        }
        case ComplaintEvent.Closed e -> {
          closedAt = at;
          seenTo();
        }
        case ComplaintEvent.Withdrawn e -> end(Ending.WITHDRAWN, at);
        case ComplaintEvent.Dismissed e -> end(Ending.NOT_A_COMPLAINT, at);
        case ComplaintEvent.Reopened e -> reopen(at, !Boolean.FALSE.equals(e.told()));
        case ComplaintEvent.Rated e -> score = e.score();
        case ComplaintEvent.Stated e -> Wish.of(e).ifPresent(wish -> wish(wish, at));
        case ComplaintEvent.Noted e -> {}
        case ComplaintEvent.Filed e -> {}
      }
    }

    private void lower(ComplaintEvent.Classified e) {
      if (e.severity() == Severity.MAJOR) {
        loweredBy = null;
      } else if (severity == Severity.MAJOR) {
        loweredBy = e.by();
      }
    }

    /// Nobody looks at a closed one for what is wished, but that they do not accept what was
    /// decided, or do after all; what is written as it ends with nothing decided is no wish of it.
    private void wish(Wish wish, Instant at) {
      boolean aboutOutcome =
          wish == Wish.OBJECTION || (wish == Wish.ACCEPTANCE && objectedAt != null);
      if (closedAt != null && (!aboutOutcome || ending != null)) {
        return;
      }
      switch (wish) {
        case WITHDRAWAL -> {
          wishes.remove(Wish.ACCEPTANCE);
          wishes.add(wish);
        }
        case PURSUIT -> wishes.remove(Wish.WITHDRAWAL);
        case CONDITION -> {
          wishes.remove(Wish.ACCEPTANCE);
          wishes.add(wish);
        }
        case ACCEPTANCE -> {
          wishes.remove(Wish.OBJECTION);
          wishes.remove(Wish.CONDITION);
          objectedAt = null;
          // Nothing is left to do for one that is closed.
          if (closedAt == null) {
            wishes.add(wish);
          }
        }
        case OBJECTION -> {
          wishes.remove(Wish.WITHDRAWAL);
          wishes.remove(Wish.CONDITION);
          wishes.remove(Wish.ACCEPTANCE);
          wishes.add(wish);
          if (objectedAt == null) {
            objectedAt = at;
            // What was warned of ended when they were told.
            warned.clear();
          }
        }
      }
    }

    private void seenTo() {
      wishes.clear();
      objectedAt = null;
    }

    private void end(Ending how, Instant at) {
      seenTo();
      refused.clear();
      ending = how;
      closedAt = at;
      finding = null;
      nextUntil = null;
    }

    private void reopen(Instant at, boolean told) {
      seenTo();
      if (reached.containsKey(Milestone.TOLD) || ending != null) {
        reached.clear();
        if (told) {
          reached.put(Milestone.ACKNOWLEDGED, at);
        }
        extended.clear();
        asked.clear();
        refused.clear();
        warned.clear();
        runsSince = at;
        duplicates.replaceAll(it -> new Duplicate(it.number, it.conversations, null));
      } else {
        // The customer heard of no decision and waits as before.
        reached.remove(Milestone.RESOLVED);
        // Whoever was warned of a clock before it was decided is to hear that it runs on.
        warned.clear();
      }
      finding = null;
      decidedBy = null;
      closedAt = null;
      ending = null;
      reopenings++;
    }

    Complaint complaint() {
      return new Complaint(
          before.number,
          before.customer,
          before.channel,
          before.language,
          conversations,
          product,
          cause,
          severity,
          owner,
          before.filedAt,
          runsSince,
          reached,
          extended,
          asked,
          refused,
          nextUntil,
          escalations,
          warned,
          finding,
          decidedBy,
          group,
          joined,
          duplicates,
          closedAt,
          ending,
          reopenings,
          score,
          wishes,
          objectedAt,
          loweredBy,
          version);
    }
  }
}
