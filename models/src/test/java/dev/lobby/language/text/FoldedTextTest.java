package dev.lobby.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FoldedTextTest {

  @ParameterizedTest
  @CsvSource({
    "１２３, 123",
    "①②③, 123",
    "⑴❷➌⓿, 1230",
    "𝟏𝟚𝟹, 123",
    "1️⃣2️⃣3️⃣, 123",
    "١٢٣, 123",
    "½, 1⁄2",
    "１2\u200B3, 123",
    "é e\u0301, e e",
    "ＣＡＲＤ, card",
    "㈱, (株)",
  })
  void disguises_fold_away(String text, String folded) {
    assertThat(FoldedText.of(text).text()).isEqualTo(folded);
  }

  @Test
  void blanks_of_every_kind_are_a_space_each() {
    assertThat(FoldedText.of("1\u3000\u00A0\u2003\n\t\u2800\u31642").text())
        .isEqualTo("1   \n   2");
  }

  @Test
  void folded_characters_know_where_they_came_from() {
    FoldedText folded = FoldedText.of("a\u200B⑩️⃣b");
    assertThat(folded.text()).isEqualTo("a10b");
    assertThat(folded.originalStart(1)).isEqualTo(2);
    assertThat(folded.originalStart(2)).isEqualTo(2);
    assertThat(folded.originalEnd(3)).isEqualTo(5);
    assertThat(folded.originalStart(3)).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("dev.lobby.language.Hostile#texts")
  void hostile_text_is_folded(String text) {
    assertMapped(text);
  }

  @Property(tries = 500)
  void offsets_ascend_and_lie_in_the_text(@ForAll String text) {
    assertMapped(text);
  }

  private static void assertMapped(String text) {
    FoldedText folded = FoldedText.of(text);
    int before = 0;
    for (int i = 0; i < folded.text().length(); i++) {
      assertThat(folded.originalStart(i)).isGreaterThanOrEqualTo(before);
      assertThat(folded.originalEnd(i + 1))
          .isGreaterThan(folded.originalStart(i))
          .isLessThanOrEqualTo(text.length());
      before = folded.originalStart(i);
    }
  }
}
