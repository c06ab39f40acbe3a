package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The leads board in a real browser, from the chat to business.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadsPageTest {

  private static final String INTEREST = "我有80万想买理财产品，有什么推荐";

  private final RunningLobby lobby;
  private final Browsing browsing;

  LeadsPageTest(RunningLobby lobby) {
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

  /// Lets somebody show interest.
  ///
  /// @return the lead's number
  private String shown() {
    Visitor visitor = lobby.visitor("zh");
    visitor.say(INTEREST).is(200);
    return RunningLobby.until(
        () ->
            Reply.objects(lobby.as("agent", "/leads").is(200).json().getJsonArray("open")).stream()
                .map(row -> row.getString("number"))
                .filter(number -> shownIn(number, visitor.id()))
                .findFirst()
                .orElse(""),
        number -> !number.isEmpty());
  }

  private boolean shownIn(String number, String conversation) {
    return lobby
        .as("agent", "/leads/" + number)
        .is(200)
        .json()
        .getJsonArray("conversations")
        .contains(conversation);
  }

  private static Locator row(Page page, String number) {
    return page.locator("[data-lead='" + number + "']");
  }

  private static void step(Page page, String step) {
    page.locator("button[data-step=" + step + "]").click();
  }

  private static void choose(Page page, String field, String code) {
    page.locator("dialog[open] select[name=" + field + "]").selectOption(code);
  }

  private static void isAt(Page page, String stage) {
    assertThat(page.locator("h2 ~ [data-stage]")).hasAttribute("data-stage", stage);
  }

  @Test
  void a_lead_that_a_customer_left_in_the_chat_is_taken_contacted_and_won() {
    Page customer = browsing.customer("zh-CN");
    customer.locator("textarea[part=input]").fill(INTEREST);
    customer.locator("textarea[part=input]").press("Enter");
    assertThat(customer.locator("[data-seq][data-author=assistant]").last()).isVisible();

    Page agent = browsing.person("agent", "/leads/");
    agent.locator("lobby-view-nav a[href*=unowned]").click();
    Locator first = agent.locator("[data-lead]").first();
    assertThat(first).containsText("理财");
    look(agent, "leads-board");
    first.locator("a").press("Enter");
    look(agent, "lead-new");
    step(agent, "take");
    isAt(agent, "assigned");
    assertThat(agent.locator("[data-step=contact]")).hasCount(0);

    step(agent, "permit");
    choose(agent, "given", "yes");
    choose(agent, "how", "telephone");
    look(agent, "lead-permit");
    confirm(agent);
    assertThat(agent.locator("[data-permission]")).hasAttribute("data-permission", "given");
    step(agent, "contact");
    choose(agent, "how", "telephone");
    agent.locator("dialog[open] [name=text]").fill("约好周三上午到网点面谈。");
    confirm(agent);
    isAt(agent, "contacted");
    step(agent, "win");
    confirm(agent);
    isAt(agent, "won");
    assertThat(agent.locator("[data-event='lead.contacted']")).containsText("周三上午");
    look(agent, "lead-won");

    agent.locator("a[data-action=back]").click();
    agent.locator("lobby-view-nav a[href*=score]").click();
    assertThat(agent.locator("tbody")).containsText("已结束的太少");
    look(agent, "leads-score");
    browsing.isFreeOfErrors();
  }

  @Test
  void board_and_lead_can_be_read_on_a_phone_in_the_dark_in_both_languages() {
    String number = shown();
    String note = "客户希望了解三年期产品的历史业绩与提前赎回的费用并要求由客户经理当面讲解".repeat(6);
    lobby.as("agent", "/leads/" + number + "/notes", new JsonObject().put("text", note)).is(200);
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      String who = locale.startsWith("zh") ? "agent" : "supervisor";
      Page page = browsing.person(who, "/leads/", locale, 390, 844, ColorScheme.DARK);
      assertThat(row(page, number)).isVisible();
      look(page, "leads-board-phone-" + locale);
      row(page, number).locator("a").click();
      assertThat(page.locator("[data-event='lead.noted']")).isVisible();
      look(page, "lead-phone-" + locale);
      page.navigate(lobby.url() + "/leads/#show=score");
      look(page, "leads-score-phone-" + locale);
      page.navigate(lobby.url() + "/leads/#show=mine");
      look(page, "leads-none-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void whose_a_lead_is_and_what_their_record_says_can_be_read_anywhere() {
    // With a manager, so that it does not wait among those of nobody, where others look.
    lobby.cookie("supervisor");
    Visitor visitor = lobby.customer("N-812", "王女士", "gold");
    lobby
        .bankSays(
            "N-812",
            new JsonObject()
                .put("name", "王女士")
                .put("tier", "gold")
                .put("manager", "supervisor")
                .put("phones", new JsonArray().add("138 0013 8112"))
                .put("consents", new JsonObject().put("contact", true)))
        .is(200);
    visitor.say(INTEREST).is(200);
    String number =
        RunningLobby.until(
            () ->
                Reply.objects(lobby.as("agent", "/leads").is(200).json().getJsonArray("open"))
                    .stream()
                    .map(row -> row.getString("number"))
                    .filter(it -> shownIn(it, visitor.id()))
                    .findFirst()
                    .orElse(""),
            it -> !it.isEmpty());
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      boolean chinese = locale.startsWith("zh");
      for (int width : new int[] {1440, 390}) {
        Page page =
            browsing.person(
                chinese ? "agent" : "supervisor",
                "/leads/#number=" + number,
                locale,
                width,
                900,
                ColorScheme.LIGHT);
        assertThat(page.locator("a.name")).hasText("王女士");
        assertThat(page.locator(".client")).containsText("••••8112");
        assertThat(page.locator("[data-permission]")).hasAttribute("data-permission", "given");
        assertThat(page.locator("dl")).containsText(chinese ? "同意联系" : "May be contacted: since");
        assertThat(page.locator("[data-step=contact]")).isVisible();
        look(page, "lead-client-" + locale + "-" + width);
        page.locator("a.name").click();
        assertThat(page.locator("lobby-customers-console")).containsText("王女士");
        page.context().close();
      }
    }
    browsing.isFreeOfErrors();
  }

  @Test
  void what_is_no_lead_is_told_and_the_other_console_is_a_link_away() {
    Page page = browsing.person("agent", "/leads/#number=L-NONE");
    assertThat(page.locator("[role=alert]")).containsText("no such lead");
    page.locator("a[data-action=other-console]").first().click();
    assertThat(page.locator("lobby-agent-console")).isVisible();
    assertThat(page.locator("a[data-action=other-console][href='/leads/']")).isVisible();
    browsing.isFreeOfErrors();
  }
}
