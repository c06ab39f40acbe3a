package dev.lobby.review.verdict;

import dev.lobby.review.rating.RatedAnswers;
import dev.lobby.review.rating.RatedAnswers.Tally;
import dev.lobby.review.verdict.DecidedTurns.Asked;
import dev.lobby.review.verdict.Verdicts.Judged;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How articles fare with customers and with those who review turns. Safe for use by many threads.
public final class ArticleHealth {

  /// Over how many days articles are counted, today with them.
  public static final int DAYS = 30;

  /// Over how many days verdicts count: few turns are judged, so they need a longer while.
  public static final int DAYS_OF_VERDICTS = 90;

  private static final String ANSWER = "answer";

  /// How one article fares.
  ///
  /// @param asked how many turns were about it in the last [#DAYS] days
  /// @param answered how many of them were answered with it
  /// @param reviewed how many answers with it of the last [#DAYS_OF_VERDICTS] days were judged
  /// @param wrong how many of these were wrong, or a person should have been asked
  /// @param lastReview when one was judged last; null when none was
  /// @param ratings what customers said of its answers in the last [#DAYS] days
  public record Health(
      long asked,
      long answered,
      int reviewed,
      int wrong,
      @Nullable Instant lastReview,
      Tally ratings) {

    /// Of an article nobody asked for.
    public static final Health UNKNOWN = new Health(0, 0, 0, 0, null, Tally.NONE);

    private Health and(VerdictEvent.Given given, Instant at) {
      boolean failed = given.judgement() != Judgement.RIGHT;
      return new Health(
          asked,
          answered,
          reviewed + 1,
          wrong + (failed ? 1 : 0),
          lastReview == null || lastReview.isBefore(at) ? at : lastReview,
          ratings);
    }

    private Health with(Tally some) {
      return new Health(asked, answered, reviewed, wrong, lastReview, some);
    }
  }

  private final DecidedTurns turns;
  private final Verdicts verdicts;
  private final RatedAnswers ratings;
  private final InstantSource clock;

  public ArticleHealth(
      DecidedTurns turns, Verdicts verdicts, RatedAnswers ratings, InstantSource clock) {
    this.turns = turns;
    this.verdicts = verdicts;
    this.ratings = ratings;
    this.clock = clock;
  }

  /// How each article fares that anybody asked for, rated or judged, by its id.
  public Map<String, Health> all() {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    Map<String, Health> all = new HashMap<>();
    Map<String, Asked> asked = turns.asked(tomorrow.minusDays(DAYS), tomorrow);
    asked.forEach((article, some) ->
        all.put(article, new Health(some.all(), some.answered(), 0, 0, null, Tally.NONE)));
    ratings
        .between(tomorrow.minusDays(DAYS), tomorrow)
        .forEach((article, some) ->
            all.put(article, all.getOrDefault(article, Health.UNKNOWN).with(some)));
    LocalDate since = tomorrow.minusDays(DAYS_OF_VERDICTS);
    for (Judged judged : verdicts.all()) {
      VerdictEvent.Given given = judged.last().given();
      if (given.say().equals(ANSWER)
          && given.article() != null
          && !LocalDate.parse(given.day()).isBefore(since)) {
        all.merge(
            given.article(),
            Health.UNKNOWN.and(given, judged.last().at()),
            (before, one) -> before.and(given, judged.last().at()));
      }
    }
    return Map.copyOf(all);
  }
}
