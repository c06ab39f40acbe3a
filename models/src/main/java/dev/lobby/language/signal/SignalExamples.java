package dev.lobby.language.signal;

import dev.lobby.language.Language;
import dev.lobby.language.intent.LabelledUtterance;
import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the examples of signals from a folder with one file per signal, `complaint.tsv` and so on,
/// and `off-topic.tsv` and `ordinary.tsv` if they are there.
///
/// Each line of a signal's file is `yes` or `no`, a tab, `zh` or `en`, a tab, and the utterance; a
/// line of the other two lacks the first column. A line that begins with `#` is a comment; an empty
/// line is skipped. The `no` lines are contrasts: they share words with the signal and are not it.
///
/// What is off topic or ordinary gives no signal, and a `yes` line gives that one signal alone,
/// unless another signal's file has the utterance too.
public final class SignalExamples {
  private static final String OFF_TOPIC = "off-topic.tsv";
  private static final String ORDINARY = "ordinary.tsv";

  private SignalExamples() {}

  /// Returns the examples of every signal in `folder`, in the order of the files.
  ///
  /// @throws MalformedExamplesException naming every file and line that is wrong
  public static List<SignalExample> read(Path folder) {
    List<SignalExample> examples = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      Path file = folder.resolve(signal.wire() + ".tsv");
      if (Files.exists(file)) {
        read(file, 3, errors, columns -> add(signal, columns, examples));
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
      read(file, 2, errors, columns -> addSilent(columns, texts));
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
      read(
          file,
          2,
          errors,
          columns -> {
            Language language = columns[0].equals("zh") ? Language.ZH : Language.EN;
            utterances.add(new LabelledUtterance("-", language, columns[1].strip()));
            return wrong("first", columns[0], columns[1]);
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

  /// Hands the columns of each line to `reader`, which says what is wrong with them.
  private static void read(
      Path file, int columns, List<String> errors, Function<String[], Optional<String>> reader) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (CharacterCodingException e) {
      errors.add(file + ": not UTF-8");
      return;
    } catch (IOException e) {
      errors.add(file + ": cannot be read: " + e.getMessage());
      return;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] found = line.split("\t", -1);
      String place = file + ":" + (i + 1) + ": ";
      if (found.length != columns) {
        errors.add(
            place
                + columns
                + " columns separated by tabs are needed, and there are "
                + found.length);
      } else {
        reader.apply(found).ifPresent(error -> errors.add(place + error));
      }
    }
  }

  private static Optional<String> add(
      Signal signal, String[] columns, List<SignalExample> examples) {
    if (!columns[0].equals("yes") && !columns[0].equals("no")) {
      return Optional.of("the first column is '" + columns[0] + "'; allowed are yes and no");
    }
    Optional<String> error = wrong("second", columns[1], columns[2]);
    if (error.isEmpty()) {
      examples.add(
          new SignalExample(signal, columns[0].equals("yes"), Origin.WRITTEN, columns[2].strip()));
    }
    return error;
  }

  private static Optional<String> addSilent(String[] columns, List<String> texts) {
    Optional<String> error = wrong("first", columns[0], columns[1]);
    if (error.isEmpty()) {
      texts.add(columns[1].strip());
    }
    return error;
  }

  private static Optional<String> wrong(String column, String language, String text) {
    if (!language.equals("zh") && !language.equals("en")) {
      return Optional.of("the " + column + " column is '" + language + "'; allowed are zh and en");
    }
    return text.isBlank() ? Optional.of("the utterance is missing") : Optional.empty();
  }
}
