package dev.lobby.language.embedding;

import dev.lobby.language.Language;
import dev.lobby.language.text.NormalForm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the texts mean that were asked last, so that none of them is computed again: embedding is
/// half of what a question costs, customers press the same choices, and a publication is tried on
/// what they asked.
///
/// No text is kept, only its hash. Safe for use by many threads.
final class RecentEmbeddings {
  private final Map<Key, Embedding> recent;

  /// The first 128 bits of the SHA-256 of a text in its normal form, which is what encoders read.
  private record Key(Language language, long first, long second) {
    static Key of(Language language, String text) {
      try {
        ByteBuffer hash =
            ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256")
                    .digest(NormalForm.of(text).getBytes(StandardCharsets.UTF_8)));
        return new Key(language, hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }

  /// @param most how many are kept, of 1.5 to 2 kB each
  RecentEmbeddings(int most) {
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Embedding> eldest) {
            return size() > most;
          }
        };
  }

  /// Returns the embedding of a text, computed when it is not known.
  Embedding of(Language language, String text, Supplier<Embedding> computed) {
    Key key = Key.of(language, text);
    synchronized (recent) {
      Embedding known = recent.get(key);
      if (known != null) {
        return known;
      }
    }
    // Outside the lock: two who ask the same at once both compute it, and nobody waits.
    Embedding embedding = computed.get();
    synchronized (recent) {
      recent.put(key, embedding);
    }
    return embedding;
  }
}
