package dev.lobby.knowledge.evaluation;

import dev.lobby.knowledge.match.BinomialBound;
import dev.lobby.language.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/// Measures what is heard in messages by their words, on golden lines of which many share the words
/// and say something else.
public final class HearingEvaluation {
  private static final double CONFIDENCE = 0.95;

  private HearingEvaluation() {}

  /// A golden line.
  ///
  /// @param name of what is listened for
  /// @param said whether the message says it
  record Line(String name, boolean said, Language language, String text) {}

  /// Listens to golden lines.
  ///
  /// @param set what the results are called
  /// @param golden what is listened for, `yes` or `no`, `zh` or `en`, and the message, between
  ///   tabs; lines that begin with `#` are left out
  /// @param names what can be listened for
  /// @param hears whether that is heard in a message
  /// @return one named as the set, the mean recall and the false alarms of all lines that do not
  ///   say it, and a result for each name and language
  /// @throws MalformedTableException when the file is missing or a line is wrong, naming both
  public static List<SetResult> run(
      String set, Path golden, Set<String> names, BiPredicate<String, String> hears) {
    Map<String, Count> counts = new TreeMap<>();
    Count all = new Count();
    for (Line line : read(golden, names)) {
      boolean heard = hears.test(line.name, line.text);
      all.add(line.said, heard);
      counts
          .computeIfAbsent(set + "-" + line.name + "-" + line.language.wire(), it -> new Count())
          .add(line.said, heard);
    }
    List<SetResult> results = new ArrayList<>();
    results.add(all.result(set));
    counts.forEach((name, count) -> results.add(count.result(name)));
    return results;
  }

  private static List<Line> read(Path golden, Set<String> names) {
    List<Line> lines = new ArrayList<>();
    for (Table.Row row : Table.read(golden).tsv()) {
      if (!row.cells().getFirst().startsWith("#")) {
        lines.add(line(row, names));
      }
    }
    return lines;
  }

  private static Line line(Table.Row row, Set<String> names) {
    String name = row.cell(0, "name of what is said");
    if (!names.contains(name)) {
      throw row.wrong(
          0, "'" + name + "' is unknown; allowed are " + String.join(", ", new TreeSet<>(names)));
    }
    String said = row.cell(1, "yes or no");
    if (!said.equals("yes") && !said.equals("no")) {
      throw row.wrong(1, "'" + said + "' is neither yes nor no");
    }
    String wire = row.cell(2, "language");
    Language language =
        switch (wire) {
          case "zh" -> Language.ZH;
          case "en" -> Language.EN;
          default -> throw row.wrong(2, "'" + wire + "' is neither zh nor en");
        };
    return new Line(name, said.equals("yes"), language, row.cell(3, "message"));
  }

  private static final class Count {
    private int said;
    private int heard;
    private int unsaid;
    private int inVain;

    private void add(boolean isSaid, boolean isHeard) {
      if (isSaid) {
        said++;
        heard += isHeard ? 1 : 0;
      } else {
        unsaid++;
        inVain += isHeard ? 1 : 0;
      }
    }

    private SetResult result(String name) {
      BinomialBound.Interval interval = BinomialBound.wilson(heard, said, CONFIDENCE);
      return new SetResult(
          name,
          Map.of(
              Figure.RECALL, share(heard, said),
              Figure.RECALL_LOW, interval.low(),
              Figure.RECALL_HIGH, interval.high(),
              Figure.FALSE_ALARMS, share(inVain, unsaid)));
    }

    private static double share(int part, int of) {
      return of == 0 ? 0 : (double) part / of;
    }
  }
}
