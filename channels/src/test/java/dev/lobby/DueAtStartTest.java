package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What came due while Lobby was stopped.
class DueAtStartTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private Path data = Path.of("");

  private RunningLobby start() {
    return RunningLobby.start(
        SettingsReader.read(
                null,
                Map.of(),
                Map.of(
                    "data", data.toString(), "release", RunningLobby.release(), "http.port", "0"))
            .settings());
  }

  private static JsonObject done(RunningLobby lobby, String by, String step, JsonObject body) {
    return lobby.as(by, "/editor/articles/branch-hours/" + step, body).is(200).json();
  }

  // It builds a release, on a machine that may be slow and busy.
  @Test
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  void is_published_in_the_name_of_its_approver_soon_after_the_next_start() {
    try (RunningLobby lobby = start()) {
      JsonObject article = lobby.as("editor", "/editor/articles/branch-hours").is(200).json();
      JsonObject changed = article.getJsonObject("released").copy();
      JsonObject answers = changed.getJsonObject("answers");
      answers.put("zh", answers.getString("zh") + "\n\n公众假期 9:30 开门。");
      answers.put("en", answers.getString("en") + "\n\nOn public holidays we open at 9:30.");
      String path = "/console/api/editor/articles/branch-hours/draft";
      JsonObject drafted =
          lobby
              .send(
                  "PUT",
                  path,
                  new JsonObject()
                      .put("article", changed)
                      .put("basedOn", article.getString("revision"))
                      .put("why", "Half an hour later.")
                      .toBuffer()
                      .getBytes(),
                  RunningLobby.asJson("Cookie", lobby.cookie("editor")))
              .is(200)
              .json();
      JsonObject revision = new JsonObject().put("revision", drafted.getString("revision"));
      done(lobby, "editor", "submit", revision.copy().put("why", "").put("accept", true));
      // Within the minute to the next look, and before the next start.
      Instant soon = lobby.clock().instant().plusMillis(1);
      done(lobby, "editor2", "approve", revision.copy().put("publishFrom", soon.toString()));
    }
    try (RunningLobby lobby = start()) {
      JsonObject article = settled(lobby);
      assertThat(article.getJsonObject("released").getJsonObject("answers").getString("en"))
          .contains("9:30");
      assertThat(article.getJsonArray("history").encode())
          .contains("\"by\":\"editor2\"", "article.published");
      assertThat(lobby.as("supervisor", "/editor/releases").is(200).body())
          .contains("published branch-hours（按批准的时间自动发布 at the time it was approved for）");
    }
  }

  private static JsonObject settled(RunningLobby lobby) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      JsonObject article = lobby.as("supervisor", "/editor/articles/branch-hours").is(200).json();
      if (article.getString("stage").equals("settled")) {
        return article;
      }
      assertThat(Instant.now()).as("%s", article).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
