package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry of the catalogue as somebody wrote it, and as releases and the journal hold it: numbers
/// and days are texts, so that nothing is lost before it is looked at.
///
/// @param kind as [Kind], by its wire name
/// @param zh the name in Chinese
/// @param en the name in English
/// @param type of a product, as [ProductKind], by its wire name
/// @param risk of a product, `R1` to `R5`
/// @param addressZh of a branch, and so on
/// @param periods one for a product or branch, one or several for a rate or fee
public record EntryContent(
    String kind,
    String id,
    String zh,
    String en,
    @Nullable String type,
    @Nullable String risk,
    @Nullable String addressZh,
    @Nullable String addressEn,
    @Nullable String phone,
    @Nullable String hoursZh,
    @Nullable String hoursEn,
    List<Period> periods) {

  public EntryContent {
    periods = List.copyOf(periods);
  }

  /// The days on which something is valid, and what it is then.
  ///
  /// @param percent of a rate, or of a fee that is a part of an amount
  /// @param amount of a fee that is fixed
  /// @param currency of a fee, as `CNY`
  /// @param min the least such a part costs
  /// @param max the most such a part costs
  /// @param from the first day, as `2026-01-31`
  /// @param until the last day; null when there is none
  public record Period(
      @Nullable String percent,
      @Nullable String amount,
      @Nullable String currency,
      @Nullable String min,
      @Nullable String max,
      String from,
      @Nullable String until) {

    private static Period of(
        Validity validity,
        @Nullable String percent,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String min,
        @Nullable String max) {
      return new Period(
          percent,
          amount,
          currency,
          min,
          max,
          validity.from().toString(),
          validity.until().map(LocalDate::toString).orElse(null));
    }

    private static Period of(Validity validity) {
      return of(validity, null, null, null, null, null);
    }

    private static Period of(Dated<Charge> dated) {
      return switch (dated.value()) {
        case Charge.Amount(BigDecimal amount, Currency currency) ->
            of(
                dated.validity(),
                null,
                amount.toPlainString(),
                currency.getCurrencyCode(),
                null,
                null);
        case Charge.Share share ->
            of(
                dated.validity(),
                share.percent().toPlainString(),
                null,
                share.currency().map(Currency::getCurrencyCode).orElse(null),
                plain(share.min()),
                plain(share.max()));
      };
    }

    private static @Nullable String plain(Optional<BigDecimal> number) {
      return number.map(BigDecimal::toPlainString).orElse(null);
    }
  }

  /// Returns the content of an entry.
  public static EntryContent of(Entry entry) {
    return switch (entry) {
      case Entry.Product it ->
          named(
              it,
              it.type().wire(),
              it.risk() == null ? null : it.risk().name(),
              null,
              List.of(Period.of(it.validity())));
      case Entry.Rate it ->
          named(
              it,
              null,
              null,
              null,
              it.periods().stream()
                  .map(period ->
                      Period.of(
                          period.validity(),
                          period.value().toPlainString(),
                          null,
                          null,
                          null,
                          null))
                  .toList());
      case Entry.Fee it ->
          named(it, null, null, null, it.periods().stream().map(Period::of).toList());
      case Entry.Branch it -> named(it, null, null, it, List.of(Period.of(it.validity())));
    };
  }

  private static EntryContent named(
      Entry entry,
      @Nullable String type,
      @Nullable String risk,
      Entry.@Nullable Branch branch,
      List<Period> periods) {
    return new EntryContent(
        entry.kind().wire(),
        entry.id(),
        entry.names().zh(),
        entry.names().en(),
        type,
        risk,
        branch == null ? null : branch.address().zh(),
        branch == null ? null : branch.address().en(),
        branch == null ? null : branch.phone(),
        branch == null ? null : branch.hours().zh(),
        branch == null ? null : branch.hours().en(),
        periods);
  }
}
