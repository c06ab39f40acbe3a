package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is promised to customers, and the list of today in a real browser.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TodayPageTest {

  private final RunningLobby lobby;
  private final Browsing browsing;

  TodayPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveStaff() {
    List.of("agent", "supervisor").forEach(lobby::cookie);
  }

  @AfterEach
  void closePages() {
    browsing.close();
  }

  private Reply promise(String by, Visitor visitor, Duration due, String text) {
    return lobby.as(
        by,
        "/follow-ups/in/" + visitor.id() + "/promises",
        new JsonObject()
            .put("kind", "call-back")
            .put("due", lobby.clock().instant().plus(due).toString())
            .put("text", text));
  }

  private List<JsonObject> today(String member, String part) {
    return Reply.objects(lobby.as(member, "/today").is(200).json().getJsonArray(part));
  }

  private static Locator item(Page page, String number) {
    return page.locator("[data-number='" + number + "']");
  }

  @Test
  void an_agent_promises_a_call_back_in_the_conversation_and_keeps_it_the_next_day() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say("转人工").is(200);
    Page agent = browsing.person("agent", "/today/");
    agent.navigate(lobby.url() + "/agent/");
    agent.locator("[data-ticket]").first().click();
    agent.locator("button[data-action=claim]").click();
    agent.locator("button[data-action=promise]").click();
    String tomorrow =
        LocalDateTime.ofInstant(
                lobby.clock().instant().plus(Duration.ofHours(20)), ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
    agent.locator("dialog[open] [name=due]").fill(tomorrow);
    agent.locator("dialog[open] [name=text]").fill("查清重复扣款后回电，卡号 4111 1111 1111 1111");
    look(agent, "promise");
    confirm(agent);
    assertThat(agent.locator("[role=status] .notice")).containsText("今日待办");

    agent.navigate(lobby.url() + "/today/");
    Locator promise = agent.locator("[data-what=follow-up]").first();
    assertThat(promise).containsText("回电");
    assertThat(promise).containsText("查清重复扣款后回电");
    assertThat(promise.locator("a.name")).hasAttribute("href", Pattern.compile("/customers/#id="));
    look(agent, "today");
    promise.locator("a.number").press("Enter");
    assertThat(agent.locator("[data-event='follow-up.promised']")).containsText("⟦card ••••1111⟧");
    look(agent, "follow-up");
    agent.locator("button[data-step=end]").click();
    agent.locator("dialog[open] select[name=result]").selectOption("not-reached");
    agent.locator("dialog[open] select[name=score]").selectOption("5");
    confirm(agent);
    assertThat(agent.locator("dialog[open] [role=alert]")).containsText("不能有评分");
    agent.locator("dialog[open] select[name=result]").selectOption("kept");
    agent.locator("dialog[open] [name=text]").fill("已告知退款三日内到账。");
    confirm(agent);
    assertThat(agent.locator("[data-result]")).hasAttribute("data-result", "kept");
    look(agent, "follow-up-kept");
    browsing.isFreeOfErrors();
  }

  @Test
  void the_list_of_today_holds_all_somebody_looks_after_what_is_overdue_first() {
    Visitor visitor = lobby.visitor("zh");
    String late =
        promise("supervisor", visitor, Duration.ofHours(1), "回电")
            .is(200)
            .json()
            .getString("number");
    String later =
        promise("supervisor", visitor, Duration.ofDays(9), "回电").is(200).json().getString("number");
    visitor.say("理财经理误导我买了高风险产品，我要投诉！").is(200);
    JsonObject complaint =
        RunningLobby.until(
                () ->
                    today("supervisor", "unowned").stream()
                        .filter(it -> it.getString("what").equals("complaint"))
                        .toList(),
                found -> !found.isEmpty())
            .getFirst();
    String number = complaint.getString("number");
    lobby
        .as(
            "supervisor",
            "/complaints/" + number + "/owner",
            new JsonObject().put("owner", "supervisor"))
        .is(200);
    lobby.clock().advance(Duration.ofHours(2));
    lobby.forgetSessions();

    List<String> mine =
        today("supervisor", "mine").stream().map(it -> it.getString("number")).toList();
    assertThat(mine).containsSubsequence(late, number, later);
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      Page page = browsing.person("supervisor", "/today/", locale, 390, 844, ColorScheme.DARK);
      assertThat(page.locator("section").first())
          .containsText(locale.startsWith("zh") ? "已超时" : "Overdue");
      assertThat(item(page, late)).isVisible();
      look(page, "today-phone-" + locale);
      page.locator("lobby-view-nav a[href*=unowned]").click();
      look(page, "today-unowned-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void a_promise_without_a_time_to_come_or_in_no_conversation_is_refused() {
    Visitor visitor = lobby.visitor("zh");
    promise("agent", visitor, Duration.ofHours(-1), "回电").isProblem(409, "一年之内", "after now");
    lobby
        .as(
            "agent",
            "/follow-ups/in/nowhere/promises",
            new JsonObject()
                .put("kind", "promise")
                .put("due", "2030-01-01T00:00:00Z")
                .put("text", "x"))
        .isProblem(404, "no such conversation");
    lobby
        .as(
            "agent",
            "/follow-ups/in/" + visitor.id() + "/promises",
            new JsonObject().put("kind", "after-complaint").put("due", "x").put("text", "x"))
        .isProblem(400, "by rule");
    lobby.as("agent", "/follow-ups/F-NONE").isProblem(404, "no such follow-up");
    lobby.as("editor", "/today").isProblem(403, "agent or supervisor");
    lobby.get("/console/api/today").isProblem(401);
    assertThat(lobby.as("agent", "/today").is(200).json().getJsonArray("mine"))
        .isInstanceOf(JsonArray.class);
  }
}
