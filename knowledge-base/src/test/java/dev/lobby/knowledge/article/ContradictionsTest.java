package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.article.Contradictions.Contradiction;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two answers in one language that cannot both be right.
class ContradictionsTest {

  private static Article answering(Language language, String answer) {
    return new Article(
        "any",
        "",
        Map.of(),
        Map.of(language, answer),
        Map.of(),
        Area.FEES,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  private static List<Contradiction> between(Language language, String one, String other) {
    return Contradictions.between(answering(language, one), answering(language, other), language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "手机银行转账到他行每笔收 2 元手续费。 | 手机银行转账到他行每笔收 3 元手续费。 | MONEY",
        "提前还款按剩余本金的 1% 收违约金 | 提前还款按剩余本金的 2% 收违约金 | PERCENT",
        "境外汇款一般 3 个工作日到账。 | 境外汇款一般 5 个工作日到账。 | DURATION",
        "周末网点营业到 16:30 为止。 | 周末网点营业到 17:00 为止。 | TIME",
        "密码连续输错 3 次就会锁卡。 | 密码连续输错 5 次就会锁卡。 | NUMBER",
        "外币现钞在网点可以直接兑换。 | 外币现钞在网点不能直接兑换。 | NEGATION"
      })
  void what_is_said_in_the_same_words_with_another_value_is_found(
      String one, String other, Kind kind) {
    assertThat(between(Language.ZH, one, other))
        .extracting(Contradiction::kind)
        .containsExactly(kind);
    assertThat(between(Language.ZH, other, one))
        .extracting(Contradiction::kind)
        .containsExactly(kind);
  }

  @Test
  void english_is_read_as_chinese_is() {
    assertThat(
            between(
                Language.EN,
                "A transfer to another bank costs CNY 2 in the app.",
                "A transfer to another bank costs CNY 3 in the app."))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Kind.MONEY);
          assertThat(it.onePiece()).contains("2");
          assertThat(it.otherPiece()).contains("3");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "手机银行转账到他行每笔收 2 元手续费。 | 手机银行转账到他行每笔收两元手续费。",
        "手机银行转账到他行每笔收 2 元手续费。 | 柜台取现每笔按千分之五收费，最低 5 元。",
        "普通卡年费 100 元，金卡 300 元。 | 普通卡年费 100 元。",
        "拨打 95588 挂失。 | 拨打 95588 查询。"
      })
  void the_same_value_or_another_matter_is_no_contradiction(String one, String other) {
    assertThat(between(Language.ZH, one, other)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "可以，每天 500 枚。 | 每天最多换 1000 枚硬币，请先预约。 | 500 | 1000",
        "每笔 5 元。 | 收费是每笔 8 元，当场收取。 | 5 元 | 8 元"
      })
  void two_answers_to_one_question_are_held_against_each_other_in_whatever_words(
      String one, String other, String value, String itsValue) {
    assertThat(between(Language.ZH, one, other)).isEmpty();
    assertThat(
            Contradictions.ofSameQuestion(
                answering(Language.ZH, one), answering(Language.ZH, other), Language.ZH))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.onePiece()).isEqualTo(value);
          assertThat(it.otherPiece()).isEqualTo(itsValue);
          assertThat(one).contains(it.one());
          assertThat(other).contains(it.other());
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "每笔 5 元。 | 收费是每笔五元，当场收取。",
        "每笔 5 元。 | 到柜台办理，当天到账。",
        "普通卡 100 元，金卡 300 元，白金卡 800 元。 | 每年 100 元。"
      })
  void an_answer_to_the_same_question_that_leaves_values_out_contradicts_nothing(
      String one, String other) {
    assertThat(
            Contradictions.ofSameQuestion(
                answering(Language.ZH, one), answering(Language.ZH, other), Language.ZH))
        .isEmpty();
  }
}
