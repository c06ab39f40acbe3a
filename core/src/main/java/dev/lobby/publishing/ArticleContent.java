package dev.lobby.publishing;

import dev.lobby.knowledge.article.Article;
import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.knowledge.article.ArticleText;
import dev.lobby.knowledge.article.Extras;
import dev.lobby.knowledge.article.Link;
import dev.lobby.knowledge.article.Validity;
import dev.lobby.knowledge.article.Variant;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole article as the journal holds it: names and days are written as texts, so that they mean
/// the same to every release of Lobby.
///
/// @param texts what it says in each language it is written in
/// @param area as [Article#area], by its wire name
/// @param audience as [Article#audience], by its wire name
/// @param sensitivity as [Article#sensitivity], by its wire name
/// @param from the first day, as `2026-01-31`
/// @param until the last day; null when there is none
/// @param signals as [Article#signals], by their wire names
/// @param maySignal as [Article#maySignal], by their wire names
/// @param variants its further answers; null when there is none
/// @param choices as in [Extras#choices]; null when there is none
public record ArticleContent(
    List<Text> texts,
    String area,
    String audience,
    String sensitivity,
    String from,
    @Nullable String until,
    List<String> signals,
    List<String> maySignal,
    @Nullable List<VariantText> variants,
    @Nullable List<String> choices) {

  public ArticleContent {
    texts = List.copyOf(texts);
    signals = List.copyOf(signals);
    maySignal = List.copyOf(maySignal);
    variants = variants == null ? null : List.copyOf(variants);
    choices = choices == null ? null : List.copyOf(choices);
  }

  /// What an article says in one language.
  ///
  /// @param title empty when it is missing
  /// @param answer empty when it is missing
  /// @param notThis the questions it must not answer; null when there is none
  /// @param links as [Extras#linkLines]; null when there is none
  public record Text(
      Language language,
      String title,
      String answer,
      List<String> phrasings,
      @Nullable List<String> notThis,
      @Nullable List<String> links) {
    public Text {
      phrasings = List.copyOf(phrasings);
      notThis = notThis == null ? null : List.copyOf(notThis);
      links = links == null ? null : List.copyOf(links);
    }
  }

  /// A further answer in one language.
  ///
  /// @param readers who it is for, as [Variant#readers] has it
  public record VariantText(String readers, Language language, String answer) {}

  /// The content of an article.
  public static ArticleContent of(Article article) {
    List<Text> texts = new ArrayList<>();
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Text text =
          new Text(
              language,
              article.titles().getOrDefault(language, ""),
              article.answers().getOrDefault(language, ""),
              article.phrasings().getOrDefault(language, List.of()),
              orNull(article.extras().notThis(language)),
              orNull(article.extras().linkLines(language)));
      if (!text.title.isEmpty()
          || !text.answer.isEmpty()
          || !text.phrasings.isEmpty()
          || text.notThis != null
          || text.links != null) {
        texts.add(text);
      }
    }
    return new ArticleContent(
        texts,
        article.area().wire(),
        article.audience().wire(),
        article.sensitivity().wire(),
        article.validity().from().toString(),
        article.validity().until().map(LocalDate::toString).orElse(null),
        wires(article.signals()),
        wires(article.maySignal()),
        orNull(variants(article.extras())),
        orNull(article.extras().choices()));
  }

  /// Of what an article does not have nothing is written.
  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  private static List<VariantText> variants(Extras extras) {
    List<VariantText> texts = new ArrayList<>();
    for (Variant variant : extras.variants()) {
      for (Language language : List.of(Language.ZH, Language.EN)) {
        texts.add(
            new VariantText(variant.readers(), language, variant.answer(language).orElse("")));
      }
    }
    return texts;
  }

  /// The article with this content, its version among it.
  public Article article(String id) {
    Map<Language, String> titles = new EnumMap<>(Language.class);
    Map<Language, String> answers = new EnumMap<>(Language.class);
    Map<Language, List<String>> phrasings = new EnumMap<>(Language.class);
    Map<Language, List<String>> notThis = new EnumMap<>(Language.class);
    Map<Language, List<Link>> links = new EnumMap<>(Language.class);
    for (Text text : texts) {
      titles.put(text.language, text.title);
      answers.put(text.language, text.answer);
      phrasings.put(text.language, text.phrasings);
      notThis.put(text.language, text.notThis == null ? List.of() : text.notThis);
      links.put(
          text.language,
          text.links == null ? List.of() : text.links.stream().map(Link::of).toList());
    }
    return ArticleText.normal(
        new Article(
            id,
            "",
            titles,
            answers,
            phrasings,
            Wired.ofWire(Area.values(), area).orElse(Area.SERVICE),
            Wired.ofWire(Audience.values(), audience).orElse(Audience.CUSTOMERS),
            Wired.ofWire(Sensitivity.values(), sensitivity).orElse(Sensitivity.SENSITIVE),
            new Validity(LocalDate.parse(from), Optional.ofNullable(until).map(LocalDate::parse)),
            signals(signals),
            signals(maySignal),
            new Extras(notThis, variantsRead(), choices == null ? List.of() : choices, links)));
  }

  private List<Variant> variantsRead() {
    Map<String, Map<Language, String>> answers = new LinkedHashMap<>();
    for (VariantText text : variants == null ? List.<VariantText>of() : variants) {
      answers
          .computeIfAbsent(text.readers, key -> new EnumMap<>(Language.class))
          .put(text.language, text.answer);
    }
    List<Variant> read = new ArrayList<>();
    answers.forEach(
        (readers, texts) -> Variant.ofReaders(readers).ifPresent(it -> read.add(it.with(texts))));
    return read;
  }

  private static List<String> wires(Set<Signal> signals) {
    return signals.stream().sorted().map(Signal::wire).toList();
  }

  private static Set<Signal> signals(List<String> wires) {
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    wires.forEach(wire -> Signal.ofWire(wire).ifPresent(signals::add));
    return signals;
  }
}
