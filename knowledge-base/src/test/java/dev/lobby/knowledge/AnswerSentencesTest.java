package dev.lobby.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerSentencesTest {

  private static Article article(String id, String chinese, String english) {
    return new Article(
        id,
        "1",
        Map.of(Language.ZH, "标题", Language.EN, "Title"),
        Map.of(Language.ZH, chinese, Language.EN, english),
        Map.of(),
        Area.CARDS,
        Audience.EVERYONE,
        Sensitivity.NORMAL,
        new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
        Set.of(),
        Set.of());
  }

  @Test
  void every_sentence_of_an_answer_speaks_for_its_article_but_not_one_that_two_share() {
    List<LabelledUtterance> sentences =
        AnswerSentences.of(
            List.of(
                article(
                    "card-lost",
                    "请先冻结卡片。然后给我们打电话！\n\n- **补卡**：工本费 15 元。",
                    "Freeze the card first. It costs CNY 15.\n\nWe never ask for your PIN."),
                article(
                    "card-pin",
                    "请到网点重置密码。",
                    "Reset it at a branch.\nWe never ask for your PIN. Ok.")),
            Catalogue.EMPTY);
    assertThat(sentences)
        .extracting(LabelledUtterance::text)
        .containsExactly(
            "请先冻结卡片。",
            "然后给我们打电话！",
            "补卡：工本费 15 元。",
            "Freeze the card first.",
            "It costs CNY 15.",
            "请到网点重置密码。",
            "Reset it at a branch.");
  }
}
