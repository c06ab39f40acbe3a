package dev.lobby.publishing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.MovableClock;
import dev.lobby.World;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryContent.Period;
import dev.lobby.knowledge.catalogue.EntryReader;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an author hears of the values an article quotes; the day is 2 March 2026.
class QuotedValuesTest {

  private static Period percent(String from, @Nullable String until) {
    return new Period("1.00", null, null, null, null, from, until);
  }

  private static List<Complaint> of(String zh, String en, Period... periods) {
    EntryContent rate =
        new EntryContent(
            "rate", "r", "利率", "Rate", null, null, null, null, null, null, null, List.of(periods));
    Catalogue catalogue = Catalogue.of(List.of(EntryReader.read(rate).entry().orElseThrow()));
    Article article =
        new Article(
            "deposit-r",
            "",
            Map.of(Language.ZH, "利率", Language.EN, "Rate"),
            Map.of(Language.ZH, zh, Language.EN, en),
            Map.of(),
            Area.DEPOSITS,
            Audience.EVERYONE,
            Sensitivity.NORMAL,
            new Validity(LocalDate.of(2026, 1, 1), Optional.empty()),
            Set.of(),
            Set.of());
    return new QuotedValues(() -> catalogue, new MovableClock(World.START), World.ZONE).of(article);
  }

  private static List<Complaint> quoted(Period... periods) {
    return of("利率 {{rate:r}}。", "The rate is {{rate:r}}.", periods);
  }

  @Test
  void a_value_that_is_over_is_told_once_and_blocks_nothing() {
    assertThat(quoted(percent("2026-01-01", "2026-03-01")))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Kind.NO_VALUE);
          assertThat(it.blocks()).isFalse();
          assertThat(it.piece()).isEqualTo("{{rate:r}}");
          assertThat(it.en()).contains("expired after 2026-03-01", "not given today");
        });
  }

  @Test
  void a_value_that_is_soon_over_is_told_and_one_that_another_follows_is_not() {
    assertThat(quoted(percent("2026-01-01", "2026-03-16")))
        .extracting(Complaint::kind)
        .containsExactly(Kind.EXPIRING);
    assertThat(quoted(percent("2026-01-01", "2026-03-17"))).isEmpty();
    assertThat(quoted(percent("2026-01-01", "2026-03-16"), percent("2026-03-17", null))).isEmpty();
    assertThat(quoted(percent("2026-01-01", "2026-03-10"), percent("2026-03-12", null)))
        .extracting(Complaint::kind)
        .containsExactly(Kind.EXPIRING);
  }

  @Test
  void a_value_that_is_to_come_is_told_and_what_is_not_quoted_is_not() {
    assertThat(quoted(percent("2026-04-01", null)))
        .extracting(Complaint::kind)
        .containsExactly(Kind.NO_VALUE);
    assertThat(of("没有利率。", "No rate.", percent("2026-01-01", "2026-03-01"))).isEmpty();
  }
}
