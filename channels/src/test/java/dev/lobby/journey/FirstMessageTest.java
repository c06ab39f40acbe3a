package dev.lobby.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first customer of a Lobby that has just started.
class FirstMessageTest {
  @TempDir private Path data = Path.of("");

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void a_message_that_comes_while_encoders_are_loading_is_answered_all_the_same() throws Exception {
    try (ServerProcess server = ServerProcess.start(data)) {
      JsonObject conversation =
          new JsonObject(post(server.url() + "/api/v1/conversations", "", new JsonObject()).body());
      HttpResponse<String> answer =
          post(
              server.url() + "/api/v1/conversations/" + conversation.getString("id") + "/messages",
              conversation.getString("token"),
              new JsonObject()
                  .put("clientMessageId", "first")
                  .put("text", "What are your branch opening hours?"));
      assertThat(answer.statusCode()).isEqualTo(200);
      // It waited for the encoders; late, it would have been a person's.
      assertThat(answer.body()).contains("\"article\":\"branch-hours\"");
    }
  }

  private HttpResponse<String> post(String url, String token, JsonObject body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body.encode()))
            .build(),
        BodyHandlers.ofString());
  }
}
