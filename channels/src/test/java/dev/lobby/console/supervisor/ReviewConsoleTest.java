package dev.lobby.console.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The day's sample, verdicts on it, and what they say of the budget.
@WithLobby
class ReviewConsoleTest {

  private final RunningLobby lobby;

  ReviewConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private List<JsonObject> sample() {
    return Reply.objects(
        lobby.as("supervisor", "/supervisor/reviews/sample").is(200).json().getJsonArray("turns"));
  }

  private Reply judge(String by, JsonObject verdict) {
    return lobby.as(by, "/supervisor/reviews", verdict);
  }

  @Test
  void a_turn_of_yesterday_is_drawn_judged_and_counted() {
    Visitor visitor = lobby.visitor("en");
    JsonObject taken = visitor.say("what time do branches open").is(200).json();
    long seq = taken.getLong("seq");
    lobby.clock().advance(Duration.ofDays(1));
    lobby.forgetSessions();

    JsonObject drawn =
        sample().stream()
            .filter(one -> one.getString("conversation").equals(visitor.id()))
            .findFirst()
            .orElseThrow();
    assertThat(drawn.getLong("seq")).isEqualTo(seq);
    assertThat(drawn.getString("question")).isEqualTo("what time do branches open");
    assertThat(drawn.getJsonArray("replies")).isEqualTo(taken.getJsonArray("messages"));
    assertThat(drawn.getString("say")).isEqualTo("answer");
    assertThat(drawn.getString("language")).isEqualTo("en");
    assertThat(drawn.getJsonObject("trace").getJsonArray("matches")).isNotEmpty();

    JsonObject verdict =
        new JsonObject()
            .put("conversation", visitor.id())
            .put("seq", seq)
            .put("judgement", "wrong")
            .put("note", "Saturdays are missing.");
    judge("supervisor", verdict.copy().put("right", "branch-hours"))
        .isProblem(409, "is what was answered");
    judge("supervisor", verdict.copy().put("judgement", "bad"))
        .isProblem(400, "right, wrong, person");
    judge("supervisor", verdict.copy().put("seq", 999)).isProblem(409, "no turn");
    judge("supervisor", verdict.copy().put("judgement", "right")).is(200);
    lobby.as("supervisor", "/supervisor/reviews/withdrawal", verdict).is(200);
    lobby
        .as("supervisor", "/supervisor/reviews/withdrawal", verdict)
        .isProblem(409, "said nothing of this turn");
    judge("supervisor", verdict).is(200);

    assertThat(sample())
        .extracting(one -> one.getString("conversation"))
        .doesNotContain(visitor.id());
    JsonObject figures =
        lobby.as("supervisor", "/supervisor/reviews/figures?weeks=2").is(200).json();
    assertThat(figures.getDouble("target")).isEqualTo(0.02);
    assertThat(figures.getJsonObject("all").getInteger("wrong")).isEqualTo(1);
    assertThat(figures.getJsonObject("all").getInteger("reviewed")).isEqualTo(1);
    assertThat(figures.getJsonObject("all").getString("standing")).isNotEqualTo("within");
    assertThat(Reply.objects(figures.getJsonArray("languages")))
        .extracting(one -> one.getString("name"))
        .contains("en");
    assertThat(figures.getJsonArray("weeks")).hasSize(2);
    assertThat(
            Reply.objects(
                lobby.as("supervisor", "/supervisor/audit").is(200).json().getJsonArray("entries")))
        .extracting(one -> one.getString("action"))
        .contains("verdict-given", "read-conversation");
  }

  @Test
  void how_many_weeks_is_checked_and_agents_may_not() {
    lobby.as("supervisor", "/supervisor/reviews/figures?weeks=0").isProblem(400, "\"weeks\"");
    lobby.as("supervisor", "/supervisor/reviews/figures?weeks=x").isProblem(400, "\"weeks\"");
    lobby.as("agent", "/supervisor/reviews/figures").is(403);
  }
}
