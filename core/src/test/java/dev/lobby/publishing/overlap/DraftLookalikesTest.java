package dev.lobby.publishing.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftLookalikesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  private final DraftLookalikes lookalikes =
      new DraftLookalikes(Embedders.bundled(), InstantSource.fixed(NOW));

  private List<Lookalike> of(Article article, List<Article> drafts) {
    return lookalikes.of(Bank.release(), article, drafts, NOW).lookalikes();
  }

  private static Article draft(String id, String title, List<String> zh) {
    return draft(id, title, zh, "在柜台办理。");
  }

  private static Article draft(String id, String title, List<String> zh, String answer) {
    return new Article(
        id,
        "",
        Map.of(Language.ZH, title),
        Map.of(Language.ZH, answer),
        Map.of(Language.ZH, zh),
        Area.BRANCHES,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  private final Article no =
      draft("pets-no", "能带宠物吗", List.of("网点可以带宠物吗", "能带狗进网点吗", "可以带猫去银行吗", "宠物能进银行吗"));
  private final Article yes =
      draft("pets-yes", "宠物可以进网点吗", List.of("带狗可以进网点吗", "银行可以带猫吗", "宠物可以进大堂吗", "带宠物能进银行吗"));
  private final Article umbrella =
      draft("umbrella", "网点借雨伞吗", List.of("下雨了能借伞吗", "网点有雨伞吗", "借的伞怎么还", "银行能借雨伞吗"));

  @Test
  void two_drafts_that_are_to_answer_the_same_are_told_of_each_other() {
    assertThat(of(no, List.of(no, umbrella, yes)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.article()).isEqualTo("pets-yes");
          assertThat(it.asked()).isEqualTo(5);
          assertThat(it.phrasings()).hasSizeGreaterThan(2);
        });
    assertThat(of(yes, List.of(no, umbrella, yes)))
        .extracting(Lookalike::article)
        .containsExactly("pets-no");
  }

  @Test
  void two_that_are_about_something_else_are_not_though_both_are_of_the_branch() {
    assertThat(of(umbrella, List.of(no, yes, umbrella))).isEmpty();
  }

  @Test
  void of_the_starter_banks_articles_none_is_told_of_another() {
    List<Article> all = Bank.release().articles().subList(0, 20);

    List<String> told =
        all.stream()
            .flatMap(
                article -> of(article, all).stream().map(it -> article.id() + " " + it.article()))
            .toList();
    assertThat(told).isEmpty();
  }

  @Test
  void two_of_one_question_each_are_told_of_each_other_with_the_numbers_that_contradict() {
    String question = "硬币兑换每天限多少";
    String other = "每天最多能兑换多少硬币";
    Article few = draft("coins-few", question, List.of(question), "可以，每天 500 枚。");
    Article many = draft("coins-many", other, List.of(other), "每天最多兑换 1000 枚硬币。");

    assertThat(of(few, List.of(few, umbrella, many)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.article()).isEqualTo("coins-many");
          assertThat(it.disagreements())
              .singleElement()
              .satisfies(one -> {
                assertThat(one.language()).isEqualTo(Language.ZH);
                assertThat(one.contradiction().onePiece()).isEqualTo("500");
                assertThat(one.contradiction().otherPiece()).isEqualTo("1000");
              });
        });
  }

  @Test
  void two_of_which_one_tells_more_are_told_of_each_other_where_they_contradict() {
    Article whether =
        draft(
            "parking",
            "网点有停车位吗",
            List.of("来你们银行怎么停车", "停车免费吗", "停车场在哪", "门口能停车吗", "停车收费多少"),
            "总行营业部有地下停车场，办业务的客户凭号单可免费停车 2 小时，超出部分每小时 10 元。其他网点没有自有车位。");
    Article howLong =
        draft(
            "parking-hours",
            "在银行办业务停车免费几个小时",
            List.of("停车可以免费多久", "停车优惠几小时", "停车超时怎么收钱", "停车最多免费多久"),
            "凭号单可免费停车 3 小时。");

    assertThat(of(howLong, List.of(whether, umbrella, howLong)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.article()).isEqualTo("parking");
          assertThat(it.disagreements())
              .singleElement()
              .satisfies(one -> {
                assertThat(one.contradiction().onePiece()).contains("3");
                assertThat(one.contradiction().otherPiece()).contains("2");
              });
        });
    assertThat(of(whether, List.of(whether, umbrella, howLong)))
        .extracting(Lookalike::article)
        .containsExactly("parking-hours");
  }

  @Test
  void what_is_asked_of_one_year_and_of_three_is_answered_differently_and_contradicts_nothing() {
    Article one = draft("year", "存一年利息多少", List.of("存一年利息多少"), "年利率 1.00%。");
    Article three = draft("years", "存三年利息多少", List.of("存三年利息多少"), "年利率 1.25%。");

    assertThat(of(one, List.of(one, three))).isEmpty();
  }

  @Test
  void one_is_found_among_all_drafts_wherever_it_stands_though_there_is_no_time_for_the_others() {
    List<Article> many = new ArrayList<>();
    many.add(yes);
    for (int i = 0; i < 600; i++) {
      String text = "第 " + i + " 号柜台的钥匙放在哪里";
      many.add(draft("key-" + i, text, List.of(text)));
    }

    DraftLookalikes.Found found = lookalikes.of(Bank.release(), no, many, NOW.minusSeconds(1));

    assertThat(found.lookalikes()).extracting(Lookalike::article).containsExactly("pets-yes");
    assertThat(found.left()).isGreaterThan(500);
  }
}
