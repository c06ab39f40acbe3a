package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import dev.lobby.language.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// One approved answer to exactly one intent, in every language the bank writes it in.
///
/// @param id the article's and its intent's id: lower-case words joined by hyphens
/// @param version the first 12 hex digits of the SHA-256 of its content; the same content has the
///   same version anywhere
/// @param titles what customers see on a button, by language
/// @param answers the approved text in plain Markdown, by language
/// @param phrasings how customers ask for it, by language
/// @param area the part of the bank's business it belongs to
/// @param audience who may see it
/// @param sensitivity how carefully it is to be handled
/// @param validity the days on which it may be shown
/// @param signals the signals that every phrasing of it is an example of
/// @param maySignal the signals that some phrasings of it give and others do not
/// @param extras what it has beyond that
public record Article(
    String id,
    String version,
    Map<Language, String> titles,
    Map<Language, String> answers,
    Map<Language, List<String>> phrasings,
    Area area,
    Audience audience,
    Sensitivity sensitivity,
    Validity validity,
    Set<Signal> signals,
    Set<Signal> maySignal,
    Extras extras) {

  /// An article with nothing beyond its answer.
  public Article(
      String id,
      String version,
      Map<Language, String> titles,
      Map<Language, String> answers,
      Map<Language, List<String>> phrasings,
      Area area,
      Audience audience,
      Sensitivity sensitivity,
      Validity validity,
      Set<Signal> signals,
      Set<Signal> maySignal) {
    this(
        id,
        version,
        titles,
        answers,
        phrasings,
        area,
        audience,
        sensitivity,
        validity,
        signals,
        maySignal,
        Extras.NONE);
  }

  public Article {
    titles = Map.copyOf(titles);
    answers = Map.copyOf(answers);
    phrasings = Map.copyOf(phrasings);
    signals = Set.copyOf(signals);
    maySignal = Set.copyOf(maySignal);
  }

  /// Returns the title in `language`; in Chinese when it is neither Chinese nor English.
  public String title(Language language) {
    return Objects.requireNonNull(titles.get(written(language)));
  }

  /// Returns the answer in `language`; in Chinese when it is neither Chinese nor English.
  public String answer(Language language) {
    return Objects.requireNonNull(answers.get(written(language)));
  }

  /// Returns all that the article may say in `language`, Chinese or English: its answer, those for
  /// some readers alone, and what its links are called.
  public Stream<String> texts(Language language) {
    return Stream.of(
            Stream.ofNullable(answers.get(written(language))),
            extras.variants().stream().flatMap(variant -> variant.answer(language).stream()),
            extras.links(written(language)).stream().map(Link::label))
        .flatMap(Function.identity());
  }

  /// Returns the language in which alone anything of the article is written; empty when there is
  /// something in both, or nothing.
  public Optional<Language> onlyIn() {
    boolean zh = isWritten(Language.ZH);
    return zh == isWritten(Language.EN)
        ? Optional.empty()
        : Optional.of(zh ? Language.ZH : Language.EN);
  }

  private boolean isWritten(Language language) {
    return !titles.getOrDefault(language, "").isBlank()
        || !answers.getOrDefault(language, "").isBlank()
        || !phrasings.getOrDefault(language, List.of()).isEmpty();
  }

  /// Returns the language Lobby answers in when it is spoken to in `language`.
  public static Language written(Language language) {
    return language == Language.EN ? Language.EN : Language.ZH;
  }

  /// Who may see an article.
  public enum Audience implements Wired {
    /// Anyone who comes in.
    EVERYONE,
    /// Customers whose identity is known.
    CUSTOMERS
  }

  /// How carefully an article is to be handled.
  public enum Sensitivity implements Wired {
    /// Nothing special.
    NORMAL,
    /// A wrong word here hurts: shown only with care.
    SENSITIVE
  }

  /// The part of the bank's business an article belongs to; the file key is `product`.
  public enum Area implements Wired {
    ACCOUNTS,
    CARDS,
    TRANSFERS,
    DIGITAL,
    LOANS,
    DEPOSITS,
    WEALTH,
    FX,
    FEES,
    SECURITY,
    CORPORATE,
    BRANCHES,
    SERVICE,
    SMALL_TALK
  }
}
