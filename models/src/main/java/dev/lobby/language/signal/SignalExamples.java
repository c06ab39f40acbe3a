package dev.lobby.language.signal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the examples of signals from a folder with one file per signal, `complaint.tsv` and so on.
///
/// Each line is `yes` or `no`, a tab, `zh` or `en`, a tab, and the utterance. A line that begins
/// with `#` is a comment; an empty line is skipped. The `no` lines are contrasts: they share words
/// with the signal and are not it.
public final class SignalExamples {
  private SignalExamples() {}

  /// Returns the examples of every signal in `folder`, in the order of the files.
  ///
  /// @throws MalformedExamplesException naming every file and line that is wrong
  public static List<SignalExample> read(Path folder) {
    List<SignalExample> examples = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      read(signal, folder.resolve(signal.wire() + ".tsv"), examples, errors);
    }
    if (!errors.isEmpty()) {
      throw new MalformedExamplesException(errors);
    }
    return examples;
  }

  private static void read(
      Signal signal, Path file, List<SignalExample> examples, List<String> errors) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
    } catch (NoSuchFileException e) {
      errors.add(file + ": there is no such file; every signal needs its examples");
      return;
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
      String error = add(signal, line, examples);
      if (!error.isEmpty()) {
        errors.add(file + ":" + (i + 1) + ": " + error);
      }
    }
  }

  /// Adds the example on `line` and returns what is wrong with it, empty when nothing is.
  private static String add(Signal signal, String line, List<SignalExample> examples) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 3) {
      return "three columns separated by tabs are needed, and there are " + columns.length;
    }
    if (!columns[0].equals("yes") && !columns[0].equals("no")) {
      return "the first column is '" + columns[0] + "'; allowed are yes and no";
    }
    if (!columns[1].equals("zh") && !columns[1].equals("en")) {
      return "the second column is '" + columns[1] + "'; allowed are zh and en";
    }
    if (columns[2].isBlank()) {
      return "the utterance is missing";
    }
    examples.add(new SignalExample(signal, columns[0].equals("yes"), false, columns[2].strip()));
    return "";
  }
}
