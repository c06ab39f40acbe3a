package dev.lobby.knowledge.search;

import dev.lobby.knowledge.document.Passage;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedder;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.language.embedding.Embedding;
import java.util.List;
import java.util.Optional;

/// The vectors of sentence encoders.
///
/// @param embedders the encoders
record EncodedPassages(Embedders embedders) implements PassageVectors {
  /// What an encoder reads of a text at least.
  private static final int PIECE = 100;

  @Override
  public Optional<float[]> of(Passage passage, Language language) {
    Optional<Embedder> embedder = embedders.of(language);
    if (embedder.isEmpty()) {
      return Optional.empty();
    }
    List<String> headings = passage.headings();
    String heading = headings.isEmpty() ? "" : headings.getLast() + " ";
    float[] sum = new float[0];
    for (String piece : passage.pieces(PIECE)) {
      float[] values = embedder.get().embed(heading + piece).values();
      sum = sum.length == 0 ? new float[values.length] : sum;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += values[i];
      }
    }
    return Optional.of(Embedding.of(sum).values());
  }

  @Override
  public Optional<float[]> of(String question, Language language) {
    return embedders.of(language).map(it -> it.embed(question).values());
  }
}
