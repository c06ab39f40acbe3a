package dev.lobby.language.signal;

import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.text.NormalForm;
import dev.lobby.language.text.UtteranceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the examples of signals from a folder with one file per signal, `complaint.tsv` and so on,
/// and `off-topic.tsv` and `ordinary.tsv` if they are there.
///
/// Each line of a signal's file is `yes` or `no`, a tab, `zh` or `en`, a tab, and the utterance; a
/// line of the other two lacks the first column. The `no` lines are contrasts: they share words
/// with the signal and are not it. Every signal needs [#LINES_MIN] lines of each kind in each
/// language.
///
/// What is off topic or ordinary gives no signal, and a `yes` line gives that one signal alone,
/// unless another signal's file has the utterance too.
public final class SignalExamples {
  /// How many lines of each kind a signal needs in each language. A guard that learns from fewer
  /// hears next to nothing, and nobody would be told.
  public static final int LINES_MIN = 20;

  private static final List<String> LANGUAGES = List.of("zh", "en");
  private static final String OFF_TOPIC = "off-topic.tsv";
  private static final String ORDINARY = "ordinary.tsv";

  private SignalExamples() {}

  /// Returns the examples of every signal in `folder`, in the order of the files.
  ///
  /// @throws MalformedExamplesException naming every file and line that is wrong
  public static List<SignalExample> read(Path folder) {
    List<SignalExample> examples = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      errors.add(folder + ": there is no such folder; a bank needs examples of every signal");
      throw new MalformedExamplesException(errors);
    }
    checkNames(folder, errors);
    for (Signal signal : Signal.values()) {
      Path file = folder.resolve(file(signal));
      if (Files.exists(file)) {
        read(file, signal, examples, errors);
      } else {
        errors.add(file + ": there is no such file; every signal needs its examples");
      }
    }
    List<String> offTopic = silent(folder.resolve(OFF_TOPIC), errors);
    List<String> ordinary = silent(folder.resolve(ORDINARY), errors);
    if (!errors.isEmpty()) {
      throw new MalformedExamplesException(errors);
    }
    addSilent(offTopic, ordinary, examples);
    return examples;
  }

  /// Returns the utterances of a file that give no signal; none when it does not exist.
  private static List<String> silent(Path file, List<String> errors) {
    List<String> texts = new ArrayList<>();
    if (Files.exists(file)) {
      UtteranceFile.read(file, 2, errors, line -> addSilent(line, texts));
    }
    return texts;
  }

  /// Returns what is off topic in `folder`, each utterance with the label `-`.
  ///
  /// @throws MalformedExamplesException naming every line that is wrong
  public static List<LabelledUtterance> readOffTopic(Path folder) {
    List<LabelledUtterance> utterances = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    Path file = folder.resolve(OFF_TOPIC);
    if (Files.exists(file)) {
      UtteranceFile.read(
          file,
          2,
          errors,
          line -> {
            String wire = line.columns().getFirst();
            Language language = wire.equals("zh") ? Language.ZH : Language.EN;
            utterances.add(new LabelledUtterance("-", language, line.utterance()));
            return wrong("first", wire, line.utterance());
          });
    }
    if (!errors.isEmpty()) {
      throw new MalformedExamplesException(errors);
    }
    return utterances;
  }

  /// Adds what is off topic or ordinary, and the examples of each signal, against every signal
  /// whose own file says nothing about them.
  private static void addSilent(
      List<String> offTopic, List<String> ordinary, List<SignalExample> examples) {
    List<SignalExample> written = List.copyOf(examples);
    for (Signal signal : Signal.values()) {
      Set<String> said = new HashSet<>();
      written.stream()
          .filter(it -> it.signal() == signal)
          .forEach(it -> said.add(NormalForm.key(it.text())));
      for (String text : offTopic) {
        if (said.add(NormalForm.key(text))) {
          examples.add(new SignalExample(signal, false, Origin.OFF_TOPIC, text));
        }
      }
      for (String text : ordinary) {
        if (said.add(NormalForm.key(text))) {
          examples.add(new SignalExample(signal, false, Origin.ORDINARY, text));
        }
      }
      for (SignalExample other : written) {
        if (other.heard() && said.add(NormalForm.key(other.text()))) {
          examples.add(new SignalExample(signal, false, Origin.OTHER_SIGNAL, other.text()));
        }
      }
    }
  }

  /// Reads the file of one signal, and says what it lacks or contradicts.
  private static void read(
      Path file, Signal signal, List<SignalExample> examples, List<String> errors) {
    int before = errors.size();
    Lines lines = new Lines(signal);
    UtteranceFile.read(file, 3, errors, lines::add);
    // What is wrong with a line is to be mended first; it would have counted.
    if (errors.size() == before) {
      lines.lacking().ifPresent(lacking -> errors.add(file + ": " + lacking));
    }
    examples.addAll(lines.examples);
  }

  /// The lines of one signal's file.
  private static final class Lines {
    private final Signal signal;
    private final List<SignalExample> examples = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, Said> said = new HashMap<>();

    Lines(Signal signal) {
      this.signal = signal;
      for (String heard : List.of("yes", "no")) {
        LANGUAGES.forEach(language -> counts.put(heard + " lines in " + language, 0));
      }
    }

    /// Where an utterance stands first, and what is said of it there.
    private record Said(int line, boolean heard) {}

    /// Adds a line, or returns what is wrong with it.
    Optional<String> add(UtteranceFile.Line line) {
      String first = line.columns().getFirst();
      if (!first.equals("yes") && !first.equals("no")) {
        return Optional.of("the first column is '" + first + "'; allowed are yes and no");
      }
      Optional<String> error = wrong("second", line.columns().get(1), line.utterance());
      if (error.isPresent()) {
        return error;
      }
      boolean heard = first.equals("yes");
      Said before = said.putIfAbsent(key(line.utterance()), new Said(line.number(), heard));
      if (before != null && before.heard != heard) {
        return Optional.of(
            "'"
                + line.utterance()
                + "' is "
                + first
                + " here and "
                + (before.heard ? "yes" : "no")
                + " in line "
                + before.line
                + "; keep one of the two");
      }
      counts.merge(first + " lines in " + line.columns().get(1), 1, Integer::sum);
      examples.add(new SignalExample(signal, heard, Origin.WRITTEN, line.utterance()));
      return Optional.empty();
    }

    /// Returns which kinds of lines there are too few of; empty when there are enough of all.
    Optional<String> lacking() {
      List<String> few = new ArrayList<>();
      counts.forEach((kind, count) -> {
        if (count < LINES_MIN) {
          few.add(count + " " + kind);
        }
      });
      return few.isEmpty()
          ? Optional.empty()
          : Optional.of(
              String.join(", ", few)
                  + "; a signal is learnt from at least "
                  + LINES_MIN
                  + " yes and "
                  + LINES_MIN
                  + " no lines in each language");
    }
  }

  private static String key(String utterance) {
    String key = NormalForm.key(utterance);
    return key.isEmpty() ? utterance : key;
  }

  /// Notes every file that nobody would read, as its signal would be missed in silence.
  private static void checkNames(Path folder, List<String> errors) {
    Set<String> known = new LinkedHashSet<>();
    for (Signal signal : Signal.values()) {
      known.add(file(signal));
    }
    known.add(OFF_TOPIC);
    known.add(ORDINARY);
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(it -> !it.getFileName().toString().startsWith("."))
          .filter(it -> !known.contains(it.getFileName().toString()))
          .sorted()
          .forEach(it ->
              errors.add(
                  it + ": there is no such signal; allowed are " + String.join(", ", known)));
    } catch (IOException e) {
      errors.add(folder + ": cannot be listed: " + e);
    }
  }

  private static String file(Signal signal) {
    return signal.wire() + ".tsv";
  }

  private static Optional<String> addSilent(UtteranceFile.Line line, List<String> texts) {
    Optional<String> error = wrong("first", line.columns().getFirst(), line.utterance());
    if (error.isEmpty()) {
      texts.add(line.utterance());
    }
    return error;
  }

  private static Optional<String> wrong(String column, String language, String text) {
    if (!LANGUAGES.contains(language)) {
      return Optional.of("the " + column + " column is '" + language + "'; allowed are zh and en");
    }
    return text.isEmpty() ? Optional.of("the utterance is missing") : Optional.empty();
  }
}
