package dev.lobby.knowledge.match;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Computes the [Thresholds] from utterances whose right article is known and that nothing was
/// trained on.
///
/// Both are the lowest that keep their promise: that of those answered at most the target share is
/// wrong, and that of those suggested at least [#AMONG_THREE] have the right article among the
/// three. That a promise is kept means that the exact upper bound of the share of failures
/// ([BinomialBound#upper], at [#CONFIDENCE]) is within it, not the share that happened to be seen.
///
/// A language gets a threshold of its own when its own utterances can bear one out; else all
/// languages are counted together.
public final class Budget {
  /// The share of answered utterances that may be answered wrongly, if the bank sets no other.
  public static final double TARGET = 0.02;

  /// How sure it is that the true share of failures is within the promise.
  public static final double CONFIDENCE = 0.95;

  /// The share of suggestions that must hold the right article.
  static final double AMONG_THREE = 0.8;

  /// Nothing less probable than its opposite is answered or suggested.
  static final double LEAST = 0.5;

  /// The threshold that only an utterance known word for word reaches, for want of data to set
  /// another.
  static final double EXACT_ONLY = FusedMatcher.EXACT;

  /// Fewer utterances than this in a language are counted together with the others.
  private static final int OWN_GROUP = 500;

  /// One line of the table of what each threshold would cost.
  ///
  /// @param threshold the probability from which on is answered
  /// @param answered how many utterances reach it
  /// @param of of how many that an article answers
  /// @param wrong how many of those answered are answered wrongly
  /// @param bound the upper bound of the share of wrong ones
  public record Line(double threshold, int answered, int of, int wrong, double bound) {}

  private final List<Outcome> outcomes;
  private final double target;

  private Budget(List<Outcome> outcomes, double target) {
    this.outcomes = outcomes;
    this.target = target;
  }

  /// Returns the budget over `outcomes`.
  ///
  /// @param target the share of answered utterances that may be answered wrongly
  public static Budget of(List<Outcome> outcomes, double target) {
    return new Budget(List.copyOf(outcomes), target);
  }

  /// Returns the thresholds for Chinese, English and the two mixed.
  public Map<Language, Thresholds> thresholds() {
    Thresholds pooled = thresholds(outcomes);
    Map<Language, Thresholds> thresholds = new EnumMap<>(Language.class);
    for (Language language : Path.LANGUAGES) {
      thresholds.put(language, own(language).orElse(pooled));
    }
    return thresholds;
  }

  /// Returns whether `language` has a threshold of its own.
  public boolean isOwn(Language language) {
    return own(language).isPresent();
  }

  private Optional<Thresholds> own(Language language) {
    List<Outcome> group = group(language);
    return group.size() < OWN_GROUP
        ? Optional.empty()
        : Optional.of(thresholds(group)).filter(it -> it.answer() < EXACT_ONLY);
  }

  private List<Outcome> group(Language language) {
    return outcomes.stream().filter(it -> it.language() == language).toList();
  }

  private Thresholds thresholds(List<Outcome> group) {
    double answer = lowest(group, Outcome::probability, Outcome::bestIsRight, target, EXACT_ONLY);
    List<Outcome> rest = group.stream().filter(it -> it.probability() < answer).toList();
    double suggest = lowest(rest, Outcome::three, Outcome::rightIsAmongThree, 1 - AMONG_THREE, 1);
    return new Thresholds(answer, suggest);
  }

  /// Returns the lowest score from which on the share of failures is bound by `limit`; `otherwise`
  /// when there is none.
  static double lowest(
      List<Outcome> outcomes,
      ToDoubleFunction<Outcome> score,
      Predicate<Outcome> success,
      double limit,
      double otherwise) {
    List<Outcome> ranked =
        outcomes.stream().sorted(Comparator.comparingDouble(score).reversed()).toList();
    int counted = 0;
    int[] failures = new int[ranked.size()];
    for (int i = 0; i < ranked.size() && score.applyAsDouble(ranked.get(i)) >= LEAST; i++) {
      failures[i] = (i == 0 ? 0 : failures[i - 1]) + (success.test(ranked.get(i)) ? 0 : 1);
      counted++;
    }
    // From the lowest up, as a bound takes long and the first that holds is wanted.
    for (int i = counted - 1; i >= 0; i--) {
      double here = score.applyAsDouble(ranked.get(i));
      boolean tied = i + 1 < ranked.size() && score.applyAsDouble(ranked.get(i + 1)) == here;
      if (!tied
          && failures[i] <= limit * (i + 1)
          && BinomialBound.upper(failures[i], i + 1, CONFIDENCE) <= limit) {
        return here;
      }
    }
    return otherwise;
  }

  /// Returns what thresholds from 0.5 to 0.99 would cost, all languages together.
  public List<Line> table() {
    List<Line> lines = new ArrayList<>();
    for (int percent = 50; percent < 100; percent += percent < 90 ? 5 : 1) {
      lines.add(line(percent / 100.0));
    }
    return lines;
  }

  /// Returns what `threshold` would cost, all languages together.
  public Line line(double threshold) {
    return line(outcomes, threshold);
  }

  private static Line line(List<Outcome> outcomes, double threshold) {
    int answered = 0;
    int wrong = 0;
    int inScope = 0;
    for (Outcome outcome : outcomes) {
      inScope += outcome.inScope() ? 1 : 0;
      if (outcome.probability() >= threshold) {
        answered++;
        wrong += outcome.bestIsRight() ? 0 : 1;
      }
    }
    return new Line(
        threshold, answered, inScope, wrong, BinomialBound.upper(wrong, answered, CONFIDENCE));
  }

  /// Returns the table and what was chosen, for people.
  public String report() {
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            Locale.ROOT,
            "%-12s %-18s %-16s %s%n",
            "threshold",
            "answered",
            "wrong",
            "upper 95 % bound"));
    for (Line line : table()) {
      report.append(row(line, line.bound() <= target ? "  within the budget" : ""));
    }
    report.append(
        String.format(Locale.ROOT, "%nchosen for at most %.1f %% wrong:%n", 100 * target));
    Map<Language, Thresholds> thresholds = thresholds();
    for (Language language : Path.LANGUAGES) {
      Thresholds own = thresholds.getOrDefault(language, new Thresholds(1, 1));
      boolean isOwn = isOwn(language);
      report.append(String.format(Locale.ROOT, "%-6s", language.wire()));
      if (own.answer() >= EXACT_ONLY) {
        report.append("answers only what it knows word for word; there is too little data\n");
      } else {
        report.append(
            row(
                line(isOwn ? group(language) : outcomes, own.answer()),
                isOwn ? "" : "  (too few of its own: all languages together)"));
      }
    }
    return report.toString();
  }

  private static String row(Line line, String remark) {
    return String.format(
        Locale.ROOT,
        "%-12.3f %6d %5.1f %%     %5d %5.2f %%   %5.2f %%%s%n",
        line.threshold(),
        line.answered(),
        percent(line.answered(), line.of()),
        line.wrong(),
        percent(line.wrong(), line.answered()),
        100 * line.bound(),
        remark);
  }

  private static double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
