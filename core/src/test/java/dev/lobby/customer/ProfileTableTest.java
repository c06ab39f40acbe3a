package dev.lobby.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.journal.Journal;
import dev.lobby.journal.MemoryJournal;
import dev.lobby.knowledge.catalogue.CustomerRating;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTableTest {

  private static final String HEADER = "external_id,name,tier,manager,phones,emails,products,";
  private static final String REST = "rating,rating_until,consent_marketing\n";

  private static ProfileTable.Content read(String text) {
    return ProfileTable.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_row_says_what_the_bank_knows() {
    ProfileTable.Content content =
        read(
            HEADER
                + REST
                + "C-1,美美,core,ann,138 0013 8000; 021-5555 6666,Mei@Bank.example,"
                + "\"deposit-1y 120000.00 CNY; card\",c3,2026-03-01,yes\n");

    assertThat(content.problems()).isEmpty();
    ProfileChange change = content.changes().getFirst();
    assertThat(change.name()).isEqualTo("美美");
    assertThat(change.phones())
        .extracting(Contact::value)
        .containsExactly("+8613800138000", "02155556666");
    assertThat(change.holdings())
        .containsExactly(
            new Holding("deposit-1y", "120000.00", "CNY"), new Holding("card", null, null));
    assertThat(change.rating()).isEqualTo(new Rating(CustomerRating.C3, "2026-03-01"));
    assertThat(change.consents()).isEqualTo(Map.of(Purpose.MARKETING, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void a_file_is_read_in_each_encoding_that_spreadsheets_write(String encoding) {
    byte[] bytes = "客户号;姓名;同意营销\nC-1;欧阳娜娜;否\n".getBytes(Charset.forName(encoding));

    ProfileTable.Content content = ProfileTable.read(bytes);

    assertThat(content.problems()).isEmpty();
    assertThat(content.changes()).extracting(ProfileChange::name).containsExactly("欧阳娜娜");
    assertThat(content.changes().getFirst().consents()).isEqualTo(Map.of(Purpose.MARKETING, false));
  }

  @Test
  void bytes_that_are_no_text_are_refused_as_a_whole() {
    byte[] bytes = "external_id\nC-1\n??\n".getBytes(StandardCharsets.ISO_8859_1);
    bytes[bytes.length - 3] = (byte) 0xFF;
    bytes[bytes.length - 2] = (byte) 0xFF;

    ProfileTable.Content content = ProfileTable.read(bytes);

    assertThat(content.changes()).isEmpty();
    assertThat(content.problems().getFirst().text("x.csv"))
        .contains("x.csv: neither UTF-8 nor UTF-16 nor GB18030")
        .contains("另存为");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "C-2,,,,,,deposit -0.01 CNY,,, | products | is negative",
        "C-2,,,,,,deposit 12, ,, | products | neither a product's name nor one with amount",
        "C-2,,,,,,deposit 1e9 CNY,,, | products | the amount is no number",
        "C-2,,,,call me,,,,, | phones | 'call me' is no telephone number",
        "C-2,,,,,mei,,,, | emails | 'mei' is no e-mail address",
        "C-2,,,,,,,C6,2026-01-01, | rating | 'C6' is none of C1 to C5",
        "C-2,,,,,,,,2026-01-01, | rating | it is empty",
        "C-2,,,,,,deposit 1.00 XYZ,,, | products | the currency is no code",
        "C-2,,,,,,,C1,tomorrow, | rating_until | 'tomorrow' is no date",
        "C-2,,,,,,,C1,, | rating_until | it is empty",
        "C-2,,,,,,,,,perhaps | consent_marketing | neither yes nor no nor empty",
        ",Bo,,,,,,,, | external_id | the customer's number is empty",
        "C-1,Bo,,,,,,,, | external_id | stands in line 2 already",
        "C-2,Bo | `` | this row has 2 cells and not 10"
      })
  void a_broken_row_is_told_by_line_and_column(String row, String column, String reason) {
    ProfileTable.Content content =
        read(
            HEADER
                + REST
                + "C-1,\"Mei\nLin\",,,,,,,,\n".replace("\nLin", "")
                + "\n"
                + row
                + "\n"
                + "C-3,Cy,,,,,,,,\n");

    assertThat(content.problems()).hasSize(1);
    ProfileTable.Problem problem = content.problems().getFirst();
    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.column()).isEqualTo(column);
    assertThat(problem.en()).contains(reason);
    assertThat(problem.zh()).isNotBlank();
    assertThat(content.changes())
        .extracting(ProfileChange::externalId)
        .containsExactly("C-1", "C-3");
  }

  private static final String FIGURES =
      "external_id,figures_as_of,opened,last_activity,transactions,transactions_before,"
          + "balance,balance_before,balance_currency\n";

  @Test
  void of_balances_the_first_digit_the_length_and_the_change_are_read_and_no_more() {
    ProfileTable.Content content =
        read(
            FIGURES
                + "C-1,2026-06-01,2020-02-29,2026-05-31,7,10,62999.99,100000.00,CNY\n"
                + "C-2,2026-06-01,,,,,0.40,0,USD\n"
                + "C-3,2026-06-01,,,0,0,,,\n"
                + "C-4,,,,,,,,\n");

    assertThat(content.problems()).isEmpty();
    assertThat(content.changes())
        .extracting(ProfileChange::figures)
        .containsExactly(
            new Figures(
                "2026-06-01",
                "2020-02-29",
                "2026-05-31",
                7,
                10,
                new BalanceLevel(60_000, "CNY"),
                -37),
            new Figures("2026-06-01", null, null, null, null, new BalanceLevel(0, "USD"), null),
            new Figures("2026-06-01", null, null, 0, 0, null, null),
            null);
    assertThat(content.changes().getFirst().told()).containsExactly(ProfileChange.Part.FIGURES);
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, 70.00, -30",
    "100.00, 70.01, -29",
    "100.00, 69.01, -30",
    "100.00, 69.00, -31",
    "100.00, 119.99, 19",
    "100.00, 120.00, 20",
    "3, 2, -33",
    "0.01, 999999999999999, 1000000",
    "5, 0, -100",
  })
  void a_change_is_in_whole_percent_and_reaches_a_limit_only_when_it_does(
      BigDecimal before, BigDecimal now, int percent) {
    assertThat(BalanceLevel.change(before, now)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.99, 0",
    "1, 1",
    "9.99, 9",
    "10, 10",
    "999999.99, 900000",
    "1000000, 1000000",
    "999999999999999, 900000000000000"
  })
  void a_level_begins_at_one_digit_and_zeros(BigDecimal amount, long from) {
    assertThat(BalanceLevel.of(amount, "CNY")).isEqualTo(new BalanceLevel(from, "CNY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-06-01,,,,,-0.01,,CNY | balance | is negative",
        "2026-06-01,,,,,1,-5,CNY | balance_before | is negative",
        "2026-06-01,,,,,\"1,000\",,CNY | balance | is no number",
        "2026-06-01,,,,,1,,RMB元 | balance_currency | is no currency",
        "2026-06-01,,,,,1,,ABC | balance_currency | is no currency",
        "2026-06-01,,,,,1,, | balance_currency | it is empty",
        "2026-06-01,,,,,,,cny | balance_currency | is no currency",
        "2026-06-01,,,-1,,,, | transactions | no whole number",
        "2026-06-01,,,1,2.5,,, | transactions_before | no whole number",
        "2026-06-01,2026-06-02,,,,,, | opened | is after 2026-06-01",
        "2026-06-01,,2026-06-02,,,,, | last_activity | is after 2026-06-01",
        "2026-06-01,,31/05/2026,,,,, | last_activity | is no date",
        "1026-06-01,,,,,,, | figures_as_of | is no date",
        ",2026-06-01,,,,,, | figures_as_of | say as of which day",
      })
  void broken_figures_are_told_by_line_and_column(String row, String column, String reason) {
    ProfileTable.Content content = read(FIGURES + "C-1," + row + "\nC-2,,,,,,,,\n");

    assertThat(content.problems()).hasSize(1);
    ProfileTable.Problem problem = content.problems().getFirst();
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(column);
    assertThat(problem.en()).contains(reason);
    assertThat(problem.zh()).isNotBlank();
    assertThat(content.changes()).extracting(ProfileChange::externalId).containsExactly("C-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CNY", "RMB", "¥", "￥", "元", "人民币"})
  void the_yuan_is_one_currency_however_it_is_written(String written) {
    ProfileTable.Content balance = read(FIGURES + "C-1,2026-06-01,,,,,12000,," + written + "\n");
    assertThat(balance.changes().getFirst().figures())
        .extracting(Figures::balance)
        .isEqualTo(new BalanceLevel(10_000, "CNY"));

    ProfileTable.Content product =
        read("external_id,products\nC-1,deposit-1y 10.00 " + written + "\n");
    assertThat(product.changes().getFirst().holdings())
        .containsExactly(new Holding("deposit-1y", "10.00", "CNY"));
  }

  @Test
  void lines_are_those_of_the_file_also_after_a_cell_of_several() {
    ProfileTable.Content content =
        read("external_id,phones\nC-1,\"13800138000\n13800138001\"\nC-2,nothing\n");

    assertThat(content.changes().getFirst().phones()).hasSize(2);
    assertThat(content.problems()).extracting(ProfileTable.Problem::line).containsExactly(4L);
  }

  @Test
  void a_header_that_says_nothing_is_told_and_no_row_is_read() {
    assertThat(read("name\nMei\n").problems())
        .extracting(ProfileTable.Problem::en)
        .containsExactly("this column is missing.");
    assertThat(read("external_id,wealth\nC-1,2\n").problems().getFirst().column())
        .isEqualTo("wealth");
    assertThat(read("external_id,balance\nC-1,2\n").problems())
        .as("figures come together")
        .extracting(ProfileTable.Problem::column)
        .containsExactly(
            "figures_as_of",
            "opened",
            "last_activity",
            "transactions",
            "transactions_before",
            "balance_before",
            "balance_currency");
    assertThat(read("external_id,rating\nC-1,C1\n").problems().getFirst().column())
        .isEqualTo("rating_until");
    assertThat(read("external_id,name,姓名\nC-1,a,b\n").problems().getFirst().en())
        .contains("stands there twice");
    assertThat(read("").problems().getFirst().en()).isEqualTo("it is empty.");
    assertThat(read("external_id,name\nC-1,\"Mei\nC-2,Bo\n").problems())
        .as("an open quote")
        .isNotEmpty();
  }

  @Test
  void the_next_deposits_end_is_a_day_or_nothing() {
    assertThat(read("客户号,存款到期日\nC-1,2026-03-01\nC-2,\n").changes())
        .extracting(ProfileChange::depositUntil)
        .containsExactly("2026-03-01", null);
    assertThat(read("external_id,deposit_until\nC-1,next week\n").problems())
        .extracting(ProfileTable.Problem::en)
        .containsExactly("'next week' is no date such as 2026-12-31.");
  }

  @Test
  void what_is_written_is_read_again_as_it_was() {
    MovableClock clock = new MovableClock(World.START);
    try (Journal journal = new MemoryJournal(World.codec(), clock)) {
      Customers customers = new Customers(journal, "one".getBytes(StandardCharsets.UTF_8));
      ProfileDesk desk = new ProfileDesk(journal, customers);
      String file =
          HEADER
              + "deposit_until,"
              + REST
              + "C-1,\"Mei, \"\"M\"\"\",core,ann,+8613800138000,mei@bank.example,"
              + "deposit-1y 120000.00 CNY; card,2026-06-30,C3,2026-03-01,yes\n";
      List<ProfileChange> changes = read(file).changes();
      Customer customer = desk.upsert(changes.getFirst(), "bank");
      StringWriter out = new StringWriter();

      assertThat(ProfileTable.write(List.of(customer), out)).isEqualTo(1);

      List<ProfileChange> again = read(out.toString()).changes();
      assertThat(again).isEqualTo(changes);
      long head = journal.head();
      desk.upsert(again.getFirst(), "bank");
      assertThat(journal.head()).isEqualTo(head);
    }
  }
}
