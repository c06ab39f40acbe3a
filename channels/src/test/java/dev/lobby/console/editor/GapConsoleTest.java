package dev.lobby.console.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What editors do about gaps over HTTP, and what is refused.
@WithLobby
class GapConsoleTest {
  private static final String ASKED = "你们收比特币吗";

  private final RunningLobby lobby;

  GapConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private JsonObject gap() {
    lobby.visitor("zh").say(ASKED).is(200);
    lobby.clock().advance(Duration.ofMinutes(2));
    return Reply.objects(list().getJsonArray("gaps")).stream()
        .filter(gap -> gap.getString("title").equals(ASKED))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject list() {
    return lobby.as("editor", "/editor/gaps").is(200).json();
  }

  private Reply step(String path, JsonObject body) {
    return lobby.as("editor", "/editor/gaps/" + path, body);
  }

  @Test
  void only_editors_and_supervisors_see_what_was_asked() {
    lobby.as("agent", "/editor/gaps").is(403);
    lobby.get("/console/api/editor/gaps").is(401);
    lobby.get("/console/api/editor/overlaps").is(401);
    lobby.as("supervisor", "/editor/gaps").is(200);
  }

  @Test
  void what_cannot_be_is_refused_in_a_sentence() {
    String id = gap().getString("id");
    lobby.as("editor", "/editor/gaps?days=0").isProblem(400, "days");
    lobby.as("editor", "/editor/gaps?days=many").isProblem(400, "days");
    lobby.as("editor", "/editor/gaps/g-none").isProblem(404, "gap");
    step(id + "/draft", new JsonObject().put("article", "x").put("answer", "guess"))
        .isProblem(400, "answer");
    step(id + "/draft", new JsonObject().put("article", "x").put("phrasings", "all"))
        .isProblem(400, "phrasings");
    assertThat(
            step(
                    id + "/draft",
                    new JsonObject()
                        .put("article", "x")
                        .put("phrasings", new JsonArray().add("somebody else's words")))
                .is(422)
                .json()
                .getString("zh"))
        .contains("不能写入知识");
    assertThat(
            step(id + "/draft", new JsonObject().put("article", "account-open"))
                .is(422)
                .json()
                .getString("en"))
        .contains("already");
    step(id + "/phrasings", new JsonObject().put("article", "no-such-article")).is(422);
    step(id + "/draft", new JsonObject().put("article", "x").put("answer", "agents")).is(422);
    step(id + "/dismiss", new JsonObject()).isProblem(400, "why");
  }

  @Test
  void a_gap_is_added_to_an_article_or_dismissed_and_is_off_the_list() {
    JsonObject gap = gap();
    JsonObject done =
        step(
                gap.getString("id") + "/phrasings",
                new JsonObject()
                    .put("article", "deposit-insurance")
                    .put("phrasings", new JsonArray(List.of(ASKED))))
            .is(200)
            .json();
    assertThat(done.getString("article")).isEqualTo("deposit-insurance");
    assertThat(lobby.as("editor", "/editor/articles/deposit-insurance").is(200).body())
        .contains(ASKED, gap.getString("id"));
    assertThat(state(gap)).isEqualTo("settled");

    lobby.visitor("en").say("do you sell lottery tickets").is(200);
    lobby.clock().advance(Duration.ofMinutes(2));
    JsonObject other =
        Reply.objects(list().getJsonArray("gaps")).stream()
            .filter(one -> one.getString("title").contains("lottery"))
            .findFirst()
            .orElseThrow();
    step(other.getString("id") + "/dismiss", new JsonObject().put("why", "not ours")).is(200);
    assertThat(state(other)).isEqualTo("settled");
  }

  @Test
  void two_gaps_about_one_matter_name_each_other_and_are_closed_with_one_draft() {
    List<String> asked = List.of("网点能帮我寄快递吗", "请问你们大厅可不可以代收顺丰的包裹");
    asked.forEach(it -> lobby.visitor("zh").say(it).is(200));
    lobby.clock().advance(Duration.ofMinutes(2));
    List<JsonObject> both =
        Reply.objects(list().getJsonArray("gaps")).stream()
            .filter(it -> asked.contains(it.getString("title")))
            .toList();
    assertThat(both).as("the two stand apart").hasSize(2);
    JsonObject gap =
        lobby.as("editor", "/editor/gaps/" + both.getFirst().getString("id")).is(200).json();
    assertThat(gap.getJsonObject("nearest").getString("id"))
        .isEqualTo(both.getLast().getString("id"));
    // Of both the customers' words were read.
    assertThat(lobby.as("supervisor", "/supervisor/audit?by=editor").is(200).body())
        .contains(both.getFirst().getString("id"), both.getLast().getString("id"));

    step(
            gap.getString("id") + "/draft",
            new JsonObject()
                .put("article", "parcels")
                .put("with", both.getLast().getString("id"))
                .put("phrasings", new JsonArray(asked)))
        .is(200);

    assertThat(lobby.as("editor", "/editor/articles/parcels").is(200).body())
        .contains(asked.getFirst(), asked.getLast());
    assertThat(both).extracting(this::state).containsOnly("settled");
    step(
            gap.getString("id") + "/draft",
            new JsonObject().put("article", "parcels-2").put("with", gap.getString("id")))
        .is(422);
  }

  private String state(JsonObject gap) {
    return lobby
        .as("editor", "/editor/gaps/" + gap.getString("id"))
        .is(200)
        .json()
        .getString("state");
  }
}
