package dev.lobby.publishing.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Bank;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Articles about the same, among those of the starter bank.
class OverlapsTest {

  /// Enough to know what all articles have in common.
  private static final int OTHERS = 30;

  private static final String FEES = "fees-transfer";

  private static List<Article> others() {
    return Bank.release().articles().stream()
        .filter(it -> !it.id().equals(FEES))
        .limit(OTHERS)
        .toList();
  }

  /// The half of an article's phrasings that begins at 0 or 1.
  private static Article half(int from, String id, Audience audience, String was, String is) {
    Article article = Bank.release().article(FEES).orElseThrow();
    Map<Language, List<String>> phrasings = new HashMap<>();
    Map<Language, String> answers = new HashMap<>();
    article
        .phrasings()
        .forEach((language, texts) -> {
          List<String> own = new ArrayList<>();
          for (int i = from; i < texts.size(); i += 2) {
            own.add(texts.get(i));
          }
          phrasings.put(language, own);
        });
    article
        .answers()
        .forEach((language, text) ->
            answers.put(language, was.isEmpty() ? text : text.replace(was, is)));
    return new Article(
        id,
        id,
        article.titles(),
        answers,
        phrasings,
        article.area(),
        audience,
        article.sensitivity(),
        article.validity(),
        article.signals(),
        article.maySignal());
  }

  private static List<Overlap> overlaps(Article... more) {
    List<Article> all = new ArrayList<>(others());
    all.addAll(List.of(more));
    return new Overlaps(Embedders.bundled()).of(List.copyOf(all));
  }

  @Test
  void one_article_written_twice_with_another_fee_is_found_as_both() {
    List<Overlap> found =
        overlaps(
            half(0, FEES, Audience.EVERYONE, "", ""),
            half(1, "fees-of-transfers", Audience.EVERYONE, "每笔 3 元", "每笔 4 元"));

    assertThat(found)
        .anySatisfy(it -> {
          assertThat(it.kind()).isEqualTo(Overlap.Kind.DUPLICATE);
          assertThat(List.of(it.one(), it.other()))
              .containsExactlyInAnyOrder(FEES, "fees-of-transfers");
        })
        .anySatisfy(it -> {
          assertThat(it.kind()).isEqualTo(Overlap.Kind.CONTRADICTION);
          assertThat(it.language()).isEqualTo(Language.ZH);
          assertThat(it.oneValue() + it.otherValue()).contains("3 元", "4 元");
        });
  }

  @Test
  void what_other_readers_get_is_no_duplicate() {
    assertThat(
            overlaps(
                half(0, FEES, Audience.EVERYONE, "", ""),
                half(1, "fees-of-transfers", Audience.CUSTOMERS, "", "")))
        .noneMatch(it -> it.other().equals("fees-of-transfers"));
  }

  @Test
  void articles_of_one_trade_are_no_duplicates() {
    assertThat(overlaps()).noneMatch(it -> it.kind() == Overlap.Kind.DUPLICATE);
  }
}
