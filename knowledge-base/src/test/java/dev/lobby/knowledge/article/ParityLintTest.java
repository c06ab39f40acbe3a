package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityLintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          每笔最多两万元。                    | Up to CNY 20,000 each.
          每天 5 万元                         | CNY 50,000 a day
          利率是百分之一点五。                | The rate is 1.5%.
          年利率 1.50%                        | 1.5 per cent a year
          半年按六成收。                      | Half a year costs 60% of that.
          24 小时热线 400-820-0000            | Hotline 400-820-0000 (24 h)
          境外请拨 +86 21 6000 0000           | From abroad: +86 21 6000 0000
          3–5 个工作日寄到                    | It arrives in 3–5 working days
          三个工作日内答复                    | An answer within 3 working days
          申请后 T+1 到账                     | Paid on T+1
          每年 1 月起                         | From January each year
          自 2026 年 1 月 1 日起              | From 1 January 2026
          下午 5 点截止                       | Until 5 pm
          9:00–17:00 营业                     | Open 9 am to 5 pm
          每月 20 日结算                      | Settled on the 20th of each month
          期限 1 年、2 年和 3 年              | For 1, 2 or 3 years
          余额 1,000 美元以上                 | A balance of USD 1,000 or more
          拨 95588 或 12378                   | Call 95588 or 12378
          满 16 岁                            | From 16
          余额不超过 2,000 元                 | A balance of up to CNY 2,000
          能不能批，看审核结果                | Whether we approve it depends on the review
          一个人只能开一个                    | One per person
          停车 1 小时免费                     | The first hour of parking is free
          首小时免费，之后每小时 5 元         | One hour free, then CNY 5 an hour
          每月 1 次                           | Once a month
          1、4、7、10 月结息                  | Interest is paid in January, April, July and October
          1 月和 7 月调整                     | Adjusted in January and July
          6 至 8 月                           | From June to August
          利率为{{rate:deposit-1y}}           | The rate is {{rate:deposit-1y}}
          详见 www.harbour.example/fees       | See www.harbour.example/fees
          """)
  void what_says_the_same_in_both_languages_is_no_complaint(String zh, String en) {
    assertThat(ParityLint.check(zh, en)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MONEY    | 每笔最多 20,000 元。        | Up to CNY 50,000 each.         | 20,000 元    | CNY 50,000
          MONEY    | 手续费 15 元                | The fee is USD 15              | 15 元        | USD 15
          PERCENT  | 利率 1.5%                   | The rate is 1.6%               | 1.5%         | 1.6%
          DURATION | 等 24 小时                  | Wait 24 days                   | 24 小时      | 24 days
          DURATION | 3 个工作日                  | 3 days                         | 3 个工作日   | 3 days
          DATE     | 自 2026 年 1 月 1 日起      | From 1 July 2026               | 2026 年 1 月 1 日 | 1 July 2026
          TIME     | 15:30 前                    | Before 16:30                   | 15:30        | 16:30
          PHONE    | 拨 400-820-0000             | Call 400-820-0001              | 400-820-0000 | 400-820-0001
          NUMBER   | 拨 12378                    | Call 12387                     | 12378        | 12387
          NUMBER   | 申请后 T+1 到账             | Paid on T+2                    | T+1          | T+2
          LINK     | 见 www.harbour.example/a    | See www.harbour.example/b      | www.harbour.example/a | www.harbour.example/b
          FIELD    | 利率{{rate:a}}              | The rate is {{rate:b}}         | {{rate:a}}   | {{rate:b}}
          """)
  void what_differs_is_named_with_the_language_the_piece_and_what_the_other_has(
      Kind kind, String zh, String en, String piece, String other) {
    List<Complaint> complaints = ParityLint.check(zh, en);

    assertThat(complaints).extracting(Complaint::kind).containsOnly(kind);
    Complaint first = complaints.getFirst();
    assertThat(first.language()).isEqualTo(Language.ZH);
    assertThat(first.piece()).isEqualTo(piece);
    assertThat(first.en()).contains(piece, other);
    assertThat(first.zh()).contains(piece, other);
    assertThat(complaints).as("told once").hasSize(1);
  }

  @Test
  void rates_that_changed_places_are_found_where_the_lines_stand_side_by_side() {
    assertThat(ParityLint.check("- 1 年 1.00%\n- 2 年 1.10%", "- 1 year 1.10%\n- 2 years 1.00%"))
        .extracting(Complaint::kind)
        .containsOnly(Kind.PERCENT)
        .hasSize(2);
  }

  @Test
  void a_limit_that_is_the_most_here_and_the_least_there_is_found() {
    assertThat(ParityLint.check("一次取 50,000 元以上请预约", "Book for up to CNY 50,000 at once"))
        .extracting(Complaint::kind)
        .containsExactly(Kind.LIMIT);
    assertThat(ParityLint.check("年龄加年限不超过 70", "Age plus term may not exceed 70")).isEmpty();
  }

  @Test
  void a_denial_that_only_one_language_has_is_found() {
    List<Complaint> complaints =
        ParityLint.check("这是监管规定，不能调高。", "This is a regulatory limit and can be raised.");

    assertThat(complaints).extracting(Complaint::kind).containsExactly(Kind.NEGATION);
    assertThat(complaints.getFirst().piece()).startsWith("不能");
    assertThat(ParityLint.check("本卡可以取现。", "You cannot withdraw cash with it."))
        .extracting(Complaint::language)
        .containsExactly(Language.EN);
  }

  @Test
  void nothing_in_the_starter_bank_is_complained_about() {
    List<String> complaints = new ArrayList<>();
    for (Article article : ArticleFolder.read(Path.of("starter-bank", "articles"))) {
      ParityLint.check(article)
          .forEach(it -> complaints.add(article.id() + ": " + it.kind() + " " + it.en()));
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void a_text_of_any_length_and_shape_is_taken() {
    assertThat(ParityLint.check("", "")).isEmpty();
    assertThat(ParityLint.check("9".repeat(50_000), "{{{{" + "%".repeat(10_000)))
        .allMatch(it -> !it.blocks());
    assertThat(ParityLint.check("\uD800 12 年\u0000", "12 years")).isEmpty();
  }
}
