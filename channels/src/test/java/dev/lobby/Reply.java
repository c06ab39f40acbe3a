package dev.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.List;

/// An answer of the server.
public record Reply(int status, HttpHeaders headers, String body) {

  /// The body as a JSON object.
  public JsonObject json() {
    return new JsonObject(body);
  }

  /// The `messages` of the body.
  public List<JsonObject> messages() {
    return objects(json().getJsonArray("messages"));
  }

  /// The objects of an array.
  public static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  /// A header; empty when there is none.
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /// Expects a status.
  public Reply is(int expected) {
    assertThat(status).as("status of %s", body).isEqualTo(expected);
    return this;
  }

  /// Expects problem details with a status, whose detail is a sentence that holds some words.
  public Reply isProblem(int expected, String... words) {
    is(expected);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    JsonObject problem = json();
    assertThat(problem.fieldNames())
        .contains("type", "title", "status", "detail")
        .isSubsetOf("type", "title", "status", "detail", "zh", "en", "confirm");
    assertThat(problem.getInteger("status")).isEqualTo(expected);
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getString("detail"))
        .isNotBlank()
        .doesNotContain("Exception", "dev.lobby", "io.vertx")
        .doesNotContain("StreamRead", "JsonRead", "REDACTED", "Feature");
    for (String word : words) {
      assertThat(problem.getString("detail")).contains(word);
    }
    return this;
  }
}
