package dev.lobby.publishing.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.knowledge.article.Article;
import dev.lobby.language.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Articles that are about what a published one answers already.
class LookalikeTest {

  private static Article article(String id, List<String> zh, List<String> en) {
    Article hours = Bank.release().article("branch-hours").orElseThrow();
    return new Article(
        id,
        "",
        Map.of(Language.ZH, zh.getFirst(), Language.EN, en.getFirst()),
        hours.answers(),
        Map.of(Language.ZH, zh, Language.EN, en),
        hours.area(),
        hours.audience(),
        hours.sensitivity(),
        hours.validity(),
        hours.signals(),
        hours.maySignal());
  }

  @Test
  void an_article_about_what_another_answers_is_told_with_the_questions_it_answers() {
    Article again =
        article(
            "opening-times",
            List.of("网点几点开门？", "银行几点关门", "网点营业时间"),
            List.of(
                "what time do branches open?",
                "when does the branch close",
                "branch opening hours"));

    List<Lookalike> found = Lookalike.of(Bank.release(), again);

    assertThat(found).isNotEmpty();
    assertThat(found.getFirst().article()).isEqualTo("branch-hours");
    assertThat(found.getFirst().isDuplicate()).isTrue();
    assertThat(found.getFirst().phrasings()).contains("网点几点开门？");
  }

  @Test
  void an_article_about_something_else_is_like_none_and_none_is_like_itself() {
    Article temple =
        article(
            "temple-donations",
            List.of("寺庙香火钱能不能刷卡", "庙里功德箱怎么对公入账"),
            List.of("temple incense donations by lantern festival", "dragon boat paddle rental"));
    Article hours = Bank.release().article("branch-hours").orElseThrow();

    assertThat(Lookalike.of(Bank.release(), temple)).noneMatch(Lookalike::isDuplicate);
    assertThat(Lookalike.of(Bank.release(), hours))
        .noneMatch(it -> it.article().equals("branch-hours"))
        .noneMatch(Lookalike::isDuplicate);
  }
}
