package dev.lobby.language.act;

import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.Ngrams;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Hears the acts of a message; where there is no sentence encoder, none. Immutable.
public final class ActDetector {

  /// Hears nothing.
  public static final ActDetector NONE = new ActDetector(Map.of());

  private final Map<Language, ActModel> models;

  /// @param models the model of each language that has one
  public ActDetector(Map<Language, ActModel> models) {
    Map<Language, ActModel> own = new EnumMap<>(Language.class);
    own.putAll(models);
    this.models = own;
  }

  /// Returns what `text` does.
  ///
  /// @param embeddings what it means, by the languages it is written in; of two the mean counts
  public Set<Act> heard(String text, Map<Language, Embedding> embeddings) {
    Map<Act, Double> above = new EnumMap<>(Act.class);
    Ngrams ngrams = models.isEmpty() ? Ngrams.of("") : Ngrams.withClues(text);
    embeddings.forEach((language, embedding) -> {
      ActModel model = models.get(language);
      if (model != null) {
        model
            .margins(ngrams, embedding)
            .forEach((act, margin) -> above.merge(act, margin, Double::sum));
      }
    });
    Set<Act> heard = EnumSet.noneOf(Act.class);
    above.forEach((act, margin) -> {
      if (margin >= 0) {
        heard.add(act);
      }
    });
    return heard;
  }

  /// Returns the model of each language that has one.
  public Map<Language, ActModel> models() {
    return Map.copyOf(models);
  }
}
