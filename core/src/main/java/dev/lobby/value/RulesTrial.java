package dev.lobby.value;

import dev.lobby.customer.CustomerDirectory;
import dev.lobby.knowledge.article.Wired;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What other rules would make of the bank's customers, counted; it changes nothing.
///
/// @param day the day on which they are looked at
/// @param customers how many there are
/// @param moves how many are what now and would be what then, the most first; those who stay what
///   they are, too
public record RulesTrial(LocalDate day, int customers, List<Move> moves) {

  /// What is said of customers, and may be said otherwise.
  public enum Of implements Wired {
    CLASS,
    STAGE,
    AT_RISK,
    CHURN_WARNING
  }

  /// Customers of whom the same is said now and then.
  ///
  /// @param from by its name in interfaces, `yes` or `no`; `unknown` where nothing is said
  /// @param to the same under the other rules
  public record Move(Of of, String from, String to, int customers) {

    /// Whether they would be something else.
    public boolean changes() {
      return !from.equals(to);
    }
  }

  /// Counts what would be otherwise.
  public static RulesTrial of(
      CustomerValues values, CustomerDirectory directory, ValueRules then, LocalDate day) {
    Map<Move, Integer> counts = new HashMap<>();
    int[] customers = {0};
    directory.each(id -> {
      Standing standing = values.standing(id);
      Valuation now = Valuation.of(standing, values.rules(), day);
      Valuation other = Valuation.of(standing, then, day);
      customers[0]++;
      count(counts, Of.CLASS, name(now.valueClass()), name(other.valueClass()));
      count(counts, Of.STAGE, name(now.stage()), name(other.stage()));
      count(counts, Of.AT_RISK, yes(now.atRisk()), yes(other.atRisk()));
      count(counts, Of.CHURN_WARNING, yes(now.churnWarning()), yes(other.churnWarning()));
      return true;
    });
    List<Move> moves = new ArrayList<>();
    counts.forEach((move, count) -> moves.add(new Move(move.of, move.from, move.to, count)));
    moves.sort(
        Comparator.comparing(Move::of)
            .thenComparing(Comparator.comparingInt(Move::customers).reversed())
            .thenComparing(Move::from)
            .thenComparing(Move::to));
    return new RulesTrial(day, customers[0], List.copyOf(moves));
  }

  private static void count(Map<Move, Integer> counts, Of of, String from, String to) {
    counts.merge(new Move(of, from, to, 0), 1, Integer::sum);
  }

  private static String name(@Nullable Wired one) {
    return one == null ? "unknown" : one.wire();
  }

  private static String yes(boolean so) {
    return so ? "yes" : "no";
  }

  /// How many customers would change class.
  public int changingClass() {
    return moves.stream()
        .filter(it -> it.of == Of.CLASS && it.changes())
        .mapToInt(Move::customers)
        .sum();
  }
}
