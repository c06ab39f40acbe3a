package dev.lobby.language;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          我的卡丢了                      | ZH
          信用卡還款日是哪天               | ZH
          ATM在哪                         | ZH
          app打不开                       | ZH
          我想查一下我的visa卡余额         | ZH
          忘了PIN怎么办                    | ZH
          转10k要手续费吗                  | ZH
          I lost my card                  | EN
          pin                             | EN
          What is 余额宝 and how can I put money into it | EN
          ｌｏｓｔ　ｃａｒｄ                | EN
          我的 debit card 在 supermarket 丢了 please block | MIXED
          查余额 please help me            | MIXED
          12345                           | NEITHER
          '  '                            | NEITHER
          😀😀👍                          | NEITHER
          カードを失くしました             | NEITHER
          口座を開設したいです             | NEITHER
          카드를 잃어버렸어요              | NEITHER
          Я потерял карту                 | NEITHER
          فقدت بطاقتي                      | NEITHER
          """)
  void is_told_by_its_script(String text, Language language) {
    assertThat(Language.of(text)).isEqualTo(language);
  }

  @Property(tries = 300)
  void is_told_of_any_text(@ForAll String text) {
    assertThat(Language.of(text)).isNotNull();
  }
}
