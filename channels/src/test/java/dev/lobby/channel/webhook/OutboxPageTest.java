package dev.lobby.channel.webhook;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.lobby.RunningLobby;
import dev.lobby.SettingsReader;
import dev.lobby.journey.Browsing;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters that a provider refused, on the supervisors' page in a real browser.
class OutboxPageTest {

  @TempDir private Path data = Path.of("");

  private static void say(RunningLobby lobby, String person) {
    String body =
        new JsonObject().put("id", "m1").put("person", person).put("text", "网点几点开门").encode();
    long now = lobby.clock().instant().getEpochSecond();
    String signature =
        WebhookSecret.of(Provider.SECRET)
            .sign("msg_" + person, now, body.getBytes(StandardCharsets.UTF_8));
    lobby
        .post(
            "/channel/webhook/messages",
            body,
            "webhook-id",
            "msg_" + person,
            "webhook-timestamp",
            Long.toString(now),
            "webhook-signature",
            signature)
        .is(200);
  }

  @Test
  void dead_letters_are_replayed_all_at_once_or_discarded_with_a_reason() {
    try (Provider provider = new Provider();
        RunningLobby lobby =
            RunningLobby.start(
                SettingsReader.read(
                        null,
                        Map.of(),
                        Map.of(
                            "data", data.toString(),
                            "release", RunningLobby.release(),
                            "http.port", "0",
                            "webhook.url", provider.url().toString(),
                            "webhook.secret", Provider.SECRET))
                    .settings());
        Browsing browsing = new Browsing(lobby)) {
      provider.isMostly(() -> new Provider.Mood.Answer(400));
      say(lobby, "anna");
      Page page = browsing.person("supervisor", "/supervisor/#view=outbox");
      Locator letters = page.locator("[data-letter]");
      assertThat(letters).hasCount(2);
      assertThat(letters.first()).containsText("The provider answered 400.");
      look(page, "supervisor-outbox");
      letters.first().locator("button[data-action=discard-letter]").click();
      confirm(page, "Too late for that.");
      assertThat(letters).hasCount(1);

      provider.isMostly(() -> new Provider.Mood.Answer(200));
      letters.first().locator("button[data-action=replay]").click();
      assertThat(letters).hasCount(0);
      assertThat(page.locator("lobby-outbox")).containsText("没有死信");

      provider.isMostly(() -> new Provider.Mood.Answer(400));
      say(lobby, "bert");
      assertThat(letters).hasCount(2);
      provider.isMostly(() -> new Provider.Mood.Answer(200));
      page.locator("button[data-action=replay-all]").click();
      confirm(page);
      assertThat(page.locator("lobby-outbox")).containsText("已重新发送 2 条");
      assertThat(letters).hasCount(0);
      browsing.isFreeOfErrors();
    }
  }
}
