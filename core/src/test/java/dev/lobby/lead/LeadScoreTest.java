package dev.lobby.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.lobby.customer.Rating;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.knowledge.catalogue.RiskLevel;
import dev.lobby.language.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is expected of a lead, and what came of it.
class LeadScoreTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");

  private static Lead lead(
      boolean core,
      AmountBand amount,
      Horizon horizon,
      Permission permission,
      int times,
      Duration ago) {
    Instant last = NOW.minus(ago);
    return new Lead(
        "L-1",
        new Lead.Origin("k-1", "web", Language.ZH, core, last),
        new Lead.Shown(
            List.of("c-1"), new Interest("wealth", "a", amount, horizon, 0.9), times, last),
        null,
        permission,
        last,
        false,
        Lead.Care.NONE,
        null,
        1);
  }

  private static double expected(Lead lead) {
    return LeadScore.of(lead, Optional.empty(), NOW).expected();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  VERY_LARGE, NOW,     GIVEN,   3, 0,  A very large amount",
    "true,  UNKNOWN,    UNKNOWN, UNKNOWN, 1, 0,  A core customer",
    "false, LARGE,      UNKNOWN, REFUSED, 1, 0,  Does not want to be contacted",
    "false, SMALL,      LATER,   UNKNOWN, 1, 40, Shown 40 days ago",
  })
  void the_weightiest_reason_comes_first(
      boolean core,
      AmountBand amount,
      Horizon horizon,
      Permission permission,
      int times,
      int days,
      String first) {
    LeadScore score =
        LeadScore.of(
            lead(core, amount, horizon, permission, times, Duration.ofDays(days)),
            Optional.empty(),
            NOW);

    assertThat(score.reasons().getFirst().en()).isEqualTo(first);
    assertThat(score.reasons()).allSatisfy(reason -> assertThat(reason.zh()).isNotBlank());
  }

  @Property
  void more_of_what_speaks_for_it_never_makes_it_less_likely(
      @ForAll boolean core,
      @ForAll AmountBand amount,
      @ForAll Horizon horizon,
      @ForAll Permission permission,
      @ForAll @IntRange(min = 1, max = 6) int times,
      @ForAll @IntRange(max = 60) int days) {
    Duration ago = Duration.ofDays(days);
    double now = expected(lead(core, amount, horizon, permission, times, ago));

    assertThat(now).isBetween(0.001, 0.999);
    assertThat(expected(lead(true, amount, horizon, permission, times, ago)))
        .isGreaterThanOrEqualTo(now);
    assertThat(expected(lead(core, AmountBand.VERY_LARGE, horizon, permission, times, ago)))
        .isGreaterThanOrEqualTo(now);
    assertThat(expected(lead(core, amount, Horizon.NOW, permission, times, ago)))
        .isGreaterThanOrEqualTo(now);
    assertThat(expected(lead(core, amount, horizon, Permission.GIVEN, times, ago)))
        .isGreaterThanOrEqualTo(now);
    assertThat(expected(lead(core, amount, horizon, permission, times + 1, ago)))
        .isGreaterThanOrEqualTo(now);
    assertThat(expected(lead(core, amount, horizon, permission, times, ago.plusDays(1))))
        .isLessThanOrEqualTo(now);
  }

  /// A lead whose investment has a risk, with how it goes together with a rating.
  private static LeadScore fitted(RiskLevel risk, @Nullable Rating rating) {
    Lead plain =
        lead(false, AmountBand.LARGE, Horizon.SOON, Permission.GIVEN, 2, Duration.ofDays(1));
    Lead lead =
        new Lead(
            plain.number(),
            plain.origin(),
            plain.shown(),
            new Lead.Named("harbour", risk.name()),
            plain.permission(),
            plain.permittedAt(),
            plain.inWriting(),
            plain.care(),
            null,
            1);
    return LeadScore.of(
        lead, Fit.of(lead, Optional.ofNullable(rating), LocalDate.of(2026, 3, 2)), NOW);
  }

  @Test
  void a_rating_that_ended_speaks_against_a_lead_about_investing_that_names_no_product() {
    LocalDate today = LocalDate.of(2026, 3, 2);
    Lead wealth =
        lead(false, AmountBand.LARGE, Horizon.SOON, Permission.GIVEN, 2, Duration.ofDays(1));
    assertThat(wealth.named()).isNull();
    assertThat(wealth.shown().interest().product()).isEqualTo("wealth");
    double plain = expected(wealth);

    Rating ended = new Rating(CustomerRating.C3, "2026-03-01");
    LeadScore score = LeadScore.of(wealth, Fit.of(wealth, Optional.of(ended), today), NOW);

    assertThat(score.expected()).isLessThan(plain);
    assertThat(score.reasons())
        .extracting(LeadScore.Reason::zh, LeadScore.Reason::en)
        .contains(
            tuple(
                "客户风险等级 C3 已于 2026-03-01 到期，重新测评前不得推荐产品",
                "Rating C3 ended on 2026-03-01: recommend nothing before a new assessment"));
    assertThat(Fit.of(wealth, Optional.of(new Rating(CustomerRating.C3, "2026-03-02")), today))
        .isEmpty();
    assertThat(Fit.of(wealth, Optional.empty(), today)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RiskLevel.class)
  void only_what_a_valid_rating_allows_speaks_for_a_lead(RiskLevel risk) {
    double plain =
        expected(
            lead(false, AmountBand.LARGE, Horizon.SOON, Permission.GIVEN, 2, Duration.ofDays(1)));

    assertThat(fitted(risk, null).expected()).isLessThan(plain);
    for (CustomerRating grade : CustomerRating.values()) {
      LeadScore expired = fitted(risk, new Rating(grade, "2026-03-01"));
      LeadScore valid = fitted(risk, new Rating(grade, "2026-03-02"));
      assertThat(expired.expected()).isLessThan(plain);
      assertThat(expired.reasons())
          .extracting(LeadScore.Reason::en)
          .contains(risk + ", and rating " + grade + " ended on 2026-03-01");
      if (grade.bears(risk)) {
        assertThat(valid.expected()).isGreaterThan(plain);
      } else {
        assertThat(valid.expected()).isLessThan(plain);
        assertThat(valid.reasons())
            .extracting(LeadScore.Reason::zh, LeadScore.Reason::en)
            .contains(
                tuple("产品风险 " + risk + "，高于客户风险等级 " + grade, risk + " is above rating " + grade));
      }
    }
  }

  private static Lead ended(double expected, boolean won) {
    Lead open = lead(true, AmountBand.UNKNOWN, Horizon.UNKNOWN, Permission.GIVEN, 1, Duration.ZERO);
    return new Lead(
        open.number(),
        open.origin(),
        open.shown(),
        open.named(),
        open.permission(),
        open.permittedAt(),
        open.inWriting(),
        open.care(),
        won
            ? new Lead.End(Stage.WON, NOW, expected, null, null)
            : new Lead.End(Stage.LOST, NOW, expected, Loss.PRICE, null),
        2);
  }

  @Test
  void the_calibration_tells_bands_that_keep_what_they_promise_from_those_that_do_not() {
    List<Lead> leads = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      leads.add(ended(0.5, i % 2 == 0));
      leads.add(ended(0.9, i % 4 == 0));
    }

    LeadCalibration calibration = LeadCalibration.of(leads);

    assertThat(calibration.bands()).hasSize(5);
    assertThat(calibration.bands().get(2).ended()).isEqualTo(40);
    assertThat(calibration.bands().get(2).won()).isEqualTo(20);
    assertThat(calibration.bands().get(2).agrees()).isTrue();
    assertThat(calibration.bands().get(4).won()).isEqualTo(10);
    assertThat(calibration.bands().get(4).agrees()).isFalse();
    assertThat(calibration.bands().get(0).agrees()).as("nothing ended there").isTrue();
    assertThat(calibration.brier()).isGreaterThan(calibration.base());
  }

  @Property
  void the_bands_hold_every_lead_that_was_won_or_lost_once(
      @ForAll List<@DoubleRange(min = 0, max = 1) Double> expected) {
    List<Lead> leads = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      leads.add(ended(expected.get(i), i % 3 == 0));
    }

    LeadCalibration calibration = LeadCalibration.of(leads);

    assertThat(calibration.bands().stream().mapToInt(LeadCalibration.Band::ended).sum())
        .isEqualTo(expected.size());
    assertThat(calibration.bands())
        .allSatisfy(band -> assertThat(band.low()).isLessThanOrEqualTo(band.high() + 1e-12));
    double base = expected.isEmpty() ? 0 : share(expected.size());
    assertThat(calibration.base()).isCloseTo(base * (1 - base), within(1e-9));
  }

  private static double share(int size) {
    return Math.ceilDiv(size, 3) / (double) size;
  }
}
