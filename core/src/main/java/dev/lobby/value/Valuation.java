package dev.lobby.value;

import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.Figures;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the rules make of a customer on a day: a pure function of what is known of them.
///
/// @param measures those that are known
/// @param valueClass null when nothing says which, as the others
/// @param atRisk whether the bank is about to lose them
/// @param churnWarning whether that may be said soon
public record Valuation(
    ValueRules rules,
    Standing standing,
    LocalDate day,
    Map<Measure, Integer> measures,
    @Nullable ValueClass valueClass,
    @Nullable LifeStage stage,
    @Nullable Health health,
    boolean atRisk,
    boolean churnWarning) {

  /// Why something is said of a customer.
  ///
  /// @param of `class`, `stage`, `health`, `at-risk` or `churn-warning`
  public record Reason(String of, String zh, String en) {}

  /// Judges a customer.
  public static Valuation of(Standing standing, ValueRules rules, LocalDate day) {
    Map<Measure, Integer> measures = measures(standing, rules, day);
    Optional<Health> health = Health.of(measures, rules.weights());
    health.ifPresent(it -> measures.put(Measure.HEALTH, it.score()));
    boolean counted = holding(standing, rules, day) != null;
    boolean atRisk = rules.atRisk().holds(measures);
    return new Valuation(
        rules,
        standing,
        day,
        Collections.unmodifiableMap(measures),
        first(rules.classes(), measures, counted),
        first(rules.stages(), measures, counted),
        health.orElse(null),
        atRisk,
        !atRisk && rules.churnWarning().holds(measures));
  }

  /// The figures, unless they are too old to say anything, or of a day that has not come.
  private static @Nullable Figures holding(Standing standing, ValueRules rules, LocalDate day) {
    Figures figures = standing.figures();
    if (figures == null) {
      return null;
    }
    LocalDate asOf = LocalDate.parse(figures.asOf());
    return asOf.isAfter(day) || days(asOf, day) > rules.figuresHoldDays() ? null : figures;
  }

  private static Map<Measure, Integer> measures(
      Standing standing, ValueRules rules, LocalDate day) {
    Map<Measure, Integer> known = new EnumMap<>(Measure.class);
    known.put(Measure.OPEN_COMPLAINTS, standing.openComplaints());
    put(known, Measure.SATISFACTION, standing.satisfaction());
    if (standing.figures() != null && standing.figures().opened() != null) {
      known.put(Measure.TENURE_DAYS, days(standing.figures().opened(), day));
    }
    Figures figures = holding(standing, rules, day);
    if (figures == null) {
      // That they wrote to nobody says nothing of whether they use their account.
      return known;
    }
    Integer quiet = quiet(figures, standing.lastContact(), day);
    put(known, Measure.QUIET_DAYS, quiet);
    put(known, Measure.RECENCY, quiet == null ? null : rules.recencyOf(quiet));
    put(known, Measure.ACTIVITY_CHANGE, figures.activityChange());
    put(known, Measure.BALANCE_CHANGE, figures.balanceChange());
    Integer transactions = figures.transactions();
    put(known, Measure.FREQUENCY, transactions == null ? null : rules.frequencyOf(transactions));
    BalanceLevel balance = figures.balance();
    put(
        known,
        Measure.MONETARY,
        balance == null ? null : rules.monetaryOf(balance.from(), balance.currency()));
    return known;
  }

  private static void put(Map<Measure, Integer> known, Measure measure, @Nullable Integer value) {
    if (value != null) {
      known.put(measure, value);
    }
  }

  /// For how many days there was no contact, as far as anybody knows.
  private static @Nullable Integer quiet(
      Figures figures, @Nullable LocalDate wrote, LocalDate day) {
    Integer acted = figures.lastActivity() == null ? null : days(figures.lastActivity(), day);
    Integer spoke = wrote == null ? null : days(wrote, day);
    if (acted == null || spoke == null) {
      return acted == null ? spoke : acted;
    }
    return Math.min(acted, spoke);
  }

  private static int days(String from, LocalDate to) {
    return days(LocalDate.parse(from), to);
  }

  /// How many days lie between; none when the first is the later one.
  private static int days(LocalDate from, LocalDate to) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(from, to));
  }

  /// The first that holds; else what is said of the others, if the bank counted anything.
  private static <K> @Nullable K first(
      SequencedMap<K, Rule> rules, Map<Measure, Integer> measures, boolean counted) {
    for (Map.Entry<K, Rule> one : rules.entrySet()) {
      if (one.getValue().holds(measures)) {
        return one.getKey();
      }
    }
    return counted ? rules.lastEntry().getKey() : null;
  }

  /// Why each is said, in words.
  ///
  /// @param amounts whether amounts may be told
  public List<Reason> reasons(boolean amounts) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        valueClass == null
            ? unknown("class", "价值分类", "value class")
            : reason(
                "class",
                new Words(valueClass.zh(), valueClass.wire()),
                rules.classes().get(valueClass),
                amounts));
    reasons.add(
        stage == null
            ? unknown("stage", "生命周期", "stage")
            : reason(
                "stage", new Words(stage.zh(), stage.wire()), rules.stages().get(stage), amounts));
    if (health != null) {
      Words words = health.words(amounts);
      reasons.add(new Reason("health", "健康度 " + words.zh(), "health " + words.en()));
    }
    if (atRisk) {
      reasons.add(reason("at-risk", new Words("有流失风险", "at risk"), rules.atRisk(), amounts));
    }
    if (churnWarning) {
      reasons.add(
          reason(
              "churn-warning", new Words("流失预警", "early warning"), rules.churnWarning(), amounts));
    }
    return reasons;
  }

  private Reason reason(String of, Words name, @Nullable Rule rule, boolean amounts) {
    if (rule == null || rule.remaining()) {
      return new Reason(of, name.zh() + "：不符合其他规则", name.en() + ": no other rule holds");
    }
    List<Words> why =
        rule.held(measures).stream()
            .map(it -> it.words(measures.getOrDefault(it.measure(), 0), amounts))
            .toList();
    return new Reason(
        of,
        name.zh() + "：" + join(why, Words::zh, "，"),
        name.en() + ": " + join(why, Words::en, ", "));
  }

  private static String join(List<Words> all, Function<Words, String> of, String between) {
    return String.join(between, all.stream().map(of).distinct().toList());
  }

  private Reason unknown(String of, String zh, String en) {
    Figures figures = standing.figures();
    if (figures == null) {
      return new Reason(of, zh + "未知：银行没有提供统计数据", en + " unknown: the bank told no figures");
    }
    boolean early = LocalDate.parse(figures.asOf()).isAfter(day);
    return new Reason(
        of,
        zh + "未知：统计日 " + figures.asOf() + (early ? " 还没有到" : " 太早，数据已过时"),
        en
            + " unknown: the figures of "
            + figures.asOf()
            + (early ? " are of a day that has not come" : " are too old"));
  }
}
