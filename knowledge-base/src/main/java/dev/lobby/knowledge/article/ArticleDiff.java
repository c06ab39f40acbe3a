package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What changed from one version of an article to another.
///
/// @param fields the fields that changed, in the order of the file
/// @param phrasings the phrasings that came and went
public record ArticleDiff(List<Field> fields, List<Phrasing> phrasings) {

  public ArticleDiff {
    fields = List.copyOf(fields);
    phrasings = List.copyOf(phrasings);
  }

  /// A field that changed.
  ///
  /// @param name as in the file
  /// @param language the language of a text; null for what has none
  /// @param before empty when there was nothing
  /// @param after empty when there is nothing
  public record Field(String name, @Nullable Language language, String before, String after) {}

  /// A phrasing that only one of the two has.
  ///
  /// @param added whether it came; else it went
  public record Phrasing(Language language, String text, boolean added) {}

  /// Returns the difference; everything is new when there was nothing before.
  public static ArticleDiff between(Optional<Article> before, Article after) {
    List<Field> fields = new ArrayList<>();
    List<Phrasing> phrasings = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      field(
          fields,
          "title",
          language,
          before.map(it -> it.titles().getOrDefault(language, "")).orElse(""),
          after.titles().getOrDefault(language, ""));
      field(
          fields,
          "answer",
          language,
          before.map(it -> it.answers().getOrDefault(language, "")).orElse(""),
          after.answers().getOrDefault(language, ""));
      phrasings(
          phrasings,
          language,
          before.map(it -> it.phrasings().getOrDefault(language, List.of())).orElse(List.of()),
          after.phrasings().getOrDefault(language, List.of()));
    }
    extras(fields, before.map(Article::extras).orElse(Extras.NONE), after.extras());
    field(
        fields,
        "product",
        null,
        before.map(it -> it.area().wire()).orElse(""),
        after.area().wire());
    field(
        fields,
        "audience",
        null,
        before.map(it -> it.audience().wire()).orElse(""),
        after.audience().wire());
    field(
        fields,
        "sensitivity",
        null,
        before.map(it -> it.sensitivity().wire()).orElse(""),
        after.sensitivity().wire());
    field(
        fields,
        "valid.from",
        null,
        before.map(it -> it.validity().from().toString()).orElse(""),
        after.validity().from().toString());
    field(fields, "valid.until", null, before.map(ArticleDiff::until).orElse(""), until(after));
    field(
        fields,
        "signals",
        null,
        before.map(it -> signals(it.signals())).orElse(""),
        signals(after.signals()));
    field(
        fields,
        "may-signal",
        null,
        before.map(it -> signals(it.maySignal())).orElse(""),
        signals(after.maySignal()));
    return new ArticleDiff(fields, phrasings);
  }

  private static void extras(List<Field> fields, Extras before, Extras after) {
    Set<String> readers = new LinkedHashSet<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      field(
          fields,
          "not-this",
          language,
          String.join("\n", before.notThis(language)),
          String.join("\n", after.notThis(language)));
      field(
          fields,
          "links",
          language,
          String.join("\n", before.linkLines(language)),
          String.join("\n", after.linkLines(language)));
    }
    before.variants().forEach(it -> readers.add(it.readers()));
    after.variants().forEach(it -> readers.add(it.readers()));
    for (String some : readers) {
      for (Language language : List.of(Language.ZH, Language.EN)) {
        String name = "answer (" + some + ")";
        field(
            fields, name, language, answer(before, some, language), answer(after, some, language));
      }
    }
    field(
        fields,
        "choices",
        null,
        String.join(", ", before.choices()),
        String.join(", ", after.choices()));
  }

  private static String answer(Extras extras, String readers, Language language) {
    return extras.variants().stream()
        .filter(it -> it.readers().equals(readers))
        .findFirst()
        .flatMap(it -> it.answer(language))
        .orElse("");
  }

  /// Returns whether nothing changed.
  public boolean isEmpty() {
    return fields.isEmpty() && phrasings.isEmpty();
  }

  private static void field(
      List<Field> fields, String name, @Nullable Language language, String before, String after) {
    if (!before.equals(after)) {
      fields.add(new Field(name, language, before, after));
    }
  }

  private static void phrasings(
      List<Phrasing> found, Language language, List<String> before, List<String> after) {
    without(before, after).forEach(text -> found.add(new Phrasing(language, text, false)));
    without(after, before).forEach(text -> found.add(new Phrasing(language, text, true)));
  }

  private static Set<String> without(List<String> texts, Collection<String> others) {
    Set<String> left = new LinkedHashSet<>(texts);
    others.forEach(left::remove);
    return left;
  }

  private static String until(Article article) {
    return article.validity().until().map(Object::toString).orElse("");
  }

  private static String signals(Set<Signal> signals) {
    return signals.stream().sorted().map(Signal::wire).collect(Collectors.joining(", "));
  }
}
