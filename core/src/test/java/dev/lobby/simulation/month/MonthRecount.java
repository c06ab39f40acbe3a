package dev.lobby.simulation.month;

import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.Severity;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Figures;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.lead.AmountBand;
import dev.lobby.lead.Horizon;
import dev.lobby.lead.Interest;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.Loss;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What boards, classes and figures must say, counted from the whole journal in the plainest way
/// and with nothing of what counts them in Lobby: each thing is a line of text, by its number.
final class MonthRecount {

  /// China has had no summer time since 1991.
  private static final ZoneOffset BANK = ZoneOffset.ofHours(8);

  private static final LocalDate FREE_MONDAY = LocalDate.of(2026, 3, 16);
  private static final LocalDate BUSY_SATURDAY = LocalDate.of(2026, 3, 21);

  /// A complaint as far as its board shows it.
  private static final class Case {
    private String customer = "";
    private @Nullable String product;
    private @Nullable String cause;
    private Severity severity = Severity.ORDINARY;
    private @Nullable String owner;
    private Instant filed = Instant.EPOCH;
    private Instant since = Instant.EPOCH;
    private final Map<String, Instant> sinceOfDuplicates = new HashMap<>();
    private @Nullable Instant acknowledged;
    private @Nullable Instant resolved;
    private @Nullable Instant told;
    private @Nullable Instant next;
    private @Nullable String finding;
    private boolean closed;
    private boolean joined;
    private int reopened;
    private int escalated;
    private int extended;
    private @Nullable Integer score;
  }

  private static final class Prospect {
    private @Nullable String owner;
    private String stage = "open";
    private String permission = "unknown";
    private String product = "-";
    private AmountBand amount = AmountBand.UNKNOWN;
    private Horizon horizon = Horizon.UNKNOWN;
    private double strength;
    private int times;
    private boolean contacted;
    private @Nullable Instant next;
    private @Nullable Double expected;
  }

  private static final class Promise {
    private String customer = "";
    private String kind = "";
    private @Nullable String owner;
    private Instant due = Instant.EPOCH;
    private int moved;
    private String end = "";
  }

  private final Map<String, Case> cases = new TreeMap<>();
  private final Map<String, Prospect> prospects = new TreeMap<>();
  private final Map<String, Promise> promises = new TreeMap<>();
  private final Map<String, Figures> figures = new HashMap<>();
  private final Map<String, Instant> wrote = new HashMap<>();
  private final Map<String, Integer> content = new HashMap<>();
  private final Map<String, String> talker = new HashMap<>();
  private final Set<String> customers = new TreeSet<>();

  MonthRecount(Journal journal) {
    List<Recorded> all = new ArrayList<>();
    journal.replay(0, journal.head(), all::add);
    Set<String> ended = new HashSet<>();
    for (Recorded one : all) {
      if (one.event() instanceof ProfileImportEvent.Committed) {
        ended.add(name(one));
      }
    }
    for (Recorded one : all) {
      switch (one.event()) {
        case ComplaintEvent e -> complaint(name(one), e, one.time());
        case LeadEvent e -> lead(name(one), e);
        case FollowUpEvent e -> followUp(name(one), e, one.time());
        case FiguresEvent.Told e when e.figures() != null && counts(e.importId(), ended) ->
            figures.put(name(one), e.figures());
        case CustomerEvent.Profiled e when counts(e.importId(), ended) -> customers.add(name(one));
        case ConversationEvent.Started e -> talker.put(name(one), e.customer());
        case ConversationEvent.CustomerWrote e ->
            wrote.put(Objects.requireNonNull(talker.get(name(one))), one.time());
        default -> {}
      }
    }
  }

  private static String name(Recorded one) {
    return one.stream().substring(one.stream().indexOf('/') + 1);
  }

  private static boolean counts(@Nullable String importId, Set<String> ended) {
    return importId == null || ended.contains(importId);
  }

