package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.language.Understanding;
import dev.lobby.language.signal.Signal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the starter bank's release hears, as it was built.
class StarterSignalsTest {

  private static List<Signal> heard(String text) {
    Understanding understanding = Bank.release().interpreter().interpret(text);
    return Arrays.stream(Signal.values()).filter(understanding::hears).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "给我讲个笑话",
        "教我做可乐鸡翅",
        "外面好像要下冰雹了",
        "tell me a joke",
        "is pluto a planet",
        "netflix keeps buffering",
        "Bonjour, je voudrais ouvrir un compte",
        "estoy muy cansado",
        "zuotian wo qu pashan le"
      })
  void chatter_and_foreign_languages_give_no_signal(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我不是要投诉 就问问手续费",
        "I'm not complaining, but how long does it take",
        "我没丢卡 就是忘了密码",
        "don't block my card",
        "不用转人工",
        "我不需要人工客服",
        "不想办信用卡",
        "I'm not going to buy any fund"
      })
  void what_is_denied_is_not_heard(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"银行卡", "我的卡", "my card", "card", "I won't buy any insurance"})
  void a_bare_word_and_a_refusal_give_no_signal(String text) {
    assertThat(heard(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "我要投诉, COMPLAINT",
    "等你们回复我孙子都能打酱油了, COMPLAINT",
    "I want to make a complaint, COMPLAINT",
    "转人工, PERSON",
    "let me speak with a real banker, PERSON",
    "卡掉地铁上了 赶紧停, LOST_CARD",
    "我的信用卡遺失了, LOST_CARD",
    "I lost my card, LOST_CARD",
    "打算买点国债, PRODUCT_INTEREST",
    "I'd love to take out a home loan with you, PRODUCT_INTEREST"
  })
  void a_plain_signal_is_heard_alone(String text, Signal signal) {
    assertThat(heard(text)).containsExactly(signal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"我已经向银保监会举报你们了", "I'll see you in court"})
  void a_legal_threat_is_a_complaint_too(String text) {
    assertThat(heard(text)).contains(Signal.COMPLAINT, Signal.LEGAL_THREAT);
  }
}
