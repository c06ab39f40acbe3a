package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/// A bank that must keep conversations for years.
@WithLobby(settings = {"retention.jurisdiction=uk", "retention.customer.minimum=9y"})
class MinimumRetentionTest {

  private final RunningLobby lobby;

  MinimumRetentionTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private Reply post(String who, String person, String step) {
    return lobby.as(
        who,
        "/supervisor/people/" + person + step,
        new JsonObject().put("reason", "asked by letter 来信要求"));
  }

  @Test
  void two_supervisors_are_told_the_record_the_rule_and_the_day() {
    Visitor customer = lobby.customer("kept-1", "上官婉儿", "gold");
    customer.say("你们网点几点开门？").is(200);
    String person =
        lobby
            .as("supervisor", "/supervisor/conversations/" + customer.id())
            .is(200)
            .json()
            .getJsonObject("customer")
            .getString("id");
    post("supervisor", person, "/erasure").is(200);

    post("supervisor2", person, "/erasure/approval")
        .isProblem(
            409,
            "The record customer/"
                + person
                + " must be kept: the setting retention.customer.minimum is 9y.");

    JsonObject stands =
        lobby.as("supervisor", "/supervisor/people/" + person + "/erasure").is(200).json();
    assertThat(stands.getString("refusal"))
        .contains("It may be erased from", "1 more of this person");
    assertThat(stands.getString("approvedBy")).isNull();
    assertThat(
            lobby
                .as("supervisor", "/supervisor/people/" + person + "/data")
                .is(200)
                .json()
                .encode())
        .contains("上官婉儿");
  }

  @Test
  void what_retention_would_take_is_told_by_record_with_its_rule_and_nothing_is_taken() {
    lobby.customer("kept-2", "东方朔", "gold").say("你们网点几点开门？").is(200);
    JsonObject customers =
        Reply.objects(
                lobby
                    .as("supervisor", "/supervisor/retention")
                    .is(200)
                    .json()
                    .getJsonArray("lines"))
            .stream()
            .filter(line -> line.getString("type").equals("customer"))
            .findFirst()
            .orElseThrow();
    assertThat(customers.getString("rule")).contains("minimum 9y");
    assertThat(customers.getInteger("due")).isZero();
    assertThat(customers.getJsonArray("kept")).isNotEmpty();
    lobby.as("agent", "/supervisor/retention").is(403);
  }
}
