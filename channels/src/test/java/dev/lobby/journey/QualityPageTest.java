package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Reviewing the turns of yesterday, in a real browser.
@WithLobby
class QualityPageTest {

  private static final String QUESTION = "网点几点开门";

  private final RunningLobby lobby;

  QualityPageTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  @Test
  void a_turn_is_judged_by_a_key_taken_back_and_judged_again() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say(QUESTION).is(200);
    lobby.clock().advance(Duration.ofDays(1));
    lobby.forgetSessions();
    try (Browsing browsing = new Browsing(lobby)) {
      Page page = browsing.person("supervisor", "/supervisor/#view=quality");
      Locator turn = page.locator("[data-turn]");
      assertThat(turn).isVisible();
      assertThat(page.locator("lobby-budget svg.chart").first()).isVisible();
      look(page, "supervisor-quality");
      String first = turn.getAttribute("data-turn");
      page.keyboard().press("2");
      assertThat(page.locator("lobby-quality")).containsText("已保存：错误");
      assertThat(page.locator("[data-turn='" + first + "']")).hasCount(0);
      page.keyboard().press("u");
      assertThat(page.locator("[data-turn='" + first + "']")).isVisible();
      page.keyboard().press("n");
      page.keyboard().type("123");
      page.keyboard().press("Escape");
      page.keyboard().press("1");
      assertThat(page.locator("lobby-quality")).containsText("已保存：正确");
      JsonObject all =
          lobby.as("supervisor", "/supervisor/reviews/figures").is(200).json().getJsonObject("all");
      assertThat(all.getInteger("wrong")).isZero();
      browsing.isFreeOfErrors();
    }
  }
}
