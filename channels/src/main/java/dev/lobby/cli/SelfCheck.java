package dev.lobby.cli;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// Asks a running Lobby what its users would: the pages, a conversation, one answer in each
/// language.
final class SelfCheck {

  private SelfCheck() {}

  /// Returns when everything answered.
  ///
  /// @throws IllegalStateException with what did not
  static void run(String url) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String page : List.of("/health/ready", "/", "/widget.js", "/agent/", "/supervisor/")) {
        expect(http, HttpRequest.newBuilder(URI.create(url + page)).build(), 200);
      }
      JsonObject conversation =
          new JsonObject(
              expect(http, post(url + "/api/v1/conversations", "", new JsonObject()), 201));
      String messages = url + "/api/v1/conversations/" + conversation.getString("id") + "/messages";
      for (String text : List.of("你好，转账限额是多少", "How much can I transfer?")) {
        JsonObject message = new JsonObject().put("clientMessageId", text).put("text", text);
        expect(http, post(messages, conversation.getString("token"), message), 200);
      }
    }
  }

  private static HttpRequest post(String url, String token, JsonObject body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token)
        .POST(BodyPublishers.ofString(body.encode()))
        .build();
  }

  private static String expect(HttpClient http, HttpRequest request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          request.uri() + " answered " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }
}
