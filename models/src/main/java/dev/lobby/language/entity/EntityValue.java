package dev.lobby.language.entity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAmount;

/// What an entity means, apart from how it was said. Ranges are closed; where one value is meant,
/// both ends are equal.
public sealed interface EntityValue {

  /// Returns the one spelling of this value, as golden files have it; a range as `from..to`.
  String normalised();

  /// An amount of money, or anything between two.
  ///
  /// @param currency its ISO 4217 code
  record Money(String currency, BigDecimal from, BigDecimal to) implements EntityValue {
    @Override
    public String normalised() {
      return currency + " " + range(plain(from), plain(to));
    }
  }

  /// All days from the first to the last.
  record Days(LocalDate first, LocalDate last) implements EntityValue {
    @Override
    public String normalised() {
      return range(first.toString(), last.toString());
    }
  }

  /// So many in a hundred, or anything between two.
  record Percent(BigDecimal from, BigDecimal to) implements EntityValue {
    @Override
    public String normalised() {
      return range(plain(from), plain(to));
    }
  }

  /// A length of time, or anything between two: each a [java.time.Period], or a
  /// [java.time.Duration] when it was said in hours or less.
  record Length(TemporalAmount from, TemporalAmount to) implements EntityValue {
    @Override
    public String normalised() {
      return range(from.toString(), to.toString());
    }
  }

  /// A number, an address or the id of something listed, in its canonical spelling: digits and
  /// capitals, E.164 for telephones, lower case for e-mail.
  record Identifier(String id) implements EntityValue {
    @Override
    public String normalised() {
      return id;
    }
  }

  private static String range(String from, String to) {
    return from.equals(to) ? from : from + ".." + to;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
