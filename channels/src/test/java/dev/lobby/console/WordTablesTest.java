package dev.lobby.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.dialogue.Policy;
import dev.lobby.knowledge.article.Complaint;
import dev.lobby.knowledge.article.Wired;
import dev.lobby.publishing.gap.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Codes that pages put in words, in both languages: one without is shown as it is in the code.
class WordTablesTest {
  private static final Pattern KEY = Pattern.compile("(?m)^ {4}\"?([a-z-]+)\"?: ");

  /// The codes that a table has words for.
  private static List<String> keys(String file, String table, String language) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(WordTablesTest.class.getResourceAsStream("/web/" + file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String from = text.substring(text.indexOf("export const " + table + " = codes({"));
      String own = from.substring(from.indexOf("\n  " + language + ": {"));
      return KEY.matcher(own.substring(0, own.indexOf("\n  },")))
          .results()
          .map((MatchResult found) -> found.group(1))
          .toList();
    }
  }

  private static void has(String file, String table, List<String> codes) throws IOException {
    for (String language : List.of("zh", "en")) {
      assertThat(keys(file, table, language)).as(table + " in " + language).containsAll(codes);
    }
  }

  private static List<String> wires(Wired... constants) {
    return Arrays.stream(constants).map(Wired::wire).toList();
  }

  @Test
  void every_row_that_decides_has_a_name_and_what_it_means() throws IOException {
    assertThat(Policy.rows()).contains("answer", "own-words", "failed").doesNotHaveDuplicates();
    has("supervisor/words.js", "ruleWord", Policy.rows());
    has("supervisor/words.js", "ruleMeaning", Policy.rows());
  }

  @Test
  void every_kind_of_complaint_about_an_article_has_a_name() throws IOException {
    has("editor/code-words.js", "complaintWord", wires(Complaint.Kind.values()));
  }

  @Test
  void every_cause_of_a_gap_has_a_name() throws IOException {
    has("editor/gap-words.js", "causeWord", wires(Cause.values()));
  }
}
