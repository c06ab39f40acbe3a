package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who was told a wrong answer, and the correction they read at their next visit.
@WithLobby
class RecallConsoleTest {

  private static final String ARTICLE = "branch-hours";

  private final RunningLobby lobby;

  RecallConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private String from() {
    return lobby.clock().instant().minusSeconds(3600).toString();
  }

  private String to() {
    return lobby.clock().instant().plusSeconds(3600).toString();
  }

  private Reply recall(String path) {
    return lobby.as(
        "supervisor",
        "/supervisor/recall" + path + "?article=" + ARTICLE + "&from=" + from() + "&to=" + to());
  }

  private JsonObject order() {
    return new JsonObject()
        .put("article", ARTICLE)
        .put("from", from())
        .put("to", to())
        .put("zh", "更正：营业时间以网点公告为准。")
        .put("en", "A correction: branches tell their own hours.");
  }

  private List<JsonObject> told(Visitor visitor) {
    return Reply.objects(recall("").is(200).json().getJsonArray("told")).stream()
        .filter(one -> one.getString("conversation").equals(visitor.id()))
        .toList();
  }

  @Test
  void a_customer_who_was_told_is_listed_and_reads_the_correction_once() {
    Visitor visitor = lobby.visitor("en");
    JsonObject answer =
        visitor
            .say("what time do branches open")
            .is(200)
            .json()
            .getJsonArray("messages")
            .getJsonObject(0);

    assertThat(told(visitor))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getString("words")).isEqualTo(answer.getString("text"));
          assertThat(one.getLong("seq")).isEqualTo(answer.getLong("seq"));
          assertThat(one.getString("language")).isEqualTo("en");
          assertThat(one.getString("correctedAt")).isNull();
        });

    JsonObject draft = recall("/draft").is(200).json();
    assertThat(draft.getString("en")).startsWith("A correction").contains(answer.getString("text"));
    assertThat(draft.getJsonObject("warning").getString("en")).contains("still answers");
    assertThat(draft.getJsonObject("warning").getString("zh")).contains("仍在回答");

    String drafted =
        lobby
            .as("supervisor", "/supervisor/recall/corrections", order())
            .is(200)
            .json()
            .getString("id");
    String approval = "/supervisor/recall/corrections/" + drafted + "/approval";
    lobby.as("supervisor", approval, new JsonObject()).isProblem(409, "a second person must");
    assertThat(told(visitor).getFirst().getString("correctedAt")).isNull();
    JsonObject first = lobby.as("supervisor2", approval, new JsonObject()).is(200).json();
    assertThat(first.getInteger("sent")).isPositive();
    JsonObject second = lobby.as("supervisor", approval, new JsonObject()).is(200).json();
    assertThat(second.getInteger("sent")).isZero();
    assertThat(second.getInteger("already")).isPositive();
    assertThat(
            Reply.objects(
                lobby
                    .as("supervisor", "/supervisor/recall/corrections")
                    .is(200)
                    .json()
                    .getJsonArray("corrections")))
        .filteredOn(one -> one.getString("id").equals(drafted))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getString("by")).isEqualTo("supervisor");
          assertThat(one.getString("approvedBy")).isEqualTo("supervisor2");
          assertThat(one.getInteger("sent")).isEqualTo(first.getInteger("sent"));
        });

    JsonArray read =
        lobby
            .get(visitor.path() + "/messages", "Authorization", "Bearer " + visitor.token())
            .is(200)
            .json()
            .getJsonArray("messages");
    assertThat(Reply.objects(read))
        .filteredOn(one -> one.getString("text").equals(order().getString("en")))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("author")).isEqualTo("assistant"));
    assertThat(told(visitor).getFirst().getString("correctedAt")).isNotNull();

    List<JsonObject> audit =
        Reply.objects(
            lobby.as("supervisor", "/supervisor/audit").is(200).json().getJsonArray("entries"));
    assertThat(audit)
        .extracting(one -> one.getString("by") + " " + one.getString("action"))
        .contains(
            "supervisor recalled-answers",
            "supervisor correction-proposed",
            "supervisor2 correction-ordered",
            "supervisor2 correction-sent")
        .doesNotContain("supervisor correction-sent");
  }

  @Test
  void a_correction_is_dropped_with_a_reason_and_then_not_sent() {
    String drafted =
        lobby
            .as("supervisor", "/supervisor/recall/corrections", order())
            .is(200)
            .json()
            .getString("id");
    String path = "/supervisor/recall/corrections/" + drafted;
    lobby.as("supervisor2", path + "/drop", new JsonObject()).isProblem(400, "reason");
    lobby
        .as("supervisor2", path + "/drop", new JsonObject().put("reason", "It was right."))
        .is(200);
    lobby.as("supervisor2", path + "/approval", new JsonObject()).isProblem(409, "has dropped it");
    lobby
        .as("supervisor2", "/supervisor/recall/corrections/x/approval", new JsonObject())
        .isProblem(404, "no such correction");
  }

  @Test
  void evidence_is_handed_out_signed() {
    lobby.visitor("en").say("what time do branches open").is(200);
    JsonObject evidence = recall("/evidence").is(200).json();
    assertThat(evidence.getString("signed")).startsWith("lobby-recall 1 ");
    assertThat(evidence.getJsonObject("recall").getString("by")).isEqualTo("supervisor");
    assertThat(evidence.getJsonArray("checkpoints")).isNotEmpty();
  }

  @Test
  void an_id_that_nothing_knows_is_refused_and_what_can_be_asked_about_is_listed() {
    String between = "&from=" + from() + "&to=" + to();
    for (String path : List.of("", "/evidence", "/draft")) {
      Reply refused =
          lobby.as("supervisor", "/supervisor/recall" + path + "?article=yuan" + between);
      refused.isProblem(404, "choose it");
      assertThat(refused.json().getString("zh")).contains("没有编号为“yuan”", "标题");
    }
    lobby
        .as("supervisor", "/supervisor/recall/corrections", order().put("article", "yuan"))
        .isProblem(404, "“yuan”");
    assertThat(
            Reply.objects(
                lobby
                    .as("supervisor", "/supervisor/recall/articles")
                    .is(200)
                    .json()
                    .getJsonArray("articles")))
        .filteredOn(one -> one.getString("id").equals(ARTICLE))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getJsonObject("title").getString("en")).contains("Opening hours");
          assertThat(one.getBoolean("released")).isTrue();
        });
    lobby.as("agent", "/supervisor/recall/articles").is(403);
  }

  @Test
  void what_is_asked_wrongly_is_told_and_agents_may_not() {
    lobby.as("supervisor", "/supervisor/recall").isProblem(400, "\"article\" is missing");
    lobby
        .as("supervisor", "/supervisor/recall?article=x&from=May&to=" + to())
        .isProblem(400, "\"from\" is a time");
    lobby
        .as("supervisor", "/supervisor/recall?article=x&from=" + to() + "&to=" + from())
        .isProblem(400, "\"from\" must be before \"to\"");
    lobby
        .as("supervisor", "/supervisor/recall/corrections", order().put("en", " "))
        .isProblem(400, "\"en\" is empty");
    lobby.as("agent", "/supervisor/recall?article=x").is(403);
  }
}
