package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatedFeeTest {

  private static Article article(Language language, String title, String answer) {
    return new Article(
        "coins",
        "",
        Map.of(language, title),
        Map.of(language, answer),
        Map.of(),
        Area.SERVICE,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  private static Optional<StatedFee> in(String title, String answer) {
    Language language = answer.matches("(?s).*\\p{IsHan}.*") ? Language.ZH : Language.EN;
    return StatedFee.in(article(language, title, answer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "学生账户免年费，短信提醒每月收取5元。",
        "每张收费10元",
        "每100枚收1元",
        "每 100 枚硬币 1 元，柜台办理。",
        "他行卡每笔 1 元，本行卡不收。",
        "申购费 0.6%，赎回另计。",
        "50 元起存，不收手续费",
        "前三笔免费，之后每笔两块",
        "补卡的**工本费**为十五元。",
        "费用：\n\n- 补卡 15 元\n- 加急 30 元",
        "We charge 5 yuan a month.",
        "1 yuan per 100 coins.",
        "A new token costs CNY 30 and lasts 5 years.",
        "There is no fee up to CNY 50,000.",
        "**Fee**: 1% of each withdrawal.",
        "**Fees:**\n- a new card: CNY 15"
      })
  void an_amount_beside_a_word_for_fees_is_one(String answer) {
    assertThat(in("换硬币", answer)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "单笔最多 5 万元，每天最多 20 万元。",
        "手机银行里可以缴电费，每月 200 元以内自动扣。",
        "信用卡消费每满 20 元积 1 分。",
        "手续费见价目表。",
        "费用如下：见网点公示。\n\n起点金额是 1,000 元。",
        "Up to CNY 20,000 each.",
        "The rate is 1.5% a year.",
        "Fees are listed at every branch. You need CNY 50 to open an account.",
        "补卡收 {{fee:card-replace}}。"
      })
  void an_amount_without_one_is_none(String answer) {
    assertThat(in("换硬币", answer)).isEmpty();
  }

  @Test
  void a_title_about_a_fee_makes_every_amount_one() {
    assertThat(in("换硬币收费吗", "一百枚以内不用钱，再多是五元。"))
        .hasValueSatisfying(fee -> assertThat(fee.sentence()).isEqualTo("一百枚以内不用钱，再多是五元。"));
    assertThat(in("换硬币", "一百枚以内不用钱，再多是五元。")).isEmpty();
  }

  @Test
  void the_remark_names_the_words_and_what_to_do() {
    Complaint remark = in("换硬币", "先来先办。\n- **每张**收费10元；当天办好。").orElseThrow().remark();

    assertThat(remark.piece()).isEqualTo("- **每张**收费10元；");
    assertThat(remark.zh()).startsWith("“每张收费10元；”写明了费用").contains("没有参与修改的人审核");
    assertThat(remark.en())
        .contains("\"每张收费10元；\" states a fee", "saved none of it has to approve it");
    assertThat(remark.blocks()).isFalse();
  }

  @Test
  void the_starter_bank_states_fees_where_they_are_and_not_in_small_talk() {
    List<Article> articles = ArticleFolder.read(Path.of("starter-bank", "articles"));

    assertThat(articles)
        .filteredOn(article -> StatedFee.in(article).isPresent())
        .extracting(Article::id)
        .contains("fees-transfer", "card-damaged", "card-abroad", "corp-payroll", "wealth-gold")
        .doesNotContain("branch-hours", "card-points", "deposit-notice", "transfer-limit")
        .hasSizeLessThan(50);
  }
}
