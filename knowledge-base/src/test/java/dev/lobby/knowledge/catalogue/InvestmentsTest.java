package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvestmentsTest {

  private static final Investments INVESTMENTS =
      Investments.of(
          Catalogue.of(
              List.of(
                  product("pioneer", "港湾先锋股票基金", "Harbour Pioneer Fund", RiskLevel.R5),
                  product("steady", "港湾稳健理财", "Harbour Steady", RiskLevel.R2),
                  product("gold", "积存金", "Gold Savings", RiskLevel.R3),
                  product("deposit", "定期存款", "Fixed deposit", null))));

  private static Entry.Product product(String id, String zh, String en, @Nullable RiskLevel risk) {
    return new Entry.Product(
        id,
        new Names(zh, en),
        risk == null ? ProductKind.DEPOSIT : ProductKind.FUND,
        risk,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()));
  }

  private static List<String> named(String text) {
    return INVESTMENTS.named(text).stream().map(Entry.Product::id).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          港湾先锋股票基金              | pioneer
          港湾先锋                      | pioneer
          港灣先鋒股票基金              | pioneer
          港 湾 先 锋                   | pioneer
          “港湾·先锋”股票基金           | pioneer
          **港湾先锋**股票基金          | pioneer
          港湾稳健今天涨了              | steady
          HARBOUR  PIONEER              | pioneer
          harbour-pioneer fund          | pioneer
          Ｈａｒｂｏｕｒ　Ｐｉｏｎｅｅｒ | pioneer
          our Harbour Steady            | steady
          积存金                        | gold
          a fixed deposit, 定期存款     | ''
          the Pioneer of harbours       | ''
          """)
  void a_product_is_found_however_its_name_is_written(String text, String id) {
    assertThat(String.join(" ", named(text))).isEqualTo(id);
  }

  @Test
  void a_name_is_found_far_down_in_a_long_text_and_across_where_it_is_read_in_pieces() {
    for (int length = 80; length < 120; length++) {
      assertThat(named("文".repeat(length) + "港湾先锋")).containsExactly("pioneer");
      assertThat(named("a ".repeat(length) + "Harbour Pioneer")).containsExactly("pioneer");
    }
    assertThat(named("字".repeat(20_000) + "港湾先锋")).containsExactly("pioneer");
  }

  @Test
  void several_are_found_each_once() {
    assertThat(named("积存金、港湾稳健理财和积存金")).containsExactly("gold", "steady");
  }
}
