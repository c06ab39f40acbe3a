package dev.lobby.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.World;
import dev.lobby.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How many suggestions and how much praise is thanked for, of lines written by somebody who had
/// seen neither the phrases nor what is learnt from, and how often either is heard in vain.
class FeedbackGoldenTest {

  /// A line of the file.
  private record Line(String kind, String language, String text) {}

  private final World world = new World();

  @AfterEach
  void close() {
    world.close();
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

  /// What a message is taken for that opens a conversation.
  private String heard(Line line) throws InterruptedException {
    String id = world.visitor(line.language.equals("en") ? Language.EN : Language.ZH);
    world.says(id, line.text);
    world.settle();
    return world.feedback.all().stream()
        .filter(it -> it.origin().conversation().equals(id))
        .map(it -> it.origin().kind().wire())
        .findFirst()
        .orElse("neither");
  }

  @Test
  void thanks_may_be_missed_and_next_to_nothing_else_is_taken_for_them() throws Exception {
    Map<String, int[]> counts = new TreeMap<>();
    for (Line line : lines()) {
      int[] count = counts.computeIfAbsent(line.kind + " " + line.language, key -> new int[2]);
      count[0]++;
      if (heard(line).equals(line.kind)) {
        count[1]++;
      } else if (line.kind.equals("neither")) {
        System.out.println("taken for " + heard(line) + ": " + line.text);
      }
    }
    counts.forEach((kind, count) -> System.out.printf("%s: %d of %d%n", kind, count[1], count[0]));

    // Praise in Chinese is the hardest to tell from what is bitterly meant.
    Map.of(
            "suggestion zh", 0.5,
            "suggestion en", 0.5,
            "praise zh", 0.2,
            "praise en", 0.5,
            "neither zh", 0.95,
            "neither en", 0.95)
        .forEach((kind, least) -> {
          int[] count = Objects.requireNonNull(counts.get(kind));
          assertThat((double) count[1] / count[0]).as(kind).isGreaterThanOrEqualTo(least);
        });
  }
}
