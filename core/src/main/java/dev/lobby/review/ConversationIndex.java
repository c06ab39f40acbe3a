package dev.lobby.review;

import dev.lobby.conversation.ConversationEvent;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.journal.Event;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.language.text.Simplified;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import dev.lobby.wire.JsonEventCodec;
import dev.lobby.wire.WireName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The Lucene index of the conversation log: one document for each conversation, with its words in
/// either way of writing Chinese and in English, and with what it can be chosen by.
///
/// What the assistant answers are the bank's own words, the same in thousands of conversations, and
/// most of what is said. Each such saying is one document too, and a conversation names those in
/// it.
///
/// A conversation is indexed a moment after it changed, on a thread of the index's own, and read
/// from the journal for that. The index says itself up to where it holds the journal, and a crash
/// does not harm it, so it goes on from there when the other views are folded anew.
public final class ConversationIndex implements View, AutoCloseable {

  static final String ID = "id";
  static final String KIND = "kind";
  static final String CONVERSATION = "conversation";

  /// The id of a saying.
  static final String SAYING = "saying";

  /// The sayings in a conversation.
  static final String SAID = "said";

  static final String ENGLISH = "english";
  static final String CHINESE = "chinese";
  static final String STATUS = "status";
  static final String CHANNEL = "channel";
  static final String LANGUAGE = "language";
  static final String CUSTOMER = "customer";
  static final String AGENT = "agent";
  static final String HANDOFF = "handoff";
  static final String OUTCOME = "outcome";
  static final String INTENT = "intent";
  static final String DECISION = "decision";
  static final String RATING = "rating";
  static final String STARTED = "started";
  static final String LAST = "last";

  private static final Logger LOG = System.getLogger(ConversationIndex.class.getName());
  private static final String FORMAT = "log 2";
  private static final String DIRECTORY = "log";
  private static final String TAKEN_IN = "takenIn";
  private static final String HASH = "hash";

  /// How many conversations are indexed at once.
  private static final int CHUNK = 4096;

  /// How many changed ones a reader has indexed first; with more it sees the index as it is.
  private static final int FEW = 1000;

  /// How many are few enough for one thread.
  private static final int FOR_ONE_THREAD = 64;

  private static final long COMMIT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final double BUFFER_MEGABYTES = 32;

  /// Times as far away as microseconds and nanoseconds in a long reach.
  private static final Instant FIRST = Instant.EPOCH.minus(Duration.ofDays(100_000));

  private static final Instant LATEST = Instant.EPOCH.plus(Duration.ofDays(100_000));

  /// How often words are taken out of the files that were still being copied.
  private static final int PURGES = 10;

  /// Events with words.
  private static final Set<String> SPOKEN =
      Stream.of(
              ConversationEvent.CustomerWrote.class,
              ConversationEvent.AssistantWrote.class,
              ConversationEvent.AgentJoined.class,
              ConversationEvent.AgentWrote.class,
              ConversationEvent.Corrected.class,
              ConversationEvent.Told.class,
              ConversationEvent.SurveyAsked.class,
              ConversationEvent.HandedBack.class,
              ConversationEvent.Resolved.class)
          .map(event -> event.getAnnotation(WireName.class).value())
          .collect(Collectors.toUnmodifiableSet());

  /// What the assistant says in the bank's words alone, without a number or a time of the customer.
  private static final Set<String> SAYINGS = Set.of("answer", "suggest", "greeting");

  private final Set<String> knownSayings = ConcurrentHashMap.newKeySet();
  private final Journal journal;
  private final Summaries summaries;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final long committed;
  private final ReentrantLock indexing = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition somethingChanged = lock.newCondition();

  /// Conversations that changed since they were indexed, with the sequence of the first change.
  private final Map<String, Long> changed = new LinkedHashMap<>();

  /// The sequence of the last event that was taken in.
  private long seen;

  /// The first change among the conversations that are being indexed; 0 for none.
  private long underWay;

  /// The sequence of the first event after which words must leave the files, and not only the
  /// results; 0 for none.
  private long purge;

  /// As [#purge], of what is being done; 0 for nothing.
  private long purging;

  private long committedAt = System.nanoTime();
  private volatile boolean closing;
  private final Thread thread;

