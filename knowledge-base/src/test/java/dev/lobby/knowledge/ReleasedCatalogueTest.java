package dev.lobby.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.ReleaseAmendment.Changes;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleJson;
import dev.lobby.knowledge.article.Glossary;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Entry;
import dev.lobby.knowledge.catalogue.EntryContent;
import dev.lobby.knowledge.catalogue.EntryReader;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What answers quote, inside releases.
class ReleasedCatalogueTest {
  private static final LocalDate DAY = LocalDate.of(2026, 5, 1);

  @TempDir static Path bank;
  @TempDir Path folder;

  @BeforeAll
  static void build() throws IOException {
    TinyBank.write(bank);
    answer("{{rate:home}} 起", "From {{rate:home}}");
    Files.createDirectories(bank.resolve("knowledge/catalogue"));
    Files.writeString(
        bank.resolve("knowledge/catalogue/rates.yaml"),
        """
        home:
          zh: 房贷
          en: Mortgage
          periods:
            - percent: 3.05
              from: 2026-01-01
              until: 2026-12-31
        """);
    train(bank.resolve("release"));
  }

  private static void answer(String zh, String en) throws IOException {
    Path article = bank.resolve("knowledge/articles/loan-rates.md");
    String text = Files.readString(article);
    Files.writeString(
        article,
        text.substring(0, text.indexOf("## zh")) + "## zh\n\n" + zh + "\n\n## en\n\n" + en + "\n");
  }

  private static void train(Path release) throws IOException {
    ReleaseBuilder.build(
        bank.resolve("models"), bank.resolve("knowledge"), release, Embedders.bundled());
  }

  private static ReleaseAmendment.Summary amend(Changes changes, Path out) throws IOException {
    return ReleaseAmendment.amend(
        bank.resolve("release"), changes, out, Embedders.bundled(), line -> {});
  }

  private static Entry rate(String id, String percent) {
    return EntryReader.read(
            new EntryContent(
                "rate",
                id,
                "房贷",
                "Mortgage",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                    new EntryContent.Period(percent, null, null, null, null, "2026-01-01", null))))
        .entry()
        .orElseThrow();
  }

  @Test
  void an_answer_is_told_with_what_the_catalogue_says_that_day() {
    try (Release release = Release.open(bank.resolve("release"))) {
      assertThat(told(release, "loan-rates", Language.EN, DAY))
          .isEqualTo(new Rendered.Text("From 3.05%"));
      assertThat(told(release, "loan-rates", Language.ZH, DAY))
          .isEqualTo(new Rendered.Text("3.05% 起"));
      assertThat(told(release, "branch-hours", Language.EN, DAY))
          .isEqualTo(new Rendered.Text("Answer"));
      assertThat(release.gaps(Language.EN, DAY)).isEmpty();
      assertThat(release.gaps(Language.ZH, LocalDate.of(2027, 1, 1)))
          .containsExactly(
              Map.entry(
                  "loan-rates",
                  List.of(
                      new Gap(
                          "{{rate:home}}",
                          Gap.Cause.EXPIRED,
                          Optional.of(LocalDate.of(2026, 12, 31))))));
    }
  }

  @Test
  void another_catalogue_makes_another_release_and_nothing_is_learnt_anew() throws IOException {
    Path out = folder.resolve("out");
    ReleaseAmendment.Summary summary =
        amend(
            new Changes(
                List.of(),
                Set.of(),
                Optional.of(Catalogue.of(List.of(rate("home", "3.10")))),
                List.of(),
                Set.of()),
            out);
    assertThat(summary.retrained()).isEmpty();
    assertThat(summary.id()).isNotEqualTo(Release.idOf(bank.resolve("release")));
    assertThat(Files.readString(out.resolve("learnt.json"))).doesNotContain("{{");
    try (Release release = Release.open(out)) {
      assertThat(told(release, "loan-rates", Language.EN, DAY))
          .isEqualTo(new Rendered.Text("From 3.10%"));
    }
  }

  @Test
  void another_glossary_makes_another_release_and_nothing_is_learnt_anew() throws IOException {
    Path with = folder.resolve("with");
    ReleaseAmendment.Summary summary = amend(words(List.of("房贷利息")), with);
    assertThat(summary.retrained()).isEmpty();
    try (Release release = Release.open(with)) {
      assertThat(release.id()).isNotEqualTo(Release.idOf(bank.resolve("release")));
      assertThat(release.glossary().read("房贷利息多少").text()).isEqualTo("房贷利率多少");
      assertThat(Release.contents(with).glossary().entries())
          .isEqualTo(release.glossary().entries());
    }
    Path without = folder.resolve("without");
    ReleaseAmendment.amend(
        with,
        new Changes(
            List.of(), Set.of(), Optional.empty(), List.of(), Set.of(), Optional.of(Glossary.NONE)),
        without,
        Embedders.bundled(),
        line -> {});
    assertThat(Files.exists(without.resolve("glossary.json"))).isFalse();
  }

  private static Changes words(List<String> synonyms) {
    return new Changes(
        List.of(),
        Set.of(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Optional.of(new Glossary(List.of(new Glossary.Entry(Language.ZH, "房贷利率", synonyms)))));
  }

  @Test
  void changes_of_articles_keep_the_catalogue() throws IOException {
    Path out = folder.resolve("out");
    amend(new Changes(List.of(), Set.of("card-lost")), out);
    try (Release release = Release.open(out)) {
      assertThat(release.catalogue().find("rate:home")).isPresent();
    }
  }

  @Test
  void a_catalogue_without_an_entry_that_an_article_needs_is_refused() {
    assertThatThrownBy(() ->
            amend(
                new Changes(List.of(), Set.of(), Optional.of(Catalogue.EMPTY), List.of(), Set.of()),
                folder.resolve("out")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'loan-rates' (zh): {{rate:home}} is not in the catalogue");
  }

  @Test
  void an_article_with_a_field_that_nothing_fills_in_is_refused() throws IOException {
    Article hours;
    try (Release release = Release.open(bank.resolve("release"))) {
      hours = release.article("branch-hours").orElseThrow();
    }
    Article wrong =
        ArticleJson.versioned(
            new Article(
                hours.id(),
                "",
                hours.titles(),
                Map.of(Language.ZH, "{{branch:none.hours}}", Language.EN, "{{hours}}"),
                hours.phrasings(),
                hours.area(),
                hours.audience(),
                hours.sensitivity(),
                hours.validity(),
                hours.signals(),
                hours.maySignal()));
    assertThatThrownBy(() -> amend(new Changes(List.of(wrong), Set.of()), folder.resolve("out")))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("'branch-hours' (zh): {{branch:none.hours}} is not in the catalogue")
        .hasMessageContaining("'branch-hours' (en): {{hours}} is no field");
  }

  @Test
  void training_refuses_it_too_and_says_where() throws IOException {
    answer("{{rate:none}} 起", "From {{rate:home");
    try {
      assertThatThrownBy(() -> train(folder.resolve("out")))
          .isInstanceOf(MalformedContentException.class)
          .hasMessageContaining("'loan-rates' (zh): {{rate:none}} is not in the catalogue")
          .hasMessageContaining("'loan-rates' (en): {{ is no field");
    } finally {
      answer("{{rate:home}} 起", "From {{rate:home}}");
    }
  }

  private static Rendered told(Release release, String article, Language language, LocalDate day) {
    return release.fill(release.article(article).orElseThrow().answer(language), language, day);
  }
}
