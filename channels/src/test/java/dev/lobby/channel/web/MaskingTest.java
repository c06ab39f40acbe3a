package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Numbers that nobody may read end at the door.
@WithLobby
class MaskingTest {

  private static final String CARD = "6222021234567894";

  private final RunningLobby lobby;

  MaskingTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void a_card_number_reaches_neither_the_journal_nor_the_agent() throws IOException {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("card", "我的卡丢了，卡号 " + CARD + "，快转人工").is(200);
    visitor.say("spaced", "再说一遍 ６２２２ 0212 3456\u200B 7894，密码是 hunter2").is(200);
    String claim =
        "/agent/tickets/"
            + lobby
                .as("agent", "/agent/conversations/" + visitor.id())
                .is(200)
                .json()
                .getJsonObject("ticket")
                .getString("id")
            + "/claim";
    String seen = lobby.as("agent", claim, new JsonObject()).is(200).body();
    String written =
        lobby
            .as(
                "agent",
                "/agent/conversations/" + visitor.id() + "/messages",
                new JsonObject().put("clientMessageId", "a").put("text", "您的卡 " + CARD + " 已挂失"))
            .is(200)
            .body();
    lobby
        .as(
            "agent",
            "/agent/conversations/" + visitor.id() + "/resolve",
            new JsonObject().put("wrapUp", "answered").put("note", "card " + CARD))
        .is(200);
    String queue = lobby.as("agent", "/agent/queue").is(200).body();

    assertThat(visitor.read(0).get(1).getString("text")).isEqualTo("我的卡丢了，卡号 ⟦card ••••7894⟧，快转人工");
    assertThat(seen).contains("再说一遍 ⟦card ••••7894⟧，密码是 ⟦password ••••⟧");
    assertThat(written).contains("您的卡 ⟦card ••••7894⟧ 已挂失");
    // All that the journal holds of it, opened: words, notes and traces.
    String log = lobby.as("supervisor", "/supervisor/conversations/" + visitor.id()).is(200).body();
    for (String secret : List.of(CARD, "６２２２", "0212 3456", "hunter2")) {
      assertThat(seen + written + queue + log).doesNotContain(secret);
      assertThat(stored()).doesNotContain(secret);
    }
    assertThat(log).contains("我的卡丢了，卡号 ⟦card ••••7894⟧", "card ⟦card ••••7894⟧");
    assertThat(stored()).as("what is a person's own is sealed").doesNotContain("••••7894");
  }

  @Test
  void the_same_message_again_gets_the_same_answer() {
    Visitor visitor = lobby.visitor("en");
    String text = "Is 4111 1111 1111 1111 blocked?";
    String first = visitor.say("again", text).is(200).body();
    assertThat(visitor.say("again", text).is(200).body()).isEqualTo(first);
    visitor.say("again", "Is 4111 1111 1111 1112 blocked?").is(409);
  }

  /// Every byte of the store, as text.
  private String stored() throws IOException {
    StringBuilder stored = new StringBuilder();
    try (Stream<Path> files = Files.walk(lobby.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stored.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return stored.toString();
  }
}
