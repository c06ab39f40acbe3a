package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who refuses the telephone and not that they are written to.
class CallsAloneTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我想买20万理财，别打电话，发消息就行",
        "想存30万，不要打电话",
        "想了解理财，别给我打电话",
        "想买基金，请不要打我电话，微信说",
        "有30万想理财，不方便接电话，这里回我就行",
        "大额存单还有吗？20万，电话就不要打了，短信通知我",
        "想贷款50万，上班没法接电话，发信息",
        "想买理财 不用打电话 留言即可",
        "别打电话，也别发邮件，微信就行，想买理财",
        "我自己想买理财，别打电话，发微信给我",
        "想买理财，请勿来电，谢谢",
        "interested in the fund but don't call me, just message here",
        "i want to invest 200k, dont call me, text me",
        "I'd like a deposit, no phone calls please, email is fine",
        "looking for a loan, please do not call, write to me here",
        "want to buy the fund, never call me, message only",
        "keen on wealth products but not by phone, just here",
        "I want to invest, please don't call me",
        "don't call or email, just message me here about the fund",
        "想买理财 dont call me 发微信"
      })
  void calls_alone_are_refused(String text) {
    assertThat(CallsAlone.areRefused(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我想买理财，不要联系我",
        "我想买理财，别打电话也别发短信",
        "想买理财，不要打电话，不要打扰我",
        "想买基金，别打电话，我自己去网点办",
        "想存钱，别打电话骚扰我，也不要发消息",
        "想买理财，别给我打电话，短信也不要",
        "I want to invest, please do not call or text me",
        "interested in the fund, don't contact me",
        "want a loan, don't call me, don't email me",
        "I want to invest. Don't call me and don't message me",
        "我想买20万理财",
        "想买理财，给我打电话吧",
        "want to invest, call me tomorrow",
        "你们怎么不给我打电话"
      })
  void more_is_refused_or_nothing(String text) {
    assertThat(CallsAlone.areRefused(text)).isFalse();
  }
}
