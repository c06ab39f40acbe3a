package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One matter that stands in two gaps, in a real browser.
@WithLobby
class NearestGapPageTest {
  private static final String OWN = "网点能帮我寄快递吗";
  private static final String NEAREST = "请问你们大厅可不可以代收顺丰的包裹";
  private static final String ANSWER = "大堂可以代收包裹，请凭取件码领取。";

  private final RunningLobby lobby;
  private final Browsing browsing;

  NearestGapPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  /// Lets an agent take the ticket of somebody who asks for a person, answer it, and end it well.
  private void answers(Visitor visitor) {
    visitor.say("转人工").is(200);
    String ticket =
        RunningLobby.until(
                () ->
                    Reply.objects(
                            lobby
                                .as("agent", "/agent/queue")
                                .is(200)
                                .json()
                                .getJsonArray("tickets"))
                        .stream()
                        .filter(it -> visitor.id().equals(it.getString("conversation")))
                        .toList(),
                tickets -> !tickets.isEmpty())
            .getFirst()
            .getString("id");
    lobby.as("agent", "/agent/tickets/" + ticket + "/claim", new JsonObject()).is(200);
    String conversation = "/agent/conversations/" + visitor.id();
    lobby
        .as(
            "agent",
            conversation + "/messages",
            new JsonObject().put("clientMessageId", "a1").put("text", ANSWER))
        .is(200);
    lobby
        .as("agent", conversation + "/resolve", new JsonObject().put("wrapUp", "answered"))
        .is(200);
  }

  private static Locator gap(Page page, String title) {
    return page.locator("lobby-gaps [data-gap]")
        .filter(new Locator.FilterOptions().setHas(page.locator(".name", named(title))));
  }

  private static Page.LocatorOptions named(String title) {
    return new Page.LocatorOptions().setHasText(title);
  }

  private static LocatorAssertions.IsVisibleOptions soon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);
  }

  @Test
  void the_nearest_gaps_answer_is_proposed_and_put_away_and_one_is_led_there_from_any_list() {
    lobby.visitor("zh").say(OWN).is(200);
    Visitor helped = lobby.visitor("zh");
    helped.say(NEAREST).is(200);
    answers(helped);
    lobby.clock().advance(Duration.ofMinutes(2));
    Page page = browsing.person("editor", "/editor/#view=gaps");
    assertThat(gap(page, OWN)).isVisible(soon());
    gap(page, OWN).locator("button.heading").click();
    Locator closing = page.locator("lobby-gap-closing");
    assertThat(closing.locator("[data-nearest]")).containsText(NEAREST);
    assertThat(closing.locator(".reply")).hasCount(0);

    // An answer that comes with the nearest gap is marked, and goes with it.
    closing.locator("input[name=both]").check();
    assertThat(closing.locator(".reply")).containsText("请凭取件码领取");
    assertThat(closing.locator(".reply input[name=reply]")).isChecked();
    look(page, "gap-nearest-answer");
    closing.locator("button[data-action=dismiss-reply]").click();
    confirm(page, "没有这项服务");
    assertThat(page.locator("lobby-gaps .fault")).hasCount(0);
    assertThat(closing.locator("[data-nearest]")).isVisible(soon());
    closing.locator("input[name=both]").check();
    assertThat(closing.locator(".reply")).hasCount(0);

    closing.locator("button[data-action=dismiss]").click();
    confirm(page, "不属于银行业务");
    assertThat(gap(page, OWN)).hasCount(0);
    page.locator("lobby-gaps select[name=state]").selectOption("settled");
    gap(page, OWN).locator("button.heading").click();
    closing.locator("button[data-action=nearest]").click();
    assertThat(gap(page, NEAREST).locator("lobby-gap-closing")).isVisible(soon());
    assertThat(page.locator("lobby-gaps select[name=state]")).hasValue("open");
    look(page, "gap-nearest-of-settled");
    browsing.isFreeOfErrors();
  }
}