  private void complaint(String number, ComplaintEvent event, Instant at) {
    Case now = cases.computeIfAbsent(number, it -> new Case());
    switch (event) {
      case ComplaintEvent.Filed e -> {
        now.customer = e.customer();
        now.product = e.product();
        now.severity = e.severity();
        now.filed = at;
        now.since = at;
        now.acknowledged = e.acknowledged() ? at : null;
      }
      case ComplaintEvent.Classified e -> {
        now.product = e.product();
        if (now.resolved == null && !e.cause().isBlank()) {
          now.cause = e.cause();
        }
        now.severity = e.severity();
      }
      case ComplaintEvent.Assigned e -> now.owner = e.owner();
      case ComplaintEvent.Acknowledged e -> now.acknowledged = at;
      case ComplaintEvent.Planned e -> now.next = Instant.parse(e.until());
      case ComplaintEvent.Escalated e -> now.escalated++;
      case ComplaintEvent.Extended e -> now.extended++;
      case ComplaintEvent.Resolved e -> {
        now.resolved = at;
        now.finding = e.finding().wire();
        now.cause = e.cause();
        now.next = null;
      }
      case ComplaintEvent.Told e -> now.told = at;
      case ComplaintEvent.Closed e -> now.closed = true;
      case ComplaintEvent.DuplicateJoined e -> {
        if (e.since() != null) {
          now.sinceOfDuplicates.put(e.duplicate(), Instant.parse(e.since()));
        }
      }
      case ComplaintEvent.DuplicateParted e -> now.sinceOfDuplicates.remove(e.duplicate());
      case ComplaintEvent.Joined e -> now.joined = true;
      case ComplaintEvent.Parted e -> now.joined = false;
      case ComplaintEvent.Reopened e -> {
        now.closed = false;
        // Whoever was never told waits as before.
        if (now.told != null) {
          now.since = at;
          now.acknowledged = Boolean.FALSE.equals(e.told()) ? null : at;
          now.extended = 0;
          now.sinceOfDuplicates.clear();
        }
        now.resolved = null;
        now.told = null;
        now.finding = null;
        now.reopened++;
      }
      case ComplaintEvent.Rated e -> {
        now.score = e.score();
        content.put(now.customer, e.score());
      }
      default -> {}
    }
  }

  private void lead(String number, LeadEvent event) {
    Prospect now = prospects.computeIfAbsent(number, it -> new Prospect());
    switch (event) {
      case LeadEvent.Opened e -> {
        now.product = e.interest().product() == null ? "-" : e.interest().product();
        now.amount = e.interest().amount();
        now.horizon = e.interest().horizon();
        now.strength = e.interest().strength();
        now.times = 1;
      }
      case LeadEvent.HeardAgain e -> {
        now.product = e.interest().product() == null ? now.product : e.interest().product();
        now.amount =
            e.interest().amount() == AmountBand.UNKNOWN ? now.amount : e.interest().amount();
        now.horizon =
            e.interest().horizon() == Horizon.UNKNOWN ? now.horizon : e.interest().horizon();
        now.strength = Math.max(now.strength, e.interest().strength());
        now.times++;
      }
      case LeadEvent.Absorbed e -> {
        Interest other = e.interest();
        now.product =
            now.product.equals("-") && other.product() != null ? other.product() : now.product;
        now.amount = now.amount.compareTo(other.amount()) >= 0 ? now.amount : other.amount();
        if (other.horizon() != Horizon.UNKNOWN
            && (now.horizon == Horizon.UNKNOWN || other.horizon().compareTo(now.horizon) < 0)) {
          now.horizon = other.horizon();
        }
        now.strength = Math.max(now.strength, other.strength());
      }
      case LeadEvent.PermissionTold e -> now.permission = e.given() ? "given" : "refused";
      case LeadEvent.Assigned e -> now.owner = e.owner();
      case LeadEvent.Planned e -> now.next = Instant.parse(e.until());
      case LeadEvent.Contacted e -> {
        now.contacted = true;
        now.next = null;
      }
      case LeadEvent.Won e -> end(now, "won", e.expected());
      case LeadEvent.Lost e -> {
        end(now, "lost", e.expected());
        if (e.reason() == Loss.NO_CONTACT) {
          now.permission = "refused";
        }
      }
      case LeadEvent.Merged e -> end(now, "merged", null);
      case LeadEvent.Reopened e -> now.stage = "open";
      case LeadEvent.Noted e -> {}
      default -> {}
    }
  }

  private static void end(Prospect lead, String stage, @Nullable Double expected) {
    lead.stage = stage;
    lead.expected = expected;
    lead.next = null;
  }

  private void followUp(String number, FollowUpEvent event, Instant at) {
    Promise now = promises.computeIfAbsent(number, it -> new Promise());
    switch (event) {
      case FollowUpEvent.Promised e -> {
        now.customer = e.customer();
        now.kind = e.kind().wire();
        now.owner = e.owner();
        now.due = Instant.parse(e.due());
      }
      case FollowUpEvent.Assigned e -> now.owner = e.owner();
      case FollowUpEvent.Moved e -> {
        now.due = Instant.parse(e.due());
        now.moved++;
      }
      case FollowUpEvent.NotReached e -> now.due = Instant.parse(e.due());
      case FollowUpEvent.Ended e -> {
        now.end = e.result().wire() + (at.isAfter(now.due) ? " late" : " in time");
        if (e.score() != null) {
          content.put(now.customer, e.score());
        }
      }
      default -> {}
    }
  }