  /// @param summaries which must come before this one among the views
  public ConversationIndex(ViewStore store, Journal journal, Summaries summaries) {
    this.journal = journal;
    this.summaries = summaries;
    try {
      Path path = store.directory(DIRECTORY);
      this.directory = path == null ? new ByteBuffersDirectory() : FSDirectory.open(path);
      Opened opened = open();
      this.writer = opened.writer;
      this.searchers = opened.searchers;
      this.committed = opened.takenIn;
      this.seen = committed;
    } catch (IOException e) {
      throw new UncheckedIOException("The index of the conversation log cannot be opened.", e);
    }
    this.thread = Thread.ofPlatform().name("log-index").daemon(true).start(this::follow);
  }

  private record Opened(IndexWriter writer, SearcherManager searchers, long takenIn) {}

  private Opened open() throws IOException {
    Opened kept = openKept();
    if (kept != null) {
      return kept;
    }
    knownSayings.clear();
    for (String file : directory.listAll()) {
      if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
        directory.deleteFile(file);
      }
    }
    IndexWriter writer = new IndexWriter(directory, config());
    return new Opened(writer, new SearcherManager(writer, null), 0);
  }

  /// Opens the index that is there; null when there is none of this journal, or it is damaged.
  private @Nullable Opened openKept() throws IOException {
    IndexWriter writer = null;
    Opened opened = null;
    try {
      writer = new IndexWriter(directory, config());
      long takenIn = takenIn(writer.getLiveCommitData());
      if (takenIn > 0) {
        // Only this reads the files the commit names.
        SearcherManager searchers = new SearcherManager(writer, null);
        learnSayings(searchers);
        opened = new Opened(writer, searchers, takenIn);
      }
    } catch (LockObtainFailedException e) {
      throw e;
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      LOG.log(Level.WARNING, "The index of the conversation log is made anew.", e);
    } finally {
      if (opened == null && writer != null) {
        writer.rollback();
      }
    }
    return opened;
  }

  private static IndexWriterConfig config() {
    Analyzer analyzer =
        new PerFieldAnalyzerWrapper(new EnglishAnalyzer(), Map.of(CHINESE, new CJKAnalyzer()));
    return new IndexWriterConfig(analyzer)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        // By default it spares what has few deletions, and with them somebody's erased words.
        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
        .setCommitOnClose(false);
  }

  /// Up to where an index holds this journal; 0 when it holds another or is of another format.
  private long takenIn(@Nullable Iterable<Map.Entry<String, String>> commitData) {
    if (commitData == null) {
      return 0;
    }
    Map<String, String> data = new LinkedHashMap<>();
    commitData.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    long sequence = Long.parseLong(data.getOrDefault(TAKEN_IN, "0"));
    return FORMAT.equals(data.get("format"))
            && sequence <= journal.head()
            && sequence > 0
            && journal.hash(sequence).equals(data.get(HASH))
        ? sequence
        : 0;
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public long takenIn(long kept) {
    return committed;
  }

  @Override
  public void apply(Recorded recorded) {
    lock.lock();
    try {
      seen = recorded.sequence();
      if (recorded.event() instanceof ConversationEvent) {
        changed.putIfAbsent(
            recorded.stream().substring(ConversationEvent.stream("").length()), seen);
      } else if (recorded.event() instanceof ErasureEvent.Done erased) {
        erased.conversations().forEach(id -> changed.putIfAbsent(id, seen));
        askForPurge(seen);
      } else if (recorded.event() instanceof RetentionEvent.Blanked blanked) {
        blanked.conversations().forEach(id -> changed.putIfAbsent(id, seen));
        askForPurge(seen);
      }
      if (!changed.isEmpty()) {
        somethingChanged.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void askForPurge(long sequence) {
    purge = purge == 0 ? sequence : Math.min(purge, sequence);
  }

  private void follow() {
    while (!closing) {
      try {
        awaitChange();
        if (closing) {
          return;
        }
        indexChunk();
        if (System.nanoTime() - committedAt > COMMIT_EVERY_NANOS) {
          commit();
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException | RuntimeException e) {
        if (!closing) {
          LOG.log(
              Level.ERROR,
              "The conversation log is not indexed any more; searches miss what is new. Restart Lobby.",
              e);
        }
        return;
      }
    }
  }

  private void awaitChange() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (changed.isEmpty() && purge == 0 && !closing) {
        somethingChanged.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Indexes some of the conversations that changed.
  private void indexChunk() throws IOException {
    indexing.lock();
    try {
      Map<String, Long> chunk = new LinkedHashMap<>();
      lock.lock();
      try {
        for (Map.Entry<String, Long> entry : changed.entrySet()) {
          if (chunk.size() == CHUNK) {
            break;
          }
          chunk.put(entry.getKey(), entry.getValue());
        }
        changed.keySet().removeAll(chunk.keySet());
        underWay = chunk.values().stream().mapToLong(Long::longValue).min().orElse(0);
        if (changed.isEmpty()) {
          purging = purge;
          purge = 0;
        }
      } finally {
        lock.unlock();
      }
      boolean done = false;
      try {
        index(List.copyOf(chunk.keySet()));
        if (purging != 0) {
          purge();
          commit();
          searchers.maybeRefreshBlocking();
          writer.deleteUnusedFiles();
        }
        done = true;
      } finally {
        lock.lock();
        try {
          underWay = 0;
          if (!done) {
            // What was not indexed now is at the next time.
            chunk.forEach((id, sequence) -> changed.merge(id, sequence, Math::min));
            if (purging != 0) {
              askForPurge(purging);
            }
          }
          purging = 0;
        } finally {
          lock.unlock();
        }
      }
    } finally {
      indexing.unlock();
    }
  }

  /// Writes every piece of the index anew of which something was taken out.
  private void purge() throws IOException {
    for (int i = 0; i < PURGES; i++) {
      // What a merge under way copies was there when it began, and its pieces are passed over.
      if (writer.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler merges) {
        merges.sync();
      }
      writer.forceMergeDeletes();
      if (!writer.hasDeletions()) {
        return;
      }
    }
    throw new IOException("Words that were taken out of the index are still in its files.");
  }

  private void index(List<String> ids) throws IOException {
    int threads = ids.size() <= FOR_ONE_THREAD ? 1 : Runtime.getRuntime().availableProcessors();
    if (threads == 1) {
      for (String id : ids) {
        index(id);
      }
      return;
    }
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("log-index-", 0).daemon(true).factory())) {
      List<Future<?>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        int first = part;
        parts.add(
            pool.submit(() -> {
              for (int i = first; i < ids.size(); i += threads) {
                index(ids.get(i));
              }
              return null;
            }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The indexing was interrupted.", e);
    }
  }

  private void index(String id) throws IOException {
    Summary summary = summaries.find(id).orElse(null);
    if (summary == null) {
      return;
    }
    // Staff paste the id into the search box; the numbers customers quote stand in what they were
    // told.
    StringBuilder words = new StringBuilder(id).append('\n');
    Set<String> sayings = new HashSet<>();
    for (Recorded recorded : journal.read(ConversationEvent.stream(id), 0, SPOKEN::contains)) {
      if (recorded.event() instanceof ConversationEvent.AssistantWrote e
          && SAYINGS.contains(e.say())
          && !e.text().equals(JsonEventCodec.ERASED)) {
        sayings.add(saying(e.text()));
      } else {
        words.append(text(recorded.event())).append('\n');
      }
    }
    writer.updateDocument(new Term(ID, id), document(summary, words.toString(), sayings));
  }

  private static String text(Event event) {
    return switch (event) {
      case ConversationEvent.CustomerWrote e -> e.text();
      case ConversationEvent.AssistantWrote e -> e.text();
      case ConversationEvent.AgentJoined e -> e.text();
      case ConversationEvent.AgentWrote e -> e.text();
      case ConversationEvent.Corrected e -> e.text();
      case ConversationEvent.Told e -> e.text();
      case ConversationEvent.SurveyAsked e -> e.text();
      case ConversationEvent.HandedBack e -> e.text();
      case ConversationEvent.Resolved e -> e.text();
      default -> "";
    };
  }

  /// Returns the id of a saying, which is in the index then.
  private String saying(String text) throws IOException {
    byte[] hash = sha256(text);
    String id = HexFormat.of().formatHex(hash, 0, 12);
    if (!knownSayings.contains(id)) {
      Document document = new Document();
      document.add(new KeywordField(SAYING, id, Store.YES));
      addWords(document, text);
      writer.updateDocument(new Term(SAYING, id), document);
      knownSayings.add(id);
    }
    return id;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  private void learnSayings(SearcherManager searchers) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), SAYING);
      if (terms != null) {
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          knownSayings.add(term.utf8ToString());
        }
      }
    } finally {
      searchers.release(searcher);
    }
  }

  private static void addWords(Document document, String words) {
    document.add(new TextField(ENGLISH, words, Store.NO));
    document.add(new TextField(CHINESE, Simplified.of(words), Store.NO));
  }

  private static Document document(Summary summary, String words, Set<String> sayings) {
    Document document = new Document();
    document.add(new KeywordField(ID, summary.id(), Store.YES));
    document.add(new StringField(KIND, CONVERSATION, Store.NO));
    addWords(document, words);
    sayings.forEach(saying -> document.add(new StringField(SAID, saying, Store.NO)));
    keyword(document, STATUS, summary.status().name());
    keyword(document, CHANNEL, summary.channel());
    keyword(document, LANGUAGE, summary.language().wire());
    keyword(document, CUSTOMER, summary.customer());
    keyword(document, AGENT, summary.agent());
    keyword(document, HANDOFF, summary.handoff() == null ? null : summary.handoff().wire());
    keyword(document, OUTCOME, summary.outcome());
    summary.intents().forEach(intent -> keyword(document, INTENT, intent));
    summary.decisions().keySet().forEach(decision -> keyword(document, DECISION, decision));
    summary.ratings().values().stream()
        .distinct()
        .forEach(rating -> keyword(document, RATING, rating.wire()));
    document.add(new LongField(STARTED, micros(summary.startedAt()), Store.NO));
    document.add(new LongField(LAST, micros(summary.lastAt()), Store.NO));
    return document;
  }

  private static void keyword(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.add(new KeywordField(field, value, Store.NO));
    }
  }

  /// A time as the index holds it: microseconds since the epoch; the first or last it can hold for
  /// what is beyond it.
  static long micros(Instant time) {
    Instant held = time.isBefore(FIRST) ? FIRST : time.isAfter(LATEST) ? LATEST : time;
    return ChronoUnit.MICROS.between(Instant.EPOCH, held);
  }

  /// How many conversations changed and are not indexed yet.
  public int pending() {
    lock.lock();
    try {
      return changed.size();
    } finally {
      lock.unlock();
    }
  }

  /// Indexes what changed, until nothing is left or the time is up.
  public void awaitIndexed(Duration most) {
    long start = System.nanoTime();
    try {
      do {
        indexChunk();
      } while (pending() > 0 && System.nanoTime() - start < most.toNanos());
    } catch (IOException e) {
      throw new UncheckedIOException("The conversation log cannot be indexed.", e);
    }
  }

  /// The index as it is now, with what changed last unless much did; its searcher is to be
  /// released.
  SearcherManager current() throws IOException {
    if (pending() <= FEW) {
      indexChunk();
    }
    searchers.maybeRefreshBlocking();
    return searchers;
  }

  private void commit() throws IOException {
    long takenIn;
    lock.lock();
    try {
      // Events of the same frame may still come. What could not be indexed stands behind what
      // changed after it.
      long first = changed.values().stream().mapToLong(Long::longValue).min().orElse(seen);
      takenIn =
          LongStream.of(first, underWay, purge, purging).filter(it -> it != 0).min().orElse(0) - 1;
    } finally {
      lock.unlock();
    }
    if (takenIn > 0) {
      writer.setLiveCommitData(
          Map.of("format", FORMAT, TAKEN_IN, Long.toString(takenIn), HASH, journal.hash(takenIn))
              .entrySet());
    }
    writer.commit();
    committedAt = System.nanoTime();
  }

  /// Keeps what is indexed for the next start. The journal must still be open.
  @Override
  public void close() {
    // Not by an interrupt, which would close the files that are being written.
    lock.lock();
    try {
      closing = true;
      somethingChanged.signalAll();
    } finally {
      lock.unlock();
    }
    try (directory) {
      thread.join();
      try {
        if (writer.isOpen()) {
          commit();
        }
        searchers.close();
      } finally {
        writer.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The index of the conversation log cannot be closed.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
