package dev.lobby.review.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.knowledge.match.BinomialBound;
import java.util.Collection;
import java.util.Locale;

/// What share of the answers of a group is wrong, from a stratified sample of them; the package
/// says how it is worked out.
///
/// @param answered how many answers the group has
/// @param reviewed how many of them were drawn and judged
/// @param wrong how many of these were wrong
/// @param person at how many of these a person should have been asked, which is wrong too
/// @param share the estimated share, from 0 to 1; 0 when nothing was reviewed
/// @param low the lower end of its interval
/// @param high the upper end
/// @param unreviewed what part of the answers is in strata of which nothing was reviewed
/// @param standing what that says of the target
public record Share(
    long answered,
    int reviewed,
    int wrong,
    int person,
    double share,
    double low,
    double high,
    double unreviewed,
    Standing standing) {

  /// How sure the interval is.
  public static final double CONFIDENCE = 0.95;

  /// Where a group stands.
  public enum Standing {
    /// Too few were reviewed to bear the target out, even if none of them were wrong.
    TOO_FEW,
    /// The whole interval is within the target.
    WITHIN,
    /// The interval holds the target.
    OPEN,
    /// The whole interval is above the target.
    ABOVE;

    /// The name in interfaces.
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// The answers of one stratum.
  ///
  /// @param answered how many there are
  record Stratum(long answered, int reviewed, int wrong, int person) {

    private double failing() {
      return (double) (wrong + person) / reviewed;
    }
  }

  /// The share over some strata.
  static Share of(Collection<Stratum> strata, double target) {
    long answered = strata.stream().mapToLong(Stratum::answered).sum();
    long covered = strata.stream().filter(it -> it.reviewed > 0).mapToLong(Stratum::answered).sum();
    double share = 0;
    double thinnest = covered == 0 ? 0 : Double.POSITIVE_INFINITY;
    for (Stratum stratum : strata) {
      if (stratum.reviewed > 0 && stratum.answered > 0) {
        double part = (double) stratum.answered / covered;
        share += part * stratum.failing();
        thinnest = Math.min(thinnest, stratum.reviewed / part);
      }
    }
    // Rounded so that the interval gets no narrower.
    int tries = (int) Math.floor(thinnest + 1e-9);
    double failures = share * tries;
    double oneSided = (1 + CONFIDENCE) / 2;
    double low = BinomialBound.lower((int) Math.floor(failures + 1e-9), tries, oneSided);
    double high =
        BinomialBound.upper(Math.min(tries, (int) Math.ceil(failures - 1e-9)), tries, oneSided);
    double unreviewed = answered == 0 ? 0 : (double) (answered - covered) / answered;
    low *= 1 - unreviewed;
    high = high * (1 - unreviewed) + unreviewed;
    double best = BinomialBound.upper(0, tries, oneSided) * (1 - unreviewed) + unreviewed;
    return new Share(
        answered,
        strata.stream().mapToInt(Stratum::reviewed).sum(),
        strata.stream().mapToInt(Stratum::wrong).sum(),
        strata.stream().mapToInt(Stratum::person).sum(),
        share,
        low,
        high,
        unreviewed,
        standing(low, high, best, target));
  }

  private static Standing standing(double low, double high, double best, double target) {
    if (low > target) {
      return Standing.ABOVE;
    }
    if (high <= target) {
      return Standing.WITHIN;
    }
    return best > target ? Standing.TOO_FEW : Standing.OPEN;
  }
}
