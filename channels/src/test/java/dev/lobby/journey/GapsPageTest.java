package dev.lobby.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.lobby.Reply;
import dev.lobby.RunningLobby;
import dev.lobby.Visitor;
import dev.lobby.WithLobby;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An editor finds what customers asked in vain, and closes it, in a real browser.
@WithLobby
class GapsPageTest {

  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final List<String> ASKED = List.of("数字人民币钱包怎么开", "怎么开通数字人民币钱包", "数字人民币钱包在哪里申请");

  private final RunningLobby lobby;
  private final List<String> complaints = new ArrayList<>();

  GapsPageTest(RunningLobby lobby) {
    this.lobby = lobby;
  }

  /// Lets a visitor ask something that is understood.
  private Visitor asks(String language, String text) {
    while (true) {
      Visitor visitor = lobby.visitor(language);
      String told = visitor.say(text).is(200).body();
      // On a busy machine a message may take longer than it may; then somebody else asks.
      if (!told.contains("我们这边出了点问题") && !told.contains("went wrong on our side")) {
        return visitor;
      }
    }
  }

  /// Lets an agent take the first ticket, answer it, and end it well.
  private void answers(Visitor visitor, String reply) {
    visitor.say("转人工").is(200);
    JsonObject ticket =
        RunningLobby.until(
                () ->
                    Reply.objects(
                        lobby.as("agent", "/agent/queue").is(200).json().getJsonArray("tickets")),
                tickets ->
                    tickets.stream()
                        .anyMatch(it -> visitor.id().equals(it.getString("conversation"))))
            .stream()
            .filter(it -> visitor.id().equals(it.getString("conversation")))
            .findFirst()
            .orElseThrow();
    lobby
        .as("agent", "/agent/tickets/" + ticket.getString("id") + "/claim", new JsonObject())
        .is(200);
    String conversation = "/agent/conversations/" + visitor.id();
    lobby
        .as(
            "agent",
            conversation + "/messages",
            new JsonObject().put("clientMessageId", "a1").put("text", reply))
        .is(200);
    lobby
        .as("agent", conversation + "/resolve", new JsonObject().put("wrapUp", "answered"))
        .is(200);
  }

  private Page signedIn(Chromium browser, Browser.NewContextOptions options) {
    lobby.cookie("editor");
    Page page = browser.newContext(options.setLocale("zh-CN")).newPage();
    page.setDefaultTimeout(30_000);
    page.onPageError(complaints::add);
    page.navigate(lobby.url() + "/editor/");
    page.locator("input[name=username]").fill("editor");
    page.locator("input[name=password]").fill(RunningLobby.PASSWORD);
    page.locator("button[type=submit]").click();
    assertThat(page.locator("a[data-article=fees-transfer]")).isVisible(soon());
    page.locator("nav a[href*=gaps]").click();
    return page;
  }

  private static LocatorAssertions.IsVisibleOptions soon() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(120_000);
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void a_gap_is_found_looked_at_and_becomes_a_draft_with_the_agents_answer() {
    try (Chromium browser = new Chromium()) {
      Page empty = signedIn(browser, new Browser.NewContextOptions().setViewportSize(1280, 800));
      assertThat(empty.locator("lobby-gaps .nothing")).isVisible(soon());
      assertThat(empty.locator("lobby-gaps")).containsText("没有待处理的缺口");
      shot(empty, "editor-gaps-empty");
      empty.context().close();

      for (String text : ASKED) {
        asks("zh", text);
      }
      asks("zh", "我叫王小明，想开数字人民币钱包");
      Visitor helped = asks("zh", "数字人民币钱包怎么开？");
      answers(helped, "您好！数字人民币钱包在手机银行首页开通，凭手机号即可。");
      asks("en", "do you buy bitcoin");
      lobby.clock().advance(Duration.ofMinutes(2));

      Page page = signedIn(browser, new Browser.NewContextOptions().setViewportSize(1280, 900));
      Locator gap =
          page.locator("lobby-gaps [data-gap]")
              .filter(new Locator.FilterOptions().setHasText("钱包"));
      assertThat(gap).isVisible(soon());
      assertThat(gap).containsText("位客户问了");

      // By keyboard alone.
      page.keyboard().press("j");
      page.keyboard().press("Enter");
      Locator closing = page.locator("lobby-gap-closing");
      assertThat(closing).isVisible(soon());
      assertThat(
              closing
                  .locator(".questions li")
                  .filter(new Locator.FilterOptions().setHasText("王小明"))
                  .locator("input"))
          .isDisabled();
      assertThat(closing.locator(".reply")).containsText("凭手机号即可");
      shot(page, "editor-gaps");

      Page phone =
          signedIn(
              browser,
              new Browser.NewContextOptions()
                  .setViewportSize(390, 844)
                  .setColorScheme(ColorScheme.DARK));
      assertThat(phone.locator("lobby-gaps [data-gap]").first()).isVisible(soon());
      phone.locator("button.heading").first().click();
      assertThat(phone.locator("lobby-gap-closing")).isVisible(soon());
      shot(phone, "editor-gaps-phone-dark");
      phone.context().close();

      closing.locator("form[data-form=draft] input[name=article]").fill("e-cny-wallet");
      closing.locator("button[data-action=draft]").click();
      assertThat(page.locator("lobby-article-editor")).isVisible(soon());
      assertThat(page.locator("[data-language=zh] textarea[name=answer]"))
          .hasValue(
              "数字人民币钱包在手机银行首页开通，凭手机号即可。",
              new LocatorAssertions.HasValueOptions().setTimeout(60_000));
      shot(page, "editor-gaps-draft");

      page.locator("nav a[href*=gaps]").click();
      assertThat(page.locator("lobby-gaps [data-gap]").first()).isVisible(soon());
      assertThat(page.locator("lobby-gaps h2").first()).containsText("（1）");
      assertThat(gap).hasCount(0);

      // Where no agent answered, a new article begins with nobody's answer.
      page.locator("lobby-gaps button.heading").first().click();
      assertThat(closing).isVisible(soon());
      assertThat(closing.locator("select[name=answer]")).hasValue("nowhere");
      assertThat(closing.locator("form[data-form=draft] input[name=article]"))
          .hasValue(Pattern.compile("bitcoin"));
      shot(page, "editor-gaps-own-words");
    }
    String draft = lobby.as("editor", "/editor/articles/e-cny-wallet").is(200).body();
    assertThat(draft).contains("缺口 g-", "答复出自客服 agent").contains(ASKED).doesNotContain("王小明");
    assertThat(lobby.as("supervisor", "/supervisor/audit?by=editor").is(200).body())
        .contains("read-gaps");
    assertThat(complaints).isEmpty();
  }
}
