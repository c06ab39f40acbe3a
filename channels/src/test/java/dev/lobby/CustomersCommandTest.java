package dev.lobby;

import static dev.lobby.Ran.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.customer.Customers;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does with the bank's nightly file.
class CustomersCommandTest {

  private static final String GOOD =
      "external_id,name,tier,products\nC-1,欧阳娜娜,core,deposit-1y 10.00 CNY\nC-2,Bo,ordinary,\n";

  @TempDir private Path data = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void somebodySignsIn() {
    try (Store store = open()) {
      new Staff(store.journal()).add("ann", Role.SUPERVISOR, "Ann", "password of ann");
    }
  }

  private Store open() {
    return Store.open(data, new MasterKeySource.InDataDirectory(), InstantSource.system());
  }

  private Ran take(Path file, String... more) {
    String[] args = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "customers", "import", file.toString(), "--by", "ann", "--data", data.toString()
        },
        0,
        args,
        0,
        7);
    System.arraycopy(more, 0, args, 7, more.length);
    return run(args);
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("night.csv"), text.getBytes(charset));
  }

  private boolean known(String number) {
    try (Store store = open()) {
      Customers customers = new Customers(store.journal(), store.secret());
      return customers.load(customers.idOf(number)).isPresent();
    }
  }

  @Test
  void a_file_is_taken_in_and_comes_out_again() throws IOException {
    Path file = file(GOOD, Charset.forName("GB18030"));
    assertThat(take(file).done().out()).contains("2 customers in", "2 added", "0 changed");
    assertThat(take(file).done().out()).contains("0 added", "0 changed", "2 as before");

    Path out = folder.resolve("out.csv");
    String[] export = {
      "customers",
      "export",
      "--to",
      out.toString(),
      "--by",
      "ann",
      "--reason",
      "audit",
      "--data",
      data.toString()
    };
    assertThat(run(export).done().out()).contains("2 customers in");
    assertThat(Files.readString(out))
        .contains("欧阳娜娜,core,,,,deposit-1y 10.00 CNY", "C-2,Bo,ordinary");
    run(export).failed("is there already");
  }

  @Test
  void one_broken_row_and_nothing_is_taken_in_unless_it_is_to_be_skipped() throws IOException {
    Path file = file(GOOD + "C-3,Cy,key,loan -5 CNY\nC-1,again,key,\n", StandardCharsets.UTF_8);

    Ran refused = take(file);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("night.csv:4 [products]", "negative", "night.csv:5 [external_id]", "line 2")
        .contains("nothing was taken in", "--skip-broken");
    assertThat(known("C-1")).isFalse();

    Ran skipped = take(file, "--skip-broken");
    assertThat(skipped.code()).as("something was left out").isEqualTo(1);
    assertThat(skipped.out()).contains("2 customers in");
    assertThat(known("C-1")).isTrue();
    assertThat(known("C-3")).isFalse();
  }

  @Test
  void figures_say_who_is_in_which_class_and_what_other_rules_would_change() throws IOException {
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    String figures =
        """
        客户号,统计日,开户日,最近动账日,本期交易笔数,上期交易笔数,余额,上期余额,余额币种
        C-1,DAY,2020-01-01,DAY,10,10,2000000.00,1900000,CNY
        C-2,DAY,2020-01-01,DAY,10,10,8000,9000,CNY
        C-3,DAY,2020-01-01,DAY,10,10,,,
        """;
    take(file(figures.replace("DAY", day), Charset.forName("GB18030"))).done();

    assertThat(run("customers", "value", "--data", data.toString()).done().out())
        .contains("3 customers on " + day)
        .containsPattern("class +base +2")
        .containsPattern("class +strategic +1");

    String rules = run("customers", "value", "--print", "--data", data.toString()).done().out();
    Path own =
        Files.writeString(
            folder.resolve("own.yaml"), rules.replace("300000, 1000000]", "300000, 3000000]"));
    assertThat(
            run("customers", "value", "--rules", own.toString(), "--data", data.toString())
                .done()
                .out())
        .containsPattern("class +strategic +→ growth +1")
        .containsPattern("class +base += base +2")
        .contains("1 would change class.");

    Files.writeString(own, rules.replace("at-most: 90}", "at-most: soon}"));
    Ran wrong = run("customers", "value", "--rules", own.toString(), "--data", data.toString());
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("own.yaml:39: 'stages.new.when.at-most' is 'soon'");

    Path broken =
        file(
            figures.replace("DAY", day).replace("8000,9000", "-8000,9000"),
            Charset.forName("GB18030"));
    assertThat(take(broken).err()).contains("night.csv:3 [余额]", "is negative", "为负");
  }

  @Test
  void it_is_said_beforehand_whom_contact_plans_would_reach() throws IOException {
    String day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    String figures =
        """
        客户号,统计日,开户日,最近动账日,本期交易笔数,上期交易笔数,余额,上期余额,余额币种
        C-1,DAY,DAY,DAY,1,,10.00,,CNY
        C-2,DAY,LATE,DAY,1,,10.00,,CNY
        """;
    String late = LocalDate.parse(day).minusDays(10).toString();
    take(file(figures.replace("DAY", day).replace("LATE", late), StandardCharsets.UTF_8)).done();

    assertThat(run("customers", "plans", "--data", data.toString()).done().out())
        .containsPattern("welcome +1 customers")
        .containsPattern("work item: no-consent +1")
        .containsPattern("held back: too-late +1");
    String plans = run("customers", "plans", "--print", "--data", data.toString()).done().out();
    Path own =
        Files.writeString(
            folder.resolve("plans.yaml"), plans.replace("{trigger: opened}", "{trigger: born}"));
    Ran wrong = run("customers", "plans", "--plans", own.toString(), "--data", data.toString());
    assertThat(wrong.err()).contains("unknown 'born'");
  }

  @Test
  void the_bench_classes_as_many_as_it_is_told() {
    assertThat(run("bench", "customers", "--customers", "300").done().out())
        .contains("classed, first", "customers 300", "dry run of rules");
  }

  @Test
  void what_is_likely_a_slip_is_told_and_taken_in() throws IOException {
    Path file =
        file(
            "external_id,manager,figures_as_of,opened,last_activity,transactions,"
                + "transactions_before,balance,balance_before,balance_currency\n"
                + "C-1,ann,2020-01-01,,,,,1,,RMB\n"
                + "C-2,bo,2199-01-01,,,,,1,,CNY\n",
            StandardCharsets.UTF_8);

    Ran taken = take(file);

    assertThat(taken.code()).isZero();
    assertThat(taken.err())
        .contains("manager bo of C-2 is no member of staff", "figures_as_of of C-2 is after today")
        .doesNotContain("C-1");
    assertThat(known("C-2")).isTrue();
  }

  @Test
  void where_there_is_no_store_yet_it_is_told_how_to_make_one() throws IOException {
    Path file = file(GOOD, StandardCharsets.UTF_8);
    String nowhere = folder.resolve("nowhere").toString();
    run("customers", "import", file.toString(), "--by", "ann", "--data", nowhere)
        .failed("There is no store", "./lobby serve --data " + nowhere);
  }

  @Test
  void who_does_it_and_which_file_must_be_known() throws IOException {
    Path file = file(GOOD, StandardCharsets.UTF_8);
    run("customers", "import", file.toString(), "--by", "bo", "--data", data.toString())
        .failed("nobody signs in as bo");
    run(
            "customers",
            "import",
            folder.resolve("none.csv").toString(),
            "--by",
            "bo",
            "--data",
            data.toString())
        .failed("nobody signs in as bo");
    take(folder.resolve("none.csv")).failed("there is no file");
    run("customers", "import", file.toString(), "--data", data.toString()).calledWrongly("--by");
    assertThat(known("C-1")).isFalse();
  }
}
