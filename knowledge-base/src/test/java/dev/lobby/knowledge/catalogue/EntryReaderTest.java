package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.catalogue.EntryContent.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {

  static EntryContent rate(String id, Period... periods) {
    return new EntryContent(
        "rate", id, "利率", "Rate", null, null, null, null, null, null, null, List.of(periods));
  }

  static EntryContent fee(Period period) {
    return new EntryContent(
        "fee", "cable", "费用", "Fee", null, null, null, null, null, null, null, List.of(period));
  }

  static EntryContent product(@Nullable String type, @Nullable String risk) {
    return new EntryContent(
        "product",
        "gold",
        "黄金",
        "Gold",
        type,
        risk,
        null,
        null,
        null,
        null,
        null,
        List.of(valid("2026-01-01", null)));
  }

  static EntryContent branch(String phone) {
    return new EntryContent(
        "branch",
        "main",
        "总行",
        "Main",
        null,
        null,
        "滨江路 1 号",
        "1 Binjiang Road",
        phone,
        "9:00–17:00",
        "9:00–17:00",
        List.of(valid("2026-01-01", null)));
  }

  static Period valid(String from, @Nullable String until) {
    return new Period(null, null, null, null, null, from, until);
  }

  static Period percent(String percent, String from, @Nullable String until) {
    return new Period(percent, null, null, null, null, from, until);
  }

  static Period amount(String amount, @Nullable String currency) {
    return new Period(null, amount, currency, null, null, "2026-01-01", null);
  }

  static Entry entry(EntryContent content) {
    EntryReader.Reading reading = EntryReader.read(content);
    assertThat(reading.problems()).isEmpty();
    return reading.entry().orElseThrow();
  }

  private static List<String> wrong(EntryContent content) {
    EntryReader.Reading reading = EntryReader.read(content);
    assertThat(reading.entry()).isEmpty();
    assertThat(reading.problems()).allSatisfy(it -> assertThat(it.zh()).isNotBlank());
    return reading.problems().stream().map(it -> it.key() + ": " + it.en()).toList();
  }

  @Test
  void what_is_read_is_written_as_it_was() {
    for (EntryContent content :
        List.of(
            rate(
                "deposit-1y",
                percent("1.00", "2026-01-01", "2026-06-30"),
                percent("0.95", "2026-07-01", null)),
            fee(amount("80", "CNY")),
            fee(new Period("0.1", null, "CNY", "50", "260", "2026-01-01", null)),
            product("metal", "R3"),
            product("deposit", null),
            branch("400-820-0000"))) {
      Entry entry = entry(content);
      assertThat(EntryContent.of(entry)).isEqualTo(content);
      assertThat(CatalogueJson.content(CatalogueJson.write(content))).isEqualTo(content);
      assertThat(entry.revision()).matches("[0-9a-f]{12}");
    }
  }

  @Test
  void periods_come_in_order_however_they_were_written() {
    Entry entry =
        entry(
            rate("r", percent("2", "2026-07-01", null), percent("1", "2026-01-01", "2026-06-30")));
    assertThat(entry.validities())
        .extracting(it -> it.from().toString())
        .containsExactly("2026-01-01", "2026-07-01");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-06-30, 2026-06-30, 2026-12-31",
    "2026-01-01, , 2026-06-30, 2026-12-31",
    "2026-01-01, 2026-12-31, 2026-02-01, 2026-03-01",
    "2026-01-01, 2026-12-31, 2026-01-01, 2026-12-31",
  })
  void two_periods_of_one_rate_that_overlap_are_refused(
      String from, @Nullable String until, String nextFrom, String nextUntil) {
    assertThat(wrong(rate("r", percent("1", from, until), percent("2", nextFrom, nextUntil))))
        .singleElement()
        .asString()
        .contains("periods.2.from", "overlap", from, nextFrom);
  }

  @Test
  void a_period_may_begin_on_the_day_after_another_ended() {
    assertThat(
            entry(
                    rate(
                        "r",
                        percent("1", "2026-01-01", "2026-06-30"),
                        percent("2", "2026-07-01", null)))
                .validities())
        .hasSize(2);
  }

  @Test
  void a_last_day_before_the_first_is_refused() {
    assertThat(wrong(rate("r", percent("1", "2026-06-30", "2026-01-01"))))
        .containsExactly(
            "periods.1.until: The last day, 2026-01-01, is before the first, 2026-06-30.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345678901234567890",
        "0.123456789012345678901234567890",
        "1e400",
        "-1",
        "101",
        "0.1234567",
        "1,5",
        "",
        "１",
        "NaN"
      })
  void what_is_no_percentage_is_refused(String percent) {
    assertThat(wrong(rate("r", percent(percent, "2026-01-01", null))))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).startsWith("periods.1.percent: "));
  }

  @Test
  void a_fee_is_not_negative() {
    assertThat(wrong(fee(amount("-3", "CNY"))))
        .containsExactly("periods.1.amount: A fee is not negative.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XYZ", "cny", "元", "", "RMB"})
  void a_currency_nobody_knows_is_refused(String currency) {
    assertThat(wrong(fee(amount("3", currency))))
        .containsExactly(
            "periods.1.currency: '" + currency + "' is no currency; it is a code such as CNY.");
  }

  @Test
  void an_amount_has_no_more_decimals_than_its_currency() {
    assertThat(wrong(fee(amount("3.5", "JPY")))).singleElement().asString().contains("0 decimals");
    assertThat(wrong(fee(amount("3.555", "CNY")))).singleElement().asString().contains("2 dec");
    assertThat(wrong(fee(amount("1000000000", "CNY")))).hasSize(1);
  }

  @Test
  void a_fee_is_an_amount_or_a_percentage_and_not_both() {
    assertThat(wrong(fee(new Period("1", "3", "CNY", null, null, "2026-01-01", null))))
        .anyMatch(it -> it.contains("either an amount or a percentage"));
    assertThat(wrong(fee(valid("2026-01-01", null))))
        .anyMatch(it -> it.contains("either an amount or a percentage"));
    assertThat(wrong(fee(new Period(null, "3", "CNY", "1", null, "2026-01-01", null))))
        .anyMatch(it -> it.contains("no least"));
    assertThat(wrong(fee(new Period("1", null, "CNY", "5", "2", "2026-01-01", null))))
        .anyMatch(it -> it.contains("below the least"));
    assertThat(wrong(fee(new Period("1", null, null, "5", null, "2026-01-01", null))))
        .anyMatch(it -> it.contains("no currency"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30", "2026-1-1", "1 May 2026", "", "0001-01-01", "2026-13-01"})
  void what_is_no_day_is_refused(String day) {
    assertThat(wrong(rate("r", percent("1", day, null))))
        .containsExactly("periods.1.from: '" + day + "' is no day; write it as 2026-01-31.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Deposit", "deposit_1y", "-a", "", "a.b", "存款"})
  void what_is_no_id_is_refused(String id) {
    assertThat(wrong(rate(id, percent("1", "2026-01-01", null))))
        .singleElement()
        .asString()
        .startsWith("id: ");
  }

  @Test
  void an_investment_has_a_risk_level_and_nothing_else_has() {
    assertThat(wrong(product("wealth", null))).singleElement().asString().contains("R1 to R5");
    assertThat(wrong(product("deposit", "R1"))).singleElement().asString().contains("Remove it");
    assertThat(wrong(product("wealth", "R6"))).singleElement().asString().contains("no risk level");
    assertThat(wrong(product("boat", null))).singleElement().asString().contains("allowed are");
  }

  @Test
  void names_have_no_braces_and_stand_on_one_line() {
    for (String name : List.of("{{rate:x}}", "a\nb", "", "x".repeat(61), "a\u0007b")) {
      EntryContent content =
          new EntryContent(
              "rate",
              "r",
              name,
              "Rate",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              List.of(percent("1", "2026-01-01", null)));
      assertThat(wrong(content)).singleElement().asString().startsWith("zh: ");
    }
  }

  @Test
  void what_belongs_to_another_kind_is_not_dropped_in_silence() {
    assertThat(wrong(rate("r", new Period("1", "3", null, null, null, "2026-01-01", null))))
        .containsExactly("periods.1.amount: Entries of this kind have no such value. Remove it.");
    assertThat(wrong(branch("call us"))).singleElement().asString().contains("phone");
  }
}
