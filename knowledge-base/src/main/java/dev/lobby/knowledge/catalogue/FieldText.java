package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;
import dev.lobby.language.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How values of the catalogue read in an answer: `1.00%`, `50 元`, `CNY 1,200`.
final class FieldText {
  private static final DateTimeFormatter ZH_DAY =
      DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日", Locale.ROOT);
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private FieldText() {}

  /// Returns the words of a part of an entry for the period that is `validity`.
  static String of(Entry entry, String part, Validity validity, Language language) {
    if (part.equals("name")) {
      return entry.names().in(language);
    }
    if (part.equals("from")) {
      return (language == Language.EN ? EN_DAY : ZH_DAY).format(validity.from());
    }
    return switch (entry) {
      case Entry.Product it -> it.risk() == null ? "" : it.risk().name();
      case Entry.Rate it -> at(it.periods(), validity).toPlainString() + "%";
      case Entry.Fee it -> charge(at(it.periods(), validity), language);
      case Entry.Branch it ->
          switch (part) {
            case "address" -> it.address().in(language);
            case "phone" -> it.phone();
            default -> it.hours().in(language);
          };
    };
  }

  private static <V> V at(List<Dated<V>> periods, Validity validity) {
    return periods.stream()
        .filter(period -> period.validity().equals(validity))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String charge(Charge charge, Language language) {
    return switch (charge) {
      case Charge.Amount(BigDecimal amount, Currency currency) -> money(amount, currency, language);
      case Charge.Share share -> share(share, language);
    };
  }

  private static String share(Charge.Share share, Language language) {
    boolean english = language == Language.EN;
    String percent = share.percent().toPlainString() + "%";
    StringBuilder text = new StringBuilder(english ? percent + " of the amount" : "金额的 " + percent);
    Optional<String> min = bound(share.min(), share, language);
    Optional<String> max = bound(share.max(), share, language);
    min.ifPresent(it -> text.append(english ? ", at least " : "，最低 ").append(it));
    max.ifPresent(it ->
        text.append(
                min.isPresent()
                    ? english ? " and at most " : "、最高 "
                    : english ? ", at most " : "，最高 ")
            .append(it));
    return text.toString();
  }

  private static Optional<String> bound(
      Optional<BigDecimal> amount, Charge.Share share, Language language) {
    return amount.map(it -> money(it, share.currency().orElseThrow(), language));
  }

  static String money(BigDecimal amount, Currency currency, Language language) {
    DecimalFormat format =
        new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(Math.max(0, amount.scale()));
    String number = format.format(amount);
    String code = currency.getCurrencyCode();
    if (language == Language.EN) {
      return code + " " + number;
    }
    return number
        + " "
        + (code.equals("CNY") ? "元" : currency.getDisplayName(Locale.SIMPLIFIED_CHINESE));
  }

  /// Returns the days that count on `day`; empty when none do.
  static Optional<Validity> on(Entry entry, LocalDate day) {
    return entry.validities().stream().filter(it -> it.covers(day)).findFirst();
  }
}
