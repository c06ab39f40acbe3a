package dev.lobby.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The fields of the index and how each is analysed.
final class Fields {
  /// The id of the article a document belongs to.
  static final String ARTICLE = "article";

  /// The document's text stripped to letters and digits, for finding it whole.
  static final String KEY = "key";

  /// Chinese, as one and two characters.
  static final String ZH = "zh";

  /// English, stemmed and without stop words.
  static final String EN = "en";

  /// The meaning of a Chinese text.
  static final String ZH_VECTOR = "zh-vector";

  /// The meaning of an English text.
  static final String EN_VECTOR = "en-vector";

  /// More terms than this of one utterance add nothing to its score but time.
  private static final int TERMS_MAX = 64;

  private Fields() {}

  static Analyzer analyzer() {
    EnglishAnalyzer english = new EnglishAnalyzer();
    return new PerFieldAnalyzerWrapper(english, Map.of(ZH, new Characters(), EN, english));
  }

  /// Returns the first distinct terms of `form` in `field`.
  static Set<String> terms(Analyzer analyzer, String field, String form) {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream(field, form)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (terms.size() < TERMS_MAX && tokens.incrementToken()) {
        terms.add(term.toString());
      }
      while (tokens.incrementToken()) {
        // Analysers want to be read to the end before they are used again.
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
    return terms;
  }

  /// One and two neighbouring letters or digits.
  private static final class Characters extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer =
          new NGramTokenizer(1, 2) {
            @Override
            protected boolean isTokenChar(int point) {
              return Character.isLetterOrDigit(point);
            }
          };
      return new TokenStreamComponents(tokenizer);
    }
  }
}
