package dev.lobby.language.embedding;

import dev.lobby.language.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The embeddings of the texts that a training reads, each computed once, whoever asks for it.
///
/// Embedding is a good part of the work of training, and intents and signals learn from many of the
/// same texts.
public final class EmbeddedTexts {
  private final Embedders embedders;
  private final Map<Language, Map<String, Embedding>> known = new EnumMap<>(Language.class);

  /// @param embedders the sentence encoders
  public EmbeddedTexts(Embedders embedders) {
    this.embedders = embedders;
    known.put(Language.ZH, new ConcurrentHashMap<>());
    known.put(Language.EN, new ConcurrentHashMap<>());
  }

  /// Returns whether there is an encoder of `language`, Chinese or English.
  public boolean has(Language language) {
    return embedders.of(language).isPresent();
  }

  /// Returns the embedding of each text by the encoder of `language`.
  ///
  /// @throws EmbeddingException when there is none
  public List<Embedding> of(Language language, List<String> texts) {
    Embedder embedder =
        embedders
            .of(language)
            .orElseThrow(
                () -> new EmbeddingException("no sentence encoder for " + language.wire()));
    Map<String, Embedding> own = known.getOrDefault(language, Map.of());
    return texts.parallelStream().map(it -> own.computeIfAbsent(it, embedder::embed)).toList();
  }
}
