package dev.lobby.language.mood;

import dev.lobby.language.Language;
import dev.lobby.language.text.UtteranceFile;
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
    UtteranceFile.read(file, COLUMNS, errors, it -> line(it.columns()));
  }

  /// Adds the example in a line, or returns what is wrong with it.
  private Optional<String> line(List<String> columns) {
    Optional<Sentiment> sentiment = Sentiment.ofWire(columns.get(0));
    if (sentiment.isEmpty()) {
      return Optional.of(
          "the first column is '"
              + columns.get(0)
              + "'; allowed are negative, neutral and positive");
    }
    if (!columns.get(1).equals("urgent") && !columns.get(1).equals("calm")) {
      return Optional.of(
          "the second column is '" + columns.get(1) + "'; allowed are urgent and calm");
    }
    if (!columns.get(2).equals("zh") && !columns.get(2).equals("en")) {
      return Optional.of("the third column is '" + columns.get(2) + "'; allowed are zh and en");
    }
    if (columns.get(3).isBlank()) {
      return Optional.of("the utterance is missing");
    }
    examples.add(
        new MoodExample(
            sentiment.get(),
            columns.get(1).equals("urgent"),
            columns.get(2).equals("zh") ? Language.ZH : Language.EN,
            columns.get(3).strip()));
    return Optional.empty();
  }
}
