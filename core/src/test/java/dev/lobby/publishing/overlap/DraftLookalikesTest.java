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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftLookalikesTest {
  private final DraftLookalikes lookalikes = new DraftLookalikes(Embedders.bundled());

  private static Article draft(String id, String title, List<String> zh) {
    return new Article(
        id,
        "",
        Map.of(Language.ZH, title),
        Map.of(Language.ZH, "在柜台办理。"),
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
    assertThat(lookalikes.of(Bank.release(), no, List.of(no, umbrella, yes)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.article()).isEqualTo("pets-yes");
          assertThat(it.asked()).isEqualTo(5);
          assertThat(it.phrasings()).hasSizeGreaterThan(2);
        });
    assertThat(lookalikes.of(Bank.release(), yes, List.of(no, umbrella, yes)))
        .extracting(Lookalike::article)
        .containsExactly("pets-no");
  }

  @Test
  void two_that_are_about_something_else_are_not_though_both_are_of_the_branch() {
    assertThat(lookalikes.of(Bank.release(), umbrella, List.of(no, yes, umbrella))).isEmpty();
  }

  @Test
  void of_the_starter_banks_articles_none_is_told_of_another() {
    List<Article> all = Bank.release().articles().subList(0, 20);

    List<String> told =
        all.stream()
            .flatMap(article ->
                lookalikes.of(Bank.release(), article, all).stream()
                    .map(it -> article.id() + " " + it.article()))
            .toList();
    assertThat(told).isEmpty();
  }
}
