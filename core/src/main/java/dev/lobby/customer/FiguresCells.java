package dev.lobby.customer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a row says of a customer's figures.
record FiguresCells(ProfileRows.Row row) {

  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final int YEAR_MIN = 1850;
  private static final int YEAR_MAX = 2200;

  /// @return null when it says nothing, or is broken
  @Nullable Figures read() {
    if (ProfileColumn.FIGURES.stream().allMatch(column -> row.cell(column).isEmpty())) {
      return null;
    }
    LocalDate asOf = day(ProfileColumn.FIGURES_AS_OF);
    if (asOf == null) {
      if (row.cell(ProfileColumn.FIGURES_AS_OF).isEmpty()) {
        row.wrong(
            new ProfileRows.Wrong(
                ProfileColumn.FIGURES_AS_OF,
                "为空；请写明这些数字截至哪一天。",
                "it is empty; say as of which day the figures are."));
      }
      return null;
    }
    BigDecimal now = amount(ProfileColumn.BALANCE);
    BigDecimal before = amount(ProfileColumn.BALANCE_BEFORE);
    String currency = currency(now != null || before != null);
    return new Figures(
        asOf.toString(),
        text(notAfter(ProfileColumn.OPENED, asOf)),
        text(notAfter(ProfileColumn.LAST_ACTIVITY, asOf)),
        count(ProfileColumn.TRANSACTIONS),
        count(ProfileColumn.TRANSACTIONS_BEFORE),
        now == null || currency == null ? null : BalanceLevel.of(now, currency),
        now == null || before == null ? null : BalanceLevel.change(before, now));
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  /// @return null when the cell is empty, or broken
  private @Nullable LocalDate day(ProfileColumn column) {
    String written = row.cell(column);
    if (written.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(written);
      if (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below, as a year nobody lives in is.
    }
    row.wrong(
        new ProfileRows.Wrong(
            column,
            "“" + written + "”应为日期，如 2026-12-31。",
            "'" + written + "' is no date such as 2026-12-31."));
    return null;
  }

  private @Nullable LocalDate notAfter(ProfileColumn column, LocalDate asOf) {
    LocalDate day = day(column);
    if (day != null && day.isAfter(asOf)) {
      row.wrong(
          new ProfileRows.Wrong(
              column,
              "“" + day + "”晚于统计日 " + asOf + "。",
              "'" + day + "' is after " + asOf + ", the day the figures are of."));
    }
    return day;
  }

  private @Nullable Integer count(ProfileColumn column) {
    String written = row.cell(column);
    if (written.isEmpty()) {
      return null;
    }
    if (!COUNT.matcher(written).matches()) {
      row.wrong(
          new ProfileRows.Wrong(
              column,
              "“" + written + "”应为不小于 0 的整数。",
              "'" + written + "' is no whole number from 0 on."));
      return null;
    }
    return Integer.valueOf(written);
  }

  private @Nullable BigDecimal amount(ProfileColumn column) {
    String written = row.cell(column);
    if (written.isEmpty()) {
      return null;
    }
    if (!ProfileRows.AMOUNT.matcher(written).matches()) {
      row.wrong(
          new ProfileRows.Wrong(
              column,
              "“" + written + "”应为数字，如 120000.00。",
              "'" + written + "' is no number such as 120000.00."));
      return null;
    }
    if (written.startsWith("-")) {
      row.wrong(
          new ProfileRows.Wrong(
              column,
              "“" + written + "”为负；这里是客户存有的金额，欠款不算在内，没有则写 0。",
              "'"
                  + written
                  + "' is negative; this is what the customer holds, without what they owe, and 0"
                  + " for nothing."));
      return null;
    }
    return new BigDecimal(written);
  }

  private @Nullable String currency(boolean needed) {
    String written = row.cell(ProfileColumn.BALANCE_CURRENCY);
    Optional<String> known = ProfileRows.currency(written);
    if (known.isPresent()) {
      return known.get();
    }
    if (needed || !written.isEmpty()) {
      row.wrong(
          new ProfileRows.Wrong(
              ProfileColumn.BALANCE_CURRENCY,
              written.isEmpty()
                  ? "为空；写了余额就要写明币种，如 CNY。"
                  : "“" + written + "”应为三个大写字母的货币代码，如 CNY、USD。",
              written.isEmpty()
                  ? "it is empty; where there is a balance, say in which currency, such as CNY."
                  : "'"
                      + written
                      + "' is no currency's code of three capital letters such as CNY."));
    }
    return null;
  }
}
