package dev.lobby.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.Figures;
import dev.lobby.value.Valuation.Reason;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the rules that Lobby comes with make of a customer.
class ValuationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final ValueRules RULES = ValueRulesFile.packaged();

  private static @Nullable String ago(@Nullable Integer days) {
    return days == null ? null : DAY.minusDays(days).toString();
  }

  private static Figures figures(
      @Nullable Integer tenure,
      @Nullable Integer quiet,
      @Nullable Integer activity,
      @Nullable Long balance,
      @Nullable Integer balanceChange) {
    return new Figures(
        DAY.toString(),
        ago(tenure),
        ago(quiet),
        activity == null ? null : 100 + activity,
        activity == null ? null : 100,
        balance == null ? null : new BalanceLevel(balance, "CNY"),
        balanceChange);
  }

  private static Valuation of(Standing standing) {
    return Valuation.of(standing, RULES, DAY);
  }

  private static Valuation of(
      @Nullable Integer tenure,
      @Nullable Integer quiet,
      @Nullable Integer activity,
      @Nullable Long balance,
      @Nullable Integer balanceChange,
      int complaints,
      @Nullable Integer satisfaction) {
    return of(
        new Standing(
            figures(tenure, quiet, activity, balance, balanceChange),
            null,
            complaints,
            satisfaction));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // One sign is not enough for watch, two are; each from its limit on.
        "400,  90,   0,    5000,   0, 0, -, BASE",
        "400,  90, -30,    5000,   0, 0, -, WATCH",
        "400,  89, -30,    5000,   0, 0, -, BASE",
        "400,  90, -29,    5000,   0, 0, -, BASE",
        "400,   3,   0,    5000, -30, 1, -, WATCH",
        "400,   3,   0,    5000, -29, 1, -, BASE",
        "400,   3,   0,    5000,   0, 1, 2, WATCH",
        "400,   3,   0,    5000,   0, 1, 3, BASE",
        "400,   3, -30, 2000000, -30, 0, -, WATCH",
        // Strategic is whoever holds much, whatever else is known.
        "400,   3,   0, 1000000,   0, 0, -, STRATEGIC",
        "400,   3,   0,  900000,   0, 0, -, GROWTH",
        "  -,   -,   -, 1000000,   -, 0, -, STRATEGIC",
        // Growth: from 50,000 on, in touch within 90 days, not less active, and not holding less.
        "400,  30,   0,   50000, -10, 0, -, GROWTH",
        "400,  30,   0,   50000, -11, 0, -, BASE",
        "400,  30,   0,   50000,   -, 0, -, BASE",
        "400,  30,   0,   50000,   0, 0, -, GROWTH",
        "400,  30,   0,   40000,   0, 0, -, BASE",
        "400,  90,   0,   50000,   0, 0, -, GROWTH",
        "400,  91,   0,   50000,   0, 0, -, BASE",
        "400,  30,  -1,   50000,   0, 0, -, BASE",
        "400,  30,   -,   50000,   0, 0, -, BASE",
        // Of whom the bank told a day and nothing else.
        "  -,   -,   -,       -,   -, 0, -, BASE",
        "  -,   -,   -,       -,   -, 1, 1, WATCH",
      })
  void a_class_begins_exactly_where_the_rules_say(
      @Nullable Integer tenure,
      @Nullable Integer quiet,
      @Nullable Integer activity,
      @Nullable Long balance,
      @Nullable Integer balanceChange,
      int complaints,
      @Nullable Integer satisfaction,
      ValueClass expected) {
    Valuation value = of(tenure, quiet, activity, balance, balanceChange, complaints, satisfaction);

    assertThat(value.valueClass()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        " 0,   0,   -,   -, NEW",
        "90,   0, -90, -90, NEW",
        "91,   0,   0,   0, MATURE",
        "91,   0, -30,   0, DECLINING",
        "91,   0, -29,   0, MATURE",
        "91,   0,   0, -30, DECLINING",
        "91, 179,   0,   0, MATURE",
        "91, 180,   0,   0, DECLINING",
        "91,   0,  20,   0, GROWING",
        "91,   0,  19,   0, MATURE",
        "91,   0,   0,  20, GROWING",
        "91,   0, -30,  90, DECLINING",
        " -,   0,  20,   -, GROWING",
        " -,   -,   -,   -, MATURE",
      })
  void a_stage_begins_exactly_where_the_rules_say(
      @Nullable Integer tenure,
      @Nullable Integer quiet,
      @Nullable Integer activity,
      @Nullable Integer balanceChange,
      LifeStage expected) {
    assertThat(of(tenure, quiet, activity, null, balanceChange, 0, null).stage())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "-30, 0, true,  false",
    "-29, 0, false, false",
    "-15, 1, false, true",
    "-14, 1, false, false",
    "-40, 1, true,  false",
  })
  void at_risk_is_whoever_does_a_third_less_and_is_warned_of_before(
      int activity, int complaints, boolean atRisk, boolean warned) {
    Valuation value = of(400, 3, activity, 300_000L, 0, complaints, null);

    assertThat(value.atRisk()).isEqualTo(atRisk);
    assertThat(value.churnWarning()).isEqualTo(warned);
  }

  @Test
  void health_is_made_of_value_behaviour_and_satisfaction_as_far_as_they_are_known() {
    // Frequency 5 and monetary 4: 87; recency 5 and 10 % more: 80; 4 of 5 less one complaint: 45.
    assertThat(of(400, 3, 10, 300_000L, 0, 1, 4).health()).isEqualTo(new Health(74, 87, 80, 45));
    assertThat(of(400, 3, 10, 300_000L, 0, 0, null).health())
        .isEqualTo(new Health(84, 87, 80, null));
    assertThat(of(new Standing(null, null, 0, 5)).health())
        .isEqualTo(new Health(100, null, null, 100));
    assertThat(of(new Standing(null, null, 1, null)).health())
        .isEqualTo(new Health(20, null, null, 20));
    assertThat(of(new Standing(null, null, 9, 1)).health()).isEqualTo(new Health(0, null, null, 0));
    assertThat(of(Standing.NOTHING).health()).isNull();
  }

  @Test
  void why_is_told_in_both_languages() {
    Valuation value = of(400, 92, -10, 20_000L, -38, 1, null);

    assertThat(value.reasons(true).getFirst())
        .isEqualTo(
            new Reason(
                "class",
                "关注客户：92 天没有往来，余额 −38%，1 件未结投诉",
                "watch: no contact for 92 days, balance −38 %, one open complaint"));
    assertThat(value.reasons(true))
        .extracting(Reason::en)
        .contains("declining: balance −38 %")
        .anyMatch(it -> it.startsWith("health ") && it.contains("value"))
        .anyMatch(it -> it.startsWith("early warning: "));
    assertThat(of(400, 3, 0, 5_000L, 0, 0, null).reasons(true).getFirst().en())
        .isEqualTo("base: no other rule holds");
  }

  @Test
  void whoever_may_not_see_amounts_reads_no_figure_of_them() {
    assertThat(of(400, 92, -10, 20_000L, -38, 1, null).reasons(false).getFirst())
        .isEqualTo(
            new Reason(
                "class",
                "关注客户：92 天没有往来，余额减少，1 件未结投诉",
                "watch: no contact for 92 days, a lower balance, one open complaint"));
    assertThat(of(400, 3, 0, 2_000_000L, 0, 0, null).reasons(false))
        .extracting(Reason::en)
        .contains("strategic: what they hold")
        .noneMatch(it -> it.contains("value"));
  }

  @Property
  void balances_that_lead_to_the_same_read_the_same_to_whoever_may_not_see_them(
      @ForAll @IntRange(min = 1, max = 9) int digit,
      @ForAll @IntRange(min = 1, max = 9) int other,
      @ForAll @IntRange(min = -100, max = -1) int change,
      @ForAll @IntRange(min = -100, max = -1) int otherChange) {
    Valuation one = of(400, 92, 0, digit * 1_000_000L, change, 1, null);
    Valuation two = of(400, 92, 0, other * 1_000_000L, otherChange, 1, null);

    List<Reason> read = one.reasons(false);
    assertThat(read.stream().map(Reason::en)).noneMatch(it -> it.contains("balance −"));
    if (one.valueClass() == two.valueClass()
        && one.stage() == two.stage()
        && one.churnWarning() == two.churnWarning()
        && change <= -30 == otherChange <= -30
        && change <= -20 == otherChange <= -20) {
      assertThat(two.reasons(false)).isEqualTo(read);
    }
  }

  @Test
  void figures_that_are_too_old_say_nothing_but_since_when() {
    Standing standing = new Standing(figures(10, 3, -50, 2_000_000L, -50), null, 0, null);

    Valuation last = Valuation.of(standing, RULES, DAY.plusDays(40));
    assertThat(last.valueClass()).isEqualTo(ValueClass.WATCH);
    Valuation late = Valuation.of(standing, RULES, DAY.plusDays(41));
    assertThat(late.valueClass()).isNull();
    assertThat(late.atRisk()).isFalse();
    assertThat(late.stage()).as("51 days after the account was opened").isEqualTo(LifeStage.NEW);
    assertThat(late.reasons(true).getFirst().en())
        .isEqualTo("value class unknown: the figures of 2026-06-01 are too old");
  }

  @Test
  void figures_of_a_day_that_has_not_come_say_nothing_yet() {
    Standing standing = new Standing(figures(400, 3, 0, 2_000_000L, 0), null, 0, null);

    Valuation early = Valuation.of(standing, RULES, DAY.minusDays(1));
    assertThat(early.valueClass()).isNull();
    assertThat(early.reasons(true).getFirst().en())
        .isEqualTo("value class unknown: the figures of 2026-06-01 are of a day that has not come");
    assertThat(of(standing).valueClass()).isEqualTo(ValueClass.STRATEGIC);
  }

  @Test
  void of_whom_the_bank_told_nothing_nothing_is_said_but_what_conversations_show() {
    Valuation value = of(new Standing(null, DAY.minusDays(300), 0, null));
    assertThat(value.valueClass()).isNull();
    assertThat(value.stage()).isNull();
    assertThat(value.measures()).doesNotContainKey(Measure.QUIET_DAYS);
    assertThat(value.reasons(true).getFirst().zh()).isEqualTo("价值分类未知：银行没有提供统计数据");

    assertThat(of(new Standing(null, DAY, 1, 1)).valueClass()).isEqualTo(ValueClass.WATCH);
  }

  @Test
  void a_message_is_contact_as_a_transaction_is() {
    Figures quiet = figures(400, 92, -50, 5_000L, 0);

    assertThat(of(new Standing(quiet, null, 0, null)).valueClass()).isEqualTo(ValueClass.WATCH);
    assertThat(of(new Standing(quiet, DAY.minusDays(2), 0, null)).valueClass())
        .isEqualTo(ValueClass.BASE);
    assertThat(of(new Standing(quiet, DAY.plusDays(1), 0, null)).measures().get(Measure.QUIET_DAYS))
        .as("a day that has not come yet")
        .isZero();
  }

  @Test
  void a_balance_in_a_currency_without_a_scale_is_unknown() {
    Figures yen =
        new Figures(DAY.toString(), null, null, 3, 0, new BalanceLevel(90_000_000, "JPY"), null);

    Valuation value = of(new Standing(yen, null, 0, null));

    assertThat(value.measures()).doesNotContainKeys(Measure.MONETARY, Measure.ACTIVITY_CHANGE);
    assertThat(value.valueClass()).isEqualTo(ValueClass.BASE);
  }
}
