package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.ArticleFolder;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Complaint.Kind;
import dev.lobby.knowledge.article.WordsFile;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentType;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.flow.FlowFile;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecommendationCheckTest {
  private static final Path BANK = Path.of("starter-bank");
  private static final Catalogue CATALOGUE = CatalogueFolder.read(BANK.resolve("catalogue"));
  private static final List<Article> ARTICLES =
      ArticleFolder.read(BANK.resolve("articles"), warning -> {});

  private static Article article(Audience audience, String titleEn, String zh, String en) {
    Article any = ARTICLES.getFirst();
    return new Article(
        any.id(),
        any.version(),
        Map.of(Language.ZH, "基金", Language.EN, titleEn),
        Map.of(Language.ZH, zh, Language.EN, en),
        any.phrasings(),
        any.area(),
        audience,
        any.sensitivity(),
        any.validity(),
        any.signals(),
        any.maySignal());
  }

  private static List<Kind> kinds(Article article) {
    return RecommendationCheck.of(article, CATALOGUE).stream().map(Complaint::kind).toList();
  }

  @Test
  void the_starter_bank_recommends_nothing() {
    assertThat(
            RecommendationCheck.errors(
                ARTICLES,
                WordsFile.read(BANK.resolve("words.yaml")),
                FlowFile.read(BANK.resolve("flows.yaml")),
                CATALOGUE))
        .isEmpty();
    assertThat(ARTICLES)
        .allSatisfy(it -> assertThat(RecommendationCheck.of(it, CATALOGUE)).isEmpty());
  }

  @Test
  void an_answer_for_everybody_that_recommends_an_investment_cannot_be_published() {
    Article article =
        article(Audience.EVERYONE, "Funds", "推荐港湾先锋股票基金。", "Harbour Pioneer is the best fund.");

    assertThat(kinds(article)).containsExactly(Kind.RECOMMENDS, Kind.RECOMMENDS);
    assertThat(RecommendationCheck.of(article, CATALOGUE))
        .allMatch(Complaint::blocks)
        .last()
        .satisfies(it -> assertThat(it.en()).contains("Harbour Pioneer Fund (R5)", "best"));
  }

  @Test
  void an_answer_for_known_customers_may_and_its_editor_is_told_who_will_read_it() {
    Article article = article(Audience.CUSTOMERS, "Funds", "推荐港湾先锋。", "General words.");

    assertThat(kinds(article)).containsExactly(Kind.RECOMMENDS_SOME);
    assertThat(RecommendationCheck.of(article, CATALOGUE)).noneMatch(Complaint::blocks);
  }

  @Test
  void a_field_names_what_it_stands_for() {
    assertThat(
            kinds(
                article(
                    Audience.EVERYONE, "Funds", "推荐{{product:harbour-pioneer}}。", "Nothing here.")))
        .containsExactly(Kind.RECOMMENDS);
  }

  @Test
  void under_a_title_that_asks_what_to_buy_naming_is_recommending() {
    assertThat(
            kinds(
                article(
                    Audience.EVERYONE,
                    "Which fund should I buy?",
                    "这里没有名字。",
                    "Harbour Pioneer holds shares.")))
        .containsExactly(Kind.RECOMMENDS);
  }

  @Test
  void of_a_document_the_passages_that_recommend_are_named_to_who_imports_it() {
    List<Passage> passages =
        List.of(
            new Passage("a", 1, List.of("Funds"), 0, Language.EN, "Harbour Pioneer holds shares."),
            new Passage("b", 2, List.of("Funds"), 0, Language.EN, "Go for Harbour Pioneer."),
            new Passage(
                "c", 3, List.of("Which fund suits me?"), 0, Language.EN, "Harbour Growth is R4."));
    Document document = new Document("Handbook", DocumentType.MARKDOWN, "0", passages, List.of());

    assertThat(RecommendationCheck.of(document, Investments.of(CATALOGUE)))
        .extracting(Document.Note::en)
        .satisfiesExactly(
            it -> assertThat(it).startsWith("Passage 2").contains("Harbour Pioneer Fund (R5)"),
            it -> assertThat(it).startsWith("Passage 3").contains("Harbour Growth Fund (R4)"));
  }

  @Test
  void what_is_no_investment_may_be_recommended() {
    assertThat(
            kinds(article(Audience.EVERYONE, "Saving", "推荐定期存款。", "We recommend a Fixed deposit.")))
        .isEmpty();
  }
}
