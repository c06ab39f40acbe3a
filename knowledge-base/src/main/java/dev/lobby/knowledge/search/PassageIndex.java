package dev.lobby.knowledge.search;

import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedding;
import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// A Lucene index with one document for each passage of each document: its words and, where there
/// is an encoder of its language, what it means.
///
/// Vectors are kept as bytes. While there are less than about ten thousand every one is compared;
/// beyond, those a graph leads to (HNSW). Immutable and safe for any number of threads.
public final class PassageIndex implements AutoCloseable {
  private static final String ID = "id";
  private static final String NUMBER = "number";
  private static final String HEADING = "heading";
  private static final String PAGE = "page";
  private static final String LANGUAGE = "language";
  private static final String TEXT = "text";
  private static final String DOCUMENT = "document";
  private static final String TITLE = "title";

  /// How many are found by words and by meaning each, before both are put together.
  private static final int CANDIDATES = 50;

  /// What meaning counts of the score, when there is any.
  private static final double MEANING_WEIGHT = 0.6;

  private static final int PIECE = 500;
  private static final int NEIGHBOURS = 16;
  private static final int BEAM = 100;

  /// Lucene builds a graph where finding so many of all would look at fewer than there are, which
  /// is from some ten thousand on.
  private static final int EXACT_UNTIL = 1000;

  /// What is written at once; a graph is built for each.
  private static final double BUFFER_MB = 256;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final PassageVectors vectors;
  private final Analyzer analyzer = Fields.analyzer();

  private PassageIndex(DirectoryReader reader, PassageVectors vectors) {
    this.reader = reader;
    this.vectors = vectors;
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  /// Writes the index of all passages of `documents` to `directory`, in place of what is there.
  public static void write(
      Directory directory, Iterable<Document> documents, PassageVectors vectors)
      throws IOException {
    write(directory, Set.of(), documents, vectors, IndexWriterConfig.OpenMode.CREATE);
  }

  /// Takes documents out of the index in `directory`, and puts others in; what stays is not
  /// embedded again.
  ///
  /// @param removed the SHA-256 of those that go
  /// @param added those that come, whose SHA-256 may be of one that goes
  public static void replace(
      Directory directory, Set<String> removed, Iterable<Document> added, PassageVectors vectors)
      throws IOException {
    write(directory, removed, added, vectors, IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
  }

  private static void write(
      Directory directory,
      Set<String> removed,
      Iterable<Document> documents,
      PassageVectors vectors,
      IndexWriterConfig.OpenMode mode)
      throws IOException {
    try (Analyzer analyzer = Fields.analyzer();
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer)
                    .setOpenMode(mode)
                    .setRAMBufferSizeMB(BUFFER_MB)
                    .setCodec(codec()))) {
      for (String sha256 : removed) {
        writer.deleteDocuments(new Term(DOCUMENT, sha256));
      }
      for (Document document : documents) {
        // Meaning is what takes time; the order stays that of the document.
        List<org.apache.lucene.document.Document> written =
            document.passages().parallelStream()
                .map(passage -> entry(document, passage, vectors))
                .toList();
        writer.addDocuments(written);
      }
      writer.forceMerge(1);
    }
  }

