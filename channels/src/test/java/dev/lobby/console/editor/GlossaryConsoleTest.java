package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The glossary over HTTP, from a draft to what waits for the next release.
@WithLobby
class GlossaryConsoleTest {

  private final RunningLobby lobby;

  GlossaryConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private JsonObject standing() {
    return lobby.as("editor", "/editor/glossary").is(200).json();
  }

  private Reply save(Object terms, String basedOn) {
    return lobby.send(
        "PUT",
        "/console/api/editor/glossary/draft",
        new JsonObject()
            .put("terms", terms)
            .put("basedOn", basedOn)
            .put("why", "客户这样说")
            .toBuffer()
            .getBytes(),
        "Cookie",
        lobby.cookie("editor"),
        "Content-Type",
        "application/json");
  }

  private static JsonObject term(String language, String term, String... synonyms) {
    return new JsonObject()
        .put("language", language)
        .put("term", term)
        .put("synonyms", new JsonArray(List.of(synonyms)));
  }

  @Test
  void a_word_is_drafted_waits_for_a_second_person_and_then_for_the_next_release() {
    JsonObject before = standing();
    assertThat(before.getString("stage")).isEqualTo("settled");
    assertThat(before.getJsonArray("released").encode()).contains("掌银");
    JsonArray terms = before.getJsonArray("released").copy().add(term("zh", "开户", "立折子"));

    JsonObject drafted = save(terms, before.getString("revision")).is(200).json();
    assertThat(drafted.getString("stage")).isEqualTo("waiting");
    assertThat(save(new JsonArray(), before.getString("revision")).is(409).json().encode())
        .contains("\"by\":\"editor\"");
    JsonObject item =
        new JsonObject()
            .put("kind", "glossary")
            .put("id", "glossary")
            .put("revision", drafted.getString("revision"));
    JsonObject own = new JsonObject().put("revision", drafted.getString("revision"));
    assertThat(lobby.as("editor", "/editor/glossary/approve", own).is(422).body())
        .contains("Somebody else");
    assertThat(lobby.as("editor2", "/editor/review").is(200).json().getJsonObject("glossary"))
        .isNotNull();

    assertThat(
            lobby
                .as(
                    "editor2",
                    "/editor/review/approvals",
                    new JsonObject().put("items", new JsonArray().add(item)))
                .is(200)
                .body())
        .contains("\"done\":true");
    assertThat(lobby.as("editor", "/editor/publishable").is(200).json().getBoolean("glossary"))
        .isTrue();
    lobby.as("editor2", "/editor/glossary/return", new JsonObject().put("reason", "再想想")).is(200);
    lobby.as("editor", "/editor/glossary/discard", own).is(200);
    assertThat(standing().getString("stage")).isEqualTo("settled");
    assertThat(lobby.as("editor", "/editor/publishable").is(200).json().getBoolean("glossary"))
        .isFalse();
  }

  @Test
  void what_is_no_glossary_is_refused_word_by_word_and_nothing_is_saved() {
    String revision = standing().getString("revision");
    JsonArray chain =
        new JsonArray().add(term("en", "debit card", "bank card")).add(term("en", "bank card"));
    assertThat(save(chain, revision).is(422).json().getJsonArray("problems").encode())
        .contains("and a term itself", "自己又是词条");
    save("none", revision).isProblem(400, "terms");
    save(new JsonArray().add(term("fr", "carte")), revision).isProblem(400, "zh or en");
    save(new JsonArray().add(term("en", "card").put("synonyms", new JsonArray().add(1))), revision)
        .isProblem(400, "terms");
    assertThat(lobby.as("agent", "/editor/glossary").status()).isEqualTo(403);
    assertThat(standing().getString("revision")).isEqualTo(revision);
  }
}
