package dev.lobby.dialogue;

import dev.lobby.customer.Rating;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Link;
import dev.lobby.knowledge.article.Variant;
import dev.lobby.knowledge.article.Variant.Reader;
import dev.lobby.knowledge.catalogue.Naming;
import dev.lobby.knowledge.catalogue.Recommending;
import dev.lobby.knowledge.catalogue.Rendered;
import dev.lobby.knowledge.catalogue.Template;
import dev.lobby.knowledge.document.Quotation;
import dev.lobby.language.Language;
import dev.lobby.suitability.Weighing;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Weighs what may be told in answer to a message against what suits the customer.
///
/// @param reader who is answered, by the id of what they would be told
/// @param rating the customer's rating; asked only when an investment is named
record Suiting(
    Release release,
    Language language,
    LocalDate day,
    String message,
    Function<String, Optional<Reader>> reader,
    Supplier<Optional<Rating>> rating) {

  /// Those of some articles and passages that may not be told, by id.
  Map<String, Weighing> unsuitable(Stream<String> ids) {
    Map<String, Weighing> unsuitable = new LinkedHashMap<>();
    ids.distinct()
        .filter(release::namesInvestments)
        .forEach(id ->
            weigh(title(id), text(id))
                .filter(Weighing::isWithheld)
                .ifPresent(it -> unsuitable.put(id, it)));
    return unsuitable;
  }

  /// What a text says of investments; empty when it names none.
  ///
  /// @param title what stands on it
  Optional<Weighing> weigh(String title, String text) {
    String all = title + "\n" + text;
    if (release.investments().named(all).isEmpty()) {
      return Optional.empty();
    }
    boolean asked =
        Recommending.isAskedFor(message, release.investments())
            || Recommending.isAskedFor(title, release.investments());
    return Optional.of(
        new Weighing(
            Naming.of(all, release.investments(), asked), false, rating.get().orElse(null), day));
  }

  private String title(String id) {
    return Quotation.isReference(id)
        ? release
            .quotation(id)
            .map(it -> it.title() + "\n" + it.answer().source(language))
            .orElse("")
        : release.article(id).map(it -> it.title(language)).orElse("");
  }

  private String text(String id) {
    return Quotation.isReference(id)
        ? release.quotation(id).map(it -> it.words(language)).orElse("")
        : release.article(id).map(it -> answer(it)).orElse("");
  }

  private String answer(Article article) {
    String text =
        reader
            .apply(article.id())
            .flatMap(it -> Variant.of(article.extras().variants(), it))
            .flatMap(it -> it.answer(language))
            .orElseGet(() -> article.answer(language));
    String told =
        release.fill(text, language, day) instanceof Rendered.Text(String filled)
            ? filled
            : Template.of(text).latest(release.catalogue(), language);
    return article.extras().links(language).stream()
        .map(Link::label)
        .collect(Collectors.joining("\n", told + "\n", ""));
  }
}