  private static Lucene104Codec codec() {
    KnnVectorsFormat format =
        new Lucene104HnswScalarQuantizedVectorsFormat(
            ScalarEncoding.UNSIGNED_BYTE, NEIGHBOURS, BEAM, 1, null, EXACT_UNTIL);
    return new Lucene104Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return format;
      }
    };
  }

  private static org.apache.lucene.document.Document entry(
      Document document, Passage passage, PassageVectors vectors) {
    org.apache.lucene.document.Document entry = new org.apache.lucene.document.Document();
    entry.add(new StoredField(ID, passage.id()));
    entry.add(new StoredField(NUMBER, passage.number()));
    passage.headings().forEach(heading -> entry.add(new StoredField(HEADING, heading)));
    entry.add(new StoredField(PAGE, passage.page()));
    entry.add(new StoredField(LANGUAGE, passage.language().name()));
    entry.add(new StoredField(TEXT, passage.text()));
    entry.add(new StringField(DOCUMENT, document.sha256(), Field.Store.YES));
    entry.add(new StoredField(TITLE, document.title()));
    String context = NormalForm.of(document.title() + " " + String.join(" ", passage.headings()));
    // No more than so much is read of one text.
    List<String> forms = passage.pieces(PIECE).stream().map(NormalForm::of).toList();
    // Figures without a word are sought in any language.
    List<Language> languages =
        passage.language() == Language.NEITHER
            ? Language.MIXED.spoken()
            : passage.language().spoken();
    for (Language language : languages) {
      String field = wordsOf(language);
      entry.add(new TextField(field, context, Field.Store.NO));
      forms.forEach(form -> entry.add(new TextField(field, form, Field.Store.NO)));
      if (passage.language() != Language.NEITHER) {
        vectors
            .of(passage, language)
            .ifPresent(vector ->
                entry.add(
                    new KnnFloatVectorField(
                        vectorOf(language), vector, VectorSimilarityFunction.DOT_PRODUCT)));
      }
    }
    return entry;
  }

  private static String wordsOf(Language language) {
    return language == Language.ZH ? Fields.ZH : Fields.EN;
  }

  private static String vectorOf(Language language) {
    return language == Language.ZH ? Fields.ZH_VECTOR : Fields.EN_VECTOR;
  }

  /// Opens the index in `directory`, which stays the caller's to close.
  ///
  /// @param vectors the same as it was written with
  public static PassageIndex open(Directory directory, PassageVectors vectors) throws IOException {
    return new PassageIndex(DirectoryReader.open(directory), vectors);
  }

  /// Returns how many passages there are.
  public int size() {
    return reader.numDocs();
  }

  /// Returns the passages that say most about `question`, best first.
  ///
  /// @param language the question's; of neither language nothing is found
  /// @param most how many at most, up to 50
  public List<ScoredPassage> search(String question, Language language, int most) {
    return search(question, language, Map.of(), most);
  }

  /// As [#search(String, Language, int)], with what the question means already known: embedding it
  /// takes several times as long as finding the passages.
  ///
  /// @param meanings what the encoders of the passages make of it; one that is missing is asked for
  public List<ScoredPassage> search(
      String question, Language language, Map<Language, Embedding> meanings, int most) {
    try {
      TreeMap<Integer, Evidence> found = new TreeMap<>();
      String form = NormalForm.of(question);
      for (Language spoken : language.spoken()) {
        Optional<float[]> vector =
            Optional.ofNullable(meanings.get(spoken))
                .map(Embedding::values)
                .or(() -> vectors.of(question, spoken));
        search(form, spoken, vector, found);
      }
      List<Evidence> best =
          found.values().stream()
              .sorted(
                  Comparator.comparingDouble(Evidence::score)
                      .reversed()
                      .thenComparingInt(Evidence::doc))
              .limit(most)
              .toList();
      StoredFields stored = reader.storedFields();
      List<ScoredPassage> passages = new ArrayList<>();
      for (Evidence evidence : best) {
        passages.add(passage(stored.document(evidence.doc), evidence));
      }
      return passages;
    } catch (IOException e) {
      throw new UncheckedIOException("the index of passages cannot be read", e);
    }
  }

  /// What speaks for a passage.
  private record Evidence(int doc, double words, double meaning, double score) {
    static Evidence better(Evidence one, Evidence other) {
      return one.score >= other.score ? one : other;
    }
  }

  private void search(
      String form, Language language, Optional<float[]> vector, Map<Integer, Evidence> found)
      throws IOException {
    String field = wordsOf(language);
    BooleanQuery.Builder terms = new BooleanQuery.Builder();
    double ceiling = 0;
    for (String text : Fields.terms(analyzer, field, form)) {
      Term term = new Term(field, text);
      double with = reader.docFreq(term);
      if (with > 0) {
        terms.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
      }
      ceiling += Math.log(1 + (reader.getDocCount(field) - with + 0.5) / (with + 0.5));
    }
    Query words = terms.build();
    TreeMap<Integer, Double> byWords = new TreeMap<>();
    for (ScoreDoc hit : top(words)) {
      byWords.put(hit.doc, (double) hit.score);
    }
    TreeMap<Integer, Double> byMeaning = new TreeMap<>();
    if (vector.isPresent()) {
      for (ScoreDoc hit :
          top(new KnnFloatVectorQuery(vectorOf(language), vector.get(), CANDIDATES))) {
        byMeaning.put(hit.doc, cosine(hit.score));
      }
      // Each is judged by both, however it was found.
      int[] docs = union(byWords, byMeaning);
      addMeaning(docs, vectorOf(language), vector.get(), byMeaning);
      addWords(docs, words, byWords);
    }
    for (int doc : union(byWords, byMeaning)) {
      double share = ceiling == 0 ? 0 : byWords.getOrDefault(doc, 0.0) / ceiling;
      double cosine = byMeaning.getOrDefault(doc, 0.0);
      double score =
          vector.isPresent()
              ? (1 - MEANING_WEIGHT) * share + MEANING_WEIGHT * Math.max(0, cosine)
              : share;
      found.merge(doc, new Evidence(doc, share, cosine, score), Evidence::better);
    }
  }

  private ScoreDoc[] top(Query query) throws IOException {
    // Exact counts of what matches would read every posting.
    return searcher.search(query, new TopScoreDocCollectorManager(CANDIDATES, null, CANDIDATES))
        .scoreDocs;
  }

  private static int[] union(Map<Integer, Double> one, Map<Integer, Double> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .mapToInt(Integer::intValue)
        .distinct()
        .sorted()
        .toArray();
  }

  /// Lucene's score of a vector is half of one and the cosine.
  private static double cosine(float score) {
    return 2.0 * score - 1;
  }

  private void addMeaning(int[] docs, String field, float[] vector, Map<Integer, Double> into)
      throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(field);
      VectorScorer scorer = values == null ? null : values.scorer(vector);
      if (scorer != null) {
        DocIdSetIterator at = scorer.iterator();
        for (int doc : in(leaf, docs)) {
          if (at.docID() < doc - leaf.docBase) {
            at.advance(doc - leaf.docBase);
          }
          if (at.docID() == doc - leaf.docBase) {
            into.put(doc, cosine(scorer.score()));
          }
        }
      }
    }
  }

  private void addWords(int[] docs, Query words, Map<Integer, Double> into) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        DocIdSetIterator at = scorer.iterator();
        for (int doc : in(leaf, docs)) {
          if (at.docID() < doc - leaf.docBase) {
            at.advance(doc - leaf.docBase);
          }
          if (at.docID() == doc - leaf.docBase) {
            into.put(doc, (double) scorer.score());
          }
        }
      }
    }
  }

  private static int[] in(LeafReaderContext leaf, int[] docs) {
    int end = leaf.docBase + leaf.reader().maxDoc();
    return Arrays.stream(docs).filter(doc -> doc >= leaf.docBase && doc < end).toArray();
  }

  private static ScoredPassage passage(
      org.apache.lucene.document.Document stored, Evidence evidence) {
    Passage passage =
        new Passage(
            stored.get(ID),
            stored.getField(NUMBER).numericValue().intValue(),
            List.of(stored.getValues(HEADING)),
            stored.getField(PAGE).numericValue().intValue(),
            Language.valueOf(stored.get(LANGUAGE)),
            stored.get(TEXT));
    return new ScoredPassage(
        passage,
        stored.get(DOCUMENT),
        stored.get(TITLE),
        evidence.words,
        evidence.meaning,
        evidence.score);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    analyzer.close();
  }
}
