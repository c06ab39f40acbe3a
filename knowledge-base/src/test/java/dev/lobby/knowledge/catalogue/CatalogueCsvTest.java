package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueCsvTest {
  private static final String HEADER = "kind,id,zh,en,percent,amount,currency,min,max,from,until\n";

  private static CatalogueCsv.Table read(String text) {
    return CatalogueCsv.read("rates.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(String text) {
    CatalogueCsv.Table table = read(text);
    assertThat(table.entries()).isEmpty();
    return table.problems().stream().map(it -> it.line() + " " + it.en()).toList();
  }

  @Test
  void the_starter_banks_rates_and_fees_come_back_as_they_were() {
    Catalogue catalogue = CatalogueFolder.read(Path.of("starter-bank", "catalogue"));
    CatalogueCsv.Table table = read(CatalogueCsv.write(catalogue.entries()));
    assertThat(table.problems()).isEmpty();
    assertThat(table.entries())
        .containsExactlyElementsOf(
            catalogue.entries().stream()
                .filter(it -> it.kind() == Kind.RATE || it.kind() == Kind.FEE)
                .toList());
  }

  @Test
  void quotes_commas_and_line_ends_are_read_as_the_standard_says() {
    CatalogueCsv.Table table =
        read(
            "kind,id,zh,en,percent,amount,currency,min,max,from,until\r\n"
                + "fee,a,\"电报费，\"\"急\"\"\",\"Cable, \"\"urgent\"\"\",,80,CNY,,,2026-01-01,\r\n");
    assertThat(table.entries())
        .singleElement()
        .satisfies(it -> assertThat(it.names().en()).isEqualTo("Cable, \"urgent\""));
  }

  @Test
  void several_rows_of_one_id_are_its_periods() {
    assertThat(
            read(HEADER
                    + "rate,a,甲,A,1.00,,,,,2026-01-01,2026-06-30\n"
                    + "rate,a,甲,A,0.95,,,,,2026-07-01,\n")
                .entries())
        .singleElement()
        .satisfies(it -> assertThat(it.validities()).hasSize(2));
  }

  @Test
  void what_is_wrong_is_named_by_line_and_column_and_nothing_is_taken() {
    assertThat(
            problems(
                HEADER
                    + "rate,a,甲,A,1.00,,,,,2026-01-01,\n"
                    + "rate,a,甲,A,0.95,,,,,2026-07-01,\n"
                    + "fee,b,乙,B,,-1,CNY,,,2026-07-01,\n"
                    + "cake,c,丙,C,,1,CNY,,,2026-07-01,\n"))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("3 from: The periods").contains("overlap"),
            one -> assertThat(one).isEqualTo("4 amount: A fee is not negative."),
            one -> assertThat(one).isEqualTo("5 kind: 'cake' is neither rate nor fee."));
  }

  @Test
  void files_that_are_no_such_table_are_refused() {
    assertThat(problems("")).containsExactly("0 There is no row in it.");
    assertThat(problems(HEADER)).containsExactly("0 There is no row in it.");
    assertThat(problems("kind,id\nrate,a\n")).singleElement().asString().contains("missing: zh");
    assertThat(problems(HEADER + "rate,\"a,甲\n"))
        .singleElement()
        .asString()
        .contains("a quote that");
    assertThat(CatalogueCsv.read("x.csv", "费用".getBytes(Charset.forName("GB18030"))).problems())
        .singleElement()
        .satisfies(it -> assertThat(it.en()).contains("Not UTF-8"));
    assertThat(CatalogueCsv.read("x.csv", new byte[5 << 20]).problems())
        .singleElement()
        .satisfies(it -> assertThat(it.en()).contains("too large"));
  }
}
