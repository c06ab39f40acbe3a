package dev.lobby.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What customers may write comes back as they wrote it.
@WithLobby
class TextTest {

  private final RunningLobby lobby;

  TextTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script> & \"quotes\" \\ /",
        "{\"author\":\"agent\"}",
        "line one\nline two\r\nline three\ttab",
        "\u202Eright to left\u202C and zero\u200Bwidth",
        "e\u0301\u0302\u0303 combining, 全角１２３, ﷽",
        "👩‍👩‍👧‍👦 🇨🇳 𠮷野家",
        "'; DROP TABLE messages; --",
        "\u001b[31mred\u001b[0m \u0007",
        "  spaces around  ",
        "=HYPERLINK(\"http://x\")"
      })
  void a_text_is_kept_as_it_was_typed(String text) {
    Visitor visitor = lobby.visitor("en");
    visitor.say("t", text).is(200);
    assertThat(visitor.read(0).get(1).getString("text")).isEqualTo(text);
    assertThat(visitor.say("t", text).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "银", "😀"})
  void four_thousand_characters_are_taken_whatever_they_are(String character) {
    Visitor visitor = lobby.visitor("zh");
    String text = character.repeat(4000);
    visitor.say("long", text).is(200);
    assertThat(visitor.read(0).get(1).getString("text")).isEqualTo(text);
  }

  @Test
  void four_thousand_escaped_emoji_fit() {
    Visitor visitor = lobby.visitor("zh");
    String escaped = "\\ud83d\\ude00".repeat(4000);
    visitor.post("{\"clientMessageId\":\"e\",\"text\":\"" + escaped + "\"}").is(200);
    assertThat(visitor.read(0).get(1).getString("text")).isEqualTo("😀".repeat(4000));
  }

  @Test
  void an_id_of_a_hundred_characters_is_taken() {
    Visitor visitor = lobby.visitor("en");
    String id = "号".repeat(100);
    visitor.say(id, "hello").is(200);
    assertThat(visitor.read(0).get(1).getString("clientMessageId")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf8\"",
        "Application/JSON"
      })
  void json_is_taken_however_its_type_is_written(String type) {
    Visitor visitor = lobby.visitor("en");
    lobby
        .send(
            "POST",
            visitor.path() + "/messages",
            new JsonObject().put("clientMessageId", "t").put("text", "hello").toBuffer().getBytes(),
            "Content-Type",
            type,
            "Authorization",
            "Bearer " + visitor.token())
        .is(200);
  }
}
