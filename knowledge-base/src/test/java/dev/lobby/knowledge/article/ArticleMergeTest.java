package dev.lobby.knowledge.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleMergeTest {
  private static final Article BASE = article("柜台打印。", "At a counter.", List.of("怎么打印", "打印回单"));

  private static Article article(String zh, String en, List<String> phrasings) {
    return ArticleText.normal(
        new Article(
            "receipt",
            "",
            Map.of(Language.ZH, "打印回单", Language.EN, "Print a receipt"),
            Map.of(Language.ZH, zh, Language.EN, en),
            Map.of(Language.ZH, phrasings, Language.EN, List.of("print a receipt")),
            Area.SERVICE,
            Audience.EVERYONE,
            Sensitivity.NORMAL,
            new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
            Set.of(),
            Set.of()));
  }

  @Test
  void what_two_changed_in_different_places_is_kept_of_both() {
    Article one = article("手机银行打印。", "At a counter.", List.of("怎么打印", "打印回单", "回单在哪打"));
    Article other = article("柜台打印。", "Ask at a counter.", List.of("打印回单", "要一张回单"));

    assertThat(ArticleMerge.of(BASE, one, other))
        .contains(article("手机银行打印。", "Ask at a counter.", List.of("打印回单", "回单在哪打", "要一张回单")));
    assertThat(ArticleMerge.of(BASE, BASE, other)).contains(other);
    assertThat(ArticleMerge.of(BASE, one, one)).contains(one);
  }

  @Test
  void what_two_wrote_into_one_field_is_for_them_to_settle() {
    Article one = article("手机银行打印。", "At a counter.", List.of("怎么打印"));
    Article other = article("网银打印。", "At a counter.", List.of("怎么打印"));

    assertThat(ArticleMerge.of(BASE, one, other)).isEmpty();
  }
}
