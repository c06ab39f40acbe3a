package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The form in which an article's texts are kept, whoever wrote them: no blank at an end of a line
/// or of the whole, and lines that end as Unix ends them.
public final class ArticleText {
  private ArticleText() {}

  /// Returns an article in that form, with its version.
  public static Article normal(Article article) {
    Map<Language, String> titles = new LinkedHashMap<>();
    Map<Language, String> answers = new LinkedHashMap<>();
    Map<Language, List<String>> phrasings = new LinkedHashMap<>();
    article.titles().forEach((language, text) -> keep(titles, language, text.strip()));
    article.answers().forEach((language, text) -> keep(answers, language, normal(text)));
    article.phrasings().forEach((language, texts) -> phrasings.put(language, stripped(texts)));
    return ArticleJson.versioned(
        new Article(
            article.id(),
            "",
            titles,
            answers,
            phrasings,
            article.area(),
            article.audience(),
            article.sensitivity(),
            article.validity(),
            article.signals(),
            article.maySignal(),
            normal(article.extras())));
  }

  private static Extras normal(Extras extras) {
    Map<Language, List<String>> notThis = new LinkedHashMap<>();
    extras.notThis().forEach((language, texts) -> notThis.put(language, stripped(texts)));
    List<Variant> variants = new ArrayList<>();
    for (Variant variant : extras.variants()) {
      Map<Language, String> answers = new LinkedHashMap<>();
      variant.answers().forEach((language, text) -> keep(answers, language, normal(text)));
      variants.add(variant.with(answers));
    }
    Map<Language, List<Link>> links = new LinkedHashMap<>();
    extras
        .links()
        .forEach((language, some) ->
            links.put(
                language,
                stripped(some.stream().map(Link::line).toList()).stream().map(Link::of).toList()));
    return new Extras(notThis, variants, stripped(extras.choices()), links);
  }

  private static List<String> stripped(List<String> texts) {
    return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  private static <K> void keep(Map<K, String> texts, K language, String text) {
    if (!text.isEmpty()) {
      texts.put(language, text);
    }
  }

  /// Returns an answer in that form.
  static String normal(String answer) {
    return answer.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
  }
}
