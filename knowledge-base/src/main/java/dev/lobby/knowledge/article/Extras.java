package dev.lobby.knowledge.article;

import dev.lobby.language.Language;
import java.util.List;
import java.util.Map;

/// What an article may have beyond its answer; most have nothing of it.
///
/// @param notThis the questions it must not answer, however much they sound like its own, by
///   language
/// @param variants further answers, for a channel or for some customers
/// @param choices the ids of the articles that are offered as buttons under the answer
public record Extras(
    Map<Language, List<String>> notThis, List<Variant> variants, List<String> choices) {

  /// How many buttons stand under an answer at most.
  public static final int CHOICES_MAX = 3;

  /// How many questions of a language an article may list as not its own.
  public static final int NOT_THIS_MAX = 200;

  /// Nothing beyond the answer.
  public static final Extras NONE = new Extras(Map.of(), List.of(), List.of());

  public Extras {
    notThis =
        notThis.entrySet().stream()
            .filter(it -> !it.getValue().isEmpty())
            .collect(
                java.util.stream.Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, it -> List.copyOf(it.getValue())));
    variants = List.copyOf(variants);
    choices = List.copyOf(choices);
  }

  /// Returns whether there is nothing.
  public boolean isEmpty() {
    return notThis.isEmpty() && variants.isEmpty() && choices.isEmpty();
  }

  /// Returns the questions in `language` that the article must not answer.
  public List<String> notThis(Language language) {
    return notThis.getOrDefault(language, List.of());
  }
}
