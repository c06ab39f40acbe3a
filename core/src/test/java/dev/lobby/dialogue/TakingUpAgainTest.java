package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words of somebody who took a complaint back, and thinks better of it or does not.
class TakingUpAgainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oh no it happened AGAIN charged twice. so no not sorted",
        "hang on ive changed my mind i do want an answer about this",
        "changed my mind, please look into it",
        "actually its still not sorted",
        "it isn't fixed",
        "the money still hasn't arrived",
        "still no refund",
        "they did it again today",
        "you charged me again!!",
        "same problem again",
        "I spoke too soon, the refund never came",
        "wait that was a different payment that came",
        "pls reopen my complaint",
        "i'm not going to let this go",
        "on second thoughts i want to keep going",
        "why did it happen again?",
        "不对 看错了 到的是别的钱 那1200还是没有！！",
        "又扣了",
        "又扣我25",
        "今天又被扣了一次手续费",
        "钱还是没到",
        "还是没解决",
        "根本没退给我",
        "我后悔了，还是要投诉",
        "不能就这么算了",
        "我想了想还是要你们给个说法",
        "继续帮我查吧",
        "改主意了，这事我要个答复",
        "等等 搞错了 没到账",
        "怎么又扣费了？",
        "刚才说的不算"
      })
  void it_is_taken_up_again(String text) {
    assertThat(TakingUpAgain.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks again",
        "ok thanks, all sorted",
        "my mistake, i misread it, sorry",
        "can i complain again if it happens again?",
        "no i still want to withdraw it",
        "it happened again but never mind, not worth it",
        "is the branch open again on monday?",
        "what is the interest rate for savings",
        "i want to open an account",
        "好的谢谢",
        "是我看错了，不好意思",
        "钱还没到也没关系，不投诉了",
        "又要麻烦你们了，怎么查余额",
        "撤了没有",
        "还没撤吗",
        "还是不投诉了",
        "我要办一张卡",
        "不用给我答复了",
        "还有别的理财吗"
      })
  void it_is_not(String text) {
    assertThat(TakingUpAgain.is(text)).isFalse();
  }
}
