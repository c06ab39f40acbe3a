package dev.lobby.review.verdict;

import dev.lobby.review.verdict.DecidedTurns.Cell;
import dev.lobby.review.verdict.Verdicts.Judged;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The wrong-answer budget as it is lived: target, achieved, coverage and trend.
final class WrongAnswers {

  private static final String ANSWER = "answer";

  /// The stratum of what was judged though nobody drew it: all of it is known.
  private static final String CAME_UPON = "came upon";

  /// The strata of the answers of a group, by name.
  private static final class Strata {
    private final Map<String, Long> answered = new TreeMap<>();
    private final Map<String, int[]> judged = new HashMap<>();

    private List<Share.Stratum> all() {
      List<Share.Stratum> all = new ArrayList<>();
      answered.forEach((name, count) -> {
        int[] of = judged.getOrDefault(name, new int[Judgement.values().length]);
        all.add(new Share.Stratum(count, of[0] + of[1] + of[2], of[1], of[2]));
      });
      return all;
    }
  }

  private final DecidedTurns turns;
  private final Verdicts verdicts;
  private final Function<String, String> area;
  private final double target;

  /// @param area the area of an article, by its id
  WrongAnswers(
      DecidedTurns turns, Verdicts verdicts, Function<String, String> area, double target) {
    this.turns = turns;
    this.verdicts = verdicts;
    this.area = area;
    this.target = target;
  }

  /// The figures of the weeks before and with a day.
  ///
  /// @param weeks how many weeks, from 1
  BudgetFigures of(LocalDate day, int weeks) {
    LocalDate end = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(1);
    LocalDate begin = end.minusWeeks(weeks);
    List<BudgetFigures.Week> trend = new ArrayList<>();
    for (LocalDate monday = begin; monday.isBefore(end); monday = monday.plusWeeks(1)) {
      trend.add(week(monday));
    }
    Span span = new Span(begin, end);
    return new BudgetFigures(
        target,
        Share.CONFIDENCE,
        begin,
        end,
        span.decided(),
        span.coverage(),
        span.share(),
        span.by(Cell::language, VerdictEvent.Given::language),
        span.by(cell -> area.apply(cell.article()), given -> area.apply(article(given))),
        span.by(Cell::channel, VerdictEvent.Given::channel),
        span.disputed(),
        List.copyOf(trend));
  }

  private BudgetFigures.Week week(LocalDate monday) {
    Span span = new Span(monday, monday.plusWeeks(1));
    return new BudgetFigures.Week(monday, span.decided(), span.coverage(), span.share());
  }

  private static String article(VerdictEvent.Given given) {
    String article = given.article();
    return article == null ? "" : article;
  }

  /// The turns and verdicts of some days.
  private final class Span {
    private final List<Cell> cells;
    private final List<Judged> judged;
    private final Traffic traffic;

    Span(LocalDate from, LocalDate to) {
      this.cells = turns.between(from, to);
      this.judged =
          verdicts.all().stream()
              .filter(one -> {
                LocalDate day = LocalDate.parse(one.last().given().day());
                return !day.isBefore(from) && day.isBefore(to);
              })
              .toList();
      this.traffic = new Traffic(cells);
    }

    long decided() {
      return cells.stream().mapToLong(Cell::count).sum();
    }

    double coverage() {
      long answered =
          cells.stream().filter(it -> it.say().equals(ANSWER)).mapToLong(Cell::count).sum();
      return decided() == 0 ? 0 : (double) answered / decided();
    }

    long disputed() {
      return judged.stream().filter(Judged::disputed).count();
    }

    Share share() {
      return Share.of(strata(cell -> "", given -> "").getOrDefault("", new Strata()).all(), target);
    }

    Map<String, Share> by(
        Function<Cell, String> ofCell, Function<VerdictEvent.Given, String> ofVerdict) {
      Map<String, Share> shares = new TreeMap<>();
      strata(ofCell, ofVerdict)
          .forEach((group, strata) -> shares.put(group, Share.of(strata.all(), target)));
      return shares;
    }

    private Map<String, Strata> strata(
        Function<Cell, String> ofCell, Function<VerdictEvent.Given, String> ofVerdict) {
      Map<String, Strata> groups = new TreeMap<>();
      for (Cell cell : cells) {
        if (cell.say().equals(ANSWER)) {
          groups
              .computeIfAbsent(ofCell.apply(cell), group -> new Strata())
              .answered
              .merge(stratum(cell.language(), cell.article()), cell.count(), Long::sum);
        }
      }
      for (Judged one : judged) {
        VerdictEvent.Given given = one.last().given();
        Strata strata = groups.get(ofVerdict.apply(given));
        if (strata != null && given.say().equals(ANSWER)) {
          String stratum = stratum(given.language(), article(given));
          if (!one.sampled()) {
            strata.answered.merge(stratum, -1L, Long::sum);
            strata.answered.merge(CAME_UPON, 1L, Long::sum);
          }
          int[] counts =
              strata.judged.computeIfAbsent(
                  one.sampled() ? stratum : CAME_UPON, name -> new int[3]);
          switch (given.judgement()) {
            case RIGHT -> counts[0]++;
            case WRONG -> counts[1]++;
            case PERSON -> counts[2]++;
          }
        }
      }
      return groups;
    }

    private String stratum(String language, String article) {
      return language + "/" + traffic.band(article);
    }
  }
}
