package dev.lobby.language.mood;

import dev.lobby.language.Language;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads utterances with their moods from a file.
///
/// Each line is `negative`, `neutral` or `positive`, a tab, `urgent` or `calm`, a tab, `zh` or
/// `en`, a tab, and the utterance. A line that begins with `#` is a comment; an empty line is
/// skipped.
public final class MoodExamples {
  private static final int COLUMNS = 4;

  private final List<MoodExample> examples = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private MoodExamples() {}

  /// Returns the examples in `file`, in order.
  ///
  /// @throws MalformedMoodsException naming every line that is wrong
  public static List<MoodExample> read(Path file) {
    MoodExamples read = new MoodExamples();
    read.lines(file);
    if (read.errors.isEmpty() && read.examples.isEmpty()) {
      read.errors.add(file + ": there is no utterance in it");
    }
    if (!read.errors.isEmpty()) {
      throw new MalformedMoodsException(read.errors);
    }
    return List.copyOf(read.examples);
  }

  private void lines(Path file) {
    if (!Files.exists(file)) {
      errors.add(file + ": there is no such file; a bank needs examples of moods");
      return;
    }
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
      errors.add(file + ": cannot be read: " + e);
      return;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        String place = file + ":" + (i + 1) + ": ";
        line(line.split("\t", -1)).ifPresent(error -> errors.add(place + error));
      }
    }
  }

  /// Adds the example in a line, or returns what is wrong with it.
  private Optional<String> line(String[] columns) {
    if (columns.length != COLUMNS) {
      return Optional.of(
          COLUMNS + " columns separated by tabs are needed, and there are " + columns.length);
    }
    Optional<Sentiment> sentiment = Sentiment.ofWire(columns[0]);
    if (sentiment.isEmpty()) {
      return Optional.of(
          "the first column is '" + columns[0] + "'; allowed are negative, neutral and positive");
    }
    if (!columns[1].equals("urgent") && !columns[1].equals("calm")) {
      return Optional.of("the second column is '" + columns[1] + "'; allowed are urgent and calm");
    }
    if (!columns[2].equals("zh") && !columns[2].equals("en")) {
      return Optional.of("the third column is '" + columns[2] + "'; allowed are zh and en");
    }
    if (columns[3].isBlank()) {
      return Optional.of("the utterance is missing");
    }
    examples.add(
        new MoodExample(
            sentiment.get(),
            columns[1].equals("urgent"),
            columns[2].equals("zh") ? Language.ZH : Language.EN,
            columns[3].strip()));
    return Optional.empty();
  }
}
