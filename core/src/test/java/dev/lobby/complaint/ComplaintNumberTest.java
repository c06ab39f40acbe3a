package dev.lobby.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The number of a complaint, however somebody types it.
class ComplaintNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C-WM8AEY3N",
        "c-wm8aey3n",
        "WM8AEY3N",
        "wm8aey3n",
        " WM8A EY3N ",
        "c wm8aey3n",
        "C - WM8A EY3N",
        "Ｃ－ＷＭ８ＡＥＹ３Ｎ",
        "投诉编号 WM8AEY3N",
        "我的投诉编号是wm8aey3n，帮我查一下",
        "my complaint number is wm8aey3n",
        "it's WM8AEY3N please"
      })
  void one_is_found_with_and_without_its_prefix(String typed) {
    assertThat(ComplaintNumber.isIn(typed)).isTrue();
    assertThat(ComplaintNumber.in(typed)).contains("C-WM8AEY3N");
  }

  @Test
  void one_may_happen_to_have_no_figure() {
    assertThat(ComplaintNumber.isIn("ytknsdnd")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "payments",
        "13800001111",
        "20261101",
        "PAYMENTS",
        "has my transfer WM8AEY3N arrived at the other bank",
        "我的订单号WM8AEY3N退款到账了吗",
        "ab12"
      })
  void other_numbers_and_words_are_none(String typed) {
    assertThat(ComplaintNumber.isIn(typed)).isFalse();
  }

  @Test
  void what_is_typed_into_a_field_is_found_as_it_is_written() {
    assertThat(ComplaintNumber.written(" wm8a ey3n ")).isEqualTo("C-WM8AEY3N");
    assertThat(ComplaintNumber.written("c-wm8aey3n")).isEqualTo("C-WM8AEY3N");
    assertThat(ComplaintNumber.written("CM8AEY3N")).isEqualTo("C-CM8AEY3N");
    assertThat(ComplaintNumber.written("L-1")).isEqualTo("L-1");
  }
}
