package dev.lobby.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1                    | 0
          ２                   | 1
          3.                   | 2
          第一个               | 0
          第二個               | 1
          第2个吧              | 1
          二                   | 1
          选三                 | 2
          我要第一个           | 0
          选2号                | 1
          四                   | 3
          最后一个             | 3
          the first one        | 0
          The Second One please| 1
          2nd                  | 1
          option 3             | 2
          number two           | 1
          the last one         | 3
          third                | 2
          """)
  void a_choice_is_named_by_its_place(String text, int place) {
    assertThat(Place.of(text, 4)).contains(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "6",
        "12",
        "1 2",
        "1000元",
        "一万",
        "我有两个账户",
        "first time here",
        "the one",
        "one more thing",
        "第一次来",
        "两",
        "last month",
        "5",
        "no",
        "2 cards lost",
        "转1个亿"
      })
  void anything_else_names_none(String text) {
    assertThat(Place.of(text, 4)).isEmpty();
  }

  @Test
  void a_place_beyond_the_list_names_none() {
    assertThat(Place.of("3", 2)).isEmpty();
    assertThat(Place.of("the last one", 0)).isEmpty();
    assertThat(Place.of("1", 0)).isEmpty();
  }
}
