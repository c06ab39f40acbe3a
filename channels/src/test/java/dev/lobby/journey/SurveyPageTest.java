package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How likely customers recommend the bank: asked by plan, answered on a phone or to somebody who
/// asks, and read by those who look after them and by supervisors.
@WithLobby(settings = RunningLobby.SURVEY_PLANS, contactsMillis = 200)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurveyPageTest {

  private final RunningLobby lobby;
  private final Browsing browsing;

  /// The record of somebody with no conversation.
  private String silent = "";

  /// The record of somebody who is asked in their conversation.
  private String asked = "";

  private Visitor visitor;

  SurveyPageTest(RunningLobby lobby) {
    this.lobby = lobby;
    this.browsing = new Browsing(lobby);
  }

  @BeforeAll
  void haveStaffAndAsk() {
    List.of("agent", "supervisor").forEach(lobby::cookie);
    silent = lobby.longKnown("S-2", "Ning");
    visitor = lobby.surveyed("S-1", "Mei");
    asked = lobby.longKnown("S-1", "Mei");
    RunningLobby.until(() -> surveys(silent), all -> !all.isEmpty());
  }

  @AfterEach
  void close() {
    browsing.close();
  }

  private List<JsonObject> surveys(String id) {
    return Reply.objects(
        lobby.as("supervisor", "/customers/" + id).is(200).json().getJsonArray("surveys"));
  }

  private JsonObject figure() {
    return Reply.objects(
            lobby
                .as("supervisor", "/supervisor/contact-plans")
                .is(200)
                .json()
                .getJsonArray("plans"))
        .getFirst()
        .getJsonObject("survey");
  }

  @Test
  void a_customer_answers_on_a_phone_with_the_keyboard_and_the_last_press_counts() {
    long seq = visitor.read(0).getLast().getLong("seq");
    // The page renews the token, so this is before it.
    visitor.recommends(seq, 11).isProblem(400, "0, not at all likely, to 10, very");
    visitor.recommends(seq - 1, 5).isProblem(409, "asks how likely");

    Page phone = browsing.customer(visitor, "zh-CN", 360, 740);
    Locator group =
        phone.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("0 完全不可能 – 10 非常可能"));
    assertThat(group.getByRole(AriaRole.BUTTON)).hasCount(11);
    look(phone, "widget-survey");
    group.getByRole(AriaRole.BUTTON, named("0 完全不可能")).focus();
    phone.keyboard().press("Enter");
    assertThat(group).containsText("0/10 · 谢谢您的反馈");
    for (int press = 0; press < 9; press++) {
      phone.keyboard().press("Tab");
    }
    phone.keyboard().press("Space");
    assertThat(group).containsText("9/10");
    assertThat(group.locator("[aria-pressed=true]")).hasText("9");
    look(phone, "widget-survey-answered");
    phone.reload();
    assertThat(group.locator("[aria-pressed=true]")).hasText("9");

    JsonObject answered =
        RunningLobby.until(
                () -> surveys(asked), all -> Integer.valueOf(9).equals(score(all.getFirst())))
            .getFirst();
    assertThat(answered.getString("conversation")).isEqualTo(visitor.id());
    assertThat(answered.getString("by")).isNull();
    lobby
        .as(
            "supervisor",
            "/customers/" + asked + "/surveys",
            entry(answered.getString("number"), 5))
        .isProblem(409, "in their conversation");
    browsing.isFreeOfErrors();
  }

  @Test
  void whoever_asks_a_customer_enters_what_they_say_and_supervisors_read_the_figure() {
    int others = figure().getInteger("answered");
    String number = surveys(silent).getFirst().getString("number");
    lobby
        .as("supervisor", "/customers/" + silent + "/surveys", entry(number, 11))
        .isProblem(409, "0 到 10");
    lobby
        .as("supervisor", "/customers/" + asked + "/surveys", entry(number, 5))
        .isProblem(409, "another customer");
    lobby
        .as("supervisor", "/customers/" + silent + "/surveys", entry("S-none", 5))
        .isProblem(404, "survey");

    Page page = browsing.person("supervisor", "/customers/#id=" + silent);
    Locator card = page.locator("section[data-part=surveys]");
    assertThat(card).containsText("待人工询问");
    card.locator("button[data-step=survey]").click();
    page.locator("dialog[open] select[name=score]").selectOption("4");
    page.locator("dialog[open] textarea[name=reason]").fill("网点太远。");
    page.locator("dialog[open] button[type=submit]").click();
    assertThat(card.locator("[data-survey-score='4']")).isVisible();
    assertThat(card).containsText("Supervisor · 主管 录入");
    assertThat(card).containsText("网点太远。");
    look(page, "customers-survey");

    JsonObject figure =
        RunningLobby.until(this::figure, it -> it.getInteger("answered") == others + 1);
    assertThat(figure.getInteger("asked")).isEqualTo(2);
    assertThat(figure.getInteger("promoters")).isEqualTo(others);
    assertThat(figure.getInteger("detractors")).isEqualTo(1);
    assertThat(figure.getInteger("nps")).isEqualTo(others == 1 ? 0 : -100);
    page.navigate(lobby.url() + "/supervisor/#view=rules");
    assertThat(
            page.locator(
                "[data-plan=recommend] [data-nps='%s']".formatted(figure.getInteger("nps"))))
        .isVisible();
    assertThat(page.locator("[data-plan=recommend]"))
        .containsText("已问到 2 位，其中 %d 位作答（%d%%）".formatted(others + 1, 50 * (others + 1)));
    assertThat(page.locator("[data-plan=recommend]")).containsText("每 180 天");
    look(page, "rules-survey");

    String data = lobby.as("supervisor", "/supervisor/people/" + silent + "/data").is(200).body();
    assertThat(data).contains("4/10: 网点太远。");
    browsing.isFreeOfErrors();
  }

  private static Object score(JsonObject survey) {
    return survey.getValue("score", "none");
  }

  private static JsonObject entry(String number, int score) {
    return new JsonObject().put("number", number).put("score", score);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
