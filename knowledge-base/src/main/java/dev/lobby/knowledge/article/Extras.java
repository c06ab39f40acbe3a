package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What an article may have beyond its answer; most have nothing of it.
///
/// @param notThis the questions it must not answer, however much they sound like its own, by
///   language
/// @param variants further answers, for a channel or for some customers
/// @param choices the ids of the articles that are offered as buttons under the answer
/// @param links the pages and files that stand under the answer, by language
public record Extras(
    Map<Language, List<String>> notThis,
    List<Variant> variants,
    List<String> choices,
    Map<Language, List<Link>> links) {

  /// How many buttons stand under an answer at most.
  public static final int CHOICES_MAX = 3;

  /// How many links of a language stand under an answer at most.
  public static final int LINKS_MAX = 5;

  /// How many questions of a language an article may list as not its own.
  public static final int NOT_THIS_MAX = 200;

  /// Nothing beyond the answer.
  public static final Extras NONE = new Extras(Map.of(), List.of(), List.of());

  public Extras {
    notThis = present(notThis);
    variants = List.copyOf(variants);
    choices = List.copyOf(choices);
    links = present(links);
  }

  /// As the other, without links.
  public Extras(Map<Language, List<String>> notThis, List<Variant> variants, List<String> choices) {
    this(notThis, variants, choices, Map.of());
  }

  private static <T> Map<Language, List<T>> present(Map<Language, List<T>> lists) {
    return lists.entrySet().stream()
        .filter(it -> !it.getValue().isEmpty())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> List.copyOf(it.getValue())));
  }

  /// Returns whether there is nothing.
  public boolean isEmpty() {
    return notThis.isEmpty() && variants.isEmpty() && choices.isEmpty() && links.isEmpty();
  }

  /// Returns the questions in `language` that the article must not answer.
  public List<String> notThis(Language language) {
    return notThis.getOrDefault(language, List.of());
  }

  /// Returns the links under an answer in `language`, in their order.
  public List<Link> links(Language language) {
    return links.getOrDefault(language, List.of());
  }

  /// Returns the same, each as [Link#line] has it.
  public List<String> linkLines(Language language) {
    return links(language).stream().map(Link::line).toList();
  }
}
