package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The names that customers have with messengers.
class NamedAddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "加我微信 abc123 | 微信 abc123",
        "我微信号是zhao_1988，晚上聊 | 微信 zhao_1988",
        "微信：wxid_a1b2c3d4 | 微信 wxid_a1b2c3d4",
        "vx 13912345678 | vx 13912345678",
        "加我wx：lily-88 | wx lily-88",
        "QQ 123456789 | QQ 123456789",
        "add me on WeChat: tom_the_cat | WeChat tom_the_cat",
        "my wechat id is lihua2020 | wechat lihua2020",
        "whatsapp 8613912345678 | whatsapp 8613912345678",
        "my wechat is lilyzhao | wechat lilyzhao"
      })
  void a_name_is_found_beside_its_messenger(String text, String found) {
    assertThat(NamedAddresses.messengers(text)).containsExactly(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "微信联系我",
        "微信支付限额是多少",
        "wechat please",
        "message me on wechat instead",
        "绑定微信 3 次都失败",
        "wx",
        "微信里的零钱怎么提现",
        "use wechat or email",
        "I paid by WeChat yesterday",
        "wechat payment failed"
      })
  void other_words_are_no_name(String text) {
    assertThat(NamedAddresses.messengers(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", " ", "：", "是", " is", "微信", "微信 ", "号"})
  void a_message_of_nothing_but_that_is_read_to_its_end(String again) {
    assertThat(NamedAddresses.messengers("微信" + again.repeat(2000))).isEmpty();
  }
}