  /// The complaints' board.
  Map<String, String> complaints() {
    Map<String, String> lines = new TreeMap<>();
    cases.forEach((number, it) ->
        lines.put(
            number,
            line(
                it.customer,
                stage(it),
                it.severity.wire(),
                it.owner,
                it.product,
                it.cause,
                it.finding,
                it.next,
                it.escalated,
                it.reopened,
                it.score)));
    return lines;
  }

  private static String stage(Case it) {
    if (it.joined) {
      return "joined";
    } else if (it.closed) {
      return "closed";
    } else if (it.told != null) {
      return "told";
    } else if (it.resolved != null) {
      return "resolved";
    }
    return it.owner == null ? "filed" : "investigated";
  }

  static String line(@Nullable Object... cells) {
    return Stream.of(cells).map(String::valueOf).collect(Collectors.joining(" | "));
  }

  /// Where each complaint's clocks stand, by its number and the clock's name.
  Map<String, String> clocks(Instant now) {
    Map<String, String> lines = new TreeMap<>();
    cases.forEach((number, it) -> {
      Instant since =
          Stream.concat(Stream.of(it.since), it.sinceOfDuplicates.values().stream())
              .min(Comparator.naturalOrder())
              .orElseThrow();
      clock(lines, number, "acknowledged", since, hours(since, 24), it.acknowledged, now);
      if (it.severity == Severity.MAJOR) {
        clock(lines, number, "major-decided", since, hours(since, 4), it.resolved, now);
      } else {
        clock(lines, number, "decided", since, hours(since, 12), it.resolved, now);
      }
      int days = it.extended == 0 ? 15 : it.extended == 1 ? 30 : 60;
      clock(lines, number, "cn-decided", since, endOf(day(since).plusDays(days)), it.told, now);
      clock(lines, number, "three-days", since, endOf(working(day(since), 3)), it.told, now);
      clock(lines, number, "eight-weeks", since, endOf(day(since).plusDays(56)), it.told, now);
      if (it.joined) {
        // It is open, so whatever was not reached stands still.
        lines.replaceAll((key, told) ->
            key.startsWith(number + " ")
                ? told.replaceFirst("(running|ending|overdue)$", "stopped")
                : told);
      }
    });
    return lines;
  }

  private static void clock(
      Map<String, String> lines,
      String number,
      String name,
      Instant from,
      Instant due,
      @Nullable Instant stopped,
      Instant now) {
    String state;
    if (stopped != null) {
      state = stopped.isBefore(due) ? "in-time" : "late";
    } else if (!now.isBefore(due)) {
      state = "overdue";
    } else {
      long left = Duration.between(now, due).toMillis();
      state = left * 4 > Duration.between(from, due).toMillis() ? "running" : "ending";
    }
    lines.put(number + " " + name, due + " " + state);
  }

  private static Instant hours(Instant since, int hours) {
    return since.plus(Duration.ofHours(hours));
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(BANK).toLocalDate();
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay().toInstant(BANK);
  }

  private static LocalDate working(LocalDate day, int count) {
    LocalDate at = day;
    for (int left = count; left > 0; ) {
      at = at.plusDays(1);
      boolean weekend = at.getDayOfWeek().getValue() > 5;
      if (at.equals(BUSY_SATURDAY) || (!weekend && !at.equals(FREE_MONDAY))) {
        left--;
      }
    }
    return at;
  }

  /// The figures a regulator gets of the complaints that came on certain days.
  Map<String, Integer> report(LocalDate from, LocalDate to, Instant now) {
    Map<String, String> clocks = clocks(now);
    Map<String, Integer> figures = new TreeMap<>();
    cases.forEach((number, it) -> {
      if (day(it.filed).isBefore(from) || day(it.filed).isAfter(to)) {
        return;
      }
      if (it.joined) {
        figures.merge("duplicates", 1, Integer::sum);
        return;
      }
      List<String> of = new ArrayList<>();
      of.add("received");
      of.add(it.closed ? "closed" : "open");
      if (it.severity == Severity.MAJOR) {
        of.add("major");
      }
      if (it.reopened > 0) {
        of.add("reopened");
      }
      if (it.finding != null) {
        of.add(it.finding);
      }
      clocks.forEach((key, told) -> {
        if (key.startsWith(number + " ")) {
          String state = told.substring(told.indexOf(' ') + 1);
          of.add(
              key.substring(number.length() + 1)
                  + switch (state) {
                    case "in-time" -> " met";
                    case "late", "overdue" -> " missed";
                    default -> " running";
                  });
        }
      });
      of.forEach(figure -> figures.merge(figure, 1, Integer::sum));
    });
    return figures;
  }

