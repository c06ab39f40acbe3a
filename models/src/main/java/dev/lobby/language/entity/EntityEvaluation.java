package dev.lobby.language.entity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds a recogniser against golden lines: an entity is right when its place, its kind and its
/// value are.
///
/// A golden line has four columns apart by tabs: `zh` or `en`, the day on which it is said as
/// `yyyy-MM-dd`, the utterance, and its entities in order, each `kind=surface=value`, apart by `;
/// `; the fourth is empty when there are none. Empty lines and lines that begin with `#` are
/// skipped. A kind is the [Entity.Kind#wire] name; the surface is looked for after the end of the
/// one before it; the value is spelled as [EntityValue#normalised] does:
///
/// | kind | value |
/// |---|---|
/// | `money` | `CNY 25000`, `USD 1200000`, `CNY 100000..200000` |
/// | `date` | `2026-03-05`, `2026-10-01..2026-10-31` |
/// | `percent` | `3.5`, `3..5` |
/// | `duration` | `P3M`, `P1Y6M`, `P14D`, `PT24H`, `P3M..P6M` |
/// | `card`, `account`, `id-number` | digits and capitals |
/// | `phone` | `+8613800138000` |
/// | `email` | lower case |
/// | `product`, `branch` | the id in the list |
public final class EntityEvaluation {
  private final Map<Entity.Kind, Score> byKind = new EnumMap<>(Entity.Kind.class);
  private final List<String> mistakes = new ArrayList<>();

  private EntityEvaluation() {}

  /// How many entities were expected, how many found, and how many of those were right.
  public record Score(int expected, int found, int right) {
    static final Score NONE = new Score(0, 0, 0);

    /// Returns the share of what was found that is right, 0 to 1; 1 when nothing was found.
    public double precision() {
      return found == 0 ? 1 : (double) right / found;
    }

    /// Returns the share of what was expected that was found right, 0 to 1; 1 when nothing was.
    public double recall() {
      return expected == 0 ? 1 : (double) right / expected;
    }

    /// Returns the harmonic mean of precision and recall, 0 to 1.
    public double f1() {
      return expected + found == 0 ? 1 : 2.0 * right / (expected + found);
    }

    Score plus(int moreExpected, int moreFound, int moreRight) {
      return new Score(expected + moreExpected, found + moreFound, right + moreRight);
    }
  }

  /// An entity as a golden line and a recogniser both tell it.
  private record Told(Entity.Kind kind, int start, int end, String value) {}

  /// Reads the golden lines of a file in UTF-8 and holds `recognizer` against them.
  ///
  /// @throws MalformedGoldenException naming every line that is wrong
  public static EntityEvaluation of(EntityRecognizer recognizer, Path file) throws IOException {
    return of(recognizer, Files.readAllLines(file), file.toString());
  }

  /// Holds `recognizer` against golden lines.
  ///
  /// @param source what to call them in messages
  /// @throws MalformedGoldenException naming every line that is wrong
  public static EntityEvaluation of(
      EntityRecognizer recognizer, List<String> lines, String source) {
    EntityEvaluation evaluation = new EntityEvaluation();
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          evaluation.line(recognizer, line);
        } catch (IllegalArgumentException | DateTimeParseException e) {
          errors.add(source + ":" + (i + 1) + ": " + e.getMessage());
        }
      }
    }
    if (!errors.isEmpty()) {
      throw new MalformedGoldenException(errors);
    }
    return evaluation;
  }

  private void line(EntityRecognizer recognizer, String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 4) {
      throw new IllegalArgumentException(
          "4 columns separated by tabs are needed, and there are " + columns.length);
    }
    if (!columns[0].equals("zh") && !columns[0].equals("en")) {
      throw new IllegalArgumentException(
          "the first column is '" + columns[0] + "'; allowed are zh and en");
    }
    Set<Told> expected = expected(columns[2], columns[3]);
    Set<Told> found = new LinkedHashSet<>();
    for (Entity entity : recognizer.recognize(columns[2], LocalDate.parse(columns[1]))) {
      found.add(new Told(entity.kind(), entity.start(), entity.end(), entity.value().normalised()));
    }
    expected.forEach(one -> count(one.kind, 1, 0, found.contains(one) ? 1 : 0));
    found.forEach(one -> count(one.kind, 0, 1, 0));
    if (!expected.equals(found)) {
      mistakes.add(columns[2] + "\t" + columns[3] + "\t" + spelled(columns[2], found));
    }
  }

  private static Set<Told> expected(String utterance, String column) {
    Set<Told> expected = new LinkedHashSet<>();
    int from = 0;
    for (String entry : column.isBlank() ? new String[0] : column.split(";", -1)) {
      String[] parts = entry.strip().split("=", -1);
      if (parts.length != 3) {
        throw new IllegalArgumentException("'" + entry.strip() + "' is not kind=surface=value");
      }
      int start = utterance.indexOf(parts[1], from);
      if (start < 0 || parts[1].isEmpty()) {
        throw new IllegalArgumentException(
            "'" + parts[1] + "' does not stand in the utterance after what is before it");
      }
      from = start + parts[1].length();
      expected.add(new Told(kind(parts[0]), start, from, parts[2]));
    }
    return expected;
  }

  private static Entity.Kind kind(String wire) {
    for (Entity.Kind kind : Entity.Kind.values()) {
      if (kind.wire().equals(wire)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("there is no kind '" + wire + "'");
  }

  private static String spelled(String utterance, Set<Told> found) {
    List<String> entries = new ArrayList<>();
    found.forEach(one ->
        entries.add(
            one.kind.wire() + "=" + utterance.substring(one.start, one.end) + "=" + one.value));
    return String.join("; ", entries);
  }

  private void count(Entity.Kind kind, int expected, int found, int right) {
    byKind.put(kind, byKind.getOrDefault(kind, Score.NONE).plus(expected, found, right));
  }

  /// Returns the score of one kind.
  public Score score(Entity.Kind kind) {
    return byKind.getOrDefault(kind, Score.NONE);
  }

  /// Returns the score of all kinds together.
  public Score overall() {
    Score all = Score.NONE;
    for (Score score : byKind.values()) {
      all = all.plus(score.expected, score.found, score.right);
    }
    return all;
  }

  /// Returns the utterances with a mistake, each with what was expected and what was found, apart
  /// by tabs.
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }
}
