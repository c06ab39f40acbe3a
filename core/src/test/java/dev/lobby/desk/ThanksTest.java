package dev.lobby.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "好吧 谢谢，这次可以",
        "好的谢谢",
        "嗯嗯知道了",
        "收到，满意，辛苦了",
        "谢谢你们，就这样吧",
        "行吧",
        "ok thanks",
        "Thank you so much!",
        "alright, fine then. thx",
        "got it, thanks for the help"
      })
  void thanks_and_a_yes_are_thanks(String text) {
    assertThat(Thanks.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "好的谢谢，那手续费哪天到账",
        "可以吗",
        "ok?",
        "不行",
        "不满意",
        "不好",
        "没收到",
        "谢谢，但是我不接受",
        "ok thanks but where is my money",
        "not happy",
        "i do not accept",
        "我的钱呢",
        "投诉"
      })
  void whoever_says_more_or_no_does_not_only_thank(String text) {
    assertThat(Thanks.is(text)).isFalse();
  }
}
