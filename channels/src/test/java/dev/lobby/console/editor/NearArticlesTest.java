package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NearArticlesTest {
  private static final Pattern TIMEOUT = Pattern.compile("const TIMEOUT_MILLIS = ([0-9_]+);");

  @Test
  void drafts_are_looked_through_for_less_than_half_the_time_a_page_waits() throws IOException {
    String api;
    try (InputStream in =
        Objects.requireNonNull(
            NearArticlesTest.class.getResourceAsStream("/web/console/api.js"), "api.js")) {
      api = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Matcher timeout = TIMEOUT.matcher(api);
    assertThat(timeout.find()).isTrue();

    assertThat(NearArticles.PATIENCE)
        .isLessThan(Duration.ofMillis(Long.parseLong(timeout.group(1).replace("_", "")) / 2));
  }
}
