package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Several things decided about at once, and what waits for whom.
@WithLobby
class WaitingConsoleTest {

  private final RunningLobby lobby;

  WaitingConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private static JsonObject both(Object zh, Object en) {
    return new JsonObject().put("zh", zh).put("en", en);
  }

  private JsonObject put(String who, String path, JsonObject body) {
    return lobby
        .send(
            "PUT",
            "/console/api/editor" + path,
            body.toBuffer().getBytes(),
            "Cookie",
            lobby.cookie(who),
            "Content-Type",
            "application/json")
        .is(200)
        .json();
  }

  /// Saves a draft with enough phrasings to be found; its item.
  private JsonObject drafted(String who, String id, String sensitivity, int phrasings) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (int i = 0; i < phrasings; i++) {
      zh.add("第" + i + "种问法 " + id);
      en.add("phrasing " + i + " of " + id);
    }
    JsonObject article =
        new JsonObject()
            .put("id", id)
            .put("titles", both("标题 " + id, "Title " + id))
            .put("answers", both("在柜台办理。", "At a counter."))
            .put("phrasings", both(new JsonArray(zh), new JsonArray(en)))
            .put("area", "service")
            .put("audience", "everyone")
            .put("sensitivity", sensitivity)
            .put("validFrom", "2026-01-01")
            .put("signals", new JsonArray())
            .put("maySignal", new JsonArray());
    JsonObject body = new JsonObject().put("article", article).put("basedOn", "").put("why", "试");
    return item("article", id, put(who, "/articles/" + id + "/draft", body).getString("revision"));
  }

  private static JsonObject item(String kind, String id, String revision) {
    return new JsonObject().put("kind", kind).put("id", id).put("revision", revision);
  }

  private static JsonObject items(JsonObject... items) {
    return new JsonObject().put("items", new JsonArray(List.of(items)));
  }

  private List<JsonObject> decide(String who, String what, JsonObject body) {
    return Reply.objects(
        lobby.as(who, "/editor/review/" + what, body).is(200).json().getJsonArray("outcomes"));
  }

  private String stage(String id) {
    return lobby.as("editor", "/editor/articles/" + id).is(200).json().getString("stage");
  }

  @Test
  void several_drafts_are_submitted_and_what_stands_in_the_way_of_one_stops_no_other() {
    JsonObject sound = drafted("editor", "many-sound", "normal", 40);
    JsonObject few = drafted("editor", "many-few", "normal", 2);
    JsonObject none = drafted("editor", "many-none", "normal", 0);

    List<JsonObject> outcomes =
        decide(
            "editor",
            "submissions",
            items(few, none, item("article", "many-sound", "another"), sound));

    assertThat(outcomes)
        .extracting(it -> it.getBoolean("done"))
        .containsExactly(false, false, false, true);
    assertThat(outcomes.get(0).getString("en")).contains("remarks");
    assertThat(outcomes.get(0).getJsonArray("complaints").encode()).contains("few-phrasings");
    assertThat(outcomes.get(1).getString("zh")).contains("必须修改");
    assertThat(outcomes.get(2).getString("en")).contains("Somebody changed it meanwhile");
    assertThat(stage("many-sound")).isEqualTo("in-review");
    assertThat(stage("many-few")).isEqualTo("draft");

    assertThat(decide("editor", "submissions", items(few, none).put("accept", true)))
        .extracting(it -> it.getBoolean("done"))
        .containsExactly(true, false);
    assertThat(stage("many-few")).isEqualTo("in-review");
  }

  @Test
  void several_drafts_are_given_up_at_once_and_one_that_was_changed_meanwhile_stays() {
    JsonObject one = drafted("editor", "gone-one", "normal", 2);
    JsonObject two = drafted("editor", "gone-two", "normal", 2);

    assertThat(
            decide(
                "editor",
                "discards",
                items(one, item("article", "gone-two", "another")).put("why", "试过了")))
        .extracting(it -> it.getBoolean("done"))
        .containsExactly(true, false);
    lobby.as("editor", "/editor/articles/gone-one").is(404);
    assertThat(stage("gone-two")).isEqualTo("draft");
    assertThat(lobby.as("editor", "/editor/export.csv?what=drafts").is(200).body())
        .contains("gone-two")
        .doesNotContain("gone-one", "branch-hours");
    assertThat(decide("editor", "discards", items(two)))
        .extracting(it -> it.getBoolean("done"))
        .containsExactly(true);
  }

  @Test
  void several_are_approved_and_what_needs_another_person_is_told_by_itself() {
    JsonObject normal = drafted("editor", "several-normal", "normal", 40);
    JsonObject sensitive = drafted("editor", "several-sensitive", "sensitive", 40);
    JsonObject untouched = drafted("editor", "several-draft", "normal", 40);
    decide("editor", "submissions", items(normal, sensitive));

    List<JsonObject> own = decide("editor", "approvals", items(sensitive, untouched, normal));
    assertThat(own).extracting(it -> it.getBoolean("done")).containsExactly(false, false, true);
    assertThat(own.get(0).getString("en")).contains("somebody who saved no revision");
    assertThat(own.get(1).getString("zh")).contains("还没有提交审核");
    assertThat(stage("several-normal")).isEqualTo("approved");

    assertThat(decide("editor2", "approvals", items(sensitive)))
        .extracting(it -> it.getBoolean("done"))
        .containsExactly(true);
    assertThat(lobby.as("editor", "/editor/articles/several-sensitive").is(200).body())
        .contains("\"event\":\"article.approved\",\"by\":\"editor2\"");
  }

  @Test
  void entries_that_wait_for_a_second_person_stand_in_the_one_queue_and_are_approved_from_it() {
    JsonObject entry =
        new JsonObject()
            .put("kind", "fee")
            .put("id", "queue")
            .put("zh", "证明费")
            .put("en", "Certificate")
            .put(
                "periods",
                new JsonArray()
                    .add(
                        new JsonObject()
                            .put("amount", "20")
                            .put("currency", "CNY")
                            .put("from", "2020-01-01")
                            .put("until", "2020-12-31")));
    JsonObject saved =
        put(
            "editor",
            "/catalogue/fee:queue/draft",
            new JsonObject().put("entry", entry).put("basedOn", "").put("why", "试"));
    // Whoever saves a value that is over hears of it at once.
    assertThat(saved.getJsonObject("expiry").getString("en")).contains("expired after 2020-12-31");

    JsonObject waiting = lobby.as("editor2", "/editor/review").is(200).json();
    JsonObject listed = Reply.objects(waiting.getJsonArray("entries")).getFirst();
    assertThat(listed.getString("key")).isEqualTo("fee:queue");
    assertThat(waiting.getJsonArray("overrides")).isEmpty();
    assertThat(waiting.getJsonArray("documents")).isEmpty();

    JsonObject item = item("entry", "fee:queue", listed.getString("revision"));
    assertThat(decide("editor", "approvals", items(item)).getFirst().getString("en"))
        .contains("You wrote this yourself");
    assertThat(decide("editor2", "approvals", items(item)).getFirst().getBoolean("done")).isTrue();
    assertThat(lobby.as("editor2", "/editor/review").is(200).json().getJsonArray("entries"))
        .isEmpty();
  }

  @Test
  void what_is_no_list_of_things_is_refused() {
    JsonObject none = new JsonObject().put("items", new JsonArray());
    lobby.as("editor", "/editor/review/submissions", none).isProblem(400, "1 to 100");
    lobby
        .as("editor", "/editor/review/submissions", new JsonObject().put("items", "all"))
        .isProblem(400, "\"items\"");
    lobby
        .as(
            "editor",
            "/editor/review/submissions",
            new JsonObject().put("items", new JsonArray().add("all")))
        .isProblem(400, "id and revision");
    lobby
        .as("editor", "/editor/review/approvals", items(item("customer", "x", "y")))
        .isProblem(400, "\"kind\"");
    lobby
        .as("editor", "/editor/review/overrides/1/confirmation", new JsonObject())
        .isProblem(404, "no such override");
    lobby
        .as("editor", "/editor/review/overrides/x/confirmation", new JsonObject())
        .isProblem(404, "no such override");
    assertThat(lobby.as("agent", "/editor/review").status()).isEqualTo(403);
  }
}