  /// The leads' board.
  Map<String, String> leads() {
    Map<String, String> lines = new TreeMap<>();
    prospects.forEach((number, it) -> {
      String stage =
          !it.stage.equals("open")
              ? it.stage
              : it.contacted ? "contacted" : it.owner == null ? "open" : "assigned";
      lines.put(
          number,
          line(
              stage,
              it.owner,
              it.permission,
              it.product,
              it.amount.wire(),
              it.horizon.wire(),
              it.strength,
              it.times,
              it.next));
    });
    return lines;
  }

  /// Of the leads that were won or lost and of which a fifth of certainty was expected: how many
  /// there are, how many were won.
  List<String> calibration() {
    List<String> lines = new ArrayList<>();
    for (int band = 0; band < 5; band++) {
      int ended = 0;
      int won = 0;
      for (Prospect it : prospects.values()) {
        if ((it.stage.equals("won") || it.stage.equals("lost"))
            && Math.min(4, (int) Math.floor(Objects.requireNonNull(it.expected) * 5)) == band) {
          ended++;
          won += it.stage.equals("won") ? 1 : 0;
        }
      }
      lines.add(line(ended, won));
    }
    return lines;
  }

  /// What was promised and is to be kept.
  Map<String, String> promises(Instant now) {
    Map<String, String> lines = new TreeMap<>();
    promises.forEach((number, it) -> {
      if (it.end.isEmpty()) {
        lines.put(
            number,
            line(it.customer, it.kind, it.due, it.owner, it.moved, now.compareTo(it.due) > 0));
      }
    });
    return lines;
  }

  /// What came of what was promised.
  Map<String, String> kept() {
    Map<String, String> lines = new TreeMap<>();
    promises.forEach((number, it) -> {
      if (!it.end.isEmpty()) {
        lines.put(number, it.end);
      }
    });
    return lines;
  }

  /// Who is in which class, by the rules that come with Lobby.
  Map<String, Set<String>> classes(LocalDate today) {
    Map<String, Integer> open = new HashMap<>();
    cases.values().stream()
        .filter(it -> !it.closed && !it.joined)
        .forEach(it -> open.merge(it.customer, 1, Integer::sum));
    Map<String, Set<String>> classes = new TreeMap<>();
    for (String id : customers) {
      String in = valueClass(id, open.getOrDefault(id, 0), today);
      if (!in.isEmpty()) {
        classes.computeIfAbsent(in, it -> new TreeSet<>()).add(id);
      }
    }
    return classes;
  }

  private String valueClass(String id, int open, LocalDate today) {
    Figures known = figures.get(id);
    Integer satisfaction = content.get(id);
    int bad = (open > 0 ? 1 : 0) + (satisfaction != null && satisfaction <= 2 ? 1 : 0);
    if (known == null || LocalDate.parse(known.asOf()).isBefore(today.minusDays(40))) {
      return bad >= 2 ? "watch" : "";
    }
    Long quiet = quiet(known, wrote.get(id), today);
    Integer now = known.transactions();
    Integer before = known.transactionsBefore();
    Double activity = now == null || before == null || before == 0 ? null : 100.0 * now / before;
    Integer balance = known.balanceChange();
    long holds = Objects.requireNonNull(known.balance()).from();
    bad += quiet != null && quiet >= 90 ? 1 : 0;
    bad += activity != null && activity <= 70 ? 1 : 0;
    bad += balance != null && balance <= -30 ? 1 : 0;
    if (bad >= 2) {
      return "watch";
    } else if (holds >= 1_000_000) {
      return "strategic";
    }
    boolean grows =
        holds >= 50_000
            && quiet != null
            && quiet <= 90
            && activity != null
            && activity > 99
            && balance != null
            && balance >= -10;
    return grows ? "growth" : "base";
  }

  private static @Nullable Long quiet(Figures known, @Nullable Instant wrote, LocalDate today) {
    Long acted =
        known.lastActivity() == null
            ? null
            : ChronoUnit.DAYS.between(LocalDate.parse(known.lastActivity()), today);
    Long spoke = wrote == null ? null : ChronoUnit.DAYS.between(day(wrote), today);
    if (acted == null || spoke == null) {
      return acted == null ? spoke : acted;
    }
    return Math.min(acted, spoke);
  }
}
