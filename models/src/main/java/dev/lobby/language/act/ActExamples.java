package dev.lobby.language.act;

import dev.lobby.language.Language;
import dev.lobby.language.text.UtteranceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads messages with what they do from a file.
///
/// Each line is acts joined by commas, or `-` for none, a tab, `zh` or `en`, a tab, and the
/// message. A line that begins with `#` is a comment; an empty line is skipped.
public final class ActExamples {
  private static final int COLUMNS = 3;
  private static final String NONE = "-";

  private final List<ActExample> examples = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private ActExamples() {}

  /// Returns the examples in `file`, in order.
  ///
  /// @throws MalformedActsException naming every line that is wrong
  public static List<ActExample> read(Path file) {
    ActExamples read = new ActExamples();
    UtteranceFile.read(file, COLUMNS, read.errors, it -> read.line(it.columns()));
    if (!read.errors.isEmpty()) {
      throw new MalformedActsException(read.errors);
    }
    return List.copyOf(read.examples);
  }

  /// Adds the example in a line, or returns what is wrong with it.
  private Optional<String> line(List<String> columns) {
    Set<Act> acts = EnumSet.noneOf(Act.class);
    if (!columns.get(0).equals(NONE)) {
      for (String wire : columns.get(0).split(",", -1)) {
        Optional<Act> act = Act.ofWire(wire);
        if (act.isEmpty()) {
          return Optional.of(
              "unknown act '" + wire + "'; allowed are - for none, and " + Act.allowed());
        }
        acts.add(act.get());
      }
    }
    if (!columns.get(1).equals("zh") && !columns.get(1).equals("en")) {
      return Optional.of("the second column is '" + columns.get(1) + "'; allowed are zh and en");
    }
    if (columns.get(2).isBlank()) {
      return Optional.of("the message is missing");
    }
    examples.add(
        new ActExample(
            acts, columns.get(1).equals("zh") ? Language.ZH : Language.EN, columns.get(2).strip()));
    return Optional.empty();
  }
}
