package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.StatedRate;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedRatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private final Catalogue catalogue = CatalogueFolder.read(Path.of("starter-bank", "catalogue"));

  private static Article article(String title, String answer) {
    Language language = answer.matches("(?s).*\\p{IsHan}.*") ? Language.ZH : Language.EN;
    return new Article(
        "rates",
        "",
        Map.of(language, title),
        Map.of(language, answer),
        Map.of(),
        Area.DEPOSITS,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  private List<Complaint> of(String title, String answer) {
    return TypedRates.of(article(title, answer), catalogue, TODAY);
  }

  @Test
  void a_rate_typed_by_hand_is_told_with_the_one_the_catalogue_has() {
    assertThat(of("存一年多少利息", "一年期整存整取年利率2.65%，到期自动转存。"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Complaint.Kind.TYPED_RATE);
          assertThat(it.language()).isEqualTo(Language.ZH);
          assertThat(it.piece()).isEqualTo("2.65%");
          assertThat(it.zh()).contains("手写", "目录中“定期 1 年”是 1.00%", "{{rate:deposit-1y}}");
          assertThat(it.en())
              .contains(
                  "typed by hand",
                  "the catalogue says 1.00% for Fixed deposit, 1 year",
                  "{{rate:deposit-1y}}");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "一年期定存利率是 2.65%。 | deposit-1y",
        "1年期存款的利率为2.65％。 | deposit-1y",
        "定期三个月年化 1.5%。 | deposit-3m",
        "半年定期利率百分之二。 | deposit-6m",
        "七天通知存款利率 0.8%。 | notice-7d",
        "活期利率 0.35%。 | savings",
        "三年期大额存单年利率 2.9%。 | large-cd-3y",
        "首套房贷利率最低 2.9%。 | mortgage-first",
        "The 1-year fixed deposit rate is 2.65%. | deposit-1y",
        "A three-year time deposit earns 2.9% interest. | deposit-3y",
        "The savings rate is 0.35%. | savings",
        "A mortgage for a first home has a rate of 2.9%. | mortgage-first"
      })
  void a_rate_is_known_by_its_term_and_what_it_is_called(String answer, String id) {
    assertThat(of("存款", answer))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.en()).contains("the catalogue says", "{{rate:" + id + "}}");
        });
  }

  @Test
  void each_of_several_in_one_sentence_is_held_against_its_own() {
    assertThat(of("定期利率", "定期 1 年 2.65%，3 年 1.35%。"))
        .extracting(Complaint::zh)
        .satisfiesExactly(
            one -> assertThat(one).contains("{{rate:deposit-1y}}", "是 1.00%"),
            other -> assertThat(other).contains("{{rate:deposit-3y}}").doesNotContain("目录中"));
  }

  @Test
  void a_rate_that_the_catalogue_has_no_like_of_is_told_all_the_same() {
    assertThat(of("信用贷", "信用贷款年化利率 5.6%。"))
        .singleElement()
        .satisfies(it -> assertThat(it.zh()).contains("手写", "{{rate:…}}").doesNotContain("目录中"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "首付比例不低于 20%，利率看合同。",
        "定期 1 年 {{rate:deposit-1y}}。",
        "信用卡取现手续费 1%。",
        "例如年化 3.60%，每月还约 8,497 元。",
        "账单的 10% 是最低还款额。",
        "The exchange rate moved by 1%.",
        "For example, at a rate of 3.6% you pay CNY 8,497."
      })
  void what_is_no_rate_of_the_bank_is_none(String answer) {
    assertThat(of("存款", answer)).isEmpty();
  }

  @Test
  void the_starter_bank_states_few_rates_by_hand_and_contradicts_its_catalogue_nowhere() {
    List<Article> articles = ArticleFolder.read(Path.of("starter-bank", "articles"));

    assertThat(articles)
        .flatExtracting(it -> TypedRates.of(it, catalogue, TODAY))
        .noneMatch(it -> it.en().contains("the catalogue says"));
    assertThat(articles)
        .filteredOn(it -> !StatedRate.in(it).isEmpty())
        .extracting(Article::id)
        .containsExactlyInAnyOrder(
            "card-cash-advance",
            "card-minimum-payment",
            "card-overdue",
            "corp-loan",
            "loan-car",
            "loan-rates");
  }
}
