package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/// The day on which an entry of the catalogue ends, as seen from a day that is near it or past it:
/// from the day after it on, whatever quotes the entry is not told.
///
/// @param entry the entry's key, such as `rate:deposit-1y`
/// @param last the last day on which there is something to say of it
/// @param past whether that day is over
public record Expiry(String entry, LocalDate last, boolean past) {

  /// So many days ahead an end is worth a word: time enough for another value, two people and a
  /// publication.
  public static final int DAYS_AHEAD = 14;

  /// Returns how an entry ends; empty where it is not near, or another period goes on from it.
  public static Optional<Expiry> of(Entry entry, LocalDate day) {
    Optional<LocalDate> covered = lastCovered(entry, day);
    if (covered.isEmpty()) {
      return entry.validities().stream()
          .flatMap(it -> it.until().stream())
          .filter(it -> it.isBefore(day))
          .max(Comparator.naturalOrder())
          .map(last -> new Expiry(entry.key(), last, true));
    }
    return covered
        .filter(last -> !last.isAfter(day.plusDays(DAYS_AHEAD)))
        .map(last -> new Expiry(entry.key(), last, false));
  }

  /// The last day of those that follow a day without a gap; empty when the day itself is none of
  /// them, [LocalDate#MAX] when they do not end.
  private static Optional<LocalDate> lastCovered(Entry entry, LocalDate day) {
    Optional<LocalDate> last = Optional.empty();
    LocalDate next = day;
    for (Validity period : entry.validities()) {
      if (period.covers(next)) {
        last = Optional.of(period.until().orElse(LocalDate.MAX));
        if (period.until().isEmpty()) {
          return last;
        }
        next = period.until().get().plusDays(1);
      }
    }
    return last;
  }

  /// Returns what is to be said of it, in Chinese.
  public String zh() {
    return past
        ? entry + " 已失效，最后有效日 " + last + "；引用它的回答不会告知客户。"
        : entry + " 将于 " + last + " 到期，之后没有接续的数值；引用它的回答届时不会告知客户。";
  }

  /// Returns what is to be said of it, in English.
  public String en() {
    return past
        ? entry + " expired after " + last + ": answers that quote it are not given."
        : entry
            + " expires after "
            + last
            + " and no value follows: from then on answers that quote it are not given.";
  }
}
