package dev.lobby.knowledge.catalogue;

import static dev.lobby.knowledge.catalogue.EntryReaderTest.amount;
import static dev.lobby.knowledge.catalogue.EntryReaderTest.branch;
import static dev.lobby.knowledge.catalogue.EntryReaderTest.entry;
import static dev.lobby.knowledge.catalogue.EntryReaderTest.fee;
import static dev.lobby.knowledge.catalogue.EntryReaderTest.percent;
import static dev.lobby.knowledge.catalogue.EntryReaderTest.product;
import static dev.lobby.knowledge.catalogue.EntryReaderTest.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.catalogue.EntryContent.Period;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              entry(
                  rate(
                      "deposit-1y",
                      percent("1.00", "2026-01-01", "2026-06-30"),
                      percent("0.95", "2026-07-01", "2026-12-31"))),
              entry(fee(new Period("0.1", null, "CNY", "50", "1260", "2026-01-01", null))),
              entry(product("metal", "R3")),
              entry(branch("400-820-0000"))));

  private static String said(String template, Language language, LocalDate day) {
    return switch (Template.of(template).render(CATALOGUE, language, day)) {
      case Rendered.Text(String text) -> text;
      case Rendered.Blocked(List<Gap> gaps) ->
          gaps.stream().map(Gap::en).collect(Collectors.joining("; "));
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{rate:deposit-1y}}      | 1.00%                                    | 1.00%
          {{ rate:deposit-1y }}    | 1.00%                                    | 1.00%
          {{rate:deposit-1y.from}} | 2026 年 1 月 1 日                          | 1 January 2026
          {{rate:deposit-1y.name}} | 利率                                     | Rate
          {{fee:cable}}            | 金额的 0.1%，最低 50 元、最高 1,260 元     | 0.1% of the amount, at least CNY 50 and at most CNY 1,260
          {{product:gold}}         | 黄金                                     | Gold
          {{product:gold.risk}}    | R3                                       | R3
          {{branch:main.hours}}    | 9:00–17:00                               | 9:00–17:00
          {{branch:main.address}}  | 滨江路 1 号                               | 1 Binjiang Road
          {{branch:main.phone}}    | 400-820-0000                             | 400-820-0000
          {{branch:main}}          | 总行                                     | Main
          """)
  void a_field_says_the_value_in_the_customers_language(String field, String zh, String en) {
    assertThat(said("a " + field + " b", Language.ZH, DAY)).isEqualTo("a " + zh + " b");
    assertThat(said("a " + field + " b", Language.EN, DAY)).isEqualTo("a " + en + " b");
    assertThat(said("a " + field + " b", Language.NEITHER, DAY)).isEqualTo("a " + zh + " b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3       | CNY | 3 元        | CNY 3
          1234.50 | CNY | 1,234.50 元 | CNY 1,234.50
          20      | USD | 20 美元      | USD 20
          500     | JPY | 500 日元     | JPY 500
          0       | CNY | 0 元        | CNY 0
          """)
  void an_amount_is_told_with_its_currency(String amount, String currency, String zh, String en) {
    Catalogue catalogue = Catalogue.of(List.of(entry(fee(amount(amount, currency)))));
    Template template = Template.of("{{fee:cable}}");
    assertThat(template.render(catalogue, Language.ZH, DAY)).isEqualTo(new Rendered.Text(zh));
    assertThat(template.render(catalogue, Language.EN, DAY)).isEqualTo(new Rendered.Text(en));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-12-31 | {{rate:deposit-1y}} is not valid before 2026-01-01
          2026-01-01 | 1.00%
          2026-06-30 | 1.00%
          2026-07-01 | 0.95%
          2026-12-31 | 0.95%
          2027-01-01 | {{rate:deposit-1y}} expired after 2026-12-31
          """)
  void a_value_holds_from_its_first_to_its_last_day(LocalDate day, String said) {
    assertThat(said("{{rate:deposit-1y}}", Language.EN, day)).isEqualTo(said);
  }

  @Property
  void a_value_is_said_on_exactly_the_days_it_is_valid(
      @ForAll @IntRange(min = 0, max = 400) int first,
      @ForAll @IntRange(min = 0, max = 400) int length,
      @ForAll @IntRange(min = -500, max = 900) int asked) {
    LocalDate start = LocalDate.of(2026, 1, 1);
    LocalDate from = start.plusDays(first);
    LocalDate until = from.plusDays(length);
    Catalogue catalogue =
        Catalogue.of(List.of(entry(rate("r", percent("1", from.toString(), until.toString())))));
    LocalDate day = start.plusDays(asked);
    List<Gap> gaps = Template.of("{{rate:r}}").gaps(catalogue, day);
    if (day.isBefore(from)) {
      assertThat(gaps).containsExactly(new Gap("{{rate:r}}", Gap.Cause.NOT_YET, Optional.of(from)));
    } else if (day.isAfter(until)) {
      assertThat(gaps)
          .containsExactly(new Gap("{{rate:r}}", Gap.Cause.EXPIRED, Optional.of(until)));
    } else {
      assertThat(gaps).isEmpty();
    }
  }

  @Property
  void no_brace_ever_reaches_a_customer(
      @ForAll @StringLength(max = 40) String before, @ForAll("pieces") List<String> pieces) {
    String text = before.replace("{", "").replace("}", "") + String.join("", pieces);
    if (Template.of(text).render(CATALOGUE, Language.ZH, DAY) instanceof Rendered.Text(String t)) {
      assertThat(t).doesNotContain("{{").doesNotContain("}}");
    }
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<List<String>> pieces() {
    return net.jqwik.api.Arbitraries.of(
            "{{", "}}", "{{rate:deposit-1y}}", "rate:", "{", "}", " ", "{{fee:none}}", "x")
        .list()
        .ofMaxSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{rate:deposit-1y",
        "rate:deposit-1y}}",
        "{{rate}}",
        "{{rate:}}",
        "{{}}",
        "{{cake:x}}",
        "{{rate:deposit-1y.colour}}",
        "{{rate:Deposit}}",
        "{{rate:a b}}"
      })
  void what_only_looks_like_a_field_blocks_the_answer(String text) {
    Template template = Template.of("before " + text + " after");
    assertThat(template.faults(CATALOGUE))
        .singleElement()
        .extracting(Gap::cause)
        .isEqualTo(Gap.Cause.MALFORMED);
    assertThat(template.render(CATALOGUE, Language.ZH, DAY)).isInstanceOf(Rendered.Blocked.class);
  }

  @Test
  void a_missing_entry_blocks_the_answer_and_every_gap_is_named() {
    assertThat(said("{{rate:none}} and {{fee:none}}", Language.EN, DAY))
        .isEqualTo("{{rate:none}} is not in the catalogue; {{fee:none}} is not in the catalogue");
  }

  @Test
  void between_two_periods_the_one_before_has_expired() {
    Catalogue catalogue =
        Catalogue.of(
            List.of(
                entry(
                    rate(
                        "r",
                        percent("1", "2026-01-01", "2026-03-31"),
                        percent("2", "2026-06-01", null)))));
    assertThat(Template.of("{{rate:r}}").gaps(catalogue, DAY))
        .containsExactly(
            new Gap("{{rate:r}}", Gap.Cause.EXPIRED, Optional.of(LocalDate.of(2026, 3, 31))));
  }

  @Test
  void a_text_without_fields_stays_as_it_is() {
    String text = "50% of it; {not a field} – 9:00";
    assertThat(Template.of(text).hasFields()).isFalse();
    assertThat(said(text, Language.EN, DAY)).isEqualTo(text);
  }

  @Test
  void what_is_learnt_from_has_the_last_value_whatever_the_day() {
    assertThat(Template.of("{{rate:deposit-1y}} {{rate:none}}.").latest(CATALOGUE, Language.ZH))
        .isEqualTo("0.95% .");
  }
}
