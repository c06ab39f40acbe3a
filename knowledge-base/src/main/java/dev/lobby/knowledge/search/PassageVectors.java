package dev.lobby.knowledge.search;

import dev.lobby.knowledge.document.Passage;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import java.util.Optional;

/// What passages and questions mean, as vectors that can be compared; safe for any number of
/// threads.
public interface PassageVectors {

  /// Returns what `passage` means, of length 1; empty when nothing can tell.
  ///
  /// @param language Chinese or English
  Optional<float[]> of(Passage passage, Language language);

  /// Returns what `question` means, of length 1; empty when nothing can tell.
  ///
  /// @param language Chinese or English
  Optional<float[]> of(String question, Language language);

  /// Returns the vectors of sentence encoders.
  ///
  /// An encoder reads no more than about a hundred characters, so a passage is read piece by piece,
  /// each after its heading, and means the mean of them.
  static PassageVectors of(Embedders embedders) {
    return new EncodedPassages(embedders);
  }

  /// No vectors at all: words alone decide.
  static PassageVectors none() {
    return new PassageVectors() {
      @Override
      public Optional<float[]> of(Passage passage, Language language) {
        return Optional.empty();
      }

      @Override
      public Optional<float[]> of(String question, Language language) {
        return Optional.empty();
      }
    };
  }
}
