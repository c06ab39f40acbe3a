package dev.lobby.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// How many suggestions and how much praise is heard, of lines written by somebody who had not read
/// the phrases, and how often either is heard in vain.
class FeedbackGoldenTest {

  /// A line of the file.
  private record Line(String kind, String language, String text) {
    boolean isHeard() {
      return heard().equals(kind);
    }

    String heard() {
      return FeedbackPhrases.packaged().heard(text).map(FeedbackKind::wire).orElse("neither");
    }
  }

  private static List<Line> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            FeedbackGoldenTest.class.getResourceAsStream("/feedback-golden.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split("\t", -1))
          .map(cells -> new Line(cells[0], cells[1], cells[2]))
          .toList();
    }
  }

  @Test
  void thanks_may_be_missed_and_nothing_else_is_taken_for_them() throws IOException {
    List<Line> lines = lines();
    Map<String, Double> right = new TreeMap<>();
    for (String kind : List.of("suggestion", "praise", "neither")) {
      for (String language : List.of("zh", "en")) {
        List<Line> of =
            lines.stream()
                .filter(it -> it.kind.equals(kind) && it.language.equals(language))
                .toList();
        long heard = of.stream().filter(Line::isHeard).count();
        System.out.printf("%s %s: %d of %d%n", kind, language, heard, of.size());
        right.put(kind + " " + language, (double) heard / of.size());
      }
    }

    assertThat(right.get("neither zh")).isGreaterThanOrEqualTo(0.95);
    assertThat(right.get("neither en")).isGreaterThanOrEqualTo(0.95);
  }
}
