package dev.lobby.knowledge.search;

import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/// A Lucene index with one document for each phrasing and title of each article.
///
/// Immutable and safe for any number of threads. Queries are built from terms, never parsed, so no
/// text can break one.
public final class PhrasingIndex implements AutoCloseable {
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Analyzer analyzer = Fields.analyzer();
  private final List<String> articles;
  private final int[] articleOf;

  private PhrasingIndex(DirectoryReader reader, List<String> articles, int[] articleOf) {
    this.reader = reader;
    this.articles = articles;
    this.articleOf = articleOf;
    this.searcher = new IndexSearcher(reader);
    // No two customers ask in the same words, so a cache would only be filled.
    searcher.setQueryCache(null);
  }

  /// Writes the index of `texts`, each labelled with its article's id, to `directory`.
  public static void write(Directory directory, List<LabelledUtterance> texts) throws IOException {
    try (Analyzer analyzer = Fields.analyzer();
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer).setOpenMode(IndexWriterConfig.OpenMode.CREATE))) {
      for (LabelledUtterance text : texts) {
        writer.addDocument(document(text));
      }
      writer.forceMerge(1);
    }
  }

  /// Replaces all texts of some articles in the index in `directory`.
  ///
  /// @param articles the articles' ids
  /// @param texts all that is to be found of them, each labelled with its article's id
  public static void replace(
      Directory directory, Collection<String> articles, List<LabelledUtterance> texts)
      throws IOException {
    try (Analyzer analyzer = Fields.analyzer();
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(analyzer).setOpenMode(IndexWriterConfig.OpenMode.APPEND))) {
      for (String article : articles) {
        writer.deleteDocuments(
            SortedDocValuesField.newSlowExactQuery(Fields.ARTICLE, new BytesRef(article)));
      }
      for (LabelledUtterance text : texts) {
        writer.addDocument(document(text));
      }
      // What is deleted would still count for how rare a word is.
      writer.forceMerge(1);
    }
  }

  private static Document document(LabelledUtterance text) {
    String form = NormalForm.of(text.text());
    Document document = new Document();
    document.add(new SortedDocValuesField(Fields.ARTICLE, new BytesRef(text.label())));
    document.add(new StringField(Fields.KEY, NormalForm.key(text.text()), Field.Store.NO));
    if (text.teaches(Language.EN)) {
      document.add(new TextField(Fields.EN, form, Field.Store.NO));
    }
    if (text.teaches(Language.ZH)) {
      document.add(new TextField(Fields.ZH, form, Field.Store.NO));
    }
    return document;
  }

  /// Opens the index in `directory`, which stays the caller's to close.
  ///
  /// @param articles the ids of all articles, in the order that evidence is wanted in
  public static PhrasingIndex open(Directory directory, List<String> articles) throws IOException {
    return of(DirectoryReader.open(directory), articles);
  }

  /// Returns the index under `reader`, which is closed with it.
  ///
  /// @param articles the ids of all articles, in the order that evidence is wanted in
  public static PhrasingIndex of(DirectoryReader reader, List<String> articles) throws IOException {
    try {
      Map<String, Integer> ordinals = HashMap.newHashMap(articles.size());
      for (int i = 0; i < articles.size(); i++) {
        ordinals.put(articles.get(i), i);
      }
      int[] articleOf = new int[reader.maxDoc()];
      for (LeafReaderContext leaf : reader.leaves()) {
        SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ARTICLE);
        if (ids == null) {
          throw new IOException("the index has no articles");
        }
        for (int doc = ids.nextDoc(); doc != SortedDocValues.NO_MORE_DOCS; doc = ids.nextDoc()) {
          String id = ids.lookupOrd(ids.ordValue()).utf8ToString();
          Integer ordinal = ordinals.get(id);
          if (ordinal == null) {
            throw new IOException("the index holds an unknown article, " + id);
          }
          articleOf[leaf.docBase + doc] = ordinal;
        }
      }
      return new PhrasingIndex(reader, List.copyOf(articles), articleOf);
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /// Returns for each article, in the order given to [#open], the best BM25 score among its
  /// phrasings; 0 for one that shares no term with `text`.
  public Evidence evidence(String text, Language language) {
    String form = NormalForm.of(text);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    switch (language) {
      case ZH -> add(query, Fields.ZH, form);
      case EN -> add(query, Fields.EN, form);
      case MIXED -> {
        add(query, Fields.ZH, form);
        add(query, Fields.EN, form);
      }
      case NEITHER -> {}
    }
    return evidence(query.build());
  }

  private Evidence evidence(BooleanQuery query) {
    return new Evidence(best(query), ceiling(query));
  }

  /// Returns the sum of the inverse document frequencies of a query's terms, which no phrasing can
  /// score above.
  private double ceiling(BooleanQuery query) {
    double ceiling = 0;
    try {
      for (BooleanClause clause : query) {
        Term term = ((TermQuery) clause.query()).getTerm();
        double with = reader.docFreq(term);
        ceiling += Math.log(1 + (reader.getDocCount(term.field()) - with + 0.5) / (with + 0.5));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read", e);
    }
    return ceiling;
  }

  /// How much the phrasings of each article speak for it.
  public static final class Evidence {
    private final float[] scores;
    private final double ceiling;

    private Evidence(float[] scores, double ceiling) {
      this.scores = scores;
      this.ceiling = ceiling;
    }

    /// Returns the share of what a perfect phrasing would score that the article at `index`
    /// reaches, 0 to 1.
    public double share(int index) {
      return ceiling == 0 ? 0 : scores[index] / ceiling;
    }

    /// Returns how many articles there are.
    public int size() {
      return scores.length;
    }

    /// Returns the score of the article at `index`.
    public float at(int index) {
      return scores[index];
    }

    /// Returns the index of the best article; empty when none has any evidence.
    public Optional<Integer> best() {
      int best = 0;
      for (int i = 1; i < scores.length; i++) {
        best = scores[i] > scores[best] ? i : best;
      }
      return scores.length == 0 || scores[best] == 0 ? Optional.empty() : Optional.of(best);
    }
  }

  private void add(BooleanQuery.Builder query, String field, String form) {
    for (String term : Fields.terms(analyzer, field, form)) {
      query.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
    }
  }

  /// Returns the one article that has a phrasing or title with the same letters and digits as
  /// `text`; empty when none has, or several.
  public Optional<String> exact(String text) {
    String key = NormalForm.key(text);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    float[] found = best(new TermQuery(new Term(Fields.KEY, key)));
    int only = -1;
    for (int i = 0; i < found.length; i++) {
      if (found[i] > 0) {
        if (only >= 0) {
          return Optional.empty();
        }
        only = i;
      }
    }
    return only < 0 ? Optional.empty() : Optional.of(articles.get(only));
  }

  private float[] best(Query query) {
    try {
      return searcher.search(query, new BestOfArticle());
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read", e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    analyzer.close();
  }

  /// Collects the best score of each article.
  private final class BestOfArticle implements CollectorManager<BestOfArticle.Scores, float[]> {

    @Override
    public Scores newCollector() {
      return new Scores();
    }

    @Override
    public float[] reduce(Collection<Scores> collected) {
      float[] best = new float[articles.size()];
      for (Scores scores : collected) {
        for (int i = 0; i < best.length; i++) {
          best[i] = Math.max(best[i], scores.best[i]);
        }
      }
      return best;
    }

    /// The best scores among the documents seen so far.
    private final class Scores implements Collector {
      private final float[] best = new float[articles.size()];

      @Override
      public LeafCollector getLeafCollector(LeafReaderContext leaf) {
        return new LeafCollector() {
          private Scorable scorer = new None();

          @Override
          public void setScorer(Scorable scorer) {
            this.scorer = scorer;
          }

          @Override
          public void collect(int doc) throws IOException {
            int article = articleOf[leaf.docBase + doc];
            best[article] = Math.max(best[article], scorer.score());
          }
        };
      }

      @Override
      public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
      }
    }
  }

  /// What scores before Lucene has said what does.
  private static final class None extends Scorable {
    @Override
    public float score() {
      return 0;
    }
  }
}
