package dev.lobby.publishing.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.language.Language;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What of people's words may stand in an article.
class PersonalWordsTest {
  private final PersonalWords words = new PersonalWords(Bank.release().articles());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我的卡⟦card ••••8830⟧被吞了",
        "我叫王小明，怎么改预留手机",
        "请帮张伟查一下数字藏品",
        "收款人李秀英的账户打不开",
        "客户经理陈先生说可以办",
        "住在中山路 88 号附近有网点吗",
        "打 13912345678 给我",
        "my name is john smith, can I open a trust",
        "Can Mr. Brown sign for me",
        "can I send gold to Jennifer",
        "write to me at a.b@example.com",
        "my order 2026 0301 7781 is lost",
        "I live at 12 Acacia Road"
      })
  void what_may_be_about_somebody_is_known(String text) {
    assertThat(words.areIn(text, Set.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "可以给孩子开户吗",
        "数字人民币钱包怎么开",
        "你们收黄金吗",
        "怎么给他行转账",
        "理财经理怎么预约",
        "密码错了 3 次怎么办",
        "转 50000 元要多久",
        "do you sell crypto",
        "Can I pay with a QR code abroad",
        "how do I open a safe deposit box"
      })
  void a_question_about_nobody_may_become_a_phrasing(String text) {
    assertThat(words.areIn(text, Set.of())).isFalse();
  }

  @Test
  void whoever_asks_is_known_by_the_name_the_bank_has() {
    assertThat(words.areIn("晓雯的保管箱到期了", Set.of("林晓雯"))).isTrue();
    assertThat(words.areIn("小飞的保管箱到期了", Set.of("林晓雯"))).isFalse();
    assertThat(words.areIn("the box of nakamura has expired", Set.of("Aiko Nakamura"))).isTrue();
    assertThat(words.areIn("the box has expired", Set.of("Aiko Nakamura"))).isFalse();
  }

  @Test
  void of_an_agents_reply_stays_what_answers_and_is_about_nobody() {
    assertThat(
            words.without(
                "王先生您好，请稍等。保管箱在总行营业部办理，年费按尺寸收取。您的号码是 13912345678。还有什么可以帮您？", Language.ZH, Set.of()))
        .isEqualTo("保管箱在总行营业部办理，年费按尺寸收取。");
    assertThat(
            words.without(
                "Hello Ms Brown, one moment please. Safe deposit boxes are rented at the main branch. Thank you!",
                Language.EN,
                Set.of()))
        .isEqualTo("Safe deposit boxes are rented at the main branch.");
  }
}
