package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.MalformedContentException;
import dev.lobby.language.Language;
import dev.lobby.language.entity.Entity;
import dev.lobby.language.entity.EntityRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFolderTest {
  private static final Path STARTER = Path.of("starter-bank");

  @TempDir private Path folder = Path.of("");

  private List<String> errors(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
    try {
      CatalogueFolder.read(folder);
      return List.of();
    } catch (MalformedContentException e) {
      return e.errors().stream().map(it -> it.replace(folder + "/", "")).toList();
    }
  }

  @Test
  void the_starter_banks_catalogue_fills_in_every_field_of_its_articles() {
    Catalogue catalogue = CatalogueFolder.read(STARTER.resolve("catalogue"));
    List<Article> articles = ArticleFolder.read(STARTER.resolve("articles"));
    assertThat(catalogue.entries()).hasSizeGreaterThan(15);
    assertThat(FieldCheck.errors(articles, catalogue)).isEmpty();
    assertThat(FieldCheck.users(articles).get("rate:savings"))
        .containsExactly("deposit-fixed", "deposit-rates");
    Article rates =
        articles.stream().filter(it -> it.id().equals("deposit-rates")).findFirst().orElseThrow();
    Template template = Template.of(rates.answer(Language.EN));
    assertThat(template.render(catalogue, Language.EN, LocalDate.of(2026, 5, 1)))
        .isInstanceOfSatisfying(
            Rendered.Text.class,
            it -> assertThat(it.text()).contains("1 year 1.00%", "from 1 January 2026"));
  }

  @Test
  void a_catalogue_survives_its_json() {
    Catalogue catalogue = CatalogueFolder.read(STARTER.resolve("catalogue"));
    assertThat(CatalogueJson.read(CatalogueJson.write(catalogue))).isEqualTo(catalogue);
    assertThat(CatalogueJson.write(catalogue))
        .isEqualTo(CatalogueJson.write(CatalogueJson.read(CatalogueJson.write(catalogue))));
  }

  @Test
  void products_and_branches_are_known_by_name_in_both_languages() {
    EntityRecognizer recognizer =
        new EntityRecognizer(CatalogueFolder.read(STARTER.resolve("catalogue")).listed());
    LocalDate day = LocalDate.of(2026, 5, 1);
    for (String text : List.of("想买港湾稳健理财", "tell me about harbour steady")) {
      assertThat(recognizer.recognize(text, day))
          .singleElement()
          .satisfies(entity -> {
            assertThat(entity.kind()).isEqualTo(Entity.Kind.PRODUCT);
            assertThat(entity.value().normalised()).contains("harbour-steady");
          });
    }
    assertThat(recognizer.recognize("总行营业部几点开门", day))
        .extracting(Entity::kind)
        .contains(Entity.Kind.BRANCH);
  }

  @Test
  void a_bank_without_a_catalogue_has_an_empty_one() {
    assertThat(CatalogueFolder.read(folder.resolve("none")).isEmpty()).isTrue();
    assertThat(CatalogueFolder.read(folder).isEmpty()).isTrue();
  }

  @Test
  void what_is_wrong_is_named_with_file_line_and_key() throws IOException {
    assertThat(
            errors(
                "rates.yaml",
                """
                deposit-1y:
                  zh: 一年
                  en: One year
                  periods:
                    - percent: -1
                      from: 2026-01-01
                """))
        .containsExactly(
            "rates.yaml:5: 'deposit-1y.periods.1.percent': '-1' is no percentage: 0 to 100 with at"
                + " most 6 decimals.");
    assertThat(
            errors(
                "rates.yaml",
                """
                deposit-1y:
                  zh: 一年
                  en: One year
                  periods:
                    - percent: 1
                      from: 2026-01-01
                    - percent: 2
                      from: 2026-05-01
                """))
        .singleElement()
        .asString()
        .startsWith("rates.yaml:8: 'deposit-1y.periods.2.from': The periods")
        .contains("overlap");
  }

  @Test
  void unknown_keys_missing_keys_and_two_entries_with_one_id_are_errors() throws IOException {
    assertThat(
            errors(
                "fees.yaml",
                """
                cable:
                  zh: 电报费
                  en: Cable fee
                  colour: red
                  periods:
                    - amount: 80
                      currency: CNY
                      from: 2026-01-01
                cable:
                  zh: 电报费
                  en: Cable fee
                  periods: []
                """))
        .containsExactlyInAnyOrder(
            "fees.yaml:9: key 'cable' stands twice",
            "fees.yaml:4: unknown key 'cable.colour'; allowed are en, periods, zh");
    assertThat(errors("fees.yaml", "cable:\n  zh: 电报费\n  periods: 3\n"))
        .containsExactlyInAnyOrder(
            "fees.yaml:2: key 'cable.en' is missing", "fees.yaml:3: 'cable.periods' needs a list");
  }

  @Test
  void other_files_do_not_belong_there() throws IOException {
    assertThat(errors("prices.txt", "x"))
        .singleElement()
        .asString()
        .contains("prices.txt: only branches.yaml, fees.yaml, products.yaml, rates.yaml belong");
  }

  @Test
  void two_entries_with_one_id_make_no_catalogue() {
    Entry entry =
        EntryReaderTest.entry(
            EntryReaderTest.rate("r", EntryReaderTest.percent("1", "2026-01-01", null)));
    assertThatThrownBy(() -> Catalogue.of(List.of(entry, entry)))
        .hasMessage("there are two entries 'rate:r'");
  }
}
