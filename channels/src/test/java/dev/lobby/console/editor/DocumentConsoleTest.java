package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// What editors do with documents over HTTP, and what is refused.
@WithLobby
class DocumentConsoleTest {

  private final RunningLobby lobby;

  DocumentConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private Reply imported(String who, String id, String name, String text) {
    return lobby.as(
        who,
        "/editor/documents",
        new JsonObject()
            .put("name", name)
            .put("id", id)
            .put(
                "base64",
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void a_large_file_is_read_and_refused_for_what_it_is() {
    String zeros = Base64.getEncoder().encodeToString(new byte[16 << 20]);
    JsonObject refused =
        lobby
            .as(
                "editor",
                "/editor/documents",
                new JsonObject().put("name", "zeros.bin").put("id", "zeros").put("base64", zeros))
            .is(422)
            .json();
    assertThat(refused.getString("en")).contains("zeros.bin", "which is not read");
  }

  @Test
  void an_imported_document_is_approved_by_another_and_waits_for_the_publication() {
    JsonObject detail =
        imported("editor", "parking", "停车.md", "# 停车手册\n\n## 地下车库\n\n每小时 5 元。\n").is(200).json();
    assertThat(detail.getString("stage")).isEqualTo("imported");
    assertThat(detail.getJsonArray("passages").getJsonObject(0).getString("text"))
        .isEqualTo("每小时 5 元。");
    JsonObject version =
        new JsonObject().put("version", detail.getJsonObject("pending").getString("version"));

    JsonObject refused =
        lobby.as("editor", "/editor/documents/parking/approve", version).is(422).json();
    assertThat(refused.getString("zh")).contains("另一位同事");
    lobby.as("editor2", "/editor/documents/parking/approve", version).is(200);

    JsonObject list = lobby.as("editor", "/editor/documents").is(200).json();
    assertThat(Reply.objects(list.getJsonArray("documents")))
        .anySatisfy(line -> {
          assertThat(line.getString("id")).isEqualTo("parking");
          assertThat(line.getString("stage")).isEqualTo("approved");
        });
    assertThat(
            lobby
                .as("editor", "/editor/publishable")
                .is(200)
                .json()
                .getJsonObject("documents")
                .encode())
        .contains("停车手册");
    lobby
        .as(
            "editor",
            "/editor/documents/parking/discard",
            new JsonObject().put("reason", "not needed"))
        .is(200);
  }

  @Test
  void a_published_document_gets_other_terms_or_is_taken_out_by_two() {
    String handbook = "/editor/documents/service-handbook-zh";
    JsonObject terms =
        new JsonObject()
            .put("from", "2026-03-01")
            .put("until", "2026-12-31")
            .put("readers", "tier gold")
            .put("reason", "for gold alone");
    JsonObject changed = lobby.as("editor", handbook + "/terms", terms).is(200).json();
    assertThat(changed.getString("stage")).isEqualTo("imported");
    assertThat(changed.getJsonObject("pending").getString("readers")).isEqualTo("tier gold");
    assertThat(changed.getJsonObject("pending").getString("until")).isEqualTo("2026-12-31");
    assertThat(changed.getJsonObject("changes").getJsonArray("added")).isEmpty();
    lobby.as("editor", handbook + "/discard", new JsonObject().put("reason", "not yet")).is(200);

    assertThat(
            lobby
                .as("editor", handbook + "/terms", terms.copy().put("readers", "vip"))
                .is(400)
                .json()
                .getString("detail"))
        .contains("tier gold", "vip");
    lobby.as("editor", handbook + "/terms", terms.copy().put("from", "1.3.2026")).is(400);

    lobby.as("editor", handbook + "/retire", new JsonObject().put("reason", "old")).is(200);
    JsonObject nothing = new JsonObject();
    assertThat(
            lobby
                .as("editor", handbook + "/approve-retirement", nothing)
                .is(422)
                .json()
                .getString("zh"))
        .contains("另一位同事");
    assertThat(
            lobby
                .as("editor2", handbook + "/approve-retirement", nothing)
                .is(200)
                .json()
                .getString("stage"))
        .isEqualTo("retirement-approved");
    lobby.as("editor", handbook + "/discard", new JsonObject().put("reason", "kept")).is(200);
  }

  @Test
  void what_cannot_be_read_is_said_in_both_languages_and_nothing_is_taken() {
    JsonObject refused = imported("editor", "bad", "bad.pdf", "%PDF-1.4 nothing").is(422).json();
    assertThat(refused.getString("en")).contains("bad.pdf");
    assertThat(refused.getString("zh")).contains("bad.pdf");
    assertThat(lobby.as("editor", "/editor/documents/bad").status()).isEqualTo(404);
  }

  @Test
  void a_question_shows_which_passage_would_be_quoted_and_how_sure_that_is() {
    JsonObject told =
        lobby
            .as("editor", "/editor/documents/try", new JsonObject().put("text", "纪念币代领最多几个人"))
            .is(200)
            .json();
    assertThat(told.getJsonArray("passages").getJsonObject(0).getString("reference"))
        .isEqualTo("service-handbook-zh#26");
    assertThat(told.getBoolean("quoted")).isTrue();
    assertThat(told.getString("answer")).contains("来源：《特别业务服务手册》");
    assertThat(told.getJsonObject("trace").getJsonObject("passages")).isNotNull();
  }

  @Test
  void only_editors_and_supervisors_come_in() {
    assertThat(lobby.as("agent", "/editor/documents").status()).isEqualTo(403);
    lobby.as("supervisor", "/editor/documents").is(200);
  }
}
