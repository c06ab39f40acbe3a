package dev.lobby.knowledge.article;

import dev.lobby.knowledge.article.Article.Area;
import dev.lobby.knowledge.article.Article.Audience;
import dev.lobby.knowledge.article.Article.Sensitivity;
import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a table says of one article. What is null it does not say, and that stays as it is.
final class FaqEntry {
  final FaqRow.Place first;

  /// Whether the table names it: then it may be an article that there is.
  final boolean isNamed;

  /// Empty until a row without one gets one.
  String id;

  /// What an article without an id is called after, the best first, and a question of it.
  List<String> names = List.of();

  String phrasing = "";
  final Map<Language, Side> sides = new LinkedHashMap<>();

  /// Where a question is missing; null where there is one in each row.
  FaqRow.@Nullable Place unasked;

  boolean isAsked;

  @Nullable Area area;
  @Nullable Sensitivity sensitivity;
  @Nullable Audience audience;
  @Nullable LocalDate from;
  @Nullable LocalDate until;

  /// Whether the table has a column for the last day, so that none is none.
  boolean hasUntil;

  @Nullable Set<Signal> signals;
  @Nullable Set<Signal> maySignal;
  @Nullable List<String> choices;

  /// The answers for some, by whom they are for.
  @Nullable Map<String, Map<Language, Answer>> variants;

  /// An answer, and where it stands.
  record Answer(String text, FaqRow.Place at) {}

  /// What a table says of one language of an article. A question or an answer that is missing stays
  /// as it stands; a new article without it is a draft that cannot be submitted.
  static final class Side {
    String title = "";
    @Nullable Answer answer;
    final List<FaqRow.Text> phrasings = new ArrayList<>();
    @Nullable List<FaqRow.Text> notThis;
    @Nullable List<FaqRow.Text> links;
  }

  /// @param first the first row of it
  /// @param id empty when the table has none
  FaqEntry(FaqRow.Place first, String id) {
    this.first = first;
    this.isNamed = !id.isEmpty();
    this.id = id;
  }

  /// Returns the article.
  ///
  /// @param before as it stands
  /// @param today the first day on which a new one may be shown, when the table says none
  Article article(Optional<Article> before, LocalDate today) {
    Map<Language, String> titles = new LinkedHashMap<>();
    Map<Language, String> answers = new LinkedHashMap<>();
    Map<Language, List<String>> phrasings = new LinkedHashMap<>();
    Map<Language, List<String>> notThis = new LinkedHashMap<>();
    Map<Language, List<Link>> links = new LinkedHashMap<>();
    before.ifPresent(it -> {
      titles.putAll(it.titles());
      answers.putAll(it.answers());
      phrasings.putAll(it.phrasings());
      notThis.putAll(it.extras().notThis());
      links.putAll(it.extras().links());
    });
    sides.forEach((language, side) -> {
      if (!side.phrasings.isEmpty()) {
        phrasings.put(language, texts(side.phrasings));
      }
      if (side.answer != null) {
        answers.put(language, side.answer.text);
      }
      if (!side.title.isEmpty()) {
        titles.put(language, side.title);
      } else if (!side.phrasings.isEmpty()) {
        titles.computeIfAbsent(language, it -> shortened(texts(side.phrasings).getFirst(), it));
      }
      if (side.notThis != null) {
        notThis.put(language, texts(side.notThis));
      }
      if (side.links != null) {
        links.put(language, texts(side.links).stream().map(Link::of).toList());
      }
    });
    return ArticleText.normal(
        new Article(
            id,
            "",
            titles,
            answers,
            phrasings,
            said(area).or(() -> before.map(Article::area)).orElse(Area.SERVICE),
            said(audience).or(() -> before.map(Article::audience)).orElse(Audience.EVERYONE),
            said(sensitivity).or(() -> before.map(Article::sensitivity)).orElse(Sensitivity.NORMAL),
            validity(before.map(Article::validity), today),
            said(signals).or(() -> before.map(Article::signals)).orElse(Set.of()),
            said(maySignal).or(() -> before.map(Article::maySignal)).orElse(Set.of()),
            new Extras(
                notThis,
                said(variants())
                    .or(() -> before.map(it -> it.extras().variants()))
                    .orElse(List.of()),
                said(choices).or(() -> before.map(it -> it.extras().choices())).orElse(List.of()),
                links)));
  }

  /// Returns the days on which it may be shown.
  Validity validity(Optional<Validity> before, LocalDate today) {
    return new Validity(
        said(from).or(() -> before.map(Validity::from)).orElse(today),
        hasUntil ? Optional.ofNullable(until) : before.flatMap(Validity::until));
  }

  private @Nullable List<Variant> variants() {
    if (variants == null) {
      return null;
    }
    List<Variant> all = new ArrayList<>();
    variants.forEach((readers, answers) -> {
      Map<Language, String> texts = new LinkedHashMap<>();
      answers.forEach((language, answer) -> texts.put(language, answer.text));
      Variant.ofReaders(readers).map(it -> it.with(texts)).ifPresent(all::add);
    });
    return all;
  }

  private static <T> Optional<T> said(@Nullable T value) {
    return Optional.ofNullable(value);
  }

  static List<String> texts(List<FaqRow.Text> texts) {
    return texts.stream().map(FaqRow.Text::text).toList();
  }

  /// Returns a question, as much of it as fits on a button.
  private static String shortened(String question, Language language) {
    int max = ArticleFile.TITLE_MAX.getOrDefault(language, 0);
    return question.codePointCount(0, question.length()) <= max
        ? question
        : question.substring(0, question.offsetByCodePoints(0, max - 1)).strip() + "…";
  }
}
