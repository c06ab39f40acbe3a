package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Words;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.flow.Flow;
import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what recommends an investment to people whom it may not suit.
///
/// Who has not signed in has no rating, so an article for everybody recommends none, and neither do
/// fixed sentences and the words of flows. An article for known customers may: it is told to those
/// alone whom all it names suits.
public final class RecommendationCheck {
  static final int NOTES_MAX = 20;

  private static final List<Language> LANGUAGES = List.of(Language.ZH, Language.EN);

  private RecommendationCheck() {}

  /// Returns what is to be said of an article.
  public static List<Complaint> of(Article article, Catalogue catalogue) {
    return of(article, catalogue, Investments.of(catalogue));
  }

  private static List<Complaint> of(Article article, Catalogue catalogue, Investments investments) {
    List<Complaint> found = new ArrayList<>();
    for (Language language : LANGUAGES) {
      String title = article.titles().getOrDefault(language, "");
      boolean asked = Recommending.isAskedFor(title, investments);
      article
          .texts(language)
          .map(text ->
              Naming.of(
                  title + "\n" + Template.of(text).latest(catalogue, language), investments, asked))
          .filter(Naming::recommends)
          .findFirst()
          .ifPresent(naming -> found.add(complaint(article, language, naming)));
    }
    return found;
  }

  private static Complaint complaint(Article article, Language language, Naming naming) {
    String zhNames = named(naming, Language.ZH);
    String enNames = named(naming, Language.EN);
    String mark = naming.marks().isEmpty() ? "" : naming.marks().getFirst();
    String zhWhy = mark.isEmpty() ? "标题在问买什么" : "“" + mark + "”";
    String enWhy = mark.isEmpty() ? "its title asks what to buy" : "“" + mark + "”";
    boolean everybody = article.audience() == Audience.EVERYONE;
    return new Complaint(
        everybody ? Complaint.Kind.RECOMMENDS : Complaint.Kind.RECOMMENDS_SOME,
        language,
        mark,
        everybody
            ? "这里像是在推荐" + zhNames + "（" + zhWhy + "），而没有登录的人没有风险测评结果。请改成一般介绍，或只给已登录的客户看。"
            : "这里像是在推荐" + zhNames + "（" + zhWhy + "）：只有风险测评在有效期内、等级够的客户能看到这条回答。",
        everybody
            ? "This reads as a recommendation of "
                + enNames
                + " ("
                + enWhy
                + "), and whoever has not signed in has no risk rating. Word it as general"
                + " information, or let only known customers read it."
            : "This reads as a recommendation of "
                + enNames
                + " ("
                + enWhy
                + "): only customers with a valid rating that is high enough are told it.");
  }

  /// Returns what an editor should know of a document's passages, of the first [#NOTES_MAX] at
  /// most: one that recommends is quoted to those alone whom all it names suits.
  public static List<Document.Note> of(Document document, Investments investments) {
    return document.passages().stream()
        .flatMap(passage -> {
          String headings = String.join("\n", passage.headings());
          Naming naming =
              Naming.of(
                  headings + "\n" + passage.text(),
                  investments,
                  Recommending.isAskedFor(headings, investments));
          return naming.recommends() ? Stream.of(note(passage, naming)) : Stream.of();
        })
        .limit(NOTES_MAX)
        .toList();
  }

  private static Document.Note note(Passage passage, Naming naming) {
    String mark = naming.marks().isEmpty() ? "" : " (“" + naming.marks().getFirst() + "”)";
    return new Document.Note(
        "Passage "
            + passage.number()
            + " reads as a recommendation of "
            + named(naming, Language.EN)
            + mark
            + ": it is quoted only to customers with a valid rating that is high enough.",
        "第 "
            + passage.number()
            + " 段像是在推荐"
            + named(naming, Language.ZH)
            + mark
            + "：只会引用给风险测评在有效期内、等级够的客户。");
  }

  private static String named(Naming naming, Language language) {
    return naming.products().stream()
        .map(it ->
            language == Language.EN
                ? it.names().en() + " (" + it.risk() + ")"
                : "“" + it.names().zh() + "”（" + it.risk() + "）")
        .collect(Collectors.joining(language == Language.EN ? ", " : "、"));
  }

  /// Returns a sentence, without its full stop, for each text that nobody can be told.
  public static List<String> errors(
      Collection<Article> articles, Words words, Collection<Flow> flows, Catalogue catalogue) {
    Investments investments = Investments.of(catalogue);
    List<String> errors = new ArrayList<>();
    for (Article article : articles) {
      of(article, catalogue, investments).stream()
          .filter(Complaint::blocks)
          .forEach(it ->
              errors.add(
                  "the article '"
                      + article.id()
                      + "' ("
                      + (it.language() == null ? "" : it.language().wire())
                      + "): "
                      + it.en().substring(0, it.en().length() - 1)));
    }
    texts(words, flows)
        .filter(text -> !investments.named(text).isEmpty())
        .forEach(text ->
            errors.add(
                "a fixed sentence names an investment, which has no place in it: \""
                    + text
                    + "\""));
    return errors;
  }

  private static Stream<String> texts(Words words, Collection<Flow> flows) {
    return Stream.concat(words.texts(), flows.stream().flatMap(Flow::texts));
  }
}
