package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lobby.journey.Browsing.confirm;
import static dev.lobby.journey.Browsing.look;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.RunningLobby;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The board of suggestions and praise in a real browser, from the chat to what the customer reads
/// of it.
@WithLobby
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedbackPageTest {

  private static final String SUGGESTION = "建议你们手机银行增加指纹登录";

  private final RunningLobby lobby;
  private final Browsing browsing;

  FeedbackPageTest(RunningLobby lobby) {
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

  private static void step(Page page, String step) {
    Locator button = page.locator("button[data-step=" + step + "]");
    if (!button.isVisible()) {
      page.locator("summary").first().click();
    }
    button.click();
  }

  private static void isAt(Page page, String stage) {
    assertThat(page.locator("h2 ~ [data-stage]")).hasAttribute("data-stage", stage);
  }

  @Test
  void a_suggestion_is_answered_and_the_customer_reads_what_came_of_it() {
    Page customer = browsing.customer("zh-CN");
    customer.locator("textarea[part=input]").fill(SUGGESTION);
    customer.locator("textarea[part=input]").press("Enter");
    assertThat(customer.locator("[data-author=assistant]").last()).containsText("谢谢您的建议");

    Page agent = browsing.person("agent", "/feedback/");
    Locator first = agent.locator("[data-feedback]").first();
    assertThat(first).containsText("建议");
    look(agent, "feedback-board");
    first.locator("a").press("Enter");
    assertThat(agent.locator("[data-event='feedback.received']")).containsText("指纹登录");
    look(agent, "feedback-new");

    step(agent, "take");
    step(agent, "answer");
    agent.locator("dialog[open] select[name=verdict]").selectOption("planned");
    agent.locator("dialog[open] [name=text]").fill("六月的新版本支持指纹登录。");
    look(agent, "feedback-answer");
    confirm(agent);
    isAt(agent, "answered");
    step(agent, "tell");
    agent.locator("dialog[open] select[name=how]").selectOption("conversation");
    confirm(agent);
    isAt(agent, "told");
    look(agent, "feedback-told");

    assertThat(customer.locator("[data-seq]").last()).containsText("六月的新版本支持指纹登录。");
    browsing.isFreeOfErrors();
  }

  @Test
  void the_board_can_be_read_on_a_phone_in_the_dark_in_both_languages() {
    lobby.visitor("zh").say(SUGGESTION).is(200);
    for (String locale : new String[] {"zh-CN", "en-GB"}) {
      Page page = browsing.person("supervisor", "/feedback/", locale, 390, 844, ColorScheme.DARK);
      Locator row = page.locator("[data-feedback]").first();
      assertThat(row).isVisible();
      String number = row.getAttribute("data-feedback");
      lobby
          .as(
              "agent",
              "/feedback/" + number + "/notes",
              new JsonObject().put("text", "客户说每次登录都要输入密码和短信验证码，老人看不清小字".repeat(5)))
          .is(200);
      look(page, "feedback-board-phone-" + locale);
      row.locator("a").click();
      assertThat(page.locator("[data-event='feedback.noted']").first()).isVisible();
      look(page, "feedback-phone-" + locale);
      page.navigate(lobby.url() + "/feedback/#show=mine");
      look(page, "feedback-none-phone-" + locale);
      page.context().close();
    }
    browsing.isFreeOfErrors();
  }
}
