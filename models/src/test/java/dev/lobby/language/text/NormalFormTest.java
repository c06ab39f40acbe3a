package dev.lobby.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NormalFormTest {

  @Test
  void width_case_spacing_and_invisible_characters_do_not_count() {
    assertThat(NormalForm.of("  Ｌｏｓｔ\u3000 My\u200B\tCARD\u0000 ")).isEqualTo("lost my card");
  }

  @Test
  void typographic_apostrophes_are_plain() {
    assertThat(NormalForm.of("can’t")).isEqualTo("can't");
  }

  @Test
  void key_holds_letters_and_digits_alone() {
    assertThat(NormalForm.key("我的卡，丢了！？")).isEqualTo("我的卡丢了");
    assertThat(NormalForm.key("I've lost my card...")).isEqualTo("ive lost my card");
    assertThat(NormalForm.key("lost-my card")).isEqualTo(NormalForm.key("Lost my, card"));
  }

  @ParameterizedTest
  @MethodSource("dev.lobby.language.Hostile#texts")
  void hostile_text_stays_within_bounds(String text) {
    String form = NormalForm.of(text);
    assertThat(form.codePointCount(0, form.length())).isLessThanOrEqualTo(NormalForm.READ_AT_MOST);
    assertThat(Ngrams.of(text).counts().keySet()).noneMatch(String::isEmpty);
  }

  @Property(tries = 300)
  void form_and_key_of_a_key_are_the_key(@ForAll String text) {
    String key = NormalForm.key(text);
    assertThat(NormalForm.key(key)).isEqualTo(key);
  }

  @Test
  void what_stands_together_once_something_between_was_left_out_is_one_character() {
    assertThat(NormalForm.key("\u1100\u200b\u1161")).isEqualTo("\uac00");
    assertThat(NormalForm.of("\uffa1\ue000\u314f")).isEqualTo("\uac00");
  }
}
