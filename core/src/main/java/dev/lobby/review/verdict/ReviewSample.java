package dev.lobby.review.verdict;

import dev.lobby.review.verdict.DecidedTurns.Cell;
import dev.lobby.review.verdict.DecidedTurns.Turn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The turns to be reviewed on a day: drawn by lot from the seven days before it, from every
/// stratum by its size, and the same all day long.
public final class ReviewSample {

  /// A turn to be reviewed, and why it was drawn.
  ///
  /// @param seq the place of the customer's message in the conversation
  /// @param language the wire name of the language heard
  /// @param say the kind of decision
  /// @param traffic how often its article is asked for: `head`, `body`, `tail`, or `none` when it
  ///   names none
  public record Drawn(String conversation, long seq, String language, String say, String traffic) {}

  /// From how many days before it a day's sample is drawn.
  static final int DAYS = 7;

  private record Stratum(String language, String say, String traffic) {}

  /// What can be drawn of a stratum.
  private static final class Holding {
    private final Stratum stratum;
    private final long count;
    private final List<Turn> turns;

    /// How many are to be drawn.
    private int share;

    /// @param left chooses what was not reviewed before
    Holding(Stratum stratum, List<Cell> cells, Predicate<Turn> left) {
      this.stratum = stratum;
      this.count = cells.stream().mapToLong(Cell::count).sum();
      this.turns =
          cells.stream()
              .flatMap(cell -> cell.first().stream())
              .filter(left)
              .sorted(Turn.BY_LOT)
              .toList();
    }

    /// How much of it is drawn; before the first, less the larger it is.
    double thickness() {
      return share == 0 ? -count : (double) share / count;
    }
  }

  private final DecidedTurns turns;
  private final Verdicts verdicts;
  private final Predicate<Turn> readable;

  /// @param readable whether the words of a turn can still be read
  ReviewSample(DecidedTurns turns, Verdicts verdicts, Predicate<Turn> readable) {
    this.turns = turns;
    this.verdicts = verdicts;
    this.readable = readable;
  }

  /// What is left to be reviewed on a day, stratum by stratum.
  ///
  /// @param size how many were to be reviewed in all
  List<Drawn> of(LocalDate day, int size) {
    return drawn(day, size).stream()
        .filter(one -> verdicts.find(one.conversation, one.seq).isEmpty())
        .toList();
  }

  /// What was to be reviewed on a day, reviewed since or not.
  List<Drawn> drawn(LocalDate day, int size) {
    List<Cell> cells = turns.between(day.minusDays(DAYS), day);
    Traffic traffic = new Traffic(cells);
    Map<Stratum, List<Cell>> strata =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell -> new Stratum(cell.language(), cell.say(), traffic.band(cell.article())),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Stratum::language)
                                .thenComparing(Stratum::say)
                                .thenComparing(Stratum::traffic)),
                    Collectors.toList()));
    Instant morning = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Holding> holdings =
        strata.entrySet().stream()
            .map(it -> new Holding(it.getKey(), it.getValue(), turn -> isLeft(turn, morning)))
            .toList();
    share(holdings, size);
    return holdings.stream()
        .flatMap(holding ->
            holding.turns.stream()
                .filter(readable)
                .limit(holding.share)
                .map(turn -> drawn(holding.stratum, turn)))
        .toList();
  }

  /// What was reviewed before the day leaves the lot; what is reviewed in its course keeps its
  /// place in it, or another would come up for it.
  private boolean isLeft(Turn turn, Instant morning) {
    return verdicts
        .find(turn.conversation(), turn.seq())
        .filter(judged -> judged.since().isBefore(morning))
        .isEmpty();
  }

  private static Drawn drawn(Stratum stratum, Turn turn) {
    return new Drawn(
        turn.conversation(), turn.seq(), stratum.language, stratum.say, stratum.traffic);
  }

  /// One for each stratum, the largest first, then to whichever has the fewest for its size.
  private static void share(List<Holding> holdings, int size) {
    for (int i = 0; i < size; i++) {
      Optional<Holding> thinnest =
          holdings.stream()
              .filter(holding -> holding.share < holding.turns.size())
              .min(Comparator.comparingDouble(Holding::thickness));
      if (thinnest.isEmpty()) {
        return;
      }
      thinnest.get().share++;
    }
  }
}
