package dev.lobby.language.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody who writes down what they hear may have misheard.
class CardLikeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "卡号6222021234567890123被扣了3元 | 卡号⟦card ••••0123⟧被扣了3元",
        "客户称尾号前是6222021234567890123 | 客户称尾号前是⟦card ••••0123⟧",
        "用6222 0212 3456 7890 123刷了两次 | 用⟦card ••••0123⟧刷了两次",
        "his 4111-1111-1111-1112 was charged twice | his ⟦card ••••1112⟧ was charged twice",
        "信用卡 5500000000000005 和 4111111111111112。 | 信用卡 ⟦card ••••0005⟧ 和 ⟦card ••••1112⟧。",
        "（9558801234567890124） | （⟦card ••••0124⟧）"
      })
  void what_looks_like_a_card_is_masked_whatever_its_check_digit(String text, String masked) {
    assertThat(CardLike.mask(text)).isEqualTo(masked);
    assertThat(CardLike.mask(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "金额 4500000000000 元",
        "涉及 5,000,000.00 元",
        "投诉 C-7K3M9P2Q",
        "电话 8613800138000，13800138000",
        "联系电话：021-62345678",
        "流水号 6222021234567890123",
        "订单号：4111111111111112",
        "transaction reference 4111111111111112",
        "20260302123456789",
        "2026-03-02 12:30 至 2026-03-03 14:00",
        "工号 62012，柜台 3"
      })
  void what_is_something_else_stays(String text) {
    assertThat(CardLike.mask(text)).isEqualTo(text);
  }
}
