package dev.lobby.review.verdict;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.journal.Recorded;
import dev.lobby.view.Table;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How many turns the assistant decided each day, in UTC, and a fair draw of each kind of them.
///
/// Turns that are alike in day, language, decision, channel and article are a cell. Of each cell
/// are kept its count and the few turns whose names, hashed, come first: as good as drawn by lot,
/// and the same after a rebuild. Turns in which a person had the conversation are not counted.
public final class DecidedTurns implements View {

  /// A turn.
  ///
  /// @param rank where the lot puts it
  /// @param seq the place of the customer's message in the conversation
  record Turn(long rank, String conversation, long seq) {

    static final Comparator<Turn> BY_LOT =
        Comparator.comparingLong(Turn::rank)
            .thenComparing(Turn::conversation)
            .thenComparingLong(Turn::seq);
  }

  /// Turns that are alike.
  ///
  /// @param article the first article the decision names; empty for none
  /// @param count how many there are
  /// @param first the first of them by lot
  record Cell(
      String day,
      String language,
      String say,
      String channel,
      String article,
      long count,
      List<Turn> first) {

    private Cell and(Turn turn) {
      List<Turn> kept = first;
      if (first.size() < KEPT || Turn.BY_LOT.compare(turn, first.getLast()) < 0) {
        kept =
            Stream.concat(first.stream(), Stream.of(turn)).sorted(Turn.BY_LOT).limit(KEPT).toList();
      }
      return new Cell(day, language, say, channel, article, count + 1, kept);
    }
  }

  /// How often an article was what a decision is about.
  ///
  /// @param answered how often it was answered with
  record Asked(long all, long answered) {

    static final Asked NEVER = new Asked(0, 0);

    Asked and(Asked other) {
      return new Asked(all + other.all, answered + other.answered);
    }
  }

  /// The cells of a day.
  private record Day(List<String> cells) {}

  /// How many turns of a cell can be drawn.
  static final int KEPT = 16;

  private static final String SILENT = "silent";
  private static final String ANSWER = "answer";

  private final Summaries summaries;
  private final Table<Cell> cells;
  private final Table<Day> days;
  private final long seed;

  /// How often each article was asked for on a day; what changes is summed up anew.
  private final Map<LocalDate, Map<String, Asked>> sums = new HashMap<>();

  /// How many turns were counted since the start.
  private long counted;

  /// The customer's message that was taken in last, and where; null before the first.
  private ConversationEvent.@Nullable CustomerWrote wrote;

  private @Nullable Recorded writtenAt;

  /// @param summaries which must come before this one among the views
  public DecidedTurns(ViewStore store, Summaries summaries) {
    this(store, summaries, 0);
  }

  /// @param seed what the lot is drawn from, with a turn's name
  DecidedTurns(ViewStore store, Summaries summaries, long seed) {
    this.summaries = summaries;
    this.seed = seed;
    this.cells = store.table("turns", Cell.class);
    this.days = store.table("days-of-turns", Day.class);
  }

  @Override
  public String format() {
    return "turns 1";
  }

  @Override
  public void apply(Recorded recorded) {
    switch (recorded.event()) {
      case ConversationEvent.CustomerWrote e -> {
        wrote = e;
        writtenAt = recorded;
      }
      case ConversationEvent.Decided e when !e.say().equals(SILENT) -> count(e, recorded);
      default -> {}
    }
  }

  /// A decision stands in one frame with the message it is about.
  private void count(ConversationEvent.Decided decided, Recorded recorded) {
    ConversationEvent.CustomerWrote message = wrote;
    Recorded at = writtenAt;
    if (message == null
        || at == null
        || !at.stream().equals(recorded.stream())
        || !message.clientMessageId().equals(decided.inReplyTo())) {
      return;
    }
    String conversation = recorded.stream().substring(ConversationEvent.stream("").length());
    String channel = summaries.find(conversation).map(Summary::channel).orElse("");
    String day = day(recorded);
    String key =
        String.join("/", day, message.language().wire(), decided.say(), channel, article(decided));
    Cell before = cells.get(key);
    if (before == null) {
      before =
          new Cell(
              day,
              message.language().wire(),
              decided.say(),
              channel,
              article(decided),
              0,
              List.of());
      Day known = days.get(day);
      List<String> all = new ArrayList<>(known == null ? List.of() : known.cells);
      all.add(key);
      days.put(day, new Day(List.copyOf(all)));
    }
    cells.put(key, before.and(turn(conversation, at.version())));
    synchronized (sums) {
      counted++;
      sums.remove(LocalDate.parse(day));
    }
  }

  /// The day of an event, in UTC.
  static String day(Recorded recorded) {
    return LocalDate.ofInstant(recorded.time(), ZoneOffset.UTC).toString();
  }

  /// The id of the first article a decision names; empty for none.
  static String article(ConversationEvent.Decided decided) {
    return decided.articles().isEmpty()
        ? ""
        : decided.articles().getFirst().substring(0, decided.articles().getFirst().indexOf('@'));
  }

  private Turn turn(String conversation, long seq) {
    long hash = seed;
    for (int i = 0; i < conversation.length(); i++) {
      hash = hash * 31 + conversation.charAt(i);
    }
    return new Turn(mixed(hash * 31 + seq), conversation, seq);
  }

  /// Scatters a number over all of them, as `SplittableRandom` does.
  private static long mixed(long number) {
    long z = number + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /// The cells of the days from one to before another.
  List<Cell> between(LocalDate from, LocalDate to) {
    return from.datesUntil(to)
        .flatMap(day -> Stream.ofNullable(days.get(day.toString())))
        .flatMap(day -> day.cells.stream())
        .flatMap(key -> Stream.ofNullable(cells.get(key)))
        .toList();
  }

  /// How often each article was asked for, in the days from one to before another.
  Map<String, Asked> asked(LocalDate from, LocalDate to) {
    Map<String, Asked> asked = new HashMap<>();
    for (LocalDate day : from.datesUntil(to).toList()) {
      sum(day, from).forEach((article, some) -> asked.merge(article, some, Asked::and));
    }
    return asked;
  }

  /// @param from before which no day is kept
  private Map<String, Asked> sum(LocalDate day, LocalDate from) {
    long before;
    synchronized (sums) {
      Map<String, Asked> known = sums.get(day);
      if (known != null) {
        return known;
      }
      before = counted;
    }
    // Whoever counts a turn does not wait for this.
    Map<String, Asked> sum = new HashMap<>();
    for (Cell cell : between(day, day.plusDays(1))) {
      if (!cell.article.isEmpty()) {
        long answered = cell.say.equals(ANSWER) ? cell.count : 0;
        sum.merge(cell.article, new Asked(cell.count, answered), Asked::and);
      }
    }
    synchronized (sums) {
      sums.keySet().removeIf(old -> old.isBefore(from));
      if (counted == before) {
        sums.put(day, Map.copyOf(sum));
      }
    }
    return sum;
  }
}
