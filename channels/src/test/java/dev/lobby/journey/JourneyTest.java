package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job in a real browser, against Lobby in a process of its own.
class JourneyTest {

  private static final Path SHOTS = Path.of("target", "screenshots");

  @TempDir static Path data;

  private static ServerProcess server;
  private static CuttableProxy network;
  private static final Chromium browser = new Chromium();

  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() throws Exception {
    server = ServerProcess.start(data);
    network = new CuttableProxy(server.port());
  }

  @AfterAll
  static void close() throws Exception {
    browser.close();
    network.close();
    server.close();
  }

  /// A browser of one person, whose console must stay free of errors.
  private Page person(String locale, int width, int height, ColorScheme scheme) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(locale)
                .setViewportSize(width, height)
                .setColorScheme(scheme));
    context.setDefaultTimeout(15_000);
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      // A cut network and the question whether somebody is signed in are errors to the browser
      // alone.
      if (message.type().equals("error")
          && !message.text().contains("Failed to load resource")
          && !message.text().contains("WebSocket connection")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  private static void say(Page page, String text) {
    page.locator("textarea[part=input]").fill(text);
    page.locator("textarea[part=input]").press("Enter");
  }

  private static Locator messages(Page page, String author) {
    return page.locator("[data-seq][data-author=" + author + "]");
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  private static void signIn(Page page, String username) {
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(server.password(username));
    page.locator("button[type=submit]").click();
  }

  @Test
  void two_customers_are_answered_and_a_complaint_goes_all_the_way() throws Exception {
    // An English customer is answered, and picks from what is suggested.
    Page english = person("en-GB", 390, 844, ColorScheme.DARK);
    english.navigate(network.url() + "/");
    english.locator("button[part=launcher]").click();
    assertThat(messages(english, "assistant").first()).containsText("automated");
    say(english, "how much can I transfer per day?");
    assertThat(messages(english, "assistant").last()).containsText("50,000");
    shot(english, "customer-phone-dark");

    // A Chinese customer is answered.
    Page chinese = person("zh-CN", 1280, 800, ColorScheme.LIGHT);
    chinese.navigate(network.url() + "/");
    chinese.locator("button[part=launcher]").click();
    assertThat(messages(chinese, "assistant").first()).containsText("自动");
    say(chinese, "转账限额是多少");
    assertThat(messages(chinese, "assistant").last()).containsText("50,000");
    shot(chinese, "customer");

    // A complaint gets a number and reaches the agents.
    say(chinese, "你们柜员态度太差了，等了两个小时，我要投诉！");
    assertThat(messages(chinese, "assistant").filter(new Locator.FilterOptions().setHasText("C-")))
        .hasCount(1);
    assertThat(messages(chinese, "assistant").last()).containsText("是哪一天的事");
    Page agent = person("zh-CN", 1440, 900, ColorScheme.LIGHT);
    agent.navigate(network.url() + "/agent/");
    signIn(agent, "agent");
    Locator ticket =
        agent.locator("[data-ticket]").filter(new Locator.FilterOptions().setHasText("柜员"));
    ticket.click();
    shot(agent, "agent-queue");
    agent.locator("button[data-action=claim]").click();

    // The agent replies, and the customer reads it live.
    agent.locator("textarea[name=reply]").fill("您好，我看到您的投诉了。请问是哪个网点？");
    agent.locator("button[data-action=send]").click();
    assertThat(messages(chinese, "agent")).containsText("请问是哪个网点");

    // The assistant is silent now.
    int before = messages(chinese, "assistant").count();
    say(chinese, "转账限额是多少");
    assertThat(agent.locator("[data-seq][data-author=customer]").last()).containsText("转账限额");
    assertThat(messages(chinese, "assistant").count()).isEqualTo(before);

    // The network is cut while both write; nothing is lost, nothing comes twice.
    network.cut();
    say(chinese, "是中山路网点");
    agent.locator("textarea[name=reply]").fill("谢谢，我马上联系中山路网点。");
    agent.locator("button[data-action=send]").click();
    network.mend();
    Locator retry = agent.locator("[data-action=retry]");
    Locator seen =
        agent
            .locator("[data-seq][data-author=customer]")
            .filter(new Locator.FilterOptions().setHasText("是中山路网点"));
    assertThat(seen).hasCount(1);
    if (retry.count() > 0) {
      retry.first().click();
    }
    Locator heard =
        messages(chinese, "agent").filter(new Locator.FilterOptions().setHasText("马上联系"));
    assertThat(heard).hasCount(1);
    assertThat(
            messages(chinese, "customer").filter(new Locator.FilterOptions().setHasText("是中山路网点")))
        .hasCount(1);

    // A reload shows the same conversation.
    List<String> said = chinese.locator("[part=log] [data-seq]").allInnerTexts();
    chinese.reload();
    if (chinese.locator("[part=panel]").isHidden()) {
      chinese.locator("button[part=launcher]").click();
    }
    assertThat(chinese.locator("[part=log] [data-seq]")).hasCount(said.size());
    assertThat(withoutTimes(chinese.locator("[part=log] [data-seq]").allInnerTexts()))
        .containsExactlyInAnyOrderElementsOf(withoutTimes(said));
    shot(chinese, "customer-with-agent");
    shot(agent, "agent");

    // The agent resolves it with a wrap-up code.
    agent.locator("button[data-action=resolve]").click();
    agent.locator("select[name=wrapUp]").selectOption("complaint-settled");
    agent.locator("textarea[name=note]").fill("已向客户致歉");
    agent.locator("button[data-action=confirm-resolve]").click();
    assertThat(messages(chinese, "system").last()).isVisible();

    // The supervisor finds it by a word in it and reads why each answer was given.
    Page supervisor = person("zh-CN", 1440, 900, ColorScheme.LIGHT);
    supervisor.navigate(network.url() + "/supervisor/");
    signIn(supervisor, "supervisor");
    shot(supervisor, "supervisor-list");
    supervisor.locator("input[name=query]").fill("中山路");
    supervisor.locator("input[name=query]").press("Enter");
    assertThat(supervisor.locator("[data-conversation]")).hasCount(1);
    supervisor.locator("[data-conversation]").click();
    assertThat(supervisor.locator("[data-trace]").first()).isVisible();
    assertThat(supervisor.locator("[data-trace]").first()).containsText("transfer-limit");
    shot(supervisor, "supervisor");

    // An English word finds the English one.
    supervisor.navigate(network.url() + "/supervisor/");
    supervisor.locator("input[name=query]").fill("transfer per day");
    supervisor.locator("input[name=query]").press("Enter");
    assertThat(supervisor.locator("[data-conversation]")).hasCount(1);

    assertThat(complaints).isEmpty();
  }

  // A message that was resent shows the minute it was typed in, and after a reload the one it came
  // in.
  private static List<String> withoutTimes(List<String> texts) {
    return texts.stream().map(it -> it.replaceAll("\\d\\d:\\d\\d", "").strip()).toList();
  }
}
