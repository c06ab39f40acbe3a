package dev.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.journal.JournalException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A request that finds no room to be stored.
class FullDiskTest {

  @Test
  void a_full_disk_is_a_busy_lobby_to_a_customer_who_learns_nothing_of_the_disk() throws Exception {
    JournalException full =
        new JournalException.Full(
            Path.of("/srv/lobby/journal"), new IOException("No space left on device"));
    Vertx vertx = Vertx.vertx();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Router router = Router.router(vertx);
      router
          .route()
          .handler(ctx -> Requests.whenDone(ctx, CompletableFuture.failedFuture(full), done -> {}))
          .failureHandler(Problems::answer);
      HttpServer server = vertx.createHttpServer().requestHandler(router).listen(0).await();
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("http://localhost:" + server.actualPort() + "/message"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      JsonObject problem = new JsonObject(response.body());
      assertThat(problem.getString("title")).isEqualTo("Busy");
      assertThat(problem.getString("detail")).contains("Try again").doesNotContain("/srv");
    } finally {
      vertx.close().await();
    }
  }
}
