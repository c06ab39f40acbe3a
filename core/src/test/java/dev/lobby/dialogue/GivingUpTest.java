package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivingUpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "算了",
        "算了吧",
        "算了！不等了",
        "那就算了",
        "不用了，谢谢",
        "不需要人工了",
        "不用客服了。",
        "我不找人工了",
        "取消排队",
        "取消转人工",
        "没事了 谢谢你",
        "已经解决了",
        "我自己搞定了",
        "我自己来吧",
        "退出排队",
        "好的不用了",
        "never mind",
        "Nevermind, thanks",
        "nvm",
        "forget it",
        "no longer needed",
        "I don't need an agent anymore",
        "don’t want to wait any longer",
        "it's solved now, thank you",
        "solved",
        "I fixed it myself",
        "I'll manage",
      })
  void who_no_longer_waits_is_heard(String text) {
    assertThat(GivingUp.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "算了，你们帮我把卡注销",
        "不用了吗？",
        "不用密码了怎么办",
        "怎么取消转账",
        "取消信用卡",
        "还要等多久",
        "问题没解决",
        "还没解决了",
        "你们什么时候能解决",
        "不要扣我的钱了",
        "快点",
        "never mind the fee, where is my card",
        "cancel my card",
        "cancel that",
        "please cancel it",
        "cancel?",
        "ok fine",
        "that's fine",
        "fine, thanks",
        "I'm ok",
        "I don't want this",
        "取消",
        "不要了",
        "好的",
        "it is not solved",
        "I don't need a new card anymore",
        "I do not want to wait for my refund",
        "I'm fine with that but call me",
        "thanks",
        "谢谢",
      })
  void who_says_anything_else_still_waits(String text) {
    assertThat(GivingUp.is(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"不用客服了", "算了", "好好好", "ok ", "never mind thanks "})
  void a_message_as_long_as_any_is_read(String text) {
    assertThat(GivingUp.is(text.repeat(1000) + "嘿")).isFalse();
  }
}
