package dev.lobby.knowledge.document;

import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.article.Variant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// On which days a document may be quoted, and to whom.
///
/// @param validity the days
/// @param readers whom it is for, by what they have in common; empty for everybody
public record Terms(Validity validity, Optional<Variant> readers) {

  /// To everybody, from ever on and for good.
  public static final Terms NONE =
      new Terms(new Validity(LocalDate.MIN, Optional.empty()), Optional.empty());

  /// Returns the terms that texts name.
  ///
  /// @param from the first day, as `2026-01-31`; empty for ever
  /// @param until the last one; empty for none
  /// @param readers as [Variant#readers] names them; empty for everybody
  /// @throws IllegalArgumentException when they name nobody
  /// @throws java.time.DateTimeException when a day is none
  public static Terms of(String from, String until, String readers) {
    return new Terms(
        new Validity(
            from.isEmpty() ? LocalDate.MIN : LocalDate.parse(from),
            until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until))),
        readers.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Variant.ofReaders(readers)
                    .orElseThrow(
                        () -> new IllegalArgumentException("'" + readers + "' names nobody"))));
  }

  /// Returns the first day; empty when there is none.
  public String from() {
    return validity.from().equals(LocalDate.MIN) ? "" : validity.from().toString();
  }

  /// Returns the last day; empty when there is none.
  public String until() {
    return validity.until().map(LocalDate::toString).orElse("");
  }

  /// Returns whom it is for, as [#of] reads it; empty for everybody.
  public String forWhom() {
    return readers.map(Variant::readers).orElse("");
  }

  /// Returns whether it may be quoted to `reader` on `day`.
  public boolean allow(LocalDate day, Variant.Reader reader) {
    return validity.covers(day) && readers.map(it -> it.isFor(reader)).orElse(true);
  }

  /// Returns whether nobody can say so who does not know the reader's tier.
  public boolean askForTier() {
    return readers.flatMap(Variant::tier).isPresent();
  }

  /// Returns the products of which one has to know whether the reader holds them.
  public Set<String> askForProducts() {
    return readers.map(Variant::holds).orElse(Set.of());
  }
}
