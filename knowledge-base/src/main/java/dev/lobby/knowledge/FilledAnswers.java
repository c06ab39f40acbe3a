package dev.lobby.knowledge;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.catalogue.Catalogue;
import dev.lobby.knowledge.catalogue.Gap;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The texts of a release's articles that have fields, each read once, and what fills them in. Most
/// have none, and cost nothing.
final class FilledAnswers {
  private final Catalogue catalogue;
  private final Map<String, Template> byText = new HashMap<>();
  private final Map<Language, Map<String, List<Template>>> byArticle =
      new EnumMap<>(Language.class);

  /// What was found for a day, since every turn of it asks: there are as many as the release is old
  /// in days, or a gate replays.
  private final Map<Asked, Map<String, List<Gap>>> known = new ConcurrentHashMap<>();

  private record Asked(Language language, LocalDate day) {}

  FilledAnswers(List<Article> articles, Catalogue catalogue) {
    this.catalogue = catalogue;
    for (Language language : TrainingTexts.LANGUAGES) {
      Map<String, List<Template>> own = new TreeMap<>();
      for (Article article : articles) {
        article
            .texts(language)
            .forEach(text -> {
              Template template = Template.of(text);
              if (template.hasFields()) {
                byText.put(text, template);
                own.computeIfAbsent(article.id(), id -> new ArrayList<>()).add(template);
              }
            });
      }
      byArticle.put(language, own);
    }
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /// Fills in a text of an article.
  Rendered render(String text, Language language, LocalDate day) {
    Template template = byText.get(text);
    return template == null
        ? new Rendered.Text(text)
        : template.render(catalogue, Article.written(language), day);
  }

  /// What keeps articles from being told. A further answer that cannot be filled in keeps the whole
  /// article back: who would be told the one for everybody instead would be told the wrong one.
  Map<String, List<Gap>> gaps(Language language, LocalDate day) {
    return known.computeIfAbsent(new Asked(Article.written(language), day), this::find);
  }

  private Map<String, List<Gap>> find(Asked asked) {
    Map<String, List<Gap>> gaps = new TreeMap<>();
    Objects.requireNonNull(byArticle.get(asked.language))
        .forEach((article, templates) -> {
          List<Gap> own =
              templates.stream()
                  .flatMap(template -> template.gaps(catalogue, asked.day).stream())
                  .distinct()
                  .toList();
          if (!own.isEmpty()) {
            gaps.put(article, own);
          }
        });
    return Collections.unmodifiableMap(gaps);
  }
}
