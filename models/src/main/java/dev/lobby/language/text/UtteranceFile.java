package dev.lobby.language.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// A file of utterances, one a line: columns between tabs, the utterance in the last of them.
///
/// It is UTF-8, with a byte order mark or without, and its lines end as Unix or Windows ends them.
/// A line that begins with `#` is a comment; a blank line is skipped.
public final class UtteranceFile {
  /// The most characters an utterance or phrasing has; what customers type is shorter by far.
  public static final int CHARACTERS_MAX = 500;

  /// The most lines a file has; learning more takes hours and hears no better.
  public static final int LINES_MAX = 50_000;

  /// A line as long as it may be takes some 2 kB, and no file is to fill the memory.
  private static final int BYTES_MAX = 64 << 20;

  private UtteranceFile() {}

  /// A line.
  ///
  /// @param number where it stands, from 1 on
  public record Line(int number, List<String> columns) {

    /// Returns what stands in the last column.
    public String utterance() {
      return columns.getLast().strip();
    }
  }

  /// Hands each line to `reader`, which says what is wrong with it.
  ///
  /// @param columns how many a line has
  /// @param errors receives what is wrong with the file or its lines, with file and line
  public static void read(
      Path file, int columns, List<String> errors, Function<Line, Optional<String>> reader) {
    Optional<String> text = text(file, errors);
    int number = 0;
    for (Iterator<String> lines = text.orElse("").lines().iterator(); lines.hasNext(); ) {
      String line = lines.next();
      number++;
      String place = file + ":" + number + ": ";
      if (number > LINES_MAX) {
        errors.add(
            place
                + "more than the "
                + LINES_MAX
                + " lines that can be learnt; keep those that customers write most");
        return;
      }
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Line found = new Line(number, List.of(line.split("\t", -1)));
      wrong(line, found, columns)
          .or(() -> reader.apply(found))
          .ifPresent(error -> errors.add(place + error));
    }
  }

  private static Optional<String> wrong(String line, Line found, int columns) {
    if (found.columns().size() != columns) {
      return Optional.of(
          columns
              + " columns separated by tabs are needed, and there are "
              + found.columns().size());
    }
    OptionalInt control = ControlCharacters.first(line);
    if (control.isPresent()) {
      return Optional.of(
          "the control character "
              + ControlCharacters.name(control.getAsInt())
              + " is in it; delete it");
    }
    if (isTooLong(found.utterance())) {
      return Optional.of(
          "the utterance has more than "
              + CHARACTERS_MAX
              + " characters; write what a customer types");
    }
    return Optional.empty();
  }

  /// Returns whether `utterance` has more than [#CHARACTERS_MAX] characters.
  public static boolean isTooLong(String utterance) {
    return utterance.codePointCount(0, utterance.length()) > CHARACTERS_MAX;
  }

  private static Optional<String> text(Path file, List<String> errors) {
    try {
      long bytes = Files.size(file);
      if (bytes > BYTES_MAX) {
        errors.add(
            file
                + ": "
                + (bytes >> 20)
                + " MB are too large; a file of examples may have at most "
                + (BYTES_MAX >> 20)
                + " MB and "
                + LINES_MAX
                + " lines; keep those that customers write most");
        return Optional.empty();
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      errors.add(file + ": not UTF-8");
    } catch (IOException e) {
      errors.add(file + ": cannot be read: " + e);
    }
    return Optional.empty();
  }
}
