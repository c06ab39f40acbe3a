package dev.lobby.language.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The n-grams of a set of texts with their inverse document frequencies: it turns a text into a
/// tf-idf vector.
public final class Vocabulary {
  private final Terms terms;
  private final float[] idf;
  private final float unknownIdf;

  /// A vocabulary as it was written; `terms` and `idf` run in parallel.
  public Vocabulary(List<String> terms, float[] idf, float unknownIdf) {
    if (terms.size() != idf.length) {
      throw new IllegalArgumentException("as many terms as frequencies are needed");
    }
    this.terms = new Terms(terms);
    this.idf = idf.clone();
    this.unknownIdf = unknownIdf;
  }

  /// Returns the vocabulary of these n-grams.
  ///
  /// @param terms alphabetically
  /// @param frequencies in how many of the texts each stands
  /// @param texts how many there are
  static Vocabulary of(List<String> terms, int[] frequencies, int texts) {
    float[] idf = new float[frequencies.length];
    for (int i = 0; i < idf.length; i++) {
      idf[i] = inverse(texts, frequencies[i]);
    }
    return new Vocabulary(terms, idf, inverse(texts, 0));
  }

  private static float inverse(int texts, int frequency) {
    return (float) (Math.log((1.0 + texts) / (1.0 + frequency)) + 1);
  }

  /// Returns the n-grams, alphabetically; a vector's indices point into it.
  public List<String> terms() {
    return terms;
  }

  /// Returns the index of an n-gram; -1 when it is not in the vocabulary.
  public int indexOf(String term) {
    return terms.numberOf(term);
  }

  /// Returns the inverse document frequency of the n-gram at `i`.
  public float idf(int i) {
    return idf[i];
  }

  /// Returns the inverse document frequency of an n-gram that is not in the vocabulary.
  public float unknownIdf() {
    return unknownIdf;
  }

  /// Returns the tf-idf vector of a text with these n-grams.
  ///
  /// Its length counts the unknown n-grams too, each as rare as can be, and so is 1 only for a text
  /// that is known through and through. A text that is mostly unknown gets a short vector and, from
  /// a linear model, a cautious answer; stretched to length 1, its one known n-gram would decide
  /// everything.
  public SparseVector vector(Ngrams ngrams) {
    int[] indices = new int[ngrams.counts().size()];
    int[] counts = new int[indices.length];
    int number = 0;
    for (Map.Entry<String, Integer> entry : ngrams.counts().entrySet()) {
      indices[number] = terms.numberOf(entry.getKey());
      counts[number] = entry.getValue();
      number++;
    }
    return vector(indices, counts);
  }

  /// Returns the tf-idf vector of a text.
  ///
  /// @param found the indices of its n-grams, in order of first occurrence; -1 for one that is not
  ///   in the vocabulary
  /// @param counts how often each occurs
  SparseVector vector(int[] found, int[] counts) {
    // An index above and a weight below make one long, so that sorting needs no objects.
    long[] packed = new long[found.length];
    int size = 0;
    double known = 0;
    double unknown = 0;
    for (int k = 0; k < found.length; k++) {
      int at = found[k];
      float weight = counts[k] * (at < 0 ? unknownIdf : idf[at]);
      if (at < 0) {
        unknown += weight * weight;
      } else {
        known += weight * weight;
        packed[size++] = ((long) at << Integer.SIZE) | Float.floatToRawIntBits(weight);
      }
    }
    Arrays.sort(packed, 0, size);
    int[] indices = new int[size];
    float[] values = new float[size];
    double length = Math.sqrt(known + unknown);
    for (int i = 0; i < size; i++) {
      indices[i] = (int) (packed[i] >>> Integer.SIZE);
      values[i] = (float) (Float.intBitsToFloat((int) packed[i]) / length);
    }
    return new SparseVector(indices, values, known == 0 ? 0 : known / (known + unknown));
  }
}
