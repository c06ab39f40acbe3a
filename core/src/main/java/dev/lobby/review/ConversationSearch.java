package dev.lobby.review;

import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Recorded;
import dev.lobby.language.text.Simplified;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Finds conversations by words in them, Chinese in either way of writing or English: one Lucene
/// document each, in memory.
///
/// A conversation is indexed when a search comes after it changed, not at every message.
public final class ConversationSearch implements View, AutoCloseable {

  /// A conversation that was found, and the piece of it where.
  public record Hit(String conversation, String snippet) {}

  private static final String ID = "id";
  private static final String ENGLISH = "english";
  private static final String CHINESE = "chinese";
  private static final int MAX_WORDS = 32;
  private static final int SNIPPET = 90;

  private final Conversations conversations;
  private final Analyzer english = new EnglishAnalyzer();

  /// Bigrams of Chinese characters, and the words of everything else.
  private final Analyzer chinese = new CJKAnalyzer();

  private final Set<String> changed = new LinkedHashSet<>();

  /// Whether words must leave the index for good, and not only its results.
  private boolean purge;

  private IndexWriter writer;

  public ConversationSearch(Conversations conversations) {
    this.conversations = conversations;
    this.writer = newWriter();
  }

  private IndexWriter newWriter() {
    try {
      Analyzer analyzer = new PerFieldAnalyzerWrapper(english, Map.of(CHINESE, chinese));
      return new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(analyzer));
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be made.", e);
    }
  }

  @Override
  public void apply(Recorded recorded) {
    if (recorded.event() instanceof ConversationEvent) {
      synchronized (changed) {
        changed.add(recorded.stream().substring(ConversationEvent.stream("").length()));
      }
    } else if (recorded.event() instanceof ErasureEvent.Done erased) {
      synchronized (changed) {
        changed.addAll(erased.conversations());
        purge = true;
      }
    } else if (recorded.event() instanceof RetentionEvent.Blanked blanked) {
      synchronized (changed) {
        changed.addAll(blanked.conversations());
        purge = true;
      }
    }
  }

  @Override
  public synchronized void reset() {
    close();
    synchronized (changed) {
      changed.clear();
    }
    writer = newWriter();
  }

  /// The conversations that hold all the words, best first.
  ///
  /// @param limit how many at most
  public synchronized List<Hit> find(String words, int limit) {
    try {
      index();
      Set<String> terms = new HashSet<>();
      Query query = query(words, terms);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc doc : searcher.search(query, Math.max(1, limit)).scoreDocs) {
          String id = searcher.storedFields().document(doc.doc).get(ID);
          hits.add(new Hit(id, snippet(id, words, terms)));
        }
        return hits;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The conversation log cannot be searched.", e);
    }
  }

  private void index() throws IOException {
    List<String> ids;
    boolean purged;
    synchronized (changed) {
      ids = List.copyOf(changed);
      changed.clear();
      purged = purge;
      purge = false;
    }
    try {
      for (String id : ids) {
        Optional<Conversation> conversation = conversations.load(id);
        if (conversation.isPresent()) {
          writer.updateDocument(new Term(ID, id), document(conversation.get()));
        }
      }
      if (purged) {
        writer.forceMergeDeletes();
      }
    } catch (IOException | RuntimeException e) {
      // What was not indexed now is at the next search.
      synchronized (changed) {
        changed.addAll(ids);
        purge |= purged;
      }
      throw e;
    }
  }

  private static Document document(Conversation conversation) {
    Document document = new Document();
    document.add(new StringField(ID, conversation.id(), Store.YES));
    // Staff paste ids into the search box; the numbers customers quote stand in what they were
    // told.
    StringBuilder text = new StringBuilder(conversation.id()).append('\n');
    for (Message message : conversation.messages()) {
      text.append(message.text()).append('\n');
    }
    document.add(new TextField(ENGLISH, text.toString(), Store.NO));
    document.add(new TextField(CHINESE, Simplified.of(text.toString()), Store.NO));
    return document;
  }

  /// All words must occur, each in one of the two fields; Chinese runs as phrases of their bigrams.
  private Query query(String words, Set<String> terms) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int count = 0;
    for (String word : words.strip().split("\\s+", -1)) {
      if (word.isEmpty() || count++ >= MAX_WORDS) {
        continue;
      }
      BooleanQuery.Builder either = new BooleanQuery.Builder();
      addPhrase(either, ENGLISH, english, word, terms);
      addPhrase(either, CHINESE, chinese, Simplified.of(word), terms);
      BooleanQuery built = either.build();
      if (!built.clauses().isEmpty()) {
        all.add(built, Occur.MUST);
      }
    }
    return all.build();
  }

  private static void addPhrase(
      BooleanQuery.Builder either, String field, Analyzer analyzer, String word, Set<String> terms)
      throws IOException {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    List<Term> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(field, word)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      // A stop word is left out and leaves a gap, in the index as here.
      int position = -1;
      while (tokens.size() < MAX_WORDS && stream.incrementToken()) {
        position += step.getPositionIncrement();
        Term token = new Term(field, term.toString());
        tokens.add(token);
        phrase.add(token, position);
        terms.add(term.toString());
      }
      stream.end();
    }
    if (tokens.size() == 1) {
      either.add(new TermQuery(tokens.getFirst()), Occur.SHOULD);
    } else if (!tokens.isEmpty()) {
      either.add(phrase.build(), Occur.SHOULD);
    }
  }

  /// The piece of the first message that holds a word searched for.
  private String snippet(String id, String words, Set<String> terms) {
    Set<String> sought = new LinkedHashSet<>(List.of(words.strip().split("\\s+", -1)));
    sought.addAll(terms);
    List<Message> messages = conversations.load(id).map(Conversation::messages).orElse(List.of());
    for (String word : sought) {
      for (Message message : messages) {
        int at = folded(message.text()).indexOf(folded(word));
        if (at >= 0 && !word.isEmpty()) {
          return around(message.text(), at);
        }
      }
    }
    return messages.isEmpty() ? "" : around(messages.getLast().text(), 0);
  }

  private static String folded(String text) {
    return Simplified.of(text).toLowerCase(Locale.ROOT);
  }

  private static String around(String text, int at) {
    int from = Math.max(0, Math.min(at, text.length()) - SNIPPET / 3);
    int to = Math.min(text.length(), from + SNIPPET);
    from = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    to = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to + 1 : to;
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be closed.", e);
    }
  }
}
