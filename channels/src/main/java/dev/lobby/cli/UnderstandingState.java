package dev.lobby.cli;

import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.match.Match;
import dev.lobby.language.Interpreter;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.embedding.Embedders;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What `lobby bench understand` measures: an utterance from text to probabilities, whole and by
/// expert.
///
/// The utterances of a language take turns. Public and with a state that [#open] sets, because JMH
/// writes code that uses it.
@NullUnmarked
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UnderstandingState {
  /// The property with the release's directory.
  static final String RELEASE = "lobby.bench.release";

  /// The property with the directory of the sentence encoders; empty for the bundled ones.
  static final String EMBEDDINGS = "lobby.bench.embeddings";

  /// Longer utterances are left out.
  static final int TOKENS_MAX = 20;

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Pattern TOKEN = Pattern.compile("\\p{IsHan}|[^\\p{IsHan}\\s]+");
  private static final int UTTERANCES = 300;

  /// See [dev.lobby.Main], which does not run in the JVM that is measured.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  /// The language of the utterances.
  @Param({"zh", "en"})
  public String language;

  // Open for the life of the process: where all figures are measured in one, each would open it
  // anew.
  private static Release release;
  private static final Map<String, List<Understanding>> UNDERSTOOD = new HashMap<>();

  private Interpreter words;
  private Interpreter meaning;
  private Interpreter signals;
  private List<String> utterances;
  private List<Understanding> understood;
  private int next;

  /// Used by JMH.
  public UnderstandingState() {}

  /// Opens the release and collects its phrasings.
  @Setup
  public void open() {
    LUCENE.setLevel(Level.SEVERE);
    String embeddings = System.getProperty(EMBEDDINGS, "");
    if (release == null) {
      release =
          Release.open(
              Path.of(System.getProperty(RELEASE, "")),
              embeddings.isEmpty() ? Embedders.bundled() : Embedders.of(Path.of(embeddings)));
    }
    words = release.interpreter().wordsAlone();
    meaning = release.interpreter().meaningAlone();
    signals = release.interpreter().signalsAlone();
    Language filed = language.equals("zh") ? Language.ZH : Language.EN;
    List<String> all =
        release.articles().stream()
            .flatMap(it -> it.phrasings().getOrDefault(filed, List.of()).stream())
            .filter(it -> tokens(it) <= TOKENS_MAX)
            .collect(Collectors.toList());
    Collections.shuffle(all, new Random(1));
    utterances = all.stream().limit(UTTERANCES).toList();
    understood =
        UNDERSTOOD.computeIfAbsent(
            language, own -> utterances.stream().map(release.interpreter()::interpret).toList());
  }

  /// Counts Chinese characters and words of other scripts.
  static long tokens(String text) {
    return TOKEN.matcher(text).results().count();
  }

  private int turn() {
    next = (next + 1) % utterances.size();
    return next;
  }

  /// From text to probabilities, as for a customer's message.
  @Benchmark
  public List<Match> whole() {
    return release.matcher().match(release.interpreter().interpret(utterances.get(turn()), TODAY));
  }

  /// The classifier of n-grams, alone: the baseline.
  @Benchmark
  public Understanding words() {
    return words.interpret(utterances.get(turn()));
  }

  /// The sentence encoder and the classifier of meaning.
  @Benchmark
  public Understanding meaning() {
    return meaning.interpret(utterances.get(turn()));
  }

  /// What hears signals.
  @Benchmark
  public Understanding signals() {
    return signals.interpret(utterances.get(turn()));
  }

  /// BM25 and the fusion, of what is understood already.
  @Benchmark
  public List<Match> matching() {
    return release.matcher().match(understood.get(turn()));
  }
}
