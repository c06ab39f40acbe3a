package dev.lobby.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The description of the API is what the server does.
@WithLobby(settings = RunningLobby.SURVEY_PLANS, contactsMillis = 200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private final RunningLobby lobby;
  private final JsonObject contract;

  /// Somebody who is asked how likely they recommend the bank.
  private Visitor surveyed;

  OpenApiTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.contract = lobby.get("/openapi.json").is(200).json();
  }

  @BeforeAll
  void askSomebody() {
    surveyed = lobby.surveyed("contract-surveyed", "Lan");
  }

  /// One documented operation.
  private record Operation(String method, String path, JsonObject description) {}

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (String path : contract.getJsonObject("paths").fieldNames()) {
      JsonObject methods = contract.getJsonObject("paths").getJsonObject(path);
      for (String method : methods.fieldNames()) {
        operations.add(
            new Operation(method.toUpperCase(Locale.ROOT), path, methods.getJsonObject(method)));
      }
    }
    return operations;
  }

  @Test
  void it_is_openapi_3_1_and_complete() {
    assertThat(contract.getString("openapi")).startsWith("3.1");
    assertThat(contract.getJsonObject("info").fieldNames()).contains("title", "version");
    assertThat(operations()).hasSize(10);
    for (Operation operation : operations()) {
      JsonObject description = operation.description;
      assertThat(description.getString("operationId")).isNotBlank();
      assertThat(description.getString("summary")).isNotBlank();
      assertThat(description.getJsonObject("responses").fieldNames())
          .as("answers of %s", description.getString("operationId"))
          .anyMatch(status -> status.startsWith("2"))
          .contains("503");
    }
    references(contract)
        .forEach(reference ->
            assertThat(resolve(reference)).as("what %s points to", reference).isNotNull());
  }

  @Test
  void every_operation_is_there() {
    for (Operation operation : operations()) {
      Reply reply = lobby.send(operation.method, operation.path.replace("{id}", "nosuch"), null);
      assertThat(reply.status()).as(operation.toString()).isNotIn(404, 405);
      documented(operation, reply);
    }
  }

  @Test
  void every_operation_answers_as_described() {
    Visitor visitor = lobby.visitor("en");
    String[] bearer = {"Authorization", "Bearer " + visitor.token()};
    String messages = visitor.path() + "/messages";
    Visitor known = lobby.customer("contract-known", "Mei", "gold");
    String[] hers = {"Authorization", "Bearer " + known.token()};
    Reply code = lobby.post(known.path() + "/link-code", "", hers);
    String link = visitor.path() + "/link";
    Visitor served = lobby.visitor("en");
    long end = lobby.served(served);
    long question = surveyed.read(0).getLast().getLong("seq");
    Reply asked = visitor.say("0", "What are your branch opening hours?");
    long answer = asked.messages().getFirst().getLong("seq");
    Map<String, List<Reply>> replies =
        Map.of(
            "rateAnswer",
            List.of(
                visitor.rate(answer, true),
                visitor.rate(answer + 1, true),
                visitor.rate("{}"),
                lobby.post(visitor.path() + "/ratings", "{\"seq\":1,\"helpful\":true}"),
                lobby.post(served.path() + "/ratings", "{\"seq\":1,\"helpful\":true}", bearer)),
            "rateService",
            List.of(
                served.satisfied(end, 5),
                served.satisfied(1, 5),
                served.satisfied(end, 6),
                lobby.post(served.path() + "/satisfaction", "{\"seq\":1,\"score\":5}"),
                lobby.post(served.path() + "/satisfaction", "{\"seq\":1,\"score\":5}", bearer)),
            "answerSurvey",
            List.of(
                surveyed.recommends(question, 10),
                surveyed.recommends(question - 1, 10),
                surveyed.recommends(question, 11),
                lobby.post(surveyed.path() + "/surveys", "{\"seq\":1,\"score\":5}"),
                lobby.post(surveyed.path() + "/surveys", "{\"seq\":1,\"score\":5}", bearer)),
            "startConversation",
            List.of(
                lobby.post("/api/v1/conversations", "{}"),
                lobby.post("/api/v1/conversations", "{\"channel\":\"fax\"}"),
                lobby.post("/api/v1/conversations", "{\"customer\":\"x\"}"),
                lobby.post("/api/v1/conversations", "x".repeat(100_000)),
                lobby.send("POST", "/api/v1/conversations", new byte[] {'x'})),
            "sendMessage",
            List.of(
                visitor.say("1", "What are your opening hours?"),
                visitor.say("1", "another text"),
                visitor.say("2", " "),
                visitor.say("3", "x".repeat(100_000)),
                lobby.send("POST", messages, new byte[] {'x'}, bearer),
                lobby.post(messages, "{\"clientMessageId\":\"4\",\"text\":\"x\"}")),
            "readMessages",
            List.of(
                lobby.get(messages, bearer),
                lobby.get(messages + "?after=x", bearer),
                lobby.get(messages),
                lobby.get("/api/v1/conversations/nosuch/messages", bearer)),
            "readBanners",
            List.of(lobby.get("/api/v1/banners")),
            "renewToken",
            List.of(
                lobby.post(visitor.path() + "/token", "", bearer),
                lobby.post(visitor.path() + "/token", ""),
                lobby.post("/api/v1/conversations/nosuch/token", "", bearer)),
            "issueLinkCode",
            List.of(
                code,
                lobby.post(visitor.path() + "/link-code", "", bearer),
                lobby.post(visitor.path() + "/link-code", ""),
                lobby.post("/api/v1/conversations/nosuch/link-code", "", bearer)),
            "linkConversation",
            List.of(
                lobby.post(
                    link,
                    new JsonObject().put("code", code.json().getString("code")).encode(),
                    bearer),
                lobby.post(link, "{\"code\":\"0\"}", bearer),
                lobby.post(link, "{}", bearer),
                lobby.post(link, "{\"code\":\"0\"}"),
                lobby.post("/api/v1/conversations/nosuch/link", "{\"code\":\"0\"}", bearer)));
    for (Operation operation : operations()) {
      String id = operation.description.getString("operationId");
      List<Reply> answered = Objects.requireNonNull(replies.get(id), id);
      answered.forEach(reply -> documented(operation, reply));
      assertThat(answered.getFirst().status()).isIn(200, 201);
    }
  }

  private void documented(Operation operation, Reply reply) {
    JsonObject responses = operation.description.getJsonObject("responses");
    JsonObject response = responses.getJsonObject(Integer.toString(reply.status()));
    assertThat(response)
        .as("%s of %s", reply.status(), operation.description.getString("operationId"))
        .isNotNull();
    JsonObject content = resolved(response).getJsonObject("content");
    String type = reply.header("Content-Type").replaceFirst(";.*", "");
    assertThat(content.fieldNames()).contains(type);
    fits(reply.json(), resolved(content.getJsonObject(type).getJsonObject("schema")), "$");
  }

  /// Holds a value against the parts of JSON Schema the description uses.
  private void fits(Object value, JsonObject schema, String at) {
    switch (schema.getString("type")) {
      case "object" -> {
        assertThat(value).as(at).isInstanceOf(JsonObject.class);
        JsonObject object = (JsonObject) value;
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        assertThat(properties.fieldNames()).as(at).containsAll(object.fieldNames());
        schema
            .getJsonArray("required", new JsonArray())
            .forEach(name -> assertThat(object.fieldNames()).as(at).contains((String) name));
        object.forEach(entry ->
            fits(
                entry.getValue(),
                resolved(properties.getJsonObject(entry.getKey())),
                at + "." + entry.getKey()));
      }
      case "array" -> {
        assertThat(value).as(at).isInstanceOf(JsonArray.class);
        JsonObject items = resolved(schema.getJsonObject("items"));
        ((JsonArray) value).forEach(item -> fits(item, items, at + "[]"));
      }
      case "string" -> {
        assertThat(value).as(at).isInstanceOf(String.class);
        if (schema.containsKey("enum")) {
          assertThat(schema.getJsonArray("enum").contains(value)).as(at).isTrue();
        }
      }
      case "integer" -> assertThat(value).as(at).isInstanceOfAny(Integer.class, Long.class);
      case "boolean" -> assertThat(value).as(at).isInstanceOf(Boolean.class);
      default -> throw new AssertionError("no type at " + at);
    }
  }

  private JsonObject resolved(JsonObject schema) {
    String reference = schema.getString("$ref");
    return reference == null ? schema : resolve(reference);
  }

  private JsonObject resolve(String reference) {
    JsonObject found = contract;
    for (String step : reference.substring(2).split("/", -1)) {
      found = found.getJsonObject(step);
    }
    return found;
  }

  private static List<String> references(Object value) {
    List<String> found = new ArrayList<>();
    switch (value) {
      case JsonObject object ->
          object.forEach(entry -> {
            if (entry.getKey().equals("$ref")) {
              found.add((String) entry.getValue());
            } else {
              found.addAll(references(entry.getValue()));
            }
          });
      case JsonArray array -> array.forEach(item -> found.addAll(references(item)));
      default -> {}
    }
    return found;
  }
}
