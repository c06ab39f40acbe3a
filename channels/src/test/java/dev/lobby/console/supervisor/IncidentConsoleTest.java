package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Something is down: one supervisor puts an answer in force, another confirms it.
@WithLobby(settings = "incident.confirmMinutes=15")
class IncidentConsoleTest {

  private final RunningLobby lobby;

  IncidentConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private JsonObject draft() {
    return new JsonObject()
        .put("articles", new JsonArray().add("branch-hours"))
        .put("keywords", new JsonArray().add("closed").add("停业"))
        .put("zh", "因停电，网点今天停业。")
        .put("en", "Branches are closed today: there is no power.")
        .put("bannerZh", "网点今天停业")
        .put("bannerEn", "Branches are closed today")
        .put("until", lobby.clock().instant().plusSeconds(3600).toString());
  }

  private JsonObject declared() {
    return lobby.as("supervisor", "/supervisor/incidents", draft()).is(200).json();
  }

  private Reply step(String by, JsonObject incident, String step) {
    return lobby.as(
        by,
        "/supervisor/incidents/" + incident.getString("id") + step,
        new JsonObject().put("reason", "the power is back"));
  }

  private List<JsonObject> banners() {
    return Reply.objects(lobby.get("/api/v1/banners").is(200).json().getJsonArray("banners"));
  }

  @Test
  void an_override_answers_at_once_shows_its_banner_and_tells_who_was_told() {
    JsonObject incident = declared();
    assertThat(incident.getBoolean("inForce")).isTrue();
    assertThat(incident.getString("confirmation")).isEqualTo("unconfirmed");

    Visitor visitor = lobby.visitor("en");
    JsonObject reply =
        visitor
            .say("what time do branches open")
            .is(200)
            .json()
            .getJsonArray("messages")
            .getJsonObject(0);
    assertThat(reply.getString("text")).isEqualTo("Branches are closed today: there is no power.");
    assertThat(banners())
        .filteredOn(one -> one.getString("id").equals(incident.getString("id")))
        .singleElement()
        .satisfies(one -> assertThat(one.getString("zh")).isEqualTo("网点今天停业"));
    JsonObject recall =
        lobby
            .as(
                "supervisor",
                "/supervisor/recall?article="
                    + incident.getString("id")
                    + "&from="
                    + lobby.clock().instant().minusSeconds(3600)
                    + "&to="
                    + lobby.clock().instant().plusSeconds(3600))
            .is(200)
            .json();
    assertThat(Reply.objects(recall.getJsonArray("told")))
        .extracting(one -> one.getString("conversation"))
        .containsExactly(visitor.id());

    JsonObject ended = step("supervisor2", incident, "/end").is(200).json();
    assertThat(ended.getBoolean("inForce")).isFalse();
    assertThat(ended.getString("endedBy")).isEqualTo("supervisor2");
    assertThat(banners()).isEmpty();
    assertThat(
            visitor
                .say("what time do branches open?")
                .is(200)
                .json()
                .getJsonArray("messages")
                .getJsonObject(0)
                .getString("text"))
        .isNotEqualTo(reply.getString("text"));
    step("supervisor2", incident, "/end").isProblem(409, "over already");
  }

  @Test
  void a_second_person_confirms_and_who_does_not_is_waited_for_in_the_list() {
    JsonObject incident = declared();
    step("supervisor", incident, "/confirmation").isProblem(409, "a second person must");
    lobby.clock().advance(Duration.ofMinutes(16));
    JsonObject listed =
        Reply.objects(
                lobby
                    .as("supervisor", "/supervisor/incidents")
                    .is(200)
                    .json()
                    .getJsonArray("incidents"))
            .stream()
            .filter(one -> one.getString("id").equals(incident.getString("id")))
            .findFirst()
            .orElseThrow();
    assertThat(listed.getString("confirmation")).isEqualTo("overdue");
    JsonObject confirmed = step("supervisor2", incident, "/confirmation").is(200).json();
    assertThat(confirmed.getString("confirmation")).isEqualTo("confirmed");
    assertThat(confirmed.getString("confirmedBy")).isEqualTo("supervisor2");
    step("supervisor", incident, "/end").is(200);
  }

  @Test
  void what_is_wrong_with_a_draft_is_told_and_agents_may_not() {
    lobby
        .as("supervisor", "/supervisor/incidents", draft().put("until", "tonight"))
        .isProblem(400, "\"until\" is a time");
    lobby
        .as("supervisor", "/supervisor/incidents", draft().put("articles", "branch-hours"))
        .isProblem(400, "\"articles\" is a list");
    lobby
        .as(
            "supervisor",
            "/supervisor/incidents",
            draft().put("articles", new JsonArray().add("x")))
        .isProblem(409, "no article x");
    lobby
        .as("supervisor", "/supervisor/incidents", draft().putNull("bannerEn"))
        .isProblem(409, "or not at all");
    step("supervisor", new JsonObject().put("id", "INC-NONE"), "/end").isProblem(404, "incident");
    lobby.as("agent", "/supervisor/incidents").is(403);
  }
}
