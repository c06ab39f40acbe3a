package dev.lobby.feedback;

import dev.lobby.language.text.NormalForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Tells suggestions and praise by what they say, from the table `feedback-phrases.tsv`.
///
/// It is meant to miss rather than to take a complaint or a question for thanks: a message gives
/// neither when anything in it speaks against that. What it takes wrongly of public messages and of
/// those that signals are learnt from is in the README of the models.
///
/// @param phrases in the order of the table
public record FeedbackPhrases(List<Phrase> phrases) {

  private static final String TABLE = "feedback-phrases.tsv";
  private static final String SAYS = "says";
  private static final String UNLESS = "unless";
  private static final int COLUMNS = 4;

  /// Whoever writes more tells a story, which is for a person to read.
  static final int LONGEST = 300;

  private static final FeedbackPhrases PACKAGED = read();

  public FeedbackPhrases {
    phrases = List.copyOf(phrases);
  }

  /// A line of the table.
  ///
  /// @param unless whether it says that a message is not of the kind
  /// @param pattern looked for anywhere in the normal form of a message
  public record Phrase(FeedbackKind kind, boolean unless, Pattern pattern) {}

  /// The table that Lobby comes with.
  public static FeedbackPhrases packaged() {
    return PACKAGED;
  }

  /// What a message gives; empty for neither.
  public Optional<FeedbackKind> heard(String text) {
    String normal = NormalForm.of(text).strip().replace('’', '\'');
    if (normal.length() > LONGEST) {
      return Optional.empty();
    }
    for (FeedbackKind kind : FeedbackKind.values()) {
      if (finds(kind, false, normal) && !finds(kind, true, normal)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private boolean finds(FeedbackKind kind, boolean unless, String normal) {
    return phrases.stream()
        .filter(it -> it.kind == kind && it.unless == unless)
        .anyMatch(it -> it.pattern.matcher(normal).find());
  }

  private static FeedbackPhrases read() {
    try (InputStream in =
        Objects.requireNonNull(FeedbackPhrases.class.getResourceAsStream(TABLE))) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("The phrases that Lobby comes with cannot be read.", e);
    }
  }

  /// Reads a table.
  ///
  /// @throws IllegalArgumentException naming the line that is wrong
  static FeedbackPhrases parse(String table) {
    List<Phrase> phrases = new ArrayList<>();
    int number = 0;
    for (String line : table.split("\n", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        phrases.add(phrase(TABLE + ":" + number, line.split("\t", -1)));
      }
    }
    return new FeedbackPhrases(phrases);
  }

  private static Phrase phrase(String place, String[] cells) {
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          place + ": four columns are needed: kind, zh or en, says or unless, expression");
    }
    FeedbackKind kind = null;
    for (FeedbackKind one : FeedbackKind.values()) {
      kind = one.wire().equals(cells[0]) ? one : kind;
    }
    if (kind == null) {
      throw new IllegalArgumentException(
          place + ": unknown '" + cells[0] + "'; a kind is suggestion or praise");
    }
    if (!cells[2].equals(SAYS) && !cells[2].equals(UNLESS)) {
      throw new IllegalArgumentException(
          place + ": unknown '" + cells[2] + "'; write says or unless");
    }
    try {
      return new Phrase(kind, cells[2].equals(UNLESS), Pattern.compile(cells[3]));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(place + ": no regular expression: " + e.getMessage(), e);
    }
  }
}
