package dev.lobby.review;

import static dev.lobby.review.ConversationIndex.CHINESE;
import static dev.lobby.review.ConversationIndex.ENGLISH;

import dev.lobby.conversation.Busy;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.language.text.Simplified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Finds conversations in the log, by words in them, Chinese in either way of writing or English,
/// and by what else is known of them.
public final class ConversationSearch {

  /// A conversation that was found.
  ///
  /// @param snippet the piece of it where the words are; empty when it was not found by words
  public record Hit(String conversation, String snippet) {}

  /// Some of what was found.
  ///
  /// @param total how much there is in all
  public record Page(int total, List<Hit> hits) {}

  private static final int MAX_WORDS = 32;
  private static final int SNIPPET = 90;

  /// More than the bank has answers in all their versions.
  private static final int MAX_SAYINGS = 10_000;

  /// How long an answer waits that must miss nothing.
  private static final Duration MOST_INDEXING = Duration.ofMinutes(5);

  /// The clock of the machine may have been set back in the middle of a conversation.
  private static final long CLOCK_SLACK_MICROS = TimeUnit.DAYS.toMicros(1);

  /// The one written in last first.
  private static final Sort LATEST =
      new Sort(
          LongField.newSortField(ConversationIndex.LAST, true, SortedNumericSelector.Type.MAX),
          KeywordField.newSortField(ConversationIndex.ID, false, SortedSetSelector.Type.MIN));

  private final ConversationIndex index;
  private final Conversations conversations;
  private final Analyzer english = new EnglishAnalyzer();

  /// Bigrams of Chinese characters, and the words of everything else.
  private final Analyzer chinese = new CJKAnalyzer();

  public ConversationSearch(ConversationIndex index, Conversations conversations) {
    this.index = index;
    this.conversations = conversations;
  }

  /// The conversations that hold all the words, best first.
  ///
  /// @param limit how many at most
  public List<Hit> find(String words, int limit) {
    return find(words, LogFilter.NONE, 0, limit).hits;
  }

  /// The conversations that hold all the words and pass the filter, best first; none when there is
  /// no word.
  ///
  /// @param offset how many of them to pass over
  /// @param limit how many at most
  public Page find(String words, LogFilter filter, int offset, int limit) {
    return search(searcher -> {
      Set<String> terms = new HashSet<>();
      Query query = filter.over(query(searcher, words, terms));
      return page(searcher, query, Sort.RELEVANCE, offset, limit, id -> snippet(id, words, terms));
    });
  }

  /// The conversations that pass the filter, the one written in last first.
  ///
  /// @param offset how many of them to pass over
  /// @param limit how many at most
  public Page latest(LogFilter filter, int offset, int limit) {
    return search(searcher -> {
      return page(searcher, filter.query(), LATEST, offset, limit, id -> "");
    });
  }

  /// Every conversation in which an article may have been answered between two instants: none that
  /// was is missing, and some may be there in which it was answered earlier or later.
  ///
  /// @throws Busy when too much changed just now to be indexed in time
  public List<String> answered(String article, Instant from, Instant to) {
    indexed();
    Query query =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(ConversationIndex.INTENT, article)), Occur.FILTER)
            .add(
                LongField.newRangeQuery(
                    ConversationIndex.STARTED,
                    Long.MIN_VALUE,
                    ConversationIndex.micros(to) + CLOCK_SLACK_MICROS),
                Occur.FILTER)
            .add(
                LongField.newRangeQuery(
                    ConversationIndex.LAST,
                    ConversationIndex.micros(from) - CLOCK_SLACK_MICROS,
                    Long.MAX_VALUE),
                Occur.FILTER)
            .build();
    return search(searcher -> page(searcher, query, LATEST, 0, Integer.MAX_VALUE, id -> ""))
        .hits
        .stream()
        .map(Hit::conversation)
        .toList();
  }

  /// The ids of everything that was ever answered: articles and incidents.
  ///
  /// @throws Busy when too much changed just now to be indexed in time
  public Set<String> everAnswered() {
    indexed();
    Set<String> answered = new TreeSet<>();
    search(searcher -> {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        Terms terms = leaf.reader().terms(ConversationIndex.INTENT);
        if (terms != null) {
          TermsEnum each = terms.iterator();
          for (BytesRef term = each.next(); term != null; term = each.next()) {
            answered.add(term.utf8ToString());
          }
        }
      }
      return new Page(0, List.of());
    });
    return answered;
  }

  private void indexed() {
    index.awaitIndexed(MOST_INDEXING);
    if (index.pending() > 0) {
      throw new Busy("The conversation log is still being indexed. Try again in a minute.");
    }
  }

  /// How many conversations changed and are not found by what is new in them yet.
  public int pending() {
    return index.pending();
  }

  private static Page page(
      IndexSearcher searcher,
      Query query,
      Sort order,
      int offset,
      int limit,
      UnaryOperator<String> snippet)
      throws IOException {
    int total = searcher.count(query);
    List<Hit> hits = new ArrayList<>();
    if (limit > 0 && offset < total) {
      int end = (int) Math.min(total, (long) offset + limit);
      ScoreDoc[] found = searcher.search(query, end, order).scoreDocs;
      for (int i = offset; i < found.length; i++) {
        String id = searcher.storedFields().document(found[i].doc).get(ConversationIndex.ID);
        hits.add(new Hit(id, snippet.apply(id)));
      }
    }
    return new Page(total, hits);
  }

  /// Something that is asked of the index.
  private interface Question {
    Page of(IndexSearcher searcher) throws IOException;
  }

  private Page search(Question question) {
    try {
      SearcherManager searchers = index.current();
      IndexSearcher searcher = searchers.acquire();
      try {
        return question.of(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The conversation log cannot be searched.", e);
    }
  }

  /// All words must occur, each in one of the two fields; Chinese runs as phrases of their bigrams.
  private Query query(IndexSearcher searcher, String words, Set<String> terms) throws IOException {
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
        all.add(orSaid(searcher, built), Occur.MUST);
      }
    }
    return all.build();
  }

  /// What a query finds in what was written, and the conversations in which the assistant said what
  /// it finds in sayings.
  private static Query orSaid(IndexSearcher searcher, Query query) throws IOException {
    Query sayings =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new FieldExistsQuery(ConversationIndex.SAYING), Occur.FILTER)
            .build();
    List<BytesRef> ids = new ArrayList<>();
    for (ScoreDoc doc : searcher.search(sayings, MAX_SAYINGS).scoreDocs) {
      ids.add(
          new BytesRef(searcher.storedFields().document(doc.doc).get(ConversationIndex.SAYING)));
    }
    return ids.isEmpty()
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.SHOULD)
            .add(new TermInSetQuery(ConversationIndex.SAID, ids), Occur.SHOULD)
            .build();
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
}
