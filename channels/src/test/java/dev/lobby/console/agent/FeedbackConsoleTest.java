package dev.lobby.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The board of suggestions and praise, from the chat to what the customer is told.
@WithLobby
class FeedbackConsoleTest {

  private static final String SUGGESTION = "建议你们手机银行增加指纹登录";

  private final RunningLobby lobby;

  FeedbackConsoleTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  private List<JsonObject> board(String part) {
    return Reply.objects(lobby.as("agent", "/feedback").is(200).json().getJsonArray(part));
  }

  private JsonObject detail(String number) {
    return lobby.as("agent", "/feedback/" + number).is(200).json();
  }

  /// The number of what a visitor gives.
  private String given(Visitor visitor, String text) {
    visitor.say(text).is(200);
    return RunningLobby.until(
        () ->
            board("open").stream()
                .map(row -> row.getString("number"))
                .filter(number -> detail(number).getString("conversation").equals(visitor.id()))
                .findFirst()
                .orElse(""),
        number -> !number.isEmpty());
  }

  private Reply step(String number, String step, String... pairs) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      json.put(pairs[i], pairs[i + 1]);
    }
    return lobby.as("agent", "/feedback/" + number + "/" + step, json);
  }

  @Test
  void a_suggestion_goes_from_the_chat_to_a_team_and_back_to_the_customer() {
    Visitor visitor = lobby.visitor("zh");
    String number = given(visitor, SUGGESTION);
    assertThat(detail(number).getString("stage")).isEqualTo("routed");

    step(number, "telling", "how", "conversation").isProblem(409, "尚未答复", "no answer yet");
    step(number, "answer", "verdict", "planned", "text", "六月上线。").isProblem(409, "owner first");
    step(number, "owner", "owner", "nobody").isProblem(409, "no agent or supervisor");
    step(number, "owner", "owner", "agent").is(200);
    step(number, "team", "team", "手机银行组").is(200);
    step(number, "notes", "text", "来电卡号 4111 1111 1111 1111").is(200);
    step(number, "answer", "verdict", "perhaps", "text", "x")
        .isProblem(400, "adopted, planned, exists, declined");
    step(number, "answer", "verdict", "planned", "text", "").isProblem(400, "text");
    step(number, "answer", "verdict", "planned", "text", "六月上线。").is(200);
    step(number, "passing-on", "to", "研发").isProblem(409, "建议须先答复");
    JsonObject told = step(number, "telling", "how", "conversation").is(200).json();

    assertThat(told.getString("stage")).isEqualTo("told");
    assertThat(visitor.read(0)).anyMatch(it -> it.encode().contains("关于您的建议 " + number + "：六月上线。"));
    assertThat(told.encode()).contains("⟦card ••••1111⟧").doesNotContain("4111 1111");
    assertThat(Reply.objects(told.getJsonArray("history")))
        .extracting(line -> line.getString("event"))
        .containsExactly(
            "feedback.told",
            "feedback.answered",
            "feedback.noted",
            "feedback.routed",
            "feedback.assigned",
            "feedback.routed",
            "feedback.received");
    step(number, "telling", "how", "telephone").isProblem(409, "told already");
    assertThat(
            RunningLobby.until(
                () -> board("ended"),
                ended -> ended.stream().anyMatch(it -> it.getString("number").equals(number))))
        .isNotEmpty();
  }

  @Test
  void praise_is_passed_on_and_what_is_neither_is_dismissed() {
    String praise = given(lobby.visitor("zh"), "我想表扬一下城东支行的李经理");
    step(praise, "answer", "verdict", "adopted", "text", "谢谢").isProblem(409, "表扬无需答复");
    assertThat(step(praise, "passing-on", "to", "李经理").is(200).json().getString("stage"))
        .isEqualTo("passed-on");

    String neither = given(lobby.visitor("zh"), SUGGESTION);
    step(neither, "dismissal", "reason", "").isProblem(400, "reason");
    assertThat(step(neither, "dismissal", "reason", "是投诉").is(200).json().getString("stage"))
        .isEqualTo("dismissed");
    step(neither, "team", "team", "手机银行组").isProblem(409, "已结束");
  }

  @Test
  void what_is_neither_on_the_board_nor_ones_business_is_told_so() {
    lobby.as("agent", "/feedback/V-NONE").isProblem(404, "no such suggestion or praise");
    step("V-NONE", "notes", "text", "x").isProblem(404, "no such suggestion or praise");
    lobby.as("editor", "/feedback").isProblem(403, "agent or supervisor");
    lobby.get("/console/api/feedback").isProblem(401);
  }
}
