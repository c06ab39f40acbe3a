package dev.lobby.language.feedback;

import dev.lobby.language.Language;
import dev.lobby.language.text.UtteranceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads utterances that are suggestions, praise or neither from a file.
///
/// Each line is `suggestion`, `praise` or `neither`, a tab, `zh` or `en`, a tab, and the utterance;
/// the lines of the last kind share words with the others and are not it. A line that begins with
/// `#` is a comment; an empty line is skipped.
public final class FeedbackExamples {
  private static final int COLUMNS = 3;

  private final List<FeedbackExample> examples = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private FeedbackExamples() {}

  /// Returns the examples in `file`, in order.
  ///
  /// @throws MalformedFeedbackException naming every line that is wrong
  public static List<FeedbackExample> read(Path file) {
    FeedbackExamples read = new FeedbackExamples();
    UtteranceFile.read(file, COLUMNS, read.errors, it -> read.line(it.columns()));
    if (!read.errors.isEmpty()) {
      throw new MalformedFeedbackException(read.errors);
    }
    return List.copyOf(read.examples);
  }

  /// Adds the example in a line, or returns what is wrong with it.
  private Optional<String> line(List<String> columns) {
    Optional<FeedbackLabel> label = FeedbackLabel.ofWire(columns.get(0));
    if (label.isEmpty()) {
      return Optional.of(
          "the first column is '"
              + columns.get(0)
              + "'; allowed are "
              + Arrays.stream(FeedbackLabel.values())
                  .map(FeedbackLabel::wire)
                  .collect(Collectors.joining(", ")));
    }
    if (!columns.get(1).equals("zh") && !columns.get(1).equals("en")) {
      return Optional.of("the second column is '" + columns.get(1) + "'; allowed are zh and en");
    }
    if (columns.get(2).isBlank()) {
      return Optional.of("the utterance is missing");
    }
    examples.add(
        new FeedbackExample(
            label.get(),
            columns.get(1).equals("zh") ? Language.ZH : Language.EN,
            columns.get(2).strip()));
    return Optional.empty();
  }
}
